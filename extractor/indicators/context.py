"""What stands around a figure: its own words, sentence, lead-in, headings, level of administration.

All on one flat copy of the document's text, letter for letter as long as the text itself, so
that offsets hold in both: lower case, no tones, line breaks as blanks, figures as `¤`. Words
that OCR has spoilt (no syllable of Vietnamese) are mended where just one known word is one
letter away. Digits are never touched.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

import regex

from extractor.indicators.level import Level
from extractor.indicators.rules import Rules
from extractor.language.flat import FIGURE, any_words, bare
from extractor.language.sentences import sentence_spans
from extractor.model import DocumentText, Numeral

# A clause that opens with a level which OCR has spoilt: `Cấp xo tiếp nhận`.
SPOILT_LEVEL = regex.compile(
    r"[\s\-–+*•]*(?:c\p{L}p|\p{L}âp)\s+(?:x\p{L}|\p{L}a|h\p{L}{4}|\p{L}uyên|t\p{L}nh)[\s:]"
)
NEAR = 110  # characters before a figure that count as its own words

OPENING = f"(?:{any_words('trong đó', 'bao gồm', 'gồm', 'cụ thể', 'chia ra', 'như sau')}|[(:])"  # before the parts of a whole
CLAUSE = regex.compile(rf"[,;()]|[.:](?=\s|\Z)|{any_words('và', 'trong đó', 'gồm')}")
CUT = regex.compile(rf"[,;{FIGURE}+]|{OPENING}|{any_words('và', 'là', 'do')}")
AT_LEVEL = regex.compile(rf"[\s\-–*•]*{any_words('có', 'ở', 'tại', 'đối với', 'riêng')}?[\s\-–*•]*")
SHARE = regex.compile(
    rf"[\s:]*(?:{any_words('là', 'có', 'đạt', 'khoảng', 'hiện có', 'được')}[\s:]*)*"
)


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


BLOCK_END = regex.compile(
    r"\n\s*\n|\n(?=\s*[-–+*•]\s)|\n(?=\s*(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])[.)]\s)"
)
MARK = regex.compile(r"\s*([-–+*•])\s")
TITLE_END = regex.compile(r"\n\s*\n|(?<=\p{L}{2})[.:]\s|\n(?=\s*[-–+*•]\s)")
NEW_LINE = regex.compile(r"(?<![,\-–]|\b(?:và|của|cho|về|các|tại))\n\s*\p{Lu}")
LONGEST_HEADING = 220
SHORT_LINE = 60  # characters of a heading that does not fill its line: the next line is text
BACK = 400  # characters that an earlier sentence's words reach
SHORT_ITEM = 90  # a list item of one figure: the items beside it belong to its sentence
CARRIED = 1500  # characters that a level named in the section reaches


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Slices of the flat text around one figure; `before` and `after` are parts of `sentence`."""

    start: int
    end: int
    sentence: tuple[int, int]
    own: tuple[int, int]  # between the neighbouring figures of its sentence
    earlier: tuple[int, int]  # sentences before it in its paragraph
    items: tuple[tuple[int, int], ...]  # the other items of its list, where it is a short one
    lead: tuple[tuple[int, int], ...]  # opening words of the lists that it stands in, nearest first
    headings: tuple[tuple[int, int], ...]  # nearest first
    section_start: int


def surroundings(document: DocumentText, figures: list[Numeral]) -> list[Surroundings]:
    """One for each figure, which come in order of place."""
    text = document.text
    titles = _titles(document)
    blocks, sentences = (
        _blocks(text, {end for *_, end in titles if text[end : end + 1] == "\n"}),
        _joined(sentence_spans(text), text),
    )
    found = []
    for i, row in enumerate(figures):
        begin, end = _slice_at(sentences, row.start)
        block = blocks[max(0, bisect_right(blocks, row.start, key=lambda b: b[0]) - 1)]
        begin, end = max(begin, block[0]), max(row.end, min(end, block[1]))
        left = max(begin, figures[i - 1].end if i else begin)
        right = min(end, figures[i + 1].start if i + 1 < len(figures) else end)
        headings, section = _headings(titles, row.start)
        found.append(
            Surroundings(
                row.start,
                row.end,
                (begin, end),
                (min(left, row.start), max(right, row.end)),
                (max(block[0], begin - BACK), begin),
                _items(text, blocks, block),
                _lead(text, blocks, block),
                headings,
                section,
            )
        )
    return found


def _blocks(text: str, titles: set[int]) -> list[tuple[int, int]]:
    """Paragraphs, items of lists, and headings that a line break ends at one of `titles`."""
    blocks, begin = [], 0
    for start, end in sorted(
        {*(m.span() for m in BLOCK_END.finditer(text)), *((at, at + 1) for at in titles)}
    ):
        if text[begin:start].strip():
            blocks.append((begin, start))
        begin = max(begin, end)
    return [*blocks, (begin, len(text))]


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Items of a list within a paragraph (`04 Thạc sĩ; 93 Đại học`) are one sentence."""
    joined: list[tuple[int, int]] = []
    for span in spans:
        if (
            joined
            and text[joined[-1][1] - 1] == ";"
            and not BLOCK_END.search(text, joined[-1][1], span[0] + 3)
        ):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _slice_at(spans: list[tuple[int, int]], offset: int) -> tuple[int, int]:
    return spans[max(0, bisect_right(spans, offset, key=lambda s: s[0]) - 1)]


def _items(
    text: str, blocks: list[tuple[int, int]], block: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    mark = MARK.match(text, block[0])
    if not mark or block[1] - block[0] > SHORT_ITEM:
        return ()
    here = bisect_right(blocks, block[0], key=lambda b: b[0]) - 1
    found = []
    for step in (-1, 1):
        i = here + step
        while (
            0 <= i < len(blocks)
            and (other := MARK.match(text, blocks[i][0]))
            and other[1] == mark[1]
            and len(found) < 20
        ):
            found.append(blocks[i])
            i += step
    return tuple(found)


def _lead(
    text: str, blocks: list[tuple[int, int]], block: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    """Paragraphs that end in a colon and open the list that this paragraph is an item of."""
    leads, mark = [], MARK.match(text, block[0])
    i = bisect_right(blocks, block[0], key=lambda b: b[0]) - 2
    while i >= 0 and block[0] - blocks[i][0] < CARRIED and len(leads) < 3:
        begin, end = blocks[i]
        other = MARK.match(text, begin)
        if text[begin:end].rstrip().endswith(":"):
            if mark or not leads:
                leads.append((_last_words(text, begin, end), end))
            mark = other
            if not mark:
                break
        elif not (mark and other):
            break
        i -= 1
    return tuple(leads)


def _last_words(text: str, begin: int, end: int) -> int:
    """Where the words begin that open a list: its last sentence, and the one before a short one
    (`Tổng số hồ sơ: 9.846 hồ sơ. Trong đó:`)."""
    stops = [m.end() for m in regex.finditer(r"(?<=[.;])\s+", text[begin:end])]
    if not stops:
        return begin
    short = end - begin - stops[-1] < 25
    return begin + (stops[-2] if short and len(stops) > 1 else 0 if short else stops[-1])


def _titles(document: DocumentText) -> list[tuple[int, str, int]]:
    """(offset, path, end of its title) of each heading."""
    titles = []
    for offset, path in document.sections:
        stop = TITLE_END.search(document.text, offset + 4)
        line = document.text.find("\n", offset)
        if (
            0 < line - offset < SHORT_LINE
            and NEW_LINE.match(document.text, line)
            and (not stop or line < stop.start())
        ):
            titles.append((offset, path, line))
            continue
        end = min(offset + LONGEST_HEADING, stop.start() if stop else len(document.text))
        titles.append((offset, path, end))
    return titles


def _headings(
    titles: list[tuple[int, str, int]], at: int
) -> tuple[tuple[tuple[int, int], ...], int]:
    """Slices of the titles above `at`, nearest first, and where its own section begins."""
    i = bisect_right(titles, at, key=lambda t: t[0]) - 1
    if i < 0 or not titles[i][1]:
        return (), titles[i][0] if i >= 0 else 0
    here, found = titles[i][1], []
    wanted = {here[:k] for k in range(1, len(here) + 1) if here[k : k + 1] in (".", "")}
    while i >= 0 and wanted:
        offset, path, end = titles[i]
        if path in wanted:
            wanted = {w for w in wanted if len(w) < len(path)}
            found.append((offset, min(end, at)))
        i -= 1
    return tuple(found), found[0][0] if found else 0
