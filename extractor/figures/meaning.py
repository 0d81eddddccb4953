"""What a figure counts: unit, subject and status, from the words around it.

Cues and nouns are data in `patterns/wording.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor.patterns import any_of, patterns_folder, read_yaml

CLAUSE = regex.compile(
    r"[;()]|[.:](?=\s)|,(?=\s)(?!\s*(?:ban|thị trấn|phường|đoàn thể|công chức|viên chức|kiến nghị|bài|gia đình))"
)
BOUNDARY = regex.compile(r"[^\p{L}\s,\-/]|\n\s*\n")


@dataclass(frozen=True)
class Wording:
    status: tuple[tuple[regex.Pattern, str], ...]
    after: tuple[tuple[regex.Pattern, str], ...]
    units: regex.Pattern
    ends: frozenset[str]


@lru_cache(maxsize=1)
def load_meaning() -> Wording:
    data = read_yaml(patterns_folder() / "wording.yaml")
    units = sorted(data["units"], key=len, reverse=True)
    return Wording(
        tuple((_words(r["cues"]), r["status"]) for r in data["status"]),
        tuple((_words(r["cues"]), r["status"]) for r in data["after"]),
        _words(units),
        frozenset(data["ends"]),
    )


def _words(phrases: list[str]) -> regex.Pattern:
    return regex.compile(any_of(phrases), regex.I)


def status_of(sentence: str, start: int, end: int) -> str:
    """`actual`, `planned` or `assigned` for the figure at sentence[start:end].

    The last cue before it decides; a cue of intention right after it overrides. "giao" counts
    only where a quota follows: `giao 91 biên chế`, not `giao đất cho 12 hộ`."""
    words = load_meaning()
    rest = CLAUSE.split(sentence[end : end + 90], maxsplit=1)[0]
    for pattern, status in words.after:
        if pattern.search(rest):
            return status
    best, found = -1, "actual"
    for pattern, status in words.status:
        for match in pattern.finditer(sentence, 0, start):
            if match.end() > best and not _quota_elsewhere(
                status, match, sentence, start, end, rest
            ):
                best, found = match.end(), status
    return found


def _quota_elsewhere(status: str, cue, sentence: str, start: int, end: int, rest: str) -> bool:
    """Is this cue of a quota not the figure's? The quota's noun must stand behind it, or before it
    where only a colon parts cue and figure: `Biên chế được giao: 78; có mặt: 74`."""
    if status != "assigned":
        return False
    between = sentence[cue.end() : start]
    if ";" in between and regex.search(r"\p{L}", between.rsplit(";", 1)[1]):
        return True  # another matter: `…; biên chế giảm 12/90`
    if regex.fullmatch(r"\s*(?:là|năm \d{4}|[:\s])*", between):
        words = (
            CLAUSE.split(sentence[max(0, cue.start() - 90) : cue.start()])[-1]
            + sentence[start:end]
            + rest
        )
    else:
        words = between + sentence[start:end] + rest
    quota = regex.search(
        r"biên chế|chỉ tiêu|kế hoạch|vốn|dự toán|tỷ|triệu|người làm việc", words, regex.I
    ) or regex.match(r"\s+(?:các|cho các|là)\s", between)
    return not quota or bool(
        regex.match(
            r"\s+(?:đất|dịch|nhiệm vụ|tiếp|thông|lưu|ban|ước)|\s+cho\s*\Z|\s+cho\s(?!.*biên chế|.*chỉ tiêu|.*vốn|.*dự toán)",
            between + rest if "cho" in between else between,
        )
    )


def unit_of(sentence: str, start: int, end: int) -> str:
    """The counted noun: after the figure, or before it where a colon or "là" stands between."""
    after = _noun_after(sentence[end : end + 80])
    return after or _noun_before(sentence[max(0, start - 80) : start])


def _noun_after(rest: str) -> str:
    words = load_meaning()
    rest = regex.sub(r"\s+", " ", BOUNDARY.split(rest, maxsplit=1)[0])
    if found := words.units.match(rest.lstrip()):
        return found[0]
    taken = []
    for word in rest.split(",")[0].split():
        if word.lower() in words.ends or word in "-/" or len(taken) == 4:
            break
        taken.append(word)
    return " ".join(taken[:3])


def _noun_before(before: str) -> str:
    clause = regex.split(r"[;()\n]|\.\s", before)[-1]
    found = list(load_meaning().units.finditer(clause))
    return regex.sub(r"\s+", " ", found[-1][0]) if found else ""


def subject_of(sentence: str, start: int, end: int) -> str:
    """The words of the figure's clause without other numerals: what is counted, to be read alone."""
    cuts = [m.end() for m in CLAUSE.finditer(sentence, 0, start)]
    begin = cuts[-1] if cuts else 0
    stop = CLAUSE.search(sentence, end)
    clause = sentence[begin:start] + " " + sentence[end : stop.start() if stop else len(sentence)]
    clause = regex.sub(r"^\s*[-–+*•]\s*|^\s*\p{L}[.)]\s", "", clause)
    clause = regex.sub(r"\s+", " ", clause).strip(" ,.:;-–")
    if len(clause.split()) < 3 and cuts:  # a bare noun: lead in with what it parts
        lead = regex.split(r"[;.(]\s", sentence[:begin].rstrip(" ,:;("))[-1]
        clause = regex.sub(r"\s+", " ", f"{lead.strip()}: {clause}").strip(" :")
    return clause[-200:] if len(clause) > 200 else clause
