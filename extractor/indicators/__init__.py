"""Which named indicator of `patterns/indicators` a figure is: in prose by the words around it, in
tables by the heads of its row and column.

The words for what stands around a figure, used in the records and in all modules here:

- *context*: all of the following together; each is a slice of the text.
- *sentence*: the one that holds the figure. Within a paragraph, items that end in a semicolon are
  one sentence.
- *own words*: before the figure from the figure before it, behind it to the end of its clause.
- *lead-in*: the words, up to a colon, that open the list which the figure stands in.
- *items*: the other items of that list.
- *earlier*: what stands before the sentence in its paragraph.
- *headings*: the titles above the figure, the nearest first; the *section* begins at the nearest.
- *level*: the level of administration that any of these words name: province, district, commune.
- *whole* and *part*: a figure before words like `trong đó`, and one behind them.
- *claimed*: words that the figure before has taken for its own indicator.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
