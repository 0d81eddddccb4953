"""Tests of records."""

from extractor.authoring import examples


def test_every_example_holds_and_no_counter_example_does():
    assert examples.indicator_faults() == []
