"""The annex of a draft: of every number where it comes from, unit by unit.

A report of many units has thousands of rows, so they are put together as XML at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractor.comparison import Gathered, ToldFigure
from extractor.drafting.amounts import Amount, Share, reading_text
from extractor.drafting.plain_text import around, one_line
from extractor.language.periods import in_words

HEADS = ("Số liệu, đơn vị", "Giá trị", "Tệp, trang", "Câu trong báo cáo", "Cần xem lại")
WIDTHS = (2100, 1300, 2000, 2900, 1055)  # twentieths of a point, 165 mm together
MOST_WORDS = 260  # characters of a sentence
SIZE = 18  # half points

Told = dict[Any, ToldFigure]


def source_table(
    amounts: Iterable[tuple[str, Amount]], gathered: Gathered, names: dict[Any, str]
) -> Any:
    """The table as an element. `amounts`: each with what it is called; `names`: of the units."""
    listed = list(amounts)
    shares = [share for _, amount in listed for share in amount.shares]
    told = gathered.told(source for share in shares for source in _sources(share))
    rows = [_row(HEADS, bold=True, head=True)]
    for title, amount in listed:
        behind = f"{amount.text} ({amount.taken}/{amount.of_units} đơn vị)"
        rows.append(_row((title, behind, f"kỳ: {in_words(amount.period)}", "", ""), bold=True))
        rows += [_share_row(share, amount, told, names) for share in amount.shares]
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(WIDTHS)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"</w:tblPr><w:tblGrid>{widths}</w:tblGrid>"
        f"{''.join(rows)}</w:tbl>"
    )


def _sources(share: Share) -> list[Any]:
    reading = share.reading
    others = (other.source for other in (*reading.others, *reading.elsewhere))
    parts = (part.source for part in share.made_of)
    return list(dict.fromkeys([reading.source, *others, *parts]))


def _share_row(share: Share, amount: Amount, told: Told, names: dict[Any, str]) -> str:
    """The row of one unit; where its report gives several values, all their places."""
    sources = _sources(share)
    places = "; ".join(f"{source.file}, trang {source.page}" for source in sources)
    figures = [told[source.figure] for source in sources if source.figure in told]
    words = " | ".join(dict.fromkeys(around(one.sentence, one.raw, MOST_WORDS) for one in figures))
    reasons = [*share.reasons, *(f"số: {one.reason}" for one in figures if one.reason)]
    reasons += dict.fromkeys(f"đã sửa: {one.corrected}" for one in figures if one.corrected)
    unit = _unit_said(share, amount, names)
    said = reading_text(share.reading, share.sign)
    if share.made_of:  # `65,92% = 30.112/45.678`
        said += f" = {'/'.join(map(reading_text, share.made_of))}"
    return _row((unit, said, places, words, "; ".join(reasons)))


def _unit_said(share: Share, amount: Amount, names: dict[Any, str]) -> str:
    """What a unit's row is called, with the period where it is another one."""
    unit = f"– {names.get(share.unit, share.unit.label)}"
    if share.period != amount.period:
        unit += f", {in_words(share.period)}"
    return unit if share.counts else f"{unit} (không tính)"


def _row(texts: Iterable[str], *, bold: bool = False, head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if head else ""
    look = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{SIZE}"/></w:rPr>'
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:after="0"/></w:pPr><w:r>{look}'
        f'<w:t xml:space="preserve">{escape(one_line(text))}</w:t></w:r></w:p></w:tc>'
        for text, width in zip(texts, WIDTHS, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"
