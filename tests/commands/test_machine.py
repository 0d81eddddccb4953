"""`solieu doctor`, `solieu cluster`."""

import pytest
from conftest import solieu

from extractor.commands import machine
from extractor.errors import MissingProgram


def test_the_doctor_names_each_program_on_a_line_of_its_own():
    lines = solieu("doctor").stdout.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        "Bộ đọc chữ",
        "Bộ đọc số thứ hai",
        "Poppler (mở PDF)",
        "LibreOffice",
    ]


@pytest.mark.parametrize("library", ["distributed", "psycopg", "cryptography"])
def test_what_several_machines_need_is_asked_for(library, monkeypatch):
    monkeypatch.setattr(machine, "find_spec", lambda name: None if name == library else name)
    with pytest.raises(MissingProgram, match="no_cluster"):
        machine.need_cluster()
