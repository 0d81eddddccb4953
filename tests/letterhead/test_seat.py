"""Where the issuer of a letterhead sits: level, province, district on the document's day."""

import pytest

from extractor.administration.gazetteer import load_units
from extractor.layout import from_plain
from extractor.letterhead.letterhead import read_letterhead
from extractor.model import Doubt


@pytest.fixture
def known(tmp_path):
    def write(text, name="units.csv"):
        (tmp_path / name).write_text(text, "utf-8-sig")
        return load_units(tmp_path / name)

    return write


def head(first, place, day, month, year, body="Thực hiện kế hoạch, cơ quan báo cáo như sau."):
    return (
        f"{first}\nSố: 12/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{place}, ngày {day:02d} tháng {month:02d} năm {year}\n\n"
        f"BÁO CÁO\nKết quả cải cách hành chính 6 tháng đầu năm {year}\n\n{body}\n"
    )


@pytest.mark.parametrize(
    "text, level, province, district, doubts",
    [
        (head("UBND TỈNH LÀO CAI", "Lào Cai", 1, 8, 2025), "tỉnh", "Lào Cai", "", []),
        (
            head("UBND TỈNH YÊN BÁI", "Yên Bái", 1, 8, 2025),
            "tỉnh",
            "Yên Bái",
            "",
            [Doubt.of("unit_unknown", name="Yên Bái")],
        ),
        (head("UBND THÀNH PHỐ CẦN THƠ", "Cần Thơ", 1, 8, 2020), "tỉnh", "Cần Thơ", "", []),
        (
            head("UBND THÀNH PHỐ SÓC TRĂNG", "Sóc Trăng", 1, 8, 2020),
            "huyện",
            "Sóc Trăng",
            "Sóc Trăng",
            [],
        ),
        (
            head(
                "UBND HUYỆN MỸ XUYÊN",
                "Mỹ Xuyên",
                1,
                8,
                2016,
                "Theo chỉ đạo của UBND tỉnh Sóc Trăng, huyện báo cáo.",
            ),
            "huyện",
            "Sóc Trăng",
            "Mỹ Xuyên",
            [],
        ),
        (
            head("UBND HUYỆN MỸ XUYÊN", "Mỹ Xuyên", 1, 8, 2016),
            "huyện",
            "Sóc Trăng",  # the country has this name once
            "Mỹ Xuyên",
            [],
        ),
        (
            head("UBND HUYỆN CHÂU THÀNH", "Châu Thành", 1, 8, 2016),
            "huyện",
            "",
            "Châu Thành",
            [Doubt.of("unit_unknown", name="UBND huyện Châu Thành")],
        ),
        (
            head(
                "UBND HUYỆN MỸ XUYÊN",
                "Mỹ Xuyên",
                1,
                8,
                2025,
                "Theo chỉ đạo của UBND thành phố, tỉnh Cần Thơ.",
            ),
            "huyện",
            "Cần Thơ",
            "Mỹ Xuyên",
            [Doubt.of("district_ended", name="UBND huyện Mỹ Xuyên")],
        ),
        (
            head(
                "UBND HUYỆN AN LẠC",
                "An Lạc",
                1,
                8,
                2016,
                "UBND tỉnh Cửu Long chỉ đạo; tỉnh Cửu Long giao. Giáp tỉnh Bạc Liêu.",
            ),
            "huyện",
            "Bạc Liêu",
            "An Lạc",
            [Doubt.of("unit_unknown", name="Cửu Long")],
        ),
        (
            head("UBND TỈNH KIÊN GIANG\nSỞ Y TẾ", "Kiên Giang", 1, 12, 2017),
            "sở",
            "Kiên Giang",
            "",
            [],
        ),
    ],
)
def test_letterhead_names_the_unit_of_its_day(text, level, province, district, doubts):
    found = read_letterhead(from_plain(text))
    fields = found.fields
    assert (fields.issuer_level, fields.province, fields.district) == (level, province, district)
    assert [d for d in found.doubts if d.key.startswith(("unit_", "district_"))] == doubts


def test_letterhead_is_held_against_the_own_list(known):
    own = known("level,name,province\nhuyện,huyện Mỹ Xuyên,Sóc Trăng\n")
    text = head("UBND HUYỆN {}", "Sóc Trăng", 1, 8, 2016, "Theo chỉ đạo của UBND tỉnh Sóc Trăng.")
    found = {
        name: read_letterhead(from_plain(text.format(name)), own) for name in ("MỸ XUYEN", "MỸ TÚ")
    }
    assert found["MỸ XUYEN"].fields.district == "Mỹ Xuyên" and not found["MỸ XUYEN"].doubts
    assert found["MỸ TÚ"].doubts == (Doubt.of("unit_unknown", name="huyện Mỹ Tú"),)
