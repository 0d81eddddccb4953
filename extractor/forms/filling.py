"""`solieu fill`: the office's own form comes back filled, and nothing else of it is touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extractor import messages
from extractor.administration import load_units
from extractor.comparison import Gathered, GatheredValues, Reporter, gather
from extractor.errors import InputError, WrongUsage
from extractor.forms.addresses import Place, address
from extractor.forms.answers import Answer, Answers, Question, State
from extractor.forms.confirmed import Confirmed, as_marks, confirmed_marks, raise_faults
from extractor.forms.formulas import Cell, Unworkable, Worked, dependents
from extractor.forms.grid import Grid, grid_of
from extractor.forms.head_periods import fits, printed_periods, resolved
from extractor.forms.marks import Mark, PlacedMark
from extractor.forms.placed import Fault, free_rows, is_alone, repeated
from extractor.forms.proposal_copy import COPY_ENDING, copy_path, write_copy
from extractor.forms.proposals import Known, propose
from extractor.forms.sheet import Replaced, Sheet
from extractor.forms.source_sheet import NAME, Entry, source_sheet
from extractor.forms.units import UnitNames
from extractor.forms.workbook import Form
from extractor.indicators import load_indicators
from extractor.language.numbers import printed_number
from extractor.language.periods import in_words

DRAFT_COLOUR = "FFFFEB9C"
NOTE_TITLE = "Solieu"
MOST_CELLS_NAMED = 12  # in one sentence
OPEN_WORDS = "……"  # among words, in the place of a number that is not put in


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for. `period`: in words or ISO, "" for the latest. `unit`: the one unit
    that cells without a unit of their own speak of. `draft`: doubtful values are put in and
    coloured. `accept`: proposals that nobody has opened count as confirmed."""

    template: Path
    folders: tuple[Path, ...]
    out: Path
    period: str = ""
    units: Path | None = None
    unit: str = ""
    draft: bool = False
    accept: bool = False


@dataclass(frozen=True)
class Outcome:
    """What the closing lines say. `written`: the filled form; of a form seen for the first time
    the copy with the `proposed` cells, of which so many are `sure`. `counts`: cells by result;
    `cautions`: sentences; `listed`: cells that a person must see to, with the reason;
    `dropped`: formulas whose results were dropped; `waiting`: nobody has gone through the copy."""

    written: Path
    period: str
    proposed: int = 0
    sure: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    cautions: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    dropped: int = 0
    waiting: bool = False


def fill(asked: Asked) -> Outcome:
    """Fill a form, or write down what its cells are taken for where nobody has said so yet.

    Raises WrongUsage for folders without results, a period or a unit that they do not have;
    InputError for a form that is not to be trusted or has a wrong mark, with the cell named.
    """
    _check_names(asked)
    form = Form(asked.template)
    gathered = gather(asked.folders, load_units(asked.units))
    period = gathered.chosen_period(asked.period)
    names = _names(gathered, asked.unit)
    grids = {sheet.name: grid_of(form, sheet) for sheet in form.sheets}
    confirmed = confirmed_marks(form, grids, asked.accept)
    codes = frozenset(gathered.values([period]).indicators)
    known = Known(names, codes, period, is_told=bool(asked.unit))
    if not confirmed.asks and not asked.draft:
        return _proposed(form, known, confirmed.waiting)
    confirmed = _with_proposals(form, confirmed, known)
    return _Filling(Given(asked, form, grids, gathered, period, names, confirmed)).done()


def _check_names(asked: Asked) -> None:
    """Raises WrongUsage where the form itself would be written, or is the copy of one."""
    if asked.out.resolve() == asked.template.resolve():
        raise WrongUsage("form_onto_itself", path=asked.out)
    if asked.template.name.endswith(COPY_ENDING):
        original = asked.template.name.removesuffix(COPY_ENDING) + ".xlsx"
        raise WrongUsage("form_is_copy", path=asked.template, form=original)


def _proposed(form: Form, known: Known, waiting: bool) -> Outcome:
    """Writes the copy with the proposals, unless one waits to be seen. Raises InputError for a form
    in which no cell is understood to wait for a number."""
    target = copy_path(form.path)
    if waiting:
        return Outcome(target, known.period, waiting=True)
    proposals = propose(form, known)
    counted = [one for one in proposals if not one.worked]
    if not counted:
        raise InputError("form_nothing_asked", path=form.path.name)
    written = write_copy(form, proposals, target)
    sure = sum(one.sure for one in counted)
    return Outcome(written, known.period, proposed=len(counted), sure=sure)


def _with_proposals(form: Form, confirmed: Confirmed, known: Known) -> Confirmed:
    """The marks that are confirmed and what else is needed: of a form that nobody has confirmed all
    proposals (for a draft); of others those of formulas that the program is sure of, so that the
    form's own sums are held against what reports say."""
    if not confirmed.asks:
        return replace(confirmed, marks=(*confirmed.marks, *as_marks(propose(form, known))))
    has_sums = any(_is_worked(form, one) for one in confirmed.marks)
    if has_sums or not _has_formulas(form):
        return confirmed
    sums = [one for one in propose(form, known) if one.worked and one.sure]
    return replace(confirmed, marks=(*confirmed.marks, *as_marks(sums)))


def _has_formulas(form: Form) -> bool:
    return any(True for sheet in form.sheets for _ in sheet.formulas())


def _names(gathered: Gathered, unit: str) -> UnitNames:
    """The units to look for; of one that the user names it alone. Raises WrongUsage."""
    names = UnitNames(gathered.reporters)
    if not unit:
        return names
    found = names.find(unit)
    if not found:
        near = names.nearest(unit)
        hint = messages.say("mark_near", near=near) if near else ""
        raise WrongUsage("form_unit_unknown", unit=unit, near=hint)
    return UnitNames(found)


def _is_worked(form: Form, one: PlacedMark) -> bool:
    sheet = form.sheet(one.sheet)
    return sheet is not None and sheet.formula(one.place)


@dataclass(frozen=True)
class Given:
    """What a form is filled by: its tables by sheet, the results, the ISO period, the units that
    may be meant, the marks."""

    asked: Asked
    form: Form
    grids: dict[str, Grid]
    gathered: Gathered
    period: str
    names: UnitNames
    confirmed: Confirmed


class _Filling:
    """The filling of one form."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.form = given.form
        self.gathered = given.gathered
        self.period = given.period
        self.names = given.names
        self.marks = given.confirmed.marks
        self.faults: list[Fault] = []
        self.entries: list[Entry] = []
        self.touched: set[Cell] = set()
        self.left: set[Cell] = set()
        self.colours: dict[tuple[str, Place], str] = {}
        self.row_marks = self._marks_of("unit")
        self.sheet_marks = {sheet: mark for (sheet, _), mark in self._marks_of("sheet").items()}

    def _marks_of(self, kind: str) -> dict[tuple[str, int], Mark]:
        """The marks that speak for a row (or a sheet), by sheet and row."""
        return {
            (one.sheet.lower(), one.place[0]): one.mark
            for one in self.marks
            if one.mark.kind == kind and (kind == "sheet" or one.mark.unit)
        }

    def done(self) -> Outcome:
        """Fill the form and write it: values first, then words, sums last. Raises InputError with
        every mark that cannot be understood."""
        marks = list(self._expanded())
        values = [one for one in marks if one.mark.kind == "value"]
        asked = [(one, self._question(one)) for one in values]
        raise_faults(self.faults)
        answers = Answers(self.gathered, self._values([one for _, one in asked]), self.names)
        for one, question in asked:
            if not self._is_worked(one):
                self._put(one, question, answers)
        for one in marks:
            self._put_words(one)
        for one, question in asked:
            if self._is_worked(one):
                self._check_sum(one, question, answers)
        return self._written()

    def _values(self, questions: list[Question]) -> GatheredValues:
        """The values of all periods that are asked for."""
        periods = {question.period for question in questions}
        compared = [question for question in questions if question.mark.change]
        periods |= {resolved(one.mark.against, one.period) for one in compared}
        return self.gathered.values([*periods, self.period])

    # ---- marks

    def _expanded(self) -> Iterator[PlacedMark]:
        """The marks, those of a row for each unit once for every unit."""
        rows = {
            (one.sheet.lower(), one.place[0]): one
            for one in self.marks
            if one.mark.kind == "each_unit"
        }
        for one in self.marks:
            if (one.sheet.lower(), one.place[0]) not in rows:
                yield one
        for each in rows.values():
            yield from self._for_each(each)

    def _for_each(self, each: PlacedMark) -> Iterator[PlacedMark]:
        """The marks of a row for each unit, and its name put into each row."""
        sheet = self.form.sheet(each.sheet)
        if sheet is None:
            return
        units = [unit for unit in self.gathered.reported(self.period) if _is_of(unit, each.mark)]
        rows = free_rows(sheet, each)
        if len(units) > len(rows):
            said = messages.say("mark_rows_short", needed=len(units), there=len(rows))
            self.faults.append(Fault(each.sheet, each.place, said))
            return
        of_row = self._beside(each)
        sheet.clear(each.place)
        for to_row, unit in zip(rows, units, strict=False):
            sheet.set_text((to_row, each.place[1]), unit.label[:1].upper() + unit.label[1:])
            self.row_marks[each.sheet.lower(), to_row] = _named(unit)
            yield from repeated(of_row, each.place[0], to_row, "")
        yield from (one for one in of_row if one.mark.kind != "value")
        for one in () if units else of_row:
            sheet.clear(one.place)

    def _beside(self, each: PlacedMark) -> list[PlacedMark]:
        """The other marks of a mark's row."""
        where = (each.sheet.lower(), each.place[0])
        others = [one for one in self.marks if one.mark.kind != "each_unit"]
        return [one for one in others if (one.sheet.lower(), one.place[0]) == where]

    def _question(self, one: PlacedMark) -> Question:
        """What a mark asks for; a unit that cannot be told is a fault."""
        row = self.row_marks.get((one.sheet.lower(), one.place[0]))
        mark = one.mark.completed(row, self.sheet_marks.get(one.sheet.lower()))
        period = resolved(mark.period, self.period)
        sheet = self.form.sheet(one.sheet)
        style = sheet.style(one.place) if sheet else 0
        unit, said = self._unit(one, mark, period)
        return Question(mark, unit, said, period, self.form.number_format(style))

    def _unit(self, one: PlacedMark, mark: Mark, period: str) -> tuple[Reporter | None, str]:
        """The unit of a mark, None where it has not reported, and how the form names it."""
        names = UnitNames(self.gathered.reporters)
        said = mark.unit or self._unit_of_sheet(one, names)
        if not said:
            self.faults.append(Fault(one.sheet, one.place, messages.say("mark_no_unit")))
            return None, ""
        found = names.find(said, mark.level, mark.province)
        if len(found) > 1:
            reported = self.gathered.reported(period)
            found = tuple(unit for unit in found if unit in reported) or found
        if len(found) > 1:
            named = ", ".join(f"{unit.label} ({unit.level}, {unit.province})" for unit in found)
            sentence = messages.say("mark_several_units", unit=said, units=named)
            self.faults.append(Fault(one.sheet, one.place, sentence))
        return (found[0] if found else None), said

    def _unit_of_sheet(self, one: PlacedMark, names: UnitNames) -> str:
        """The unit of a mark that names none: the one that the user said, that of the sheet's name,
        the only one that has reported; "" for none."""
        if not self.given.asked.unit and names.names_unit(one.sheet):
            return one.sheet
        return self.names.units[0].label if len(self.names.units) == 1 else ""

    # ---- cells

    def _is_worked(self, one: PlacedMark) -> bool:
        return one.typed is None and _is_worked(self.form, one)

    def _put(self, one: PlacedMark, question: Question, answers: Answers) -> None:
        """Answers a mark in its cell, or leaves the cell empty with a note."""
        sure = replace(question, mark=replace(question.mark, sure=True))
        answer = self._under_its_heads(one, sure, answers.answer(sure))
        if not question.mark.sure:
            answer = _unconfirmed(answer)
        is_open = answer.state in ("doubtful", "unconfirmed")
        is_draft = bool(self.given.asked.draft and is_open and answer.value)
        result = "draft" if is_draft else answer.state
        self.entries.append(Entry(one, question.said, question.period, answer, result))
        sheet = self.form.sheet(one.sheet)
        if sheet is None:
            return
        self.touched.add((sheet.name.lower(), one.place))
        if is_alone(sheet, one):  # else it is put in with the words around it (_put_words)
            self._put_alone(sheet, one, answer, result)

    def _put_alone(self, sheet: Sheet, one: PlacedMark, answer: Answer, result: str) -> None:
        if result not in ("filled", "draft"):
            sheet.clear(one.place)
            self.left.add((sheet.name.lower(), one.place))
        elif answer.number:
            sheet.set_number(one.place, answer.number)
        else:
            sheet.set_text(one.place, answer.text)
        if result != "filled":
            self._note(one, answer)
        if result == "draft":
            self.colours[sheet.name, one.place] = DRAFT_COLOUR

    def _under_its_heads(self, one: PlacedMark, question: Question, answer: Answer) -> Answer:
        """The answer; doubtful where the heads of the cell print another period."""
        grid = self.given.grids.get(one.sheet)
        if grid is None or question.mark.change or answer.state == "missing":
            return answer
        within = question.mark.status != "actual"
        column = printed_periods(grid.column_words(one.place))
        row = printed_periods(grid.row_words(one.place))
        if fits(column, question.period, within) and fits(row, question.period, within=True):
            return answer
        printed = ", ".join(map(in_words, sorted(column | row)))
        words = {"printed": printed, "period": in_words(question.period)}
        said = messages.say("fill_head_period", **words)
        return replace(answer, state="doubtful", reasons=(*answer.reasons, said))

    def _note(self, one: PlacedMark, answer: Answer) -> None:
        """Gives a cell a note with the reasons."""
        sheet = self.form.sheet(one.sheet)
        if sheet is not None:
            value = f" [{answer.value}]" if answer.value else ""
            _note_cells(sheet, [one.place], "; ".join(answer.reasons) + value)

    def _put_words(self, one: PlacedMark) -> None:
        """Puts the words of a cell's marks into it, all at once: of a unit, a period, a number
        among words."""
        sheet = self.form.sheet(one.sheet)
        if sheet is None or one.typed is None or not sheet.text(one.place):
            return
        here = [other for other in self.marks if _is_with(other, one)]
        is_value = is_alone(sheet, one) and one.mark.kind == "value"
        if not is_value and here[0].typed is one.typed:
            parts = [self._part(mark) for mark in here]
            sheet.set_parts(one.place, parts)
            self.touched.add((sheet.name.lower(), one.place))

    def _part(self, one: PlacedMark) -> Replaced:
        """The slice of a typed mark in its cell, and the words for it."""
        start, end = (one.typed.start, one.typed.end) if one.typed else (0, 0)
        return Replaced(start, end, self._words(one))

    def _words(self, one: PlacedMark) -> str:
        mark = one.mark
        if mark.kind == "period":
            return in_words(resolved(mark.period, self.period))
        if mark.kind in ("unit", "sheet"):
            known = mark.completed(None, self.sheet_marks.get(one.sheet.lower()))
            alone = self.names.units[0].label if len(self.names.units) == 1 else ""
            return known.unit or alone
        if mark.kind != "value":
            return ""
        for entry in self.entries:
            if entry.placed.place == one.place and entry.placed.typed is one.typed:
                is_put = entry.result in ("filled", "draft")
                return printed_number(entry.answer.value) if is_put else OPEN_WORDS
        return OPEN_WORDS

    # ---- sums

    def _check_sum(self, one: PlacedMark, question: Question, answers: Answers) -> None:
        """Holds what a formula of the form comes to against what the reports say."""
        sheet = self.form.sheet(one.sheet)
        answer = answers.answer(question)
        if sheet is None or answer.state != "filled" or answer.exact is None:
            return
        try:
            value = Worked(self.form, self.left).value(sheet, one.place)
        except Unworkable:
            reasons = (messages.say("fill_sum_unworkable", value=answer.value),)
            made = replace(answer, reasons=reasons)
            self.entries.append(Entry(one, question.said, question.period, made, "sum_open"))
            return
        places = len(answer.number.partition(".")[2])
        holds = abs(value - answer.exact) * 10**places * 2 <= (1 if places else 0)
        said = messages.say("fill_sum_differs", form=_short(value), report=answer.value)
        made = replace(answer, reasons=() if holds else (said,))
        result = "sum_holds" if holds else "sum_fails"
        self.entries.append(Entry(one, question.said, question.period, made, result))

    # ---- the end

    def _tell_unfinished(self) -> Iterator[str]:
        """A sentence for each sheet with formulas that take cells left empty: what they come to
        looks like a result and is none. Their cells get a note."""
        hanging = dependents(self.form, self.left)
        for sheet in dict.fromkeys(sheet for sheet, _ in hanging):
            places = [place for other, place in hanging if other is sheet]
            _note_cells(sheet, places, messages.say("fill_unfinished"))
            cells = [address(*place) for place in sorted(places)]
            more = " …" if len(cells) > MOST_CELLS_NAMED else ""
            yield messages.say(
                "form_unfinished",
                sheet=sheet.name,
                count=len(cells),
                cells=", ".join(cells[:MOST_CELLS_NAMED]) + more,
            )

    def _written(self) -> Outcome:
        """What became of the form, once its file is written: results of formulas that hang on
        filled cells are dropped, cautions and the sheet of sources added."""
        hanging = dependents(self.form, self.touched)
        dropped = sum(sheet.forget_result(place) for sheet, place in hanging)
        for (name, place), colour in self.colours.items():
            sheet = self.form.sheet(name)
            if sheet is not None:
                sheet.set_style(place, self.form.coloured(sheet.style(place), colour))
        if _has_formulas(self.form):
            self.form.recalculate()
        counts = Counter(entry.result for entry in self.entries)
        cautions = (*self._cautions(), *self._tell_unfinished())
        top = self._top(counts, cautions)
        name = self.form.free_name(NAME)
        beside = self.given.asked.out.parent
        self.form.add(source_sheet(name, self.entries, top, self.gathered, beside))
        written = self.form.write(self.given.asked.out)
        return Outcome(
            written=written,
            period=self.period,
            counts=counts,
            cautions=cautions,
            listed=tuple(self._listed()),
            dropped=dropped,
        )

    def _cautions(self) -> Iterator[str]:
        """Sheets whose lines above print another period than the one filled."""
        asked = {one.placed.sheet for one in self.entries}
        for name, grid in self.given.grids.items():
            if name not in asked:
                continue
            titles = "; ".join(grid.titles(max((run[0] for run in grid.tables), default=1)))
            printed = printed_periods(titles)
            if not fits(printed, self.period, within=True):
                said = ", ".join(map(in_words, sorted(printed)))
                period = in_words(self.period)
                yield messages.say("form_title_period", sheet=name, printed=said, period=period)

    def _top(self, counts: Counter[str], cautions: tuple[str, ...]) -> list[str]:
        """The lines above the sheet of sources."""
        lines = [
            messages.say(
                "form_sources", form=self.given.asked.template.name, period=in_words(self.period)
            ),
            messages.say("form_filled", **counted(counts)),
        ]
        if self.given.confirmed.person:
            lines.append(messages.say("form_confirmed_by", person=self.given.confirmed.person))
        return [*lines, *cautions]

    def _listed(self) -> Iterator[str]:
        for entry in self.entries:
            if entry.result not in ("filled", "sum_holds"):
                placed = entry.placed
                name = load_indicators().names.get(placed.mark.code, placed.mark.code)
                reasons = "; ".join(entry.answer.reasons)
                yield f"{placed.sheet}!{address(*placed.place)}: {name} – {reasons}"


def _note_cells(sheet: Sheet, places: list[Place], words: str) -> None:
    """Gives cells a note; one that has a note or a list of its own keeps that."""
    held = sheet.noted()
    for row, column in places:
        if not any(
            first[0] <= row <= last[0] and first[1] <= column <= last[1] for first, last in held
        ):
            sheet.note((row, column), NOTE_TITLE, words)


def _unconfirmed(answer: Answer) -> Answer:
    """The answer to a mark that nobody has confirmed."""
    reasons = (messages.say("fill_unconfirmed"), *answer.reasons)
    state: State = "missing" if answer.state == "missing" else "unconfirmed"
    return replace(answer, state=state, reasons=reasons)


def _is_with(other: PlacedMark, one: PlacedMark) -> bool:
    """True for typed marks of one cell."""
    return other.typed is not None and (other.sheet, other.place) == (one.sheet, one.place)


def counted(counts: Counter[str]) -> dict[str, int]:
    """The counts of all results, for a sentence."""
    results = ("filled", "draft", "doubtful", "missing", "unconfirmed", "sum_holds", "sum_fails")
    return {result: counts[result] for result in results}


def _is_of(unit: Reporter, mark: Mark) -> bool:
    found = UnitNames([unit]).find(unit.label, mark.level, mark.province)
    return bool(found)


def _named(unit: Reporter) -> Mark:
    return Mark("unit", unit=unit.label, level=unit.level, province=unit.province)


def _short(value) -> str:
    number = float(value)
    return str(int(value)) if value.denominator == 1 else f"{number:.6g}"
