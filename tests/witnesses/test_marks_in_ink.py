"""Numbers whose marks one reading lacks are settled by their print."""

from dataclasses import replace

import pytest

from extractor.witnesses.marks_in_ink import with_marks_seen
from tests.imaging.test_ink import printed


def settled(print_, read, other, evidence="split"):
    grey, (word,) = printed([print_])
    (found,) = with_marks_seen(
        (replace(word, text=read, others=(other,), evidence=evidence),), grey, 1
    )
    return found.text, found.evidence


@pytest.mark.parametrize(
    "print_, read, other, evidence",
    [
        ("57,3%", "57,3%", "573%", "opposed"),
        ("5.470", "5470", "5.470", "split"),
        ("1.860", "1.860", "1. 860", "split"),
        ("5,71", "5,71", "5/71", "opposed"),
        ("14", "14", "1/4", "opposed"),
    ],
)
def test_print_settles_the_marks(print_, read, other, evidence):
    assert settled(print_, read, other, evidence) == (print_, "marked")


@pytest.mark.parametrize(
    "print_, read, other, evidence",
    [
        ("57,3%", "57,3%", "573%", "agreed"),  # nothing is open
        ("57,3%", "57,3%", "578%", "split"),  # digits differ
        ("1/4", "14", "1/4", "split"),
        ("1.200", "1.200", "1,200", "split"),  # both have a mark there
        ("5470", "5470", "5.470", "split"),  # faint print loses marks
        ("573", "573", "57,3", "opposed"),
        ("12.5.2020", "12.5.2020", "1252020", "split"),  # no number
    ],
)
def test_what_print_does_not_tell_stays_open(print_, read, other, evidence):
    assert settled(print_, read, other, evidence) == (read, evidence)
