"""Tests of relations."""

from decimal import Decimal

from extractor.checks.all_checks import check
from extractor.checks.rules import load_checks
from extractor.figures.find import find_numerals
from extractor.indicators.prose import name_figures
from extractor.layout import from_plain


def examined(plain):
    document = from_plain(plain)
    return document, name_figures(document, find_numerals(document, [], "2016"))


def test_equal_sums_weigh_by_how_unlikely_they_are():
    weights = {
        c.statement: c.weight
        for c in check(
            *examined(
                "Cấp huyện tiếp nhận 5.527 hồ sơ, đã giải quyết 5.484 hồ sơ, đang giải quyết 43 hồ sơ.\n\n"
                "Cấp xã tiếp nhận 11 hồ sơ, đã giải quyết 11 hồ sơ, đang giải quyết 0 hồ sơ."
            )
        ).checks
    }
    assert weights["5.527 = 5.484 + 43"] >= 3 > load_checks().strong > weights["11 = 11 + 0"]


SENTENCE = "Tổng số hồ sơ là 9.846 hồ sơ, gồm cấp huyện 2.318 hồ sơ và cấp xã 7.528 hồ sơ."


def test_weight_is_exact_and_every_relation_names_rows():
    document, rows = examined(SENTENCE)
    found = check(document, rows).checks
    assert len(found) == 1
    for c in found:
        assert isinstance(c.weight, Decimal) and set(c.figures) <= {r.start for r in rows}
