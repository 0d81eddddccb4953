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
