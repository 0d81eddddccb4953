"""The words of a document's pages → one text in reading order, with the way back to every place.

Tables without ruled lines are found on the way, and so are the headings of sections.

Words used here, each for one thing:

- segment: words on one line with no wide gap between them; in a table, usually a cell's line;
- line: print at one height, all its segments from left to right; a *row* is a row of a table and
  may take several lines;
- straight: moved so that lines run level and columns upright, as a scan may lean
  (`StraightWord`, `StraightSegment`, `StraightLine`);
- column: what stands below each other; its *span* is from where to where its print reaches across
  the page, a *gutter* the empty strip between two spans, an *edge* where two columns meet;
- block: lines that may be the rows of a table without ruled lines;
- head: a cell above the columns that it names; the *header* is all heads of a table;
- heading: the title of a section (`II. KẾT QUẢ`); its *path* is `II.2.e`; its *mark* is the number
  before it, of which a *reading* is what the mark may stand for (`H.` for II);
- outline: the headings of a document, read all at once, and what is known of them beforehand;
- furniture: what is no running text (page number, footnote, stamp).
"""

from extractor.layout.heading_outline import outline
from extractor.layout.lay_out import from_plain, lay_out
from extractor.layout.lost_headings import lost_headings
from extractor.layout.places import level_box, numeral_at, place_of, words_of
from extractor.layout.table_words import table_words

__all__ = [
    "from_plain",
    "lay_out",
    "level_box",
    "lost_headings",
    "numeral_at",
    "outline",
    "place_of",
    "table_words",
    "words_of",
]
