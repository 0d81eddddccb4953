"""Each kind of unit from a digital letterhead and from a scan of it: real programs, end to end."""

import subprocess

import numpy as np
import pytest
from conftest import solieu, table
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
DPI = 200
BEFORE, AFTER = "ngày 15 tháng 11 năm 2023", "ngày 14 tháng 11 năm 2025"
KINDS = {  # lines of the head, day, issuer, level, province, district
    "tinh": (
        ["ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"],
        BEFORE,
        ("UBND tỉnh Sóc Trăng", "tỉnh", "Sóc Trăng", ""),
    ),
    "thanh-pho-trung-uong": (
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"],
        BEFORE,
        ("UBND thành phố Cần Thơ", "tỉnh", "Cần Thơ", ""),
    ),
    "thanh-pho-thuoc-tinh": (
        ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ CAO LÃNH"],
        BEFORE,
        ("UBND thành phố Cao Lãnh", "huyện", "Đồng Tháp", "Cao Lãnh"),
    ),
    "thi-xa": (
        ["ỦY BAN NHÂN DÂN", "THỊ XÃ NGÃ NĂM"],
        BEFORE,
        ("UBND thị xã Ngã Năm", "huyện", "Sóc Trăng", "Ngã Năm"),
    ),
    "quan": (
        ["ỦY BAN NHÂN DÂN", "QUẬN NINH KIỀU"],
        BEFORE,
        ("UBND quận Ninh Kiều", "huyện", "Cần Thơ", "Ninh Kiều"),
    ),
    "huyen": (
        ["ỦY BAN NHÂN DÂN", "HUYỆN MỸ XUYÊN"],
        BEFORE,
        ("UBND huyện Mỹ Xuyên", "huyện", "Sóc Trăng", "Mỹ Xuyên"),
    ),
    "phuong": (
        ["UBND THÀNH PHỐ CẦN THƠ", "UBND PHƯỜNG NINH KIỀU"],
        AFTER,
        ("UBND phường Ninh Kiều", "xã", "Cần Thơ", ""),
    ),
    "xa": (
        ["UBND HUYỆN MỸ TÚ", "UBND XÃ LONG HƯNG"],
        BEFORE,
        ("UBND xã Long Hưng", "xã", "Sóc Trăng", "Mỹ Tú"),
    ),
    "thi-tran": (
        ["UBND HUYỆN MỸ XUYÊN", "UBND THỊ TRẤN MỸ XUYÊN"],
        BEFORE,
        ("UBND thị trấn Mỹ Xuyên", "xã", "Sóc Trăng", "Mỹ Xuyên"),
    ),
    "dac-khu": (
        ["ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"],
        AFTER,
        ("UBND đặc khu Phú Quốc", "xã", "An Giang", ""),
    ),
    "so": (
        ["UBND TỈNH SÓC TRĂNG", "SỞ NÔNG NGHIỆP", "VÀ PHÁT TRIỂN NÔNG THÔN"],
        BEFORE,
        (
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Sóc Trăng",
            "sở",
            "Sóc Trăng",
            "",
        ),
    ),
    "ban": (
        ["UBND TỈNH SÓC TRĂNG", "BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP"],
        BEFORE,
        ("Ban Quản lý các khu công nghiệp tỉnh Sóc Trăng", "sở", "Sóc Trăng", ""),
    ),
    "phong": (
        ["UBND THỊ XÃ VĨNH CHÂU", "PHÒNG NỘI VỤ"],
        BEFORE,
        ("Phòng Nội vụ thị xã Vĩnh Châu", "huyện", "Sóc Trăng", "Vĩnh Châu"),
    ),
}


def font(style):
    found = subprocess.run(
        ["fc-match", "--format=%{file}", f"FreeSerif:style={style}"],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    ).stdout
    pdfmetrics.registerFont(TTFont(style, found))
    return style


def letter(file, lines, day):
    """A report of one page with its head in two columns."""
    page = Canvas(str(file), pagesize=A4)
    bold, plain = font("Bold"), font("Regular")
    for number, line in enumerate(lines):
        page.setFont(bold if number == len(lines) - 1 else plain, 12)
        page.drawCentredString(0.28 * WIDTH, HEIGHT - 60 - 16 * number, line)
    page.setFont(plain, 13)
    page.drawCentredString(0.28 * WIDTH, HEIGHT - 76 - 16 * len(lines), "Số: 215/BC-UBND")
    page.setFont(bold, 12)
    page.drawCentredString(0.7 * WIDTH, HEIGHT - 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    page.drawCentredString(0.7 * WIDTH, HEIGHT - 76, "Độc lập - Tự do - Hạnh phúc")
    page.setFont(plain, 13)
    page.drawCentredString(0.7 * WIDTH, HEIGHT - 108, day)
    page.setFont(bold, 14)
    page.drawCentredString(WIDTH / 2, HEIGHT - 165, "BÁO CÁO")
    page.drawCentredString(WIDTH / 2, HEIGHT - 183, "Kết quả công tác cải cách hành chính")
    page.setFont(plain, 14)
    text = page.beginText(85, HEIGHT - 220)
    text.setLeading(20)
    for line in (
        "Thực hiện chương trình công tác, đơn vị báo cáo kết quả công tác cải",
        "cách hành chính như sau: đã tiếp nhận 1.254 hồ sơ, giải quyết đúng hạn",
        "1.198 hồ sơ, đang giải quyết 56 hồ sơ trong thời hạn quy định.",
    ):
        text.textLine(line)
    page.drawText(text)
    page.save()


def scan(pdf, picture, seed):
    """The page as an office scanner gives it at 200 dpi: grain, soft edges, a little askew."""
    subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", "-singlefile", "-png", pdf, picture.with_suffix("")],
        check=True,
        timeout=60,
    )
    page = Image.open(picture).convert("L").rotate(0.3, fillcolor=255, resample=Image.BICUBIC)
    soft = np.asarray(page.filter(ImageFilter.GaussianBlur(0.6)), dtype=float)
    grain = np.random.default_rng(seed).normal(0, 14, soft.shape)
    Image.fromarray(np.clip(soft * 0.92 + 10 + grain, 0, 255).astype("uint8")).save(
        picture, dpi=(DPI, DPI)
    )


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    folder, out = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("out")
    for seed, (name, (lines, day, _)) in enumerate(KINDS.items()):
        letter(folder / f"{name}.pdf", lines, day)
        scan(folder / f"{name}.pdf", folder / f"{name}-scan.png", seed)
    done = solieu("run", folder, "--out", out, "--jobs", 2)
    assert done.returncode == 0, done.stderr
    return {row["file"]: row for row in table(out, "documents")}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("file", ["{}.pdf", "{}-scan.png"])
def test_level_and_name(read, name, file):
    row = read[file.format(name)]
    found = row["issuer"], row["issuer_level"], row["province"], row["district"]
    assert found == KINDS[name][2], row["review_reason"]
