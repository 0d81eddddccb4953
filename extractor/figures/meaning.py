"""What a figure counts: unit, subject and status, from the words around it.

Cues and nouns are data in `patterns/wording.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.figures.rules import counted_nouns, may_begin
from extractor.kept_patterns import compiled_rule
from extractor.language.number_words import NUMBER_WORDS
from extractor.language.said import worded, words_said
from extractor.model import Status
from extractor.patterns import any_of, read_rules

CLAUSE = worded(  # what ends a clause; a comma before some nouns goes on with it
    r"[;()]|[.:](?=\s)|,(?=\s)(?!\s*{goes_on_behind_comma})"
)
# A line that opens with a capital goes on with no noun of the line above.
BOUNDARY = regex.compile(r"[^\p{L}\s,\-/]|\n\s*\n|\n\s*(?=\p{Lu}\p{Ll})")
OTHER_ITEM = regex.compile(r"\p{Lu}")  # of `52.000 B. DỰ ÁN MỚI`, what opens the next line
QUOTA = worded(r"(?i){quotas}")
QUOTA_BEHIND = worded(r"\s+{quota_behind}\s")
DIRECTLY = regex.compile(r"\s*(?:là|năm \d{4}|[:\s])*")  # cue and figure stand side by side
OTHER_GIFT = worded(  # `giao đất`, `giao nhiệm vụ`, `giao cho 12 hộ`: no quota
    r"\s+{other_gifts}|\s+cho\s*\Z|\s+cho\s(?!.*{quotas_given})"
)
BLANKS = regex.compile(r"\s+")
CLAUSE_BEFORE = regex.compile(r"[;()\n]|\.\s")
NUMBER_OF = regex.compile(  # `, số buổi 30`, `với số điểm lần lượt là 87,61`
    r"(?i)(?:,|(?<!\p{L})(?:với|có))\s+(?:và\s+)?(?:tổng\s+)?số\s(?!đó(?!\p{L}))"
)
NUMBER_OPENS = regex.compile(r"(?i)^\s*(?:[-–+*•]\s*)?(?:tổng\s+)?số\s+(?:lượng\s+|lượt\s+)?")
# A word in the middle of a clause that opens with a capital, and is no abbreviation: it stands in
# a name (`Sở Kế hoạch và Đầu tư`).
NAMES = regex.compile(r"(?<=\p{L}\s)\p{Lu}\p{Ll}")
IN_A_PLACE = worded(r"\s{in_a_place}\s")
OTHER_OF_PAIR = worded(r"\s+{number_goes_on}\s+\d[\d.]*(?![\d%/]|,\d)\s+")
OTHERS_OF_LIST = regex.compile(r"(?:\s*(?:,|và|hoặc)\s*\d[\d.]*(?![\d%/]|,\d))+\s+")
LAST_WORDS = regex.compile(r"(?<!\p{L})\p{L}+(?:\s\p{L}+){0,2}\s+$")
NUMBER_ASKED = regex.compile(r"(?i)(?<!\p{L})số(?!\p{L})")  # `số xã đã tiếp nhận`
BODY = worded(r"(?i)(?:{bodies_that_act}[\s,]*)+")
BODY_ACTS = worded(r"[\s:]*(?:(?:đã|cũng|đều)\s+)?{deeds_of_bodies}(?!\p{L})")
NUMBER_OF_NAME = regex.compile(r"\s+\d{1,3}\p{Lu}?\s*:?\s*$")  # `lớp 6: ` counts no classes
EVENTS = ("vụ", "trận")  # in which people come to harm
HARMED = regex.compile(  # `chết `, `chết 5, nặng `, right before the figure
    r"(?i)(?<!\p{L})(?:(?:chết|bị\s+thương|tử\s+vong|mất\s+tích)[\s:]*"
    r"|chết\s[^.;]*\s(?:nặng|nhẹ)\s+)$"
)
COUNTED_TARGETS = regex.compile(r"(?i)\d\s+chỉ\s+tiêu$")
IN_TURN = regex.compile(r"(?i)lần\s+lượt")  # no `lượt` that is counted
NUMBER_OF_NOUN = (  # `số khóa đào tạo `, but `HĐND 19` tells who made what is counted
    r"(?:^\s*|[:,]\s+)(?:tổng\s+)?số\s+(?:lượng\s+|lượt\s+)?(?P<noun>\L<noun>)\s*[:=]?\s*$"
)
ENDS_IN_NOUN = worded(r"(?i){ends_in_noun}")  # `chức vụ`, which counts no `vụ`
BEGINS_WITH_NOUN = worded(r"(?i){begins_with_noun}")  # `hộ tịch`, which counts no `hộ`
PLACE_BEFORE = worded(r"(?i){place_of_count}\s+(?:(?:các|những|mỗi)\s+)?$")
SAID_IN_WORDS = regex.compile(  # `07 (bảy) cá nhân`
    rf"\s*\((?i:(?:{'|'.join(NUMBER_WORDS)})\s?){{1,12}}\)(?=\s)"
)
LEAD_ENDS = regex.compile(r"[;.(]\s")
LIST_MARK = regex.compile(r"^\s*[-–+*•]\s*|^\s*\p{L}[.)]\s")
NEAR = 90  # characters of a clause that are asked for cues
PLAN_NEAR = 120  # characters from the word for a plan to its figure
# A line opens a clause with a mark or a capital; in small letters it goes on with the line above.
CLAUSE_OPENS = r"(?:^|[,;:.(][^\S\n]*|/|\n\s*(?:[\-–+*•]\s*|(?=(?-i:\p{Lu}))))"
PLAN_GOES_ON = r"(?:[^,;:.()/\n]|\n(?=\s*(?-i:\p{Ll})))*"
PLAN_YEAR = r"(?:\s+(?:năm\s+)?(?:19|20)\d\d)?\s*:?(?!\s+số(?!\p{L}))"
COUNTED_BEFORE = regex.compile(  # `06/30 nhiệm vụ` before `đề ra`; no year, no number of a document
    r"(?<![\d/.,-])(?<!(?i:năm|ngày|tháng|quý|số)\s{1,2})\d[\d.,/]*\s+(?:\p{L}+,?\s+){1,4}\Z"
)
# `từ đầu năm tới nay`, `tới hết tháng 8`, `khoản vay tháng tới hạn`: no time that is to come.
UP_TO = regex.compile(
    r"(?i)(?<=tới)\s+(?:nay|hạn|ngày|tháng|quý|cuối|hết|giữa|thời\s+điểm)(?!\p{L})"
)
REACHED = regex.compile(r"\s*(?:đạt|bằng|chiếm)\s", regex.I)
NOUN_NEAR = 80  # characters in which the counted noun stands
LONGEST_NOUN = 3  # words
LONGEST_SUBJECT = 200  # characters


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that give a figure a status; a text, in small letters, that holds them has one of the
    `keys`."""

    pattern: regex.Pattern[str]
    keys: tuple[str, ...]
    status: Status

    def may_stand(self, small: str) -> bool:
        """True where a text in small letters may hold the words."""
        return any(key in small for key in self.keys)


Cues = tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class PlanWords:
    """`opens`: a clause from its beginning with the word for a plan (`said`) up to its end; `done`:
    words by which the clause is no plan's any more; `keys`: the words for a plan."""

    opens: regex.Pattern[str]
    done: regex.Pattern[str]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aims:
    """Words for an aim: `set_out` behind what it counts (`25 nhiệm vụ đề ra`), `named`; and those
    of a clause that says it `reached`."""

    set_out: regex.Pattern[str]
    named: regex.Pattern[str]
    reached: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """`status` and `after`: cues before and right after a figure, each with the status that it
    gives; `plan`: words of a plan's own figures; `aims`: words for what was aimed at; `units`:
    nouns that are counted and shown whole; `counted`: any noun that reports count; `number_of`: a
    clause that says of one alone what the figure behind it is the number of; `announces`: words
    right before a count; `ends`: words that end a noun."""

    status: Cues
    after: Cues
    plan: PlanWords
    aims: Aims
    units: regex.Pattern[str]
    counted: regex.Pattern[str]
    number_of: regex.Pattern[str]
    announces: frozenset[str]
    ends: frozenset[str]


@lru_cache(maxsize=1)
def load_meaning() -> Wording:
    """The words of `patterns/wording.yaml`."""
    data, nouns = read_rules("wording.yaml"), counted_nouns()
    return Wording(
        status=_cues(data["status"]),
        after=_cues(data["after"]),
        plan=_plan_words(data["plan"]),
        aims=Aims(**{part: _words(phrases) for part, phrases in data["aims"].items()}),
        units=_words(data["units"]),
        counted=compiled_rule(
            rf"{may_begin(nouns)}\L<noun>(?!\p{{L}})", regex.I | regex.V1, noun=nouns
        ),
        number_of=compiled_rule(NUMBER_OF_NOUN, regex.I | regex.V1, noun=nouns),
        announces=frozenset(data["announces"]),
        ends=frozenset(data["ends"]),
    )


def _cues(records: list[dict]) -> Cues:
    return tuple(
        Cue(_words(record["cues"]), _keys(record["cues"]), record["status"]) for record in records
    )


def _plan_words(data: dict) -> PlanWords:
    said, opens = any_of(data["words"]), any_of(data["opens"])
    return PlanWords(
        opens=compiled_rule(
            rf"{CLAUSE_OPENS}(?:{opens}\s+)?(?P<said>{said}){PLAN_YEAR}(?P<rest>{PLAN_GOES_ON})$",
            regex.I,
        ),
        done=_words(data["done"]),
        keys=tuple(data["words"]),
    )


def _keys(phrases: list[str]) -> tuple[str, ...]:
    """The longest word of each phrase, in small letters."""
    return tuple(sorted({max(phrase.lower().split(), key=len) for phrase in phrases}))


def _words(phrases: list[str]) -> regex.Pattern[str]:
    return compiled_rule(any_of(phrases), regex.I)


def status_of(sentence: str, start: int, end: int) -> Status:
    """`actual`, `planned` or `assigned` for the figure at sentence[start:end].

    The last cue before it decides, or the plan that its clause opens with; a cue of intention right
    after it overrides. "giao" counts only where a quota follows: `giao 91 biên chế`, not `giao đất
    cho 12 hộ`."""
    words = load_meaning()
    rest = CLAUSE.split(sentence[end : end + NEAR], maxsplit=1)[0]
    for cue in words.after:
        if cue.pattern.search(rest):
            return cue.status
    last = -1
    found: Status = "actual"
    small = sentence[:start].lower()
    for cue in words.status:
        for said in cue.pattern.finditer(sentence, 0, start) if cue.may_stand(small) else ():
            if said.end() > last and _tells(cue, said, sentence, (start, end), rest):
                last, found = said.end(), cue.status
    return "planned" if _plan_before(sentence, start) > last else found


def _tells(
    cue: Cue, said: regex.Match[str], sentence: str, figure: tuple[int, int], rest: str
) -> bool:
    """True where a cue before the figure is said of it; `rest` of its clause follows the figure."""
    if cue.status == "planned":
        return not (UP_TO.match(sentence, said.end()) or _was_reached(said, sentence, figure[0]))
    return cue.status != "assigned" or _gives_quota(said, sentence, *figure, rest)


def _was_reached(cue: regex.Match[str], sentence: str, start: int) -> bool:
    """True where the cue only names the aim of what is reported, and the figure is what came of it:
    `đã hoàn thành 06/30 nhiệm vụ đề ra, đạt 20%`; not `Mục tiêu đề ra, tỷ lệ đạt 95%`."""
    aims = load_meaning().aims
    between, before = sentence[cue.end() : start], sentence[: cue.start()]
    set_out = aims.set_out.fullmatch(cue[0])
    counted = bool(set_out and COUNTED_BEFORE.search(before))
    if not CLAUSE.search(between):
        return counted and bool(REACHED.match(between))
    named = set_out or aims.named.fullmatch(cue[0])
    return counted or bool(named and aims.reached.search(CLAUSE.split(before)[-1]))


def _plan_before(sentence: str, start: int) -> int:
    """Where the word for a plan begins whose own figure stands there: `kế hoạch mở 12 lớp`, not
    `kế hoạch đã mở 12 lớp`; -1 for no such word."""
    plan = load_meaning().plan
    begin = max(0, start - PLAN_NEAR)
    near = sentence[begin:start].lower()
    if not any(key in near for key in plan.keys):
        return -1
    opened = plan.opens.search(sentence, begin, start)
    if opened is None or plan.done.search(opened["rest"]):
        return -1
    return opened.start("said")


def _gives_quota(cue: regex.Match[str], sentence: str, start: int, end: int, rest: str) -> bool:
    """True where the cue assigns the figure at sentence[start:end], of whose clause `rest` follows.

    The quota's noun must stand behind the cue, or before it where only a colon parts cue and
    figure: `Biên chế được giao: 78; có mặt: 74`."""
    between = sentence[cue.end() : start]
    if between.lstrip().startswith(";") or COUNTED_TARGETS.search(sentence, 0, cue.end()):
        return False  # `đạt 112% chỉ tiêu; 234 công trình`, `15/22 chỉ tiêu đạt, 5 chỉ tiêu`
    if ";" in between and regex.search(r"\p{L}", between.rsplit(";", 1)[1]):
        return False  # another matter: `…; biên chế giảm 12/90`
    behind = sentence[start:end] + rest
    if DIRECTLY.fullmatch(between):
        before = CLAUSE.split(sentence[max(0, cue.start() - NEAR) : cue.start()])[-1]
        named = QUOTA.search(before + behind)
    else:
        named = QUOTA.search(between + behind)
    if not named and not QUOTA_BEHIND.match(between):
        return False
    given = between + rest if "cho" in between else between
    return not OTHER_GIFT.match(given)


def unit_of(sentence: str, start: int, end: int) -> str:
    """The counted noun: after the figure, after the last one of its list (`14 và 17 xã`) or after
    what it is a part of (`12 trên tổng số 15 xã`), or before it where a colon or "là" stands
    between."""
    in_words = SAID_IN_WORDS.match(sentence, end)
    end = in_words.end() if in_words else end
    after = _noun_after(sentence[end : end + NOUN_NEAR])
    pair = OTHER_OF_PAIR.match(sentence, end)
    others = pair or OTHERS_OF_LIST.match(sentence, end)
    if not after and others and (pair or _is_announced(sentence, start)):
        shared = load_meaning().counted.match(sentence, others.end())
        after = BLANKS.sub(" ", shared[0]) if shared else ""
    return after or _noun_before(sentence[max(0, start - NOUN_NEAR) : start])


def _is_announced(sentence: str, start: int) -> bool:
    """True behind words that announce counts: `còn 14 và 17 xã`, not `cấp huyện 07 và 18 xã`."""
    found = LAST_WORDS.search(sentence, max(0, start - NOUN_NEAR), start)
    words = found[0].lower().split() if found else []
    announces = load_meaning().announces
    return any(" ".join(words[at:]) in announces for at in range(len(words)))


def _noun_after(rest: str) -> str:
    """A known noun, else the first three words up to one that ends a noun, none of them torn off a
    word of two syllables."""
    words = load_meaning()
    rest = BLANKS.sub(" ", BOUNDARY.split(rest, maxsplit=1)[0]).lstrip()
    if found := words.units.match(rest):
        return found[0]
    counted = words.counted.match(rest)
    if counted and (_is_of_what_acts(rest, *counted.span()) or rest[counted.end() :][:1] == "/"):
        return counted[0]
    taken = _words_taken(rest, counted[0].split() if counted else [])
    return " ".join(taken[:-1] if _is_torn(taken, rest) else taken).rstrip("/- ")


def _words_taken(rest: str, begun: list[str]) -> list[str]:
    """The words of a noun that some words begin, up to one that ends it; none where a capital alone
    opens the next item."""
    taken, ends = [*begun], load_meaning().ends
    following = rest.split(",", maxsplit=1)[0].split()[len(taken) :]
    for word in following[: LONGEST_NOUN - len(taken)]:
        if word.lower() in ends or word in "-/":
            break
        taken.append(word)
    return [] if len(taken) == 1 and OTHER_ITEM.fullmatch(taken[0]) else taken


def _is_torn(taken: list[str], rest: str) -> bool:
    """True where the last of the words taken is the first syllable of one that goes on: `thí sinh
    đăng` of `thí sinh đăng ký`."""
    if len(taken) < LONGEST_NOUN:
        return False
    pair = rest.split()[len(taken) - 1 : len(taken) + 1]
    return " ".join(pair).lower().rstrip(",") in words_said("two_syllables")


def _noun_before(before: str) -> str:
    """The last known noun of the clause, of its last part that says what it is the number of."""
    words = load_meaning()
    *led, clause = NUMBER_OF.split(CLAUSE_BEFORE.split(before)[-1])
    if of_whom := _number_named(clause):
        return _small(of_whom)
    if unit := _last_unit(IN_TURN.sub("", clause)):
        return _small(unit)
    clause = f"số {clause}" if led else LIST_MARK.sub("", clause)
    named = words.number_of.search(clause)
    return _small(named["noun"]) if named else ""


def _last_unit(clause: str) -> str:
    """The last noun of a clause that is counted and shown whole; "" where it is a body that does
    something: `Xã, phường tiếp nhận 900` are no 900 communes."""
    *_, last = [None, *_nouns_counted(clause)]
    if last is None:
        return ""
    if last[0] in EVENTS and HARMED.search(clause, last.end()):
        return "người"
    if NUMBER_ASKED.search(clause, 0, last.start()):
        return last[0]
    return "" if _is_of_what_acts(clause, *last.span()) else last[0]


def _nouns_counted(clause: str) -> Iterator[regex.Match[str]]:
    """The nouns of a clause that are counted, and stand in no name."""
    for noun in filter(_may_be_counted, load_meaning().units.finditer(clause)):
        is_called = NUMBER_OF_NAME.match(clause, noun.end())
        if not is_called and not NAMES.match(clause, noun.start()):
            yield noun


def _may_be_counted(noun: regex.Match[str]) -> bool:
    """True for a noun that is no beginning nor end of another word, and no place where something
    was counted."""
    clause, end = noun.string, noun.end()
    begins = BEGINS_WITH_NOUN.match(clause, noun.start())
    if (begins and begins.end() > end) or PLACE_BEFORE.search(clause, 0, noun.start()):
        return False
    longer = ENDS_IN_NOUN.finditer(clause, max(0, noun.start() - NOUN_NEAR), end)
    return not any(word.end() == end and word.start() < noun.start() for word in longer)


def _is_of_what_acts(text: str, start: int, end: int) -> bool:
    """True where a body is named there, and what it does behind it."""
    body = BODY.fullmatch(text, start, end)
    return body is not None and BODY_ACTS.match(text, end) is not None


def _number_named(clause: str) -> str:
    """The noun whose number the clause opens with, where a place or a body stands behind it: `Số
    người làm việc trong các đơn vị sự nghiệp: giao 12`; "" elsewhere."""
    opening = NUMBER_OPENS.match(clause)
    noun = load_meaning().counted.match(clause, opening.end()) if opening else None
    return noun[0] if noun and IN_A_PLACE.search(clause, noun.end()) else ""


def _small(noun: str) -> str:
    """The noun in one line, without the capital that opens a line: `biên chế`, `TTHC`."""
    plain = BLANKS.sub(" ", noun)
    return plain[0].lower() + plain[1:] if plain[1:2].islower() else plain


def subject_of(sentence: str, start: int, end: int) -> str:
    """The words of the figure's clause without the figure: what is counted, to be read alone."""
    cuts = [found.end() for found in CLAUSE.finditer(sentence, 0, start)]
    begin = cuts[-1] if cuts else 0
    stop = CLAUSE.search(sentence, end)
    clause = sentence[begin:start] + " " + sentence[end : stop.start() if stop else len(sentence)]
    clause = BLANKS.sub(" ", LIST_MARK.sub("", clause)).strip(" ,.:;-–")
    if len(clause.split()) < 3 and cuts:  # a bare noun: lead in with what it parts
        lead = LEAD_ENDS.split(sentence[:begin].rstrip(" ,:;("))[-1]
        clause = BLANKS.sub(" ", f"{lead.strip()}: {clause}").strip(" :")
    return clause[-LONGEST_SUBJECT:]
