"""Tests of the words by which tables without lines are known."""

import pytest

from extractor.errors import BrokenRule
from extractor.lines import table_words


@pytest.mark.parametrize("head", ["STT", "S.T.T", "TT", "Số TT", "số thứ tự", "ST T", "Thứ tự"])
def test_heads_of_running_numbers(head):
    assert table_words().is_ordinal(head)


@pytest.mark.parametrize("head", ["Tổng", "TTHC", "Số", "Tỷ trọng"])
def test_other_heads_are_none(head):
    assert not table_words().is_ordinal(head)


@pytest.fixture(name="office")
def _office(tmp_path, monkeypatch):
    """Lays the office's tables.yaml over ours."""

    def lay(words):
        (tmp_path / "tables.yaml").write_text(words, "utf-8")
        monkeypatch.setenv("SOLIEU_PATTERNS", str(tmp_path))
        table_words.cache_clear()
        return table_words()

    yield lay
    monkeypatch.undo()
    table_words.cache_clear()


def test_an_office_adds_a_word(office):
    words = office("pages:\n  words: [Tờ số]\n  examples: [Tờ số]\n")
    assert words.is_of_pages("Tờ số")
    assert words.is_of_pages("Trang")


def test_what_an_example_refutes_is_said(office):
    with pytest.raises(BrokenRule) as error:
        office("pages:\n  words: [Tờ số]\n  examples: [Tờ khai]\n")
    assert "Tờ khai" in str(error.value.args)
