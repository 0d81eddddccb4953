"""Figures of a report with the words between them: nouns, sentences, list items, brackets."""

from dataclasses import replace
from decimal import Decimal

import pytest
from made_checks import examined, passages

from extractor.checks.passages import as_printed


def raws(figures):
    return [figure.raw for figure in figures]


def nouns(plain):
    found = passages(plain)
    return [found.noun(figure) for figure in found.figures]


def test_figures_are_those_with_a_number_outside_of_tables():
    plain = "Có 12 hồ sơ theo Quyết định số 15/QĐ-UBND ngày 05/10/2024.\n\nXã A\t5\t7\n"
    assert raws(passages(plain).figures) == ["12"]


@pytest.mark.parametrize(
    "plain, counted",
    [
        ("Có 12 hồ sơ trực tuyến.", ["hồ sơ"]),
        ("Có 12 Hồ sơ, 5 tờ trình.", ["hồ sơ", "tờ trình"]),
        ("Hoàn thành 23/28 nhiệm vụ.", ["nhiệm vụ"]),
        ("Có 12 trên tổng số các hồ sơ.", ["hồ sơ"]),
        ("Có 12.", [""]),
    ],
)
def test_the_noun_that_a_figure_counts(plain, counted):
    assert nouns(plain) == counted


@pytest.mark.parametrize(
    "plain, same, akin",
    [
        ("Có 12 hồ sơ và 5 hồ sơ.", True, True),
        ("Có 12 hồ sơ và 5 đơn.", False, False),
        ("Có 12 phiếu và 5 phiếu hài lòng.", False, True),
        ("Có 12, có 5 phiếu.", False, False),  # of what nobody knows
    ],
)
def test_two_figures_count_the_same_or_one_in_more_words(plain, same, akin):
    found = passages(plain)
    assert (found.same_noun(*found.figures), found.akin(*found.figures)) == (same, akin)


@pytest.mark.parametrize(
    "plain, alike",
    [
        ("Có 12 hồ sơ và 5 đơn.", True),
        ("Trồng 12,5 ha và 3,5 ha.", True),
        ("Trồng 12,5 ha, dài 3,5 km.", False),
        ("Trồng 12,5 ha, chi 3 triệu đồng.", False),
        ("Có 12 hồ sơ, đạt 98,5%.", False),
    ],
)
def test_figures_of_one_kind_and_unit_could_be_added(plain, alike):
    first, second = passages(plain).figures
    assert first.alike(second) == second.alike(first) == alike


@pytest.mark.parametrize(
    "plain, one_sentence, one_block",
    [
        ("Có 12 hồ sơ; còn 5 hồ sơ.", True, True),
        ("Có 12 hồ sơ. Còn 5 hồ sơ.", False, True),
        ("Họp tại TP. Sóc Trăng 12 lần, tại TT. Mỹ Xuyên 5 lần.", True, True),
        ("Có 12 hồ sơ.\n\nCòn 5 hồ sơ.", False, False),
        ("- Có 12 hồ sơ;\n- Còn 5 hồ sơ.", False, False),
        ("Có 12 hồ sơ,\n\ncòn 5 hồ sơ.", True, True),  # it runs over a page's end
    ],
)
def test_sentences_and_paragraphs(plain, one_sentence, one_block):
    found = passages(plain)
    assert found.same_sentence(*found.figures) == one_sentence
    assert found.same_block(*found.figures) == one_block


@pytest.mark.parametrize(
    "plain, items",
    [
        ("Gồm:\n- 12 đơn;\n- 5 tờ trình.\n", ["- 12 đơn;", "- 5 tờ trình."]),
        ("Gồm:\na) 12 đơn;\nb) 5 tờ trình.\n", ["a) 12 đơn;", "b) 5 tờ trình."]),
        # pluses below a dash do not end its list
        ("Gồm:\n- 12 đơn:\n+ 5 mới;\n- 3 thư.\n", ["- 12 đơn:", "- 3 thư."]),
        ("Gồm:\n- 12 đơn;\n\nNgoài ra có 5 thư.\n- 3 thư.\n", ["- 12 đơn;"]),
        ("Gồm 12 đơn.\nCó 5 thư.\n", []),
    ],
)
def test_the_items_of_the_list_that_follows(plain, items):
    found = passages(plain)
    assert [plain[slice(*span)].strip() for span in found.items(0)] == items


def test_a_list_has_no_more_items_than_anybody_adds_up():
    found = passages("Gồm:\n" + "- 12 đơn;\n" * 60)
    assert len(found.items(0)) == 40


@pytest.mark.parametrize(
    "plain, levels",
    [
        ("Có 176 đơn (160 mới, 16 cũ), 12 thư.", ["176", "12"]),
        ("Có 176 đơn, tăng 12 đơn, còn 5 đơn.", ["176", "5"]),  # a difference is no level
        ("Có 176 đơn, đạt 79,6%, còn 5 đơn.", ["176", "5"]),
        ("Có khoảng 176 đơn, còn 5 đơn.", ["5"]),
    ],
)
def test_levels_of_a_slice_stand_in_no_bracket_of_their_own(plain, levels):
    found = passages(plain)
    assert raws(found.counts_in(0, len(plain))) == levels
    assert raws(found.counts_in(0, len(plain), last_first=True)) == levels[::-1]


def test_figures_are_looked_up_by_what_they_hold():
    found = passages("Có 23/28 nhiệm vụ, 28 hồ sơ, 5 đơn, 28 thư.")
    ratio, *counts = found.figures
    assert found.ratios() == found.ratios_of(28) == found.ratios_with_rest(5) == [ratio]
    assert found.counts_of(28) == [counts[0], counts[2]] and found.counts_of(7) == []
    assert found.of_noun("đơn") == [counts[1]]
    assert found.before(ratio) is None and found.after(ratio) == counts[0]
    assert found.before(counts[0]) == ratio and found.after(counts[2]) is None
    assert found.within(ratio.start, counts[1].start) == [ratio, counts[0]]
    assert found.at(counts[1].start) == counts[1]
    with pytest.raises(IndexError):
        found.at(0)


def test_the_largest_whole_before_a_figure_is_of_its_paragraph():
    found = passages("Có 500 hồ sơ.\n\nCó 23/28 nhiệm vụ, 12 đơn, 40 thư, 3 bài.")
    assert [found.largest_before(figure) for figure in found.figures] == [0, 0, 28, 28, 40]


def test_another_reading_of_a_figure_is_seen_in_its_place():
    _, numerals = examined("Có 12 hồ sơ, 5 đơn.")
    found = passages("Có 12 hồ sơ, 5 đơn.")
    reread = found.narrowed(replace(numerals[0], value=72))
    assert [figure.value for figure in reread.figures] == [72, 5]
    assert [figure.value for figure in found.figures] == [12, 5]


@pytest.mark.parametrize(
    "raw, value, held",
    [
        ("5,65 ngàn", 5650, "5.65E+3"),  # nothing is said of its ones
        ("12 triệu", Decimal(12_000_000), "1.2E+7"),
        ("1.250", 1250, "1250"),
        ("98,5", Decimal("98.5"), "98.5"),
    ],
)
def test_a_value_has_no_more_places_than_are_printed(raw, value, held):
    assert str(as_printed(raw, value)) == held
