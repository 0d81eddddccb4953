"""Patterns tried only where they may begin find what they find where they are tried everywhere."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import regex

from extractor.indicators.context import rewritten_without_asides
from extractor.indicators.loading import load_indicators
from extractor.indicators.sought import Named, Rewritten, Sought
from extractor.language.flat import FIGURE, toneless

SAMPLE = Path(__file__).parents[2] / "samples" / "bao-cao-cchc-an-phu-2023.txt"
ALONE = (
    *("nouns", "comparison", "elsewhere", "superior", "demand", "purpose", "proposed"),
    *("narrow", "qualifiers"),
    *("bodies", "together", "wide", "whole", "rates", "ways", "goes_on", "carriers"),
)
NAMED = ("levels", "subjects", "objects", "actions", "stages")


def said(phrase):
    """A phrase as a text may say it: the first of each choice, without what may be missing."""
    first = regex.sub(r"\[([^|\]]*)[^\]]*\]", r"\1", regex.sub(r"\([^()]*\)", "", phrase))
    return " ".join(regex.sub(r"\bK\b", FIGURE * 2, first).replace("…", " ").split())


def flat_sample():
    return regex.sub(r"\d", FIGURE, toneless(SAMPLE.read_text("utf-8")))


def spans(found):
    return [one.span() for one in found]


def named_spans(found):
    return sorted((one.span(), name) for name, one in found)


def everywhere(named, text, begin, end):
    return [
        (name, one) for name, sought in named.every for one in sought.finditer(text, begin, end)
    ]


@pytest.mark.parametrize("name", ALONE)
def test_each_phrase_of_a_list_is_found(name):
    """Every list of words says with which words it begins, and misses none of its phrases."""
    rules = load_indicators()
    sought = getattr(rules, name)
    assert sought.firsts
    for phrase in getattr(rules.shared, name, []):
        flat = f"do {toneless(said(phrase))} giai quyet"
        expected = spans(sought.pattern.finditer(flat))
        assert spans(sought.finditer(flat, 0, len(flat))) == expected


@pytest.mark.parametrize("name", NAMED)
def test_each_phrase_of_a_name_is_found(name):
    rules = load_indicators()
    named = getattr(rules, name)
    assert all(named.firsts)
    for phrases in getattr(rules.shared, name).values():
        for phrase in phrases:
            flat = f"do {toneless(said(phrase))} giai quyet"
            found = named_spans(named.finditer(flat, (0, len(flat))))
            assert found == named_spans(everywhere(named, flat, 0, len(flat)))


def test_slices_that_cut_words_and_figures():
    """Slices of a report drawn at random, most of which begin and end within a word or figure."""
    rules, flat, draw = load_indicators(), flat_sample(), random.Random(5)
    found = 0
    for _ in range(100):
        begin = draw.randrange(len(flat))
        end = min(len(flat), begin + draw.choice((0, 6, 20, 70, 300)))
        for name in ALONE:
            sought = getattr(rules, name)
            expected = spans(sought.pattern.finditer(flat, begin, end))
            found += len(expected)
            assert spans(sought.finditer(flat, begin, end)) == expected
            right_there = sought.pattern.match(flat, begin, end)
            assert bool(sought.match(flat, begin, end)) == bool(right_there)
        for name in NAMED:
            named, piece = getattr(rules, name), flat[begin:end]
            expected = named_spans(everywhere(named, flat, begin, end))
            assert named_spans(named.finditer(flat, (begin, end))) == expected
            aside = named_spans(everywhere(named, piece, 0, len(piece)))
            told = named.spans(flat, (begin, end), Rewritten(piece))
            assert sorted((span, name) for name, span in told) == aside
    assert found > 200


def long_flat():
    """A text in which each list of words stands often, close together and within brackets."""
    rules, draw = load_indicators(), random.Random(7)
    phrases = [said(phrase) for name in ALONE for phrase in getattr(rules.shared, name, [])]
    for name in NAMED:
        phrases += [said(one) for every in getattr(rules.shared, name).values() for one in every]
    parts = (" ", "  ", ", ", " (", ") ", " ( ", "; ", " địa ", f" {FIGURE * 3} ", f" ({FIGURE} ")
    words = [draw.choice(phrases) + draw.choice(parts) for _ in range(1500)]
    return toneless("".join(words))


def test_what_is_found_once_for_a_text_is_what_each_piece_holds():
    rules, flat, draw = load_indicators(), long_flat(), random.Random(9)
    found = 0
    for _ in range(60):
        begin = draw.randrange(len(flat))
        piece = (begin, min(len(flat), begin + draw.choice((50, 400, 1500, 2500))))
        rewritten = rewritten_without_asides(flat, piece)
        for name in ALONE:
            sought = getattr(rules, name)
            expected = spans(sought.pattern.finditer(flat, *piece))
            assert spans(sought.finditer(flat, *piece)) == expected, name
            found += len(expected)
        for name in NAMED:
            named = getattr(rules, name)
            expected = named_spans(everywhere(named, flat, *piece))
            assert named_spans(named.finditer(flat, piece)) == expected
            aside = named_spans(everywhere(named, rewritten.said, 0, len(rewritten.said)))
            told = named.spans(flat, piece, rewritten)
            assert sorted((span, name) for name, span in told) == aside
            found += len(aside)
    assert found > 2000


@pytest.mark.parametrize(
    ("flat", "begin", "end", "expected"),
    (
        ("cac tinh khac", 4, 8, [(4, 8)]),
        ("cac tinhh khac", 4, 8, [(4, 8)]),  # what a piece holds of a word is a word there
        ("cac xtinh khac", 5, 9, []),
        ("cac tinh tinh", 0, 13, [(4, 8), (9, 13)]),
        ("cac tin khac", 0, 12, []),
    ),
)
def test_words_at_the_edge_of_a_piece(flat, begin, end, expected):
    sought = Sought(regex.compile(r"(?<!\w)tinh(?!\w)"), {"tinh": frozenset()})
    assert spans(sought.finditer(flat, begin, end)) == expected


class Asked:
    """A pattern that stands nowhere, and where it was asked for."""

    def __init__(self):
        self.places = []

    def match(self, _flat, place, _end):
        self.places.append(place)


@pytest.mark.parametrize(
    ("flat", "begin", "end", "places"),
    (
        ("cac tinh khac", 0, 13, [4]),
        ("cac tinh khac", 0, 4, []),
        ("cac tinh khac", 8, 13, []),
        ("cac tinh khac", 4, 4, []),
        ("cac tinhh khac", 0, 8, [4]),  # what a piece holds of a word may be the word
        (f"co {FIGURE * 3} tinh", 4, 11, [7]),
    ),
)
def test_a_pattern_is_tried_where_its_first_words_stand(flat, begin, end, places):
    asked = Asked()
    named = Named((("tinh", asked),), ({"tinh": frozenset()},))
    assert not [*named.finditer(flat, (begin, end))]
    assert asked.places == places


def test_a_figure_that_a_piece_cuts():
    pattern = regex.compile(rf"(?<!\w)(?:{FIGURE}+ xa)(?!\w)")
    named = Named((("xa", pattern),), ({FIGURE: frozenset()},))
    flat = f"co {FIGURE * 3} xa"
    assert named_spans(named.finditer(flat, (4, len(flat)))) == [((4, 9), "xa")]
    assert named_spans(named.finditer(flat, (0, len(flat)))) == [((3, 9), "xa")]
    assert named_spans(named.match(flat, 4)) == [((4, 9), "xa")]


def test_a_pattern_of_which_nothing_is_told_is_tried_everywhere():
    sought = Sought(regex.compile("an"), {})
    assert spans(sought.finditer("cac ban an", 0, 10)) == [(5, 7), (8, 10)]
