"""Views of pages: what a person sees who comes from the workbook."""

from pathlib import Path

from conftest import solieu

SCAN = Path(__file__).parents[2] / "samples" / "cong-van-phong-noi-vu-2021.png"


def test_a_view_says_its_page_and_what_its_frames_mean(tmp_path):
    done = solieu("run", SCAN, "--out", tmp_path)
    assert done.returncode == 0
    [view] = tmp_path.glob("pages/*/1.html")
    html = view.read_text("utf-8")
    assert "<title>cong-van-phong-noi-vu-2021.png, trang 1</title>" in html
    assert all(f"khung {colour}" in html.lower() for colour in ("đỏ", "cam", "xanh"))
    assert html.count('<a id="f') > 20
