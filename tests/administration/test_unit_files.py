"""A user's list of units as Excel writes it."""

import unicodedata
from datetime import datetime

import openpyxl
import pytest

from extractor.administration import load_units
from extractor.errors import WrongUsage

LINES = (
    "Cấp{0}Tên đơn vị{0}Tỉnh/Thành phố{0}Từ ngày\n"
    "Thị xã{0}Ngã Năm{0}Sóc Trăng{0}01/4/2014\n"
    "Phường{0}7{0}Sóc Trăng{0}\n"
    "sở{0}Sở Nội vụ{0}Sóc Trăng{0}\n"
)


def windows(text):
    """Bytes as the Vietnamese code page writes them: letters with a circumflex, tones apart."""
    found = bytearray()
    for letter in text:
        try:
            found += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tones = [c for c in apart if c in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
            found += (base + "".join(tones)).encode("cp1258")
    return bytes(found)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
        lambda text: text.encode("utf-16-le"),
        windows,
        lambda text: unicodedata.normalize("NFD", text).encode("utf-8"),
    ],
)
def test_any_csv_of_excel(tmp_path, separator, encode):
    file = tmp_path / "don-vi.csv"
    file.write_bytes(encode(LINES.format(separator).replace("\n", "\r\n")))
    found = [(unit.level, unit.name, unit.province) for unit in load_units(file).units]
    assert found == [
        ("huyện", "thị xã Ngã Năm", "Sóc Trăng"),
        ("xã", "phường 7", "Sóc Trăng"),
        ("sở", "Sở Nội vụ", "Sóc Trăng"),
    ]
    assert load_units(file).units[0].valid_from == "2014-04-01"


@pytest.mark.parametrize(
    "heading",
    [
        ["level", "name", "province"],
        ["CẤP", "TÊN ĐƠN VỊ", "TỈNH"],
        ["cap", "ten don vi", "tinh"],
        ["Loại", "Tên cơ quan, đơn vị", "Tỉnh, thành phố"],
    ],
)
def test_a_workbook_below_its_title(tmp_path, heading):
    book = openpyxl.Workbook()
    book.create_sheet("Đơn vị", 0)
    sheet = book["Đơn vị"]
    sheet.append(["DANH SÁCH ĐƠN VỊ BÁO CÁO"])
    sheet.append([])
    sheet.append(["STT", *heading, "Đến ngày", "Tên khác"])
    sheet.append([1, "huyện", "Mỹ Xuyên", "Sóc Trăng", datetime(2025, 6, 30), "M.Xuyên|MX"])
    sheet.append([2, "Cấp xã", "xã Hòa Tú 2", "Sóc Trăng", None, None])
    book.save(tmp_path / "don-vi.xlsx")
    first, second = load_units(tmp_path / "don-vi.xlsx").units
    assert (first.level, first.name, first.valid_to) == ("huyện", "Mỹ Xuyên", "2025-06-30")
    assert first.aliases == ("M.Xuyên", "MX") and second.level == "xã"


def test_a_plain_list_of_names_below_its_only_province(tmp_path):
    file = tmp_path / "ten.csv"
    file.write_text(
        "UBND tỉnh Sóc Trăng\nSở Y tế\nUBND huyện Mỹ Xuyên\nThị xã Ngã Năm\n"
        "TT. Mỹ Xuyên\nPhường 7\n",
        "utf-8",
    )
    found = [(unit.level, unit.name, unit.province) for unit in load_units(file).units]
    assert found == [
        ("tỉnh", "tỉnh Sóc Trăng", "Sóc Trăng"),
        ("sở", "Sở Y tế", "Sóc Trăng"),
        ("huyện", "huyện Mỹ Xuyên", "Sóc Trăng"),
        ("huyện", "thị xã Ngã Năm", "Sóc Trăng"),
        ("xã", "thị trấn Mỹ Xuyên", "Sóc Trăng"),
        ("xã", "phường 7", "Sóc Trăng"),
    ]


def test_a_fault_names_sheet_and_line(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Huyện"
    book.active.append(["Cấp", "Tên"])
    book.active.append(["huyện", "Mỹ Tú"])
    book.active.append(["cấp bốn", "Mỹ Tú"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(WrongUsage) as caught:
        load_units(tmp_path / "a.xlsx")
    assert caught.value.values["line"] == 3
    assert str(caught.value.values["path"]).endswith("a.xlsx!Huyện")


@pytest.mark.parametrize(
    "name, data", [("a.xlsx", b"no workbook"), ("a.csv", b"\x81\x8d\xff;\xd2")]
)
def test_what_is_no_list_is_said(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(WrongUsage):
        load_units(tmp_path / name)
