"""The list of letters: which reports answer each, and of whom no answer is seen.

Whom a letter was sent to stands in no report. That a unit is asked is inferred from those of its
level and province that answered; so a unit that has reported is never said to owe an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from extractor.comparison.list_forms import ListRow, unit_texts
from extractor.comparison.reporters import ListedUnit, Reporter
from extractor.comparison.result_folders import Collection, Filed
from extractor.comparison.standing import Standing
from extractor.comparison.table_parts import in_order

Wanted = Callable[[Reporter], bool]  # is a unit compared at all?
# What is seen of a unit whose answer to a letter is not.
NOT_ANSWERED = "CHƯA trả lời"
NOT_NAMED = "có báo cáo, không nêu công văn"
NOT_COUNTED_YET = "có tệp chưa tính"


def answer_rows(
    collection: Collection, period: str, standing: Standing, wanted: Wanted
) -> Iterator[ListRow]:
    """For each letter one row for each report that answers it; then, where the answers are of the
    period compared, one for each unit of the user's list that no answer is seen of: with what is
    there of it, and on what it is taken to be asked."""
    for letter, reports in sorted(_answered(collection, wanted).items()):
        in_turn = sorted(reports, key=lambda report: (report.reporter.label, report.file))
        for report in in_turn:
            yield _answer_row(letter, report)
        if any(report.period == period for report in reports):
            yield from _silent_rows(letter, period, standing, reports)


def _silent_rows(
    letter: str, period: str, standing: Standing, reports: list[Filed]
) -> Iterator[ListRow]:
    """One row for each expected unit that a letter is taken to ask and that none of the reports
    is of. A unit that has reported, or of which a file is there, is not to be reminded."""
    entries = {unit: entry for entry, unit in standing.expected.items()}
    answered = {report.listed for report in reports}
    groups = Counter(_group(unit) for unit in entries)
    answering = Counter(_group(unit) for unit, entry in entries.items() if entry in answered)
    silent = [unit for unit in entries if entries[unit] not in answered]
    for unit in in_order(filter(_asked_by(reports), silent), today=False):
        group = _group(unit)
        share = f"{answering[group]}/{groups[group]}"
        state = _state(unit, entries[unit], standing)
        texts = {
            "letter": letter,
            "state": state,
            "period": period,
            "basis": f"suy từ {share} đơn vị cùng cấp, cùng tỉnh đã trả lời",
        }
        yield ListRow(texts | unit_texts(unit), undecided=state == NOT_ANSWERED)


def _state(unit: Reporter, entry: ListedUnit, standing: Standing) -> str:
    """What is seen of a unit whose answer is not."""
    if entry in standing.reported:
        return NOT_NAMED
    return NOT_COUNTED_YET if unit in standing.there else NOT_ANSWERED


def _answered(collection: Collection, wanted: Wanted) -> dict[str, list[Filed]]:
    """The letters, each with the reports of wanted units that answer it."""
    letters: dict[str, list[Filed]] = {}
    for report in collection.on_file:
        if wanted(report.reporter):
            for letter in filter(None, report.answers.split("; ")):
                letters.setdefault(letter, []).append(report)
    return letters


def _answer_row(letter: str, report: Filed) -> ListRow:
    return ListRow(
        {
            "letter": letter,
            "state": "đã trả lời",
            "number": report.number,
            "doc_date": report.doc_date,
            "period": report.period,
            "file": report.file,
        }
        | unit_texts(report.reporter)
    )


def _asked_by(reports: list[Filed]) -> Wanted:
    """Whether a letter is taken to ask a unit: it asks the units of the levels and provinces that
    answered it."""
    groups = {_group(report.reporter) for report in reports}
    return lambda unit: _group(unit) in groups


def _group(unit: Reporter) -> tuple[str, str]:
    """The level and province of a unit: whoever writes to one such unit mostly writes to all."""
    return unit.level, unit.province
