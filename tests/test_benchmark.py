"""The benchmark itself: a planted error is found, whatever it is."""

import json
import sys
import types

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from scoring import score

GOLD = [
    {"kind": "count", "raw": "25.121", "value": 25121, "page": 1},
    {"kind": "ratio", "raw": "23/28", "numerator": 23, "denominator": 28, "page": 1},
    {"kind": "percentage", "raw": "82,1%", "value": 82.1, "page": 1},
    {"kind": "date", "raw": "07/11/2016", "iso": "2016-11-07", "page": 2},
    {"kind": "count", "raw": "12", "value": 12, "table": True, "page": 2},
]


def rows(changes=types.MappingProxyType({})):
    """The gold as rows: {raw: (fields that differ, flagged)}, None for one left out."""
    found = []
    for g in GOLD:
        other = changes.get(g["raw"], ({}, False))
        if other is not None:
            fields = {
                "value": "",
                "iso": "",
                "numerator": None,
                "denominator": None,
                **g,
                **other[0],
            }
            found.append((g["kind"], fields, other[1]))
    return found


@pytest.mark.parametrize(
    "changes, right, silent, flagged",
    [
        ({}, 4, 0, 0),
        ({"25.121": ({"raw": "25.127", "value": "25127"}, False)}, 3, 1, 0),  # one digit, unsaid
        ({"25.121": ({"raw": "25.127", "value": "25127"}, True)}, 3, 0, 1),  # one digit, said
        ({"23/28": ({"raw": "2/28", "numerator": 2}, False)}, 3, 1, 0),
        ({"82,1%": None}, 3, 1, 0),  # lost
        ({"07/11/2016": ({}, True)}, 4, 0, 1),  # right, but sent to a person
    ],
)
def test_planted_errors_are_counted(changes, right, silent, flagged):
    result = score(GOLD, rows(changes))
    assert (result.gold, result.right, result.silent, result.flagged) == (4, right, silent, flagged)


def test_what_nobody_printed_is_an_error():
    extra = ("count", {"raw": "7", "value": "7", "page": 1}, False)
    assert score(GOLD, [*rows(), extra]).silent == 1
    assert score(GOLD, [*rows(), (*extra[:2], True)]).silent == 0


def test_another_order_costs_nothing():
    assert score(GOLD, rows()[::-1]).right == 4


def test_a_digit_changed_on_the_page_is_found(tmp_path):
    """The whole way: a scan whose gold says another figure than the page shows."""
    import accuracy
    import scans

    made = scans.make(
        tmp_path / "made", 5, {"office 200": scans.QUALITIES["office 200"]}, ("FreeSerif",)
    )
    quality, pdf, gold = next(found for found in made if "cong-van" in found[1].name)
    clean = accuracy.measure([(quality, pdf, gold)], tmp_path, plain=False)
    lines = gold.read_text("utf-8").splitlines()
    at = next(n for n, line in enumerate(lines) if json.loads(line)["kind"] == "count")
    planted = {**json.loads(lines[at]), "value": 98765, "raw": "98765"}
    gold.write_text("\n".join([*lines[:at], json.dumps(planted), *lines[at + 1 :]]), "utf-8")
    dirty = accuracy.measure([(quality, pdf, gold)], tmp_path, plain=False)
    [before], [after] = (found.values() for found in (clean, dirty))
    before, after = before.solieu, after.solieu
    assert (after.right, after.silent) == (before.right - 1, before.silent + 1)


def test_the_curve_of_risk_takes_the_surest_first_and_the_marked_last():
    import curve

    sure, less, marked = (
        curve.Answer(0.99, True, False),
        curve.Answer(0.9, False, False),
        curve.Answer(0.95, False, True),
    )
    points = curve.points([marked, less, sure])
    assert [point.risk for point in points] == [0, 1 / 2, 2 / 3]
    assert points[-1].coverage == 1
    assert abs(curve.area([marked, less, sure]) - (0 + 1 / 2 + 2 / 3) / 3) < 1e-9
    # rows that cannot be told apart share their errors, in whatever order they come
    alike = [curve.Answer(0.9, right, False) for right in (True, False)]
    assert [point.risk for point in curve.points(alike)] == [0.5, 0.5]
    assert [point.risk for point in curve.points(alike[::-1])] == [0.5, 0.5]


def test_the_curve_is_drawn_with_its_area():
    import xml.etree.ElementTree as tree

    import curve

    named = {"made <scans>": [curve.Answer(0.9, k > 1, k < 2) for k in range(10)]}
    drawn = tree.fromstring(curve.picture(named))
    texts = [each.text for each in drawn.iter() if each.tag.endswith("text")]
    assert f"made <scans>: area {curve.area(named['made <scans>']):.5f}, unmarked 80.0%" in texts
    assert len(list(curve.numbers(named))) == 2


def test_a_page_full_of_numerals_knows_what_is_written_on_it(tmp_path):
    from types import SimpleNamespace

    import dense

    (page,) = dense.pages(tmp_path, 3, 1)
    assert page.pdf.exists()
    assert len(page.written) > 60
    assert dense.essence("quý III/2024,") == "III/2024"
    assert dense.essence("125/QĐ-UBND") == "125"
    rows = [SimpleNamespace(raw=raw) for raw in ("11%", "1,5%", "III/2024")]
    held = list(dense.held_against(("11%", "7,5%", "III/2024"), rows))
    assert [right for _, right in held] == [True, False, True]
