"""What a file is: its bytes decide, not its name."""

import io

import docx
import openpyxl
import pytest
from folder import archive, pdf
from PIL import Image

from extractor.errors import InputError
from extractor.intake.recognition import recognise


def word():
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def sheet():
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    return made.getvalue()


def picture(kind):
    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, kind)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    "name, content, kind, ending",
    [
        ("a.pdf", pdf([["1"]]), "pdf", ".pdf"),
        ("a.pdf", b"\r\n\r\nHTTP/1.1 200\r\n" + pdf([["1"]]), "pdf", ".pdf"),
        ("a.jpg", pdf([["1"]]), "pdf", ".pdf"),
        ("a", pdf([["1"]]), "pdf", ".pdf"),
        ("a.pdf", word(), "word", ".docx"),
        ("a.doc", word(), "word", ".docx"),
        ("a.zip", word(), "word", ".docx"),
        ("a.xls", sheet(), "sheet", ".xlsx"),
        ("a.doc", b"{\\rtf1\\ansi 12}", "word", ".rtf"),
        ("a.jpg", picture("PNG"), "image", ".jpg"),
        ("a.png", picture("JPEG"), "image", ".png"),
        ("a.dat", picture("TIFF"), "image", ".png"),
        ("a.gif", picture("GIF"), "image", ".gif"),
        ("a.bmp", picture("BMP"), "image", ".bmp"),
        ("a.webp", picture("WEBP"), "image", ".webp"),
        ("a.zip", archive({"x.txt": b"1"}), "zip", ".zip"),
        ("a.dat", archive({"x.txt": b"1"}), "zip", ".zip"),
        (
            "a.odt",
            archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
            "word",
            ".odt",
        ),
        ("a.txt", "Có 12 hồ sơ".encode(), "text", ".txt"),
        ("a.txt", b"MZ 12 ho so", "text", ".txt"),
        ("a.TXT ", b"12 ho so", "text", ".txt"),
        ("a.txt..", b"12 ho so", "text", ".txt"),
        ("a.txt .", b"12 ho so", "text", ".txt"),
        ("a.eml", b"From: a@b.vn\n\n1", "eml", ".eml"),
    ],
)
def test_kinds_that_are_read(tmp_path, name, content, kind, ending):
    (tmp_path / name).write_bytes(content)
    found = recognise(tmp_path / name)
    assert (found.kind, found.ending) == (kind, ending)


@pytest.mark.parametrize(
    "name, content, code",
    [
        ("a.pdf", b"hello", "file_not_pdf"),
        ("a.docx", b"hello", "file_broken"),
        ("a.docx", word()[:200], "file_broken"),
        ("a.doc", OLE + b"\0" * 600, "file_broken"),
        ("a.xls", b"<html><table><tr><td>12</td></tr></table></html>", "file_web_page"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "file_web_page"),
        (
            "a.doc",
            b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>",
            "file_office_xml",
        ),
        ("a.xml", b'<?mso-application progid="Excel.Sheet"?><Workbook/>', "file_office_xml"),
        (
            "a.xls",
            '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'.encode("utf-16"),
            "file_office_xml",
        ),
        (
            "a.docx",
            b"<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>",
            "file_office_xml",
        ),
        ("a.xls", "TT\tĐơn vị\t12\n".encode("utf-16"), "file_text_as_office"),
        ("a.xlsx", "TT;Đơn vị\r\n1;Xã Tân Lộc\r\n".encode(), "file_text_as_office"),
        ("a.doc", "Tiếp nhận 12 hồ sơ.\nTrả 11 hồ sơ.".encode(), "file_text_as_office"),
        ("a.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00\n\t", "file_broken"),
        ("a.zip", b"Rar!\x1a\x07\x00", "file_archive"),
        ("a.rar", b"khong phai", "file_archive"),
        ("a.tar.gz", b"\x1f\x8b\x08", "file_archive"),
        ("a.pptx", archive({"ppt/presentation.xml": b"1"}), "file_slides"),
        ("a.xlsb", archive({"xl/workbook.bin": b"1"}), "file_binary_sheet"),
        ("a.csv", b"a;b", "file_csv"),
        ("a.mov", b"\0\0\0\x14ftypqt  ", "file_media"),
        ("a.p7s", b"0\x82", "file_signature"),
        ("a.xml", b"<?xml version='1.0'?>", "file_xml"),
        ("a.html", b"hello", "file_web_page"),
        ("winmail.dat", b"\x78\x9f\x3e\x22", "file_winmail"),
        ("a.exe", b"MZ\x90", "file_program"),
        ("a.pdf.crdownload", b"%P", "file_half_loaded"),
        ("a.dwg", b"AC1027", "file_print_to_pdf"),
        ("a.json", b"{}", "file_kind_unknown"),
        ("a", b"12", "file_without_ending"),
        ("a.txt", b"\x1f\x8b\x08\0\0", "file_archive"),
        ("a.txt", b"7z\xbc\xaf\x27\x1c\0\x04", "file_archive"),
        ("a.eml", b"Rar!\x1a\x07\x01\0", "file_archive"),
        ("a.txt", b"MZ\x90\0\x03", "file_program"),
        (
            "a.png",
            b'<svg xmlns="http://www.w3.org/2000/svg"><text>5</text></svg>',
            "file_print_to_pdf",
        ),
        ("a.jpg", b"<?xml version='1.0'?>\n<!-- 12 -->\n<svg width='9'/>", "file_print_to_pdf"),
        ("a.pdf", b"\xef\xbb\xbf<!DOCTYPE svg>\n<svg/>", "file_print_to_pdf"),
    ],
)
def test_kinds_that_are_not(tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        recognise(tmp_path / name)
    assert error.value.code == code


@pytest.mark.parametrize("words", ["MZ là tên một bài", "ID3 năm 2024", "BZh có 12 hồ sơ"])
def test_texts_may_begin_as_other_files_do(tmp_path, words):
    (tmp_path / "a.txt").write_text(words, "utf-8")
    assert recognise(tmp_path / "a.txt").kind == "text"
