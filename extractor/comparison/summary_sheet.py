"""The sheet *Tổng hợp*: what the head of an office asks first, on one or two printed pages.

Above who has reported and how much is doubtful; then a line for each key indicator with the best
and the worst units; then units × key indicators, where every value leads to its page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import regex
from xlsxwriter.worksheet import Worksheet

from extractor.administration import TYPES
from extractor.comparison.book import (
    DECIDED_SIGN,
    DOUBT_SIGN,
    MOST_LINKS,
    Book,
    is_broken,
    write_note,
)
from extractor.comparison.csv_files import exact_text
from extractor.comparison.key_figures import (
    SHARES,
    KeyCell,
    KeyLine,
    KeyTotal,
    KeyValue,
    Standout,
    value_text,
    worth_text,
)
from extractor.comparison.notable import Change, risen_text
from extractor.comparison.reporters import Reporter
from extractor.comparison.request import Comparison
from extractor.comparison.result_folders import FigureKey
from extractor.comparison.styles import FigureLook, PageSetup, StyleName, signed_format
from extractor.comparison.totals import DECIDED
from extractor.comparison.values import Indicator, IndicatorKind, Worth, plain_number
from extractor.decisions import told_by
from extractor.language import periods

STEM = "tong-hop"
SHEET = "Tổng hợp"
LEGEND = (
    "Bấm vào số để mở trang nguồn. Khung đứt, dấu ?: cần xem lại; dấu *: người đã xem. Nền xanh, "
    "đậm: tốt nhất; nền cam, nghiêng: kém nhất. ▲▼: tăng, giảm nhiều so với {held}. "
    "✓✗: đạt, chưa đạt chỉ tiêu."
)
CSV_COLUMNS = [
    "level",
    "unit",
    "province",
    "indicator",
    "name_vi",
    "value",
    "before",
    "change",
    "target",
    "reached",
    "standout",
    "review",
    "file",
    "page",
    "corrected",
]
# The grid of the sheet: a wide column, and fourteen that hold a value each. Over the width of
# an A4 page across letters of 11 points print as 8.
FIRST_WIDTH = 26.0
VALUE_WIDTH = 10.8
VALUES = 14
PAGE = PageSetup(scale=74)
PAGE_POINTS = 680  # of rows that a page holds at that scale
HEADING_HEIGHT = 20  # of a row that names a table, in points
USUAL_HEIGHT = 15  # of a row that is not set, in points
LINE_HEIGHT = 15.5  # of a line of text, in points
# The columns of the table of indicators: heading, first and last column of the grid.
NAME, WITH_VALUE, TOTAL, BEFORE, CHANGE, REACHED, BEST, WORST = (
    ("Chỉ tiêu", 0, 1),
    ("Đơn vị có số", 2, 2),
    ("Kỳ này (cộng)", 3, 3),
    ("{held} (cộng)", 4, 4),
    ("Tăng, giảm", 5, 5),
    ("Đạt chỉ tiêu", 6, 6),
    ("Tốt nhất", 7, 10),
    ("Kém nhất", 11, 14),
)
LETTERS = {"name": 43, "best": 46, "worst": 51, "facts": 180, "heading": 11}  # that fit on a line
MOST_NAMED = 12  # units in a sentence
MOST_OFTEN = 3  # units named of those that stand at one end
TYPE_WORDS = regex.compile(rf"(?i)^(?:UBND\s+)?(?:{TYPES})\s+(?=\p{{Lu}})")
LEVELS = {"tỉnh": "Cấp tỉnh", "sở": "Các sở, ngành", "huyện": "Cấp huyện", "xã": "Cấp xã"}


def figures_of(lines: list[KeyLine]) -> set[FigureKey]:
    """The figures that the sheet's values were taken from."""
    found = set()
    for line in lines:
        for cell in line.cells:
            values = (cell.now, cell.before, cell.target)
            found |= {value.source.figure for value in values if value}
    return found


def csv_rows(done: Comparison) -> Iterator[list[str | None]]:
    """The rows of the CSV file: one for each unit and key indicator."""
    for line in done.key_lines:
        for cell in line.cells:
            yield _csv_row(line.indicator, cell)


def _csv_row(indicator: Indicator, cell: KeyCell) -> list[str | None]:
    """The values of a cell in the order of CSV_COLUMNS."""
    unit, source = cell.unit, cell.now.source
    reached = {True: "yes", False: "no", None: ""}[cell.reached]
    return [
        unit.level,
        unit.label,
        unit.province,
        indicator.code,
        indicator.name,
        cell.now.text,
        cell.before.text if cell.before else "",
        exact_text(cell.change),
        cell.target.text if cell.target else "",
        reached,
        cell.standout,
        "yes" if cell.now.review else "no",
        source.file,
        source.page,
        cell.now.corrected,
    ]


def write_summary(book: Book, done: Comparison, changes: list[Change]) -> None:
    """Write the sheet; without any key indicator it says so."""
    title = f"Tổng hợp, {periods.in_words(done.period)}"
    sheet = book.add(SHEET, title, LEGEND.format(held=done.held_name), PAGE)
    _SummarySheet(book, sheet, done, changes).write()


class _SummarySheet:
    """The sheet while it is written, from above."""

    def __init__(self, book: Book, sheet: Worksheet, done: Comparison, changes: list[Change]):
        self.book = book
        self.sheet = sheet
        self.done = done
        self.changes = {(one.cell.unit, one.line.indicator.code): one for one in changes}
        self.row = 2
        self.links = 0
        self.heights = {0: 24.0}  # of rows, in points; the title's
        self.breaks: list[int] = []  # rows that open a page

    def write(self) -> None:
        """Write the facts of the comparison, then each level's key indicators and its units."""
        self.sheet.set_column(0, 0, FIRST_WIDTH)
        self.sheet.set_column(1, VALUES, VALUE_WIDTH)
        for what, sentence in self._facts():
            self._write_fact(what, sentence)
        by_level = _by_level(self.done.key_lines)
        for level, lines in by_level.items():
            self.row += 1
            self._write_indicators(level, lines)
        for level, lines in by_level.items():
            for first in range(0, len(lines), VALUES):
                self.row += 1
                self._write_units(level, lines[first : first + VALUES])
        self.sheet.set_h_pagebreaks(self.breaks)

    def _facts(self) -> Iterator[tuple[str, str]]:
        """What is said above the tables: a name and a sentence each."""
        done = self.done
        held = done.held_against
        against = (
            f"{done.held_name} là {periods.in_words(held)}" if held else "không có kỳ để đối chiếu"
        )
        if held and not any(cell.before for line in done.key_lines for cell in line.cells):
            against = f"{periods.in_words(held)} không có số liệu để đối chiếu"
        yield "Kỳ báo cáo", f"{periods.in_words(done.period)}; {against}"
        yield "Đã báo cáo", self._reported()
        yield "Cần xem lại", self._doubtful()
        yield from self._ends()
        yield "Biến động", self._changed()
        if not done.key_lines:
            yield (
                "Chỉ tiêu chính",
                "không báo cáo nào có số của các chỉ tiêu chính; xem các trang sau",
            )

    def _reported(self) -> str:
        standing = self.done.standing
        count = len(self.done.compared.reporters)
        if not standing.has_list:
            return f"{count} đơn vị (không có danh sách đơn vị phải báo cáo, cho bằng --expected)"
        said = f"{len(standing.reported)}/{len(standing.expected)} đơn vị trong danh sách"
        if standing.unseen:
            said += f"; CHƯA thấy báo cáo: {_named([unit.label for unit in standing.unseen])}"
        if standing.there:
            labels = [unit.label for unit in standing.there]
            said += f"; có tệp nhưng chưa tính được: {_named(labels)}"
        return said

    def _doubtful(self) -> str:
        cells = [cell for line in self.done.key_lines for cell in line.cells]
        doubtful = sum(cell.now.review for cell in cells)
        corrected = sum(bool(cell.now.corrected) for cell in cells)
        said = f"không có giá trị nào trong {len(cells)} giá trị của trang này"
        if doubtful:
            said = f"{doubtful} trong {len(cells)} giá trị của trang này (trang “Cần xem lại”)"
        if corrected:
            said += f"; {corrected} giá trị người xem đã sửa hoặc xác nhận (dấu *)"
        return said

    def _ends(self) -> Iterator[tuple[str, str]]:
        """Which units of a level stand most often among the worst, and among the best."""
        by_level = _by_level(self.done.key_lines)
        for level, lines in by_level.items():
            ranked = [line for line in lines if line.standouts("worst")]
            if ranked:
                what = "Kém, tốt nhiều nhất" if len(by_level) == 1 else _level_name(level)
                yield (
                    what,
                    f"{len(ranked)} chỉ tiêu có xếp hạng; nhiều lần trong nhóm kém nhất: "
                    f"{_often(ranked, 'worst')}; nhiều lần trong nhóm tốt nhất: "
                    f"{_often(ranked, 'best')}",
                )

    def _changed(self) -> str:
        large = [one for one in self.changes.values() if one.large]
        differing = [one for one in self.changes.values() if one.verdict == "differs"]
        said = f"{len(large)} chỉ tiêu của đơn vị tăng, giảm nhiều so với {self.done.held_name}"
        if large:
            said += f" (nhất là {'; '.join(_change_text(one) for one in large[:2])})"
        if differing:
            units = _named(list(dict.fromkeys(_short(one.cell.unit) for one in differing)))
            said += f"; {len(differing)} chỗ báo cáo nói tăng, giảm khác số tính được ({units})"
        return f"{said}: trang “Biến động”"

    def _write_fact(self, what: str, sentence: str) -> None:
        self.sheet.write_string(self.row, 0, what, self.book.style("bold", "top"))
        style = self.book.style("wrapped", "top")
        self.sheet.merge_range(self.row, 1, self.row, VALUES, sentence, style)
        self._set_height([(sentence, LETTERS["facts"])])
        self.row += 1

    def _set_height(self, texts: Sequence[tuple[str, int]]) -> None:
        """Make the row as high as its longest text needs, each with the letters of a line."""
        lines = max(math.ceil(len(text) / letters) for text, letters in texts)
        self._be_high(LINE_HEIGHT * max(1, lines))

    def _be_high(self, points: float) -> None:
        """Make the row so high."""
        self.sheet.set_row(self.row, points)
        self.heights[self.row] = points

    def _opens_a_page(self, points: float) -> bool:
        """True where so much no longer fits below what stands on the page, but on the next one."""
        first = self.breaks[-1] if self.breaks else 0
        there = sum(self.heights.get(row, USUAL_HEIGHT) for row in range(first, self.row))
        return there + points > PAGE_POINTS and points <= PAGE_POINTS

    def _write_indicators(self, level: str, lines: list[KeyLine]) -> None:
        """The table of key indicators of a level."""
        self._write_heading(f"{_level_name(level)}: các chỉ tiêu chính")
        for text, first, last in (NAME, WITH_VALUE, TOTAL, BEFORE, CHANGE, REACHED, BEST, WORST):
            named = text.format(held=self.done.held_name.capitalize())
            self._write_over(first, last, named, ("heading",))
        self._be_high(LINE_HEIGHT * 2)
        for line in lines:
            self.row += 1
            self._write_indicator(line)
        self.row += 1

    def _write_heading(self, text: str) -> None:
        self._be_high(HEADING_HEIGHT)
        self.sheet.write_string(self.row, 0, text, self.book.style("block_heading"))
        for place in range(1, VALUES + 1):
            self.sheet.write_blank(self.row, place, None, self.book.style("block"))
        self.row += 1

    def _write_over(self, first: int, last: int, text: str, styles: tuple[StyleName, ...]) -> None:
        """A text in one column of the grid or over several."""
        style = self.book.style(*styles)
        if first == last:
            self.sheet.write_string(self.row, first, text, style)
        else:
            self.sheet.merge_range(self.row, first, self.row, last, text, style)

    def _write_indicator(self, line: KeyLine) -> None:
        name = line.indicator.title
        best, worst = _standouts_text(line, "best"), _standouts_text(line, "worst")
        self._write_over(*NAME[1:], name, ("cell", "wrapped"))
        counted = f"{len(line.cells)}/{line.of_units}"
        self._write_over(*WITH_VALUE[1:], counted, ("cell", "text"))
        self._write_total(TOTAL[1], line.indicator, line.total)
        self._write_total(BEFORE[1], line.indicator, line.total_before)
        self._write_change(line)
        targets = line.reached
        reached = f"{sum(targets)}/{len(targets)}" if targets else ""
        self._write_over(*REACHED[1:], reached, ("cell", "text"))
        self._write_over(*BEST[1:], best, ("cell", "wrapped", *_styles_of("best", best)))
        self._write_over(*WORST[1:], worst, ("cell", "wrapped", *_styles_of("worst", worst)))
        texts = {"name": name, "best": best, "worst": worst}
        self._set_height([(text, LETTERS[which]) for which, text in texts.items()])

    def _write_total(self, place: int, indicator: Indicator, total: KeyTotal | None) -> None:
        """What units come to, with a sign and a note where values in it are in doubt."""
        if total is None:
            self.sheet.write_string(self.row, place, "", self.book.style("cell", "text"))
            return
        look = _look(indicator, total.worth)
        styles: list[StyleName] = ["cell", look]
        if total.review:
            styles.append("doubtful")
        signed = signed_format(look, DOUBT_SIGN if total.review else "")
        style = self.book.style(*styles, number_format=signed)
        self.sheet.write_number(self.row, place, float(total.worth), style)
        if total.review:
            write_note(self.sheet, self.row, place, _note_of_total(total))

    def _write_change(self, line: KeyLine) -> None:
        change = line.total_change
        if change is None:
            self.sheet.write_string(self.row, CHANGE[1], "", self.book.style("cell", "text"))
            return
        in_points = line.indicator.kind in SHARES
        wanted = '+0.0#" điểm";-0.0#" điểm";0" điểm"' if in_points else "+0.0#%;-0.0#%;0%"
        styles: list[StyleName] = ["cell", "share"]
        if any(total.review for total in (line.total, line.total_before) if total):
            styles.append("doubtful")
            wanted = ";".join(f'{part}"{DOUBT_SIGN}"' for part in wanted.split(";"))
        style = self.book.style(*styles, number_format=wanted)
        shown = change * 100 if in_points else change
        self.sheet.write_number(self.row, CHANGE[1], float(shown), style)

    def _write_units(self, level: str, lines: list[KeyLine]) -> None:
        """Units × some key indicators of a level; on a page of their own where one holds them."""
        longest = max(len(line.indicator.title) for line in lines)
        head = LINE_HEIGHT * math.ceil(longest / LETTERS["heading"])
        units = [unit for unit in self.done.compared.reporters if unit.level == level]
        if self._opens_a_page(HEADING_HEIGHT + head + USUAL_HEIGHT * len(units)):
            self.breaks.append(self.row)
        self._write_heading(f"{_level_name(level)}: từng đơn vị")
        self._write_over(0, 0, "Đơn vị", ("heading",))
        for place, line in enumerate(lines, 1):
            self._write_over(place, place, line.indicator.title, ("heading",))
        self._be_high(head)
        cells = [{cell.unit: cell for cell in line.cells} for line in lines]
        for unit in units:
            self.row += 1
            self._write_unit(unit, lines, [of_line.get(unit) for of_line in cells])
        self.row += 1

    def _write_unit(
        self, unit: Reporter, lines: list[KeyLine], cells: list[KeyCell | None]
    ) -> None:
        self.sheet.write_string(self.row, 0, unit.label, self.book.style("cell"))
        for place, (line, cell) in enumerate(zip(lines, cells, strict=True), 1):
            if cell is None:
                self.sheet.write_blank(self.row, place, None, self.book.style("cell"))
            else:
                self._write_value(place, line.indicator, cell)

    def _write_value(self, place: int, indicator: Indicator, cell: KeyCell) -> None:
        """A unit's value, with its signs, a way to its page, and a note where there is one."""
        now = cell.now
        look = "text" if now.worth is None else _look(indicator, now.worth)
        styles: list[StyleName] = ["cell", look]
        styles += _styles_of(cell.standout, "x")
        if now.review:
            styles.append("doubtful")
        link = self.book.sources.link(now.source) if self.links < MOST_LINKS else ""
        if link:
            styles.append("source")
            self.sheet.write_url(self.row, place, link, self.book.style(*styles), "x")
            self.links += 1
        style = self.book.style(
            *styles, number_format=signed_format(look, self._signs(indicator, cell))
        )
        if now.worth is None:
            self.sheet.write_string(self.row, place, now.text, style)
        else:
            self.sheet.write_number(self.row, place, float(now.worth), style)
        why = self.book.sources.why(now.source) if now.review else ""
        note = _note(indicator, cell, why, self.done.held_name)
        if note:
            write_note(self.sheet, self.row, place, note)

    def _signs(self, indicator: Indicator, cell: KeyCell) -> str:
        """The signs behind a value: doubt, a large change, the target reached or not."""
        signs = DOUBT_SIGN if cell.now.review else ""
        signs += DECIDED_SIGN if cell.now.corrected else ""
        change = self.changes.get((cell.unit, indicator.code))
        if change and change.large:
            signs += " ▼" if cell.change is not None and cell.change < 0 else " ▲"
        if cell.reached is not None:
            signs += " ✓" if cell.reached else " ✗"
        return signs


def _by_level(lines: Iterable[KeyLine]) -> dict[str, list[KeyLine]]:
    """The lines of each level, in their order."""
    found: dict[str, list[KeyLine]] = {}
    for line in lines:
        found.setdefault(line.level, []).append(line)
    return found


def _often(lines: list[KeyLine], which: Standout) -> str:
    """The units that stand at one end most often, each with how often: at most MOST_OFTEN of them,
    fewer where the last ones stand there as often as others that are not named."""
    counted: Counter[Reporter] = Counter()
    for line in lines:
        counted.update(cell.unit for cell in line.standouts(which))
    foremost = counted.most_common(MOST_OFTEN + 1)
    beyond = foremost[MOST_OFTEN][1] if len(foremost) > MOST_OFTEN else 0
    named = [f"{_short(unit)} ({times})" for unit, times in foremost if times > beyond]
    return ", ".join(named) or "không đơn vị nào nhiều hơn các đơn vị khác"


def _level_name(level: str) -> str:
    return LEVELS.get(level, "Đơn vị không rõ cấp")


def _note_of_total(total: KeyTotal) -> str:
    """Why a person must look at what units come to."""
    said = []
    if total.doubtful:
        said.append(f"Trong đó {total.doubtful} giá trị cần xem lại.")
    if total.differing:
        units = _named([_short(unit) for unit in total.differing])
        said.append(f"Tính từ các số thành phần; báo cáo ghi tỷ lệ khác: {units}.")
    return "\n".join(said)


def _look(indicator: Indicator, worth: Worth) -> FigureLook:
    if indicator.kind in SHARES:
        return "share"
    if indicator.kind == "place":
        return "place"
    return "broken_amount" if is_broken(worth) else "amount"


def _styles_of(standout: Standout, text: str) -> tuple[StyleName, ...]:
    """The styles of what stands out; an empty text has none."""
    return (standout,) if standout and text else ()


def _standouts_text(line: KeyLine, which: Standout) -> str:
    """The units at one end with their values; how many there are, where they are many."""
    cells = line.standouts(which)
    kind = line.indicator.kind
    texts = {value_text(cell.now, kind) for cell in cells}
    if len(cells) > 4 and len(texts) == 1:
        return f"{len(cells)} đơn vị cùng {texts.pop()}"
    named = [f"{_short(cell.unit)} {_with_doubt(cell, kind)}" for cell in cells[:4]]
    more = f"; và {len(cells) - 4} đơn vị" if len(cells) > 4 else ""
    return "; ".join(named) + more


def _with_doubt(cell: KeyCell, kind: IndicatorKind) -> str:
    # A per cent sign behind a blank would open a line of its own.
    shown = value_text(cell.now, kind).replace(" %", "%")
    return shown + (DOUBT_SIGN if cell.now.review else "")


def _short(unit: Reporter) -> str:
    """A unit's label without the word for its type, where the name stands alone.

    >>> _short(Reporter(level="huyện", name="huyện Mỹ Xuyên", district="", province="", today="",
    ...     era=""))
    'Mỹ Xuyên'
    >>> _short(Reporter(level="xã", name="đặc khu Cô Tô", district="", province="", today="",
    ...     era=""))
    'Cô Tô'
    """
    return TYPE_WORDS.sub("", unit.label) or unit.label


def _named(names: list[str]) -> str:
    more = f" và {len(names) - MOST_NAMED} đơn vị khác" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def _change_text(change: Change) -> str:
    cell, indicator = change.cell, change.line.indicator
    before = value_text(cell.before, indicator.kind) if cell.before else ""
    now = value_text(cell.now, indicator.kind)
    return f"{_short(cell.unit)}: {indicator.name} {before} → {now}"


def _note(indicator: Indicator, cell: KeyCell, why: str, held: str) -> str:
    """What a value is made of and held against, where a person must look (`why`) or it was
    computed. `held`: what the period of the value before is called."""
    now = cell.now
    if not (now.review or now.computed or now.corrected or cell.target):
        return ""
    parts = [why] if why else []
    parts += _about(now)
    if cell.before:
        risen = risen_text(cell, indicator)
        parts.append(f"{held.capitalize()}: {value_text(cell.before, indicator.kind)} ({risen}).")
    if cell.target:
        target = value_text(cell.target, indicator.kind)
        parts.append(f"Chỉ tiêu: {target} ({cell.target.source.file}).")
    parts.append(f"Nguồn: {now.source.file}, trang {now.source.page}.")
    return "\n".join(parts)


def _grouped(text: str) -> str:
    """A number with points between its thousands; what is no number as it is."""
    number = plain_number(text)
    return text if number is None else worth_text(number, "count")


def _about(now: KeyValue) -> Iterator[str]:
    """What is to be said of a value itself."""
    if now.computed:
        first, _, second = now.text.partition("/")
        yield f"Tính từ {_grouped(first)}/{_grouped(second)}."
    elif now.worth is None:
        yield f"Nhiều giá trị hoặc khác đơn vị tính: {now.text}."
    if now.corrected:
        yield f"{DECIDED}: {told_by(now.corrected)}."
