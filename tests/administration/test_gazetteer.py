"""Tests of gazetteer."""

import pytest

from extractor.administration.gazetteer import load_units
from extractor.errors import WrongUsage

BEFORE, AFTER = "2024-11-15", "2025-11-15"


@pytest.fixture
def known(tmp_path):
    def write(text, name="units.csv"):
        (tmp_path / name).write_text(text, "utf-8-sig")
        return load_units(tmp_path / name)

    return write


def test_own_list_names_its_units(known):
    own = known(
        "level,name,province,district,valid_from,valid_to,aliases\nhuyện,Mỹ Xuyên,Sóc Trăng,,,30/6/2025,M.Xuyên|My Xuyen\n"
        "huyện,thành phố Cao Lãnh,Đồng Tháp,,,,\nhuyện,huyện Cao Lãnh,Đồng Tháp,,,,\nxã,xã Tân Lộc,Sóc Trăng,Mỹ Xuyên,,,\n"
    )
    assert own.find("huyện", "huyện Mỹ Xuyen", "Sóc Trăng", BEFORE).name == "Mỹ Xuyên"
    assert own.find("huyện", "H. Mỹ Xuyên", "", BEFORE).province == "Sóc Trăng"
    assert own.find("huyện", "Mỹ Xuyên", "Sóc Trăng", AFTER) is None
    assert own.find("huyện", "thành phố Cao Lãnh", "Đồng Tháp").name == "thành phố Cao Lãnh"
    assert own.find("huyện", "Cao Lãnh", "Đồng Tháp") is None  # two have this name
    assert own.find("xã", "xã Tan Loc", "Sóc Trăng").district == "Mỹ Xuyên"


@pytest.mark.parametrize(
    "text, code",
    [
        ("level,name,province\ncấp 4,Mỹ Xuyên,Sóc Trăng\n", "units_line"),
        ("level;name;province\nhuyện;;Sóc Trăng\n", "units_line"),
        ("level,name,province,valid_from\nhuyện,Mỹ Xuyên,Sóc Trăng,năm 2016\n", "units_day"),
    ],
)
def test_own_list_with_a_fault_names_the_line(known, text, code):
    with pytest.raises(WrongUsage) as caught:
        known(text)
    assert caught.value.code == code and caught.value.values["line"] == 2
