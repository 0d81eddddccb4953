"""Views of pages: what a person sees who comes from the workbook."""

from pathlib import Path

import regex
from conftest import solieu

from extractor.model import Numeral, Place
from extractor.output.page_html import PageViews, marked_text, page_link

SCAN = Path(__file__).parents[2] / "samples" / "cong-van-phong-noi-vu-2021.png"


def figure(start, end):
    return Numeral(start, end, "", "count", "", Place(1, None, 1.0))


def test_a_view_says_its_page_and_what_its_frames_mean(tmp_path):
    done = solieu("run", SCAN, "--out", tmp_path)
    assert done.returncode == 0
    [view] = tmp_path.glob("pages/*/1.html")
    html = view.read_text("utf-8")
    assert "<title>cong-van-phong-noi-vu-2021.png, trang 1</title>" in html
    assert all(f"khung {colour}" in html.lower() for colour in ("đỏ", "cam", "xanh"))
    assert html.count('<a id="f') > 20


def test_a_file_without_pages_of_print_has_its_text_with_every_numeralmarked_text(tmp_path):
    given = tmp_path / "in"
    given.mkdir()
    (given / "a & b.txt").write_text("Đã giải quyết 1.250 hồ sơ <gấp>, đạt 98,5%.\n", "utf-8")
    done = solieu("run", given, "--out", tmp_path / "out")
    assert done.returncode == 0
    [view] = (tmp_path / "out").glob("pages/*/1.html")
    html = view.read_text("utf-8")
    assert "<title>a &amp; b.txt, trang 1</title>" in html
    assert '<mark id="f14" class="sure" title="1.250">1.250</mark> hồ sơ &lt;gấp&gt;, đạt ' in html
    assert html.count("<mark ") == 2


def test_a_numeral_within_another_is_not_marked_twice():
    rows = [figure(103, 110), figure(106, 110), figure(114, 115)]
    marked = marked_text("Số 12/2024 và 5 <x>", 100, rows)  # of a page that begins at 100
    assert regex.sub(r"<mark[^>]*>", "[", marked) == "Số [12/2024</mark> và [5</mark> &lt;x&gt;"


def test_what_is_forgotten_leaves_no_text_behind(tmp_path):
    given, out = tmp_path / "in", tmp_path / "out"
    given.mkdir()
    for name, count in (("a.txt", 5), ("b.txt", 7)):
        (given / name).write_text(f"Đã giải quyết {count} hồ sơ.\n", "utf-8")
    (given / "bản sao.txt").write_bytes((given / "a.txt").read_bytes())
    assert solieu("run", given, SCAN, "--out", out).returncode == 0
    assert len(list(out.glob("pages/*/1.html"))) == 3  # the copy is one with a.txt
    assert solieu("forget", out, "b.txt").returncode == 0
    kept = {path.read_text("utf-8") for path in out.glob("pages/*/1.html")}
    assert len(kept) == 2 and not any("b.txt" in view for view in kept)
    assert solieu("forget", out, SCAN.name).returncode == 0
    assert len(list(out.glob("pages/*/1.jpg"))) == 1  # as the page's reading is kept


def test_a_link_leads_only_where_a_view_is(tmp_path):
    views = PageViews(tmp_path)
    assert views.link("a" * 64, 1, 5, pictured=False) == ""  # of a run before views of texts
    there = tmp_path / page_link("b" * 64, 2)
    there.parent.mkdir(parents=True)
    there.write_text("x")
    assert views.link("b" * 64, 2, 5, pictured=False) == f"pages/{'b' * 16}/2.html#f5"
    assert views.link("c" * 64, 1, 7, pictured=True) == f"pages/{'c' * 16}/1.html#f7"
