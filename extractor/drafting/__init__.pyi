from .content import load_drafts
from .letters import LettersAsked, LettersDone, write_letters
from .plain_text import asked_day
from .report import ReportAsked, ReportDone, write_report

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
