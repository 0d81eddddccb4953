"""A database that is damaged, of a newer version or elsewhere in use; nothing of it is lost."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from extractor.errors import RunStopped, WrongUsage
from extractor.model import Doubt
from extractor.output import Dataset, KnownFile, files_before, mended
from extractor.output.text_files import fitting_name, text_file


def _filled(out):
    with Dataset(out) as data:
        for number in range(60):
            data.note_copy(KnownFile(f"{number}.pdf", "ab" * 32, "copy", f"/vào/{number}", "0.pdf"))
        data.decide(["3.pdf"], "whole")


def _cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _with_hole(path):
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = bytes(8192)
    path.write_bytes(content)


def _made_junk(path):
    path.write_bytes(os.urandom(40_000))


def _with_a_view(path):
    with closing(sqlite3.connect(path)) as data:
        data.execute("drop table figures")
        data.execute("create view figures as select 1 as file")


def _made_a_folder(path):
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [_cut, _with_hole, _made_junk, _with_a_view, _made_a_folder])
def test_a_damaged_database_is_set_aside_and_made_anew(tmp_path, damage):
    _filled(tmp_path)
    damage(tmp_path / "dataset.sqlite")
    aside = mended(tmp_path)
    assert aside == tmp_path / "dataset-hong-1.sqlite" and aside.exists()
    with Dataset(tmp_path) as data:
        assert data.known_files() == {}
    assert mended(tmp_path) is None


def test_what_a_person_decided_outlives_the_damage(tmp_path):
    _filled(tmp_path)
    _with_a_view(tmp_path / "dataset.sqlite")
    mended(tmp_path)
    with Dataset(tmp_path) as data:
        assert data.decided() == {"3.pdf": "whole"}


def test_a_whole_database_stays(tmp_path):
    _filled(tmp_path)
    assert mended(tmp_path) is None and len(files_before(tmp_path)) == 60


@pytest.mark.parametrize(
    "change",
    [
        "alter table figures add column later",
        "alter table inputs add column later",
        "pragma application_id = 99",
    ],
)
def test_a_newer_versions_rows_are_left_alone(tmp_path, change):
    _filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as data:
        data.execute(change)
        data.commit()
    before = (tmp_path / "dataset.sqlite").read_bytes()
    for look in (lambda: Dataset(tmp_path).__enter__(), lambda: files_before(tmp_path)):
        with pytest.raises(WrongUsage) as stopped:
            look()
        assert stopped.value.code == "out_newer"
    assert mended(tmp_path) is None
    assert (tmp_path / "dataset.sqlite").read_bytes() == before


def test_a_database_held_by_another_program_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("extractor.output.opening.SECONDS", 0)
    _filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite", isolation_level=None)) as other:
        other.execute("begin exclusive")
        for look in (lambda: Dataset(tmp_path).__enter__(), lambda: mended(tmp_path)):
            with pytest.raises(RunStopped) as stopped:
                look()
            assert stopped.value.code == "database_open"


def test_an_older_versions_database_gets_what_it_lacks(tmp_path):
    with closing(sqlite3.connect(tmp_path / "dataset.sqlite")) as data:
        data.execute("create table inputs (file, sha256, settings, pages)")
        data.execute("insert into inputs values ('a.pdf', 'ab', 'then', 2)")
        data.commit()
    assert files_before(tmp_path)["a.pdf"] == KnownFile("a.pdf", "ab", "then", "", "")
    with Dataset(tmp_path) as data:
        assert data.known_files()["a.pdf"].belongs == "a.pdf"


def test_a_text_that_is_due_is_taken_up_or_removed(tmp_path):
    with Dataset(tmp_path) as data:
        with data.connection:
            data._note_input(KnownFile("a.txt", "ab", "now", "", "a.txt"), 1)
            data.connection.execute("insert into documents (file, counted) values ('a.txt', 'yes')")
            data._owe("a.txt")
            data._owe("gone.txt")
        left = text_file(tmp_path, "gone.txt")
        left.parent.mkdir()
        left.write_text("x", "utf-8")
        assert data.unchanged("a.txt", "ab", "now")
        data.take_up()
        assert not data.unchanged("a.txt", "ab", "now") and not left.exists()
        assert [row["file"] for row in data.rows("due")] == ["a.txt"]


@pytest.mark.parametrize(
    "names",
    [
        ["a.txt", "a.txt.txt/b.txt"],
        ["a.txt", "A.TXT.TXT/b.txt", "a.txt.txt~/b.txt"],
        ["n" * 252 + ".pdf", "n" * 251 + "m.pdf", "ế" * 90 + ".pdf"],
        ["ế" * 90 + "/a.pdf", "ế" * 91 + "/a.pdf"],
    ],
)
def test_texts_have_places_that_do_not_meet(tmp_path, names):
    places = [text_file(tmp_path, name) for name in names]
    for place in places:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("x", "utf-8")
    assert len(set(places)) == len(names)
    assert all(Path(tmp_path / "text") in place.parents for place in places)


def test_doubts_outlive_separators_in_their_words(tmp_path):
    from extractor.model import PageReading
    from extractor.reading import Cache

    (tmp_path / ".solieu").mkdir()
    kept = Cache(tmp_path, "settings")
    for text in ("17|text=9", "a=b|", "|", "\n17", "“"):
        page = PageReading(1, 1, 1, "ocr", "", cautions=(Doubt.of("unread_numeral", text=text),))
        kept.keep("ab", page)
        assert kept.load("ab", 1) == page


@pytest.mark.parametrize(
    "name", ["12:30.pdf", 'Báo cáo "quý 1".docx', "a|b", "a?.txt", "CON", "nul.txt", "a. ", "x\\y"]
)
def test_a_name_that_windows_does_not_take(name):
    fitting = fitting_name(name, "", windows=True)
    assert not set('<>:"|?*\\') & set(fitting) and fitting[-1] not in " ."
    assert fitting.split("~")[0].split(".")[0].lower() not in ("con", "nul")
    assert fitting != fitting_name(f"{name}?", "", windows=True)
    assert fitting_name(name, "", windows=False) == name


@pytest.mark.parametrize("above", ["d/" * 41, "d/" * 1300, ("x" * 90 + "/") * 7, "ệ" * 240 + "/"])
def test_folders_that_are_too_many_or_too_long_are_one(tmp_path, above):
    places = [text_file(tmp_path, f"{above}{name}") for name in ("a.txt", "b.txt", "c/a.txt")]
    assert len(set(places)) == 3 and places[0].parent == places[1].parent
    for place in places:
        assert len(place.relative_to(tmp_path).parts) == 3
        assert len(str(place.relative_to(tmp_path))) < 100
