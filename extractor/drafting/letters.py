"""`solieu letters`: one letter for each unit that has something to answer, none for the others."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import regex

from extractor.administration import load_units
from extractor.comparison import Contradiction, Filed, Gathered, SaidOtherwise, gather
from extractor.drafting import paper
from extractor.drafting.amounts import reading_text, sign_of
from extractor.drafting.content import Content, filled, load_drafts
from extractor.drafting.owed import Owed, debts_of
from extractor.drafting.plain_text import around, day_text, file_name, one_line
from extractor.drafting.report import save
from extractor.language.periods import in_words
from extractor.output import WrittenFile, harmless, keep_changed, put_file

LIST = "danh-sach-cong-van.csv"
_LISTS = regex.compile(r"danh-sach-cong-van(?:-\d+)?\.csv")
HEADS = ("Tệp", "Đơn vị", "Cấp", "Tỉnh, thành phố", "Nội dung")
MISSING, LATE, CONTRADICTIONS = "chưa gửi báo cáo", "gửi chậm", "số liệu không khớp"
ANSWER_DAYS = 5  # after today, where the office has set no day
MOST_SENTENCES = 6  # quoted for one contradiction
MOST_WORDS = 300  # characters of a sentence that is quoted


@dataclass(frozen=True, slots=True)
class LettersAsked:
    """What the user asked for. `out`: a folder. `due`: the ISO day by which reports were due, ""
    for none; `answer`: the ISO day by which units should answer, "" for one in some days."""

    folders: tuple[Path, ...]
    out: Path
    period: str = ""
    expected: Path | None = None
    level: str = ""
    due: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was written: its file, the unit, what it is about."""

    path: Path
    owed: Owed
    about: str


@dataclass(frozen=True)
class LettersDone:
    """What the closing lines say. `listed`: the file that lists the letters; `has_list`: it is
    known who should report; `aside`: sentences on what a person must look at before a unit is
    asked; `kept`: letters of before that a person had changed, kept beside."""

    out: Path
    period: str
    letters: tuple[Letter, ...]
    listed: WrittenFile
    has_list: bool
    aside: tuple[str, ...]
    kept: tuple[Path, ...]


def write_letters(asked: LettersAsked) -> LettersDone:
    """Write the letters and a list of them into a folder; letters of an earlier run go, but for
    what a person changed in them.

    Raises WrongUsage for folders without results and for a period that nobody reported on,
    BrokenRule for sentences that cannot be used.
    """
    content = load_drafts()
    known = load_units(asked.expected)
    gathered = gather(asked.folders, known)
    period = gathered.chosen_period(asked.period)
    standing = gathered.standing(period, known)
    debts = debts_of(gathered, standing, period, asked.due, asked.level)
    (asked.out / ".solieu").mkdir(parents=True, exist_ok=True)  # where what was written is noted
    kept = _cleared(asked.out)
    writer = _Writer(content, gathered, period, asked)
    letters = tuple(writer.write(owed) for owed in debts.owed)
    return LettersDone(
        out=asked.out,
        period=period,
        letters=letters,
        listed=_write_list(asked.out / LIST, letters),
        has_list=standing.has_list,
        aside=debts.aside,
        kept=tuple(kept),
    )


def _cleared(out: Path) -> list[Path]:
    """Takes the letters of earlier runs away; copies of those that a person changed stay. A list
    that was open in Excel has others beside it, with a number, which go too."""
    kept = []
    lists = [path for path in sorted(out.iterdir()) if _LISTS.fullmatch(path.name)]
    names = dict.fromkeys(name for path in lists for name in _listed(path))
    for path in lists:
        if path.name != LIST:
            with suppress(OSError):
                path.unlink()
    for name in names:
        path = out / name
        if path.is_file():
            copy = keep_changed(path)
            kept += [copy] if copy else []
            with suppress(OSError):  # open in Word: the new one gets another name
                path.unlink()
    return kept


def _listed(path: Path) -> list[str]:
    """The names of the letters of an earlier run, only of files in the folder itself."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as handle:
            names = [row[0] for row in csv.reader(handle, delimiter=";") if row][1:]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
    return [name for name in names if name.endswith(".docx") and Path(name).name == name]


def _write_list(path: Path, letters: Iterable[Letter]) -> WrittenFile:
    """Writes the list of letters; where it stands then."""
    beside = path.with_name(f"{path.name}.part")
    with open(beside, "w", encoding="utf-8-sig", newline="") as handle:
        writer = csv.writer(handle, delimiter=";")
        writer.writerow(HEADS)
        for letter in letters:
            unit = letter.owed.unit
            cells = (letter.path.name, unit.label, unit.level, unit.province, letter.about)
            writer.writerow([harmless(one_line(cell), "") for cell in cells])
    return WrittenFile(path, put_file(beside, path))


class _Writer:
    """The writing of letters, one after the other, with names of files that differ."""

    def __init__(
        self, content: Content, gathered: Gathered, period: str, asked: LettersAsked
    ) -> None:
        self.content = content
        self.gathered = gathered
        self.period = in_words(period)
        self.asked = asked
        answer = asked.answer or (date.today() + timedelta(days=ANSWER_DAYS)).isoformat()
        self.answer = day_text(answer)
        self.names: set[str] = set()

    def write(self, owed: Owed) -> Letter:
        """Write the letter to a unit."""
        office, words = self.content.office, self.content.letters
        document = paper.new_document(office.font_size)
        subject = self._said(words.subject, owed)
        paper.add_head(document, office, f"{office.symbol}-……", subject)
        to = paper.add_centred(document, f"Kính gửi: {_addressed(owed)}")
        to.paragraph_format.space_before = to.paragraph_format.space_after = paper.Pt(12)
        paper.add_text(document, self._said(words.opening, owed))
        about = [part for part in self._parts(document, owed) if part]
        paper.add_text(document, self._said(words.closing, owed))
        paper.add_close(document, office, words.recipients)
        document.core_properties.title = one_line(subject)
        path = save(document, self.asked.out / f"{self._name(owed)}.docx")
        return Letter(path, owed, "; ".join(about))

    def _parts(self, document: Any, owed: Owed) -> list[str]:
        """Adds what the unit has to answer; what that is, in short."""
        return [
            self._missing(document, owed),
            self._late(document, owed),
            self._contradictions(document, owed),
        ]

    def _missing(self, document: Any, owed: Owed) -> str:
        if not owed.missing:
            return ""
        words = self.content.letters
        text = words.missing_due if self.asked.due else words.missing
        paper.add_text(document, self._said(text, owed))
        return MISSING

    def _late(self, document: Any, owed: Owed) -> str:
        late = owed.late
        if late is None:
            return ""
        words = self.content.letters
        text = words.late_received if late.received else words.late_signed
        paragraph = paper.add_text(document, self._said(text, owed, late.report, late.day))
        if late.doubtful:
            paper.mark(paragraph, " (?) [kiểm tra lại ngày, số trên văn bản trước khi gửi]")
        return LATE + (" (?)" if late.doubtful else "")

    def _contradictions(self, document: Any, owed: Owed) -> str:
        """Adds the contradictions, report by report."""
        before = None
        for report, one in owed.contradictions:
            if report != before:
                words = self.content.letters.contradictions
                paper.add_text(document, self._said(words, owed, report, report.doc_date))
                before = report
            _add_contradiction(document, one)
        for change in owed.said:
            report = self.gathered.collection.filed[change.now.source.figure.report]
            if report != before:
                words = self.content.letters.contradictions
                paper.add_text(document, self._said(words, owed, report, report.doc_date))
                before = report
            self._add_change(document, change)
        count = owed.contrary
        return f"{CONTRADICTIONS} ({count})" if count else ""

    def _add_change(self, document: Any, change: SaidOtherwise) -> None:
        """Adds a change as the report says it, and the values of both reports with their places."""
        name = one_line(change.indicator.name)
        paper.add_text(document, f"- {name}: báo cáo ghi “{one_line(change.words)}”, trong khi:")
        for reading, period in ((change.now, self.period), (change.before, in_words(change.since))):
            source = reading.source
            number = one_line(self.gathered.collection.filed[source.figure.report].number)
            where = f"báo cáo {number or one_line(source.file)}, trang {source.page}"
            value = reading_text(reading, sign_of(change.indicator))
            paper.add_text(document, f"+ {period}: {value} ({where})")

    def _said(self, text: str, owed: Owed, report: Filed | None = None, day: str = "") -> str:
        """A sentence of the letters with its slots filled."""
        number = one_line(report.number) if report else ""
        return filled(
            text,
            đơn_vị=_addressed(owed),
            kỳ=self.period,
            hạn=day_text(self.asked.due),
            ngày=day_text(day) or "……/……/………",
            số=number or "………",
            trả_lời=self.answer,
        )

    def _name(self, owed: Owed) -> str:
        """The name of a letter's file, without its ending; none twice, also where a disk takes no
        notice of capitals."""
        unit = owed.unit
        tries = [unit.label, f"{unit.label}, {unit.province}"]
        tries += [f"{unit.label} {number}" for number in range(2, 10_000)]
        for label in tries:
            name = file_name(f"Công văn - {label}")
            plain = unicodedata.normalize("NFC", name).casefold()
            if plain not in self.names:
                self.names.add(plain)
                return name
        raise FileExistsError(unit.label)


def _addressed(owed: Owed) -> str:
    """The body that a letter goes to: the people's committee of a place."""
    unit = owed.unit
    name = one_line(unit.label)
    is_place = unit.level in ("tỉnh", "huyện", "xã") and not name.startswith(("UBND", "Ủy ban"))
    return f"Ủy ban nhân dân {name}" if is_place else name


def _add_contradiction(document: Any, one: Contradiction) -> None:
    """Adds what does not agree, and the sentences in which its figures stand, with their pages."""
    message = one_line(one.message or one.statement)
    section = f", mục {one_line(one.section)}" if one.section else ""
    paper.add_text(document, f"- Trang {one.page}{section}: {message}.".replace("..", "."))
    told: dict[tuple[str, str], list[str]] = {}
    for figure in one.figures:
        told.setdefault((figure.sentence, figure.page), []).append(figure.raw)
    for (sentence, page), raws in list(told.items())[:MOST_SENTENCES]:
        numbers = "; ".join(dict.fromkeys(map(one_line, raws)))
        words = around(sentence, raws[0], MOST_WORDS)
        paper.add_text(document, f"+ {numbers} (trang {page}): “{words}”")
