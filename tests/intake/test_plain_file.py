"""A file is opened as what it was listed as."""

import os

import pytest

from extractor.document import read_text
from extractor.errors import InputError
from extractor.intake import check_unchanged, open_input, opened_plain
from extractor.intake.recognition import recognise


def _opened_again(source):
    return open_input(source.path, source.name)


def _recognised(source):
    return recognise(source.path)


def _as_it_is(source):
    return opened_plain(source.path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes")
@pytest.mark.parametrize(
    "look", [read_text, check_unchanged, _opened_again, _recognised, _as_it_is]
)
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path, look):
    path = tmp_path / "a.txt"
    path.write_text("Có 12 hồ sơ.\n", "utf-8")
    source = open_input(path, path.name)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(InputError) as stopped:
        look(source)
    assert stopped.value.code == "file_special"
