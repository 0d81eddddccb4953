"""What each command does: one function for each, the exit code its answer.

What only one command needs it loads itself, so that `--help` stays quick.
"""

from extractor.commands.comparing import compare
from extractor.commands.documents import apart, forget, whole
from extractor.commands.machine import cluster_init, cluster_scheduler, cluster_worker, doctor
from extractor.commands.office_files import fill, letters, report
from extractor.commands.read_folders import run
from extractor.commands.reviewing import review
from extractor.commands.rules import patterns

__all__ = [
    "apart",
    "cluster_init",
    "cluster_scheduler",
    "cluster_worker",
    "compare",
    "doctor",
    "fill",
    "forget",
    "letters",
    "patterns",
    "report",
    "review",
    "run",
    "whole",
]
