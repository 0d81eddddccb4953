"""Tests of examples."""

from extractor.authoring import examples
from extractor.checks.rules import load_checks


def test_checks_hold_their_own_examples():
    assert examples.check_faults() == []


def test_an_example_that_does_not_hold_is_named(monkeypatch):
    content = load_checks().content
    wrong = content.checks["remainder"].model_copy(
        update={"counter_examples": ["Tiếp nhận 158 hồ sơ, giải quyết 151 hồ sơ, còn 07 hồ sơ."]}
    )
    monkeypatch.setitem(content.checks, "remainder", wrong)
    assert [
        "remainder" in fault and "158 = 151 + 07" in fault for fault in examples.check_faults()
    ] == [True]
