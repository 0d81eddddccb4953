"""Bad luck and malice: no row is lost in silence, no run ends without a sentence and a next step."""

import errno
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import unicodedata
import zipfile
from contextlib import closing

import docx
import pytest
from conftest import ROOT, table, warm

import extractor.output.outputs
import extractor.run
from extractor import cli, document, messages
from extractor.document import read_report, read_text
from extractor.errors import InputError, RunStopped, WrongUsage
from extractor.intake import check_unchanged, open_input, untouched
from extractor.model import PageReading
from extractor.outages import full_disk, missing_package, outage
from extractor.reading import Cache, reading_settings
from extractor.whole_files import drop_parts

LINES = dict.fromkeys(map(ord, "\t\r\n"))  # control characters that tables and texts are made of
REPORT = "UBND huyện An Lạc đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch năm 2016.\n"


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    """A folder with one report, and the command as a function: its exit code and what it said."""
    monkeypatch.setattr(messages, "language", "en")
    warm()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(REPORT, "utf-8")

    def solieu(*words):
        code = cli.main([*map(str, words)])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.err + said.out

    def run(*more):
        return solieu("run", tmp_path / "in", "--out", tmp_path / "out", "--jobs", 1, *more)

    run.folder, run.out, run.solieu = tmp_path / "in", tmp_path / "out", solieu
    return run


def test_a_damaged_database_is_made_anew_from_the_kept_pages(desk):
    desk()
    for number, damage in enumerate((b"\xff" * 5000, b"SQLite format 3\0" + b"\0" * 90), 1):
        (desk.out / "dataset.sqlite").write_bytes(damage)
        assert desk.solieu("forget", desk.out, "a.txt")[0] == 2
        code, said = desk()
        assert code == 0 and f"dataset-hong-{number}.sqlite" in said
        assert [row["raw"] for row in table(desk.out, "figures")] == ["23/28", "82,1%"]


@pytest.mark.parametrize("name", ["lock.sqlite", "rules-whole"])
@pytest.mark.parametrize("junk", [b"\xff" * 9000, b"", b"SQLite format 3\0" + b"\xfe" * 400])
def test_a_damaged_lock_or_mark_stops_nothing(desk, name, junk):
    desk()
    (desk.out / ".solieu" / name).write_bytes(junk)
    assert desk()[0] == 0


def test_a_newer_versions_folder_is_left_alone(desk):
    desk()
    with closing(sqlite3.connect(desk.out / "dataset.sqlite")) as data:
        data.execute("alter table figures add column later")
        data.commit()
    (desk.folder / "a.txt").write_text(REPORT * 2, "utf-8")
    code, said = desk()
    assert code == 2 and "newer version" in said
    with closing(sqlite3.connect(desk.out / "dataset.sqlite")) as data:
        assert data.execute("select count(*) from figures").fetchone() == (2,)


@pytest.mark.parametrize("missing", ["figures.csv", "so-lieu.xlsx", "failures.csv"])
def test_a_table_that_is_gone_is_written_again(desk, missing):
    desk()
    (desk.out / missing).unlink()
    assert desk()[0] == 0 and (desk.out / missing).exists()


class _Killed(BaseException):
    pass


@pytest.mark.parametrize("step", ["write_text", "write_pages", "write_folder", "write_workbook"])
@pytest.mark.parametrize("again", [False, True])
def test_what_a_killed_run_left_due_the_next_one_writes(desk, monkeypatch, step, again):
    if again:
        desk()
        (desk.folder / "a.txt").write_text(REPORT.replace("23/28", "24/28"), "utf-8")

    def killed(*_):
        raise _Killed

    with monkeypatch.context() as patched, pytest.raises(_Killed):
        asked = extractor.output if step == "write_folder" else extractor.output.outputs
        patched.setattr(asked, step, killed)
        desk()
    assert desk()[0] == 0
    wanted = (desk.folder / "a.txt").read_text("utf-8")
    assert (desk.out / "text" / "a.txt.txt").read_text("utf-8") == wanted
    assert table(desk.out, "figures")[0]["raw"] == ("24/28" if again else "23/28")
    assert "1 unchanged" in desk()[1]


@pytest.mark.parametrize("step", ["write_text", "write_workbook", "write_csv"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_has_a_name_and_nothing_is_lost(desk, monkeypatch, step, code):
    def full(*_):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(extractor.output.outputs, step, full)
        ended, said = desk()
    assert ended == 1 and "is full" in said and "run again" in said
    assert desk()[0] == 0 and len(table(desk.out, "figures")) == 2
    assert (desk.out / "text" / "a.txt.txt").exists()


def test_a_text_that_cannot_be_written_keeps_its_rows_and_is_named(desk):
    desk.out.mkdir()
    (desk.out / "text").write_text("a file", "utf-8")
    code, said = desk()
    assert code == 1 and "could not be written" in said
    assert len(table(desk.out, "figures")) == 2 and len(table(desk.out, "failures")) == 1
    (desk.out / "text").unlink()
    assert desk()[0] == 0 and table(desk.out, "failures") == []
    assert (desk.out / "text" / "a.txt.txt").read_text("utf-8") == REPORT


@pytest.mark.parametrize("name", ["figures.csv", "so-lieu.xlsx"])
def test_a_table_held_open_elsewhere_stays_due(desk, name):
    (desk.out / name).mkdir(parents=True)  # cannot be replaced, like one that is open
    assert "-2." in desk()[1]
    (desk.out / name).rmdir()
    assert desk()[0] == 0 and (desk.out / name).is_file()


def test_names_are_no_markup_no_escapes_no_separators(desk):
    names = ["[red]b[/].txt", "c\x1b[31m.txt", "d|e=1.txt", "f; g | h.txt", "h\u202etxt.exe.txt"]
    names += ["a.txt#2", "gói.zip!/a.txt", "=1+1.txt", "i\x9b31m\r\n.txt"]
    for number, name in enumerate(names):
        (desk.folder / name).parent.mkdir(exist_ok=True)
        (desk.folder / name).write_text(REPORT + f"Có {number + 3} hồ sơ.", "utf-8")
    said = desk()[1] + desk.solieu("run", desk.folder, "--out", desk.out, "--dry-run")[1]
    assert not {"\x1b", "\x9b", "\r", "\u202e"} & set(said)
    files = [row["file"] for row in table(desk.out, "documents") + table(desk.out, "failures")]
    assert len(set(files)) == len(files) == 1 + len(names)
    assert "a.txt#2" not in files and "gói.zip!/a.txt" not in files and "d|e=1.txt" in files
    assert desk()[1].count("1 files") == 0 and "0 read" in desk()[1]


@pytest.mark.parametrize(
    "typed, figures",
    [
        ("Đã\0 tiếp nhận\0 1.234\0 hồ sơ.\0Đã giải quyết 1.230 hồ sơ.", {"1.234", "1.230"}),
        ("Đã tiếp nhận 1.234\x0bhồ sơ,\x07 đã giải quyết\x9c 1.230 hồ sơ.", {"1.234", "1.230"}),
        ("Đã tiếp nhận 1\x00234 hồ sơ, đã giải quyết 1.230 hồ sơ.", {"1.230"}),
        ("Đã tiếp nhận 1.�234 hồ sơ, đã giải quyết 1.230 hồ sơ.", {"1.230"}),
        ("Đã tiếp nhận \x0334 hồ sơ, đã giải quyết\t30 hồ sơ.", {"34", "30"}),
    ],
)
def test_control_characters_reach_no_table_and_hide_no_figure(desk, typed, figures):
    """A number that one of them breaks is looked at by a person."""
    (desk.folder / "a.txt").write_text(f"1. {typed}\n", "utf-8")
    assert desk()[0] == 0
    for name in ("figures.csv", "labels.csv", "text/a.txt.txt"):
        kept = (desk.out / name).read_text("utf-8-sig")
        assert not any(unicodedata.category(sign) == "Cc" for sign in kept.translate(LINES))
    assert {row["raw"] for row in table(desk.out, "figures") if row["review"] == "no"} == figures


def test_what_is_no_file_is_named_and_stops_nothing(desk, monkeypatch):
    os.mkfifo(desk.folder / "ống.pdf")
    (desk.folder / "mất.pdf").symlink_to("nowhere")
    (desk.folder / "vòng.txt").symlink_to("vòng.txt")
    (desk.folder / "máy.txt").symlink_to("/proc/self/status")  # says that it has no byte
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(desk.folder)
        server.bind("ổ cắm.txt")
        code, _ = desk()
    failures = {row["file"]: row["error"] for row in table(desk.out, "failures")}
    special = {"ống.pdf", "máy.txt", "ổ cắm.txt"}
    assert code == 1 and set(failures) == {"mất.pdf", "vòng.txt"} | special
    assert failures["vòng.txt"].endswith("The links lead back to themselves and to no file")
    assert {failures[name] for name in special} == {messages.error_text("file_special", {})[0]}
    assert len(table(desk.out, "figures")) == 2


@pytest.mark.skipif(os.name == "nt", reason="such paths cannot be made there")
def test_folders_in_folders_are_read_and_their_texts_written(desk, monkeypatch):
    with monkeypatch.context() as inside:
        inside.chdir(desk.folder)
        for _ in range(1300):
            os.mkdir("d")
            inside.chdir("d")
        with open("b.txt", "w", encoding="utf-8") as handle:
            handle.write(REPORT.replace("23/28", "24/28"))
    try:
        assert desk()[0] == 0
        assert "2 unchanged" in desk()[1]
    finally:  # what clears up after tests does not go down so far
        subprocess.run(["rm", "-rf", desk.folder], check=True)
    assert len(table(desk.out, "figures")) == 4
    assert len(list((desk.out / "text").rglob("b.txt.txt"))) == 1


def _die(*_):
    os._exit(9)


def _wait(*_):
    time.sleep(600)


def _ask_for_all(*_):
    raise MemoryError


@pytest.mark.skipif(os.name == "nt", reason="workers there begin with a program of their own")
@pytest.mark.parametrize(
    "does, code",
    [(_die, "file_crashed"), (_wait, "file_too_slow"), (_ask_for_all, "file_too_much_memory")],
)
def test_a_package_that_hurts_who_looks_into_it_hurts_nobody_else(desk, monkeypatch, does, code):
    """What a file is, a worker tells; also where nothing is to be read (--dry-run)."""
    with zipfile.ZipFile(desk.folder / "b.zip", "w") as package:
        package.writestr("trong.txt", REPORT)
    (desk.folder / "c.txt").write_text(REPORT.replace("23/28", "24/28"), "utf-8")
    monkeypatch.setattr("extractor.intake.inputs.unpack", does)
    monkeypatch.setattr(extractor.run, "SORTING_SECONDS", 5)
    error = messages.error_text(code, {"seconds": 5})[0]
    assert f"b.zip: {error}" in desk("--dry-run")[1]
    assert desk()[0] == 1
    assert [row["error"] for row in table(desk.out, "failures")] == [error]
    assert len(table(desk.out, "figures")) == 4


def test_long_names_are_read_or_named(desk):
    for name in ("n" * 251 + ".txt", "ế" * 83 + ".txt", "m" * 247 + ".txt"):
        (desk.folder / name).write_text(REPORT + name[0], "utf-8")
    (desk.folder / "a.txt.txt").mkdir()
    (desk.folder / "a.txt.txt" / "b.txt").write_text(REPORT + "b", "utf-8")
    assert desk()[0] == 0 and len(table(desk.out, "documents")) == 5
    long = desk.folder / ("d" * 300)
    commands = [
        ("run", desk.folder, "--out", long),
        ("run", long, "--out", desk.out),
        ("run", desk.folder, "--out", desk.out, "--patterns", long),
        ("run", desk.folder, "--out", desk.out, "--units", long),
        ("compare", long, "--out", "x.xlsx"),
        ("forget", long, "a.txt"),
    ]
    for command in commands:
        code, said = desk.solieu(*command)
        assert code == 2 and "→" in said and "nexpected" not in said, command


@pytest.mark.parametrize("content", ["", "\n\n", "Cấp,Tên đơn vị,Tỉnh\n", "\ufefflevel;name\n;\n"])
def test_a_list_without_units_is_no_list(desk, tmp_path, content):
    (tmp_path / "đơn vị.csv").write_text(content, "utf-8")
    code, said = desk("--units", tmp_path / "đơn vị.csv")
    assert code == 2 and "has no unit" in said


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["bay"],
        ["run", "x", "--out", "y", "--jobs", "abc"],
        ["run", "x", "--out", "y", "--jobs", "99"],
        ["run", "x", "--out", ""],
        ["run", "", "--out", "y"],
        ["run", "x", "--out", "y", "--bogus"],
        ["run", "x", "--out"],
        ["compare", "x", "--out", "y.xlsx", "--level", "phường"],
        ["forget", "", "a.txt"],
        ["patterns", "explain", ""],
        ["patterns", "fly"],
    ],
)
def test_a_wrong_command_is_told_in_the_users_language(desk, monkeypatch, words, language):
    monkeypatch.setattr(messages, "language", language)
    code, said = desk.solieu(*words)
    assert code == 2 and "→" in said
    for english in ("required", "invalid", "expected", "unrecognized", "error:"):
        assert english not in said


def test_a_file_put_in_the_place_of_another_is_noticed(tmp_path):
    for name, reader in (("a.txt", read_text), ("a.docx", check_unchanged)):
        path = tmp_path / name
        path.write_text(REPORT, "utf-8")
        if name.endswith("docx"):
            docx.Document().save(path)
        source, before = open_input(path, name), path.stat()
        check_unchanged(source)
        content = path.read_bytes()
        other = tmp_path / "other"
        other.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))  # as a copying program does
        other.replace(path)
        for look in (reader, check_unchanged):
            with pytest.raises(InputError) as changed:
                look(source)
            assert changed.value.code == "file_changing"
        path.write_bytes(content)  # touched, but the same
        check_unchanged(source)


@pytest.mark.parametrize(
    "number, place, code",
    [
        (errno.ENOSPC, None, "disk_full"),
        (errno.EDQUOT, "/vào/a.pdf", "disk_full"),
        (errno.EMFILE, None, "too_many_open"),
        (errno.EACCES, "out/text/a.txt", "out_unwritable"),
        (errno.EIO, "out/.solieu/x", "disk_failing"),
        (errno.EACCES, "out/a.pdf", None),  # an input may lie in the result folder
        (errno.EIO, "in/a.pdf", None),
        (errno.ENOENT, None, None),
    ],
)
def test_what_stops_everybody_is_told_from_what_stops_one(tmp_path, number, place, code):
    error = OSError(number, "x", str(tmp_path / place) if place else None)
    for carried in (error, ValueError(error)):
        found = outage(carried, tmp_path / "out")
        assert (found.code if found else None) == code
        assert found is None or isinstance(found, RunStopped | WrongUsage)


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_limit_of_file_size_is_as_a_full_disk(tmp_path, monkeypatch):
    import resource

    assert full_disk(tmp_path, 1) is None
    for limit, least, found in ((20_000, 1 << 20, True), (1 << 30, 1 << 20, False)):
        monkeypatch.setattr(resource, "getrlimit", lambda _, limit=limit: (limit, limit))
        assert bool(full_disk(tmp_path, least)) is found


def test_a_page_whose_picture_was_cleared_away_is_read_again(tmp_path, monkeypatch):
    """As a worker of a killed run may find it, when the next run clears up what that one left."""
    cache, picture = Cache(tmp_path, reading_settings()), tmp_path / "pages" / "x" / "1.jpg"
    source = open_input(ROOT / "samples" / "phu-luc-kinh-phi.pdf", "a.pdf")
    cache.scratch.mkdir()
    monkeypatch.setattr(extractor.run, "end_without_run", lambda: drop_parts(cache.scratch))
    with pytest.raises(FileNotFoundError):
        extractor.run.read_into(source, 1, cache, picture)
    assert cache.load(source.sha256, 1) is None
    monkeypatch.undo()
    extractor.run.read_into(source, 1, cache, picture)
    assert cache.load(source.sha256, 1) and picture.is_file()


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_runs_broken_off_anywhere_are_finished_whole():
    """Eight killed, four that can write no large file, in one program that reads the rules once."""
    command = [sys.executable, "benchmarks/killed.py", "--seed", "16"]
    done = subprocess.run(
        [*command, "--how", "kill:8,limit:4"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" 0 with differences") == 2 and " 0 broken off" not in done.stdout


@pytest.mark.parametrize(
    ("error", "package"),
    [
        (ModuleNotFoundError("No module named 'regex'", name="regex"), "regex"),
        (ModuleNotFoundError("No module named 'docx.oxml'", name="docx.oxml"), "docx"),
        (ModuleNotFoundError("No module named 'extractor.x'", name="extractor.x"), None),
        (ModuleNotFoundError("no name is given"), None),
        (ImportError("cannot import name 'x'", name="regex"), None),
        (OSError(errno.EIO, "failing"), None),
    ],
)
def test_a_package_that_is_not_installed_is_told_from_a_fault_of_the_program(error, package):
    found = missing_package(error)
    assert (found and (found.code, found.values["name"])) == (
        package and ("package_missing", package)
    )
    assert outage(error, ROOT) is None  # a library may want it for one document alone


@pytest.mark.parametrize("package", ["regex", "platformdirs", "lazy_loader"])
def test_a_python_without_the_packages_says_which_and_how_to_install_them(tmp_path, package):
    """Whether it is missing as the command starts or only where the run needs it."""
    (tmp_path / "in.txt").write_text(REPORT, "utf-8")
    code = (
        f"import sys; sys.modules[{package!r}] = None\n"
        f"sys.argv[1:] = {['run', str(tmp_path / 'in.txt'), '--out', str(tmp_path / 'out')]!r}\n"
        "from extractor.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == RunStopped.exit_code, done.stderr
    assert f"“{package}”" in done.stderr and "pip install" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "Đã tiếp nhận 900 hồ sơ, đã giải quyết 880 hồ sơ, đạt 97,8%. Có 5 đơn.",
        "1\n2\n3\n4\n5",
        "Ngày 5 tháng 3, ngày 6 tháng 4, ngày 7 tháng 5, ngày 8 tháng 6 năm 2024.",
    ],
)
def test_more_numerals_than_any_report_has_are_found_and_left_to_a_person(
    tmp_path, monkeypatch, text
):
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    whole = read_report(file)
    monkeypatch.setattr(document, "MOST_NAMED", 3)
    cut = read_report(file)
    assert [row.raw for row in cut.numerals] == [row.raw for row in whole.numerals]
    keys = [{doubt.key for doubt in row.doubts} for row in (*cut.numerals, cut)]
    assert all("analysis_unfinished" in found for found in keys)
    monkeypatch.setattr(document, "MOST_NAMED", len(whole.numerals))
    assert read_report(file) == whole


def _written_before(path, content):
    path.write_text(REPORT * 2, "utf-8")
    return lambda: path.write_bytes(content)


def _put_back(path, content):
    return lambda: (path.write_text(REPORT * 2, "utf-8"), path.write_bytes(content))


def _gone(path, _):
    return path.unlink


def _cut_short(path, content):
    return lambda: os.truncate(path, len(content) // 2)


@pytest.mark.parametrize("how", [_written_before, _put_back, _gone, _cut_short])
def test_what_a_file_held_only_while_it_was_read_is_not_taken_for_its_content(tmp_path, how):
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    source = open_input(path, path.name)
    with untouched(source):
        path.read_bytes()
    meanwhile = how(path, REPORT.encode())
    with pytest.raises(InputError) as changed, untouched(source):
        meanwhile()
    assert changed.value.code == ("file_unreadable" if how is _gone else "file_changing")


def test_a_page_read_from_another_content_is_not_kept(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(REPORT, "utf-8")
    source, cache = open_input(path, path.name), Cache(tmp_path, reading_settings())

    def read(*_):
        _put_back(path, REPORT.encode())()
        return PageReading(1, 0, 0, "ocr", "picture_file")

    monkeypatch.setattr(extractor.reading, "read_page", read)
    with pytest.raises(InputError):
        extractor.run.read_into(source, 1, cache, tmp_path / "1.jpg")
    assert cache.load(source.sha256, 1) is None


@pytest.mark.parametrize("called", ["in", "in/.", "in/../in", "link"])
def test_results_are_not_written_among_the_reports(desk, called):
    (desk.folder.parent / "link").symlink_to(desk.folder)
    code, said = desk.solieu("run", desk.folder, "--out", desk.folder.parent / called)
    assert code == 2 and "is both the folder of the reports and the result folder" in said
    assert [path.name for path in desk.folder.iterdir()] == ["a.txt"]


def test_results_are_not_read_as_reports(desk):
    desk()
    other = desk.folder.parent / "other"
    code, said = desk.solieu("run", desk.out, "--out", other)
    assert code == 2 and "is the result folder of a run" in said and not other.exists()
    assert desk.solieu("run", desk.folder.parent, "--out", desk.out, "--jobs", 1)[0] == 0
    assert len(table(desk.out, "documents")) == 1


@pytest.mark.parametrize("gone", ["out", "out/.solieu"])
@pytest.mark.parametrize("step", ["write_text", "write_pages"])
def test_a_result_folder_that_goes_while_a_run_goes_on_is_no_fault_of_the_disk(
    desk, monkeypatch, gone, step
):
    real = getattr(extractor.output.outputs, step)

    def lost(out, report):
        shutil.rmtree(desk.folder.parent / gone, ignore_errors=True)
        return write_text(out, report) and real(out, report)

    write_text = extractor.output.outputs.write_text
    with monkeypatch.context() as patched:
        patched.setattr(extractor.output.outputs, step, lost)
        code, said = desk()
    assert code == 1 and "was deleted, renamed or moved while the run went on" in said
    assert desk()[0] == 0 and len(table(desk.out, "figures")) == 2


@pytest.mark.parametrize("name", ["so-lieu.xlsx", "figures.csv", "failures.csv"])
def test_a_folder_called_like_a_result_is_named_for_that(desk, name):
    (desk.out / name).mkdir(parents=True)
    code, said = desk()
    assert code == 0 and f"{name} is a folder" in said and "could not be read back" not in said
    assert desk.out.joinpath(name.replace(".", "-2.")).is_file()


@pytest.mark.parametrize("library", ["extractor.outages", "extractor.cli", "regex"])
def test_who_stops_the_command_as_it_loads_sees_no_traceback(tmp_path, library):
    code = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {library!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "sys.argv[1:] = ['doctor']\n"
        "from extractor.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert len(done.stderr.splitlines()) == 1
