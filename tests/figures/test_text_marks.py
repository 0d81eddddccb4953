"""What a dot in a score means, where few of many scores were read with a comma."""

import pytest

from extractor.figures.text_marks import marks_of

HEAD = "Chỉ số cải cách hành chính của các sở: "


@pytest.mark.parametrize(
    "scores, decimals",
    [
        (
            "Sở A 92.83 điểm, sở B 91.86 điểm, sở C 68.32 điểm, sở D 91,92 điểm, sở E 91.651 điểm",
            True,
        ),
        ("Sở A 88.1 điểm, sở B 87.25 điểm, sở C 80.5 điểm, sở D 79,9 điểm, sở E 70.125 điểm", True),
        ("Sở A 92.83 điểm, sở E 91.651 điểm", True),
        ("Sở A 92.83 điểm, sở B 91,86 điểm, sở E 91.651 điểm", False),
        ("Sở A 92,83 điểm, sở B 91,86 điểm, sở C 91.2 điểm, sở E 91.651 điểm", False),
        (
            "Sở A 92.83 điểm, sở B 91.8 điểm, sở C 68.3 điểm, sở D 91,92 điểm, sở E 191.651 điểm",
            False,
        ),
    ],
)
def test_a_dot_in_a_score_stands_before_decimals(scores, decimals):
    assert marks_of(HEAD + scores).scores is decimals
