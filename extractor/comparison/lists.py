"""Lists beside the tables: who has not reported, reports sent twice, letters and who answered
them, what is to be reviewed. Each row is a dict of text, in the order of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.administration import DISTRICTS_END, Gazetteer, Unit
from extractor.comparison.repeats import Repeat
from extractor.comparison.reporters import Reporter, reporter_of
from extractor.comparison.result_folders import Collection, Filed
from extractor.comparison.totals import Column, Compared, FieldTable, in_order
from extractor.comparison.values import Indicator, Readings, Source, number
from extractor.language import periods

# Lists by key: (stem of the CSV file, sheet, columns as heading, width, key of a row).
LISTS = {
    "missing": (
        "chua-bao-cao",
        "Chưa báo cáo",
        [
            ("Cấp", 9, "level"),
            ("Đơn vị", 34, "unit"),
            ("Tỉnh, thành phố", 20, "province"),
            ("Ghi chú", 70, "remark"),
        ],
    ),
    "repeats": (
        "bao-cao-trung",
        "Báo cáo trùng",
        [
            ("Đơn vị", 24, "unit"),
            ("Kỳ", 11, "period"),
            ("Báo cáo được tính", 24, "counts"),
            ("Ngày", 11, "counts_date"),
            ("Báo cáo trùng", 24, "replaced"),
            ("Ngày", 11, "replaced_date"),
            ("Vì sao", 26, "why"),
            ("Chỉ tiêu khác nhau", 36, "name"),
            ("Giá trị được tính", 13, "value"),
            ("Giá trị ở báo cáo trùng", 13, "replaced_value"),
        ],
    ),
    "answers": (
        "tra-loi-cong-van",
        "Trả lời công văn",
        [
            ("Công văn", 30, "letter"),
            ("Tình trạng", 14, "state"),
            ("Cấp", 8, "level"),
            ("Đơn vị", 30, "unit"),
            ("Tỉnh, thành phố", 16, "province"),
            ("Số báo cáo", 16, "number"),
            ("Ngày báo cáo", 13, "doc_date"),
            ("Kỳ", 16, "period"),
            ("Tệp", 34, "file"),
        ],
    ),
    "review": (
        "can-xem-lai",
        "Cần xem lại",
        [
            ("Trang tính", 20, "sheet"),
            ("Đơn vị", 26, "unit"),
            ("Tỉnh, thành phố", 16, "province"),
            ("Chỉ tiêu", 44, "name"),
            ("Giá trị", 16, "value"),
            ("Tệp", 30, "file"),
            ("Trang", 7, "page"),
            ("Vì sao", 60, "why"),
        ],
    ),
}
REMARKS = {
    "missing": "Đơn vị phải báo cáo mà chưa có báo cáo của kỳ này trong các thư mục đã chọn.",
    "repeats": "Báo cáo gửi hai lần hoặc được thay bằng bản sửa. Số của báo cáo trùng không được tính, trừ dòng ghi CHƯA QUYẾT.",
    "answers": "Theo câu mở đầu của báo cáo (“Thực hiện Công văn số …”).",
    "review": "Xem lại những giá trị này trước khi dùng; sửa ở báo cáo gốc hoặc trong thư mục kết quả rồi chạy lại.",
}
CSV_KEYS = {"repeats": ["indicator"], "review": ["indicator"]}
STATUS = {"planned": " (dự kiến)", "assigned": " (được giao)"}
WHY = {
    "later_date": "ngày ban hành muộn hơn",
    "read_later": "cùng ngày ban hành, tệp được đọc sau",
    "other_period": "CHƯA QUYẾT: cùng số, ngày nhưng khác kỳ, có thể đọc sai; cả hai đang được tính; cần xem",
    "no_date": "CHƯA QUYẾT: không rõ ngày ban hành, cả hai đang được tính; cần xem",
}


def expected_reporters(known: Gazetteer, period: str) -> list[Reporter]:
    """Units of the user's list that were there at the period's end."""
    day = periods.span(period)[1]
    from_list = [u for u in known.units if u.valid(day)]
    return [Reporter(u.level, *_as_reported(u, day)) for u in from_list]


def _as_reported(unit: Unit, day: str) -> tuple[str, str, str, str, str]:
    found = reporter_of(
        unit.name, unit.level, unit.province, unit.district, day, Gazetteer((unit,))
    )
    return found.name, found.district, found.province, found.today, found.era


def missing(
    collection: Collection, period: str, known: Gazetteer, wanted
) -> Iterator[dict[str, str]]:
    """Units that should have reported on the period: of the user's list, else those that reported
    on another one. `wanted(reporter)` says which are compared at all."""
    there = {r.reporter for r in collection.filed.values() if r.period == period}
    by_unit: dict[Reporter, list[Filed]] = {}
    for report in collection.filed.values():
        by_unit.setdefault(report.reporter, []).append(report)
    listed = expected_reporters(known, period) if known.units else [r for r in by_unit if r.level]
    end = periods.span(period)[1]
    for unit in in_order(
        (r for r in listed if wanted(r) and r not in there and not _ended(r, end)), False
    ):
        yield {
            "level": unit.level,
            "unit": unit.label,
            "province": unit.province,
            "remark": _remark(by_unit.get(unit, []), period),
        }


def _ended(unit: Reporter, end: str) -> bool:
    """Units of before July 2025 owe nothing for a period that ends later."""
    return end > DISTRICTS_END and (unit.level == "huyện" or unit.era == "63")


def _remark(filed: list[Filed], period: str) -> str:
    unclear = [r.file for r in filed if not r.period]
    year = [
        f"{periods.in_words(r.period)} ({r.file})"
        for r in filed
        if r.period[:4] == period[:4] and r.period != period
    ]
    parts = ["có văn bản không rõ kỳ: " + "; ".join(unclear)] if unclear else []
    return ". ".join(parts + (["đã báo cáo kỳ khác: " + "; ".join(year)] if year else []))


def repeat_rows(
    repeats: list[Repeat], by_report: dict[tuple[int, str], dict], indicators: dict[str, Indicator]
) -> Iterator[dict[str, str]]:
    """One row for each figure in which two versions differ; one that says so where none does."""
    for repeat in repeats:
        head = {
            "unit": repeat.kept.reporter.label,
            "province": repeat.kept.reporter.province,
            "period": repeat.kept.period,
            "counts": repeat.kept.file,
            "counts_date": repeat.kept.doc_date,
            "replaced": repeat.other.file,
            "replaced_date": repeat.other.doc_date,
            "why": WHY[repeat.why],
        }
        kept, other = (by_report.get((r.folder, r.file), {}) for r in (repeat.kept, repeat.other))
        differing = [key for key in sorted({*kept, *other}) if kept.get(key) != other.get(key)]
        for code, status in differing:
            yield {
                **head,
                "indicator": code,
                "name": (indicators[code].name if code in indicators else code)
                + STATUS.get(status, ""),
                "value": kept.get((code, status), "(không có)"),
                "replaced_value": other.get((code, status), "(không có)"),
            }
        if not differing:
            yield {
                **head,
                "indicator": "",
                "name": "không có chỉ tiêu nào khác nhau",
                "value": "",
                "replaced_value": "",
            }


def answer_rows(
    collection: Collection, period: str, known: Gazetteer, wanted
) -> Iterator[dict[str, str]]:
    """By letter: who answered it, and of the user's list who has not."""
    letters: dict[str, list[Filed]] = {}
    for report in filter(lambda r: wanted(r.reporter), collection.filed.values()):
        for letter in filter(None, report.answers.split("; ")):
            letters.setdefault(letter, []).append(report)
    listed = [r for r in expected_reporters(known, period) if wanted(r)]
    for letter, reports in sorted(letters.items()):
        for report in sorted(reports, key=lambda r: (r.reporter.label, r.file)):
            yield {
                "letter": letter,
                "state": "đã trả lời",
                "level": report.reporter.level,
                "unit": report.reporter.label,
                "province": report.reporter.province,
                "number": report.number,
                "doc_date": report.doc_date,
                "period": report.period,
                "file": report.file,
            }
        there, asked = {r.reporter for r in reports}, {r.period for r in reports}
        for unit in (
            in_order((u for u in listed if u not in there and _addressed(u, reports)), False)
            if period in asked
            else ()
        ):
            yield {
                "letter": letter,
                "state": "CHƯA trả lời",
                "level": unit.level,
                "unit": unit.label,
                "province": unit.province,
                "number": "",
                "doc_date": "",
                "period": period,
                "file": "",
            }


def _addressed(unit: Reporter, reports: list[Filed]) -> bool:
    """A letter is taken to ask the units of the levels and provinces that answered it."""
    return any(
        r.reporter.level == unit.level and r.reporter.province == unit.province for r in reports
    )


def review_rows(
    tables: list[FieldTable], reasons: dict
) -> Iterator[tuple[dict[str, str], Source | None]]:
    """Every marked cell of a unit, with its source."""
    for table in tables:
        for line in table.lines:
            for column, cell in zip(table.columns, line.cells):
                if (
                    line.what == "unit"
                    and cell is not None
                    and cell.review
                    and column.part in ("actual", "planned", "assigned")
                ):
                    yield _review_row(table, line, column, cell, reasons), cell.source


def _review_row(table: FieldTable, line, column: Column, cell, reasons: dict) -> dict[str, str]:
    folder, file, page, start = cell.source
    reason = reasons.get((folder, file, start), ("", False))[0]
    return {
        "sheet": table.sheet,
        "unit": line.label,
        "province": line.province,
        "indicator": column.indicator.code,
        "name": column.indicator.name,
        "value": str(cell.value),
        "file": file,
        "page": page,
        "why": " ".join(p for p in (cell.note, reason) if p)
        or "đánh dấu cần xem lại khi đọc báo cáo",
    }


def chart_codes(now: Readings, indicators: dict[str, Indicator], most: int = 4) -> list[str]:
    """Indicators that most units have, of those whose values compare at a glance."""
    counted: dict[str, int] = {}
    for (_, code, status), reading in now.items():
        if (
            status == "actual"
            and reading.sure
            and indicators[code].kind in ("count", "money", "percentage", "ratio")
        ):
            counted[code] = counted.get(code, 0) + 1
    return sorted(counted, key=lambda code: (-counted[code], code))[:most]


def chart_rows(compared: Compared, code: str, most: int) -> Iterable[tuple[str, object, object]]:
    """(unit, result, plan or assignment) of an indicator, the greatest first, at most so many."""
    kind, found = compared.indicators[code].kind, []
    several = len({compared.province(r) for r in compared.reporters}) > 1
    for r in compared.reporters:
        pair = [compared.now.get((r, code, s)) for s in ("actual", "planned", "assigned")]
        worth = [number(kind, v.text) if v is not None and v.sure else None for v in pair]
        if worth[0] is not None:
            found.append(
                (
                    f"{r.label} – {compared.province(r)}"
                    if several and r.level != "tỉnh"
                    else r.label,
                    worth[0],
                    worth[1] if worth[1] is not None else worth[2],
                )
            )
    return sorted(found, key=lambda row: -row[1])[:most]
