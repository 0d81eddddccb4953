"""Tests of unit names."""

import ast
from pathlib import Path

import pytest
import regex

from extractor.administration.unit_names import written_out


@pytest.mark.parametrize(
    "written, name",
    [
        ("H. Mỹ Xuyên", "huyện Mỹ Xuyên"),
        ("TX Ngã Năm", "thị xã Ngã Năm"),
        ("UBND Tp. Sóc Trăng", "thành phố Sóc Trăng"),
        ("Q.1", "quận 1"),
        ("TT. Mỹ Xuyên", "thị trấn Mỹ Xuyên"),
        ("Ủy ban nhân dân xã Tân Lộc", "xã Tân Lộc"),
        ("Phòng Nội vụ", "Phòng Nội vụ"),
    ],
)
def test_types_written_out(written, name):
    assert written_out(written) == name


TYPE_LIST = regex.compile(r"(?i)phường|thị trấn")  # in a pattern or a tuple of types


def test_types_of_units_are_listed_once():
    """Who needs them asks `LEVEL_OF` or `types_of`: a list of its own lacks one of them."""
    listed = []
    for module in sorted((Path(__file__).parents[2] / "extractor").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict | ast.JoinedStr):
                words = ast.unparse(node)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = node.value if "|" in node.value else ""
            else:
                continue
            if {"phường", "thị trấn"} <= set(TYPE_LIST.findall(words)):
                listed.append(module.name)
    assert set(listed) <= {"unit_names.py"}
