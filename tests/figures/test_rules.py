"""Rules are data: each holds against its own examples, and a broken one is named."""

import shutil
from dataclasses import replace

import pytest

from extractor import patterns
from extractor.authoring import examples
from extractor.errors import BrokenRule
from extractor.figures import rules
from extractor.figures.find import TIME_LIMIT


def test_every_rule_reads_its_examples():
    assert examples.numeral_faults() == []


def said_many_times(example):
    """Texts that a pattern which goes back again and again never gets through: an example, its end
    and its second half, a hundred and fifty times as one list."""
    words = example.replace("«", "").replace("»", "").rstrip(". ;:")
    pieces = (words, words[-20:], words[len(words) // 2 :])
    return [mark.join([piece] * 150) for piece in pieces for mark in (", ", " ")]


def goes_through(rule, text):
    """True where the rule gets through a text within the limit that stops a document."""
    try:
        list(rule.pattern.finditer(text, timeout=TIME_LIMIT))
    except TimeoutError:
        return False
    return True


def test_no_rule_goes_back_again_and_again():
    stuck = [
        rule.record.id
        for rule in rules.load_numeral_rules()
        if not all(goes_through(rule, text) for text in texts_of(rule.record))
    ]
    assert stuck == []


def texts_of(record):
    for example in (*record.examples, *record.counter_examples):
        yield from said_many_times(example)


def test_a_wrong_example_is_found():
    rule = next(r for r in rules.load_numeral_rules() if r.record.id == "figure.ratio")
    wrong = rule.record.model_copy(
        update={"examples": ["chỉ có «23» nhiệm vụ"], "counter_examples": ["đạt 23/28 nhiệm vụ"]}
    )
    assert len(list(examples.faults_of_numeral_rule(replace(rule, record=wrong)))) == 2


@pytest.mark.parametrize(
    "text, fault",
    [
        (
            "- {id: figure.x, kind: count, means: abc, pattern: '(', examples: [a], counter_examples: [b]}",
            "figure.x",
        ),
        (
            "- {id: figure.x, kind: nothing, means: abc, pattern: 'a', examples: [a], counter_examples: [b]}",
            "kind",
        ),
        (
            "- {id: figure.x, kind: count, means: abc, pattern: 'a', examples: [], counter_examples: [b]}",
            "examples",
        ),
        (
            "- {id: figure.x, kind: count, means: abc, pattern: '{no_such_piece}', examples: [a], counter_examples: [b]}",
            "no_such_piece",
        ),
        ("- id: [", "40-figures.yaml"),
    ],
)
def test_a_broken_file_stops_with_its_name(tmp_path, text, fault):
    folder = tmp_path / "patterns"
    shutil.copytree(patterns.patterns_folder(), folder)
    (folder / "numerals" / "40-figures.yaml").write_text(text, "utf-8")
    with pytest.raises(BrokenRule) as caught:
        rules.load_numeral_rules(folder)
    assert fault in caught.value.values["faults"]
