"""What becomes of what a person typed or pressed: saved, asked again, refused, or kept beside."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal

from extractor.decisions import Decision, State, about_document, about_row, held, undone
from extractor.language.numbers import Refused
from extractor.messages import REASONS, language
from extractor.model import FIGURE_KINDS
from extractor.review import typed
from extractor.review.record import ENTRY, SAMPLE, UNDONE
from extractor.review.relations import Standing, figures_in, numerals_now, shown
from extractor.review.results import Row, number_of, text_of
from extractor.review.tasks import (
    Desks,
    FormField,
    Question,
    as_written,
    conflict,
    parts_offered,
    readings_of,
)

BY_KEY = ("not_a_figure", "unreadable", "later")
MOST_UNDONE = 500  # decisions of one session that can be taken back


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person did with a task. `seen` is the seal that was shown with it, `first` what was
    typed before the readings were shown ("": they were not), `meaning` True where indicator and
    status were confirmed."""

    key: str
    seen: str
    typed: str = ""
    state: State | Literal[""] = ""
    first: str = ""
    meaning: bool = False
    indicator: str | None = None
    status: str | None = None
    kind: str | None = None
    seconds: float = 0.0

    @property
    def again(self) -> bool:
        """True where the readings were shown since."""
        return bool(self.first.strip())


@dataclass(frozen=True, slots=True)
class HeadAnswer:
    """What the fields of a document's head hold now, upon which seal, how long that took; `parts`:
    True where the file is to be parted or joined otherwise."""

    fields: dict[str, str]
    seen: str
    seconds: float = 0.0
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Browser:
    """Who answers: the person, and which of the open browsers it is."""

    person: str
    session: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of it: `saved`, `again` (unlike all `readings`), `meaning` (say what it is of),
    `refused` (no number of its kind), `empty`, `late` (`person` was first), `waiting` (for a second
    person), `gone` (the document was read anew since)."""

    done: str
    readings: tuple[str, ...] = ()
    person: str = ""
    reason: str = ""
    field: str = ""
    relations: tuple[Standing, ...] = ()


@dataclass(slots=True)
class Saved:
    """What one session saved, the last at the end, each with its document's file."""

    done: list[tuple[str, list[Decision]]] = field(default_factory=list)


class Answers:
    """Answers to the tasks of a result folder."""

    def __init__(self, desks: Desks) -> None:
        self.desks = desks
        self.record = desks.record
        self._saved: dict[str, Saved] = {}
        self._lock = threading.Lock()

    def answer(self, document: Row, answer: Answer, who: Browser) -> Reply:
        """Take an answer to the task of a numeral."""
        table, _, start = answer.key.partition(":")
        with self.record.saving:
            row = self.desks.results.numeral(
                text_of(document, "file"), table, int(start) if start.isdigit() else -1
            )
            question = self.desks.question(document, table, row) if row is not None else None
            if question is None:
                return Reply("gone")
            turn = _Turn(self, document, question, answer, who.person)
            reply = turn.reply()
            self._keep(who, document, turn.decisions)
        if reply.done != "saved":
            return reply
        return replace(reply, relations=self.relations(document, question))

    def _keep(self, who: Browser, document: Row, decisions: list[Decision]) -> None:
        if not decisions:
            return
        self.record.save(decisions)
        with self._lock:
            saved = self._saved.setdefault(who.session, Saved())
            saved.done.append((text_of(document, "file"), decisions))
            del saved.done[:-MOST_UNDONE]

    def relations(self, document: Row, question: Question) -> tuple[Standing, ...]:
        """The relations that a figure stands in, with what stands now."""
        if question.table != "figures":
            return ()
        file, start = text_of(document, "file"), number_of(question.row, "start")
        checks = [one for one in self.desks.results.checks(file) if start in figures_in(one)]
        figures = numerals_now(self.desks, document, set().union(*map(figures_in, checks)))
        return tuple(shown(check, figures) for check in checks)

    def head(self, document: Row, answer: HeadAnswer, who: Browser) -> Reply:
        """Save the head of a document: what was changed, and that the whole was seen."""
        with self.record.saving:
            desk = self.desks.desk(document, who.person)
            place = desk.place
            try:
                changed = _changed(document, desk.form, answer.fields)
            except _FieldRefused as refused:
                return Reply("refused", reason=refusal(refused.key), field=refused.field)
            note = _measured(answer.seconds)
            said = partial(about_document, document, person=who.person, note=note)
            if place.seal != answer.seen:
                first = next((one.person for one in reversed(place.decisions)), "")
                told = "; ".join(f"{name}: {value}" for name, value in changed.items())
                late = said(ENTRY, new=told, state="later")
                self._keep(who, document, [late] if changed else [])
                return Reply("late", person=first)
            made = [said(name, new=value, state="corrected") for name, value in changed.items()]
            made += [
                said(one.name, new=one.value, state="confirmed")
                for one in desk.form
                if self._confirms_row(document, one, changed)
            ]
            made += self._parts(document, who.person) if answer.parts else []
            seen = said("document", new="", state="confirmed")
            self._keep(who, document, [*made, seen])
        return Reply("saved")

    def _confirms_row(self, document: Row, field: FormField, changed: dict[str, str]) -> bool:
        """True where a row of the head is that field, which was shown, and holds what was seen."""
        known = bool(field.value) and not field.settled and field.name not in changed
        return known and field.name in self.desks.head_rows(document).fields

    def _parts(self, document: Row, person: str) -> list[Decision]:
        """What is said of each file that the document is made of; the next run goes by it."""
        results = self.desks.results
        offered = parts_offered(results, document)
        files = results.files_of(document) if offered else []
        return [
            about_document(one, "parts", new=offered, state="corrected", person=person)
            for one in files
        ]

    def all_right(self, document: Row, keys: dict[str, str], who: Browser, note: str) -> int:
        """Confirm several tasks at once as they were read; those that changed since, those without
        a value, and samples stay. How many were."""
        made = []
        with self.record.saving:
            for question in self.desks.desk(document, who.person).questions:
                name = question.main
                known = held(question.row, name)
                asked = keys.get(question.key) == question.place.seal and not question.sample
                asked = asked and not question.field
                if asked and (known or question.table == "labels"):
                    made.append(
                        about_row(
                            question.row,
                            document,
                            name,
                            new=known,
                            state=seen_right(question.table, known),
                            person=who.person,
                            note=note,
                        )
                    )
            self._keep(who, document, made)
        return len(made)

    def undo(self, who: Browser) -> str:
        """Take back the last thing this browser saved; the file it was of, "" for nothing left."""
        with self._lock:
            saved = self._saved.get(who.session)
            if saved is None or not saved.done:
                return ""
            file, decisions = saved.done.pop()
        with self.record.saving:
            self.record.save([self._taken_back(one, who.person) for one in decisions])
        return file

    def _taken_back(self, decision: Decision, person: str) -> Decision:
        if decision.field not in (ENTRY, SAMPLE):
            return undone(self.record.all(), decision, person)
        return replace(decision, new="", state="later", person=person, note=UNDONE)


@dataclass(slots=True)
class _Turn:
    """One answer on its way: what is to be saved collects in `decisions`."""

    answers: Answers
    document: Row
    question: Question
    answer: Answer
    person: str
    decisions: list[Decision] = field(default_factory=list)

    def reply(self) -> Reply:
        """What the page is told; what the answer decides stands in `decisions` then. An answer to a
        place that somebody else changed meanwhile is kept, and is late."""
        place, answer = self.question.place, self.answer
        try:
            new = self._new()
        except Refused as refused:
            return Reply("refused", reason=refusal(str(refused.args[0])))
        if new is None:
            return Reply("empty")
        if place.seal != answer.seen:
            self._add(ENTRY, new, "later", answer.state)
            first = next((one.person for one in reversed(place.decisions)), "")
            return Reply("late", person=first)
        if answer.state and answer.state in BY_KEY:
            self._add(self.question.main, new, answer.state)
            return Reply("saved")
        return self._worth(new)

    @property
    def _row(self) -> Row:
        """The row, of the kind that the person says."""
        return {**self.question.row, "kind": self._kind}

    def _is(self, reading: str) -> bool:
        """True where what was typed says the same as a reading."""
        main = self.question.main
        return typed.equal(main, self.answer.typed, reading, self._row)

    @property
    def _kind(self) -> str:
        chosen = self.answer.kind
        figure = self.question.table == "figures" and chosen in FIGURE_KINDS
        return chosen if figure and chosen else self.question.kind

    def _new(self) -> str | None:
        """What the field must hold, as the CSV files have it; None where a print that must be typed
        was not. Raises Refused for what is no numeral of the kind."""
        row, main = self.question.row, self.question.main
        if self.answer.state in BY_KEY:
            return ""
        if not self.answer.typed.strip():
            return self._as_shown
        as_read = self._kind == self.question.kind and held(row, main)
        if as_read and self._is(text_of(row, "raw")):
            return as_read
        return typed.worth(main, self.answer.typed, self._row)

    @property
    def _as_shown(self) -> str | None:
        """What Enter alone confirms: the value that is shown, "" for a label, which has none; None
        where a value must be typed."""
        if self.question.mode != "shown":
            return None
        known = held(self.question.row, self.question.main)
        return known if known or self.question.table == "labels" else None

    def _worth(self, new: str) -> Reply:
        if self._is_unlike():
            return Reply("again", readings=self._shown_readings())
        if self.answers.desks.is_double(self.question) and not self._second(new):
            self._add(ENTRY, new, "later", _measured(self.answer.seconds))
            return Reply("waiting")
        if self._lacks_meaning:
            return Reply("meaning", readings=(as_written(self.question.main, new),))
        self._save(new)
        return Reply("saved")

    def _is_unlike(self) -> bool:
        """True where nothing else says what was typed blind: no reading, and not what the person
        typed before the readings were shown; or where two persons differ."""
        differ = conflict(self.question.place) is not None
        blind = self.question.mode == "blind" and bool(self.answer.typed.strip())
        if not (blind or differ):
            return False
        if differ and not self.answer.again:
            return True
        return not any(map(self._is, (*self._known(), *self._before())))

    def _before(self) -> list[str]:
        return [self.answer.first] if self.answer.again else []

    @property
    def _lacks_meaning(self) -> bool:
        """True where the digits are settled and what they are of was not confirmed."""
        asked = self.question.needs_meaning and not self.answer.meaning
        return asked and bool(self.answer.typed.strip())

    def _known(self) -> list[str]:
        """What the print was taken for: by machines as printed, by persons as the files hold it."""
        return [*readings_of(self.question.row), *self._of_persons()]

    def _shown_readings(self) -> tuple[str, ...]:
        """What the print was taken for, each reading once, as people write it."""
        persons = [as_written(self.question.main, one) for one in self._of_persons()]
        return tuple(dict.fromkeys([*readings_of(self.question.row), *persons]))

    def _of_persons(self) -> list[str]:
        standing, opinion = self.question.place.standing(), conflict(self.question.place)
        differing = [one.new for one in (standing, opinion) if one is not None and opinion]
        return [*differing, *(one.new for one in self.question.place.entries)]

    def _second(self, new: str) -> bool:
        """True where another person typed the same, or where two differed and were shown it."""
        others = [one for one in self.question.place.entries if one.person != self.person]
        return any(one.new == new for one in others) or (bool(others) and self.answer.again)

    def _save(self, new: str) -> None:
        row, main = self.question.row, self.question.main
        note = _measured(self.answer.seconds)
        state = seen_right(self.question.table, new) if new == held(row, main) else "corrected"
        if self.question.sample:
            self._add(SAMPLE, new, state, note)
        if not self.question.sample or state == "corrected":
            self._add(main, new, "as_printed" if self._printed_so else state, note)
        for name in ("kind", "indicator", "status"):
            said = getattr(self.answer, name)
            if said is not None and said != text_of(row, name):
                self._add(name, said, "corrected", note)

    @property
    def _printed_so(self) -> bool:
        return self.answer.state == "as_printed"

    def _add(self, name: str, new: str, state: State, note: str = "") -> None:
        made = about_row(
            self.question.row,
            self.document,
            name,
            new=new,
            state=state,
            person=self.person,
            note=note,
        )
        self.decisions.append(made)


class _FieldRefused(Exception):
    """What a person typed into a field of the form is no value of it; `key` names the reason."""

    def __init__(self, field: str, key: str) -> None:
        super().__init__(field, key)
        self.field = field
        self.key = key


def _changed(document: Row, form: tuple[FormField, ...], fields: dict[str, str]) -> dict[str, str]:
    """The fields that a person changed, as the CSV files hold them. Raises _FieldRefused."""
    shown = {one.name: as_written(one.name, one.value) for one in form}
    said = {name: fields.get(name, text).strip() for name, text in shown.items()}
    return {
        name: value and _field_worth(name, value, document)
        for name, value in said.items()
        if value != shown[name]
    }


def _field_worth(name: str, text: str, document: Row) -> str:
    try:
        return typed.worth(name, text, document)
    except Refused as refused:
        raise _FieldRefused(name, str(refused.args[0])) from None


def seen_right(table: str, value: str) -> State:
    """The state of what a person found to be right: a label is no figure."""
    return "not_a_figure" if table == "labels" and not value else "confirmed"


def refusal(key: str) -> str:
    """Why what was typed is no numeral of its kind, in words."""
    both = REASONS.get(key) or REASONS["not_a_number"]
    return both[language == "en"]


def _measured(seconds: float) -> str:
    """The note that tells how long a task took, by which minutes are estimated."""
    return f"{min(seconds, 3600):.0f} giây" if seconds >= 0.5 else ""
