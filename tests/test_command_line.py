"""The command line: help and faults in plain Vietnamese, each fault with its next step."""

import re

import pytest

from extractor import messages
from extractor.cli import main
from extractor.command_line import ABOUT, FURTHER, USUAL, read_arguments
from extractor.errors import WrongUsage

COMMANDS = (*USUAL, *FURTHER)
OF_CLUSTER = [("cluster", kind) for kind in ("init", "scheduler", "worker")]
ENGLISH = re.compile(
    r"\b(usage|positional|arguments?|options|show|message|exit|version's|default|"
    r"DIR|FILE|NAME|CODE|LEVEL|PERIOD|DAY|required|choose|invalid|expected one|could match)\b"
)


def help_of(words, capsys):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS), *OF_CLUSTER])
def test_help_is_vietnamese(words, capsys):
    told = help_of(words, capsys)
    assert told.startswith("Solieu:" if not words else "Cách gọi: solieu " + " ".join(words))
    assert not ENGLISH.search(told.replace("--version", ""))
    assert told.count("Cách gọi:") == 1
    assert "Ví dụ:" in told or not words


@pytest.mark.parametrize("words", [(), ("run",), ("cluster", "worker")])
def test_help_speaks_english_where_it_is_asked_for(words, capsys, monkeypatch):
    monkeypatch.setattr(messages, "language", "en")
    told = help_of(words, capsys)
    assert "Usage: solieu" in told
    assert not re.search("Cách gọi|Phải ghi|Có thể ghi|đọc mọi|đọc trang", told)


def test_the_command_alone_shows_its_help_and_is_no_call(capsys):
    assert main([]) == 2
    alone = capsys.readouterr().out
    assert main(["help"]) == 0
    assert capsys.readouterr().out == alone
    for name in COMMANDS:
        assert f"\n  {name} " in alone


def test_help_of_a_command_is_its_help(capsys):
    assert main(["help", "compare"]) == 0
    asked = capsys.readouterr().out
    assert asked == help_of(["compare"], capsys)


@pytest.mark.parametrize(
    "line, says",
    [
        ("compar a", "solieu compare"),
        ("Run a", "solieu run"),
        ("rnu a", "solieu run"),
        ("xuat a", "run, forget"),
        ("help xuat", "run, review"),
        ("cluster worked", "solieu cluster worker"),
        ("run", "BÁO_CÁO, --out"),
        ("run a", "--out"),
        ("compare --out b.xlsx", "THƯ_MỤC_KẾT_QUẢ"),
        ("cluster", "LỆNH"),
        ("run a --out", "--out: giá trị thiếu"),
        ("run a --out b --force=1", "--force không có giá trị"),
        ("run a --out b --nhanh", "--nhanh"),
        ("cluster worker tcp://127.0.0.1:8786 --jobs 0", "solieu cluster worker --help"),
        ("letters a --out b --level tổ", "solieu letters --help"),
        ("review a --port 80", "solieu review --help"),
        ("run a --out b --csv tab", "chọn một trong: vn"),
        ("run a --out b --jobs 0", "từ 1 đến 64"),
        ("run a --out b --jobs hai", "từ 1 đến 64"),
        ("review a --port 80", "từ 1024 đến 65535"),
        ("compare a --out b.xlsx --p 2024", "--period, --province"),
        ("compare a --out b.xlsx --level tổ", "tỉnh, sở, huyện, xã"),
        ("patterns try", "check, explain, draft"),
        ("patterns explain", "cần một báo cáo"),
        ("patterns explain khong-co.pdf", "Không tìm thấy khong-co.pdf"),
        ("patterns draft .", "là thư mục"),
    ],
)
def test_a_wrong_command_is_told_in_vietnamese_with_a_next_step(line, says, capsys):
    assert main(line.split()) == 2
    told = capsys.readouterr().err
    assert says in told
    assert re.search(r"^→ \S", told, re.M)
    assert not ENGLISH.search(told)


def test_every_sentence_of_the_help_is_in_use(capsys):
    calls = [(), ("help",), *((name,) for name in COMMANDS), *OF_CLUSTER]
    asked = {" ".join(help_of(words, capsys).split()) for words in calls}
    for vietnamese, _ in ABOUT.values():
        assert any(vietnamese in text for text in asked), vietnamese


def test_an_empty_name_is_no_folder():
    with pytest.raises(WrongUsage, match="path_empty"):
        read_arguments(["run", "", "--out", "b"])
