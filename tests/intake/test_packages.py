"""What lies in archives, mails and PDFs: names, limits, faults."""

import email
import email.policy
import io
import os
import sys
import zipfile
from email.message import EmailMessage

import pytest
from folder import archive, archive_of_code_page, locked_archive, mail, pdf_with_file

from extractor.errors import InputError
from extractor.intake import packages
from extractor.intake.attachments import attachments, is_cover
from extractor.intake.packages import (
    counts_things,
    decoded_name,
    inner_name,
    says_figures,
    unpack,
    words_of_page,
)


def taken(content, ending, folder):
    """(name, content or fault) of each file in a package."""
    source = folder / f"goi{ending}"
    source.write_bytes(content)
    scratch = folder / "scratch"
    scratch.mkdir(exist_ok=True)
    return [
        (file.name, file.path.read_bytes() if file.path else file.fault)
        for file in unpack(source, ending, scratch)
    ]


@pytest.mark.parametrize(
    "raw, name",
    [
        ("Báo cáo quý 4.pdf".encode(), "Báo cáo quý 4.pdf"),
        (b"B\xe1o c\xe1o th\xe1ng 9.pdf", "Báo cáo tháng 9.pdf"),
        (b"\xd0\xea\xcc \xe1n.pdf", "Đề án.pdf"),
        (b"B\xe1o c\xe1o qu\xfd.pdf", "Báo cáo quý.pdf"),
        (b"BAO CAO.PDF", "BAO CAO.PDF"),
        ("résumé.txt".encode("cp437"), "résumé.txt"),
        ("Kế hoạch".encode(), "Kế hoạch"),
    ],
)
def test_names_of_every_code_page(raw, name):
    assert decoded_name(raw) == name


@pytest.mark.parametrize(
    "name, kept",
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\Users\\an\\báo cáo.pdf", "Users/an/báo cáo.pdf"),
        ("/tmp/x.pdf", "tmp/x.pdf"),
        ("a/./b//c.pdf", "a/b/c.pdf"),
        ("Về: báo cáo 12:30.txt", "Về: báo cáo 12:30.txt"),
        ("C:", "tệp"),
        ("D:/a: b.pdf", "a: b.pdf"),
        ("..", "tệp"),
        ("", "tệp"),
    ],
)
def test_no_name_leads_out_of_the_package(name, kept):
    assert inner_name(name) == kept


def test_a_file_that_grows_beyond_measure_is_a_trap(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("bẫy.txt", b"0" * (8 << 20))
        packed.writestr("tốt.txt", b"Co 12 ho so")
    assert taken(made.getvalue(), ".zip", tmp_path) == [
        ("bẫy.txt", "package_trap"),
        ("tốt.txt", b"Co 12 ho so"),
    ]


def test_a_file_that_says_less_than_it_holds(tmp_path):
    raw = archive({"a.txt": b"1" * 5000})
    lying = raw.replace((5000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    [(name, fault)] = taken(lying, ".zip", tmp_path)
    assert name == "a.txt" and fault in ("package_trap", "file_broken")


def test_limits_of_number_and_size(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "MOST_FILES", 2)
    three = tmp_path / "ba.zip"
    three.write_bytes(archive({f"{n}.txt": b"1" for n in range(3)}))
    found = unpack(three, ".zip", tmp_path)
    assert [next(found).name, next(found).name] == ["0.txt", "1.txt"]
    with pytest.raises(InputError, match="package_rest"):
        next(found)
    monkeypatch.setattr(packages, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="package_too_large"):
        taken(archive({"a.txt": b"1" * 11}), ".zip", tmp_path)


def test_broken_locked_and_empty_archives(tmp_path):
    with pytest.raises(InputError, match="file_broken"):
        taken(archive({"a.txt": b"1" * 500})[:200], ".zip", tmp_path)
    assert taken(locked_archive("a.pdf", b"12"), ".zip", tmp_path) == [("a.pdf", "package_locked")]
    assert taken(archive({}), ".zip", tmp_path) == []
    damaged = bytearray(archive({"a.txt": b"1234567890" * 9}))
    damaged[60] ^= 255
    assert taken(bytes(damaged), ".zip", tmp_path) == [("a.txt", "file_broken")]


def test_two_files_of_one_archive_whose_names_are_one(tmp_path):
    raw = archive_of_code_page(b"B\xe1o.txt", b"1")
    assert taken(raw, ".zip", tmp_path) == [("Báo.txt", b"1")]


def test_a_mail_with_words_files_and_a_mail_in_it(tmp_path):
    inner = mail("Kính gửi,\nCó 5 hồ sơ.", [("trong.pdf", b"%PDF-1.4 2")])
    made = mail("Xin gửi.", [("Báo cáo (sửa).pdf", b"%PDF-1.4 1")])
    found = dict(taken(made, ".eml", tmp_path))
    assert found[packages.BODY].strip() == "Xin gửi.".encode()
    assert found["Báo cáo (sửa).pdf"] == b"%PDF-1.4 1"
    outer = email.message_from_bytes(mail("Chuyển tiếp."), policy=email.policy.default)
    outer.make_mixed()
    outer.add_attachment(email.message_from_bytes(inner, policy=email.policy.default))
    found = dict(taken(outer.as_bytes(), ".eml", tmp_path))
    [forwarded] = [content for name, content in found.items() if name.endswith(".eml")]
    assert dict(taken(forwarded, ".eml", tmp_path))["trong.pdf"] == b"%PDF-1.4 2"


def test_a_mail_written_as_a_web_page(tmp_path):
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"] = "a@b.vn"
    message.set_content(
        "<style>p{width:99px}</style><p>Kính gửi Sở</p><table><tr><td>Tiếp nhận</td>"
        "<td>125</td></tr></table>",
        subtype="html",
    )
    [(_, content)] = taken(message.as_bytes(), ".eml", tmp_path)
    words = content.decode()
    assert "Tiếp nhận\t125" in words and "99" not in words


def parts_in_parts(depth, inner):
    """A mail whose parts hold each other, so many times."""
    for number in range(depth):
        kind = f"multipart/mixed; boundary=b{number}"
        inner = f"Content-Type: {kind}\n\n--b{number}\n{inner}\n--b{number}--\n"
    return f"From: a@b.vn\nMIME-Version: 1.0\n{inner}".encode()


@pytest.mark.parametrize(
    "inner",
    [
        "Content-Type: text/plain\n\nCo 5 ho so.",
        "Content-Type: message/rfc822\n\nFrom: b@c.vn\n\nCo 5 ho so.",
        "Content-Disposition: attachment; filename=a.txt\n\nCo 5 ho so.",
    ],
)
@pytest.mark.parametrize("depth", [1500, 6000])
def test_a_mail_without_a_bottom_is_told(tmp_path, inner, depth):
    with pytest.raises(InputError, match="package_too_deep"):
        taken(parts_in_parts(depth, inner), ".eml", tmp_path)


def test_no_mail_at_all(tmp_path):
    with pytest.raises(InputError, match="file_broken"):
        taken(b"\x00\x01\x02", ".eml", tmp_path)
    with pytest.raises(InputError, match="file_broken"):
        taken(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".msg", tmp_path)


@pytest.mark.parametrize(
    "words, figures",
    [
        ("Tháng này xã tiếp nhận 23 hồ sơ.", True),
        ("Kính gửi Sở,\nĐạt 82,1%", True),
        ("Xin gửi báo cáo.\nĐT: 0299.3821.234", False),
        ("Kính gửi anh,\nMobile 0912 345 678\nhttp://phuong5.gov.vn/2024", False),
        ("Sent: Monday, 3 June 2024\nSubject: báo cáo quý 2\nXin gửi.", False),
        ("Ngày 3/6/2024, Nguyễn A <a@b.vn> đã viết:\n> Đạt 82%", False),
        ("Trân trọng./.", False),
    ],
)
def test_a_mail_says_figures_or_only_greets(words, figures):
    assert says_figures(words) is figures


@pytest.mark.parametrize(
    "words, counts",
    [
        ("Xin đính chính: có 23 hồ sơ trễ hạn, không phải 32.", True),
        ("Tỷ lệ đúng là 98,2%.", True),
        ("Bổ sung kinh phí 12,5 triệu đồng so với báo cáo gửi kèm.", True),
        ("Gửi kèm Báo cáo số 12/BC-UBND ngày 3/6/2024 và 02 phụ lục.", False),
        ("Báo cáo 6 tháng năm 2024, xin gửi trước ngày 15/6.", False),
        ("> Có 5 hồ sơ trễ hạn", False),
        ("Phòng 12, 35 Đống Đa", False),
    ],
)
def test_a_mail_counts_things_beside_its_files(words, counts):
    assert counts_things(words) is counts


def test_files_inside_a_pdf_and_its_cover(tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for words, cover in (
        ("For the best experience, open this in Acrobat 9 or Adobe Reader 9.", True),
        ("", True),
        ("So: 55/SNV-CCHC ngay 3 thang 5 nam 2024", False),
        ("mot hai ba bon\n" * 35, False),
    ):
        path = tmp_path / "bộ.pdf"
        path.write_bytes(pdf_with_file(words.split("\n"), "báo cáo quý 3.pdf", b"%PDF-1.4 trong"))
        [file] = attachments(path, scratch)
        assert (file.name, file.path.read_bytes()) == ("báo cáo quý 3.pdf", b"%PDF-1.4 trong")
        assert is_cover(path) is cover, words
    (tmp_path / "hỏng.pdf").write_bytes(b"%PDF-1.4")
    assert list(attachments(tmp_path / "hỏng.pdf", scratch)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for the program by a shell script")
def test_files_inside_that_are_not_told_in_time_are_not_passed_over(tmp_path, monkeypatch):
    program = tmp_path / "pdfdetach"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr("extractor.intake.attachments.SECONDS", 0.2)
    with pytest.raises(InputError, match="file_too_slow"):
        list(attachments(tmp_path / "bộ.pdf", tmp_path))


def test_a_member_packed_in_a_way_of_its_own_is_no_broken_file(tmp_path):
    for method in (9, 98, 14 + 200):  # Deflate64, PPMd, one that nobody knows
        packed = bytearray(archive({"a.txt": b"1234567890" * 9}))
        packed[8:10] = method.to_bytes(2, "little")
        listed = packed.find(b"PK\x01\x02")
        packed[listed + 10 : listed + 12] = method.to_bytes(2, "little")
        assert taken(bytes(packed), ".zip", tmp_path) == [("a.txt", "file_archive")]


@pytest.mark.parametrize(
    "name", ["a." + "x" * 300, "a.t?t", 'a."', "a.pdf:b", "a.tệp", "n" * 4000 + ".txt", "a.txt. "]
)
def test_a_name_that_no_disk_takes_is_no_fault_of_its_file(tmp_path, name):
    for made, ending in ((archive({name: b"12"}), ".zip"), (mail("", [(name, b"12")]), ".eml")):
        assert [content for _, content in taken(made, ending, tmp_path)] == [b"12"]
    copies = {file.suffix for file in (tmp_path / "scratch").iterdir()}
    assert copies <= {"", ".txt"}


@pytest.mark.parametrize("covers", [1, 3])
def test_a_message_that_holds_but_another_is_that_one(tmp_path, covers):
    made = email.message_from_bytes(
        mail("Tiếp nhận 12 hồ sơ", [("trong.pdf", b"%PDF-1.4 2")]), policy=email.policy.default
    )
    for _ in range(covers):
        cover = EmailMessage()
        cover["Subject"] = "Chuyển tiếp"
        cover.set_content(made)
        made = cover
    found = dict(taken(made.as_bytes(), ".eml", tmp_path))
    assert found["trong.pdf"] == b"%PDF-1.4 2"
    assert b"12" in b"".join(found.values())


def covered(times, inside):
    """A mail in so many mails, each of which holds nothing else."""
    return b"Content-Type: message/rfc822\r\n\r\n" * times + inside


def test_a_mail_in_a_few_covers_is_taken_out(tmp_path):
    raw = covered(5, b"Subject: x\r\n\r\nDa tiep nhan 12 ho so\r\n")
    [(name, content)] = taken(raw, ".eml", tmp_path)
    assert name == packages.BODY and b"12 ho so" in content


@pytest.mark.parametrize("times", [packages.MOST_COVERS + 1, 60, 300])
def test_covers_in_covers_without_end_are_named_so(tmp_path, times):
    raw = covered(times, b"Subject: x\r\n\r\nDa tiep nhan 12 ho so\r\n")
    with pytest.raises(InputError) as error:
        taken(raw, ".eml", tmp_path)
    assert error.value.code == "package_too_deep"


@pytest.mark.parametrize(
    "page, words",
    [
        (
            "<p>Có 12 hồ sơ<span style='color:red; display: none'> (cũ: 99)</span>.</p>",
            "Có 12 hồ sơ.",
        ),
        ("<div hidden><div>99</div>98</div><p>Có 12 hồ sơ</p>", "Có 12 hồ sơ"),
        ("<p style='mso-hide:all'>99<p>Có 12 hồ sơ</p>", "Có 12 hồ sơ"),
        (
            "<table><tr><td>An Mỹ<td style='visibility:hidden'>"
            "<table><tr><td>99</table><td>12</table>",
            "An Mỹ\t12",
        ),
        ("<p style='font-size:0'>99<br>98</p>Có 12 hồ sơ", "Có 12 hồ sơ"),
        # as large as they are, and an element that hides the whole rest by a missing end
        ("<p style='font-size:0.9em'>Có 12 hồ sơ</p>", "Có 12 hồ sơ"),
        ("<div style='display:none'>Có 12 hồ sơ", "Có 12 hồ sơ"),
        ("<br hidden>Có 12 hồ sơ", "Có 12 hồ sơ"),
        ("<body><div style='display:none'>Có 12 hồ sơ</body>", "Có 12 hồ sơ"),
        # an element around the hidden one ends, which does not say its own end
        ("<ul><li hidden>99</ul><p>Có 12 hồ sơ</p><ul><li>5 đơn</ul>", "Có 12 hồ sơ\n5 đơn"),
        ("<div><p style='display:none'>99</div>Có 12 hồ sơ<p>5 đơn</p>", "Có 12 hồ sơ\n5 đơn"),
        ("<table><tr hidden><td>99</table>Có 12 hồ sơ<table><tr><td>5</table>", "Có 12 hồ sơ\n\t5"),
        # no size for a row, so that no gap stands between its cells, which have their own
        (
            "<td style='font-size:0px'><div style='font-size:13px'>Có 12 hồ sơ</div></td>",
            "Có 12 hồ sơ",
        ),
        (
            "<div style='font-size: 0'><p style='font: 13px Arial'>Có 12</p><p>hồ sơ</p></div>",
            "Có 12\nhồ sơ",
        ),
        (
            "<div style='font-size:0'><div style='font-size:0'><font size=3>Có 12</font></div></div>",
            "Có 12",
        ),
    ],
)
def test_what_a_page_hides_is_not_read(page, words):
    assert words_of_page(page) == words
