"""Where the text of a document is written, whatever its file is called."""

from pathlib import Path

import pytest

from extractor.output.text_files import LONGEST, fitting_name, text_file

OUT = Path("out")


@pytest.mark.parametrize(
    "document, place",
    [
        ("a.pdf", "out/text/a.pdf.txt"),
        ("xã/năm 2024/a.pdf", "out/text/xã/năm 2024/a.pdf.txt"),
        # a folder called like the text of a file beside it
        ("a.txt.txt/b.pdf", "out/text/a.txt.txt~/b.pdf.txt"),
        ("a.txt~/b.pdf", "out/text/a.txt~~/b.pdf.txt"),
    ],
)
def test_the_text_lies_as_its_file_does(document, place):
    assert text_file(OUT, document).as_posix() == place


LONG = "Báo cáo công tác cải cách hành chính " * 12


@pytest.mark.parametrize(
    "document",
    [LONG + ".pdf", f"{LONG}/a.pdf", "/".join("abc" for _ in range(90)) + "/a.pdf", "ế" * 300],
)
def test_no_name_is_longer_than_a_disk_takes(document):
    place = text_file(OUT, document)
    assert all(len(part.encode()) <= LONGEST for part in place.parts)
    assert place.suffix == ".txt" and len(place.parts) <= 5


def test_a_name_as_long_as_a_disk_takes_is_left_alone():
    longest = "a" * (LONGEST - len(".txt"))
    assert fitting_name(longest, ".txt", windows=False) == longest + ".txt"
    assert fitting_name(longest + "a", ".txt", windows=False) != longest + "a.txt"


def test_names_that_were_cut_stay_apart():
    places = {text_file(OUT, f"{LONG}{number}.pdf") for number in range(20)}
    assert len(places) == 20


@pytest.mark.parametrize(
    "name", ["Về: báo cáo", "a?b", "a*", "con", "CON.txt", "lpt1.pdf", "a.", "a ", "a\tb", 'a"b']
)
def test_what_windows_takes_in_no_name_is_told_by_a_fingerprint(name):
    fitting = fitting_name(name, ".txt", windows=True)
    assert fitting != name + ".txt" and not set('<>:"|?*\t') & set(fitting)
    assert fitting_name(name, ".txt", windows=False) == name + ".txt"
