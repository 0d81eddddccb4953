"""A stretch of signs without end is left out and said; what stands around it is read."""

import pytest

from extractor.document import read_report
from extractor.errors import InputError

AROUND = "Đã tiếp nhận 900 hồ sơ,\nBảng: {} hết.\nđã giải quyết 880 hồ sơ."
STRETCHES = [
    "\t".join(str(number % 97) for number in range(20_000)),
    "1234567890" * 3000,
    "1.1/" * 9000,
    "(" * 50_000,
]


@pytest.mark.parametrize("stretch", STRETCHES)
def test_what_stands_around_it_is_read(tmp_path, stretch):
    file = tmp_path / "a.txt"
    file.write_text(AROUND.format(stretch), "utf-8")
    found = read_report(file)
    assert [row.raw for row in found.numerals if row.kind == "count"] == ["900", "880"]
    said = [doubt for doubt in found.doubts if doubt.key == "endless_left_out"]
    assert len(said) == ("(" not in stretch)  # of brackets nothing is lost
    assert found.text.text == AROUND.format(stretch)


@pytest.mark.parametrize("stretch", STRETCHES[:3])
def test_a_text_that_holds_nothing_else_is_no_report(tmp_path, stretch):
    file = tmp_path / "a.txt"
    file.write_text(f"Bảng: {stretch}", "utf-8")
    with pytest.raises(InputError) as error:
        read_report(file)
    assert error.value.code == "text_too_odd"
