"""Lists of words by which statements are understood, and patterns that name them."""

import pytest
import regex

from extractor.language.said import any_said, said_faults, with_lists, worded, words_said
from extractor.patterns import use_office_folder


def test_every_list_takes_its_examples_and_not_its_counter_examples():
    assert said_faults() == []


def test_a_pattern_names_its_lists():
    pattern = worded(r"{tells}\s*,")
    assert pattern.search("so nôi vu cho biêt, toan tinh")
    assert not pattern.search("so nôi vu tiêp nhân, toan tinh")
    assert pattern.fullmatch("cho biêt,")
    assert with_lists(r"{tells}\s*,") == any_said("tells") + r"\s*,"


@pytest.mark.parametrize("pattern", [r"\p{Lu}{2,3}\d{0,3}", r"[^{figure}]{1,40}", r"(?:a|b){1,}"])
def test_braces_of_a_pattern_itself_are_left(pattern):
    assert regex.compile(with_lists(pattern)).pattern == pattern.replace("{figure}", "¤")


def test_a_list_that_is_not_there_is_told():
    with pytest.raises(KeyError):
        worded("{no_such_list}").search("")


def test_an_office_adds_words(tmp_path, monkeypatch):
    (tmp_path / "said.yaml").write_text("tells:\n  words: [trình bày rằng]\n", encoding="utf-8")
    monkeypatch.setenv("SOLIEU_PATTERNS", "")
    use_office_folder(tmp_path)
    from extractor.language import said

    said._lists.cache_clear()
    try:
        assert words_said("tells")[-1] == "trình bày rằng"
        assert worded(r"{tells}\s*,").search("so nôi vu trinh bay rang, toan tinh")
    finally:
        monkeypatch.undo()
        said._lists.cache_clear()
