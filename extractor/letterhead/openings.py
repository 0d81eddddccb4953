"""Where a document begins among the pages of a file, where a text goes on over a page's end."""

from __future__ import annotations

import regex

from extractor.language.date_words import DAY_WORD, NUMBER_WORD, YEAR_WORD_AFTER_MONTH
from extractor.language.flat import bare
from extractor.layout import lay_out
from extractor.letterhead.number_and_date import OWN_DATE, OWN_NUMBER
from extractor.letterhead.title import find_type_line
from extractor.model import DocumentText, Line, PageReading

UPPER = 1 / 3  # of the page's height: a letterhead stands above
HEAD = 2000  # characters of a page in which number, date and type of a letterhead stand
MOTTO_WORDS = frozenset(
    (
        *("cong", "hoa", "xa", "hoi", "chu", "nghia", "viet", "nam", "dang", "san"),
        *("doc", "lap", "tu", "do", "hanh", "phuc"),
    )
)
LEAST_WORDS = 5  # of them, as OCR may read them, for a page to be looked at closely
# Nghị định 30/2020/NĐ-CP and Hướng dẫn 36-HD/VPTW: what stands above every document.
MOTTO = regex.compile(
    r"(?:cong hoa xa hoi chu nghia viet nam){e<=6}"
    r"|(?:doc lap ?. ?tu do ?. ?hanh phuc){e<=4}"
    r"|(?:dang cong san viet nam){e<=3}"
)
# A number or a day left open is a form to be filled in, not a document.
LEFT_OPEN = regex.compile(
    rf"(?i)(?:\b{NUMBER_WORD}\s*:?|{DAY_WORD}|{YEAR_WORD_AFTER_MONTH})\s*(?:20|19)?\s*[.…_]{{2,}}"
)
# What is issued with a decision or a letter belongs to it, though it has a motto of its own.
ATTACHED = regex.compile(r"[(\[]\s*(?:(?:duoc\s+)?ban hanh\s+)?(?:kem theo|dinh kem){e<=1}\s+\p{L}")
YEAR = regex.compile(r"(?:19|20)\d\d|(?!19|20)\d\d")  # `năm 20…` is left open
ENDED = regex.compile(r"[.;:!?/”\"]\W*$")


def opens_document(page: PageReading) -> bool:
    """True where a page begins a document of its own: the country's name and motto (or the
    party's name) stand in its upper third, and a number, a date or a line with the document's
    type below. A blank form, an annex without them and what is attached to another document (`Kèm
    theo Quyết định số …`) do not."""
    if not _may_open(page):
        return False
    document = lay_out((page,))
    if not any(_is_motto(line, document, page) for line in document.lines):
        return False
    head = document.text[:HEAD]
    if ATTACHED.search(bare(head)):
        return False
    number, day = OWN_NUMBER.search(head), OWN_DATE.search(head)
    if number and regex.search(r"\d", number["number"]):
        return True
    if day and YEAR.fullmatch(day["y"]):
        return True
    return find_type_line(head) is not None and not LEFT_OPEN.search(head)


def _may_open(page: PageReading) -> bool:
    """True where enough words of the motto stand in the page's upper third."""
    found: set[str] = set()
    for word in page.words:
        if word.box.y0 <= page.height * UPPER:
            found |= MOTTO_WORDS.intersection(regex.findall(r"\p{L}+", bare(word.text)))
    for table in page.tables:
        for cell in table.cells:
            if cell.box.y0 <= page.height * UPPER:
                found |= MOTTO_WORDS.intersection(regex.findall(r"\p{L}+", bare(cell.text)))
    return len(found) >= LEAST_WORDS


def _is_motto(line: Line, document: DocumentText, page: PageReading) -> bool:
    if line.box is None or line.box.y0 > page.height * UPPER:
        return False
    words = regex.sub(r"\s+", " ", bare(document.text[line.start : line.end]))
    return MOTTO.search(words) is not None


def goes_on(before: PageReading, page: PageReading, position: int) -> bool:
    """True where a page without a letterhead is the one after `before`: its page number is its
    position (from 1), or a sentence runs over the page's end."""
    lines, earlier = _lines(page), _lines(before)
    edges = [*lines[:2], *lines[-2:]]
    if any(regex.fullmatch(rf"\W*{position}\W*", line) for line in edges):
        return True
    words = [line for line in lines if regex.search(r"\p{L}", line)]
    last = [line for line in earlier if regex.search(r"\p{L}", line)]
    if not words or not last:
        return False
    return bool(regex.match(r"\p{Ll}{2,}", words[0])) and not ENDED.search(last[-1])


def _lines(page: PageReading) -> list[str]:
    text = lay_out((page,)).text
    return [line.strip() for line in text.split("\n") if line.strip()]
