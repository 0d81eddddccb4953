"""What the screens show: tasks, lists and letters as plain records for templates and JSON.

Of a task that is typed blind no reading leaves this module.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any, get_args

import regex

from extractor import messages
from extractor.decisions import Decision
from extractor.kinds import KINDS
from extractor.language.periods import in_words
from extractor.model import FIGURE_KINDS, Status
from extractor.output import page_link, with_indicator_names
from extractor.review.answers import Browser
from extractor.review.leases import Leases
from extractor.review.reasons import keys_of
from extractor.review.record import ENTRY, SAMPLE, UNDONE, Record
from extractor.review.relations import contradicts, figures_in, is_changed, numerals_now, standing
from extractor.review.results import NOT_HOLDING, Row, Slice, key_of, number_of, text_of
from extractor.review.sampling import Measured, by_month
from extractor.review.tasks import (
    GROUPS,
    Desk,
    Desks,
    FormField,
    Group,
    Question,
    as_written,
    conflict,
    parts_offered,
    value_now,
)
from extractor.review.words import word

SECONDS = 7.0  # a task takes so long before any were measured
SECONDS_OF_HEAD = 30.0
_MEASURED = regex.compile(r"(?P<seconds>\d+) giây")
MOST_SHOWN = 1000  # lines of the journal


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A document in the work list: its address, what it still needs in words, the minutes that may
    take, who else has it open."""

    key: str
    file: str
    title: str
    needs: str
    tasks: int
    minutes: int
    holder: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A relation that a report gets wrong itself."""

    page: int
    statement: str
    message: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The contradictions of one document, and the letter about them."""

    key: str
    name: str
    contradictions: tuple[Contradiction, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Crop:
    """One doubtful numeral among others that were read as the same digits."""

    document: str
    key: str
    seen: str
    picture: str
    original: str
    mark: dict[str, float]


@dataclass(frozen=True, slots=True)
class LikeDigits:
    """Doubtful numerals that were read as the same digits."""

    raw: str
    crops: tuple[Crop, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What all tasks of a document need: the heads of its tables' cells by the figures' starts, the
    names of its indicators by code, the slices that are typed blind."""

    heads: dict[int, str]
    names: dict[str, str]
    hidden: list[Slice]


def name_of(document: Row) -> str:
    """What people call a document: its number, else its file."""
    return text_of(document, "number") or text_of(document, "file")


def work(desks: Desks, leases: Leases, who: Browser) -> list[WorkLine]:
    """The documents with something left, those first that weigh most in the comparison."""
    seconds = seconds_a_task(desks.record)
    counted = (row for row in desks.results.documents() if text_of(row, "counted") != "no")
    asked = [desk for desk in (desks.desk(row, who.person) for row in counted) if desk.total]
    asked.sort(key=lambda desk: (-desk.count("compared"), -desk.total))
    held = (leases.holder(key_of(text_of(desk.document, "file")), who.session) for desk in asked)
    return [_work_line(*one, seconds) for one in zip(asked, held, strict=True)]


def _work_line(desk: Desk, holder: str, seconds: float) -> WorkLine:
    file = text_of(desk.document, "file")
    order: tuple[Group, ...] = ("compared", "head", "relations", "rest")
    named = ((word(group), desk.count(group)) for group in order)
    needed = int(desk.head) * SECONDS_OF_HEAD + seconds * len(desk.questions)
    return WorkLine(
        key=key_of(file),
        file=file,
        title=text_of(desk.document, "title"),
        needs=" · ".join(f"{name} {count}" for name, count in named if count),
        tasks=desk.total,
        minutes=max(1, round(needed / 60)),
        holder=holder,
    )


def seconds_a_task(record: Record) -> float:
    """The middle of the seconds that tasks took here."""
    found = [_MEASURED.search(one.note) for one in record.all() if one.page]
    measured = [int(match["seconds"]) for match in found if match]
    return statistics.median(measured) if measured else SECONDS


def document_view(desks: Desks, document: Row, person: str) -> dict[str, Any]:
    """All that the page of a document is given: its pages, its head, its tasks."""
    desk = desks.desk(document, person)
    sha16 = text_of(document, "sha256")[:16]
    pages = _page_numbers(document)
    pictured = [page for page in pages if desks.results.picture(sha16, page)]
    known = _Known(
        heads=desks.results.cell_heads(text_of(document, "file")),
        names=desks.results.indicator_names(text_of(document, "file")),
        hidden=[_slice(question) for question in desk.questions if question.mode == "blind"],
    )
    tasks = [_task(desks, document, question, known) for question in desk.questions]
    if desk.head:
        tasks.insert(sum(task["group"] == "head" for task in tasks), _head_task(desks, desk))
    return {
        "key": key_of(text_of(document, "file")),
        "name": name_of(document),
        "sha": sha16,
        "pages": pictured,
        "tasks": tasks,
        "counts": {group: desk.count(group) for group in GROUPS},
    }


def _page_numbers(document: Row) -> range:
    first = number_of(document, "page_from") or 1
    last = number_of(document, "page_to") or first + number_of(document, "pages") - 1
    return range(first, last + 1)


def _head_task(desks: Desks, desk: Desk) -> dict[str, Any]:
    document = desk.document
    offered = parts_offered(desks.results, document)
    return {
        "key": "head",
        "group": "head",
        "mode": "head",
        "seen": desk.place.seal,
        "page": number_of(document, "page_from") or 1,
        "reason": desk.reason,
        "fields": [_form_field(one) for one in desk.form],
        "parts": word(f"parts_{offered}") if offered else "",
    }


def _form_field(field: FormField) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": word(f"field_{field.name}"),
        "value": as_written(field.name, field.value),
        "apart": field.apart,
        "settled": field.settled,
    }


def _slice(question: Question) -> Slice:
    return Slice(number_of(question.row, "start"), number_of(question.row, "end"))


def _task(desks: Desks, document: Row, question: Question, known: _Known) -> dict[str, Any]:
    """What the screen is told of a question; of one typed blind no word of what was read."""
    row = question.row
    around = desks.results.around(text_of(document, "file"), row, known.hidden)
    blind = question.mode == "blind"
    view = {
        "key": question.key,
        "group": question.group,
        "mode": question.mode,
        "seen": question.place.seal,
        "page": number_of(row, "page"),
        "mark": asdict(question.mark) if question.mark else None,
        "before": around.before,
        "after": around.after,
        "section": text_of(row, "section"),
        "cell": known.heads.get(number_of(row, "start"), ""),
        "table": question.table,
        "field": word(f"field_{question.field}") if question.field else "",
        "kind": question.kind,
        "indicator": text_of(row, "indicator"),
        "indicator_name": known.names.get(text_of(row, "indicator"), text_of(row, "indicator")),
        "status": text_of(row, "status"),
        "conflict": conflict(question.place) is not None,
    }
    if not blind:
        view["raw"] = text_of(row, "raw")
        view["reason"] = with_indicator_names(text_of(row, "review_reason"))
        view["value"] = as_written(question.main, value_now(question.table, row, question.place))
    return view


def kind_names() -> dict[str, str]:
    """The kinds of figures by their keys, as people call them."""
    return {kind: KINDS[kind].name for kind in FIGURE_KINDS}


@lru_cache(maxsize=1)
def indicator_names() -> dict[str, str]:
    """Every indicator by its code."""
    from extractor.indicators import load_indicators

    return dict(load_indicators().names)


def like_digits(desks: Desks) -> list[LikeDigits]:
    """Doubtful numerals whose print is in doubt, of all documents, by what they were read as."""
    documents = {text_of(row, "file"): row for row in desks.results.documents()}
    groups: dict[str, list[Crop]] = {}
    for table, row in desks.results.doubtful():
        document = documents.get(text_of(row, "file"))
        question = desks.question(document, table, row, frozenset()) if document else None
        if document and question and _is_of_print_alone(question, desks):
            groups.setdefault(text_of(row, "raw"), []).append(_crop(document, question))
    several = [LikeDigits(raw, tuple(crops)) for raw, crops in groups.items() if len(crops) > 1]
    return sorted(several, key=lambda group: -len(group.crops))


def _is_of_print_alone(question: Question, desks: Desks) -> bool:
    """True for an open question that a look at the print settles: no relation accuses it, and two
    persons need not type it."""
    if question.mark is None or question.mode != "blind" or question.place.settled:
        return False
    if question.field:  # is asked with the head
        return False
    accused = "check_failed" in keys_of(text_of(question.row, "review_reason"))
    return not (accused or question.needs_meaning or desks.is_double(question))


def _crop(document: Row, question: Question) -> Crop:
    file, number = key_of(text_of(document, "file")), number_of(question.row, "page")
    page = page_link(text_of(document, "sha256"), number)
    return Crop(
        document=file,
        key=question.key,
        seen=question.place.seal,
        picture="/" + page.removesuffix(".html") + ".jpg",
        original=f"/d/{file}/{number}.jpg",
        mark=asdict(question.mark) if question.mark else {},
    )


def letters(desks: Desks) -> list[Letter]:
    """The documents that contradict themselves with the values that stand now, each with a letter
    to its unit."""
    found = []
    for document in desks.results.documents():
        wrong = tuple(_contradictions(desks, document))
        if wrong:
            key = key_of(text_of(document, "file"))
            found.append(Letter(key, name_of(document), wrong, _letter(document, wrong)))
    return found


def _contradictions(desks: Desks, document: Row) -> Iterator[Contradiction]:
    """The relations that do not hold. One that a figure was typed for is told in figures: its
    message quotes what was read before."""
    checks = desks.results.checks(text_of(document, "file"))
    if not desks.record.concerns(document):
        checks = [one for one in checks if text_of(one, "verdict") in NOT_HOLDING]
    figures = numerals_now(desks, document, set().union(*map(figures_in, checks)))
    for check in checks:
        if contradicts(check, figures):
            said = "" if is_changed(check, figures) else text_of(check, "message")
            statement = standing(check, figures).statement
            yield Contradiction(number_of(check, "page"), statement, said)


def _letter(document: Row, wrong: tuple[Contradiction, ...]) -> str:
    lines = [word("letter_opening", name=name_of(document))]
    for number, one in enumerate(wrong, 1):
        told = one.message or one.statement
        lines.append(f"{number}. {word('page')} {one.page}: {told}.")
    return "\n".join([*lines, word("letter_closing")])


def journal(record: Record) -> list[dict[str, str]]:
    """The decisions, the latest first, as lines."""
    return [_line(one) for one in reversed(record.all()[-MOST_SHOWN:])]


def _line(one: Decision) -> dict[str, str]:
    """A decision as the journal shows it."""
    undone = one.note == UNDONE
    known = f"field_{one.field}"
    try:
        name = word(known)
    except KeyError:
        name = one.field
    return {
        "time": _when(one.time),
        "person": one.person,
        "file": one.file,
        "page": str(one.page or ""),
        "raw": one.raw,
        "field": name,
        "old": _worth(one, one.old),
        "new": _worth(one, one.new),
        "state": word("undo") if undone else word(f"state_{one.state}"),
        "note": "" if undone else one.note,
    }


def _worth(decision: Decision, value: str) -> str:
    """What a decision holds of its field, as people write it."""
    field = decision.field
    if field in ("kind", "indicator", "status"):
        return _names_of(field).get(value, value)
    of_figure = field in (SAMPLE, ENTRY) and decision.kind in FIGURE_KINDS
    return as_written("value" if of_figure else field, value)


def _names_of(field: str) -> dict[str, str]:
    if field == "status":
        return {status: word(f"status_{status}") for status in get_args(Status) if status}
    return kind_names() if field == "kind" else indicator_names()


def _when(time: str) -> str:
    """The minute as people write it; what is none as it stands."""
    day, _, hour = time[:16].partition("T")
    return f"{in_words(day)} {hour}".strip()


@dataclass(frozen=True, slots=True)
class TrustLine:
    """What the samples of one month showed, in words."""

    month: str
    told: str


def trust_lines(record: Record) -> list[TrustLine]:
    """What the samples showed, as people read it."""
    return [
        TrustLine(
            month="/".join(reversed(one.month.split("-"))),
            told=word(
                "trust_line",
                wrong=one.wrong,
                typed=one.typed,
                rate=_percent(one.rate),
                bound=_percent(one.bound),
            ),
        )
        for one in trust(record)
    ]


def _percent(share: float) -> str:
    told = f"{100 * share:.1f}%"
    return told if messages.language == "en" else told.replace(".", ",")


def trust(record: Record) -> list[Measured]:
    """What the samples of trusted numerals showed, by month; those taken back do not count."""
    last: dict[tuple[object, ...], Decision] = {}
    for one in record.all():
        if one.field == SAMPLE:
            last[one.sha256, one.page, one.box, one.start] = one
    held = [one for one in last.values() if one.note != UNDONE]
    return by_month((one.time, one.state == "corrected") for one in held)
