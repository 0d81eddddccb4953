"""What stands around a figure: its own words, sentence, lead-in, headings, level of administration.

All on one flat copy of the document's text, letter for letter as long as the text itself, so
that offsets hold in both: lower case, no tones, line breaks as blanks, figures as `¤`. Words
that OCR has spoilt (no syllable of Vietnamese) are mended where just one known word is one
letter away. Digits are never touched.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import regex

from extractor import text as texts
from extractor.model import FIGURE_KINDS, DocumentText, Numeral

FIGURE = "¤"
BETWEEN = r"""[\s,"'\-/]+"""  # what may part the words of a phrase
# Flat text keeps to Latin-1, in whose sets of letters `re` compiles some ten times faster.
LATIN = {
    "ă": "ä",
    "ơ": "ö",
    "ư": "ü",
    "đ": "ð",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
}
BLOCK_END = regex.compile(
    r"\n\s*\n|\n(?=\s*[-–+*•]\s)|\n(?=\s*(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])[.)]\s)"
)
ABBREVIATED = regex.compile(r"\(\p{Lu}[\p{Lu}\-& ]{1,14}\)")  # `Chỉ số … (PAR INDEX) đạt`: no aside
MARK = regex.compile(r"\s*([-–+*•])\s")
LIKE = {"a": "[aäâ]", "d": "[dð]", "e": "[eê]", "o": "[oôö]", "u": "[uü]"}
TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
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


class _Letters(dict):
    """Letter by letter, one for one: without tones, or without all marks (`bare`)."""

    def __init__(self, bare: bool):
        self.bare = bare

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).lower())
        kept = parts[:1] if self.bare else unicodedata.normalize("NFC", parts.translate(TONES))[:1]
        kept = " " if kept in ("\n", "\t", "\xa0") else "d" if self.bare and kept in "đð" else kept
        self[code] = kept if self.bare else LATIN.get(kept, kept)
        return self[code]


WITHOUT_TONES, WITHOUT_MARKS = _Letters(False), _Letters(True)


def toneless(text: str) -> str:
    """Lower case, tones left out, as long as `text`; ă, ơ, ư, đ stand as ä, ö, ü, ð.

    >>> toneless("Đã giải quyết"), len(toneless("Đã\\ngiải"))
    ('ða giai quyêt', 7)
    """
    return text.translate(WITHOUT_TONES)


SYLLABLE = regex.compile(
    toneless(
        r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
        r"(?:uyê|uya|uyu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|ia|iê|iu|oa|oă|oe|oo|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy"
        r"|ưa|ưi|ươ|ưu|yê|ai|ao|au|ay|âu|ây|eo|êu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
    )
)


def bare(text: str) -> str:
    """Lower case, all marks left out.

    >>> bare("Đã giải quyết")
    'da giai quyet'
    """
    return text.translate(WITHOUT_MARKS)


def word_pattern(phrase: str, loose: bool = False) -> str:
    """A pattern for words in toneless text. Of several words (or `loose`) each letter may have lost
    or gained its hook; one word alone must stand as it is: `sở` is not `số`."""
    words = toneless(phrase).split()
    if len(words) < 2 and not loose:
        return regex.escape("".join(words))
    return BETWEEN.join(
        "".join(LIKE.get(c) or regex.escape(c) for c in bare(word)) for word in words
    )


def flat_text(text: str, rows: Iterable[Numeral], known: frozenset[str]) -> str:
    """The flat copy, figures masked, spoilt words mended by the `known` ones."""
    letters = list(toneless(text))
    for found in ABBREVIATED.finditer(text):
        letters[found.start()] = letters[found.end() - 1] = " "
    for row in rows:
        if row.kind in FIGURE_KINDS:
            letters[row.start : row.end] = FIGURE * (row.end - row.start)
    return regex.sub(
        r"(?<![\p{L}\d])\p{L}{4,12}(?![\p{L}\d])", lambda m: _mended(m[0], known), "".join(letters)
    )


@lru_cache(maxsize=20_000)
def _mended(word: str, known: frozenset[str]) -> str:
    if word in known or SYLLABLE.fullmatch(word):
        return word
    near = [k for k in known if bare(k) == bare(word)] or [
        k
        for k in known
        if len(word) - len(k) in (0, 1) and len(k) > 3 and _one_letter_off(bare(word), bare(k))
    ]
    return near[0].ljust(len(word)) if len(near) == 1 else word


def _one_letter_off(word: str, other: str) -> bool:
    same = next((i for i, (a, b) in enumerate(zip(word, other)) if a != b), len(other))
    return (
        word[same + 1 :] == other[same + 1 :]
        if len(word) == len(other)
        else word[same + 1 :] == other[same:]
    )


def surroundings(document: DocumentText, figures: list[Numeral]) -> list[Surroundings]:
    """One for each figure, which come in order of place."""
    text = document.text
    titles = _titles(document)
    blocks, sentences = (
        _blocks(text, {end for *_, end in titles if text[end : end + 1] == "\n"}),
        _joined(texts.sentences(text), text),
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
