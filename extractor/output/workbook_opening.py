"""The workbook's first two sheets: *Tóm tắt*, what was read and what to do next, and *Chỉ tiêu*,
reports × key indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from extractor.indicators import load_indicators
from extractor.language import periods
from extractor.language.alphabet import AlphabetKey, alphabet_key
from extractor.language.numbers import printed_number
from extractor.output.database import NOT_HOLDING, Dataset
from extractor.output.names import TABLE_NAMES
from extractor.output.page_html import PageViews
from extractor.output.schema import FILES_JOINED_BY, Row
from extractor.output.workbook_columns import LONGEST
from extractor.output.workbook_style import (
    Formats,
    Look,
    Workbook,
    Worksheet,
    fit_to_page,
)
from extractor.patterns import read_rules

OPENING = "Tóm tắt"
INDICATORS = "Chỉ tiêu"
NOBODY_KNOWN = "(chưa rõ)"  # the unit of a report
NOTHING_KEYED = "Không văn bản nào có số của các chỉ tiêu chính."
READ = ("documents", *TABLE_NAMES)  # the tables of what was read
MOST_NAMED = 8  # files or periods in a sentence
REPORT_COLUMNS = (("Đơn vị", 28), ("Kỳ", 22), ("Số, ký hiệu", 16), ("Tệp", 32))
KEY_WIDTH = 13
KEY_SCALE = 75  # per cent, so that letters of 11 points print as 8
LINE = 15  # points high
LETTERS = 118  # of a line of the opening sheet
HEAD_LETTERS = 12  # of a line of a key indicator's name


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the opening sheet: what it is about, what is to be said, and the sheet that it
    leads to, "" for none."""

    what: str
    sentence: str
    sheet: str = ""


def write_opening(book: Workbook, formats: Formats, data: Dataset) -> None:
    """Add the sheet *Tóm tắt*."""
    sheet = book.add_worksheet(OPENING)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 110)
    sheet.write_string(0, 0, "Tóm tắt kết quả đọc", formats.head)
    sheet.write_blank(0, 1, None, formats.head)
    lines = [*_read(data), *_doubtful(data), *_decided(data), *_next_steps(data)]
    for at, said in enumerate(lines, 1):
        if said.sheet:
            link = formats.of("link")
            sheet.write_url(at, 0, f"internal:'{said.sheet}'!A1", link, said.what)
        else:
            sheet.write_string(at, 0, said.what, formats.of("wrap"))
        sheet.write_string(at, 1, said.sentence[:LONGEST], formats.of("wrap"))
        sheet.set_row(at, LINE * (1 + len(said.sentence) // LETTERS))
    fit_to_page(sheet)


def _read(data: Dataset) -> Iterator[Said]:
    """What was read: documents, periods, figures, files that could not be read."""
    documents = list(data.rows("documents"))
    yield Said("Đã đọc", "; ".join(_of_documents(documents)), "Văn bản")
    yield Said("Kỳ báo cáo", _periods(documents), "Văn bản")
    figures = printed_number(str(data.count_figures()))
    yield Said("Số liệu", f"{figures} số liệu", TABLE_NAMES["figures"])
    failed = [row["file"] for row in data.rows("failures")]
    if failed:
        yield Said("Không đọc được", f"{len(failed)} tệp: {_named(failed, 'tệp')}", "Tệp lỗi")


def _of_documents(documents: list[Row]) -> Iterator[str]:
    """How many documents there are, of how many units; those of nobody, files read once for two."""
    issuers = {row["issuer"] for row in documents if row["issuer"]}
    yield f"{len(documents)} văn bản của {len(issuers)} cơ quan, đơn vị"
    unknown = sum(not row["issuer"] for row in documents)
    if unknown:
        yield f"{unknown} văn bản chưa rõ cơ quan ban hành"
    listed = (str(row["copies"]).split(FILES_JOINED_BY) for row in documents if row["copies"])
    copies = sorted(set(chain.from_iterable(listed)))
    if copies:
        yield f"{len(copies)} tệp trùng nội dung, chỉ tính một lần: {_named(copies, 'tệp')}"


def _periods(documents: list[Row]) -> str:
    counted = Counter(row["period"] for row in documents)
    unknown = counted.pop("", 0)
    named = [f"{periods.in_words(period)} ({count})" for period, count in counted.most_common()]
    known = [_named(named, "kỳ")] if named else []
    return "; ".join([*known, f"không rõ kỳ ({unknown})"] if unknown else known) or "không có"


def _doubtful(data: Dataset) -> Iterator[Said]:
    """What a person must look at."""
    count = data.count_to_review()
    sentence = "không có dòng nào"
    if count:
        by_file = Counter[str]()
        for table in READ:
            by_file.update(row["file"] for row in data.rows(table) if row["review"] == "yes")
        most = [f"{file} ({number})" for file, number in by_file.most_common(MOST_NAMED)]
        sentence = f"{printed_number(str(count))} dòng, nhiều nhất ở: {'; '.join(most)}"
    yield Said("Cần xem lại", sentence, "Cần xem lại")
    failing = [row for row in data.rows("checks") if row["verdict"] in NOT_HOLDING]
    if failing:
        files = list(dict.fromkeys(row["file"] for row in failing))
        told = f"{len(failing)} chỗ trong {len(files)} văn bản: {_named(files, 'văn bản')}"
        yield Said("Số không khớp nhau", told, "Đối chiếu")


def _decided(data: Dataset) -> Iterator[Said]:
    """How many rows persons have corrected or confirmed, where there are any."""
    count = sum(bool(row["corrected"]) for table in READ for row in data.rows(table))
    if count:
        told = f"{printed_number(str(count))} dòng đã sửa hoặc xác nhận"
        yield Said("Người đã xem", told, "Đã sửa")


def _next_steps(data: Dataset) -> Iterator[Said]:
    """What to do next, in order."""
    steps, folder = [], data.out.resolve().name
    if data.count("failures"):
        steps.append("Xem trang “Tệp lỗi”: mỗi tệp ghi việc cần làm; sửa xong chạy lại lệnh cũ.")
    if data.count_to_review():
        steps.append(
            "Xem các dòng “Cần xem lại”: gõ giá trị đúng vào cột xanh rồi chạy lại, hoặc mở "
            f'trang trong trình duyệt: solieu review "{folder}"'
        )
    steps.append(f'Lập bảng so sánh các đơn vị: solieu compare "{folder}" --out so-sanh.xlsx')
    for number, step in enumerate(steps, 1):
        yield Said(f"Việc tiếp theo {number}", step)


def _named(names: list[str], what: str) -> str:
    """The first names, and how many more there are of what they name."""
    more = f" và {len(names) - MOST_NAMED} {what} nữa" if len(names) > MOST_NAMED else ""
    return "; ".join(names[:MOST_NAMED]) + more


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report says of a key indicator: all values that differ, and the row of the first."""

    texts: tuple[str, ...]
    row: Row

    @property
    def review(self) -> bool:
        return len(self.texts) > 1 or self.row["review"] == "yes"


def write_key_indicators(book: Workbook, formats: Formats, data: Dataset) -> None:
    """Add the sheet *Chỉ tiêu*: a line for each document that has a key indicator, results alone.
    Columns without any value are left out."""
    wanted = _wanted()
    told = _told(data, frozenset(wanted))
    there = set(chain.from_iterable(told.values()))
    codes = [code for code in wanted if code in there]
    sheet = book.add_worksheet(INDICATORS)
    _write_heads(sheet, formats, codes)
    views = PageViews(data.out)
    documents = sorted((row for row in data.rows("documents") if row["file"] in told), key=_place)
    for line, document in enumerate(documents, 1):
        _write_report(sheet, formats, line, document)
        of_report = told[document["file"]]
        for at, code in enumerate(codes, len(REPORT_COLUMNS)):
            if code in of_report:
                one = of_report[code]
                _write_told(sheet, formats, (line, at), one, _link(views, document, one.row))
    if documents:
        sheet.autofilter(0, 0, len(documents), len(REPORT_COLUMNS) + len(codes) - 1)
    else:
        sheet.write_string(1, 0, NOTHING_KEYED, formats.of("text"))
    fit_to_page(sheet)
    sheet.set_print_scale(KEY_SCALE)  # many columns on one page across could not be read
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)


def _wanted() -> list[str]:
    """The codes of the key indicators, in the order in which they are shown."""
    return [one["code"] for one in read_rules("comparison.yaml")["key_indicators"]]


def _write_heads(sheet: Worksheet, formats: Formats, codes: list[str]) -> None:
    """Write what the columns are: those of the report, then its indicators by their names."""
    names = load_indicators().names if codes else {}
    keyed = [(names[code], KEY_WIDTH) for code in codes]
    for at, (heading, width) in enumerate((*REPORT_COLUMNS, *keyed)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats.head)
    longest = max((len(name) for name, _ in keyed), default=0)
    sheet.set_row(0, LINE * max(2, 1 + longest // HEAD_LETTERS))
    sheet.freeze_panes(1, 1)


def _place(document: Row) -> tuple[bool, AlphabetKey, str, int, AlphabetKey]:
    """Units run by the alphabet, the documents of one by the end of their period (a quarter before
    the half-year that it ends) and by name; those of whom nobody knows come last."""
    issuer, period, file = (str(document[name] or "") for name in ("issuer", "period", "file"))
    first, last = periods.span(period)
    begun = -int(first.replace("-", "") or 0)
    return not issuer, alphabet_key(issuer), last, begun, alphabet_key(file)


def _told(data: Dataset, wanted: frozenset[str]) -> dict[str, dict[str, _Told]]:
    """The results that documents give of some indicators, by file and code."""
    found: dict[str, dict[str, _Told]] = {}
    of_documents = {row["file"]: row["period"] for row in data.rows("documents")}
    for row in data.rows("figures"):
        if row["indicator"] not in wanted or row["status"] != "actual":
            continue
        if row["for_period"] not in ("", None, of_documents.get(row["file"])):
            continue
        of_report = found.setdefault(row["file"], {})
        before = of_report.get(row["indicator"])
        texts = (*before.texts, _text(row)) if before else (_text(row),)
        first = before.row if before else row
        of_report[row["indicator"]] = _Told(tuple(dict.fromkeys(texts)), first)
    return found


def _text(row: Row) -> str:
    if row["numerator"] not in ("", None):
        return f"{row['numerator']}/{row['denominator']}"
    return str(row["value"])


def _exact(text: str, is_share: bool) -> float:
    """The number of a cell; a percentage is divided as a decimal, so that 99.4 is 0.994."""
    return float(Decimal(text) / 100 if is_share else Decimal(text))


def _write_report(sheet: Worksheet, formats: Formats, line: int, document: Row) -> None:
    period = periods.in_words(str(document["period"]))
    issuer = document["issuer"] or NOBODY_KNOWN
    texts = (issuer, period, document["number"], document["file"])
    for at, text in enumerate(texts):
        sheet.write_string(line, at, str(text or ""), formats.of("text"))


def _link(views: PageViews, document: Row, row: Row) -> str:
    """The path of a figure's mark on its page, "" where the page has no view."""
    pictured = row["x0"] not in ("", None)
    return views.link(str(document["sha256"]), row["page"], row["start"], pictured)


def _write_told(
    sheet: Worksheet, formats: Formats, place: tuple[int, int], one: _Told, link: str
) -> None:
    """Write a value that leads to its page; a number where it is one and the only one."""
    row = one.row
    is_share = row["kind"] == "percentage"
    whole_or_real: Look = "real" if "." in one.texts[0] else "whole"
    look: Look = "share" if is_share else whole_or_real
    shown = formats.of(look, one.review)
    if link:
        sheet.write_url(*place, f"external:{link}", shown, "x")
    text = one.texts[0]
    if len(one.texts) == 1 and text.replace(".", "", 1).lstrip("-").isdigit() and len(text) < 16:
        sheet.write_number(*place, _exact(text, is_share), shown)
    else:
        # On the left a ratio would run into the number before it.
        sheet.write_string(*place, " | ".join(one.texts), formats.of("figures", one.review))
