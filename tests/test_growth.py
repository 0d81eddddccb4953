"""Thrice the text takes about thrice the time, not nine times as long."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
import regex

from extractor import (
    administration,
    checks,
    figures,
    indicators,
    language,
    layout,
    letterhead,
    tables,
)
from extractor.administration import cited_date
from extractor.checks.passages import MOST_GONE_OVER, Figure, Passages
from extractor.document import read_report
from extractor.figures.endless import ENDLESS
from extractor.figures.flattened_rows import in_flattened_row
from extractor.indicators.blocks import Blocks
from extractor.language.plain import plain_text
from extractor.model import DocumentText, Numeral, Place

MOST_GROWTH = 6  # times as long, for thrice the text
MOST_SECONDS = 2  # for what takes some thousandths
MOST_KEPT = 600  # characters of its sentence, of each of a million figures


def _marks(size: int) -> object:
    return plain_text("Có 5 hồ sơ a" + "\u0301" * size)


def _floating_marks(size: int) -> object:
    return plain_text("a \u0301" * size)


def _numbers_in_one_line(size: int) -> object:
    return ENDLESS.search("417 " * size)


def _citations_without_day(size: int) -> object:
    text = "Quyết định số 7/QĐ-UBND, " * size
    return [cited_date(text, at + 14, at + 23) for at in range(0, len(text), 25)]


def _headings_without_their_first(size: int) -> object:
    text = "3.2. Rà soát thủ tục\n" * size
    sections = tuple((at, "III.3.2") for at in range(0, len(text), 21))
    blocks = Blocks(DocumentText(text, pieces=(), lines=(), pages=(), sections=sections))
    return [blocks.headings(at) for at, _ in sections]


def _figures_of_one_line(size: int) -> object:
    text = "Bến Tre " + "lên 2 " * size
    return [in_flattened_row(text, at, at + 1) for at in range(12, len(text), 6)]


@pytest.mark.parametrize(
    ("work", "size"),
    [
        (_marks, 200_000),
        (_floating_marks, 20_000),
        (_numbers_in_one_line, 3_300),
        (_citations_without_day, 2_000),
        (_headings_without_their_first, 1_500),
        (_figures_of_one_line, 15_000),
    ],
)
def test_thrice_the_text_takes_thrice_the_time(work: Callable[[int], object], size: int) -> None:
    seconds = []
    for times in (1, 3):
        begun = process_time()
        work(times * size)
        seconds.append(process_time() - begun)
    assert seconds[1] < MOST_GROWTH * max(seconds[0], 0.05)


@pytest.mark.parametrize(
    "piece",
    ["từ 1 lên 2 xuống còn 3, ", "1tr2 hồ sơ ", "xã 5 có 7 hồ sơ và "],
)
def test_a_row_of_a_sentence_without_end_keeps_what_stands_nearby(
    tmp_path: Path, piece: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Kết quả: " + piece * 1000, "utf-8")
    rows = read_report(file).numerals
    assert len(rows) >= 1000 and max(len(row.sentence) for row in rows) < MOST_KEPT


def _patterns() -> dict[str, regex.Pattern[str]]:
    """The patterns of the modules that a text goes through, by module and name."""
    found: dict[str, regex.Pattern[str]] = {}
    for package in (
        language,
        administration,
        layout,
        tables,
        letterhead,
        figures,
        indicators,
        checks,
    ):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            named = vars(importlib.import_module(module.name)).items()
            found |= {
                f"{module.name}.{name}": value
                for name, value in named
                if isinstance(value, regex.Pattern)
            }
    return found


@pytest.mark.parametrize(
    "text",
    ["abcdefgh" * 30 + ".", "1/" * 300 + "x", "1." * 300 + "x", "hồ sơ " * 60 + ".", "a-" * 200],
)
def test_no_pattern_tries_every_way_to_part_what_stands_together(text: str) -> None:
    patterns = _patterns()
    assert len(patterns) > 500
    slow = []
    for name, pattern in patterns.items():
        try:
            pattern.match(text, timeout=MOST_SECONDS)
            pattern.fullmatch(text, timeout=MOST_SECONDS)
        except TimeoutError:
            slow.append(name)
    assert not slow


@pytest.mark.parametrize(
    "between", ["người lao động trong cacdoanhnghieptrongvangoainuoc.vn", "nộp " + "abc" * 14 + ":"]
)
def test_a_word_of_forty_letters_between_two_figures(tmp_path: Path, between: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Huyện giảm 5 {between}, 7 hồ sơ, tăng 9 hồ sơ.", "utf-8")
    begun = process_time()
    assert [row.raw for row in read_report(file).numerals] == ["5", "7", "9"]
    assert process_time() - begun < MOST_SECONDS


@pytest.mark.parametrize("last_first", [False, True])
def test_brackets_that_never_close_are_not_gone_over_to_the_end(last_first: bool) -> None:
    text = "Tiếp nhận 900 hồ sơ, " + "gồm 5 hồ sơ (trong đó " * 1_000
    place = Place(page=1, box=None, confidence=1.0)
    rows = tuple(
        Numeral(at, at + 1, "5", "count", "figure.count", place, value=5)
        for at in range(text.index("5"), len(text), 22)
    )
    passages = Passages.of(DocumentText(text, pieces=(), lines=(), pages=()), rows)
    asked: list[Figure] = []
    passages.countable = lambda figure: bool(asked.append(figure))  # type: ignore[method-assign]
    assert not list(passages.counts_in(0, len(text), last_first=last_first))
    assert len(rows) > 900 and len(asked) <= MOST_GONE_OVER
