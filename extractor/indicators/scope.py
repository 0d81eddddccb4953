"""Whom a statement speaks of: all of the report's body, or one body, one unit, another place or
another time, which a code of the whole must not be given to.

A subject holds for the figures of its sentence until another one is named: `Sở Tư pháp tiếp nhận
900 hồ sơ, đã giải quyết 880 hồ sơ; toàn tỉnh đã giải quyết …`.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import regex

from extractor.administration import province_at, province_names, types_of
from extractor.indicators.blocks import Slice
from extractor.indicators.context import SINCE, OwnWords, stands_aside, without_asides
from extractor.indicators.rules import Rules
from extractor.indicators.sought import Sought
from extractor.language.flat import FIGURE, any_words
from extractor.language.said import worded

HEAD_REACH = 600  # characters of a document that name whose it is
OWN_REACH = 5000  # characters of a document in which its own unit is told from others
LONGEST_SUBJECT = 60  # characters from the beginning of a statement to its subject's end
LONGEST_PREFIX = 45  # characters of a clause before the body that is its subject
BEHIND = 100  # characters behind a figure in which other provinces are looked for
CLAUSE = regex.compile(rf"[,;:.()+{FIGURE}]")
# Before a body these make it another one's source or partner, not the subject.
NOT_THE_SUBJECT = worded("{not_the_subject}")
JOINS_BODIES = worded(
    r",?\s(?:{joins_bodies}\s)?"
)  # `Bộ Nội vụ, Bộ Tài chính và Văn phòng Chính phủ`
# What a body is asked to do right behind one of these is its own: `giao Sở Y tế rà soát 3 TTHC`.
ORDERS = worded("{orders}")
DONE_AT_ONCE = regex.compile(rf"[^;:.()+{FIGURE}]{{0,60}}")
# Right before a body: the way that something takes, not who does it (`qua Bưu điện tỉnh`).
WAY_OF = worded(r"{way_of}\s*\Z")
# Behind a body that only tells of it: `Sở Nội vụ cho biết`.
TELLS = worded(
    rf"[^{FIGURE};:.()]{{0,60}}?"
    rf"{{tells}}(?:\s*[,:]|\s+{{told_from}}|[^{FIGURE}.;:]{{0,60}}\s{{of_the_land}}\s*:)"
)
CHAIRMAN = worded("{chairman}")
CHAIRED = worded(r"{chairman}(?:\s+ubnd)?\s*\Z")
MINISTER = worded("{minister}")
# What a ministry does to all provinces: `Bộ Nội vụ công bố Chỉ số CCHC, Trà Vinh đạt 84,61 điểm`.
RATES = worded(
    rf"[^{FIGURE};:.()]{{0,40}}?"
    rf"{{rates}}"
)
SOURCE_REACH = 45  # characters before a body
SOURCE = worded(
    rf"{{sources}}"
    rf"[^{FIGURE};:.(),]*{any_words('của')}\s*\Z"
)
PUBLISHES = worded(
    rf"(?:[^{FIGURE};:.,()]|(?<=\bt[pxt])\.){{0,40}}?"
    rf"{{publishes}}"
)
# Bodies that assign posts to others, and what they do: `HĐND tỉnh giao 2.400 biên chế`.
ASSIGNERS = worded("{assigners}")
ASSIGNS = worded(rf"[^{FIGURE};:.()]{{0,40}}?{{assigns}}")
UNIT = regex.compile(
    rf"(?<!\p{{L}})(?:(?i:{types_of('huyện', 'xã')})\s"
    r"|(?:TP|TX|TT|[HQPX])\.\s?)(?:\p{Lu}[\p{L}’']+|\d{1,2}(?!\d))(?:\s\p{Lu}[\p{L}’']+){0,3}"
)
# In a ministry's document these are its own: `Các bộ, ngành, địa phương đã tổ chức 12 hội nghị`.
NATION = worded("{nation}")
MINISTRY = regex.compile(r"(?<!\p{L})(?:Bộ\s\p{Lu}\p{Ll}|BỘ\s\p{Lu}{2}|Chính phủ)")
LAND_OF_ONE = worded("{land_of_one}")
OF_ALL_THE_LAND = worded("{of_all_the_land}")
# Behind a body that is held against others: `Sở Nội vụ dẫn đầu với 99,8%`.
LEADS = worded(rf"[^{FIGURE};:.()]{{0,30}}{{leads}}")
# Behind `tỉnh` these name no province but those of a region: `đứng thứ 5/14 tỉnh Trung du`; nor do
# capitals alone, which are an index: `hành chính công cấp tỉnh PAPI`.
PROVINCE = worded(
    r"(?<!\p{L})(?:[Tt]ỉnh\s(?!\p{Lu}{2})|TỈNH\s)(?!(?i:{regions}))"
    r"\p{Lu}[\p{L}’']+(?:\s\p{Lu}[\p{L}’']+){0,3}"
)
OF_PROVINCE = "tinh "
PROVINCES_NAMED = regex.compile(any_words(*province_names()))
CITY = regex.compile(r"(?i)(?:thành phố\s|tp\.?\s?)")
IS = " la "  # `đứng cuối bảng xếp hạng là huyện Bạch Thông với 68,01 điểm`
NATIONWIDE = worded("{nationwide}")
# Before the whole country: a place among all provinces, `xếp thứ 40 trên cả nước`.
RANKED = worded(
    rf"{{ranked}}"
    rf"(?:[^;:.,()]|(?<={any_words('tỉnh')}),){{0,40}}\Z"
)
# A report of a body below the province says so at its head.
LOWER_BODY = worded(
    r"{lower_body}\s+"
    r"{below_the_province}"
)
# Right before a body or unit behind the figure.
OF_WHOM = worded(r"{of_whom}\s*(?:ubnd\s*)?\Z")
CENTRE = worded("{centre}")  # `40/63 tỉnh, thành phố trực thuộc Trung ương`
OPENING = worded(r"[\s\-–+*•\d.]*(?:{opens_a_place}\s*)*")
OPENING_MARKS = worded(
    r"\s*(?P<mark>[\-–+*•]*)\s*"
    r"(?:{goes_on_with},?\s*)?"
)
ASIDE_OPENS = regex.compile(r"\(([^()]*+)$")
LEAVES_BRACKETS = regex.compile(r"[^()]*\)")  # what stands in them is said of what is before them
PERIOD_OPENS = regex.compile(
    rf"\s*(?:trong\s+)?(?:[\d{FIGURE}]+\s+thang|quy\s+[ivx\d]+|thang\s+\d+|{any_words('năm')})"
    rf"[^{FIGURE}]*?(?P<year>(?:19|20)\d\d)"
)
OTHER_TIME_OPENS = worded(r"\s*{other_times}")
OTHER_TIME_ENDS = worded(
    rf"{{other_times}}"
    rf"(?:\s+{any_words('năm')})?(?:\s+(?:{{before_now}}|\d{{4}}))?\s*$"
)
# Opens a statement that is of one kind of petitions: `- Tố cáo: tiếp nhận 4 đơn, đã giải quyết 3`.
OF_ONE_KIND = worded(r"(?:[\s\-–+*•]|\w{1,2}[.)]\s)*{one_kind_of_petitions}\s*:")
# Before brackets that hold what is compared with: `giảm 1,2 điểm so với năm 2020 (86,7 điểm)`.
BASE_ENDS = worded(rf"{{compared_with}}\s[^,;:.(){FIGURE}]{{1,40}}$")
PARTS_OPEN = worded(r"\s*{parts_open}")
BEFORE_A_CHANGE = regex.compile(any_words("trước"))  # `trước khi sắp xếp có 134 phòng`
NOW = "{now}"
THIS_TIME = worded(rf"{NOW}|[,;]\s*{any_words('nay')}")
# Behind another time these make the figure this period's: `năm trước chuyển sang 12 hồ sơ`.
BROUGHT_OVER = worded(rf"[\s,]*(?:{any_words('năm')}\s+\d+\s+)?{{brought_over}}")
BASE = "so "  # begins the words of what a figure is compared with


def is_of_one_body(
    rules: Rules,
    text: str,
    flat: str,
    piece: Slice,
) -> bool:
    """True where the statement in `piece`, which ends at the figure, speaks of one body or unit
    that is not the report's own. `text` is as written, `flat` its flat copy."""
    since = SINCE.match(flat, *piece)  # `Sau khi hợp nhất tỉnh Yên Bái và tỉnh Lào Cai, …`
    piece = (since.end(), piece[1]) if since else piece
    begin, end = piece
    if rules.together.search(flat, begin, end):
        return False
    head = _head(flat, begin)
    subjects = _subjects(rules, text, flat, piece, head)
    own = own_body(rules.bodies, text, flat)
    others = [
        one
        for one in subjects
        if flat[slice(*one)] != own
        and _is_another(text, flat, piece, one, head)
        and not _is_asked_too(flat, begin, one, subjects)
    ]
    if not others:
        return False
    # What follows at once is of the body's name: `Hội Nông dân các cấp`.
    clause = CLAUSE.search(flat, max(others)[1], end)
    return not clause or not rules.wide.search(flat, clause.end(), end)


def is_said_of_one_body(
    rules: Rules,
    text: str,
    flat: str,
    own: OwnWords,
    tail: Slice,
) -> bool:
    """True where the figure is said to be of one body or unit behind it that is not the report's:
    `02 thủ tục thuộc thẩm quyền của Sở Nội vụ`, also behind brackets (`01 hồ sơ trễ hạn (năm 2017)
    tại phường Tân Định`)."""
    head = _head(flat, own.before[0])
    return any(
        OF_WHOM.search(flat, place[0], one[0])
        and flat[slice(*one)] not in head
        and not CENTRE.match(flat, one[0])
        for place in (own.behind, tail)
        for one in _named_in(rules, text, flat, place)
    )


def _named_in(rules: Rules, text: str, flat: str, place: Slice) -> list[Slice]:
    """The bodies and units named in a place."""
    return [
        *(one.span() for one in rules.bodies.finditer(flat, *place)),
        *_units(text, flat, place),
    ]


def frame_before(flat: str, sentence: Slice, before: Slice) -> Slice | None:
    """The opening, up to its first figure, of the sentence `before`, whose subject this one, which
    has none of its own, goes on about; None where other words stand between."""
    if flat[before[1] : sentence[0]].strip(" .\n"):
        return None
    figure = without_asides(flat[slice(*before)]).find(FIGURE)
    return (before[0], before[0] + figure) if figure > 0 else None


def goes_on(rules: Rules, flat: str, begin: int) -> bool:
    """True where a sentence that begins there has no subject of its own, and is no item of a
    list."""
    opening = OPENING_MARKS.match(flat, begin)
    if not opening or opening["mark"]:
        return False
    return bool(rules.goes_on.match(flat, opening.end(), len(flat)))


def _head(flat: str, begin: int) -> str:
    """The beginning of the document, up to its first figure."""
    return flat[: min(begin, max(0, flat.find(FIGURE)), HEAD_REACH)]


def _subjects(
    rules: Rules,
    text: str,
    flat: str,
    piece: Slice,
    head: str,
) -> list[Slice]:
    """The bodies and units named in the piece; provinces only where the report is of a lower body
    or several are named."""
    begin, end = piece
    found = [one.span() for one in rules.bodies.finditer(flat, begin, end)]
    found += _units(text, flat, piece)
    provinces = [one.span() for one in PROVINCE.finditer(text, begin, end + BEHIND)]
    if LOWER_BODY.search(head) or len({flat[slice(*one)] for one in provinces}) > 1:
        found += [one for one in provinces if one[1] <= end]
    return found


def _units(
    text: str,
    flat: str,
    piece: Slice,
) -> list[Slice]:
    """The units below a province named in a piece; `thành phố Đà Nẵng` is as much as a province,
    and `cấp xã 69%` names none."""
    found = [one for one in UNIT.finditer(text, *piece) if not _is_a_province(one[0])]
    return [one.span() for one in found if FIGURE not in flat[slice(*one.span())]]


@lru_cache(maxsize=4)
def is_of_the_nation(text: str, flat: str) -> bool:
    """True for a document of the whole country, as a ministry reports: it opens with one, or with
    the government, names no province or unit there and speaks nowhere of all of one."""
    opening = (0, HEAD_REACH)
    if not MINISTRY.search(text, *opening) or PROVINCE.search(text, *opening):
        return False
    return not UNIT.search(text, *opening) and not LAND_OF_ONE.search(flat)


@lru_cache(maxsize=4)
def own_unit(text: str, flat: str) -> str:
    """The unit below a province that a text speaks of, "" for none: the one that it names first, at
    its beginning, before any figure where it is the only one, else again, before any figure or more
    often than any other, where it nowhere speaks of all of a province."""
    named = [flat[slice(*one)] for one in _units(text, flat, (0, OWN_REACH))]
    if not named or named[0] not in flat[:HEAD_REACH] or OF_ALL_THE_LAND.search(flat):
        return ""
    return named[0] if _is_the_subject(flat, named) else ""


def _is_the_subject(flat: str, named: list[str]) -> bool:
    """True where the first of the units named is the one that the text is about."""
    first, counts = named[0], Counter(named)
    opens = FIGURE not in flat[: flat.find(first)]
    if opens and len(counts) == 1 and _goes_further(flat):
        return True
    if flat.count(first) == 1:
        return False
    return counts.pop(first) > max(counts.values(), default=0) or opens


def _goes_further(flat: str) -> bool:
    """True where figures stand in further sentences than the first that has one."""
    ends = flat.find(". ", flat.find(FIGURE))
    return ends >= 0 and FIGURE in flat[ends:]


@lru_cache(maxsize=4)
def own_body(bodies: Sought, text: str, flat: str) -> str:
    """The body that a text of several sentences speaks of, "" for none: the only one that it names,
    before any figure, where it names no unit and nowhere speaks of all of a land."""
    named = {one[0] for one in bodies.finditer(flat, 0, len(flat))}
    if len(named) != 1 or LAND_OF_ONE.search(flat) or _units(text, flat, (0, len(text))):
        return ""
    first = flat.find(FIGURE)
    name = next(iter(named))
    at = flat.find(name, 0, HEAD_REACH)
    if not 0 <= at < first or LEADS.match(flat, at + len(name)):
        return ""
    return name if _goes_further(flat) else ""


def _is_a_province(unit: str) -> bool:
    province = province_at(unit) if CITY.match(unit) else None
    return province is not None and province.kind == "thành phố"


def _is_another(
    text: str,
    flat: str,
    piece: Slice,
    subject: Slice,
    head: str,
) -> bool:
    """True where a body is the subject of its clause and not named at the document's head."""
    begin, end = piece
    if _is_own(text, flat, flat[slice(*subject)], head):
        return False
    if flat[begin : subject[0]].rstrip().endswith(FIGURE):
        return False  # `giảm 12 chi cục`: bodies that are counted
    if stands_aside(flat, piece, subject):
        return False
    prefix = CLAUSE.split(flat[begin : subject[0]])[-1]
    if _does_nothing(flat, subject, prefix):
        return False
    if ORDERS.search(prefix) and DONE_AT_ONCE.fullmatch(flat, subject[1], end):
        return True
    near = len(prefix) <= LONGEST_PREFIX or prefix.endswith(IS)
    return near and not NOT_THE_SUBJECT.search(prefix)


def _is_own(text: str, flat: str, name: str, head: str) -> bool:
    """True for the body that reports, and for the nation in a report on all of it."""
    if name == own_unit(text, flat) or (name in head and not _is_above(name, head)):
        return True
    return NATION.match(name) is not None and is_of_the_nation(text, flat)


def _is_asked_too(flat: str, begin: int, subject: Slice, subjects: list[Slice]) -> bool:
    """True for a further one of several bodies that something comes from or goes to: `trình Bộ Nội
    vụ, Bộ Tài chính`."""
    row = subject[0]
    for before in sorted(subjects, reverse=True):
        if before[1] <= row and JOINS_BODIES.fullmatch(flat, before[1], row):
            row = before[0]
    prefix = CLAUSE.split(flat[begin:row])[-1]
    return row < subject[0] and bool(NOT_THE_SUBJECT.search(prefix))


def _is_above(name: str, head: str) -> bool:
    """True for the province at the head of a report of a body below it."""
    return name.startswith(OF_PROVINCE) and bool(LOWER_BODY.search(head))


def only_speaks_of_others(flat: str, named: Slice) -> bool:
    """True for a ministry, or all of them, that only says how good one province is, or from whom
    only rules come: `theo thông tư hướng dẫn của các bộ, đã có 17 cơ quan`; not where it compares
    provinces."""
    if not MINISTER.match(flat, *named):
        return False
    sentence = flat[named[1] : flat.find(". ", named[1]) % (len(flat) + 1)]
    if len(set(PROVINCES_NAMED.findall(sentence))) > 1:
        return False
    before = flat[max(0, named[0] - SOURCE_REACH) : named[0]]
    return bool(RATES.match(flat, named[1]) or SOURCE.search(before))


def _does_nothing(flat: str, subject: Slice, prefix: str) -> bool:
    """True where a body only tells of it, signs it, assigns it, or is the way that it takes;
    `prefix`: what stands before the body in its clause."""
    told = TELLS.match(flat, subject[1]) or WAY_OF.search(prefix)
    if told or only_speaks_of_others(flat, subject):
        return True
    return _publishes(flat, subject, prefix) or _assigns(flat, subject)


def _publishes(flat: str, subject: Slice, prefix: str) -> bool:
    """True where a chairman signs what is of the whole: `Chủ tịch UBND tỉnh công bố danh mục`; what
    follows `Chủ tịch UBND` may be the land's name or the chairman's."""
    chairs = CHAIRMAN.match(flat, *subject) or CHAIRED.search(prefix)
    return bool(chairs and PUBLISHES.match(flat, subject[1]))


def _assigns(flat: str, subject: Slice) -> bool:
    """True where a body of a higher order gives what others have: `HĐND tỉnh giao biên chế`."""
    gives = ASSIGNERS.search(flat, *subject)
    return bool(gives and ASSIGNS.match(flat, subject[1]))


def is_of_one_field(
    rules: Rules,
    flat: str,
    piece: Slice,
) -> bool:
    """True where the statement in `piece` opens with one field (`Lĩnh vực đất đai: …`), or its
    sentence with one kind of petitions (`Tố cáo: …`)."""
    if OF_ONE_KIND.match(flat, *piece):
        return True
    begin = max(piece[0], flat.rfind(";", *piece) + 1)
    found = rules.narrow.search(flat, begin, min(piece[1], begin + LONGEST_SUBJECT))
    return found is not None and not rules.wide.search(flat, found.start(), piece[1])


def elsewhere_at(
    rules: Rules,
    flat: str,
    piece: Slice,
    year: str,
) -> int:
    """Where the words begin that put the figure at the end of `piece` into another place or time:
    they open its statement (`Cả nước …`, `Cùng kỳ năm trước …`) or the brackets that it stands in;
    -1 for nowhere. `year`: the report's own, "" where it is not known."""
    begin, end = piece
    aside = ASIDE_OPENS.search(flat[begin:end])
    if aside and _is_of_another_time(flat[begin : begin + aside.start()], aside[1], year):
        return begin + aside.start(1)
    for start in reversed(_clauses_before(flat, begin, end)):
        opening = OPENING.match(flat, start, end)
        at = opening.end() if opening else start
        found = rules.elsewhere.match(flat, at, end)
        if found and not BROUGHT_OVER.match(flat, found.end(), end):
            return -1 if _is_over(rules, flat, found, end) else at
    return -1


def _clauses_before(flat: str, begin: int, end: int) -> list[int]:
    """Where the clauses before a figure begin, without those in brackets that are closed again."""
    marks = [found.end() for found in CLAUSE.finditer(flat, begin, end)]
    return [begin, *(at for at in marks if not LEAVES_BRACKETS.match(flat, at, end))]


def is_a_place_among(flat: str, begin: int, at: int) -> bool:
    """True where what is named at a place of a sentence that begins at `begin` is only what a rank
    is among: `đạt 84%, xếp vị trí thứ 40 trên cả nước`."""
    return bool(RANKED.search(flat, begin, at))


def is_nationwide(rules: Rules, flat: str, sentence: Slice) -> bool:
    """True where a sentence says that it counts the whole country, and names no land of its own."""
    if rules.whole.search(flat, *sentence):
        return False
    named = NATIONWIDE.finditer(flat, *sentence)
    return any(not is_a_place_among(flat, sentence[0], found.start()) for found in named)


def _is_over(
    rules: Rules,
    flat: str,
    found: re.Match[str],
    end: int,
) -> bool:
    """True where another place or time is only compared with, or all of the land is named behind
    it."""
    if found[0].startswith(BASE):
        return True
    if OTHER_TIME_OPENS.match(found[0]) or BEFORE_A_CHANGE.match(found[0]):
        return bool(THIS_TIME.search(flat, found.end(), end))
    return bool(rules.whole.search(flat, found.end(), end))


def _is_of_another_time(
    before: str,
    aside: str,
    year: str,
) -> bool:
    """True where words in brackets, up to the figure, are of another time than the year."""
    return _opens_with_another_time(aside, year) or _explains_another_time(before, aside)


def _explains_another_time(before: str, aside: str) -> bool:
    """True where brackets stand behind another time, or behind what is compared with: `so với cùng
    kỳ (98.000 hồ sơ, …)`."""
    ends = OTHER_TIME_ENDS.search(before) or BASE_ENDS.search(before)
    return bool(ends) and not PARTS_OPEN.match(aside)


def _opens_with_another_time(aside: str, year: str) -> bool:
    """True where the words in brackets up to the figure open with another time than the year."""
    period = PERIOD_OPENS.match(aside)
    if period:
        return period["year"] != year
    opens = OTHER_TIME_OPENS.match(aside)
    return opens is not None and not BROUGHT_OVER.match(aside, opens.end())
