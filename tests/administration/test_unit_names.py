"""Tests of unit names."""

import pytest

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
