"""Tests of sentences: commands that people copy out of them."""

import ast
import errno
import re
from pathlib import Path

import pytest

from extractor import messages
from extractor.errors import InputError, RunStopped, WrongUsage

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


def keys_in(module):
    """Patterns of the texts that a module holds, composed ones (`f"fill_{result}"`) among them.
    `messages.reason` takes a doubt's sentence with `_blank` behind its key where nothing is told."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            yield "".join(r"\w+" if part is None else re.escape(part) for part in parts)


def test_every_sentence_is_said_somewhere():
    house = Path(messages.__file__).parent
    modules = [module for module in house.rglob("*.py") if module.name != "messages.py"]
    named = {pattern for module in modules for pattern in keys_in(module)}
    composed = re.compile("|".join(p for p in named if re.fullmatch(r"[a-z_]+(\\w\+[a-z_]*)+", p)))
    keys = [key for table in TABLES for key in table]
    unnamed = [key for key in keys if named.isdisjoint({key, key.removesuffix("_blank")})]
    assert [key for key in unnamed if not composed.fullmatch(key)] == []


def test_commands_are_found():
    assert any("--patterns" in command for command in COMMANDS)


@pytest.mark.parametrize(
    "error, vietnamese, english",
    [
        (
            InputError("file_unreadable", detail=OSError(errno.ELOOP, "Too many levels")),
            "Không đọc được tệp. Lối tắt trỏ vòng về chính nó, không tới tệp nào",
            "The file cannot be read. The links lead back to themselves and to no file",
        ),
        (
            RunStopped("disk_failing", path="E:", detail=OSError(errno.EIO, "Input/output error")),
            "Ổ đĩa chứa E: báo lỗi. Ổ đĩa báo lỗi hoặc đã bị rút ra",
            "The disk that holds E: reports an error. The disk fails or was taken out",
        ),
        (
            WrongUsage(
                "corrections_unreadable", path="a", detail=PermissionError(13, "denied", "a")
            ),
            "Không mở được các điều đã sửa trong a. Không có quyền, hoặc tệp đang bị khóa",
            "The corrections in a cannot be opened. There is no right to it, or it is locked",
        ),
        (
            InputError("file_unreadable", detail=OSError(99_999, "Some other thing")),
            "Không đọc được tệp. Hệ thống báo lỗi số 99999",
            "The file cannot be read. The system gives its error 99999",
        ),
        (
            InputError("file_unreadable", detail=OSError("image file is truncated")),
            "Không đọc được tệp.",
            "The file cannot be read.",
        ),
    ],
)
def test_what_the_system_says_is_said_in_the_users_language(
    monkeypatch, error, vietnamese, english
):
    assert messages.error_text(error.code, error.values)[0] == vietnamese
    monkeypatch.setattr(messages, "language", "en")
    assert messages.error_text(error.code, error.values)[0] == english
