"""Relations between figures: found, weighed, proving readings, naming contradictions.

The room's words:

- relation: what a text says of some figures by standing as it does (`176 = 160 + 16`), found by a
  finder; its weight tells how hardly it would hold by accident.
- check: a relation, or a table's formula or total, with the verdict whether it holds.
- proof: a strong relation that holds with just one reading of its figures: they are proven.
- accusation: a check that does not hold names the rows to be looked at; each gets a doubt.
- suggestion: the one other reading with which a relation that fails would hold.
- reading: what one reader took a figure for; other readings are tried, the text is never changed.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
