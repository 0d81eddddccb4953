"""For those who write rules: examples tried, numerals explained, records drafted."""

from extractor.authoring.draft import drafts
from extractor.authoring.examples import (
    check_faults,
    faults,
    form_faults,
    indicator_faults,
    load_all,
)
from extractor.authoring.explain import explained_lines, explained_page

__all__ = [
    "check_faults",
    "drafts",
    "explained_lines",
    "explained_page",
    "faults",
    "form_faults",
    "indicator_faults",
    "load_all",
]
