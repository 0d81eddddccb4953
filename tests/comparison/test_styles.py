"""How cells of a comparison look: what is added to what, signs behind numbers, pages as printed."""

import pytest
import xlsxwriter
from openpyxl import load_workbook

from extractor.comparison.styles import (
    LONGEST_HEADER,
    NUMBER_FORMATS,
    STYLES,
    PageSetup,
    figure_styles,
    freeze_heading,
    print_title,
    set_page,
    signed_format,
    style_of,
)


@pytest.mark.parametrize(
    "look, total, review, linked, styles",
    [
        ("amount", False, False, False, ("cell", "amount")),
        ("amount", True, False, False, ("cell", "amount", "bold", "grey")),
        ("no_total", True, False, False, ("cell", "no_total", "grey")),  # words, not a sum
        ("share", False, True, True, ("cell", "share", "doubtful", "source")),
        ("text", True, True, True, ("cell", "text", "bold", "grey", "doubtful", "source")),
    ],
)
def test_the_styles_of_a_figure(look, total, review, linked, styles):
    assert figure_styles(look, total, review, linked) == styles


def test_of_styles_that_differ_the_later_one_holds():
    assert style_of(("cell", "heading"))["border_color"] == "#BFBFBF"
    assert style_of(("heading", "cell"))["border_color"] == STYLES["cell"]["border_color"]
    assert style_of(())["font_name"] == "Times New Roman"


def test_doubt_is_told_apart_on_paper_without_colours():
    """A frame of its own: grey paper shows neither purple nor yellow."""
    frames = {str(look.get("border")) for name, look in STYLES.items() if name != "doubtful"}
    assert str(STYLES["doubtful"]["border"]) not in frames


@pytest.mark.parametrize(
    "look, sign, code",
    [
        ("amount", " *", '#,##0" *";-#,##0" *";#,##0" *";@" *"'),
        ("change", " ?", '+#,##0" ?";-#,##0" ?";0" ?";@" ?"'),
        ("share", "", ""),
    ],
)
def test_a_sign_stands_behind_numbers_of_either_kind(look, sign, code):
    assert signed_format(look, sign) == code


@pytest.mark.parametrize("look", NUMBER_FORMATS)
def test_every_format_with_a_sign_has_the_four_parts_that_excel_takes(look):
    assert signed_format(look, " ?").count(" ?") == 4


def printed(tmp_path, page, title=""):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Một")
        set_page(sheet, page)
        if title:
            print_title(sheet, title, "Ghi chú")
        freeze_heading(sheet, first_line=3, lines=5, columns=4, frozen_columns=1)
    return load_workbook(tmp_path / "a.xlsx")["Một"]


@pytest.mark.parametrize(
    "page, scale, high",
    [(PageSetup(), None, 0), (PageSetup(pages_high=1), None, 1), (PageSetup(scale=72), 72, None)],
)
def test_a_sheet_prints_on_a4_across(tmp_path, page, scale, high):
    sheet = printed(tmp_path, page)
    assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
    assert bool(sheet.sheet_properties.pageSetUpPr.fitToPage) == (high is not None)
    assert sheet.page_setup.scale == scale
    if high is not None:
        said = sheet.page_setup.fitToHeight
        assert (1 if said is None else said) == high  # what is not said is one page


def test_rows_and_column_of_headings_are_printed_on_every_page(tmp_path):
    page = PageSetup(repeated_rows=(0, 2), first_column_repeated=True)
    sheet = printed(tmp_path, page)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$3", "$A:$A")


def test_the_heading_stays_in_sight_and_the_table_can_be_filtered(tmp_path):
    sheet = printed(tmp_path, PageSetup())
    assert sheet.freeze_panes == "B4" and sheet.auto_filter.ref == "A3:D8"


@pytest.mark.parametrize("title", ["So sánh", "Thu & chi", "Rất dài " * 60])
def test_what_is_printed_above_a_page_is_as_long_as_excel_takes(tmp_path, title):
    sheet = printed(tmp_path, PageSetup(), title)
    said = sheet.oddHeader.left.text
    assert said and len(said) <= LONGEST_HEADER
    assert ("&&" in said) == ("&" in title)  # one alone would begin a code
