"""Whose report a file may be, by its name and the names of its folders."""

import unicodedata

import pytest

from extractor.comparison.path_names import PathNames, years_of
from extractor.comparison.reporters import Reporter


def unit(level, name, province="Sóc Trăng"):
    return Reporter(level, name, "", province, province)


NAMES = PathNames(
    [
        unit("tỉnh", "tỉnh Sóc Trăng"),
        unit("huyện", "huyện Mỹ Tú"),
        unit("huyện", "thị xã Vĩnh Châu"),
        unit("huyện", "huyện Châu Thành"),
        unit("huyện", "huyện Châu Thành", "Kiên Giang"),
        unit("huyện", "huyện Châu Thành A", "Hậu Giang"),
        unit("huyện", "huyện Cao Lãnh", "Đồng Tháp"),
        unit("huyện", "thành phố Cao Lãnh", "Đồng Tháp"),
        unit("huyện", "quận 1", "Hồ Chí Minh"),
        unit("sở", "Sở Nội vụ"),
        unit("sở", "Sở Giáo dục và Đào tạo"),
        unit("xã", "xã Tân Lộc", "Cà Mau"),
    ]
)


@pytest.mark.parametrize(
    "path, named",
    [
        ("2024/Sóc Trăng/huyen my tu/bc.pdf", ["huyện Mỹ Tú"]),
        ("Mỹ Tú.pdf", ["huyện Mỹ Tú"]),
        ("H.MỸ TÚ_BC.PDF", ["huyện Mỹ Tú"]),
        ("UBND_MYTU.pdf", ["huyện Mỹ Tú"]),
        ("BaoCaoMyTu2024.docx", ["huyện Mỹ Tú"]),
        ("TX Vinh Chau.docx", ["thị xã Vĩnh Châu"]),
        ("tx.vinhchau.pdf", ["thị xã Vĩnh Châu"]),
        ("bcvinhchau2024.pdf", ["thị xã Vĩnh Châu"]),
        ("Tp Vĩnh Châu.pdf", ["thị xã Vĩnh Châu"]),  # of one level
        ("xã Vĩnh Châu.pdf", []),
        ("Châu Thành A.pdf", ["huyện Châu Thành A"]),
        ("chau thanh/Kiên Giang/x.pdf", ["huyện Châu Thành"]),
        ("BC châu thành.pdf", ["huyện Châu Thành", "huyện Châu Thành"]),
        ("Cao Lãnh.pdf", ["huyện Cao Lãnh", "thành phố Cao Lãnh"]),
        ("H. Cao Lãnh.pdf", ["huyện Cao Lãnh"]),
        ("TP Cao Lanh/bc.pdf", ["thành phố Cao Lãnh"]),
        ("Quan 1.pdf", ["quận 1"]),
        ("quận 12.pdf", []),
        ("SNV_2024.zip!/bc.pdf", ["Sở Nội vụ"]),
        ("so noi vu bc quy 3.pdf", ["Sở Nội vụ"]),
        ("SGD&ĐT.pdf", ["Sở Giáo dục và Đào tạo"]),
        ("SGDĐT 2024.pdf", ["Sở Giáo dục và Đào tạo"]),
        ("huyện Mỹ Tú/xã Tân Lộc.pdf", ["xã Tân Lộc"]),
        ("huyện Mỹ Tú/xã Long Hưng.pdf", []),  # a commune that is none of the units
        ("huyện Mỹ Tú/phường Một.pdf", []),
        ("huyện Mỹ Tú/đặc khu Côn Đảo.pdf", []),
        ("huyện Mỹ Tú/BC dac khu Con Dao.pdf", []),
        ("huyện Mỹ Tú/THI TRAN Huynh Huu Nghia.pdf", []),
        ("thị xã Vĩnh Châu/thị xã.pdf", ["thị xã Vĩnh Châu"]),
        ("huyện Mỹ Tú/Báo cáo kinh tế xã hội.pdf", ["huyện Mỹ Tú"]),
        ("huyện Mỹ Tú/phuong huong.pdf", ["huyện Mỹ Tú"]),
        ("Sóc Trăng/bc.pdf", []),  # the folder of all units of a province
        ("tỉnh Sóc Trăng/bc.pdf", ["tỉnh Sóc Trăng"]),
        ("Sóc Trăng.pdf", ["tỉnh Sóc Trăng"]),
        ("scan0001.pdf", []),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_units_that_a_path_may_name(path, named, form):
    found = NAMES.units(unicodedata.normalize(form, path))
    assert sorted(unit.name for unit in found) == named


def test_years_that_a_path_names():
    assert years_of("2023/BC năm 2024 số 12023.pdf") == {2023, 2024}
    assert years_of("BC_2024.pdf") == {2024} and years_of("scan.pdf") == set()
