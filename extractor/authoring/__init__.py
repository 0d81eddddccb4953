"""For those who write rules: every rule held against its examples, each numeral of a report
explained, records drafted for the figures that no indicator claimed."""

from extractor.authoring.draft import drafts
from extractor.authoring.examples import faults, load_all, status_words
from extractor.authoring.explain import explained, explained_page

__all__ = [
    "drafts",
    "explained",
    "explained_page",
    "faults",
    "load_all",
    "status_words",
]
