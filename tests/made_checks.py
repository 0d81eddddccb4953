"""The relations that the checks find in a text, as lines."""

from extractor.checks.all_checks import check
from extractor.checks.passages import Passages
from extractor.figures.find import find_numerals
from extractor.indicators.prose import name_figures
from extractor.layout import from_plain


def examined(plain):
    """The document of a text and its named numerals."""
    document = from_plain(plain)
    return document, name_figures(document, find_numerals(document, [], "2016"))


def said(plain):
    """`name: statement: verdict` of each relation, those of a kind as often as they are found."""
    return [f"{c.check}: {c.statement}: {c.verdict}" for c in check(*examined(plain)).checks]


def passages(plain):
    """The figures of a text with the words between, as the checks see them."""
    return Passages.of(*examined(plain))
