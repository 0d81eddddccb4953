"""What the words around a numeral say of it: section, sentence, role, citation, doubts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property

import regex

from extractor.administration import (
    cited_date,
    cited_day,
    cited_issuer,
    cited_type,
    is_numbered_name,
)
from extractor.figures.confidence import (
    DOUBTED,
    chance,
    evidence_of,
    is_rule_trusted,
    is_trusted,
    rule_chance,
)
from extractor.figures.counted import (
    ENDS_PART,
    has_own_noun,
    is_counted,
    is_counted_but_for_marks,
    is_item_mark,
)
from extractor.figures.doubts import is_stored, odd_reading
from extractor.figures.flattened_rows import in_columns, in_flattened_row
from extractor.figures.meaning import status_of, subject_of, unit_of
from extractor.figures.numerals import as_label
from extractor.figures.roles import role_of
from extractor.figures.stacked_figures import stacked_figures
from extractor.figures.structure import DIGITS
from extractor.language.numbers import Refused
from extractor.language.said import worded
from extractor.language.sentences import LEADER_BEFORE, LONGEST_SENTENCE, last_begun
from extractor.lines import words_of
from extractor.model import FIGURE_KINDS, DateRole, DocumentText, Doubt, Numeral, Word

INK_DOUBTS = {  # evidence of a word whose ink speaks against it → the doubt
    "strokes": "more_strokes",
    "mark": "mark_unread",
    "per_mille": "per_mille",
    "sign": "sign_unclear",
    "width": "other_width",
}
DOUBTED_LABELS = ("differ", "illegible", "ink")  # evidence for which a mere label is looked at too
AGREED = ("same_kind", "alone", "fair", "agreed", "roman")  # evidence without another reading
MUST_BE_COUNTED = (
    "figure.count",
    "figure.count_grouped",
    "figure.scaled_count",
    "figure.of_place",
    "figure.of_named_part",
)
MILLION = 1_000_000
# `chi hội thi: 118.000.000`, `tổng thu 68.250.000`: whole thousands of millions
SPENT_BEFORE = worded(r"(?i)(?<!\p{L}){of_money}(?!\p{L})[^.;\n\d]{0,40}[\d.]+$")
LIKE_MONEY = 200_000_000  # more than there are people, hectares, files to count
RATIO = "figure.ratio"
LIKE_A_DAY = regex.compile(r"(?=0|\d+/0)(?:0[1-9]|[12]?\d|3[01])/(?:0[1-9]|1[0-2])")
TIME_BEFORE = regex.compile(r"(?i)(?<!\p{L})(?:tuần|hôm|sáng|chiều|tối)\s\p{L}+:\s*$")
RATED_BEFORE = worded(r"(?i)(?<!\p{L}){ratings}\s?:?\s*$")  # `khá 02/12`
SHARE_BEHIND = regex.compile(r"\s*(?:[=(,;:–-]\s*)?(?:\p{L}+\s+){0,3}\d[\d.,]*\s?%")
NAMED_BY_NUMBER = ("label.place", "label.ordinal", "label.programme")
PROGRAMME = "label.programme"
PLACE_NAME = "label.place_name"
HIGHEST_IN_A_NAME = 20
NAME_OR_COUNT = "label.name_or_count"
RAISED_UNIT = regex.compile(r"[cdk]?m[23](?:/\p{Ll}+)?[.,;:)]*")
WHOLE_NUMBER = regex.compile(r"\d{1,6}")
NAME_BEFORE = regex.compile(r"\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2}(?=\s$)")
LOW_NUMBER = regex.compile(r"[1-4]")
PART_OF_WARD = regex.compile(r"(?i)(?<!\p{L})(?:khu\s+phố|tổ\s+dân\s+phố|TDP|KP)\s$")
LONGEST_NAME = 30  # characters
LONGEST_ITEM = 50  # characters of a list's item that is a kind of place, a name and a number
ITEM_BEHIND = regex.compile(  # `; bản Nà Chua 11;`
    r";\s+\p{Ll}+(?:\s\p{Ll}+)?\s(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})\s"
    r"(?P<number>\d{1,2})(?=\s?[;.])"
)
ITEM_BEFORE = regex.compile(  # `bản Nà Chua 11; bản `, right before the name
    r"\s(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,2})\s(?P<number>\d{1,2});"
    r"\s+\p{Ll}+(?:\s\p{Ll}+)?\s$"
)
# From a count that ends its part to the next number of the series: `13, trong đó cấp phòng `.
NEXT_OF_SERIES = regex.compile(r"\s*(?:[,;]|và(?=\s))\s*(?:và\s+)?(?:\p{L}+,?\s+){2,12}")
# Blanks but for one by itself, of which a sentence has hundreds: it need not be put in anew.
BLANKS = regex.compile(r"[^\S ]\s*| \s+")
END_OF_SENTENCE = 3  # characters
SENTENCE_BEFORE, SENTENCE_BEHIND = 1500, 600  # characters of a sentence around its figure
NEAR_BEFORE, NEAR_BEHIND = 300, 150  # the same of what has no end
LONGEST_SERIES = 12  # numbers of a series that are called by names, before one that is counted
LEADER_SIGNS = (".", "…")
LONGEST_LEADER = 250  # characters of dots between a name and its figure
LONGEST_LIST = 900  # characters over which a list's opening words hold


@dataclass(frozen=True)
class Surroundings:
    """What stands around the numerals of a document: `rows` are all of them in order of place,
    `sentences` their sentences' starts and ends, `year` is the report's own, `headed` the cells of
    tables (start, end) whose heads say what they count, `parts` where the numbers stand that add up
    to a count before them."""

    document: DocumentText
    year: str
    rows: list[Numeral]
    sentences: tuple[tuple[int, int], ...]
    headed: list[tuple[int, int]] = field(default_factory=list)
    parts: frozenset[int] = frozenset()

    @cached_property
    def numbered(self) -> list[int]:
        """The places, among the rows, of documents' numbers."""
        return [at for at, row in enumerate(self.rows) if row.kind == "document_number"]

    @cached_property
    def tables(self) -> list[tuple[int, int]]:
        """From where to where each table's text runs."""
        return [(table.start, table.end) for table in self.document.tables]

    def is_in_table(self, offset: int) -> bool:
        at = last_begun(self.tables, offset)
        return at >= 0 and offset < self.tables[at][1]

    @cached_property
    def stacked(self) -> frozenset[int]:
        """Where figures begin that stand below each other in no table."""
        return stacked_figures(self.document, self.rows, self.is_in_table)

    def is_told(self, offset: int) -> bool:
        """True in a table's cell whose heads say what it counts, and for a part of a sum."""
        if offset in self.parts:
            return True
        at = last_begun(self.headed, offset)
        return at >= 0 and offset < self.headed[at][1]


def in_context(row: Numeral, around: Surroundings) -> Numeral:
    """The row with what its surroundings say: section, sentence, unit, subject, status, citation,
    role; its evidence, confidence and doubts."""
    begin, end = _sentence(row, around)
    meant = row
    if row.kind in FIGURE_KINDS and not row.subject:  # a table's cell has it from its heads
        meant = _counted(row, around, begin, end)
    elif _may_be_a_count(row, around):
        meant = replace(row, doubts=(*row.doubts, Doubt("count_of_what")))
    elif row.kind in ("label", "date") and row.start in around.stacked:
        meant = replace(row, doubts=(*row.doubts, Doubt("heads_unknown")))
    elif row.kind == "document_number":
        meant = _cited(row, around.document.text)
    elif row.kind == "date" and not row.role:
        meant = replace(row, role=_role(row, around))
    return _weighed(meant, around.document, begin, end)


def section_at(document: DocumentText, offset: int) -> str:
    """The heading path that holds at an offset; in a footnote that of the place that calls it."""
    for aside in document.asides:
        if aside.start <= offset < aside.end:
            return aside.path
    at = last_begun(document.sections, offset)
    return document.sections[at][1] if at >= 0 else ""


def _sentence(row: Numeral, around: Surroundings) -> tuple[int, int]:
    """Start and end of the row's sentence, which never ends within the row; of one without an end
    (cells of a text, a list of hundreds) the part around the row."""
    at = last_begun(around.sentences, row.start)
    begin, end = around.sentences[at] if at >= 0 else (0, len(around.document.text))
    is_endless = end - begin > LONGEST_SENTENCE
    begin = max(begin, row.start - (NEAR_BEFORE if is_endless else SENTENCE_BEFORE))
    behind = NEAR_BEHIND if is_endless else SENTENCE_BEHIND
    return begin, max(min(end, row.end + behind), row.end)


def _list_start(around: Surroundings, begin: int) -> int:
    """Where the list begins whose items end in a semicolon: its opening words hold for each."""
    text, sentences = around.document.text, around.sentences
    at = last_begun(sentences, begin)
    while at > 0 and text[sentences[at - 1][1] - 1] == ";":
        if begin - sentences[at - 1][0] >= LONGEST_LIST:
            break
        at -= 1
    return sentences[at][0] if at >= 0 else begin


@dataclass(frozen=True, slots=True)
class Led:
    """A text, and where a figure begins in it."""

    text: str
    start: int


def _led(text: str, row: Numeral) -> Led:
    """The text; a colon in it in place of dots that lead from a name to the figure, which take more
    room than any word that is looked for: `Số phòng ......... 12`."""
    begin = max(0, row.start - LONGEST_LEADER)
    ends_in_dots = text[begin : row.start].rstrip().endswith(LEADER_SIGNS)
    leader = LEADER_BEFORE.search(text, begin, row.start) if ends_in_dots else None
    if not leader:
        return Led(text, row.start)
    before = text[: leader.start()] + ": "
    return Led(before + text[row.start :], len(before))


def _unit_behind(row: Numeral, sentence: str, start: int, end: int) -> str:
    """The unit that the words say; "" for kinds that have theirs."""
    return "" if row.kind in ("percentage", "money") else unit_of(sentence, start, end)


def _is_like_a_day(row: Numeral, text: str, start: int) -> bool:
    """True for a ratio that may be a day: `24/3`."""
    return row.rule == RATIO and _may_be_a_day(row, text, start)


def _need_not_be_counted(row: Numeral, around: Surroundings) -> bool:
    """True for a figure whose rule, or whose table or list, says what it is of."""
    return row.rule not in MUST_BE_COUNTED or around.is_told(row.start)


def _counted(row: Numeral, around: Surroundings, begin: int, end: int) -> Numeral:
    """The figure with its status, subject and unit; its sentence is text[begin:end]."""
    led = _led(around.document.text, row)
    text, start = led.text, led.start
    end -= row.start - start
    sentence = text[begin:end]
    start_in, end_in = start - begin, min(start + row.end - row.start, end) - begin
    wide = max(_list_start(around, begin), begin - LONGEST_LIST)
    unit = row.unit or _unit_behind(row, sentence, start_in, end_in)
    doubts = row.doubts
    near = max(0, min(wide, begin - END_OF_SENTENCE))  # with the mark that ends the one before
    counted = (
        _need_not_be_counted(row, around)
        or _is_said_to_count(row, text[near:end], start - near, end_in + begin - near)
        or in_flattened_row(text, start, end_in + begin)
    )
    if not counted or _is_large_without_noun(row, text, start + len(row.raw)):
        if is_item_mark(text, start, end_in + begin):
            return as_label(row, "thứ tự trong danh sách")
        doubts = (*doubts, Doubt("count_of_what"))
    if not unit and _is_like_a_day(row, text[near:end], start - near):
        doubts = (*doubts, Doubt("ratio_or_date"))
    if _stands_in_columns(row, around):
        doubts = (*doubts, Doubt("heads_unknown"))
    return replace(
        row,
        doubts=doubts,
        status=status_of(text[wide:end], start_in + begin - wide, end_in + begin - wide),
        subject=subject_of(sentence, start_in, end_in),
        unit=unit,
    )


def _stands_in_columns(row: Numeral, around: Surroundings) -> bool:
    """True for a figure of a row or a column of figures of which no table was made."""
    if around.is_in_table(row.start):
        return False
    text = around.document.text
    return row.start in around.stacked or in_columns(text, row.start, row.end)


def _is_large_without_noun(row: Numeral, text: str, end: int) -> bool:
    """True for a count as large as only money is, unless what it counts stands right behind."""
    if row.kind != "count" or row.value is None or row.value < MILLION:
        return False
    if row.value < LIKE_MONEY and (row.value % 1000 or SPENT_BEFORE.search(text, 0, end) is None):
        return False
    return not has_own_noun(text, end)


def _may_be_a_day(row: Numeral, said: str, start: int) -> bool:
    """True for a ratio without unit that is printed as days are (`03/11`, `09/10`), where neither
    a percentage behind it nor a noun beside it says that it is a share."""
    if LIKE_A_DAY.fullmatch(row.raw) is None:
        return False
    end = start + len(row.raw)
    if SHARE_BEHIND.match(said, end) or RATED_BEFORE.search(said, 0, start):
        return False
    return TIME_BEFORE.search(said, 0, start) is not None or not is_counted(said, start, end)


def _is_said_to_count(row: Numeral, said: str, start: int, end: int) -> bool:
    """True where the words around said[start:end] tell what it counts; in a picture also where
    their marks were read otherwise."""
    if is_counted(said, start, end):
        return True
    return not is_stored(row) and is_counted_but_for_marks(said, start, end)


def _may_be_a_count(row: Numeral, around: Surroundings) -> bool:
    """True for the number of a name that goes on with a series of counts, and for one behind a name
    that no commune has with a number (`giảm nhiều nhất là Diễn Châu 8`)."""
    text = around.document.text
    if row.rule == NAME_OR_COUNT or _is_high_for_a_name(row) or _is_told_by_name(row, text):
        return not _is_known_name(row, text)
    if row.rule not in NAMED_BY_NUMBER:
        return False
    return _goes_on_counting(row, around) or _is_counted_beside(row, around)


def _is_high_for_a_name(row: Numeral) -> bool:
    """True for the number of a place's name that is higher than communes of one name are counted
    (`thị xã Kỳ Anh 76`)."""
    is_number = row.rule == PLACE_NAME and WHOLE_NUMBER.fullmatch(row.raw) is not None
    return is_number and int(row.raw) > HIGHEST_IN_A_NAME


def _is_told_by_name(row: Numeral, text: str) -> bool:
    """True for the number of a place's name in a list that semicolons part, each item another name
    with a number (`bản Ten Cá 14; bản Nà Chua 11`): a figure of each place rather than its name."""
    if row.rule != PLACE_NAME:
        return False
    name = NAME_BEFORE.search(text, max(0, row.start - LONGEST_NAME), row.start)
    begin = max(0, row.start - LONGEST_NAME - LONGEST_ITEM)
    before = ITEM_BEFORE.search(text, begin, name.start() if name else row.start)
    behind = ITEM_BEHIND.match(text, row.end)
    beside = [found for found in (before, behind) if found]
    if name is None or not beside or name[0] in {found["name"] for found in beside}:
        return False
    numbers = [row.raw, *(found["number"] for found in beside)]
    return not _is_of_ward(text, name.start(), numbers)


def _is_of_ward(text: str, start: int, numbers: list[str]) -> bool:
    """True for a name of a part of a ward, which is numbered as a rule: `khu phố Bình Minh 1`; not
    where one of the names' numbers is high."""
    if not all(map(LOW_NUMBER.fullmatch, numbers)):
        return False
    return PART_OF_WARD.search(text, max(0, start - LONGEST_NAME), start) is not None


def _is_counted_beside(row: Numeral, around: Surroundings) -> bool:
    """True for the number of a kind of document whose series goes on with a count that ends its
    part: `theo kế hoạch 21, đột xuất 16`."""
    at = bisect_right(around.rows, row.start, key=lambda other: other.start)
    if row.rule != PROGRAMME or at == len(around.rows):
        return False
    text, behind = around.document.text, around.rows[at]
    is_next = NEXT_OF_SERIES.fullmatch(text, row.end, behind.start) is not None
    return is_next and behind.rule in MUST_BE_COUNTED and bool(ENDS_PART.match(text, behind.end))


def _is_known_name(row: Numeral, text: str) -> bool:
    """True where a commune is called as the words before the number and the number are."""
    found = NAME_BEFORE.search(text, max(0, row.start - LONGEST_NAME), row.start)
    words = found[0].split() if found else []
    return any(is_numbered_name(" ".join((*words[at:], row.raw))) for at in range(len(words)))


def _goes_on_counting(row: Numeral, around: Surroundings) -> bool:
    """True for the number of a name that ends its part behind a count that ended its own, or
    behind more such names: a part of the series may be counted too (`thuộc sở 204, thuộc UBND xã,
    phường 946`)."""
    text = around.document.text
    if not ENDS_PART.match(text, row.end):
        return False
    at = bisect_left(around.rows, row.start, key=lambda other: other.start)
    start = row.start
    for before in reversed(around.rows[max(0, at - LONGEST_SERIES) : at]):
        if not NEXT_OF_SERIES.fullmatch(text, before.end, start):
            return False
        if before.rule in MUST_BE_COUNTED:
            return True
        if before.rule not in NAMED_BY_NUMBER:
            return False
        start = before.start
    return False


def _cited(row: Numeral, text: str) -> Numeral:
    """The document's number with the type, date and issuer that the words beside it give."""
    found = cited_date(text, row.start, row.end)
    after = max(row.end, found.end()) if found else row.end
    return replace(
        row,
        doc_date=_iso_of(found) or row.doc_date,
        doc_type=row.doc_type or cited_type(text, row.start, row.number),
        issuer=row.issuer or cited_issuer(text, row.start, after, row.number),
    )


def _iso_of(found: regex.Match[str] | None) -> str:
    """The ISO day of a citation; "" where it has none that is a day: the date's own row carries
    the doubt."""
    if not found:
        return ""
    try:
        return cited_day(found)
    except Refused:
        return ""


def _role(row: Numeral, around: Surroundings) -> DateRole:
    at = bisect_left(around.rows, row.start, key=lambda other: other.start)
    before = around.numbered[: bisect_left(around.numbered, at)]
    after = around.numbered[bisect_right(around.numbered, at) :]
    return role_of(
        row,
        before=around.rows[before[-1]] if before else None,
        after=around.rows[after[0]] if after else None,
        text=around.document.text,
        year=around.year,
    )


def _weighed(row: Numeral, document: DocumentText, begin: int, end: int) -> Numeral:
    """The row with its section, its sentence, which is text[begin:end], its evidence, its chance to
    be right, and a doubt where that is not enough or where its words speak against it."""
    words = [word for word in words_of(document, row.start, row.end) if _is_of_number(word)]
    evidence = evidence_of(words)
    odd = (*row.doubts, *odd_reading(row, document))
    unsure = evidence in DOUBTED_LABELS if row.kind == "label" else not is_trusted(evidence)
    doubts = (*odd, _why(evidence, words)) if unsure else odd
    weighed = DOUBTED if odd else evidence
    if not doubts and not is_rule_trusted(row.rule):
        doubts = (Doubt("rule_unsure"),)
    return replace(
        row,
        section=row.section or section_at(document, row.start),
        sentence=BLANKS.sub(" ", document.text[begin:end]).strip(),
        doubts=tuple(dict.fromkeys(doubts)),
        evidence=weighed,
        confidence=chance(weighed) * rule_chance(row.rule),
    )


def _is_of_number(word: Word) -> bool:
    """True for a word with digits, and for a Roman figure that witnesses were asked for; the raised
    digit of a unit that stands by itself (`14,82 m3`, `68.400 m3/ngày`) is none of the number's,
    which is read twice."""
    if word.evidence not in ("", "unclear"):
        return True
    return bool(DIGITS.search(word.text)) and not RAISED_UNIT.fullmatch(word.text)


def _why(evidence: str, words: list[Word]) -> Doubt:
    """The reason that a person is given for an unsure kind of evidence."""
    if evidence == "ink":
        return Doubt(next(INK_DOUBTS[w.evidence] for w in words if w.evidence in INK_DOUBTS))
    if evidence in AGREED:
        return Doubt("low_confidence")
    if evidence in ("unseen", "illegible"):
        return Doubt(evidence)
    other = next((w.others[0] for w in words if w.others and w.others[0] != w.text), "")
    return Doubt.of("second_reading", other=regex.sub("[|=]", " ", other)[:40])
