"""Where the text of a document is written, whatever its file is called."""

from pathlib import Path

import pytest

from extractor.output.text_files import LONGEST, fitting_name, text_file, written_text

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
    place = text_file(OUT, document, windows=False)
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


@pytest.mark.parametrize(
    "document",
    [
        f"{LONG}.pdf",
        "Báo cáo kết quả công tác cải cách hành chính 6 tháng đầu năm 2024 và phương hướng, nhiệm vụ "
        "6 tháng cuối năm của Ủy ban nhân dân huyện.pdf",
        "Phòng Nội vụ/Báo cáo cải cách hành chính các xã, thị trấn/Quý III năm 2024/" + "a" * 90,
        "gửi kèm.zip!/" * 5 + "b.pdf",
    ],
)
def test_on_windows_the_whole_path_is_one_that_programs_open(document):
    """259 signs, of which the folder of the results may have a hundred."""
    out = Path("C:/Users/Nguyễn Thị Lan/Documents/Báo cáo cải cách hành chính năm 2024 - số liệu")
    place = text_file(out, document, windows=True)
    assert len(str(place)) < 260 and len(str(place.relative_to(out))) <= 170
    assert text_file(out, document + "x", windows=True) != place


@pytest.mark.parametrize("windows", [True, False])
@pytest.mark.parametrize("document", ["a.pdf", f"{LONG}.pdf", "Về: báo cáo?.pdf", "xã/b.docx"])
def test_a_text_is_found_that_another_system_wrote(tmp_path, document, windows):
    place = text_file(tmp_path, document, windows)
    place.parent.mkdir(parents=True)
    place.write_bytes("một\r\nhai\n".encode())
    assert written_text(tmp_path, document) == "một\r\nhai\n"  # as offsets count


def test_a_text_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        written_text(tmp_path, "a.pdf")
