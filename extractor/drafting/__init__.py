"""Documents of the office made from results: letters to units that have something to answer, a
draft of the consolidated report of which a later run renews the numbers."""

from extractor.drafting.content import load_drafts
from extractor.drafting.letters import LettersAsked, LettersDone, write_letters
from extractor.drafting.plain_text import asked_day
from extractor.drafting.report import ReportAsked, ReportDone, write_report

__all__ = [
    "LettersAsked",
    "LettersDone",
    "ReportAsked",
    "ReportDone",
    "asked_day",
    "load_drafts",
    "write_letters",
    "write_report",
]
