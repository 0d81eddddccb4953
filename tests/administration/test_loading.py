"""All that is read of bodies is read at once, so that a fault in a file stops a run before it
begins."""

import pytest

from extractor.administration import loading
from extractor.errors import BrokenRule


@pytest.mark.parametrize(
    "name",
    [
        *("provinces", "agencies", "named_kinds", "opens_body"),
        *("known_body", "cited_type", "cited_issuer"),
    ],
)
def test_a_fault_in_any_file_is_met(monkeypatch, name):
    def broken(*_):
        raise BrokenRule("rules_broken", faults=name)

    monkeypatch.setattr(loading, name, broken)
    with pytest.raises(BrokenRule) as fault:
        loading.load_bodies()
    assert fault.value.values["faults"] == name


def test_whole_files_are_loaded_without_a_word(capsys):
    assert loading.load_bodies() is None
    assert capsys.readouterr() == ("", "")
