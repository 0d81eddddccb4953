"""Patterns kept from one process to the next: the same matches, whatever becomes of the file."""

import os
import pickle
import re
import sqlite3

import pytest
import regex

from extractor import kept_patterns
from extractor.kept_patterns import compiled_rule, compiled_words

WORDS = r"(?<!\w)(?:(h[oôö][\s,]+s[oôö])|(ðön))(?!\w)(?:[^¤;:.()]|[.:](?=\S)){0,70}?(giai quyêt)"
TEXT = "tông sô hô sö ða ðüöc giai quyêt ðung han"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of its own, and what a new process would remember: nothing."""
    monkeypatch.setenv(kept_patterns.PLACE, str(tmp_path))
    yield tmp_path
    new_process()


def new_process():
    keeper = kept_patterns._keeper(os.environ.get(kept_patterns.PLACE), os.getpid())
    if keeper:
        keeper.write()
    kept_patterns._keeper.cache_clear()
    kept_patterns._opened.cache_clear()
    re.purge()
    regex.purge()


def the_file(folder):
    return next(folder.glob("*.sqlite"))


def spans(pattern, text=TEXT):
    found = pattern.search(text)
    return found and [found.span(number) for number in range(pattern.groups + 1)]


def no_compiling(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("compiled anew")

    monkeypatch.setattr(kept_patterns, "_packed_words", refuse)
    monkeypatch.setattr(kept_patterns.re, "compile", refuse)
    monkeypatch.setattr(kept_patterns.regex, "compile", refuse)


def test_a_pattern_of_words_is_compiled_once(folder, monkeypatch):
    first = compiled_words(WORDS)
    new_process()
    with monkeypatch.context() as patched:
        no_compiling(patched)
        second = compiled_words(WORDS)
    assert spans(first) == spans(second) == spans(re.compile(WORDS))
    assert (second.pattern, second.groups, second.flags) == (WORDS, first.groups, first.flags)


def test_a_rule_with_its_list_is_compiled_once(folder, monkeypatch):
    source, nouns = r"(?P<span>\d+)\s+\L<nouns>", frozenset({"hồ sơ", "đơn"})
    flags = regex.V1 | regex.MULTILINE
    first = compiled_rule(source, flags, nouns=nouns)
    new_process()
    with monkeypatch.context() as patched:
        no_compiling(patched)
        second = compiled_rule(source, flags, nouns=nouns)
    assert first.search("có 12 đơn")["span"] == second.search("có 12 đơn")["span"] == "12"
    assert second.groupindex == first.groupindex
    other = compiled_rule(source, flags, nouns=frozenset({"vụ"}))
    assert not other.search("có 12 đơn")


@pytest.mark.parametrize(
    "text",
    ["(?P<one>a)b", "(?P<one>a)(?P=one)"],
)
def test_named_groups_are_compiled_as_ever(folder, text):
    assert compiled_words(text).groupindex == re.compile(text).groupindex
    new_process()
    assert compiled_words(text).groupindex == re.compile(text).groupindex


def test_a_wrong_pattern_is_told(folder):
    with pytest.raises(re.error):
        compiled_words("(a")
    with pytest.raises(regex.error):
        compiled_rule("(a")


def spoil_rows(path, made):
    with sqlite3.connect(path) as base:
        base.execute("UPDATE pattern SET made = ?", (made,))
    base.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database at all " * 400),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: spoil_rows(path, b"\x00"),
        lambda path: spoil_rows(path, kept_patterns.zlib.compress(b"\xff" * 33)),
        lambda path: spoil_rows(path, kept_patterns.zlib.compress(pickle.dumps(os.getcwd))),
        lambda path: spoil_rows(path, kept_patterns.zlib.compress(pickle.dumps([1]))),
        lambda path: spoil_rows(path, None),
    ],
    ids=["other file", "cut off", "not packed", "no code", "another program", "a list", "nothing"],
)
def test_a_spoilt_file_is_of_no_account(folder, spoil):
    for number in range(40):
        compiled_words(WORDS + "x" * number)
    compiled_rule(r"\d+\s+hồ")
    new_process()
    spoil(the_file(folder))
    assert spans(compiled_words(WORDS)) == spans(re.compile(WORDS))
    assert compiled_rule(r"\d+\s+hồ").search("12 hồ sơ")


def test_a_spoilt_pattern_is_kept_anew(folder, monkeypatch):
    compiled_words(WORDS)
    compiled_rule(r"\d+")
    new_process()
    spoil_rows(the_file(folder), b"\x00")
    compiled_words(WORDS)
    compiled_rule(r"\d+")
    new_process()
    with monkeypatch.context() as patched:
        no_compiling(patched)
        kept = compiled_words(WORDS)
        assert compiled_rule(r"\d+").search("12")
    assert spans(kept) == spans(re.compile(WORDS))


def test_what_is_kept_makes_no_other_thing(folder):
    """A pickle that would call a program is refused before it does."""
    compiled_rule(r"\d+")
    new_process()

    class Call:
        def __reduce__(self):
            return os.mkdir, (str(folder / "called"),)

    spoil_rows(the_file(folder), kept_patterns.zlib.compress(pickle.dumps(Call())))
    assert compiled_rule(r"\d+").search("12")
    assert not (folder / "called").exists()


def test_nothing_is_kept_where_it_is_not_wanted_or_cannot_be(tmp_path, monkeypatch):
    monkeypatch.setenv(kept_patterns.PLACE, "")
    assert spans(compiled_words(WORDS)) == spans(re.compile(WORDS))
    a_file = tmp_path / "file"
    a_file.write_text("")
    monkeypatch.setenv(kept_patterns.PLACE, str(a_file / "below"))
    assert spans(compiled_words(WORDS)) == spans(re.compile(WORDS))
    assert compiled_rule(r"\d+").search("12")


def test_a_python_with_other_parts_compiles_as_ever(folder, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(kept_patterns, "_part", missing)
    assert spans(compiled_words(WORDS)) == spans(re.compile(WORDS))


def test_a_file_that_has_grown_too_large_begins_anew(folder, monkeypatch):
    compiled_words(WORDS)
    new_process()
    monkeypatch.setattr(kept_patterns, "MOST_BYTES", 100)
    compiled_words("h[oôö]")
    new_process()
    with sqlite3.connect(the_file(folder)) as base:
        assert base.execute("SELECT count(*) FROM pattern").fetchone() == (1,)
    base.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_process_that_became_two_keeps_both(folder):
    compiled_words("a[oôö]")
    child = os.fork()
    if child == 0:
        compiled_words("b[oôö]")
        kept_patterns._keeper(str(folder), os.getpid()).write()
        os._exit(0)
    os.waitpid(child, 0)
    new_process()
    with sqlite3.connect(the_file(folder)) as base:
        assert base.execute("SELECT count(*) FROM pattern").fetchone() == (2,)
    base.close()
