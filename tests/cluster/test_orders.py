"""Keys of work: equal for equal work, other for all that its result depends on."""

import dataclasses
from pathlib import Path

import pytest

from extractor.cluster.orders import page_key, text_key
from extractor.model import Input, PageReading

SOURCE = Input(Path("/in/a.pdf"), "a.pdf", "pdf", "f" * 64, 9)
PAGES = (PageReading(1, 595, 842, "none", "blank"), PageReading(2, 595, 842, "none", "blank"))


def test_equal_pages_have_one_key_whatever_their_files_are_called():
    assert page_key("f" * 64, 1, "v1") == page_key("f" * 64, 1, "v1")


@pytest.mark.parametrize("other", [("e" * 64, 1, "v1"), ("f" * 64, 2, "v1"), ("f" * 64, 1, "v2")])
def test_another_content_number_or_version_is_other_work(other):
    assert page_key(*other) != page_key("f" * 64, 1, "v1")


def test_numbers_and_versions_do_not_run_together():
    assert page_key("f" * 64, 1, "1 v") != page_key("f" * 64, 11, " v")


@pytest.mark.parametrize(
    "source, pages, settings",
    [
        (dataclasses.replace(SOURCE, name="b.pdf"), PAGES, "v1"),
        (dataclasses.replace(SOURCE, sha256="e" * 64), PAGES, "v1"),
        (SOURCE, PAGES[:1], "v1"),
        (SOURCE, PAGES, "v2"),
    ],
)
def test_a_text_is_told_by_document_pages_and_version(source, pages, settings):
    assert text_key(source, pages, settings) != text_key(SOURCE, PAGES, "v1")


def test_a_name_that_is_no_text_has_a_key():
    odd = dataclasses.replace(SOURCE, name="b\udce1o.pdf")
    assert len(text_key(odd, PAGES, "v1")) == 64
