"""Tests of sentences: commands that people copy out of them."""

import re

import pytest

from extractor import messages

TABLES = (messages.ERRORS, messages.REASONS, messages.TALK, messages.RULE_FAULTS)


def texts(value):
    """All texts of a table, however deep."""
    if isinstance(value, str):
        return [value]
    held = value.values() if isinstance(value, dict) else value
    return [text for one in held for text in texts(one)]


COMMANDS = re.findall(r"“(solieu [^”]*)”", "\n".join(texts(TABLES)))


@pytest.mark.parametrize("command", sorted({one for one in COMMANDS if "{" in one}))
def test_a_command_quotes_the_names_put_into_it(command):
    """A folder's name may hold blanks: `Quy tắc`."""
    bare = re.sub(r'"[^"]*"', "", command)
    assert "{" not in bare


def test_commands_are_found():
    assert any("--patterns" in command for command in COMMANDS)
