"""Pages full of numerals, for counting kinds of evidence that reports hold too few of.

In a report one numeral of a hundred is read otherwise by one of the witnesses, and it has two or three
quarters in Roman figures: a thousand of each would take some hundred thousand numerals. So pages are
filled with them, in the wording of reports and half of them ones, which readers get wrong most, and
spoiled as `scans.py` spoils its own, the worse qualities more often: what is counted here is not surer
than in reports. What is written on them is known by construction.
"""

import random
import re
import subprocess
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import cv2
import numpy
import scans
from PIL import Image, ImageDraw, ImageFont

LINES, LEADING, POINTS = 40, 18, (11, 12, 13, 14)
WIDE, LEFT, TOP = 6.9, 0.8, 50 / 72  # inches of a line, and where the first begins
WORSE = ("fax 200", "copy 200", "faint 150", "photo 150", "coarse 120", "seal 200")
BETTER = ("office 200", "office 300", "watermark 200", "lying 200")
ONES = 0.5  # share of numerals made of ones
PHRASES = (
    "tiếp nhận {count} hồ sơ",
    "đã giải quyết {count} hồ sơ, đạt {share}",
    "{few} hồ sơ quá hạn, chiếm {share}",
    "có {ratio} xã, phường hoàn thành",
    "tăng {few} trường hợp so với cùng kỳ",
    "cử {count} lượt công chức đi học",
    "tổ chức {few} cuộc họp với {count} người dự",
    "giải ngân {money} triệu đồng, bằng {share} kế hoạch",
    "bình quân {measure} điểm",
    "giảm {share} so với năm {year}",
    "diện tích {measure} ha",
    "từ ngày {day} đến ngày {day}",
    "theo Quyết định số {symbol} ngày {day}",
    "trong {few} tuần của năm {year}",
    "{ratio} đơn vị đã báo cáo, {few} đơn vị chưa báo cáo",
)
QUARTERS = tuple(
    f"{said} quý {{quarter}}"
    for said in (
        "đã thực hiện trong",
        "so với cùng kỳ",
        "kế hoạch",
        "kết quả của",
        "giải ngân hết",
        "dự kiến",
    )
)
FIGURES = ("I", "II", "III", "IV")
LETTERS = ("QĐ-UBND", "BC-SNV", "KH-UBND", "CV-VP")


@dataclass(frozen=True, slots=True)
class DensePage:
    """A page as it was drawn: its file, its quality, and its numerals in order, as `essence` has
    them."""

    pdf: Path
    quality: str
    written: tuple[str, ...]


def pages(folder, seed, number, phrases=PHRASES):
    """So many pages drawn into a folder, one after the other, three of four in worse qualities."""
    for page in range(number):
        draw = random.Random(seed * 1000 + page)
        kinds = WORSE if page % 4 else BETTER
        yield _drawn(
            folder / f"{seed}-{page:03}.pdf",
            kinds[(page // 4 if kinds is BETTER else page) % len(kinds)],
            scans.FAMILIES[draw.randrange(len(scans.FAMILIES))],
            draw,
            phrases,
        )


def essence(raw):
    """The digits of a numeral with the signs between them, decimals behind a comma (a dot before
    one or two last digits is read as one); a quarter with its Roman figure.

    >>> essence("125/QĐ-UBND"), essence("(98.5%)"), essence("quý III/2024")
    ('125', '98,5%', 'III/2024')
    """
    quarter = re.search(r"\b([IVX]+)\s*/\s*(\d{4})", raw)
    if quarter:
        return f"{quarter[1]}/{quarter[2]}"
    bare = re.sub(r"[^\d.,/%]", "", raw).strip(".,/")
    return re.sub(r"\.(?=\d{1,2}%?$)", ",", bare)


def held_against(written, rows):
    """(row, is it right?) for every row read on a page, in order; a row where nothing or something
    else is printed is wrong."""
    read = [essence(row.raw) for row in rows]
    for what, _, _, start, end in SequenceMatcher(None, written, read, False).get_opcodes():
        for row in rows[start:end]:
            yield row, what == "equal"


def _drawn(pdf, quality, family, draw, phrases):
    spoil, dpi, jpeg = scans.QUALITIES[quality]
    font = _font(family, round(draw.choice(POINTS) * dpi / 72))
    page = Image.new("RGB", (round(8.27 * dpi), round(11.69 * dpi)), "white")
    pen, written = ImageDraw.Draw(page), []
    for line in range(LINES):
        text, numerals = _line(pen, font, WIDE * dpi, draw, phrases)
        pen.text((LEFT * dpi, TOP * dpi + line * LEADING * dpi / 72), text, "black", font)
        written += numerals
    spoiled = spoil(cv2.cvtColor(numpy.asarray(page), cv2.COLOR_RGB2BGR), draw.randrange(10**6))
    if spoiled.ndim == 3:
        spoiled = cv2.cvtColor(spoiled, cv2.COLOR_BGR2RGB)
    made = Image.fromarray(spoiled)
    made = made if jpeg else made.convert("1")
    made.save(pdf, resolution=dpi, **({"quality": jpeg} if jpeg else {}))
    return DensePage(pdf, quality, tuple(written))


def _font(family, size):
    said = subprocess.run(
        ["fc-match", "-f", "%{file}", f"{family}:style=Regular"], capture_output=True, text=True
    )
    return ImageFont.truetype(said.stdout, size)


def _line(pen, font, wide, draw, phrases):
    """The text of one line and its numerals."""
    text, numerals = "", []
    while True:
        phrase, own = _said(draw.choice(phrases), draw)
        longer = f"{text}; {phrase}" if text else phrase
        if pen.textlength(longer, font) > wide:
            return text, numerals
        text, numerals = longer, [*numerals, *own]


def _said(phrase, draw):
    """A phrase with numerals drawn for its gaps, and these as `essence` has them."""
    numerals = []

    def numeral(gap):
        raw = MADE[gap[1]](draw)
        numerals.append(essence(raw))
        return raw

    return re.sub(r"\{(\w+)\}", numeral, phrase), numerals


def _digits(draw, length):
    if draw.random() < ONES:
        return "1" * length
    return str(draw.randint(1, 9)) + "".join(str(draw.randint(0, 9)) for _ in range(length - 1))


def _grouped(digits):
    return f"{int(digits):,}".replace(",", ".")


def _count(draw):
    return _grouped(_digits(draw, draw.choice((1, 2, 2, 3, 3, 4, 5))))


def _few(draw):
    return f"{int(_digits(draw, draw.choice((1, 1, 2)))):02}"


def _share(draw):
    return f"{_digits(draw, 2)},{_digits(draw, draw.choice((1, 2)))}%"


def _ratio(draw):
    parts = sorted(int(_digits(draw, draw.choice((1, 2, 3)))) for _ in range(2))
    return f"{parts[0]:02}/{parts[1]:02}"


def _measure(draw):
    return f"{_grouped(_digits(draw, draw.choice((1, 2, 4))))},{_digits(draw, draw.choice((1, 2)))}"


def _day(draw):
    return f"{draw.randint(1, 28)}/{draw.randint(1, 12)}/{draw.randint(2010, 2026)}"


def _symbol(draw):
    return f"{_digits(draw, draw.choice((2, 3, 4)))}/{draw.choice(LETTERS)}"


def _quarter(draw):
    return f"{draw.choice(FIGURES)}/{draw.randint(2015, 2026)}"


MADE = {
    "count": _count,
    "few": _few,
    "share": _share,
    "ratio": _ratio,
    "measure": _measure,
    "money": lambda draw: _grouped(_digits(draw, draw.choice((3, 4, 5, 6)))),
    "day": _day,
    "symbol": _symbol,
    "year": lambda draw: str(draw.randint(2010, 2026)),
    "quarter": _quarter,
}
