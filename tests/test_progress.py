"""How far a run is, told in pages, workers and minutes."""

import pytest

from extractor import messages, progress
from extractor.progress import Amount, Pace, Watch


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    "looked_at, pages, expected",
    [(0, 0, 0), (1, 10, 100), (5, 10, 20), (10, 25, 25)],
)
def test_pages_of_files_that_are_not_opened_yet_are_expected(looked_at, pages, expected):
    assert Amount(files=10, looked_at=looked_at, pages=pages).expected == expected


def test_the_time_left_follows_the_pace_of_late():
    clock = Clock()
    pace = Pace(clock)
    assert pace.minutes_for(100) is None
    for _ in range(20):  # one in six seconds
        clock.now += 6
        pace.page()
    assert pace.minutes_for(100) == 10
    for _ in range(600):  # other machines join: two a second
        clock.now += 0.5
        pace.page()
    assert pace.minutes_for(1200) == 10 and pace.minutes_for(0) == 1


def test_where_there_is_no_bar_a_line_says_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr(messages, "language", "en")
    monkeypatch.setattr(progress, "TOLD_EVERY", -1.0)
    clock = Clock()
    watch = Watch()
    watch.pace = Pace(clock)
    watch.files(4)
    watch.looked_at(2)
    watch.document("a.pdf", 16)
    watch.known(2)
    watch.at_work(3)
    for number in range(6):
        clock.now += 10
        watch.page("a.pdf", number)
    assert "8 of 32 pages, 3 at once, about 4 min left" in capsys.readouterr().err


def test_a_long_time_is_told_in_hours(monkeypatch):
    monkeypatch.setattr(messages, "language", "vi")
    clock = Clock()
    watch = Watch()
    watch.pace = Pace(clock)
    watch.document("a.pdf", 10_000)
    for number in range(10):
        clock.now += 6
        watch.page("a.pdf", number)
    assert watch.so_far() == ["còn chừng 17 giờ"]
