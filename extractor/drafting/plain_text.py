"""Words and numbers as they go into an office document: no control signs, Vietnamese numbers, names
that every disk takes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import regex

from extractor.errors import WrongUsage
from extractor.language.numbers import printed_number
from extractor.messages import STEERING

Exact = int | Decimal | Fraction
LONGEST_NAME = 120  # bytes of a file's name before its ending
SHARE_PLACES = 2  # decimals of what is worked out
EXACT_PLACES = 6  # decimals that are printed without rounding
_UNFIT_IN_NAMES = regex.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONE = regex.compile(r"[\ud800-\udfff\ufffe\uffff]")
# Names that Windows keeps for devices, whatever ending they have.
_DEVICES = regex.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_DAY = regex.compile(r"(?P<d>\d{1,2})[/.\-](?P<m>\d{1,2})[/.\-](?P<y>\d{4})")
_ISO = regex.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")


def clean(text: str) -> str:
    """The text without signs that XML refuses or that turn the direction of writing.

    >>> clean("Kế\\x07 Sách\\u202e")
    'Kế Sách'
    """
    return _LONE.sub("", STEERING.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def one_line(text: str) -> str:
    """The text cleaned, on one line."""
    return " ".join(clean(text).split())


def around(sentence: str, raw: str, most: int) -> str:
    """A sentence on one line; of a long one `most` characters around the words `raw`.

    >>> around("Trong năm, huyện đã tiếp nhận 1.250 hồ sơ các loại", "1.250", 20)
    '… tiếp nhận 1.250 hồ s …'
    """
    whole, words = one_line(sentence), one_line(raw)
    if len(whole) <= most:
        return whole
    start = max(0, whole.find(words) - most // 2)
    end = start + most
    return ("… " if start else "") + whole[start:end] + (" …" if end < len(whole) else "")


def file_name(label: str) -> str:
    """The name of a file for what is called so, without its ending.

    >>> file_name("UBND xã A/B: ../.. "), file_name("CON"), file_name("...")
    ('UBND xã A B', 'CON_', 'don-vi')
    """
    name = " ".join(_UNFIT_IN_NAMES.sub(" ", clean(label).replace("\n", " ")).split())
    name = name.encode("utf-8")[:LONGEST_NAME].decode("utf-8", "ignore")
    name = regex.sub(r"(?:[. ]+\.*)+$", "", name).strip(" .")
    if not name:
        return "don-vi"
    return f"{name}_" if _DEVICES.fullmatch(name) else name


def number_text(number: Exact) -> str:
    """A number as Vietnamese reports print it: points between thousands, a decimal comma. What has
    more than six decimals is rounded to two.

    >>> number_text(40358), number_text(Decimal("8720.60")), number_text(Fraction(2, 3))
    ('40.358', '8.720,6', '0,67')
    """
    exact = Fraction(number)
    places = EXACT_PLACES if (exact * 10**EXACT_PLACES).denominator == 1 else SHARE_PLACES
    scaled = _rounded(abs(exact) * 10**places)
    digits = str(scaled).rjust(places + 1, "0")
    whole, rest = digits[:-places], digits[-places:].rstrip("0")
    sign = "-" if exact < 0 and scaled else ""
    return sign + printed_number(f"{whole}.{rest}" if rest else whole)


def _rounded(number: Fraction) -> int:
    """The nearest whole number; halves are rounded up, as people do."""
    return int((number * 2 + 1) // 2)


def share_text(share: Exact) -> str:
    """A share (0 to 1) in per cent, to two decimals.

    >>> share_text(Fraction(23, 28))
    '82,14%'
    """
    return number_text(Fraction(_rounded(Fraction(share) * 10**4), 100)) + "%"


def day_text(iso: str) -> str:
    """An ISO day as letters print it; "" for none.

    >>> day_text("2024-11-05")
    '05/11/2024'
    """
    found = _ISO.fullmatch(iso)
    return f"{found['d']:0>2}/{found['m']:0>2}/{found['y']}" if found else ""


def asked_day(text: str, option: str) -> str:
    """The ISO day that a user wrote (`15/12/2024`, `2024-12-15`), "" for none. Raises WrongUsage.

    >>> asked_day("5/12/2024", "--due")
    '2024-12-05'
    """
    said = text.strip()
    if not said:
        return ""
    found = _DAY.fullmatch(said) or _ISO.fullmatch(said)
    try:
        if found:
            return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
    except ValueError:
        pass
    raise WrongUsage("day_unreadable", option=option, value=said)
