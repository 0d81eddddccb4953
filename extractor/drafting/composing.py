"""A consolidated report composed by the outline of `patterns/drafts.yaml`, each number a field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import regex
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from extractor.comparison import Filed, Gathered, Reporter
from extractor.drafting import paper
from extractor.drafting.amounts import Amount, Amounts
from extractor.drafting.content import Content, Item
from extractor.drafting.fields import Field, add_field, field_name, key_of
from extractor.drafting.plain_text import clean, one_line
from extractor.drafting.quotes import Quote, quotes_of
from extractor.drafting.scope import Counted, unit_names
from extractor.drafting.source_annex import source_table
from extractor.forms import Mark, resolved
from extractor.indicators import load_indicators
from extractor.language.periods import in_words

PERIOD, OTHER_PERIOD, STANDING, QUOTE = (
    "ky",
    "ky_khac",
    "don_vi",
    "trich",
)  # what fields are of that are no numbers
COUNT = "#"  # ends what a field is of that says how many units are behind a number
TABLE_CAPTION = "solieu_bang_"  # by which a later run finds a table of units
ANNEX_CAPTION = "solieu_nguon"  # … and the annex
FIRST_NUMBER = 1000  # of bookmarks
TABLE_SIZE = 11
UNIT_WIDTH = 2.2  # times that of a number
_PERIOD_SLOT = regex.compile(r"\{kỳ\}")
_LEVELS = ((regex.compile(r"^\s*(?:[IVX]+|[A-ZĐ])[.)]"), 1), (regex.compile(r"^\s*\d+\.(?!\d)"), 2))
ANNEX_NOTE = (
    "Bảng này để kiểm tra, bỏ khi trình ký. Số có dấu (?), nền vàng phải xem lại trước khi dùng; "
    "…… là chưa có số. Chạy lại lệnh thì chỉ các số được làm mới; chữ giữa các số được giữ nguyên."
)


@dataclass
class Composed:
    """A composed report: the document, its fields by key with those of numbers, the quotes by key
    of their field."""

    document: Any
    fields: dict[str, Field] = field(default_factory=dict)
    numbers: dict[str, Amount] = field(default_factory=dict)


def compose(content: Content, gathered: Gathered, counted: Counted) -> Composed:
    """The report of a period over the counted units, as a new document."""
    return _Composing(content, gathered, counted).done()


def name_of_mark(mark: Mark, period: str, unit: str = "") -> str:
    """The name of the field of a number."""
    against = f"{mark.change}-{mark.against}" if mark.change else ""
    status = mark.status if mark.status != "actual" else ""
    code = "+".join(filter(None, (mark.code, status, mark.part, against, mark.measure)))
    return field_name(code, unit, resolved(mark.period, period))


class _Composing:
    """The composing of one report, from above."""

    def __init__(self, content: Content, gathered: Gathered, counted: Counted) -> None:
        self.content = content
        self.gathered = gathered
        self.counted = counted
        self.period = counted.scope.period
        self.size = content.office.font_size
        self.names = unit_names(counted.scope.units)
        self.made = Composed(paper.new_document(self.size))
        self.numbered = FIRST_NUMBER
        self.listed: dict[str, tuple[str, Amount]] = {}
        self.amounts = Amounts(gathered, counted.scope, self._marks())

    def _marks(self) -> list[Mark]:
        """The marks of all texts and tables."""
        texts = [one.mark for item in self.content.outline for one in item.marks]
        tables = [Mark("value", code=code) for one in self.content.outline for code in one.columns]
        return [mark for mark in (*texts, *tables) if mark]

    def done(self) -> Composed:
        """The draft, whole: head, title, opening, the outline's items, closing, annex."""
        document, office, frame = self.made.document, self.content.office, self.content.frame
        paper.add_head(document, office, f"BC-{office.symbol}" if office.symbol else "BC-……")
        self._with_period(paper.add_title(document, "BÁO CÁO", ""), frame.title, bold=True)
        self._with_period(paper.add_text(document), frame.opening)
        said = Field(field_name(STANDING, "", self.period), self.counted.said, "Đơn vị được tính")
        self._put(paper.add_text(document), said)
        for number, item in enumerate(self.content.outline):
            self._item(item, number)
        self._with_period(paper.add_text(document), frame.closing)
        paper.add_close(document, office, frame.recipients)
        self._annex()
        document.core_properties.title = f"{frame.title.replace('{kỳ}', in_words(self.period))}"
        return self.made

    def _item(self, item: Item, number: int) -> None:
        document = self.made.document
        if item.kind == "heading":
            paper.add_heading(document, item.words, _level(item.words))
        elif item.kind == "text":
            self._text(item)
        elif item.kind == "table":
            self._table(item, number)
        else:
            self._quotes(item.words)

    # ---- fields

    def _put(self, paragraph: Any, made: Field) -> None:
        self.made.fields[key_of(made.name)] = made
        self.numbered += 1
        add_field(paragraph, made, self.numbered)

    def _with_period(self, paragraph: Any, text: str, *, bold: bool = False) -> None:
        """Adds a text in which the period is a field."""
        name = field_name(PERIOD, "", self.period)
        for number, piece in enumerate(_PERIOD_SLOT.split(text)):
            if number:
                self._put(paragraph, Field(name, in_words(self.period), "Kỳ báo cáo"))
            if piece:
                paragraph.add_run(clean(piece))
        if bold:
            _format_runs(paragraph, bold=True)

    def _number(self, paragraph: Any, mark: Mark, amount: Amount, unit: str = "") -> None:
        """Adds a number, noting what it is made of."""
        name = name_of_mark(mark, self.period, unit)
        title = str(load_indicators().names.get(mark.code, mark.code))
        self._put(paragraph, Field(name, amount.text, title, amount.doubtful))
        self.made.numbers[key_of(name)] = amount
        if not unit:
            self.listed.setdefault(name, (title + _said_of(mark), amount))

    def _text(self, item: Item) -> None:
        paragraph = paper.add_text(self.made.document)
        end = 0
        for found in item.marks:
            _add(paragraph, item.words[end : found.start])
            end = found.end
            if found.mark is None:
                continue
            if found.mark.kind == "period":
                period = resolved(found.mark.period, self.period)
                is_own = period == self.period
                name = field_name(PERIOD if is_own else OTHER_PERIOD, "", period)
                self._put(paragraph, Field(name, in_words(period), "Kỳ"))
                continue
            amount = self.amounts.of(found.mark)
            self._number(paragraph, found.mark, amount)
            if not found.mark.unit:
                self._count(paragraph, found.mark, amount)
        _add(paragraph, item.words[end:])

    def _count(self, paragraph: Any, mark: Mark, amount: Amount) -> None:
        """Adds how many units are behind a number."""
        code, unit, period = name_of_mark(mark, self.period).split("|")
        text = f"{amount.taken}/{amount.of_units} đơn vị"
        _add(paragraph, " (")
        self._put(paragraph, Field(f"{code}{COUNT}|{unit}|{period}", text, "Số đơn vị có số"))
        _add(paragraph, ")")

    # ---- tables

    def _table(self, item: Item, number: int) -> None:
        document = self.made.document
        paper.add_centred(document, item.words, italic=True).paragraph_format.keep_with_next = True
        names = load_indicators().names
        heads = ["Đơn vị", *(str(names[code]) for code in item.columns)]
        widths = [UNIT_WIDTH, *([1.0] * len(item.columns))]
        table = paper.add_grid(document, heads, widths, TABLE_SIZE)
        self.numbered += 1
        name_table(table._tbl, f"{TABLE_CAPTION}{number}", self.numbered)
        for unit in self.counted.scope.units:
            self._row(table, item, self.names[unit], unit)
        self._row(table, item, "Tổng cộng", None)
        document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _row(self, table: Any, item: Item, label: str, unit: Reporter | None) -> None:
        """Adds the row of a unit, or of the sum."""
        first, *cells = paper.add_cells(table, len(item.columns) + 1)
        paper.put_in(first, label, TABLE_SIZE, bold=unit is None)
        for cell, code in zip(cells, item.columns, strict=True):
            mark = Mark("value", code=code)
            amount = self.amounts.of_unit(mark, unit) if unit else self.amounts.of(mark)
            paragraph = paper.put_in(cell, "", TABLE_SIZE)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self._number(paragraph, mark, amount, self.names[unit] if unit else "")
            _format_runs(paragraph, bold=unit is None, size=TABLE_SIZE)

    # ---- quotes

    def _reports(self) -> list[Filed]:
        """The reports of the counted units that stand, in the order of the units."""
        of_period = self.gathered.collection.by_period().get(self.period, [])
        places = {unit: at for at, unit in enumerate(self.counted.scope.units)}
        standing = [one for one in of_period if one.key not in self.gathered.left_out]
        mine = [report for report in standing if report.reporter in places]
        return sorted(mine, key=lambda report: places[report.reporter])

    def _quotes(self, name: str) -> None:
        asked = self.content.quotes[name]
        by_unit: dict[Reporter, list[Quote]] = {}
        for quote in quotes_of(self.gathered, self._reports(), asked):
            by_unit.setdefault(quote.report.reporter, []).append(quote)
        said = f"Có {len(by_unit)}/{len(self.counted.scope.units)} báo cáo nêu, trích nguyên văn:"
        count = Field(quote_name(name, "", self.period), said if by_unit else asked.none)
        self._put(paper.add_text(self.made.document), count)
        for unit, quotes in by_unit.items():
            paragraph = paper.add_text(self.made.document)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT  # broken lines would be spread
            label = self.names[unit]
            paragraph.add_run(f"{clean(label[:1].upper() + label[1:])}: ").bold = True
            text = "\n".join(_quoted(quote) for quote in quotes)
            self._put(paragraph, Field(quote_name(name, label, self.period), text, label))

    # ---- annex

    def _annex(self) -> None:
        document = self.made.document
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        paper.add_centred(document, "PHỤ LỤC: NGUỒN SỐ LIỆU", bold=True)
        paper.add_text(document, ANNEX_NOTE)
        table = source_table(self.listed.values(), self.gathered, self.names)
        document.element.body.insert_element_before(table, "w:sectPr")
        name_table(table, ANNEX_CAPTION, FIRST_NUMBER)
        document.add_paragraph()


def quote_name(section: str, unit: str, period: str) -> str:
    """The name of the field of a quote; without a unit of the line above all of a section."""
    return field_name(f"{QUOTE}.{section}", unit, period)


def _quoted(quote: Quote) -> str:
    """The words between marks, behind them where they stand."""
    number = one_line(quote.report.number) or one_line(quote.report.file)
    page = f", trang {quote.pages}" if quote.pages else ""
    return f"“{quote.words}” ({one_line(quote.title)}; báo cáo {number}{page})"


def _said_of(mark: Mark) -> str:
    """What a mark asks for besides its indicator, for people."""
    said = {"planned": ", kế hoạch", "assigned": ", được giao"}.get(mark.status, "")
    if mark.change:
        said += ", so sánh"
    return said + (f", {mark.unit}" if mark.unit else "")


def _level(heading: str) -> int:
    return next((level for form, level in _LEVELS if form.match(heading)), 3)


def _add(paragraph: Any, text: str) -> None:
    if text:
        paragraph.add_run(clean(text))


def _format_runs(paragraph: Any, *, bold: bool, size: int = 0) -> None:
    """Gives one look to all runs of a paragraph, those in fields too."""
    for element in paragraph._p.iter(qn("w:r")):
        run = Run(element, paragraph)
        run.bold = bold
        if size:
            run.font.size = Pt(size)


def name_table(table: Any, name: str, number: int) -> None:
    """Gives a table (an element) the name by which a later run finds it; people do not see it. A
    bookmark in its first cell says it too."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), name)
    table.find(qn("w:tblPr")).append(caption)
    paragraph = next(table.iter(qn("w:p")))
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), str(number))
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph.append(mark)


def tables_of(body: Any) -> dict[str, Any]:
    """The tables that are ours, by their name."""
    found: dict[str, Any] = {}
    for table in body.iter(qn("w:tbl")):
        names = [one.get(qn("w:name"), "") for one in table.iter(qn("w:bookmarkStart"))]
        caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        if caption is not None:
            names.append(caption.get(qn("w:val"), ""))
        ours = [name for name in names if name.startswith(TABLE_CAPTION) or name == ANNEX_CAPTION]
        found |= dict.fromkeys(ours, table)
    return found
