"""The cells of tables that were typed or pasted as text, and the tables they make."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.lines import table_words

# A figure, a ratio, a share, or the mark of none.
VALUE = regex.compile(
    r"[-–−+]?\(?\d(?:[\d.,]|[ \u00a0](?=\d{3}\b))*\)?(?:\s?/\s?\d[\d.,]*)?\s?%?|[-–−]"
)
YEAR = regex.compile(r"(?:năm\s+)?(?:19|20)\d\d", regex.IGNORECASE)
# What stands above a table, and is none of its heads.
CAPTION = regex.compile(
    r"\(?\s*(?:(?:bảng|biểu|phụ\s+lục|mẫu|đơn\s+vị(?:\s+tính)?|đvt)\s*(?:(?:số\s*)?\d|:)|"
    r"\d+(?:\.\d+)*[.)]\s|[a-zđ]\)\s|[IVX]+\.\s|[-+*•]\s)",
    regex.IGNORECASE,
)
LONGEST_HEAD = 90  # characters; what is longer is running text
LONGEST_CELL = 200
SENTENCE = regex.compile(r"[.;:]\s*$|\p{Ll}\.\s+\p{Lu}")


@dataclass(frozen=True, slots=True)
class TypedCell:
    """A cell's slice of the document's text, without blanks at its ends, and its words.

    `is_value`: it holds a figure alone, or the mark of none. `is_head`: it may be a column's head:
    a few words, a year, nothing.
    """

    start: int
    end: int
    text: str
    is_value: bool
    is_head: bool

    @classmethod
    def of(cls, text: str, start: int, end: int) -> TypedCell:
        """The cell that a slice of the text holds, with what its words make it."""
        printed = text[start:end]
        begin = start + len(printed) - len(printed.lstrip())
        return cls._made(begin, begin + len(printed.strip()), " ".join(printed.split()))

    def joined_with(self, below: TypedCell) -> TypedCell:
        """The cell of which the one below is the second line."""
        return self._made(self.start, below.end, f"{self.text} {below.text}")

    @classmethod
    def _made(cls, start: int, end: int, words: str) -> TypedCell:
        is_value = bool(VALUE.fullmatch(words))
        is_year = bool(YEAR.fullmatch(words))
        return cls(start, end, words, is_value, is_year or _may_be_head(words, is_value))

    @classmethod
    def empty(cls, at: int) -> TypedCell:
        """The cell in which nothing stands, at a place of the text."""
        return cls(at, at, "", is_value=False, is_head=True)


def _may_be_head(words: str, is_value: bool) -> bool:
    """True for a few words. Running text, of which a report has most, is told by its length."""
    if len(words) > LONGEST_HEAD:
        return False
    return is_ordinal_head(words) or not (is_value or SENTENCE.search(words))


Row = tuple[TypedCell, ...]


@dataclass(frozen=True, slots=True)
class TypedTable:
    """Rows of as many cells each, the first `head_rows` of them the heads of the columns."""

    head_rows: int
    rows: tuple[Row, ...]


def is_ordinal_head(text: str) -> bool:
    """True for the head of a column of running numbers.

    >>> [is_ordinal_head(head) for head in ("STT", "TT", "Số TT", "Số thứ tự", "Tổng")]
    [True, True, True, True, False]
    """
    return table_words().is_ordinal(text)


def is_caption(text: str) -> bool:
    """True for words above a table that are none of its heads.

    >>> is_caption("Bảng 2: Kết quả"), is_caption("Đơn vị: hồ sơ"), is_caption("Đơn vị")
    (True, True, False)
    """
    return bool(CAPTION.match(text) or SENTENCE.search(text)) or len(text) > LONGEST_HEAD
