import pytest
from made_results import Numeral, make_results

from extractor.errors import WrongUsage
from extractor.model import Box, PageReading, Place
from extractor.model import Numeral as Row
from extractor.output import page_html
from extractor.review.results import Results, key_of, marks_in


def test_a_folder_without_results(tmp_path):
    with pytest.raises(WrongUsage):
        Results(tmp_path)


def test_marks_are_those_of_the_page_views(tmp_path):
    """Written by the writer of the views itself."""
    page = PageReading(number=1, width=600, height=800, reader="ocr", reason="x")
    row = Row(
        start=5,
        end=6,
        raw="7",
        kind="count",
        rule="r",
        place=Place(1, Box(61.5, 81.5, 118.5, 98.5), 1.0),
    )
    view = tmp_path / "1.html"
    view.write_text(page_html.marked_picture("a &lt;b&gt;.pdf", page, [row]), "utf-8")
    [(start, mark)] = marks_in(view, 0).items()
    assert (start, mark.left, mark.top, mark.width, mark.height) == (5, 10, 10, 10, 2.5)


@pytest.mark.parametrize(
    "sha16, page",
    [
        ("../../../../etc/x", 1),
        ("abababababababab", 0),
        ("ABABABABABABABAB", 1),
        ("", 1),
        ("abababababababab", 77),
    ],
)
def test_pictures_that_are_none(tmp_path, sha16, page):
    make_results(tmp_path, [Numeral("7", "7", "7")])
    assert Results(tmp_path).picture("abababababababab", 1)
    assert Results(tmp_path).picture(sha16, page) is None


def test_a_text_outside_the_folder_is_not_read(tmp_path):
    make_results(tmp_path / "out", [Numeral("7", "7", "7")])
    (tmp_path / "secret.txt").write_text("x")
    assert Results(tmp_path / "out").text("báo cáo.pdf")
    assert Results(tmp_path / "out").text("../../secret") == ""


def test_what_stands_around(tmp_path):
    make_results(tmp_path, [Numeral("7", "7", "7")])
    results = Results(tmp_path)
    [(_, row)] = results.numerals("báo cáo.pdf")
    around = results.around("báo cáo.pdf", row)
    assert (around.before, around.after) == ("1. Số hồ sơ là ", " hồ sơ. ")
    assert results.document(key_of("báo cáo.pdf"))["number"] == "12/BC-UBND"
