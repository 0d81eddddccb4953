"""A folder as it arrives at a reform desk: six units, two years, every kind of file.

`build(folder)` writes it; what a person would say of each file stands in `EXPECTED`.
"""

import io
import unicodedata
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = (
    "/usr/share/fonts/truetype/freefont/FreeSerif.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
FONT = next(path for path in FONTS if Path(path).exists())
pdfmetrics.registerFont(TTFont("serif", FONT))
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
READ, ASIDE, FAILED = "read", "aside", "failed"

AN_PHU, BINH_MINH, TAN_CHAU = "Huyện An Phú", "Huyện Bình Minh", "Thị xã Tân Châu"
TAN_LOC, SO, PHUONG = "Xã Tân Lộc", "Sở Nội vụ", "Phường 5"
DECOMPOSED = unicodedata.normalize("NFD", "Báo cáo đã gửi lần hai.txt")

# Every file as a person names and counts it; what lies in a package stands for the package.
EXPECTED = {
    f"{AN_PHU}/2023/Báo cáo năm.pdf": READ,
    f"{AN_PHU}/2024/Báo cáo năm.pdf": READ,
    f"{AN_PHU}/2024/Báo cáo năm - Copy.pdf": READ,  # a copy, one document with the last
    f"{AN_PHU}/2024/Báo cáo năm (sửa).pdf": READ,
    f"{AN_PHU}/2024/Hai văn bản.pdf": READ,  # two documents
    f"{AN_PHU}/2024/Thumbs.db": ASIDE,
    f"{BINH_MINH}/2023/bao cao.pdf": READ,
    f"{BINH_MINH}/2023/desktop.ini": ASIDE,
    f"{BINH_MINH}/2024/bao cao.docx": READ,
    f"{BINH_MINH}/2024/bieu so lieu.xlsx": READ,
    f"{BINH_MINH}/2024/thật là Word.pdf": READ,
    f"{BINH_MINH}/2024/~$bao cao.docx": ASIDE,
    f"{BINH_MINH}/2024/.~lock.bieu so lieu.xlsx#": ASIDE,
    f"{TAN_CHAU}/2023/Trang 1.jpg": READ,  # two photographs, one document
    f"{TAN_CHAU}/2023/Trang 2.jpg": READ,
    f"{TAN_CHAU}/2023/.DS_Store": ASIDE,
    f"{TAN_CHAU}/2024/quét.png": READ,
    f"{TAN_CHAU}/2024/ảnh.webp": READ,
    f"{TAN_CHAU}/2024/ảnh điện thoại.heic": READ,
    f"{TAN_CHAU}/2024/ảnh.gif": READ,
    f"{TAN_CHAU}/2024/thật là pdf.jpg": READ,
    f"{TAN_LOC}/2023/{unicodedata.normalize('NFC', DECOMPOSED)}": READ,
    f"{TAN_LOC}/2024/báo cáo.txt": READ,
    f"{TAN_LOC}/2024/cũ.doc": FAILED,
    f"{TAN_LOC}/2024/bản thảo.tmp": ASIDE,
    f"{TAN_LOC}/2024/rỗng.pdf": FAILED,
    f"{TAN_LOC}/2024/khóa.pdf": FAILED,
    f"{TAN_LOC}/2024/hỏng.pdf": FAILED,
    f"{SO}/2023/gửi kèm.zip!/quý 1.pdf": READ,
    f"{SO}/2023/gửi kèm.zip!/phụ lục/đọc thêm.txt": READ,
    f"{SO}/2023/gửi kèm.zip!/__MACOSX/._quý 1.pdf": ASIDE,
    f"{SO}/2023/tên cũ.zip!/Báo cáo quý.txt": READ,  # its name in the code page 1258
    f"{SO}/2023/tên cp437.zip!/résumé.txt": READ,
    f"{SO}/2024/lồng.zip!/trong.zip!/sâu.txt": READ,
    f"{SO}/2024/lồng.zip!/trong.zip!/sâu hơn.zip": FAILED,  # with nothing in it
    f"{SO}/2024/hỏng.zip": FAILED,
    f"{SO}/2024/mật khẩu.zip!/bí mật.pdf": FAILED,
    f"{SO}/2024/bộ hồ sơ.pdf!/báo cáo.pdf": READ,  # the portfolio's cover is no document
    f"{SO}/2024/công văn kèm tệp.pdf": READ,
    f"{SO}/2024/công văn kèm tệp.pdf!/phụ lục.pdf": READ,
    f"{PHUONG}/2023/thư.eml!/báo cáo tháng.pdf": READ,
    f"{PHUONG}/2023/thư.eml!/nội dung thư.txt": ASIDE,
    f"{PHUONG}/2023/thư có số.eml!/nội dung thư.txt": READ,
    f"{PHUONG}/2023/chào hỏi.eml!/nội dung thư.txt": ASIDE,
    f"{PHUONG}/2024/Lối tắt.lnk": ASIDE,
    f"{PHUONG}/2024/nén.rar": FAILED,
    f"{PHUONG}/2024/nén.7z": FAILED,
    f"{PHUONG}/2024/trình bày.pptx": FAILED,
    f"{PHUONG}/2024/bảng.csv": FAILED,
    f"{PHUONG}/2024/họp.mp4": FAILED,
    f"{PHUONG}/2024/chữ ký.p7s": FAILED,
    f"{PHUONG}/2024/trang.html": FAILED,
    f"{PHUONG}/2024/dữ liệu.xml": FAILED,
    f"{PHUONG}/2024/không đuôi": FAILED,
}
OFFICE = [name for name in EXPECTED if name.endswith((".docx", ".xlsx", "Word.pdf"))]
OFFICE = [name for name in OFFICE if EXPECTED[name] == READ]
# A copy, the second photograph: no documents of their own; the second one in a file is one more.
JOINED_OR_COPIED = (f"{AN_PHU}/2024/Báo cáo năm - Copy.pdf", f"{TAN_CHAU}/2023/Trang 2.jpg")
SECOND = f"{AN_PHU}/2024/Hai văn bản.pdf#2"


def build(folder):
    """Write the folder."""
    for unit in (AN_PHU, BINH_MINH, TAN_CHAU, TAN_LOC, SO, PHUONG):
        for year in ("2023", "2024"):
            (folder / unit / year).mkdir(parents=True)
    _digital(folder)
    _office(folder / BINH_MINH / "2024")
    _pictures(folder / TAN_CHAU)
    _packages(folder / SO)
    _mails(folder / PHUONG / "2023")
    _others(folder)


def sentence(done, of=28, year=2024):
    return f"Năm {year}, đơn vị đã hoàn thành {done}/{of} nhiệm vụ được giao."


def pdf(pages, password=None):
    """A PDF with the lines of each page, as bytes."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, encrypt=password, invariant=1)
    for lines in pages:
        canvas.setFont("serif", 13)
        for at, line in enumerate(lines):
            canvas.drawString(80, 780 - 22 * at, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def report(issuer, number, year, done):
    """The lines of a report with its letterhead."""
    return [
        f"ỦY BAN NHÂN DÂN {issuer.upper()}",
        f"Số: {number}/BC-UBND",
        MOTTO,
        "Độc lập - Tự do - Hạnh phúc",
        f"{issuer.split(' ', 1)[1]}, ngày 12 tháng 12 năm {year}",
        "BÁO CÁO",
        f"Kết quả công tác cải cách hành chính năm {year}",
        sentence(done, year=year),
    ]


def _digital(folder):
    first, second = folder / AN_PHU / "2023", folder / AN_PHU / "2024"
    (first / "Báo cáo năm.pdf").write_bytes(pdf([report(AN_PHU, 215, 2023, 21)]))
    whole = pdf([report(AN_PHU, 301, 2024, 22), [sentence(3, 4)]])
    (second / "Báo cáo năm.pdf").write_bytes(whole)
    (second / "Báo cáo năm - Copy.pdf").write_bytes(whole)
    (second / "Báo cáo năm (sửa).pdf").write_bytes(pdf([report(AN_PHU, 301, 2024, 23)]))
    (second / "Hai văn bản.pdf").write_bytes(
        pdf(
            [
                report(AN_PHU, 310, 2024, 24),
                ["PHỤ LỤC I", sentence(5, 6)],  # an annex opens no document
                report(AN_PHU, 311, 2024, 25),
            ]
        )
    )
    (folder / BINH_MINH / "2023" / "bao cao.pdf").write_bytes(pdf([report(BINH_MINH, 9, 2023, 7)]))
    loc = folder / TAN_LOC
    (loc / "2023" / DECOMPOSED).write_text("\n".join(report(TAN_LOC, 4, 2023, 8)), "utf-8")
    (loc / "2024" / "báo cáo.txt").write_text("\n".join(report(TAN_LOC, 5, 2024, 9)), "utf-8")
    (loc / "2024" / "cũ.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    (loc / "2024" / "rỗng.pdf").write_bytes(b"")
    (loc / "2024" / "khóa.pdf").write_bytes(pdf([[sentence(1)]], "bi-mat"))
    (loc / "2024" / "hỏng.pdf").write_bytes(b"%PDF-1.4\n%broken")


def _office(folder):
    word = docx.Document()
    for line in report(BINH_MINH, 41, 2024, 11):
        word.add_paragraph(line)
    word.save(str(folder / "bao cao.docx"))
    word.add_paragraph(sentence(12))
    word.save(str(folder / "thật là Word.pdf"))
    book = openpyxl.Workbook()
    for row in (["Chỉ tiêu", "Số lượng"], ["Hồ sơ tiếp nhận", 1250], ["Hồ sơ giải quyết", 1240]):
        book.active.append(row)
    book.save(folder / "bieu so lieu.xlsx")
    (folder / "~$bao cao.docx").write_bytes(b"\x05An" + b"\0" * 159)
    (folder / ".~lock.bieu so lieu.xlsx#").write_text(",an,may-1,12.12.2024;")


def picture(lines):
    """A photographed page with a few lines."""
    page = Image.new("L", (1240, 1000), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 34)
    for at, line in enumerate(lines):
        pen.text((100, 70 + 62 * at), line, font=font, fill=0)
    return page.convert("RGB")


def _pictures(folder):
    import pillow_heif

    old, new = folder / "2023", folder / "2024"
    opening = [*report(TAN_CHAU, 77, 2023, 13), "Các nhiệm vụ còn lại được chuyển sang năm sau và"]
    picture(opening).save(old / "Trang 1.jpg", dpi=(150, 150))
    going_on = ["2", "giao cho 5 phòng chuyên môn thực hiện.", "Trên đây là báo cáo."]
    picture(going_on).save(old / "Trang 2.jpg", dpi=(150, 150))
    picture([sentence(14)]).save(new / "quét.png", dpi=(150, 150))
    picture([sentence(15)]).save(new / "ảnh.webp", lossless=True)
    phone = pillow_heif.from_pillow(picture([sentence(16)]))
    phone.save(new / "ảnh điện thoại.heic", quality=95)
    picture([sentence(17)]).save(new / "ảnh.gif")
    (new / "thật là pdf.jpg").write_bytes(pdf([report(TAN_CHAU, 78, 2024, 18)]))


def archive(files):
    """A ZIP archive of names and contents, as bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()


def archive_of_code_page(name, content):
    """An archive with one file whose name is bytes without the mark for UTF-8."""
    stand_in = "x" * len(name)
    return archive({stand_in: content}).replace(stand_in.encode(), name)


def locked_archive(name, content):
    """An archive whose one file says that it is encrypted."""
    raw = bytearray(archive({name: content}))
    raw[6] |= 1  # local header
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # directory
    return bytes(raw)


def _packages(folder):
    old, new = folder / "2023", folder / "2024"
    files = {
        "quý 1.pdf": pdf([report(SO, 11, 2023, 19)]),
        "phụ lục/đọc thêm.txt": sentence(2, 3).encode(),
        "__MACOSX/._quý 1.pdf": b"\0\5\x16\7",
    }
    (old / "gửi kèm.zip").write_bytes(archive(files))
    in_1258 = b"B\xe1o c\xe1o qu\xfd.txt"
    (old / "tên cũ.zip").write_bytes(archive_of_code_page(in_1258, sentence(20).encode()))
    in_437 = "résumé.txt".encode("cp437")
    (old / "tên cp437.zip").write_bytes(archive_of_code_page(in_437, sentence(26).encode()))
    inner = archive({"sâu.txt": sentence(27).encode(), "sâu hơn.zip": archive({})})
    (new / "lồng.zip").write_bytes(archive({"trong.zip": inner}))
    (new / "hỏng.zip").write_bytes(archive({"a.txt": b"1" * 400})[:120])
    (new / "mật khẩu.zip").write_bytes(locked_archive("bí mật.pdf", pdf([[sentence(1)]])))
    inside = pdf([report(SO, 12, 2024, 10)])
    cover = "For the best experience, open this PDF portfolio in Acrobat X or Adobe Reader X."
    (new / "bộ hồ sơ.pdf").write_bytes(pdf_with_file([cover], "báo cáo.pdf", inside))
    letter = ["Kinh gui So Noi vu", "So: 55/SNV-CCHC, ngay 3 thang 5 nam 2024", "Xin gui phu luc."]
    annex = pdf([["PHỤ LỤC", sentence(4, 9)]])
    (new / "công văn kèm tệp.pdf").write_bytes(pdf_with_file(letter, "phụ lục.pdf", annex))


def pdf_with_file(lines, name, content):
    """A PDF of one page with ASCII lines and one file inside, written object by object."""
    shown = "BT /F 14 Tf 60 760 Td 20 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    title = "<" + ("\ufeff" + name).encode("utf-16-be").hex() + ">"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Collection << /Type /Collection >>"
        b" /Names << /EmbeddedFiles << /Names [" + title.encode() + b" 6 0 R] >> >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        _stream(shown.encode(), b""),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Type /Filespec /F {title} /UF {title} /EF << /F 7 0 R >> >>".encode(),
        _stream(content, b"/Type /EmbeddedFile "),
    ]
    made = bytearray(b"%PDF-1.7\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return bytes(made) + end.encode() + f"startxref\n{len(made)}\n%%EOF\n".encode()


def _stream(content, kind):
    head = b"<< " + kind + f"/Length {len(content)} >>\nstream\n".encode()
    return head + content + b"\nendstream"


def mail(words, attachments=()):
    """A mail with attached files, as bytes."""
    message = EmailMessage()
    message["From"], message["To"] = "vanphong@phuong5.gov.vn", "cchc@snv.gov.vn"
    message["Subject"] = "Gửi báo cáo"
    message.set_content(words)
    for name, content in attachments:
        message.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def _mails(folder):
    greeting = "Kính gửi Phòng CCHC,\n\nXin gửi báo cáo.\n\nTrân trọng,\nĐT: 0299.3821.234\n"
    attached = [("báo cáo tháng.pdf", pdf([report(PHUONG, 31, 2023, 6)]))]
    (folder / "thư.eml").write_bytes(mail(greeting, attached))
    (folder / "thư có số.eml").write_bytes(mail("Kính gửi Sở,\n\n" + sentence(29, 30)))
    (folder / "chào hỏi.eml").write_bytes(mail(greeting))


def _others(folder):
    (folder / AN_PHU / "2024" / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0thumbs")
    (folder / BINH_MINH / "2023" / "desktop.ini").write_text("[.ShellClassInfo]")
    (folder / TAN_CHAU / "2023" / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (folder / TAN_LOC / "2024" / "bản thảo.tmp").write_bytes(b"tmp")
    last = folder / PHUONG / "2024"
    (last / "Lối tắt.lnk").write_bytes(b"L\0\0\0\1\x14\2\0")
    (last / "nén.rar").write_bytes(b"Rar!\x1a\x07\x01\0stub")
    (last / "nén.7z").write_bytes(b"7z\xbc\xaf\x27\x1cstub")
    (last / "trình bày.pptx").write_bytes(archive({"ppt/presentation.xml": b"<p/>"}))
    (last / "bảng.csv").write_text("Đơn vị;Số lượng\nXã A;12\n", "utf-8")
    (last / "họp.mp4").write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
    (last / "chữ ký.p7s").write_bytes(b"0\x82\x05\x00\x06\x09")
    (last / "trang.html").write_text("<!DOCTYPE html><p>12</p>", "utf-8")
    (last / "dữ liệu.xml").write_text('<?xml version="1.0"?><a>12</a>', "utf-8")
    (last / "không đuôi").write_text("Có 12 hồ sơ.", "utf-8")
