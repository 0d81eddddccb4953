"""Relations between figures: found, weighed, proving readings, naming contradictions."""

from extractor.checks.check import check, marked
from extractor.checks.rules import CHECKS_FILE, CheckRecord, load_checks
from extractor.checks.tables import check_tables, settled

__all__ = [
    "CHECKS_FILE",
    "CheckRecord",
    "check",
    "check_tables",
    "load_checks",
    "marked",
    "settled",
]
