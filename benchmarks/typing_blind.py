"""Wrong readings planted among shown ones: what typing blind catches, what nodding lets pass.

    python benchmarks/typing_blind.py [--shown 2000] [--wrong 100] [--seed 17]

Result folders of 100 doubtful numerals each are made; of all that are shown some were read otherwise
than they are printed, as readers misread digits. Made persons answer them through the page's own
code: they type what is printed, with typing errors as often as the literature counts them. On a
print that was misread they err ten times as often, half of the time just as the reader did, since
what is hard to read for one is hard for the other. A person who nods is shown the reading and
overlooks a wrong one with a given chance. No real person was measured.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from made_results import Numeral, make_results

from extractor.review.answers import Answer, Answers, Browser
from extractor.review.record import Record
from extractor.review.results import Results
from extractor.review.tasks import Desks

EACH = 100  # numerals of one folder
ALIKE = {"0": "8", "1": "7", "2": "7", "3": "8", "4": "1", "5": "6", "6": "5", "7": "1", "8": "3"}
ALIKE["9"] = "0"
HARDER = 10  # times as many errors on a print that a machine misread
AS_THE_READER = 0.5  # share of those errors that are the machine's
PERSONS = (0.0, 0.0029, 0.0065, 0.02)  # errors a field
NODDING = (0.05, 0.2, 0.5)  # share of wrong readings that are overlooked


@dataclass(frozen=True, slots=True)
class Shown:
    """A numeral as it is printed and as it was read."""

    printed: str
    read: str

    @property
    def wrong(self) -> bool:
        return self.printed != self.read


@dataclass(slots=True)
class Count:
    """What came of a person's work: wrong readings let pass, right ones made wrong, tasks that were
    asked a second time."""

    passed: int = 0
    spoilt: int = 0
    again: int = 0


def misread(number: str, chance: random.Random) -> str:
    """The number with one digit taken for one that looks alike, or one lost, or one doubled."""
    at = chance.randrange(len(number))
    how = chance.random()
    if how < 0.7 or len(number) < 3:
        made = number[:at] + ALIKE[number[at]] + number[at + 1 :]
    elif how < 0.85:
        made = number[:at] + number[at + 1 :]
    else:
        made = number[:at] + number[at] + number[at:]
    return made if made[0] != "0" and made != number else misread(number, chance)


def plant(shown: int, wrong: int, chance: random.Random) -> list[Shown]:
    planted = set(chance.sample(range(shown), wrong))
    made = []
    for at in range(shown):
        printed = str(chance.randrange(10, 10 ** chance.choice((2, 3, 4, 5))))
        made.append(Shown(printed, misread(printed, chance) if at in planted else printed))
    return made


def typed(one: Shown, errs: float, chance: random.Random) -> str:
    """What a person types who errs so often."""
    if chance.random() >= errs * (HARDER if one.wrong else 1):
        return one.printed
    if one.wrong and chance.random() < AS_THE_READER:
        return one.read
    return misread(one.printed, chance)


def type_all(folder: Path, some: list[Shown], errs: float, chance: random.Random) -> Count:
    """A person types all numerals of one folder."""
    numerals = [Numeral(one.printed, one.read, one.read, indicator="x.y") for one in some]
    make_results(folder, numerals)
    desks = Desks(Results(folder), Record(folder), frozenset())
    answers, who, count = Answers(desks), Browser("Lan", "a"), Count()
    [document] = desks.results.documents()
    questions = desks.desk(document, who.person).questions
    for one, question in zip(some, questions, strict=True):
        assert question.mode == "blind"
        first, made = "", typed(one, errs, chance)
        answer = Answer(question.key, question.place.seal, made)
        while answers.answer(document, answer, who).done == "again":
            count.again += 1
            first, made = made, typed(one, errs, chance)
            answer = Answer(question.key, question.place.seal, made, first=first)
    settled = {one.start: one.new for one in desks.record.all()}
    for one, question in zip(some, questions, strict=True):
        if settled[int(question.key.partition(":")[2])] != one.printed:
            count.passed += one.wrong
            count.spoilt += not one.wrong
    return count


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shown", type=int, default=2000)
    parser.add_argument("--wrong", type=int, default=100)
    parser.add_argument("--seed", type=int, default=17)
    asked = parser.parse_args()
    shown = plant(asked.shown, asked.wrong, random.Random(asked.seed))
    print(f"{asked.shown} shown, {asked.wrong} wrong readings among them, seed {asked.seed}")
    for errs in PERSONS:
        chance, total = random.Random(asked.seed + 1), Count()
        for at in range(0, len(shown), EACH):
            with tempfile.TemporaryDirectory(prefix="solieu-go-") as name:
                made = type_all(Path(name), shown[at : at + EACH], errs, chance)
            total.passed += made.passed
            total.spoilt += made.spoilt
            total.again += made.again
        told = f"typing blind, {errs:.2%} errors a field: {total.passed} wrong readings pass, "
        print(told + f"{total.spoilt} right ones spoilt, {total.again} asked again", flush=True)
    for overlooks in NODDING:
        chance = random.Random(asked.seed + 2)
        passed = sum(one.wrong and chance.random() < overlooks for one in shown)
        print(f"nodding, {overlooks:.0%} overlooked: {passed} wrong readings pass")
    print(f"one key for all the rest: {sum(one.wrong for one in shown)} wrong readings pass")


if __name__ == "__main__":
    main()
