"""The folder as it arrives: every file in one state, every document counted once, run after run."""

import contextlib
import io
import os
import shutil
import sqlite3
from dataclasses import dataclass

import pytest
from conftest import solieu as real_solieu
from conftest import table
from folder import (
    AN_PHU,
    ASIDE,
    BINH_MINH,
    EXPECTED,
    FAILED,
    JOINED_OR_COPIED,
    PHUONG,
    READ,
    SECOND,
    SO,
    TAN_CHAU,
    TAN_LOC,
    build,
    pdf,
    report,
    sentence,
)

from extractor import messages
from extractor.cli import main
from extractor.intake import inputs


@dataclass
class Done:
    """What a command said and returned, as of a subprocess."""

    returncode: int
    stdout: str
    stderr: str


def solieu(*args):
    """Run the command in this process: its rules are loaded once for all tests."""
    out, err = io.StringIO(), io.StringIO()
    before = messages.language
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(arg) for arg in args])
    finally:
        messages.language = before
    return Done(code, out.getvalue(), err.getvalue())


def last_line(done):
    return done.stderr.strip().splitlines()[-1]


def tally(files, read, unchanged, failed, aside):
    return (
        f"{files} files = {read} read + {unchanged} unchanged + {failed} failed + "
        f"{aside} set aside;"
    )


def state_of(name):
    return EXPECTED[name]


def count(state, names=tuple(EXPECTED)):
    return sum(state_of(name) == state for name in names)


def files(out, name="documents"):
    return {row["file"]: row for row in table(out, name)}


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """What three runs say, one after the other, with the folder changed in between."""
    folder = tmp_path_factory.mktemp("gửi về") / "Báo cáo CCHC"
    folder.mkdir()
    build(folder)
    out = folder.parent / "kết quả"
    said, documents = [], []

    def run():
        said.append(solieu("run", folder, "--out", out, "--jobs", 2, "--lang", "en"))
        documents.append(files(out))

    run()
    one, two = folder / AN_PHU / "2023", folder / AN_PHU / "2024"
    (one / "Báo cáo năm.pdf").rename(one / "Báo cáo năm 2023 chính thức.pdf")  # renamed
    (folder / TAN_LOC / "2024" / "báo cáo.txt").rename(folder.parent / "báo cáo.txt")  # gone
    (two / "Báo cáo năm.pdf").unlink()  # its copy is left
    (folder / SO / "2023" / "gửi kèm.zip").rename(folder / SO / "2024" / "gửi kèm.zip")  # moved
    (folder / PHUONG / "2024" / "mới.pdf").write_bytes(pdf([report(PHUONG, 90, 2024, 2)]))
    (folder / PHUONG / "2024" / "nén.rar").unlink()
    run()
    (folder.parent / "báo cáo.txt").rename(folder / TAN_LOC / "2024" / "báo cáo.txt")  # back
    (folder / BINH_MINH / "2023" / "bao cao.pdf").write_bytes(
        pdf([report(BINH_MINH, 9, 2023, 17)])  # sent again with another figure
    )
    (two / "Hai văn bản.pdf").unlink()
    run()
    return said, documents, out, folder


def test_the_folder_has_every_kind(tmp_path):
    build(tmp_path)
    on_disk = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(on_disk) >= 42 and len(EXPECTED) == 54
    assert len(list(tmp_path.iterdir())) == 6


def test_every_file_in_exactly_one_state(runs):
    said, documents, _, _ = runs
    assert said[0].returncode == 1
    read, failed, aside = count(READ), count(FAILED), count(ASIDE)
    assert read + failed + aside == 54
    assert last_line(said[0]).startswith(tally(54, read, 0, failed, aside))
    wanted = {name for name in EXPECTED if state_of(name) == READ} - {*JOINED_OR_COPIED}
    assert set(documents[0]) == wanted | {SECOND}


def test_each_failure_says_what_to_do(runs):
    said, _, _, _ = runs
    told = [line for line in said[0].stderr.splitlines() if line.startswith("FAILED ")]
    assert {line[7:].split(": ")[0] for line in told} == {
        name for name in EXPECTED if state_of(name) == FAILED
    }
    assert not any("Unexpected" in line for line in told)


def test_the_second_letterhead_begins_a_document_and_the_annex_does_not(runs):
    _, documents, _, _ = runs
    first, second = (documents[0][f"{AN_PHU}/2024/Hai văn bản.pdf{end}"] for end in ("", "#2"))
    assert (first["number"], first["page_from"], first["page_to"]) == ("310/BC-UBND", "1", "2")
    assert (second["number"], second["page_from"], second["page_to"]) == ("311/BC-UBND", "3", "3")
    assert second["files"] == f"{AN_PHU}/2024/Hai văn bản.pdf"
    assert "solieu whole" in first["review_reason"] and first["review"] == "yes"


def test_photographs_of_one_report_are_one_document(runs):
    _, documents, _, _ = runs
    row = documents[0][f"{TAN_CHAU}/2023/Trang 1.jpg"]
    assert row["pages"] == "2" and row["files"].split(" | ")[1].endswith("Trang 2.jpg")
    assert "solieu apart" in row["review_reason"]


def test_a_copy_is_no_document(runs):
    _, documents, _, _ = runs
    row = documents[0][f"{AN_PHU}/2024/Báo cáo năm.pdf"]
    assert row["copies"] == f"{AN_PHU}/2024/Báo cáo năm - Copy.pdf"


def test_renamed_moved_and_removed(runs):
    said, documents, _, _ = runs
    # 54 + 1 new - the removed text, the removed archive of another kind, the removed original
    read, unchanged = 1, count(READ) - 2
    assert last_line(said[1]).startswith(
        tally(52, read, unchanged, count(FAILED) - 1, count(ASIDE))
    )
    now = documents[1]
    assert f"{AN_PHU}/2023/Báo cáo năm.pdf" not in now
    assert now[f"{AN_PHU}/2023/Báo cáo năm 2023 chính thức.pdf"]["number"] == "215/BC-UBND"
    assert f"{AN_PHU}/2024/Báo cáo năm.pdf" not in now
    assert now[f"{AN_PHU}/2024/Báo cáo năm - Copy.pdf"]["copies"] == ""
    assert f"{SO}/2024/gửi kèm.zip!/quý 1.pdf" in now
    assert f"{SO}/2023/gửi kèm.zip!/quý 1.pdf" not in now
    gone = now[f"{TAN_LOC}/2024/báo cáo.txt"]
    assert gone["counted"] == "no" and "no longer" in gone["review_reason"]
    assert [name for name, row in now.items() if row["counted"] == "no"] == [gone["file"]]
    assert any(
        line.startswith("No longer in the folder") and f"{TAN_LOC}/2024/báo cáo.txt" in line
        for line in said[1].stderr.splitlines()
    )
    assert "trang 1" not in said[1].stderr and "Trang 1" not in said[1].stderr  # nothing read anew


def test_back_again_changed_and_removed(runs):
    said, documents, out, _ = runs
    read, unchanged = 1, count(READ) - 2
    assert last_line(said[2]).startswith(
        tally(52, read, unchanged, count(FAILED) - 1, count(ASIDE))
    )
    now = documents[2]
    back = now[f"{TAN_LOC}/2024/báo cáo.txt"]
    assert back["counted"] == "yes" and "no longer" not in back["review_reason"]
    assert {name for name, row in now.items() if row["counted"] == "no"} == {
        f"{AN_PHU}/2024/Hai văn bản.pdf",
        SECOND,
    }
    figures = [r["raw"] for r in table(out, "figures") if r["file"].startswith(BINH_MINH + "/2023")]
    assert figures == ["17/28"]


def test_the_dry_run_names_what_is_set_aside_and_why(runs):
    _, _, out, folder = runs
    before = (out / "dataset.sqlite").read_bytes()
    done = real_solieu("run", folder, "--out", out, "--dry-run", "--lang", "en")
    told = {line for line in done.stdout.splitlines() if line.startswith("set aside: ")}
    assert {line[11:].rpartition(" (")[0] for line in told} == {
        name for name, state in EXPECTED.items() if state == ASIDE
    } - {f"{SO}/2023/gửi kèm.zip!/__MACOSX/._quý 1.pdf"} | {
        f"{SO}/2024/gửi kèm.zip!/__MACOSX/._quý 1.pdf"
    }
    assert (out / "dataset.sqlite").read_bytes() == before


# The next ones have folders of their own, of text files: quick to read.


def write(folder, **texts):
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def run(folder, *more):
    return solieu("run", folder, "--out", folder.parent / "out", "--lang", "en", *more)


def test_keep_gone_counts_on(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, a=sentence(1), b=sentence(2))
    run(folder)
    (folder / "a.txt").unlink()
    assert "counted all the same: a.txt" in run(folder, "--keep-gone").stderr
    assert files(out)["a.txt"]["counted"] == "yes"
    assert "not counted: a.txt" in run(folder).stderr
    assert files(out)["a.txt"]["counted"] == "no"
    assert "not counted: a.txt" in run(folder).stderr  # as long as it is not forgotten
    assert solieu("forget", out, "a.txt").returncode == 0
    assert list(files(out)) == ["b.txt"] and not (out / "text" / "a.txt.txt").exists()
    assert "a.txt" not in run(folder).stderr
    assert solieu("forget", out, "a.txt").returncode == 2


def test_only_folders_of_this_run_are_judged(tmp_path):
    write(tmp_path / "A", x=sentence(1))
    write(tmp_path / "B", y=sentence(2))
    run(tmp_path / "A")
    assert "No longer" not in run(tmp_path / "B").stderr
    assert {row["counted"] for row in files(tmp_path / "out").values()} == {"yes"}


def test_equal_names_of_two_folders_do_not_replace_each_other(tmp_path):
    write(tmp_path / "A", x=sentence(1))
    write(tmp_path / "B", x=sentence(2))
    run(tmp_path / "A")
    run(tmp_path / "B")
    assert set(files(tmp_path / "out")) == {"x.txt", "B/x.txt"}
    assert " 1 unchanged" in last_line(run(tmp_path / "A"))
    assert set(files(tmp_path / "out")) == {"x.txt", "B/x.txt"}


def test_a_folder_that_moved_as_a_whole_is_the_same(tmp_path):
    write(tmp_path / "A", x=sentence(1), y=sentence(2))
    run(tmp_path / "A")
    (tmp_path / "A").rename(tmp_path / "C")
    done = run(tmp_path / "C")
    assert last_line(done).startswith(tally(2, 0, 2, 0, 0)) and "No longer" not in done.stderr
    assert set(files(tmp_path / "out")) == {"x.txt", "y.txt"}


def test_names_that_change_places(tmp_path):
    write(tmp_path / "in", x=sentence(1), y=sentence(2), z=sentence(3))
    run(tmp_path / "in")
    folder = tmp_path / "in"
    (folder / "x.txt").rename(folder / "t")
    (folder / "y.txt").rename(folder / "x.txt")
    (folder / "t").rename(folder / "y.txt")
    run(folder)
    figures = {row["file"]: row["raw"] for row in table(tmp_path / "out", "figures")}
    assert figures == {"x.txt": "2/28", "y.txt": "1/28", "z.txt": "3/28"}


def test_a_file_given_by_itself_is_as_in_its_folder(tmp_path):
    write(tmp_path / "in", x=sentence(1))
    run(tmp_path / "in")
    alone = solieu("run", tmp_path / "in" / "x.txt", "--out", tmp_path / "out", "--lang", "en")
    assert last_line(alone).startswith(tally(1, 0, 1, 0, 0))
    (tmp_path / "lạ.rar").write_bytes(b"Rar!\x1a\x07\x01\0")
    given = solieu("run", tmp_path / "lạ.rar", "--out", tmp_path / "o2", "--lang", "en")
    assert given.returncode == 1 and last_line(given).startswith(tally(1, 0, 0, 1, 0))


def test_without_the_right_to_read_rows_stay_and_the_folder_is_named(tmp_path, monkeypatch):
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, a=sentence(1))
    write(folder / "xã", b=sentence(2))
    run(folder)

    def listed(path):
        if str(path).endswith("xã"):
            raise PermissionError
        return os.scandir(path)

    def opened(path):
        raise PermissionError

    with monkeypatch.context() as shut:
        shut.setattr(inputs, "scandir", listed)
        shut.setattr(inputs, "recognise", opened)
        done = run(folder)
    assert done.returncode == 1 and last_line(done).startswith(tally(2, 0, 0, 2, 0))
    assert set(files(out, "failures")) == {"a.txt", "xã"}
    assert len(table(out, "figures")) == 2
    assert {row["counted"] for row in files(out).values()} == {"yes"}
    assert "earlier reading" in files(out)["a.txt"]["review_reason"]
    again = run(folder)
    assert again.returncode == 0 and not files(out, "failures")
    assert "earlier reading" not in files(out)["a.txt"]["review_reason"]


def test_rows_of_a_content_that_is_no_more_go(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(pdf([[sentence(1)]]))
    run(folder)
    assert len(table(out, "figures")) == 1
    (folder / "a.pdf").write_bytes(b"%PDF-1.4\n%broken")
    assert run(folder).returncode == 1
    assert not table(out, "figures") and set(files(out, "failures")) == {"a.pdf"}
    (folder / "a.pdf").unlink()
    done = run(folder)
    assert not files(out, "failures") and last_line(done).startswith(tally(0, 0, 0, 0, 0))


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for at, name in enumerate((b"xa\xff.txt", b"xa\xfe.txt", b"[red]a[.txt", b"a\x1b[2J.txt")):
        path = os.fsencode(folder) + b"/" + name
        with open(path, "wb") as handle:
            handle.write(sentence(at + 1).encode())
    done = run(folder)
    assert done.returncode == 0 and last_line(done).startswith(tally(4, 4, 0, 0, 0))
    assert "\x1b" not in done.stderr
    assert last_line(run(folder)).startswith(tally(4, 0, 4, 0, 0))


def test_an_export_that_was_cut_off_is_made_up_for(tmp_path):
    write(tmp_path / "in", a=sentence(1))
    run(tmp_path / "in")
    out = tmp_path / "out"
    before = (out / "figures.csv").read_bytes()
    with sqlite3.connect(out / "dataset.sqlite") as data:
        data.execute("pragma user_version = 1")  # as a run leaves it that is killed before the end
    (out / "figures.csv").write_text("half")
    assert last_line(run(tmp_path / "in")).startswith(tally(1, 0, 1, 0, 0))
    assert (out / "figures.csv").read_bytes() == before


def test_a_person_can_undo_what_was_proposed(tmp_path):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    two = pdf([report(AN_PHU, 1, 2024, 1), report(AN_PHU, 2, 2024, 2)])
    (folder / "x.pdf").write_bytes(two)
    run(folder)
    assert set(files(out)) == {"x.pdf", "x.pdf#2"}
    assert solieu("whole", out, "x.pdf#2").returncode == 0
    run(folder)
    assert set(files(out)) == {"x.pdf"} and files(out)["x.pdf"]["pages"] == "2"
    assert not (out / "text" / "x.pdf#2.txt").exists()
    run(folder, "--force")
    assert set(files(out)) == {"x.pdf"}
    (folder / "x.pdf").rename(folder / "y.pdf")
    run(folder)
    assert set(files(out)) == {"y.pdf"}
    assert len(table(out, "figures")) == 2


def test_photographs_apart(runs, tmp_path):
    _, _, out, folder = runs
    mine = tmp_path / "out"
    shutil.copytree(out, mine)
    given = folder / TAN_CHAU / "2023"
    names = {f"{TAN_CHAU}/2023/Trang {n}.jpg" for n in (1, 2)}
    first, second = sorted(names)
    assert solieu("apart", mine, second).returncode == 0
    solieu("run", folder, "--out", mine, "--lang", "en")
    assert names <= set(files(mine)) and files(mine)[first]["pages"] == "1"
    assert given.is_dir()
