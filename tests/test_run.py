"""The whole path on real files: good ones, bad ones, again, and stopped in the middle."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import unicodedata

import pytest
import regex
from conftest import ROOT, SAMPLES, solieu, table
from PIL import Image
from reportlab.pdfgen import canvas

from extractor import document, reading
from extractor import run as run_module
from extractor.cli import main
from extractor.figures.endless import ENDLESS
from extractor.output.schema import EXPORTED
from extractor.run import stoppable

REPORT = "UBND huyện An Lạc đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch năm 2016."


def last_line(done):
    return done.stderr.strip().splitlines()[-1]


def pdf(path, password=None):
    page = canvas.Canvas(str(path), encrypt=password)
    page.drawString(100, 700, "Bao cao 2016: 23/28 nhiem vu")
    page.showPage()
    page.save()


def test_text_from_a_report_never_becomes_a_formula(tmp_path):
    (tmp_path / "=cmd.txt").write_text(
        '=HYPERLINK("http://x") có 23/28 nhiệm vụ\n\n- Kết quả -5% và @SUM(1)', "utf-8"
    )
    assert solieu("run", tmp_path, "--out", tmp_path / "out").returncode == 0
    for name in EXPORTED:
        for row in table(tmp_path / "out", name):
            for column, cell in row.items():
                assert cell[:1] not in ("=", "@", "+") and (
                    cell[:1] != "-" or regex.fullmatch(r"-\d+(\.\d+)?%?", cell)
                ), (column, cell)


def test_bad_files_are_named_and_the_rest_is_done(tmp_path):
    folder = tmp_path / "Báo cáo quý 4"
    folder.mkdir()
    (folder / "tốt.txt").write_text(REPORT, "utf-8")
    (folder / unicodedata.normalize("NFD", "đã gửi lần hai.txt")).write_text(
        REPORT + " Có 5 đơn.", "utf-8"
    )
    (folder / "rỗng.pdf").write_bytes(b"")
    (folder / "không phải.pdf").write_bytes(b"PK\x03\x04 not a pdf")
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.4\n%broken")
    (folder / "không trang.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer << /Size 3 /Root 1 0 R >>\n%%EOF"
    )
    (folder / "cũ.txt").write_bytes("Báo cáo".encode("cp1258"))
    (folder / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    pdf(folder / "khóa.pdf", "bi-mat")
    (folder / "~$đang mở.pdf").write_bytes(b"lock")
    before = {p: p.read_bytes() for p in folder.iterdir()}
    done = solieu("run", folder, "--out", folder / "kết quả", "--lang", "en")
    assert done.returncode == 1
    assert last_line(done).startswith("10 files = 2 read + 0 unchanged + 7 failed + 1 set aside;")
    failures = {r["file"]: r for r in table(folder / "kết quả", "failures")}
    assert set(failures) == {
        "rỗng.pdf",
        "không phải.pdf",
        "hỏng.pdf",
        "không trang.pdf",
        "cũ.txt",
        "ảnh.png",
        "khóa.pdf",
    }
    assert all(r["error"] and r["next_step"] for r in failures.values())
    assert (
        "password" in failures["khóa.pdf"]["error"]
        and "no page" in failures["không trang.pdf"]["error"]
    )
    assert {r["file"] for r in table(folder / "kết quả", "documents")} == {
        "tốt.txt",
        "đã gửi lần hai.txt",
    }
    assert {p: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before


def test_same_file_under_two_names_is_noticed(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    shutil.copy(tmp_path / "a.txt", tmp_path / "b.txt")
    solieu("run", tmp_path, "--out", tmp_path / "out", "--lang", "en")
    [document] = table(tmp_path / "out", "documents")
    assert (document["file"], document["copies"]) == ("a.txt", "b.txt")
    assert len(table(tmp_path / "out", "figures")) == 2


def test_a_changed_file_replaces_its_rows(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    solieu("run", tmp_path, "--out", tmp_path / "out")
    (tmp_path / "a.txt").write_text(REPORT.replace("23/28", "24/28"), "utf-8")
    solieu("run", tmp_path, "--out", tmp_path / "out")
    assert [r["raw"] for r in table(tmp_path / "out", "figures")] == ["24/28", "82,1%"]
    with sqlite3.connect(tmp_path / "out" / "dataset.sqlite") as data:
        assert data.execute("select count(*) from figures").fetchone() == (2,)


def test_a_stop_that_a_finaliser_swallows_is_asked_for_again(capsys):

    class Odd:
        def __del__(self):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), stoppable():
        odd = Odd()
        del odd
        time.sleep(1)
    assert capsys.readouterr().err == ""


def test_stopped_by_the_user(tmp_path):
    scans = tmp_path / "in"
    scans.mkdir()
    for n in range(6):
        Image.open(next(SAMPLES.glob("*.png"))).convert("L").rotate(0.1 * n, fillcolor=255).save(
            scans / f"{n}.png", dpi=(200, 200)
        )
    running = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "extractor",
            "run",
            str(scans),
            "--out",
            str(tmp_path / "out"),
            "--lang",
            "en",
        ],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not list((tmp_path / "out").rglob("*.json")) and running.poll() is None:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130 and "run the command again" in said and "Traceback" not in said


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_is_turned(tmp_path, degrees):
    picture = Image.open(next(SAMPLES.glob("*.png"))).convert("L")
    picture.rotate(degrees, expand=True, fillcolor=255).save(tmp_path / "nằm.png", dpi=(200, 200))
    assert solieu("run", tmp_path, "--out", tmp_path / "out", "--lang", "en").returncode == 0
    [document] = table(tmp_path / "out", "documents")
    assert document["number"] == "215/PNV-CCHC" and "turned" in document["review_reason"]


def test_endless_digits_do_not_stop_the_folder(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "b.txt").write_text(
        "1234567890 " * 20000 + "1.1.1.1.1/" * 20000 + "9" * 100000, "utf-8"
    )
    done = solieu("run", tmp_path, "--out", tmp_path / "out", "--lang", "en")
    assert done.returncode in (0, 1) and len(table(tmp_path / "out", "figures")) >= 2


@pytest.mark.parametrize(
    ("unit", "times", "is_endless"),
    (
        ("49831\t", 5000, False),  # a table that was put into one line
        ("4983; ", 5000, False),
        ("12 345 | ", 3000, False),
        ("49831\t", 50_000, True),
        ("1234567890", 2500, True),
        ("1.1/", 6000, True),
        ("49,8%;", 5000, True),
    ),
)
def test_numbers_in_one_line_are_read_where_blanks_part_them(unit, times, is_endless):
    assert bool(ENDLESS.search("Báo cáo: " + unit * times)) == is_endless


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_killed_run_goes_on_where_it_stopped(tmp_path):
    scan = tmp_path / "in" / "scan.tif"
    scan.parent.mkdir()
    page = Image.open(next(SAMPLES.glob("*.png"))).convert("L")
    page.save(
        scan,
        save_all=True,
        append_images=[page.rotate(0.1 * n, fillcolor=255) for n in range(1, 6)],
        dpi=(200, 200),
    )
    command = [
        sys.executable,
        "-m",
        "extractor",
        "run",
        str(scan.parent),
        "--out",
        str(tmp_path / "out"),
        "--jobs",
        "1",
    ]
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True)
    kept = tmp_path / "out" / ".solieu" / "readings"
    deadline = time.monotonic() + 60
    while len(list(kept.rglob("*.json"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    before = {p: p.stat().st_mtime_ns for p in kept.rglob("*.json")}
    assert 2 <= len(before) < 6
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stderr
    after = {p: p.stat().st_mtime_ns for p in kept.rglob("*.json")}
    assert len(after) == 6 and all(after[p] == stamp for p, stamp in before.items())


def slow(*_):
    time.sleep(600)


def crash(*_):
    os._exit(3)


def greedy(*_):
    raise MemoryError


@pytest.fixture(scope="module")
def rules_at_hand(tmp_path_factory):
    """Rules are loaded here, and workers begin with them: what is left takes no time."""
    file = tmp_path_factory.mktemp("rules") / "a.txt"
    file.write_text(REPORT, "utf-8")
    document.read_report(file)


@pytest.mark.parametrize("end", [slow, crash, greedy])
def test_an_analysis_that_is_ended_leaves_its_numerals_to_be_looked_at(
    tmp_path, monkeypatch, rules_at_hand, end
):
    (tmp_path / "báo cáo.txt").write_text(REPORT, "utf-8")
    monkeypatch.setattr(run_module, "ANALYSIS_SECONDS", 20)
    monkeypatch.setattr(document, "check", end)
    assert main(["run", str(tmp_path / "báo cáo.txt"), "--out", str(tmp_path / "out")]) == 0
    [row] = table(tmp_path / "out", "documents")
    assert row["review"] == "yes"
    figures = table(tmp_path / "out", "figures")
    assert {row["raw"] for row in figures} == {"23/28", "82,1%"}
    assert all("phân tích bị dừng" in row["review_reason"] for row in figures)


@pytest.mark.parametrize("end", [slow, crash, greedy])
def test_of_a_document_that_is_too_much_the_first_part_is_read(
    tmp_path, monkeypatch, rules_at_hand, end
):
    find = document.find_figures

    def too_much(text, *more):
        return end() if "99 đơn" in text.text else find(text, *more)

    text = REPORT + "\n" + "Các đơn vị thực hiện nghiêm túc.\n" * 20 + "Có 99 đơn."
    (tmp_path / "báo cáo.txt").write_text(text, "utf-8")
    monkeypatch.setattr(run_module, "ANALYSIS_SECONDS", 20)
    monkeypatch.setattr(run_module, "FIRST_PARTS", ((700, 20), (200, 20)))
    monkeypatch.setattr(document, "find_figures", too_much)
    assert main(["run", str(tmp_path / "báo cáo.txt"), "--out", str(tmp_path / "out")]) == 0
    [row] = table(tmp_path / "out", "documents")
    assert row["review"] == "yes" and "chỉ đọc phần đầu" in row["review_reason"]
    figures = table(tmp_path / "out", "figures")
    assert {row["raw"] for row in figures} == {"23/28", "82,1%"}
    assert all(row["review"] == "yes" for row in figures)


@pytest.mark.parametrize(
    ("end", "said"), [(crash, "stopped abruptly"), (greedy, "too much memory"), (slow, "took more")]
)
def test_an_analysis_that_finds_nothing_is_a_failure_of_its_own_name(
    tmp_path, monkeypatch, end, said
):
    (tmp_path / "báo cáo.txt").write_text(REPORT, "utf-8")
    monkeypatch.setattr(run_module, "ANALYSIS_SECONDS", 10)
    monkeypatch.setattr(document, "find_figures", end)
    words = ["run", str(tmp_path / "báo cáo.txt"), "--out", str(tmp_path / "out"), "--lang", "en"]
    assert main(words) == 1
    [failure] = table(tmp_path / "out", "failures")
    assert said in failure["error"]
    assert failure["next_step"]


@pytest.mark.parametrize(
    ("end", "said"),
    [(crash, "stopped abruptly"), (greedy, "too much memory"), (slow, "more than 8 s")],
)
def test_a_page_and_an_opening_that_are_ended_have_their_own_names(
    tmp_path, monkeypatch, end, said
):
    for file, step in (("mở.pdf", "page_count"), ("trang.pdf", "read_page")):
        with monkeypatch.context() as patched:
            pdf(tmp_path / file)
            patched.setattr(reading, step, end)
            patched.setattr(run_module, "OPENING_SECONDS", 8)
            patched.setattr(run_module, "PAGE_SECONDS", 8)
            out = tmp_path / f"out {file}"
            assert main(["run", str(tmp_path / file), "--out", str(out), "--lang", "en"]) == 1
            [failure] = table(out, "failures")
            assert said in failure["error"]
            assert "unexpected" not in failure["error"].lower()


@pytest.mark.parametrize("lost", ["text", "text/xã/b.txt.txt", "text/a.txt.txt"])
def test_texts_that_are_gone_from_the_results_are_written_again(tmp_path, rules_at_hand, lost):
    (tmp_path / "in" / "xã").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "in" / "xã" / "b.txt").write_text(REPORT + " Có 5 đơn.", "utf-8")
    words = ["run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
    assert main(words) == 0
    texts = {path: path.read_bytes() for path in (tmp_path / "out" / "text").rglob("*.txt")}
    assert len(texts) == 2
    gone = tmp_path / "out" / lost
    shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    assert main(words) == 0
    assert {path: path.read_bytes() for path in (tmp_path / "out" / "text").rglob("*.txt")} == texts
