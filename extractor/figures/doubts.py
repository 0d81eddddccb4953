"""What in the words as read speaks against a numeral, whatever further readings say.

A digit's look-alikes beside it, one number in two pieces, the rest of a date, an amount or a
document number whose other part was not read as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

import regex

from extractor.administration import (
    has_letter_of_no_code,
    known_issuer,
    may_be_another_type,
    symbol_codes,
)
from extractor.figures.flattened_rows import in_flattened_row
from extractor.figures.meaning import load_meaning
from extractor.figures.table_cells import TABLE_RULE
from extractor.language.date_words import DAY_WORD
from extractor.language.lookalikes import ROMAN_AFTER
from extractor.language.plain import LOST
from extractor.language.sentences import line_of
from extractor.language.syllables import is_syllable
from extractor.lines import words_of
from extractor.model import FIGURE_KINDS, DocumentText, Doubt, Numeral, Word

QUARTER = regex.compile(r"(?i)quý\s+(?![IV]+\s)[^\s,]{1,5}\s?$")
TORN = regex.compile(  # one number in two pieces: `90 ,12%`, `2.¡ 82`, `55'936`
    r"\d\s+[,.]\d"
    r"|\d['’‘`´\"”“]\d"
    r"|\d[,.]\s+\d{1,2}\s?%"
    r"|\d[.,][^\w\s]\s\d"
    r"|(?<=\p{Ll},?\s\d{1,3})\.\s\d{2,3}\s\p{L}"
    r"|(?<=\p{Ll}[,:]?\s\d{1,3})\.[^\S\n]+(?!th\p{L}ng)\p{Ll}"  # `21. đầi lượt` for 21.831
    r"|(?<!\d)(?<=\p{L}[,:]?\s)\d{1,2}\s\d"
)
LOOK_ALIKE = regex.compile(  # what OCR puts in a digit's place, touching a digit
    r"\d[OoIlSŠBZ|!§¡?°*†‡$£€#@&~^_=<>{}\[\]\\]"
    r"|[OoIlíìjJSŠ|!\[\]§¡?*†‡$£€#@&~^_<>{}\\]\d"
    r"|\d\p{Lu}(?!\p{L})"  # units (m², đ) do not count
)
NO_PRINT = r"[@#^{}\\¡§¢¥©®«»]"  # signs that reports do not print: a stamp or a pen lies there
MESSED_BEHIND = regex.compile(rf"\S{{0,6}}{NO_PRINT}")
DECIMALS = regex.compile(r"\d,\d{1,2}")
MISREAD_PERCENT = regex.compile(  # behind decimals: `15,51 9á`, `7,4 0/0`
    r"[^\S\n]?(?:[90](?![mghlktđ])\p{Ll}|[0oO°º]/[0oO°º])(?![\w/])"
)
MESSED_BEFORE = regex.compile(rf"{NO_PRINT}\S{{0,6}}$")
TORN_OFF = regex.compile(  # the same a sign or more before the digits: `I.111`, `()6`
    r"(?<!\p{L})(?:[IlO|!ÍÌíìıJŠ§SBZ\]\[1]{0,2}[IlO|!ÍÌíìıJŠ§SBZ\]\[][.,/]|\(\))$"
)
AFTER_SCALE = regex.compile(  # an amount whose billions were not read: `II tỷ 900 triệu đồng`
    r"(?i)(?<!\p{L})(?:t[ỷỉýìiy]|triệu|nghìn)\s$"
)
FRACTION_OF_DONG = regex.compile(r"\d[\d.]*,\d{1,2}\s*(?:đồng|đ|VNĐ|VND)")
PER_UNIT = regex.compile(r"\s?(?:/|mỗi\s|một\s)")
SCALE_ALONE = regex.compile(  # a line's last words, not of what
    r"\d[\d.,]*\s(?:tỷ|triệu|nghìn)[^\S\n]*(?:\Z|\n(?!\p{Ll}))"
)
GARBLED_BEFORE = regex.compile(r"(?<=\s|^)(?=\S*\p{L})\S*[\\¬|~^{}¦]\S*\s$")  # `thiờnggB\\ỷ 269`
PIECE_BEFORE = regex.compile(  # a stroke that stands off, or the first digits: `I 11.264`, `4.1 16`
    r"(?<=\p{Ll}[,:]?\s)[IlÍÌíì|!\]\[]{1,3}\s$"
    r"|(?:\p{L}\s|/)\d{1,3}[.,]\d{1,2}\s$"
)
APART_BEFORE = regex.compile(r"(?:(?<!\S)\p{L} ){2,}(?:(?<!\S)[\d.,] ){0,12}$")
# One number printed digit by digit: `đạt 9 9 ,2%`, `1 2 5 hồ sơ`.
DIGITS_APART = regex.compile(
    r"(?<![\w%.,/:–-])\d(?:[^\S\n]\d)+(?:[^\S\n]?[.,][^\S\n]?\d+)?(?![\d./])"
)
# A number of which no program can show a sign, as a damaged file has it: `1\ufffd234 hồ sơ`.
SIGN_LOST = regex.compile(rf"\d[\d.,]*{LOST}+[.,]?\d|\p{{L}}{LOST}+\d|\d{LOST}+\p{{L}}")
# One number over the end of a line: `1.250.` and `000 đồng`, `12,` and `5%`, `12.3` and `45 m2`.
OVER_LINES = regex.compile(
    r"(?<![\d.,/])\d{1,3}(?:\.\d{3})*\.\n\d{3}(?:\.\d{3})*(?!\d)"
    r"|(?<![\d.,/])\d{1,3}(?:\.\d{3})*,\n\d{1,2}\s?(?:%|(?:nghìn|triệu|tỷ|ha|km|tấn|tạ|m2|m²)(?!\p{L}))"
    r"|(?<![\d.,/])\d{1,3}(?:\.\d{3})*\.(?:\d\n\d\d|\d\d\n\d)(?!\d|[.,]\d)"
)
# Two numbers with a mark between them and no blank: a comma or a dot above which a speck lies
# (`101;3%`, `16:500 triệu`), or two that were written so; no figure is one of an hour's.
MARK_BEFORE = regex.compile(r"\d[;:]$")
BEHIND_DAY = "figure.count_behind_day"  # `ngày 23/5:9 khu vực`
MARK_BEHIND = regex.compile(r"[;:]\d")
APART_BEHIND = regex.compile(r"(?: \p{L}(?!\S)){2,}")
FEW_DIGITS = 16  # characters of a number printed digit by digit
UNIT_OF_TIME = regex.compile("tháng|năm|ngày|quý")
UNCLEAR_DOT = regex.compile(r"\d{1,3}\.\d{3}\s*t[ỷỉ]|\d{1,3}\.\d{1,2}(?!\d|[.,]\d)")
THOUSANDS = regex.compile(r"\d{1,3}\.\d{3}\s*t")
SEEN_BY_BOTH = ("agreed", "alike")
AROUND = 1_500  # characters around a numeral whose words tell how its print is read
FEWEST_WORDS = 40  # of letters, of which that is told
OF_LETTERS = regex.compile(r"\p{L}{2}")
# Of copies of copies, where three commas of 54 were read as dots by both, a seventh of the words
# was read less surely; of faxes, coarse and faint scans and photographs, where none was, a
# twentieth at most.
PLAIN_LETTERS = regex.compile(r"\p{L}+")
SURE = 0.8  # confidence of a word
MOST_UNSURE = 0.06  # share of words that are less sure
SYMBOL_BEHIND = regex.compile(  # `1731 BC-UBND`
    r"\s?(?:BC|CT|CTr|CV|ĐA|HD|KH|NĐ|NQ|QĐ|QD|TB|TT|TTr)\s?[-–.]\s?\p{Lu}{2}"
)
CODES_BEHIND = regex.compile(  # `686 LĐTBXH-VP`, `100 2019 NĐ-CP`
    r"\s(?:(?:19|20)\d\d\s)?\p{Lu}[\p{L}\d]*\s?[-–]\s?\p{Lu}{2}"
)
CODE_BEHIND = regex.compile(r"\s?/\W?\p{Lu}")
BELOW_MOTTO = regex.compile(r"(?i)ph[uú]c\W{0,3}\n\s*th\p{L}{1,2}ng\s+$")
REST_OF_DATE = regex.compile(
    r"(?i)\d{1,2}\s+n[ăâàáắằẳẵặấầẩẫậ]m\s+(?:19|20)\d\d(?!\d)"
    r"|\d{1,2}\s+th\p{L}{1,2}ng\s+\d{1,2}\s+n[ăâàáắằẳẵặấầẩẫậ]m"
)
TORN_DAY = regex.compile(  # `24/1 1/2017`, `2 4/11/2017`, `24/11 /20 17`: a blank inside a date
    r"(?<![\d/])\d{1,2}[/.-]\d[^\S\n]\d[/.-](?:19|20)\d\d(?!\d)"
    r"|(?<![\d/])\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)[^\S\n]\d\d(?!\d)"
    r"|(?<![\d/])\d{1,2}[/.-]\d{1,2}[/.-](?:1|2)[^\S\n]\d{3}(?!\d)"
)
DAY_ALONE = regex.compile(r"\d{1,2}(?:\s+th\p{L}{1,2}ng|[^\S\n]*(?:\n|$))")
NO_DAY = (
    r"(?!\d+[,;]?\s)(?-i:(?=\S*[^\p{Ll}\s])\S{1,5})\s+"  # `Ã6`, `|U`; words are of small letters
)
DAY_UNREAD = (
    regex.compile(  # `ngày tháng 4 năm 2021`: the day, by hand or under a stamp, is missing
        rf"(?i){DAY_WORD}[^\w\n]{{0,6}}(?:{NO_DAY})?(?:th\p{{L}}{{1,2}}ng\s+)?$"
    )
)
NO_MONTH = r"(?-i:(?=\S*[^\p{Ll}\d\s])\S{1,3})\s+"  # `Ă`, `Y|`; words are of small letters
MONTH_UNREAD = regex.compile(  # `ngày 16 tháng#năm 2021`, `ngày 16 tháng Ă năm 2021`
    rf"(?i){DAY_WORD}\W{{0,4}}(?:\S{{1,4}}\s+)?th\p{{L}}{{1,2}}ng\d{{0,2}}\W{{0,5}}(?:{NO_MONTH})?"
    r"n\p{L}m\s+$"
)
MONTHS_UNREAD = regex.compile(  # `lũy kế ø tháng năm 2024`
    r"(?i)(?<!\S)([^\s\d]{1,2})\sth\p{L}{1,2}ng\s(?:đầu\s)?n\p{L}m\s+$"
)
NO_LETTERS = r"[^\p{L}\s\d,;.]"
PART_UNREAD = regex.compile(  # `6 (. ^.. đầu năm 2023`, `6 tl:^...) đầu hỘ _, . năm 2019`
    r"(?i)(?:(?<![\d.,/-])\d{1,2}|(?<!\S)(?![-–—+*]\s)[^\s\w,;:.(][^\s\w]{0,4})"
    r"\s+(?:đầu|cuối)\W+năm\s+$"
    rf"|(?<![\d.,/-])\d{{1,2}}\s+[^\d\n]{{0,6}}{NO_LETTERS}[^\d\n]{{0,6}}\s*(?:đầu|cuối)[^\d]{{1,16}}năm\s+$"
)
MORE_THAN_A_YEAR = regex.compile(  # `61 tháng đầu năm 2021` for the first six months
    r"(?i)(?<![\d.,/-])(?:1[3-9]|[2-9]\d)\s+th\p{L}{1,2}ng\s+(?:(?:đầu|cuối)\s+)?n\p{L}m\s+(?:19|20)\d\d(?!\d)"
)
MONTH_UNREAD_RULE = "date.month_unread"
MONTH_MISREAD = regex.compile(  # `Tliáng 4 năm 2021`, `VỤ THÍNG7 NẮM 2024`
    r"(?i)(?<![\d.,/-])\d{1,2}\s+n[ăâaàáắằẳẵặấầẩẫậ]m\s+$"
)
YEAR_FOLLOWS = regex.compile(
    r"\s*(?:,|;|và|&)\s*(?:năm\s+)?(?:19|20)\d\d(?!\d)"
)  # `2 năm 2021, 2022`
SPAN_BEFORE = regex.compile(r"(?i)(?:giai\s+đo[ạa]n|th[ờơ]i\s+k[ỳìi]|nhi[ệê]m\s+k[ỳìi])\s+$")
SPAN_OPEN = regex.compile(r"(?i)\s*[-–—](?!\s*(?:\d|nay|đến|hiện))")  # `giai đoạn 2019 - nh`
AFTER_DAY_WORD = regex.compile(rf"(?i){DAY_WORD}\s+$")


def odd_reading(row: Numeral, document: DocumentText) -> list[Doubt]:
    """Reasons for which a numeral is doubted as it stands: of a text layer that its letters or its
    digits stand apart, that a sign of it or its month is lost, that it goes on in the next line or
    touches another, and nothing else; of a table's cell in a picture its look-alikes alone."""
    if _is_sign_lost(row, document.text) or _is_broken_over_lines(row, document.text):
        return [Doubt("torn")]
    if _touches_another(row, document.text):
        return [Doubt("torn")]
    if row.rule == MONTH_UNREAD_RULE:
        return [Doubt("date_torn")]
    if _letters_stand_apart(row, document.text):
        return [Doubt("letters_apart")]
    if row.rule != TABLE_RULE and _digits_stand_apart(row, document.text):
        return [Doubt("torn")]
    return [] if is_stored(row) else [Doubt(key) for key in _keys_of(row, document)]


def is_stored(row: Numeral) -> bool:
    """True for a numeral that the file itself says."""
    return row.place.box is None or row.place.confidence == 1


def _keys_of(row: Numeral, document: DocumentText) -> Iterator[str]:
    holding = REASONS[:1] if row.rule == TABLE_RULE else REASONS
    keys = (key for key, holds in holding if holds(row, document.text))
    for key in keys:
        seen = SEEN.get(key)
        if seen is None or not seen(row, document):
            yield key


def _is_sign_lost(row: Numeral, text: str) -> bool:
    """True beside a sign that stands for a lost one, which may have been a digit or a point."""
    if LOST not in text[max(0, row.start - 3) : row.end + 3]:
        return False
    near = SIGN_LOST.finditer(text, max(0, row.start - FEW_DIGITS), row.end + FEW_DIGITS)
    return any(found.start() < row.end and row.start < found.end() for found in near)


def _is_broken_over_lines(row: Numeral, text: str) -> bool:
    """True for both pieces of a number that a line's end parts."""
    if row.rule == TABLE_RULE or "\n" not in text[max(0, row.start - 2) : row.end + 3]:
        return False
    near = OVER_LINES.finditer(text, max(0, row.start - FEW_DIGITS), row.end + FEW_DIGITS)
    return any(found.start() < row.end and row.start < found.end() for found in near)


def _touches_another(row: Numeral, text: str) -> bool:
    """True for a figure that only a colon or a semicolon parts from another: one number, whose
    mark between the digits is another one, comes out as two."""
    if row.kind not in FIGURE_KINDS or row.rule == BEHIND_DAY:
        return False
    return bool(MARK_BEFORE.search(_before(row, text, 2)) or MARK_BEHIND.match(text, row.end))


def _letters_stand_apart(row: Numeral, text: str) -> bool:
    """True in spaced-out print (`k i ể m  t r a 2 7 9`), whose digits may belong together."""
    before = APART_BEFORE.search(text, max(0, row.start - 40), row.start)
    return before is not None or APART_BEHIND.match(text, row.end) is not None


def _digits_stand_apart(row: Numeral, text: str) -> bool:
    """True for one of several digits with a blank between each, outside rows of a table that was
    copied into the text."""
    if row.kind not in FIGURE_KINDS:
        return False
    near = DIGITS_APART.finditer(text, max(0, row.start - FEW_DIGITS), row.end + FEW_DIGITS)
    apart = any(found.start() < row.end and row.start < found.end() for found in near)
    return apart and not in_flattened_row(text, row.start, row.end)


def _before(row: Numeral, text: str, length: int) -> str:
    """So many characters before the row."""
    return text[max(0, row.start - length) : row.start]


def _has_look_alike(row: Numeral, text: str) -> bool:
    is_number = row.kind in (*FIGURE_KINDS, "date")
    if is_number and TORN_OFF.search(_before(row, text, 4)):
        return True
    is_name = row.kind == "label" and row.rule != "label.code"
    if is_name:
        return False
    return LOOK_ALIKE.search(_touching(row, text)) is not None or _is_messed(row, text)


def _is_messed(row: Numeral, text: str) -> bool:
    """True where the rest of the word around the row has signs that no report prints, part of the
    numeral may lie below them (`số 225;@` of `225-CV/ĐU`), or where a per cent sign was read as
    a digit and a letter."""
    if MESSED_BEHIND.match(text, row.end):
        return True
    if DECIMALS.search(text, row.end - 4, row.end) and MISREAD_PERCENT.match(text, row.end):
        return True
    return MESSED_BEFORE.search(_before(row, text, 8)) is not None


def _touching(row: Numeral, text: str) -> str:
    """The row's print with one character on both sides; of a document number the digits before its
    letters."""
    around = text[max(0, row.start - 1) : row.end + 1]
    if row.kind != "document_number":
        return around
    if around[:1].isspace():
        around = around[1:]
    return regex.split(r"[/\s-]|(?<=\d)(?=\p{L})", around, maxsplit=1)[0]


def _is_glued_to_word(row: Numeral, text: str) -> bool:
    """`Lũy kế9 tháng` taken for the mark of a footnote."""
    if row.rule != "label.footnote_mark":
        return False
    after = text[row.end : row.end + 30].lstrip()
    return bool(UNIT_OF_TIME.match(after) or load_meaning().units.match(after))


def _is_torn_from_date(row: Numeral, text: str) -> bool:
    """`46 tháng 4 năm 2021` of which OCR lost the first words, `ngày 12` whose month stands in
    another line (below the national motto, by itself): no count of anything, no month."""
    before = _before(row, text, 24)
    near = chain(_torn_days(row, text), _months_of_more(row, text))
    if any(found.start() < row.end and row.start < found.end() for found in near):
        return True
    if row.kind == "date":
        return _is_rest_of_date(row, text)
    if row.kind not in ("count", "measure"):
        return False
    rest = text[row.start : row.end + 14]
    if REST_OF_DATE.match(rest):
        return True
    return bool(DAY_ALONE.match(rest) and AFTER_DAY_WORD.search(before))


def _is_rest_of_date(row: Numeral, text: str) -> bool:
    """True for the month and year of a day that was not read, for the year of a month that was not,
    and for the first year of two."""
    before = _before(row, text, 40)
    if len(row.iso) == 7:
        return bool(BELOW_MOTTO.search(before) or DAY_UNREAD.search(before))
    if len(row.iso) != 4:
        return False
    if SPAN_BEFORE.search(before) and SPAN_OPEN.match(text, row.end):
        return True
    if _lacks_months(before):
        return True
    if _is_of_misread_month(before) and not YEAR_FOLLOWS.match(text, row.end):
        return True
    return MONTH_UNREAD.search(before) is not None


def _is_of_misread_month(before: str) -> bool:
    """True behind a number that may be a month's, where the word before it is none that is
    numbered: `đợt 2 năm 2023`."""
    month = MONTH_MISREAD.search(before)
    return month is not None and not ROMAN_AFTER.search(before[: month.start()])


def _lacks_months(before: str) -> bool:
    """True behind months of a year whose number was read as something that is no word, or that
    were lost themselves."""
    if PART_UNREAD.search(before):
        return True
    found = MONTHS_UNREAD.search(before)
    return found is not None and not is_syllable(found[1])


def _torn_days(row: Numeral, text: str) -> Iterator[regex.Match[str]]:
    """Dates with a blank inside, near the row."""
    return TORN_DAY.finditer(text, max(0, row.start - 12), row.end + 12)


def _months_of_more(row: Numeral, text: str) -> Iterator[regex.Match[str]]:
    """More months of a year than it has, near the row."""
    return MORE_THAN_A_YEAR.finditer(text, max(0, row.start - 32), row.end + 32)


def _is_alone_in_line(row: Numeral, text: str) -> bool:
    """True for a count without a word in its line."""
    is_count = row.rule == "figure.count"
    return is_count and not regex.search(r"\p{L}{2}|\t", line_of(text, row.start))


def _has_unclear_dot(row: Numeral, _text: str) -> bool:
    """True for thousands of billions: or a comma that faded into a dot; and for a dot before one
    or two digits: or thousands of which some were lost."""
    return row.kind in ("money", "measure") and UNCLEAR_DOT.match(row.raw) is not None


def _is_dot_seen(row: Numeral, document: DocumentText) -> bool:
    """True for thousands of billions whose dot both witnesses have, amid print that is read surely:
    commas lose their tails where letters lose strokes, and words of letters tell of that."""
    own = words_of(document, row.start, row.end)
    if not THOUSANDS.match(row.raw) or own[0].evidence not in SEEN_BY_BOTH:
        return False
    near = words_of(document, max(0, row.start - AROUND), row.end + AROUND)
    sure = [word.confidence >= SURE for word in near if OF_LETTERS.search(word.text)]
    return len(sure) >= FEWEST_WORDS and sum(sure) >= (1 - MOST_UNSURE) * len(sure)


def _are_letters_seen(row: Numeral, document: DocumentText) -> bool:
    """True for a document's symbol whose letters both witnesses have. The second loses the stroke
    of Đ, and so may the first: a D is seen where the text names the body whose initials these are,
    a Đ always."""
    with_d = (code for code in symbol_codes(row.number)[1:] if "D" in code)
    if not all(_is_spelled_out(code, document.text) for code in with_d):
        return False
    return all(map(_is_spelled_alike, words_of(document, row.start, row.end)))


def _is_spelled_out(code: str, text: str) -> bool:
    """True where the text has words side by side that begin with the letters of a code.

    >>> head = "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"
    >>> _is_spelled_out("SVHTTDL", head), _is_spelled_out("PGD", "Phòng Giám định")
    (True, False)
    """
    words = r"\W+(?:và\W+)?".join(rf"{regex.escape(letter)}\p{{L}}*" for letter in code)
    return regex.search(rf"(?i)(?<!\p{{L}}){words}", text) is not None


def _is_spelled_alike(word: Word) -> bool:
    if word.evidence not in SEEN_BY_BOTH or not word.others:
        return False
    read = word.text.replace("Đ", "D"), word.others[0].replace("Đ", "D")
    return PLAIN_LETTERS.findall(read[0]) == PLAIN_LETTERS.findall(read[1])


def _lacks_separator(row: Numeral, text: str) -> bool:
    """True for a long count in a line of cells."""
    is_long = row.kind == "count" and regex.fullmatch(r"\d{4,}", row.raw)
    return bool(is_long) and "\t" in line_of(text, row.start)


def _is_torn(row: Numeral, text: str) -> bool:
    """True for a part of a number or of an amount."""
    if SCALE_ALONE.match(text, row.start):
        return True
    if row.kind == "document_number":
        return False
    pieces = TORN.finditer(text, max(0, row.start - 12), row.end + 6)
    if any(found.start() <= row.end and row.start < found.end() for found in pieces):
        return True
    if row.kind == "money" and AFTER_SCALE.search(_before(row, text, 8)):
        return True
    return row.kind in FIGURE_KINDS and _follows_torn(_before(row, text, 20))


def _follows_torn(before: str) -> bool:
    """True behind the first piece of a number, or behind print of which a reader made signs that no
    word has: a piece may be below it."""
    return _follows_piece(before) or GARBLED_BEFORE.search(before) is not None


def _follows_piece(before: str) -> bool:
    """True behind the first piece of a number; `trong quý II 12 cuộc` is two numbers."""
    piece = PIECE_BEFORE.search(before)
    return piece is not None and not ROMAN_AFTER.search(before[: piece.start()])


def _lacks_quarter(row: Numeral, text: str) -> bool:
    """True for a year before which a quarter stands that was not read."""
    is_year = row.kind == "date" and len(row.iso) == 4
    return is_year and QUARTER.search(_before(row, text, 12)) is not None


def _is_fraction_of_dong(row: Numeral, text: str) -> bool:
    """True for an amount of đồng with a decimal comma, whose scale was not read; prices of one unit
    (`1.646,5 đồng/kWh`) have such."""
    is_fraction = row.kind == "money" and FRACTION_OF_DONG.fullmatch(row.raw) is not None
    return is_fraction and PER_UNIT.match(text, row.end) is None


def _is_short_symbol(row: Numeral, text: str) -> bool:
    """True for a document number with one code alone, or with another one behind it; for a count
    with the codes of a symbol behind it, whose slash was not read."""
    if row.kind == "count":
        return SYMBOL_BEHIND.match(text, row.end) is not None
    if row.kind != "document_number":
        return False
    one_code = len(symbol_codes(row.number)) == 1 and "QH" not in row.number
    if not symbol_codes(row.number) and CODES_BEHIND.match(text, row.end):
        return True
    return one_code or CODE_BEHIND.match(text[row.end : row.end + 4]) is not None


def _is_of_unknown_issuer(row: Numeral, _text: str) -> bool:
    return row.kind == "document_number" and not known_issuer(row.number)


def _is_of_another_type(row: Numeral, _text: str) -> bool:
    return row.kind == "document_number" and may_be_another_type(row.number)


def _has_letter_of_no_code(row: Numeral, _text: str) -> bool:
    return row.kind == "document_number" and has_letter_of_no_code(row.number)


REASONS: tuple[tuple[str, Callable[[Numeral, str], bool]], ...] = (
    ("look_alike", _has_look_alike),
    ("glued", _is_glued_to_word),
    ("date_torn", _is_torn_from_date),
    ("alone", _is_alone_in_line),
    ("dot_unclear", _has_unclear_dot),
    ("no_separator", _lacks_separator),
    ("torn", _is_torn),
    ("quarter_unread", _lacks_quarter),
    ("fraction_of_dong", _is_fraction_of_dong),
    ("symbol_short", _is_short_symbol),
    ("symbol_unknown", _is_of_unknown_issuer),
    ("symbol_type_alike", _is_of_another_type),
    ("symbol_letter", _has_letter_of_no_code),
)
SEEN: dict[str, Callable[[Numeral, DocumentText], bool]] = {  # a reason → what takes it away
    "dot_unclear": _is_dot_seen,
    "symbol_unknown": _are_letters_seen,
}
