"""Whether a figure counts something that can be told.

Three things show it. A listed noun stands behind the figure, or before it where the words between
say so. Or, whatever the noun: it stands behind the figure where a count's noun stands, and the
word before the figure (`ban hành`, `hơn`), its print (`05`, `1.234`) or its place at the head of a
clause speaks for a count too. Or the figure is one of the parts of a count. What was read from a
picture may have lost the noun's marks, or have others. The words are data in
`patterns/wording.yaml`; what is called by a number behind it (`mức 3`) is listed there, since that
list is closed and the list of what can be counted is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.figures.rules import counted_nouns, may_begin
from extractor.kept_patterns import compiled_rule
from extractor.language.marks import without_marks
from extractor.language.said import any_said, worded, words_said
from extractor.language.syllables import is_syllable
from extractor.patterns import any_of, read_rules

OTHERS_OF_LIST = worded(  # `, 15 và 20 `, `-20 `, ` trên tổng số 90 `, ` (tăng 5%) `, ` “`
    r"(?:\s*(?:,|và|hoặc|đến(?:\s+(?:dưới|hết|gần|hơn))?|hay|-|–|/|\s{number_goes_on}(?=\s))"
    r"\s*\d[\d.]*(?![\d%]|,\d))*"
    r"\)?(?:\s*\([^()\n]{1,40}\))?[\s“\"‘']*"
)
FROM = regex.compile(r"(?i)(?<!\p{L})(?:giảm\s+|tăng\s+)?từ\s+$")
GOES_ON = worded(r"\s+(?:\([^()\n]{1,40}\)\s+)?{number_goes_on}\s+\d")  # `12 xuống 8`
AN_AMOUNT = worded(  # `Mức lương cơ sở là `, `, giá ngô `, right before the figure
    r"(?i)(?:^|[,:;(.]\s|\n)\s*(?:[-–+•*]\s+|và\s+)?{amounts_called}\s[^,;:()\d]{0,60}$"
)
CLAUSE_BEFORE = regex.compile(r"[;\n]|\.\s|(?<=\p{L}\s?)\)")
NOUN_AT_BRACKET = regex.compile(r"\p{L}\s?\($")
UNIT_IN_BRACKETS = regex.compile(  # `số bác sỹ (người): 15`
    r"\((?P<noun>[^()\d\n]{1,30})\)\s*:\s*$"
)
NUMBER_OF = worded(  # `Số PAKN được tiếp nhận`, not `số điện thoại`
    r"(?i)(?<!\p{L})(?:tổng\s+)?số\s+(?:lượng\s+|lượt\s+)?"
    r"(?!{no_number_of}|phòng\s+\d)\p{L}"
)
TOTAL_OF = worded(  # `tổng số thôn `, `số lượng tài khoản đã cấp `, right before the figure
    r"(?i){totals_named}\s+"
    r"(?P<named>(?!của|và|này)\p{Ll}+(?:,?[^\S\n]+\p{Ll}+){0,4})[^\S\n]*$"
)
NUMBER_RIGHT_BEFORE = regex.compile(  # `số học viên `, `; số cán bộ trực `, right before the figure
    r"(?i)(?:^\s*|[,;:(+–-]\s*|\n\s*)(?:và\s+)?số\s+(?:lượng\s+|lượt\s+)?"
    r"(?P<named>\p{Ll}+(?:[^\S\n]+\p{Ll}+){0,5})[^\S\n]*$"
)
AND_THINGS = regex.compile(r",\s+|\s+(?:và|hoặc)\s+")  # `thôn, bản`, `thôn và tổ dân phố`
PARTS_OPENED = worded(r"(?i)[,;:(]?\s*{parts_opened}")
COUNTED_AS = worded(  # what stands between a noun and its number
    r"(?i)(?:[:=(]|{counted_as})[\s(:]*(?:\+|-|–)?$"
)
NOUN_BEHIND = regex.compile(r"[^\S\n]*\n?[^\S\n]+(?P<word>\p{Ll}+)(?!\p{L})")
STREET_BEHIND = worded(r"\s+{streets}\s+[\p{Lu}\d]")
NAME_BEHIND = regex.compile(r"(?!Phó\s)\p{Lu}\p{Ll}*\s+\p{Lu}\p{Ll}")
BY_NUMBER = worded(  # `chốt số 8`, not `tổng số 8`, `trong số 8`
    r"(?i)(?<!\p{L})(?<!{not_by_number}\s)số\s+$"
)
PLATE_BEFORE = regex.compile(r"(?<!\p{L})\p{Lu}{2,3}\s*$")  # `tàu BĐ 97258 TS`
NAME_AT_END = regex.compile(r"\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}+$")
OPENS_PARAGRAPH = regex.compile(r"\n\s*\n[^\S\n]*$")
ITEM_MARK = regex.compile(r"(?<!\S)(\d{1,3})\.\s+\p{Lu}")  # `2. Lê Văn Chung`
# The last words before a figure: begun at the beginning of a word only, and never gone back in.
WORDS_BEFORE = regex.compile(
    r"(?<!\p{L})(?P<words>\p{L}++(?:[^\S\n]++\p{L}++){0,2}+)[:\s]*+(?:\+|-|–)?$"
)
WHOLE_PRINT = regex.compile(r"0\d|\d{1,3}(?:\.\d{3})+|.*\p{L}.*")  # `05`, `1.234`, `10 nghìn`
OPENS_CLAUSE = regex.compile(r"(?:[\p{L})”\"%…][,;:.][^\S\n]+|(?:^|\n)\s*[-–+•*]\s+)(?:và\s+)?$")
ITEM_AND = regex.compile(r"\d(?P<noun>\s+\p{Ll}[^\d,.;()\n]{0,50})\s(?:và|cùng|hoặc)\s+$")
PARTS_BEGIN = worded(  # the last one is of `đã ghi nhận 27 sự cố, Bắc Ninh 2, Hà Nội 1`
    r"\(|[,:;]?\s+{parts_begin}[:,]?\s|(?<=\p{L}):\s"
    r"|,\s+(?=(?:\p{Lu}\p{Ll}+\s(?:-\s)?){1,4}\d|TP|Tp)"
)
COUNT_OF_PARTS = regex.compile(  # `27 sự cố`, `131 tố giác, tin báo `, before its parts
    r"(?<![\d/.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?P<noun>\s+\p{Ll}[^\d.;()]{1,80})$"
)
PARTS = regex.compile(  # `Bắc Ninh 2, Hà Nội `, `nữ 20 (33,33%); dân tộc thiểu số `
    r"(?>[^\d.;()]{1,60}?\d[\d.]*(?:\s+\p{Ll}[^\d.;()]{0,40})?\s*(?:\([\d.,]+\s?%\)\s*)?"
    r"(?:[,;]|và\s)\s*)*[^\d.;()]{1,60}"
)
PARTS_ANNOUNCED = worded(r"(?i)(?<!\p{L}){parts_by}\s?:\s")
FURTHER_PARTS = regex.compile(  # `, đảng ủy cơ sở 18, chi bộ 29 `, right behind the figure
    r"(?>(?:[,;]|\s+và\s)\s*[^\d.,;:()]{1,50}\s\d[\d.]*+(?![\d/%]|,\d)){1,9}\s+"
)
NOUN_AS_READ = regex.compile(r"\s+(?P<noun>\p{Ll}+(?:\s\p{Ll}+){0,3})(?!\p{L})")
COUNTED_WORD = regex.compile(r"(?<![\d.,/])\d[\d.]*\s+(?P<word>\p{Ll}+)(?!\p{L})")
ENDS_PART = regex.compile(r"\s*(?:[,;)]|\.(?!\d)|$|và\s)")
ENDS_CLAUSE = regex.compile(r"\s*(?:[,;)(]|\.(?!\d)|$|và\s)")
OPENS_PAIR = regex.compile(  # `thạc sĩ 320, đại học `, right before the figure
    r"(?:(?:^|[;:(\n])[^\S\n]*(?:[-–+*•]\s*)?"
    r"|(?<=\d),\s+|(?<=\d)\s+và\s+|\sgồm\s+|\scó\s+)"
    r"(?P<noun>\p{L}+(?:\s\p{L}+){0,3}?)[^\S\n]+$"
)
NEXT_PAIR = regex.compile(  # `, đại học 1.450;`
    r"\s*(?:[,;]|và(?=\s))\s*(?:và\s+)?(?P<noun>\p{L}+(?:\s\p{L}+){0,3}?)\s+\d[\d.]*(?![\d/%]|,\d)"
    r"(?=\s*(?:[,;)]|\.(?!\d)|$|\n|và\s))"
)
NUMBER_BEFORE = regex.compile(r"(?<![\d/.,])\d[\d.]*$")
A_RANK = worded("{ranks_called}")
AMOUNTS_NEAR = 200  # characters in which a sentence says that it speaks of amounts
SPEAKS_OF_AMOUNTS = worded(r"(?i)(?<!\p{L}){amounts_spoken_of}(?!\p{L})")
SHORT_CLAUSE = regex.compile(r"[,;:(]\s*(?:và\s+)?(?P<words>\p{Ll}+(?:\s\p{Ll}+){0,5})\s+$")
# `(98,4%)`, `= 98,46 %`, right behind the figure
SHARE_OF_IT = worded(r"\s*(?:\((?:\s*{share_said})?\s*|=\s*)\d{1,3}(?:[.,]\d+)?\s?%")
PADDED = regex.compile(r"0\d")
MAY_BE_NAME = regex.compile(r"\p{Lu}\p{L}*(?:\s\p{Ll}+)?[\s:]*$")  # `Đài thơm `, `ngoài Đảng `
SMALL_WORD = regex.compile(r"(?<!\p{L})\p{Ll}{2,}[\s:]*$")
HIGHEST_OF_A_NAME = 20
NUMBER_AND_BLANK = regex.compile(r"(?<![\d/.,-])(?:\d{1,3}(?:\.\d{3})+|\d+)\s+")
NOUN_NEAR = 80  # characters in which the counted noun stands
PARTS_NEAR = 500  # characters in which the count of parts stands


@dataclass(frozen=True, slots=True)
class CountWords:
    """`counted`: all nouns that reports count; `leads`: words before a total; `announces`: words
    right before a count; `no_nouns`: words behind a number that are no noun of a count; `called`:
    nouns that are called by the number behind them, `by_level` such as are counted too (`tổng số
    trường cấp 3`); `places`: words before a place; `joining`: those and others that announce a
    count only where a noun stands behind it; `one_noun`: two words that are one (`thiểu số`, which
    is no `số`)."""

    counted: regex.Pattern[str]
    leads: regex.Pattern[str]
    announces: frozenset[str]
    no_nouns: frozenset[str]
    called: frozenset[str]
    by_level: frozenset[str]
    places: frozenset[str]
    joining: frozenset[str]
    one_noun: frozenset[str]


@lru_cache(maxsize=1)
def load_count_words() -> CountWords:
    """The words of `patterns/wording.yaml` that tell a count."""
    data, nouns = read_rules("wording.yaml"), counted_nouns()
    return CountWords(
        counted=compiled_rule(
            rf"(?<!\p{{L}})(?!{any_said('deeds_like_nouns')}(?!\p{{L}}))"
            rf"(?:{may_begin(nouns)}\L<noun>|(?-i:(?!TP|TX)\p{{Lu}}{{2,6}}))(?!\p{{L}})",
            regex.I | regex.V1,
            noun=nouns,
        ),
        leads=compiled_rule(any_of(data["leads"]), regex.I),
        announces=frozenset(data["announces"]),
        no_nouns=frozenset(data["no_nouns"]),
        called=frozenset(data["called"]),
        by_level=frozenset(words_said("called_by_level")),
        places=frozenset(words_said("before_places")),
        joining=frozenset((*words_said("before_places"), *words_said("joins_nouns"))),
        one_noun=frozenset(words_said("ends_in_number_word")),
    )


def is_counted(sentence: str, start: int, end: int) -> bool:
    """True where the figure at sentence[start:end] counts something that can be told: a listed
    noun, another one by the form of the words, or a part of what is counted before.

    >>> is_counted("gồm 12, 15 và 20 hồ sơ", 4, 6), is_counted("Mức 3", 4, 5)
    (True, False)
    >>> is_counted("đã phá 18 tổ ong", 7, 9), is_counted("tổ 18 phá ong", 3, 5)
    (True, False)
    >>> is_counted("tổng số thôn 112", 13, 16), is_counted("số báo danh 112", 12, 15)
    (True, False)
    """
    near = max(0, start - NOUN_NEAR)
    if AN_AMOUNT.search(sentence, near, start) and not _has_noun_behind(sentence, end):
        return False
    return (
        _has_listed_noun(sentence, start, end)
        or _has_form(sentence, start, end)
        or _is_part(sentence, start, end)
        or _ends_with_deed(sentence, start, end)
        or _stands_beside_counts(sentence, start, end)
        or _is_one_of_pairs(sentence, start, end)
        or _has_its_share(sentence, start, end)
        or _is_padded_part(sentence, start, end)
    )


def is_counted_but_for_marks(sentence: str, start: int, end: int) -> bool:
    """True where a listed noun stands behind the figure whose marks a reader has otherwise: one of
    several words, or one that is counted as it is listed beside.

    >>> is_counted_but_for_marks("xử phạt 172 trưởng hợp", 8, 11)
    True
    >>> is_counted_but_for_marks("đất đai 94 vụ, chính sách 17 vu.", 26, 28)
    True
    >>> is_counted_but_for_marks("chính sách 17 vu.", 11, 13)
    False
    """
    words = NOUN_AS_READ.match(sentence, end)
    if not words or _is_called(sentence, start, end, words.start("noun")):
        return False
    read = without_marks(words["noun"]).lower().split()
    if any(" ".join(read[:length]) in _bare_nouns() for length in range(2, len(read) + 1)):
        return True
    others = (other["word"] for other in COUNTED_WORD.finditer(sentence))
    alike = (other for other in others if without_marks(other).lower() == read[0])
    return any(load_count_words().counted.fullmatch(other) for other in alike)


@lru_cache(maxsize=1)
def _bare_nouns() -> frozenset[str]:
    """The listed nouns of several words, without marks."""
    return frozenset(without_marks(noun).lower() for noun in counted_nouns() if " " in noun)


def has_own_noun(text: str, end: int) -> bool:
    """True where a listed noun stands right behind a number."""
    blank = regex.match(r"\s+", text, pos=end)
    return blank is not None and load_count_words().counted.match(text, blank.end()) is not None


def is_called_by_number(noun: str) -> bool:
    """True where the words end in a noun that is called by the number behind it.

    >>> is_called_by_number("quận"), is_called_by_number("hồ sơ")
    (True, False)
    """
    return not _last_words(noun).isdisjoint(load_count_words().called)


def is_item_mark(text: str, start: int, end: int) -> bool:
    """True for the number of an item: a dot and a capital behind it, and it opens a paragraph; or
    no word of a count stands before it, and its neighbour in the text has the same form."""
    if not regex.match(r"[1-9]\d?\.\s+\p{Lu}", text[start : end + 4]):
        return False
    if OPENS_PARAGRAPH.search(text, max(0, start - NOUN_NEAR), start):
        return True
    before = text[max(0, start - NOUN_NEAR) : start]
    if COUNTED_AS.search(before) or _last_words(before) & load_count_words().announces:
        return False
    number = int(text[start:end])
    return not _item_marks(text).isdisjoint((str(number - 1), str(number + 1)))


@lru_cache(maxsize=4)
def _item_marks(text: str) -> frozenset[str]:
    """The numbers that stand as an item's mark does anywhere in the text."""
    return frozenset(ITEM_MARK.findall(text))


def _has_listed_noun(sentence: str, start: int, end: int) -> bool:
    """True for a listed noun behind the figure, behind the last one of its list, or before it
    where the words between say so."""
    noun = load_count_words().counted.match(sentence, _behind(sentence, end))
    if noun and not _is_called(sentence, start, end, noun.start()):
        return True
    near = sentence[max(0, start - NOUN_NEAR) : start]
    if _has_unit_in_brackets(near):
        return True
    clause = CLAUSE_BEFORE.split(near)[-1]
    if _ends_with_total(clause) or _ends_with_number_of(clause, sentence, end):
        return True
    if COUNTED_AS.search(clause) is None:
        return _is_first_of_two(clause, sentence, end)
    if clause.endswith("(") and sentence[end : end + 1] == ")":  # `công chức (12)`, but `8% (1)`
        return _noun_stands_at_bracket(clause)
    return _says_what_is_counted(clause) or _is_part_of_a_number(sentence[:start])


def _has_unit_in_brackets(near: str) -> bool:
    """True where a listed noun stands as the unit right before the figure: `số bác sỹ (người):`."""
    bracket = UNIT_IN_BRACKETS.search(near)
    return bracket is not None and load_count_words().counted.search(bracket["noun"]) is not None


def _noun_stands_at_bracket(clause: str) -> bool:
    """True where a listed noun ends right before the bracket that the clause ends with."""
    listed = load_count_words().counted
    return bool(NOUN_AT_BRACKET.search(clause) and listed.search(clause, len(clause) - 14))


def _says_what_is_counted(clause: str) -> bool:
    words = load_count_words()
    return any(said.search(clause) for said in (words.counted, words.leads, NUMBER_OF))


def _is_part_of_a_number(before: str) -> bool:
    """True where the sentence named a number before words that open its parts."""
    opened = PARTS_OPENED.split(before)
    return len(opened) > 1 and _names_a_number(opened[0])


def _is_first_of_two(clause: str, sentence: str, end: int) -> bool:
    """True for what was before a change that is told behind it, and stands right behind its noun:
    `biên chế từ` 2.150 `xuống 1.987`, not `cả nước lên 7 bậc, từ` 53 `lên 46`."""
    before = FROM.search(clause)
    if not before or not GOES_ON.match(sentence, end):
        return False
    named = clause[: before.start()]
    nouns = load_count_words().counted.finditer(named)
    return any(noun.end() == len(named.rstrip()) for noun in nouns) or bool(NUMBER_OF.search(named))


def _ends_with_total(clause: str) -> bool:
    """True where the clause ends with what it gives the total of: `tổng số thôn`, `số lượng tài
    khoản đã cấp`, but not with a thing's name: `tổng số hộ ở thôn` 3, `tổng số trường cấp` 3."""
    total = TOTAL_OF.search(clause)
    if not total:
        return False
    words = load_count_words()
    if not _last_words(clause) & (words.called | words.by_level):
        return True
    things = AND_THINGS.split(total["named"].lower())
    are_things = all(thing in words.called or words.counted.fullmatch(thing) for thing in things)
    return are_things and words.by_level.isdisjoint(things)


def _ends_with_number_of(clause: str, sentence: str, end: int) -> bool:
    """True for `số học viên` 1.120, where the clause opens with the number of a listed noun and
    ends with the figure; not where the last word is called by a number: `số hộ ở thôn` 3."""
    named = NUMBER_RIGHT_BEFORE.search(clause)
    if not named or not ENDS_PART.match(sentence, end):
        return False
    words = load_count_words()
    if _last_words(clause) & (words.called | words.by_level) or not NUMBER_OF.search(named[0]):
        return False
    return words.counted.match(named["named"]) is not None


def _is_called(sentence: str, start: int, end: int, noun: int) -> bool:
    """True where the number is a name's part: behind `số`, or before a name whose first word is
    a listed noun too (`tại 80 Bà Triệu`), where nothing speaks for a count."""
    before = sentence[max(0, start - NOUN_NEAR) : start]
    is_plate = sentence[noun : noun + 2].isupper() and PLATE_BEFORE.search(before)
    if BY_NUMBER.search(before) or is_plate:
        return True
    if not NAME_BEHIND.match(sentence, noun) or WHOLE_PRINT.fullmatch(sentence, start, end):
        return False
    words = load_count_words()
    return not _last_words(before) & (words.announces - words.places)


def _behind(sentence: str, end: int) -> int:
    """Where the words behind a figure and the others of its list begin."""
    others = OTHERS_OF_LIST.match(sentence, end)
    return others.end() if others else end


def _names_a_number(before: str) -> bool:
    """True where the words open with a number of something (`Số PAKN được tiếp nhận: 49, trong
    đó`), whose parts the figures behind are."""
    clause = regex.split(r"[;()\n]|\.\s", before)[-1]
    return bool(NUMBER_OF.search(clause) or load_count_words().counted.search(clause))


def _has_form(sentence: str, start: int, end: int) -> bool:
    """True where a word that may be a noun stands behind the figure, and what stands before it,
    its print or its place speaks for a count."""
    if not _has_noun_behind(sentence, end):
        return False
    before = sentence[max(0, start - NOUN_NEAR) : start]
    named = _last_words(before)
    if named & load_count_words().called:
        return False
    if named & load_count_words().announces or _goes_on(before):
        return True
    return bool(WHOLE_PRINT.fullmatch(sentence, start, end)) and not _ends_in_name(before)


def _goes_on(before: str) -> bool:
    """True where a clause opens with the figure, or a list of counts goes on with it: `5 miếu thờ
    và 3 lăng mộ`."""
    if OPENS_CLAUSE.search(before):
        return True
    item = ITEM_AND.search(before)
    return item is not None and _has_noun_behind(item["noun"], 0)


def _has_noun_behind(sentence: str, end: int) -> bool:
    """True where a syllable in small letters stands behind, none of those that open no noun."""
    word = NOUN_BEHIND.match(sentence, end)
    if not word or STREET_BEHIND.match(sentence, end):
        return False
    return word["word"] not in load_count_words().no_nouns and is_syllable(word["word"])


def counts_whole_things(text: str, end: int) -> bool:
    """True where a listed noun stands right behind a number: people and files are no decimals."""
    return load_count_words().counted.match(text, _behind(text, end)) is not None


def _last_words(before: str) -> set[str]:
    """The last word, the last two and the last three that stand right before a figure; none of a
    name (`Vũng Tàu 2`)."""
    found = WORDS_BEFORE.search(before)
    if not found or NAME_AT_END.search(found["words"]):
        return set()
    words = found["words"].lower().split()
    if " ".join(words[-2:]) in load_count_words().one_noun:
        words = [*words[:-2], " ".join(words[-2:])]
    return {" ".join(words[at:]) for at in range(len(words))}


def _ends_in_name(before: str) -> bool:
    """True where the word right before the figure is a name or a symbol."""
    return regex.search(r"\p{Lu}[\p{L}-]*\s*$|\d\s*$", before) is not None


def _is_part(sentence: str, start: int, end: int) -> bool:
    """True for a number at the end of a part of what was counted before: `27 sự cố, gồm Bắc Ninh
    2, Hà Nội 1`; or of what is counted behind the last part: `Theo cấp: huyện ủy 8, chi bộ 29
    trường hợp`."""
    if not ENDS_CLAUSE.match(sentence, end):
        return False
    before = sentence[max(0, start - PARTS_NEAR) : start]
    if _last_words(before) & load_count_words().called:
        return False
    for begin in PARTS_BEGIN.finditer(before):
        whole = COUNT_OF_PARTS.search(before[: begin.start()])
        if whole and PARTS.fullmatch(before, begin.end()):
            return _has_noun_behind(whole["noun"], 0)
    return _is_counted_behind_the_list(sentence, before, end)


def _is_counted_behind_the_list(sentence: str, before: str, end: int) -> bool:
    """True where the figure is one of the parts that words announce, further parts follow, and a
    listed noun stands behind the last one."""
    opened = PARTS_ANNOUNCED.search(before)
    if not opened or not PARTS.fullmatch(before, opened.end()):
        return False
    further = FURTHER_PARTS.match(sentence, end)
    return bool(further and load_count_words().counted.match(sentence, further.end()))


def _ends_with_deed(sentence: str, start: int, end: int) -> bool:
    """True for a number that ends its part behind a word of what was done, in a sentence that
    names a noun before: `hồ sơ: tiếp nhận 25, giải quyết 20`."""
    if not ENDS_PART.match(sentence, end):
        return False
    words, before = load_count_words(), sentence[max(0, start - PARTS_NEAR) : start]
    last = _last_words(before)
    if last & words.called or not last & (words.announces - words.joining):
        return False
    return words.counted.search(before) is not None


def _stands_beside_counts(sentence: str, start: int, end: int) -> bool:
    """True for a number that ends a short clause beside a count of a listed noun: `phát ra 1.500
    phiếu, nhận lại 1.436`, `27 bộ phận: loại hiện đại 12, loại khác 15`."""
    clause = SHORT_CLAUSE.search(sentence, max(0, start - NOUN_NEAR), start)
    if clause is None or not ENDS_CLAUSE.match(sentence, end) or A_RANK.search(clause["words"]):
        return False
    words = load_count_words()
    if not words.called.isdisjoint(clause["words"].split()[-2:]):
        return False  # `thửa đất 34`
    if _last_words(clause["words"]) & (words.called | words.joining):
        return False
    counts = NUMBER_AND_BLANK.finditer(sentence, 0, clause.start())
    return any(words.counted.match(sentence, number.end()) for number in counts)


def _has_its_share(sentence: str, start: int, end: int) -> bool:
    """True for a number right behind which its share stands, where the sentence counted something
    before: `thu vào 27.290 phiếu; hợp lệ 26.871 = 98,46 %`; not where it speaks of amounts, nor for
    what may be a name's number: `giống Đài thơm 8 (30%)`."""
    if SHARE_OF_IT.match(sentence, end) is None:
        return False
    before = sentence[max(0, start - PARTS_NEAR) : start]
    if SPEAKS_OF_AMOUNTS.search(before[-AMOUNTS_NEAR:]) or BY_NUMBER.search(before):
        return False
    words = load_count_words()
    if _last_words(before) & (words.called | words.by_level):
        return False
    may_be_name = MAY_BE_NAME.search(before) and _is_low(sentence[start:end])
    return not may_be_name and words.counted.search(before) is not None


def _is_low(number: str) -> bool:
    """True for a number as low as those that names end in."""
    return number.isdigit() and not number.startswith("0") and int(number) <= HIGHEST_OF_A_NAME


def _is_padded_part(sentence: str, start: int, end: int) -> bool:
    """True for a number printed with a zero before it that ends its part behind a word of small
    letters, where the sentence counted something before: `20 vụ: đúng 02, sai 08`; numbers of
    names and of what is called by them (`tổ 02`) are none."""
    if not PADDED.fullmatch(sentence, start, end) or not ENDS_CLAUSE.match(sentence, end):
        return False
    before = sentence[max(0, start - PARTS_NEAR) : start]
    if not SMALL_WORD.search(before) or BY_NUMBER.search(before):
        return False
    words = load_count_words()
    last = _last_words(before)
    if not last or last & (words.called | words.by_level | words.joining):
        return False
    return words.counted.search(before) is not None


def _is_one_of_pairs(sentence: str, start: int, end: int) -> bool:
    """True for a number behind a listed noun alone, beside another such pair: `thạc sĩ 320, đại học
    1.450`; not where things are called by their numbers: `tổ 3, đội 5`."""
    begin = max(0, start - NOUN_NEAR)
    own = OPENS_PAIR.search(sentence, begin, start)
    if own is None or not ENDS_PART.match(sentence, end) or not _counts_behind(own["noun"]):
        return False
    behind = NEXT_PAIR.match(sentence, end)
    if behind and _counts_behind(behind["noun"]):
        return True
    number = NUMBER_BEFORE.search(sentence, begin, own.start())
    before = OPENS_PAIR.search(sentence, begin, number.start()) if number else None
    return before is not None and _counts_behind(before["noun"])


def _counts_behind(noun: str) -> bool:
    """True for a listed noun that is not called by the number behind it."""
    words = load_count_words()
    return noun.lower() not in words.called and words.counted.fullmatch(noun) is not None
