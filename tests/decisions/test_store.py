"""The record of decisions: nothing that was acknowledged is ever lost."""

import errno
import os
import random
import signal
import stat
import time
from dataclasses import replace

import pytest
from made_decisions import decision

from extractor.decisions import CORRECTIONS, append, load
from extractor.decisions.store import TORN
from extractor.errors import WrongUsage

NOTES = [
    "",
    '=HYPERLINK("http://x")',
    "+84 909",
    "-5 so với năm trước",
    "'nháy đơn",
    "hai\ndòng",
    'dấu ", và ; trong ghi chú',
    "@SUM(1)",
    "\ttab",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_decision_comes_back_as_it_was_made(tmp_path, note):
    made = decision(note=note, place="đoạn 12", start=40, sentence="Đã tiếp nhận 1.280 hồ sơ.")
    append(tmp_path, [made, decision(box=None, new="-5")])
    found = load(tmp_path)
    assert found.decisions == (
        replace(made, note=note.replace("\n", " ")),
        decision(box=None, new="-5"),
    )
    assert not found.torn and not found.refused


def test_no_cell_is_a_formula_for_a_spreadsheet(tmp_path):
    append(tmp_path, [decision(note=note) for note in NOTES])
    text = (tmp_path / CORRECTIONS).read_text("utf-8-sig")
    assert not [cell for cell in text.split(",") if cell.startswith(("=", "@", "+"))]


def test_a_folder_without_a_record_has_no_decisions(tmp_path):
    assert load(tmp_path).decisions == ()
    append(tmp_path, [])
    assert not (tmp_path / CORRECTIONS).exists()


def test_a_line_cut_anywhere_is_set_aside_and_the_others_stay(tmp_path):
    first, last = decision(), decision(new="1.5", page=3, note="dòng cuối")
    append(tmp_path, [first])
    whole = (tmp_path / CORRECTIONS).read_bytes()
    append(tmp_path, [last])
    both = (tmp_path / CORRECTIONS).read_bytes()
    for cut in range(len(whole) + 1, len(both), 7):
        (tmp_path / CORRECTIONS).write_bytes(both[:cut])
        found = load(tmp_path)
        assert found.decisions == (first,) and found.torn
        append(tmp_path, [last])
        assert load(tmp_path).decisions == (first, last)
        assert not load(tmp_path).torn
    assert both[len(whole) :][:20] in (tmp_path / TORN).read_bytes()


def test_a_header_cut_in_the_middle_is_written_anew(tmp_path):
    append(tmp_path, [decision()])
    whole = (tmp_path / CORRECTIONS).read_bytes()
    for cut in (1, 3, 10):
        (tmp_path / CORRECTIONS).write_bytes(whole[:cut])
        append(tmp_path, [decision()])
        assert load(tmp_path).decisions == (decision(),)


def test_lines_that_are_no_decisions_are_told(tmp_path):
    append(tmp_path, [decision()])
    with open(tmp_path / CORRECTIONS, "ab") as handle:
        handle.write(b"abc,1,,,,,12,value,12,13,settled,An,2026\r\n")  # no such state
        handle.write(b"abc,x,,,,,12,value,12,13,later,An,2026\r\n")  # no page
        handle.write(b"\xff\xfe,1,,,,,12,value,12,13,later,An,2026\r\n")
    assert load(tmp_path).decisions == (decision(),)
    assert load(tmp_path).refused == (3, 4, 5)


def test_a_record_saved_with_semicolons_is_read(tmp_path):
    append(tmp_path, [decision(sentence="", document="")])
    path = tmp_path / CORRECTIONS
    path.write_bytes(path.read_bytes().replace(b",", b";"))
    assert load(tmp_path).decisions == (decision(sentence="", document=""),)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / CORRECTIONS).mkdir()
    with pytest.raises(WrongUsage):
        append(tmp_path, [decision()])


def test_a_shared_drive_that_keeps_no_names_on_demand_keeps_decisions_all_the_same(
    tmp_path, monkeypatch
):
    """Such drives refuse to bring a folder to the disk: the line is there, and refusing it would
    have the person write it twice."""
    real = os.fsync

    def of_files_alone(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", of_files_alone)
    append(tmp_path, [decision(new="1250")])
    assert [one.new for one in load(tmp_path).decisions] == ["1250"]


def saves_until_killed(folder, told):
    """Save decisions one by one; each that is acknowledged is counted in a pipe."""
    number = 0
    while True:
        append(folder, [decision(new=str(number))])
        os.write(told, b".")
        number += 1


def killed_while_saving(folder, chance):
    """How many savings were acknowledged before a kill at a random moment."""
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            saves_until_killed(folder, told)
        finally:
            os._exit(1)
    os.close(told)
    os.read(reading, 1)
    time.sleep(chance.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    count = 1
    while piece := os.read(reading, 65536):
        count += len(piece)
    os.close(reading)
    return count


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_twenty_kills_while_saving_lose_nothing(tmp_path):
    chance = random.Random(20)
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        acknowledged = killed_while_saving(folder, chance)
        append(folder, [decision(new="last")])
        found = [one.new for one in load(folder).decisions]
        assert found[:-1] == [str(at) for at in range(len(found) - 1)] and found[-1] == "last"
        assert len(found) - 1 in (acknowledged, acknowledged + 1)
