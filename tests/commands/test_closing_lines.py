"""What commands say when they end."""

import errno
from pathlib import Path

import pytest

from extractor.commands.closing_lines import (
    MOST_NAMED,
    first_of,
    held_open_lines,
    on_one_line,
    where_lines,
    writing_into,
)
from extractor.errors import SolieuError


@pytest.mark.parametrize("count", [0, 1, MOST_NAMED])
def test_what_a_person_reads_stands_whole(count):
    lines = [f"{at}.txt" for at in range(count)]
    assert first_of(lines, more="draft_more") == lines
    assert on_one_line(lines) == ", ".join(lines)


def test_what_is_left_out_is_counted():
    lines = [f"{at}.txt" for at in range(MOST_NAMED + 3)]
    assert first_of(lines, more="form_more")[-1] == "… và 3 ô nữa, xem trang Nguồn"
    assert len(first_of(lines, more="draft_more")) == MOST_NAMED + 1
    assert on_one_line(lines).endswith("19.txt và 3 tệp nữa")


def test_where_results_stand_and_why_not_where_they_were_wanted():
    wanted, other = Path("a.xlsx"), Path("a-2.xlsx")
    assert held_open_lines(wanted, wanted) == []
    assert where_lines(wanted, wanted) == ["Kết quả: a.xlsx"]
    [open_elsewhere, where] = where_lines(wanted, other)
    assert "đang mở" in open_elsewhere
    assert where == "Kết quả: a-2.xlsx"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_what_the_system_says_is_an_error_of_the_family(tmp_path, number):
    with pytest.raises(SolieuError), writing_into(tmp_path):
        raise OSError(number, "")


def test_another_error_stays_what_it_is(tmp_path):
    with pytest.raises(KeyError), writing_into(tmp_path):
        raise KeyError("x")
