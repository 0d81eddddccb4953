"""The words of amounts and spans as they are spelled, where OCR read their marks otherwise.

A mark is the first thing that faint and coarse print loses: `2.600 ty đồng`, `100 triệu đông`,
`742.300.000 đỏng`, `3.732 trêu đồng`, `6 tháng đâu năm`; speckled print gains some: `8.463 hà`,
`ngày 18 thẳng 9 năm 2023`, `tháng 12 nấm 2019`. Beside a number these are no other words; left as
they are they cost an amount its scale, a size its unit, a date its month. Letters alone are
changed, never digits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import regex

from extractor.administration import faults_between
from extractor.language.marks import without_marks
from extractor.witnesses.readers import Words

NUMBER = regex.compile(r"[(+\-–]?\d(?:[\d.,]*\d)?")  # with no sign behind it
AMOUNT = regex.compile(  # of đồng: millions and more, or thousands that end in noughts
    r"[(+\-–]?\d{1,3}(?:(?:[.,]\d{3}){2,}|[.,]\d00)"
)
TAIL = regex.compile(r"(?:/\p{Ll}[\p{L}/]*)?[^\p{L}]*$")  # `đồng/ha/năm,`
SCALES = {
    **dict.fromkeys(("ty", "tý", "tỳ", "tỹ", "tỵ", "tỷ"), "tỷ"),
    **dict.fromkeys(("trieu", "triêu", "triẹu", "triếu", "triểu", "triễu", "triệu"), "triệu"),
    **dict.fromkeys(("nghin", "nghín", "nghỉn", "nghĩn", "nghịn", "nghìn"), "nghìn"),
}
SHORT_SCALE = regex.compile(r"[^\W\d]?y")  # `ÿ`, `lỷ`: no other word so short ends so there
LONG_SCALES = {"trieu": "triệu", "nghin": "nghìn"}
NEAR = 1  # letters by which a word may differ from one of these
CURRENCY = dict.fromkeys(
    (
        "đông",
        "đống",
        "đổng",
        "đỗng",
        "động",
        "đỏng",
        "đòng",
        "đõng",
        "dồng",
        "dông",
        "dổng",
        "đồng",
    ),
    "đồng",
)
OF_LARGE_AMOUNT = dict.fromkeys(("đăng", "đằng", "đẳng", "đắng", "đặng"), "đồng")
NO_MONEY = frozenset(("ký", "nhập", "tải", "bài", "báo", "tin", "kiểm"))  # `1.250.000 đăng ký mới`
HEAPS, CAVES = "đống", "động"  # are counted too: `1.500 đống rơm`
FIRST = dict.fromkeys(("đâu", "đấu", "đẩu", "đẫu", "đậu", "dầu", "đàu", "đầu"), "đầu")
HECTARES = dict.fromkeys(("hà", "há", "hả", "hã"), "ha")
HIPPO = "mã"  # `2 hà mã`
HEAD_OF_CATTLE = {"còn": "con"}
OF_MONTH = regex.compile(r"th\p{L}{1,2}ng")  # `thẳng`, `thủng`
DAY_OR_MONTH = regex.compile(r"\d{1,2}")
FULL_YEAR = regex.compile(r"(?:19|20)\d\d")
MONTH = regex.compile(r"th[áàâăaảãạắấ]ng")
YEAR = regex.compile(r"n[ăâắằẵáàa]m")
OF_YEAR = regex.compile(r"n\p{L}m")  # `nấm`, `nam`
COMPANY = "công"  # `công ty` is no amount


def spelled_units(words: Words) -> Words:
    """The words of a page's picture or cell; scales, units, `đồng` and `đầu năm` beside a number
    and the month's word in a date with the marks that they have."""
    texts = [word.text for word in words]
    made = list(words)
    for k in range(len(words)):
        spelled = _spelled(texts, k)
        if spelled != texts[k]:
            texts[k] = spelled
            made[k] = replace(words[k], text=spelled)
    return tuple(made)


def is_scale(text: str) -> bool:
    """True for the word of a scale, whatever its marks were read as.

    >>> is_scale("tỷ,"), is_scale("triêu"), is_scale("tổ")
    (True, True, False)
    """
    return TAIL.sub("", text).lower() in SCALES


def _spelled(texts: list[str], k: int) -> str:
    tail = TAIL.search(texts[k])
    end = tail.start() if tail else len(texts[k])
    bare, rest = texts[k][:end], texts[k][end:]
    for known, stands in PLACES:
        if bare in known and stands(texts, k):
            return known[bare] + rest
    for form, stands, word in IN_DATES:
        if form.fullmatch(bare) and stands(texts, k):
            return word + rest
    scale = "" if bare in SCALES else _scale_of(texts, k)
    return scale + rest if scale else texts[k]


def _scale_of(texts: list[str], k: int) -> str:
    """The scale that a word between a number and `đồng` is, a letter of which was lost or misread
    (`3.732 trêu đồng`); "" where it is none. Things of bronze and company words (`12 trống đồng`,
    `5 hợp đồng`) are no such words."""
    word = without_marks(_bare(texts, k)).lower()
    if not NUMBER.fullmatch(_at(texts, k - 1)) or _bare(texts, k + 1) not in CURRENCY:
        return ""
    if SHORT_SCALE.fullmatch(word):
        return "tỷ"
    near = (one for one in LONG_SCALES if faults_between(word, one, NEAR + 1) <= NEAR)
    return next((LONG_SCALES[one] for one in near), "")


def _is_scale(texts: list[str], k: int) -> bool:
    """True behind a number or another scale, and before `đồng`."""
    before = _at(texts, k - 1)
    if before == COMPANY:
        return False
    return bool(NUMBER.fullmatch(before)) or before in SCALES or _bare(texts, k + 1) in CURRENCY


def _is_currency(texts: list[str], k: int) -> bool:
    """True behind a scale that stands behind a number, or opens the unit of a table; behind a
    number as amounts of đồng are."""
    before = _at(texts, k - 1)
    if AMOUNT.fullmatch(before):
        return _bare(texts, k) not in (HEAPS, CAVES) or before.count(".") > 1
    return before in SCALES.values() and _at(texts, k - 2) != COMPANY


def _is_of_large_amount(texts: list[str], k: int) -> bool:
    """True behind millions, of which nothing else is so called."""
    before = _at(texts, k - 1)
    is_large = AMOUNT.fullmatch(before) is not None and len(regex.findall(r"[.,]", before)) > 1
    return is_large and _bare(texts, k + 1) not in NO_MONEY


def _is_first(texts: list[str], k: int) -> bool:
    """True in `6 tháng đầu năm`."""
    month, year = _at(texts, k - 1), _bare(texts, k + 1)
    return (
        NUMBER.fullmatch(_at(texts, k - 2)) is not None
        and MONTH.fullmatch(month) is not None
        and YEAR.fullmatch(year) is not None
    )


def _is_hectare(texts: list[str], k: int) -> bool:
    """True behind a number."""
    return NUMBER.fullmatch(_at(texts, k - 1)) is not None and _bare(texts, k + 1) != HIPPO


def _is_head_of_cattle(texts: list[str], k: int) -> bool:
    """True behind a number at the end of a clause: what is left (`còn`) is said behind it."""
    ends = _at(texts, k) != _bare(texts, k)
    return ends and NUMBER.fullmatch(_at(texts, k - 1)) is not None


def _is_of_date(texts: list[str], k: int) -> bool:
    """True between a day and a month with its year: no other word stands there."""
    numbered = all(DAY_OR_MONTH.fullmatch(_at(texts, at)) for at in (k - 1, k + 1))
    of_year = YEAR.fullmatch(_at(texts, k + 2)) and FULL_YEAR.match(_at(texts, k + 3))
    return numbered and bool(of_year)


def _is_between_month_and_year(texts: list[str], k: int) -> bool:
    """True behind a month's number and before a year: no other word stands there."""
    of_month = MONTH.fullmatch(_at(texts, k - 2)) and DAY_OR_MONTH.fullmatch(_at(texts, k - 1))
    return of_month is not None and FULL_YEAR.match(_at(texts, k + 1)) is not None


def _at(texts: list[str], k: int) -> str:
    return texts[k].lstrip("(") if 0 <= k < len(texts) else ""


def _bare(texts: list[str], k: int) -> str:
    return TAIL.sub("", _at(texts, k))


PLACES: tuple[tuple[dict[str, str], Callable[[list[str], int], bool]], ...] = (
    (SCALES, _is_scale),
    (CURRENCY, _is_currency),
    (OF_LARGE_AMOUNT, _is_of_large_amount),
    (FIRST, _is_first),
    (HECTARES, _is_hectare),
    (HEAD_OF_CATTLE, _is_head_of_cattle),
)
IN_DATES: tuple[tuple[regex.Pattern[str], Callable[[list[str], int], bool], str], ...] = (
    (OF_MONTH, _is_of_date, "tháng"),
    (OF_YEAR, _is_between_month_and_year, "năm"),
)
