"""Where a folder's dataset is, without a word that is secret."""

import pytest

from extractor.errors import WrongUsage
from extractor.output.store_address import (
    EMBEDDED,
    POINTER,
    Address,
    address_of,
    has_results,
    keep_address,
    safe_words,
)


def test_a_folder_of_no_results(tmp_path):
    assert not has_results(tmp_path) and address_of(tmp_path) is None


def test_a_dataset_in_the_folder(tmp_path):
    (tmp_path / EMBEDDED).write_bytes(b"")
    assert has_results(tmp_path) and address_of(tmp_path) is None


def test_a_dataset_in_a_server(tmp_path):
    (tmp_path / ".solieu").mkdir()
    address = Address("host=máy-chủ dbname=solieu", "mark of the folder")
    keep_address(tmp_path, address)
    assert has_results(tmp_path) and address_of(tmp_path) == address


@pytest.mark.parametrize("kept", [b"", b"{}", b'{"store": "x"}', b"[]", b"\xff\xfe", b"12"])
def test_a_pointer_that_says_nothing_is_refused(tmp_path, kept):
    (tmp_path / POINTER).write_bytes(kept)
    with pytest.raises(WrongUsage):
        address_of(tmp_path)


@pytest.mark.parametrize(
    "said, safe",
    [
        ("no route\n  password=x", "no route password=***"),
        ("Password: bí-mật host=a", "Password: *** host=a"),
        ("passfile=/home/a sslkey=/k", "passfile=*** sslkey=***"),
        ("connection refused", "connection refused"),
    ],
)
def test_what_a_server_says_is_told_without_secrets(said, safe):
    assert safe_words(ValueError(said)) == safe


def test_what_a_server_says_is_cut():
    assert len(safe_words(ValueError("a " * 999))) <= 300
