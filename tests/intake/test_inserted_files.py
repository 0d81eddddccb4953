"""Pages of HTML and plain texts that a Word document takes in, as their paragraphs."""

import pytest

from extractor.intake.inserted_files import paragraphs_of

TABLE = "<table><tr><th>TT<th>Xã<th>Số</tr><tr><td>1<td>An Phú<td>12</tr></table>"


@pytest.mark.parametrize(
    "content, paragraphs",
    [
        (b"", ()),
        ("1. Có 5 đơn\n\n\n2. Có 7 đơn".encode(), ("1. Có 5 đơn", "2. Có 7 đơn")),
        ("Xã\tSố\nAn Phú\t12\nHết bảng".encode(), ("Xã\tSố\nAn Phú\t12", "Hết bảng")),
        ("<p>Có <b>1.234</b> hồ sơ<p>đạt 85%".encode(), ("Có 1.234 hồ sơ", "đạt 85%")),
        (
            f"<!DOCTYPE html><body><h2>Biểu 1</h2>{TABLE}<p>Hết</p>".encode("utf-16"),
            ("Biểu 1", "TT\tXã\tSố\n1\tAn Phú\t12", "Hết"),
        ),
        (
            '<html><head><meta charset="windows-1258"></head><p>Mau 01, 5 don</p>'.encode("cp1258"),
            ("Mau 01, 5 don",),
        ),
        ('<?xml version="1.0"?><html><body><p>Có 5 đơn</p></body></html>'.encode(), ("Có 5 đơn",)),
        ("Số liệu < 5 và > 3 hồ sơ".encode(), ("Số liệu < 5 và > 3 hồ sơ",)),
        ("Có 5 hồ sơ".encode("utf-16-le"), ("Có 5 hồ sơ",)),
    ],
)
def test_paragraphs_and_rows_are_lines(content, paragraphs):
    assert paragraphs_of(content) == paragraphs


@pytest.mark.parametrize(
    "content",
    [
        rb"{\rtf1\ansi 12 h\'f4 so}",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<p>12</p>",
        b"\r\nFrom: <Saved by Word>\r\n\r\n<p>12</p>",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b'<?xml version="1.0"?><pkg:package><w:p>12</w:p></pkg:package>',
        '<html><head><meta charset="khong-co"></head><p>Có 5</p>'.encode(),
        b"C\xf3 5 h\xf4\xcc so",
    ],
)
def test_what_is_neither_is_not_read(content):
    assert paragraphs_of(content) is None
