"""Word documents: what is printed is read, in its order, with the place of each piece."""

import io
import sys
import warnings
import zipfile
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from office_files import (
    cell,
    lists,
    paragraph,
    part,
    picture,
    run,
    table,
    write_docx,
)

from extractor.errors import InputError
from extractor.model import Doubt, Input, TextTable
from extractor.office_files.docx_text import read_docx
from extractor.office_files.office import PictureFile, office_page, office_pages

LINED = "".join(
    f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH")
)
MERGED_ON, MERGED = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'
MARK = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def lines(tmp_path, body, **parts):
    """The paragraphs of a document and its tables, a string for each row."""
    made = []
    for block in read_docx(write_docx(tmp_path / "a.docx", body, **parts)).blocks:
        if isinstance(block, TextTable):
            made += [f"[{row}]" for row in rows(block)]
        else:
            made.append(block.text)
    return made


def rows(found):
    return [
        "|".join(cell.text.replace("\n", "/") for cell in found.cells if cell.row == row)
        for row in range(1, found.rows + 1)
    ]


def field(code, result):
    def mark(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f"{mark('begin')}<w:r><w:instrText> {code} </w:instrText></w:r>"
        f"{mark('separate')}{run(result)}{mark('end')}"
    )


def section(*references, first=False):
    made = "".join(
        f'<w:{kind}Reference w:type="{of}" r:id="rId_{kind}"/>' for kind, of in references
    )
    return f"<w:sectPr>{made}{'<w:titlePg/>' if first else ''}</w:sectPr>"


@pytest.mark.parametrize(
    "runs, expected",
    [
        (run("Có 1") + run(".250 hồ sơ"), "Có 1.250 hồ sơ"),
        (run("97 m") + run("2", '<w:vertAlign w:val="superscript"/>'), "97 m²"),
        (run("năm 2023") + run("1", '<w:vertAlign w:val="superscript"/>'), "năm 2023¹"),
        (
            run("Có 12") + f"<w:del>{run('5')}</w:del>" + f"<w:ins>{run('7 hồ sơ')}</w:ins>",
            "Có 127 hồ sơ",
        ),
        (run("a") + f"<w:moveFrom>{run('9')}</w:moveFrom><w:moveTo>{run('b')}</w:moveTo>", "ab"),
        (run("thấy ") + run("999 ẩn", "<w:vanish/>") + run("12"), "thấy 12"),
        (run("thấy ") + run("999", '<w:vanish w:val="0"/>'), "thấy 999"),
        (run("1.107", "<w:strike/>") + run(" 1.208 hồ sơ"), "1̶.1̶0̶7̶ 1.208 hồ sơ"),
        (run("12/13 mới", "<w:dstrike/>") + run(" 13/13"), "1̶2̶/1̶3̶ mới 13/13"),
        (run("12", '<w:strike w:val="0"/>') + run(" hồ sơ"), "12 hồ sơ"),
        (field('HYPERLINK "http://a/123"', "xem 45 hồ sơ"), "xem 45 hồ sơ"),
        (run("trang ") + field("PAGE \\* MERGEFORMAT", "7"), "trang"),
        (run("tổng ") + field("=SUM(ABOVE)", "1.250"), "tổng 1.250"),
        (f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>' + run("x"), "x"),
        (f'<w:hyperlink r:id="rId9">{run("theo Kế hoạch 12")}</w:hyperlink>', "theo Kế hoạch 12"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ô nhập 31')}</w:sdtContent></w:sdt>", "ô nhập 31"),
        (f"<w:smartTag>{run('ngày 12/6')}</w:smartTag>", "ngày 12/6"),
        (run("137/KH") + "<w:r><w:noBreakHyphen/></w:r>" + run("UBND"), "137/KH-UBND"),
        (
            run("đạt ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run("95%"),
            "đạt ≥95%",
        ),
        (run("ủy ban nhân dân", "<w:caps/>"), "ỦY BAN NHÂN DÂN"),
        (
            "<m:oMath><m:f><m:num><m:r><m:t>23</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>28</m:t></m:r></m:den></m:f></m:oMath>",
            "23/28",
        ),
    ],
)
def test_the_printed_characters_of_a_paragraph(tmp_path, runs, expected):
    assert lines(tmp_path, f"<w:p>{runs}</w:p>") == [expected]


@pytest.mark.parametrize("tabs, opens", [(1, ""), (2, ""), (3, "\t"), (6, "\t")])
def test_several_tabs_before_a_line_set_it_at_the_right(tmp_path, tabs, opens):
    assert lines(tmp_path, paragraph("\t" * tabs + "Trần Minh Khoa")) == [f"{opens}Trần Minh Khoa"]


def test_a_paragraph_whose_end_was_deleted_goes_on_with_the_next(tmp_path):
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Tiếp nhận 30") + "</w:p>"
    assert lines(tmp_path, gone + paragraph(".648 hồ sơ")) == ["Tiếp nhận 30.648 hồ sơ"]


@pytest.mark.parametrize(
    "levels, items, expected",
    [
        ([("upperRoman", "%1."), ("decimal", "%2.")], [0, 1, 1, 0, 1], "I. 1. 2. II. 1."),
        ([("decimal", "%1."), ("decimal", "%1.%2.")], [0, 1, 1, 0, 1], "1. 1.1. 1.2. 2. 2.1."),
        ([("lowerLetter", "%1)"), ("bullet", "-")], [0, 1, 0, 1], "a) - b) -"),
        ([("bullet", "\uf0b7"), ("bullet", "+")], [0, 1], "- +"),
        ([("decimalZero", "%1/")], [0, 0], "01/ 02/"),
        ([("upperLetter", "Phần %1.")], [0, 0], "Phần A. Phần B."),
    ],
)
def test_automatic_numbers_are_read_as_printed(tmp_path, levels, items, expected):
    body = "".join(paragraph("việc", numbered=(1, level)) for level in items)
    found = lines(tmp_path, body, numbering=lists(*levels))
    assert " ".join(line.removesuffix(" việc") for line in found) == expected


def test_a_list_that_begins_anew_and_numbers_of_styles(tmp_path):
    styles = part(
        "w:styles",
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>',
    )
    body = (
        paragraph("một", properties='<w:pStyle w:val="Muc"/>')
        + paragraph("hai", properties='<w:pStyle w:val="MucCon"/>')
        + paragraph("khác", numbered=(2, 0))
        + paragraph("không số", properties='<w:pStyle w:val="Muc"/>', numbered=(0, 0))
    )
    found = lines(tmp_path, body, numbering=lists(("decimal", "%1.")), styles=styles)
    assert found == ["1. một", "2. hai", "1. khác", "không số"]


def test_footnotes_stand_below_the_paragraph_that_calls_them(tmp_path):
    notes = part(
        "w:footnotes", f'<w:footnote w:id="7">{paragraph("Nghị định số 28.")}</w:footnote>'
    )
    body = f"<w:p>{run('quy định')}{MARK.format(7)}{run('.')}</w:p>" + paragraph("Tiếp theo")
    assert lines(tmp_path, body, footnotes=notes) == [
        "quy định¹.",
        "¹ Nghị định số 28.",
        "Tiếp theo",
    ]


def test_text_boxes_are_read_once(tmp_path):
    box = f"<w:txbxContent>{paragraph('Số đến: 1346')}{table([['a', '12']])}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    found = lines(tmp_path, f"<w:p>{run('Đoạn neo')}{both}</w:p>")
    assert found == ["Đoạn neo", "Số đến: 1346", "[a|12]"]


def test_headers_and_footers_once_without_page_numbers(tmp_path):
    header = part(
        "w:hdr", paragraph("SỞ NỘI VỤ TỈNH CỬU LONG") + f"<w:p>{field('PAGE', '2')}</w:p>"
    )
    footer = part("w:ftr", f"<w:p>{run('- ')}{field('PAGE', '2')}{run(' -')}</w:p>")
    body = paragraph("Một") + section(("header", "default"), ("footer", "default"))
    found = read_docx(write_docx(tmp_path / "a.docx", body, header=header, footer=footer)).blocks
    assert [(block.text, block.place) for block in found] == [
        ("SỞ NỘI VỤ TỈNH CỬU LONG", "đầu trang"),
        ("Một", "đoạn 1"),
    ]


@pytest.mark.parametrize("first, read", [(True, ["ĐẦU TRANG 1", "Một"]), (False, ["Một"])])
def test_a_first_page_header_counts_where_the_section_has_one(tmp_path, first, read):
    header = part("w:hdr", paragraph("ĐẦU TRANG 1"))
    body = paragraph("Một") + section(("header", "first"), first=first)
    assert lines(tmp_path, body, header=header) == read


def test_a_letterhead_without_lines_is_read_column_by_column(tmp_path):
    head = table(
        [["UBND TỈNH X\nSỞ NỘI VỤ", "CỘNG HÒA\nĐộc lập"], ["Số: 12/BC", "X, ngày 1"]], lines=""
    )
    assert lines(tmp_path, head + paragraph("I. MỘT")) == [
        "UBND TỈNH X\nSỞ NỘI VỤ\nSố: 12/BC",
        "CỘNG HÒA\nĐộc lập\nX, ngày 1",
        "I. MỘT",
    ]


def test_a_rule_below_a_name_makes_no_table(tmp_path):
    ruled = cell("SỞ NỘI VỤ", '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>')
    found = lines(tmp_path, table([[ruled, "CỘNG HÒA"], ["Số: 1", "ngày 2"]], lines=""))
    assert found == ["SỞ NỘI VỤ\nSố: 1", "CỘNG HÒA\nngày 2"]


@pytest.mark.parametrize(
    "made",
    [
        table([["STT", "Tên", "Số"], ["1", "a", "5"], ["2", "b", "7"], ["3", "c", "9"]], lines=""),
        table(
            [["STT", "Tên", "Số"], ["1", "a", "5"], ["2", "b", "7"], ["3", "c", "9"]], lines=LINED
        ),
    ],
)
def test_figures_in_rows_and_columns_are_a_table_with_or_without_lines(tmp_path, made):
    assert lines(tmp_path, made)[:2] == ["[STT|Tên|Số]", "[1|a|5]"]


def test_merged_cells_over_rows_and_columns(tmp_path):
    made = table(
        [
            [cell("TT", MERGED), cell("Hồ sơ", '<w:gridSpan w:val="2"/>'), cell("Tỷ lệ", MERGED)],
            [cell("", MERGED_ON), "Nhận", "Xong", cell("", MERGED_ON)],
            ["1", "5", "4", "80%"],
        ]
    )
    found = read_docx(write_docx(tmp_path / "a.docx", made)).blocks[0]
    placed = {c.text: (c.row, c.column, c.rows, c.columns) for c in found.cells}
    assert placed["TT"] == (1, 1, 2, 1) and placed["Hồ sơ"] == (1, 2, 1, 2)
    assert placed["Tỷ lệ"] == (1, 4, 2, 1) and placed["80%"] == (3, 4, 1, 1)
    assert {c.place for c in found.cells if c.text == "80%"} == {"bảng 1, hàng 3, cột 4"}


def test_edges_that_lie_a_hair_apart_are_one_column(tmp_path):
    """Heads from 0 to 1000 to 3000, rows from 0 to 1040 to 3000: two columns, not three."""
    two = '<w:gridSpan w:val="2"/>'
    made = table(
        [[cell("Tên"), cell("Số", two)], [cell("a", two), cell("5")], [cell("b", two), cell("7")]],
        widths=(1000, 40, 1960),
    )
    found = read_docx(write_docx(tmp_path / "a.docx", made)).blocks[0]
    assert [(c.text, c.column, c.columns) for c in found.cells][:4] == [
        ("Tên", 1, 1),
        ("Số", 2, 1),
        ("a", 1, 1),
        ("5", 2, 1),
    ]
    assert found.columns == 2


def test_rows_deleted_or_hidden_are_left_out(tmp_path):
    made = table([["a", "1"], ["b", "2"], ["c", "3"]])
    for name, mark in (("b", "<w:del/>"), ("a", "<w:hidden/>")):
        at = made.rindex("<w:tr>", 0, made.index(f">{name}<")) + len("<w:tr>")
        made = f"{made[:at]}<w:trPr>{mark}</w:trPr>{made[at:]}"
    assert lines(tmp_path, made) == ["[c|3]"]


def test_a_table_in_a_cell_and_automatic_row_numbers(tmp_path):
    inner = table([["nam", "3"], ["nữ", "4"]]) + paragraph("")
    number = cell(paragraph(numbered=(1, 0)))
    made = table([["TT", "Tên", "Số"], [number, cell(inner), "7"], [number, "b", "8"]])
    found = lines(tmp_path, made, numbering=lists(("decimal", "%1")))
    assert found == ["[TT|Tên|Số]", "[1|nam 3/nữ 4|7]", "[2|b|8]"]


def png(width=600, height=400):
    held = io.BytesIO()
    Image.new("L", (width, height), 255).save(held, "PNG")
    return held.getvalue()


def opened(path, kind="word"):
    return Input(path, path.name, kind, "0", path.stat().st_size)


def test_a_large_picture_is_a_page_a_small_one_is_none(tmp_path):
    body = (
        paragraph("Bản quét:") + f"<w:p>{picture('rId_quet', 6, 4)}{picture('rId_dau', 1, 1)}</w:p>"
    )
    path = write_docx(tmp_path / "a.docx", body, media={"quet.png": png(), "dau.png": png(50, 50)})
    assert office_pages(opened(path)) == 2
    found = office_page(opened(path), 2, tmp_path)
    assert isinstance(found, PictureFile)
    assert (found.width, found.place) == (6, "đoạn 1")
    assert found.file.read_bytes() == png()


@pytest.mark.parametrize(
    "drawn",
    [
        picture("rId_ve", 6, 4),
        picture("rId_outside", 6, 4),
        '<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart r:id="rId5"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>",
        '<w:r><w:object><v:shape style="width:300pt;height:200pt"><v:imagedata r:id="rId_ve"/>'
        '</v:shape><o:OLEObject ProgID="Excel.Sheet.12" r:id="rId6"/></w:object></w:r>',
    ],
)
def test_what_is_drawn_and_not_read_is_said(tmp_path, drawn):
    path = write_docx(
        tmp_path / "a.docx", f"<w:p>{run('x')}{drawn}</w:p>", media={"ve.emf": b"EMF"}
    )
    assert office_pages(opened(path)) == 1
    assert [doubt.key for doubt in read_docx(path).cautions] == ["drawings_unread"]


CHUNK = '<w:altChunk r:id="rId_phan"/>'
HTML = "<html><head><style>p{{}}</style></head><body><p>Tiếp nhận 1.234 hồ sơ</p>{}</body></html>"
ROWS = "<table><tr><th>Xã</th><th>Hồ sơ</th></tr><tr><td>An Phú</td><td>12</td></tr></table>"


@pytest.mark.parametrize(
    "name, content, shown",
    [
        ("phan.html", HTML.format("").encode(), ["Tiếp nhận 1.234 hồ sơ"]),
        ("phan.htm", HTML.format("").encode("utf-16"), ["Tiếp nhận 1.234 hồ sơ"]),
        (
            "phan.xhtml",
            HTML.format(ROWS).encode(),
            ["Tiếp nhận 1.234 hồ sơ", "Xã\tHồ sơ\nAn Phú\t12"],
        ),
        ("phan.txt", "Có 5 đơn\r\n\r\nCó 7 đơn".encode("utf-8-sig"), ["Có 5 đơn", "Có 7 đơn"]),
    ],
)
def test_a_file_taken_in_is_read_where_word_shows_it(tmp_path, name, content, shown):
    body = f"{paragraph(run('Trước'))}{CHUNK}{paragraph(run('Sau'))}"
    assert lines(tmp_path, body, media={name: content}) == ["Trước", *shown, "Sau"]


def test_a_document_taken_in_is_read_with_its_tables_and_what_it_takes_in(tmp_path):
    grid = table([["TT", "Xã", "Số"], ["1", "An Phú", "12"], ["2", "An Lạc", "7"]])
    inmost = write_docx(tmp_path / "c.docx", paragraph(run("Trong cùng 3 đơn")))
    inner = write_docx(
        tmp_path / "b.docx",
        f"{paragraph(run('Bên trong 9 đơn'))}{grid}{CHUNK}",
        media={"phan.docx": inmost.read_bytes()},
    )
    body = f"{paragraph(run('Trước'))}{CHUNK}{table([[f'<w:tc>{CHUNK}</w:tc>', 'x']])}"
    media = {"phan.docx": inner.read_bytes()}
    found = lines(tmp_path, body, media=media)
    assert found[:6] == [
        *("Trước", "Bên trong 9 đơn", "[TT|Xã|Số]", "[1|An Phú|12]", "[2|An Lạc|7]"),
        "Trong cùng 3 đơn",
    ]
    assert "Bên trong 9 đơn/TT/Xã" in found[6]
    blocks = read_docx(write_docx(tmp_path / "a.docx", body, media=media)).blocks
    assert blocks[1].place == "phần chèn 1, đoạn 1"
    assert blocks[2].cells[-1].place == "phần chèn 1, bảng 1, hàng 3, cột 3"


@pytest.mark.parametrize(
    "name, content",
    [
        ("phan.rtf", rb"{\rtf1\ansi Ti\'ea 1.234 h\'f4 so}"),
        ("phan.mht", b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>1.234</p>"),
        ("phan.docx", b"PK\x03\x04 broken"),
        ("phan.txt", "Có 5 hồ sơ".encode("cp1258", "replace")),
        ("khac.txt", b"Nobody points here"),
    ],
)
def test_a_file_taken_in_that_is_not_read_is_said(tmp_path, name, content):
    alone = write_docx(tmp_path / "a.docx", CHUNK, media={name: content})
    assert [doubt.key for doubt in read_docx(alone).cautions] == ["inserted_unread"]
    with pytest.raises(InputError, match="office_inserted_only"):
        office_page(opened(alone), 1, tmp_path)
    beside = write_docx(
        tmp_path / "b.docx", paragraph(run("Có 5 đơn")) + CHUNK, media={name: content}
    )
    assert [doubt.key for doubt in office_page(opened(beside), 1, tmp_path).cautions] == [
        "inserted_unread"
    ]


def test_changes_of_figures_that_nobody_accepted_are_said(tmp_path):
    gone = '<w:del><w:r><w:delText xml:space="preserve">125</w:delText></w:r></w:del>'
    path = write_docx(tmp_path / "a.docx", f"<w:p>{gone}<w:ins>{run('127 hồ sơ')}</w:ins></w:p>")
    assert [doubt.key for doubt in read_docx(path).cautions] == ["tracked_changes"]


def repacked(path, change):
    """The file with parts changed: {name: content, or a function of it}."""
    made = path.with_name("b.docx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *change}:
            content = old.read(name) if name in old.namelist() else b""
            changed = change.get(name)
            new.writestr(name, changed(content) if callable(changed) else changed or content)
    return made


def doubled_body(content):
    begin, end = content.index(b"<w:body>"), content.index(b"</w:body>") + len(b"</w:body>")
    return content[:end] + content[begin:]


@pytest.mark.parametrize(
    "change, code",
    [
        ({"word/document.xml": b"<w:document"}, "office_broken"),
        ({"_rels/.rels": b"<a/>"}, "office_broken"),
        ({"word/document.xml": b"<w:tbl>" * 300}, "office_broken"),  # no such prefix
        ({"word/document.xml": b"<d>" + b"<t>" * 300 + b"5" + b"</t>" * 300}, "office_too_deep"),
        ({"word/document.xml": b"<t>" * 5000 + b"</t>" * 5000}, "office_too_deep"),
        ({"word/document.xml": doubled_body}, "office_broken"),
        ({"word/_rels/document.xml.rels": b"<t>" * 400 + b"</t>" * 400}, "office_too_deep"),
        ({"word/document.xml": b"<d>" + b"<t>" * 90 + b"5" + b"</t>" * 89}, "office_broken"),
        ({"word/media/x.bin": b"0" * (30 << 20)}, "package_trap"),
        (
            {
                "word/document.xml": b'<!DOCTYPE d [<!ENTITY a "12345"><!ENTITY b "&a;&a;&a;&a;">]>'
                b"<d>&b;</d>"
            },
            "office_trap",
        ),
    ],
)
def test_what_is_broken_or_a_trap_is_an_error(tmp_path, change, code):
    path = write_docx(tmp_path / "a.docx", paragraph("x"))
    with pytest.raises(InputError) as error:
        read_docx(repacked(path, change))
    assert error.value.code == code


def with_a_second(path, part, content):
    """The file with another part of a name that it has already."""
    with zipfile.ZipFile(path, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the doubled name
        package.writestr(part, content or package.read(part))
    return path


@pytest.mark.parametrize("part", ["word/document.xml", "_rels/.rels", "[Content_Types].xml"])
def test_two_parts_of_one_name_that_differ_are_no_document(tmp_path, part):
    path = write_docx(tmp_path / "a.docx", paragraph("Có 12 hồ sơ"))
    assert read_docx(with_a_second(path, part, b"")) == read_docx(path)
    with pytest.raises(InputError) as error:
        read_docx(with_a_second(path, part, b"<other/>"))
    assert error.value.code == "office_trap"


@pytest.mark.parametrize(
    "content, code",
    [
        (b"PK\x03\x04 cut off", "office_broken"),
        (b"%PDF-1.4", "office_broken"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 512
            + "EncryptedPackage".encode("utf-16-le"),
            "office_password",
        ),
    ],
)
def test_what_is_no_document_is_an_error(tmp_path, content, code):
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        office_pages(opened(path))
    assert error.value.code == code


def test_an_empty_document_is_an_error(tmp_path):
    with pytest.raises(InputError) as error:
        office_page(opened(write_docx(tmp_path / "a.docx", paragraph(""))), 1, tmp_path)
    assert error.value.code == "office_empty"


def test_the_strict_form_is_read_too(tmp_path):
    def strict(content):
        for usual, other in (("wordprocessingml", "main"), ("officeDocument", "relationships")):
            content = content.replace(
                f"http://schemas.openxmlformats.org/{usual}/2006/{other}".encode(),
                f"http://purl.oclc.org/ooxml/{usual}/{other}".encode(),
            )
        return content

    path = write_docx(tmp_path / "a.docx", paragraph("Có 12 hồ sơ"))
    names = ("word/document.xml", "_rels/.rels")
    made = repacked(path, dict.fromkeys(names, strict))
    assert [block.text for block in read_docx(made).blocks] == ["Có 12 hồ sơ"]


def test_deeply_nested_tables_end(tmp_path):
    made = paragraph("12")
    for _ in range(40):
        made = table([[cell(made + paragraph(""))]], lines="")
    assert "12" in "".join(lines(tmp_path, made))


INNER = table(
    [
        [cell(paragraph("Tên xã")), cell(paragraph("Số hộ"))],
        [cell(paragraph("Hòa An")), cell(paragraph("120"))],
        [cell(paragraph("Hòa Lợi")), cell(paragraph("85"))],
    ],
    lines=LINED,
)
ITS_ROWS = ["[Tên xã|Số hộ]", "[Hòa An|120]", "[Hòa Lợi|85]"]


@pytest.mark.parametrize(
    "outer, around",
    [
        ([[cell(paragraph("Biểu 1"))], [cell(INNER + paragraph(""))]], ["Biểu 1"]),
        ([[cell(INNER + paragraph(""))]], []),
        (
            [[cell(paragraph("Các xã")), cell(INNER + paragraph(""))]],
            ["[Các xã|]"],
        ),
    ],
)
def test_a_table_of_figures_inside_another_is_a_table(tmp_path, outer, around):
    assert lines(tmp_path, table(outer, lines=LINED)) == [*around, *ITS_ROWS]


def test_words_set_in_a_table_inside_a_cell_are_words_of_the_cell(tmp_path):
    inner = table([[cell(paragraph("Nơi nhận")), cell(paragraph("Lưu: VT"))]], lines="")
    made = table([[cell(paragraph("1")), cell(inner + paragraph(""))]], lines=LINED)
    assert lines(tmp_path, made) == ["[1|Nơi nhận Lưu: VT]"]


CHOICE = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice>'
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)
UNKNOWN_CHOICE = '<x:new xmlns:x="urn:x"/>'
WORDS = '<w:t xml:space="preserve">{}</w:t>'


@pytest.mark.parametrize(
    "body, expected",
    [
        (paragraph("A") + CHOICE.format(paragraph("Có 5 đơn"), paragraph("Có 5 đơn")), "Có 5 đơn"),
        (CHOICE.format(UNKNOWN_CHOICE, paragraph("Có 6 đơn")), "Có 6 đơn"),
        (paragraph(run("Có "), CHOICE.format(run("7"), run("7")), run(" đơn")), "Có 7 đơn"),
        (
            "<w:p><w:r>"
            + WORDS.format("Có ")
            + CHOICE.format(UNKNOWN_CHOICE, WORDS.format("8"))
            + WORDS.format(" đơn")
            + "</w:r></w:p>",
            "Có 8 đơn",
        ),
        (CHOICE.format(table([["Xã", "9"]]), table([["Xã", "9"]])), "[Xã|9]"),
    ],
)
def test_of_parts_for_new_and_old_programs_one_is_read(tmp_path, body, expected):
    found = lines(tmp_path, body)
    assert found.count(expected) == 1
    assert [line for line in found if line not in (expected, "A")] == []


def boxed(text, properties="", style=""):
    drawn = (
        f"<w:drawing><wp:anchor>{properties}<a:graphic><a:graphicData><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{paragraph(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing>"
    )
    old = (
        f'<w:pict><v:shape style="{style}"><v:textbox><w:txbxContent>{paragraph(text)}'
        "</w:txbxContent></v:textbox></v:shape></w:pict>"
    )
    return f"<w:r>{CHOICE.format(drawn, old) if not style else old}</w:r>"


@pytest.mark.parametrize(
    "box, read",
    [
        (boxed("Nháp 9 đơn", '<wp:docPr id="1" name="a"/>'), True),
        (boxed("Nháp 9 đơn", '<wp:docPr id="1" name="a" hidden="1"/>'), False),
        (boxed("Nháp 9 đơn", '<wp:docPr id="1" name="a" hidden="true"/>'), False),
        (boxed("Nháp 9 đơn", style="width:9pt;visibility:hidden"), False),
        (boxed("Nháp 9 đơn", style="width:9pt"), True),
    ],
)
def test_a_hidden_box_is_not_read(tmp_path, box, read):
    found = lines(tmp_path, paragraph(run("Có 5 đơn"), box))
    assert found == ["Có 5 đơn", *(["Nháp 9 đơn"] if read else [])]


def maths(*content):
    return f"<m:oMath>{''.join(content)}</m:oMath>"


def in_maths(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


def power(base, name, text):
    return (
        f"<m:s{name.title()}><m:e>{in_maths(base)}</m:e>"
        f"<m:{name}>{in_maths(text)}</m:{name}></m:s{name.title()}>"
    )


@pytest.mark.parametrize(
    "content, expected",
    [
        (maths(power("10", "sup", "3")), "5 10³ tấn"),
        (maths(power("10", "sup", "-6")), "5 10⁻⁶ tấn"),
        (maths(power("CO", "sub", "2")), "5 CO₂ tấn"),
        (
            maths(
                f"<m:nary><m:sub>{in_maths('i=1')}</m:sub><m:sup>{in_maths('12')}</m:sup>"
                f"<m:e>{in_maths('x')}</m:e></m:nary>"
            ),
            "5 i=₁¹²x tấn",
        ),
        (
            maths(f"<m:f><m:num>{in_maths('3')}</m:num><m:den>{in_maths('4')}</m:den></m:f>"),
            "5 3/4 tấn",
        ),
    ],
)
def test_powers_and_indices_of_formulas_are_no_further_digits(tmp_path, content, expected):
    assert lines(tmp_path, paragraph(run("5 "), content, run(" tấn"))) == [expected]


def chooser(entries, properties):
    listed = "".join(f'<w:listEntry w:val="{entry}"/>' for entry in entries)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        f"{properties}{listed}</w:ddList></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'


@pytest.mark.parametrize(
    "content, expected",
    [
        (chooser(["25", "36"], '<w:result w:val="1"/>') + END, "Có 36 đơn"),
        (chooser(["25", "36"], "") + END, "Có 25 đơn"),
        (chooser(["25", "36"], '<w:default w:val="1"/>') + RESULT + END, "Có 36 đơn"),
        (chooser(["25", "36"], "") + RESULT + run("36") + END, "Có 36 đơn"),
        (chooser(["25"], '<w:result w:val="4"/>') + END, "Có  đơn"),
    ],
)
def test_what_was_chosen_of_a_list_is_read(tmp_path, content, expected):
    assert lines(tmp_path, paragraph(run("Có "), content, run(" đơn"))) == [expected]


def sign(font, code):
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    "signs, expected",
    [
        (sign("Symbol", "F031") + sign("Symbol", "F034"), "Có 14 đơn"),
        (sign("Times New Roman", "0031"), "Có 1 đơn"),
        (sign("Symbol", "F0B3") + run(" 9"), "Có ≥ 9 đơn"),
        (sign("Wingdings", "F034"), "Có   đơn"),
        (
            "<w:r><w:ruby><w:rt>"
            + run("3")
            + "</w:rt><w:rubyBase>"
            + run("270")
            + "</w:rubyBase></w:ruby></w:r>",
            "Có 270 đơn",
        ),
    ],
)
def test_signs_of_fonts_are_read_as_they_are_drawn(tmp_path, signs, expected):
    assert lines(tmp_path, paragraph(run("Có "), signs, run(" đơn"))) == [expected]


EDGES = '<w:sectPr><w:headerReference w:type="{}" r:id="rId_header"/>{}</w:sectPr>'


@pytest.mark.parametrize(
    "kind, section, settings, read",
    [
        ("even", "", "", False),
        ("even", "", "<w:evenAndOddHeaders/>", True),
        ("even", "", '<w:evenAndOddHeaders w:val="0"/>', False),
        ("first", '<w:titlePg w:val="false"/>', "", False),
        ("first", "<w:titlePg/>", "", True),
        ("default", "", "", True),
    ],
)
def test_headers_of_pages_that_are_not_set_apart_are_not_read(
    tmp_path, kind, section, settings, read
):
    found = lines(
        tmp_path,
        paragraph("Có 5 đơn") + EDGES.format(kind, section),
        header=part("w:hdr", paragraph("Bản cũ: 4 đơn")),
        settings=part("w:settings", settings),
    )
    assert found == [*(["Bản cũ: 4 đơn"] if read else []), "Có 5 đơn"]


PROMPT = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "content, said",
    [
        (field('DATE \\@ "dd/MM/yyyy"', "02/01/2024"), ["moving_dates"]),
        (
            '<w:fldSimple w:instr=" TIME \\@ HH:mm ">' + run("02/01/2024") + "</w:fldSimple>",
            ["moving_dates"],
        ),
        (field("SAVEDATE", "02/01/2024"), ["moving_dates"]),
        (field("CREATEDATE", "02/01/2024"), []),  # stays what it is
        (field("DOCPROPERTY Ngay", "02/01/2024"), []),
        (PROMPT.format("<w:showingPlcHdr/>", run("nhập số, ví dụ 15")), ["prompt_figures"]),
        (PROMPT.format("<w:showingPlcHdr/>", run("nhập số")), []),
        (PROMPT.format("", run("15")), []),
    ],
)
def test_dates_of_today_and_prompts_are_said(tmp_path, content, said):
    path = write_docx(tmp_path / "a.docx", paragraph(run("Ngày "), content))
    assert [doubt.key for doubt in read_docx(path).cautions] == said


@pytest.mark.parametrize(
    "pattern, expected",
    [
        ("%1", ["1. hồ sơ nộp", "2. hồ sơ trả"]),
        ("Nhóm %1", ["Nhóm 1. hồ sơ nộp", "Nhóm 2. hồ sơ trả"]),
        ("%1)", ["1) hồ sơ nộp", "2) hồ sơ trả"]),
        ("(%1)", ["(1) hồ sơ nộp", "(2) hồ sơ trả"]),
    ],
)
def test_the_number_of_a_list_counts_nothing_behind_it(tmp_path, pattern, expected):
    body = paragraph("hồ sơ nộp", numbered=(1, 0)) + paragraph("hồ sơ trả", numbered=(1, 0))
    assert lines(tmp_path, body, numbering=lists(("decimal", pattern))) == expected


def test_the_number_of_a_list_that_fills_a_cell_stays_bare(tmp_path):
    rows_ = [
        [cell(paragraph("", numbered=(1, 0))), "An"],
        [cell(paragraph("", numbered=(1, 0))), "Ba"],
    ]
    body = table(rows_)
    assert lines(tmp_path, body, numbering=lists(("decimal", "%1"))) == ["[1|An]", "[2|Ba]"]


@pytest.mark.parametrize(
    "count, left_out, place",
    [(3, "", ""), (4, "1", "đoạn 4"), (9, "6", "đoạn 4")],
)
def test_a_document_that_is_too_long_is_read_up_to_a_place_that_is_said(
    tmp_path, monkeypatch, count, left_out, place
):
    monkeypatch.setattr("extractor.office_files.docx_text.MOST_BLOCKS", 3)
    body = "".join(paragraph(run(f"Xã số {at}")) for at in range(1, count + 1))
    read = read_docx(write_docx(tmp_path / "a.docx", body))
    assert [block.text for block in read.blocks] == ["Xã số 1", "Xã số 2", "Xã số 3"]
    said = Doubt.of("blocks_left_out", number=left_out, place=place)
    assert read.cautions == ((said,) if left_out else ())


@pytest.mark.parametrize(("moments", "kept", "left_out"), [(1, 0, "6"), (4, 1, "4"), (5, 2, "2")])
def test_of_a_table_whole_rows_are_kept_when_time_is_out(
    tmp_path, monkeypatch, moments, kept, left_out
):
    now = iter([*[0] * moments, *[1000] * 100])
    monkeypatch.setattr("extractor.office_files.docx_text.time.monotonic", lambda: next(now))
    read = read_docx(write_docx(tmp_path / "a.docx", table([["1", "2"], ["3", "4"], ["5", "6"]])))
    cells = [cell.text for block in read.blocks for cell in block.cells]
    assert cells == ["1", "2", "3", "4", "5", "6"][: 2 * kept]
    place = f"bảng 1, hàng {kept + 1}"
    said = Doubt.of("table_cells_left_out", number=left_out, place=place)
    assert read.cautions == (said,)


@pytest.mark.parametrize(
    ("moments", "kept", "left_out"), [(0, 1, "8"), (2, 3, "6"), (7, 8, "1"), (9, 9, "")]
)
def test_what_is_read_when_time_is_out_is_kept(tmp_path, monkeypatch, moments, kept, left_out):
    now = iter([0, *[0] * moments, *[1000] * 100])
    monkeypatch.setattr("extractor.office_files.docx_text.time.monotonic", lambda: next(now))
    body = "".join(paragraph(run(f"Xã số {at}")) for at in range(1, 10))
    read = read_docx(write_docx(tmp_path / "a.docx", body))
    assert [block.text for block in read.blocks] == [f"Xã số {at}" for at in range(1, kept + 1)]
    place = f"đoạn {kept + 1}"
    said = Doubt.of("blocks_left_out", number=left_out, place=place)
    assert read.cautions == ((said,) if left_out else ())


@pytest.mark.parametrize("behind", ["", paragraph(run("Xã số 2"))])
def test_a_table_for_which_there_is_no_time_at_all_is_said(tmp_path, monkeypatch, behind):
    now = iter([0, *[1000] * 100])
    monkeypatch.setattr("extractor.office_files.docx_text.time.monotonic", lambda: next(now))
    body = paragraph(run("Xã số 1")) + table([["1", "2"], ["3", "4"]]) + behind
    read = read_docx(write_docx(tmp_path / "a.docx", body))
    assert [block.text for block in read.blocks] == ["Xã số 1"]
    said = Doubt.of("table_cells_left_out", number="4", place="bảng 1, hàng 1")
    assert said in read.cautions


@pytest.mark.parametrize(("moments", "kept", "left_out"), [(2, 0, "6"), (5, 1, "4"), (6, 2, "2")])
def test_what_a_document_taken_in_lacks_is_said_of_the_whole(
    tmp_path, monkeypatch, moments, kept, left_out
):
    inner = write_docx(tmp_path / "b.docx", table([["1", "2"], ["3", "4"], ["5", "6"]]))
    path = write_docx(tmp_path / "a.docx", CHUNK, media={"phan.docx": inner.read_bytes()})
    now = iter([*[0] * moments, *[1000] * 100])
    monkeypatch.setattr("extractor.office_files.docx_text.time.monotonic", lambda: next(now))
    read = read_docx(path)
    cells = [cell.text for block in read.blocks for cell in block.cells]
    assert cells == ["1", "2", "3", "4", "5", "6"][: 2 * kept]
    place = f"phần chèn 1, bảng 1, hàng {kept + 1}"
    assert read.cautions == (Doubt.of("table_cells_left_out", number=left_out, place=place),)
