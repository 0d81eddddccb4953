"""The words near a figure as the rules ask for them: its own, its item's, its sentence's; the
small words before it; the level of administration that it is of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extractor.indicators import Rules
from extractor.model import Numeral
from extractor.surroundings import FIGURE, MARK, Surroundings, bare, word_pattern

# A clause that opens with a level which OCR has spoilt: `Cấp xo tiếp nhận`.
SPOILT_LEVEL = regex.compile(
    r"[\s\-–+*•]*(?:c\p{L}p|\p{L}âp)\s+(?:x\p{L}|\p{L}a|h\p{L}{4}|\p{L}uyên|t\p{L}nh)[\s:]"
)
NEAR = 110  # characters before a figure that count as its own words


def words_of(*phrases: str) -> str:
    """A pattern for one of some phrases in flat text."""
    return r"(?:(?<!\p{L})(?:" + "|".join(map(word_pattern, phrases)) + r")(?!\p{L}))"


OPENING = f"(?:{words_of('trong đó', 'bao gồm', 'gồm', 'cụ thể', 'chia ra', 'như sau')}|[(:])"  # before the parts of a whole
CLAUSE = regex.compile(rf"[,;()]|[.:](?=\s|\Z)|{words_of('và', 'trong đó', 'gồm')}")
CUT = regex.compile(rf"[,;{FIGURE}+]|{OPENING}|{words_of('và', 'là', 'do')}")
AT_LEVEL = regex.compile(rf"[\s\-–*•]*{words_of('có', 'ở', 'tại', 'đối với', 'riêng')}?[\s\-–*•]*")
SHARE = regex.compile(
    rf"[\s:]*(?:{words_of('là', 'có', 'đạt', 'khoảng', 'hiện có', 'được')}[\s:]*)*"
)


@dataclass(frozen=True, slots=True)
class Level:
    """The level of administration that the words name. `how`: `subject` (it governs), `topic` (and
    opens the sentence), `share` (it opens the clause right before the figure), `behind` the figure,
    `unsure`; `span` of the words."""

    name: str = ""
    how: str = ""
    span: tuple[int, int] = (0, 0)


class Nearby:
    """The figures of one document with what stands around them."""

    def __init__(self, rules: Rules, flat: str, figures: list[Numeral], around: list[Surroundings]):
        self.rules, self.flat, self.figures, self.around = rules, flat, figures, around
        self.ends: dict[tuple[int, bool], list[int]] = {}
        self.taken: dict[
            int, int
        ] = {}  # figure → where the words behind it end that it has claimed

    def vocabulary(self, begin: int, end: int) -> set[str]:
        return set(regex.findall(r"[a-z&0-9]+", bare(self.flat[begin:end])))

    def small_words(self, i: int, comma: bool) -> list[int]:
        """Where a wording may end before the figure: with nothing, or small words, in between;
        one that speaks of two figures (`K mục tiêu, N nhiệm vụ`) with a comma."""
        if (i, comma) not in self.ends:
            begin, end, blank = (
                self.around[i].sentence[0],
                self.figures[i].start,
                ' \n:"“' + "," * comma,
            )
            ends = [end := len(self.flat[:end].rstrip(blank))]
            while len(ends) < 5 and (
                small := self.rules.small_before.search(self.flat, max(begin, end - 20), end)
            ):
                ends.append(end := len(self.flat[: small.start()].rstrip(blank)))
            self.ends[i, comma] = ends
        return self.ends[i, comma]

    def skip(self, at: int) -> int:
        return regex.compile(r"[\s(]*").match(self.flat, at).end()

    def places(self, i: int) -> dict[str, list[tuple[int, int]]]:
        around = self.around[i]
        sentence = [around.sentence, *around.lead, *self._topic(around)]
        last = self.flat.rfind(
            ". ", around.earlier[0], max(around.earlier[0], around.earlier[1] - 2)
        )
        before = (max(around.earlier[0], last + 1), around.earlier[1])
        return {
            "sentence": sentence,
            "context": [*sentence, around.earlier, *around.headings],
            "section": list(around.headings),
            "refuse": self.own(i),
            "refuse_list": [around.sentence, *around.items],
            "in_list": [around.sentence, *around.items],
            "refuse_under": [self._item(i), *around.lead, before, *around.headings[:1]],
        }

    def claimed(self, i: int) -> int:
        """Where the words end that the figure before has claimed; a percentage shares them."""
        return 0 if self.figures[i].kind == "percentage" else self.taken.get(i - 1, 0)

    def _topic(self, around: Surroundings) -> tuple[tuple[int, int], ...]:
        """The heading above a list: its items do not name their topic again."""
        return around.headings[:1] if MARK.match(self.flat, around.sentence[0]) else ()

    def _item(self, i: int) -> tuple[int, int]:
        """The sentence, or the item of a list in it that ends in a semicolon."""
        figure, (begin, end) = self.figures[i], self.around[i].sentence
        stop = self.flat.find(";", figure.end, end)
        return max(begin, self.flat.rfind(";", begin, figure.start)), end if stop < 0 else stop

    def own(self, i: int) -> list[tuple[int, int]]:
        """From the figure before (at most some words) to this one; from it to the end of its clause."""
        figure, around = self.figures[i], self.around[i]
        noun = self.rules.nouns.match(self.flat, self.skip(figure.end), around.own[1])
        stop = CLAUSE.search(self.flat, noun.end() if noun else figure.end, around.own[1])
        begin = max(
            around.own[0],
            figure.start - NEAR,
            self.flat.rfind(";", around.own[0], figure.start) + 1,
            self.claimed(i),
        )
        return [(begin, figure.start), (figure.end, stop.start() if stop else around.own[1])]

    def level(self, i: int) -> Level:
        """The level that the words around say the figure is of."""
        figure, around = self.figures[i], self.around[i]
        begin = around.sentence[0]
        after = self.last_level(self.flat, *self.own(i)[1])
        if after.name:
            return replace(after, how="unsure" if after.name == "unread" else "behind")
        open_text = regex.sub(
            r"\([^()]*\)", lambda m: " " * len(m[0]), self.flat[begin : figure.start]
        )
        found = self.last_level(open_text, 0, len(open_text))
        if not found.name:
            if SPOILT_LEVEL.match(open_text):
                return Level("unread", "unsure", (begin, begin))
            leads = [self.last_level(self.flat, *lead) for lead in around.lead[:1]]
            return (
                replace(leads[0], how="unsure" if leads[0].name == "unread" else "subject")
                if leads and leads[0].name
                else Level()
            )
        if found.name == "unread":
            return Level("unread", "unsure", (found.span[0] + begin, found.span[1] + begin))
        rest = open_text[found.span[1] :]
        span = (found.span[0] + begin, found.span[1] + begin)
        if SHARE.fullmatch(rest):
            opens_clause = AT_LEVEL.fullmatch(CUT.split(self.flat[around.own[0] : span[0]])[-1])
            return Level(found.name, "share" if opens_clause else "subject", span)
        opens = not open_text[: found.span[0]].strip(" -–+*•:\n")
        if FIGURE in rest and SHARE.fullmatch(rest[: rest.index(FIGURE)]) and not opens:
            return Level(found.name, "unsure", span)
        return Level(found.name, "topic" if opens else "subject", span)

    def last_level(self, text: str, begin: int, end: int) -> Level:
        """The last level named; two in a row (`cấp huyện và cấp xã`) are the whole."""
        hits = sorted(
            (m.start(), m.end(), name)
            for name, pattern in self.rules.levels
            for m in pattern.finditer(text, begin, end)
        )
        hits = [
            h
            for h in hits
            if not any(o[:2] != h[:2] and o[0] <= h[0] and h[1] <= o[1] for o in hits)
        ]
        if not hits:
            return Level()
        start, stop, name = hits[-1]
        pair = len(hits) > 1 and regex.fullmatch(
            r"[\s,]*(?:va|[/\-–])?\s*", text[hits[-2][1] : start]
        )
        return Level("whole" if pair and hits[-2][2] != name else name, "", (start, stop))
