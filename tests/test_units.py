"""Names of units as letterheads and lists write them, on both sides of 1 July 2025."""

import pytest
from conftest import solieu, table

from extractor.administration.gazetteer import load_units
from extractor.administration.provinces import merged_from, province_at, provinces
from extractor.administration.unit_names import written_out
from extractor.errors import WrongUsage
from extractor.layout import from_plain
from extractor.letterhead.letterhead import read_letterhead
from extractor.model import Doubt

BEFORE, AFTER = "2024-11-15", "2025-11-15"


@pytest.mark.parametrize(
    "written, day, name, code, kinds",
    [
        ("Tp. HCM", BEFORE, "Hồ Chí Minh", "79", 63),
        ("TP.HCM", AFTER, "Hồ Chí Minh", "79", 34),
        ("TPHCM", "", "Hồ Chí Minh", "79", 63),
        ("Bà Rịa-Vũng Tàu", BEFORE, "Bà Rịa - Vũng Tàu", "77", 63),
        ("Bà Rịa – Vũng  Tàu", BEFORE, "Bà Rịa - Vũng Tàu", "77", 63),
        ("Ba Ria - Vung Tau", BEFORE, "Bà Rịa - Vũng Tàu", "77", 63),
        ("TỈNH THANH HOÁ", BEFORE, "Thanh Hóa", "38", 63),
        ("tỉnh Hoà Bình", BEFORE, "Hòa Bình", "17", 63),
        ("Soc Trăng", BEFORE, "Sóc Trăng", "94", 63),
        ("Đak Lak", AFTER, "Đắk Lắk", "66", 34),
        ("Lào Cai", BEFORE, "Lào Cai", "10", 63),
        ("Lào Cai", AFTER, "Lào Cai", "15", 34),
        ("Yên Bái", BEFORE, "Yên Bái", "15", 63),
        ("Huế", "2024-12-31", "Thừa Thiên Huế", "46", 63),
        ("thành phố Huế", "2025-01-01", "Huế", "46", 34),
    ],
)
def test_province_of_the_day(written, day, name, code, kinds):
    found = province_at(written, day)
    assert (found.name, found.code, found.set) == (name, code, kinds)


@pytest.mark.parametrize(
    "written, day",
    [
        ("Yên Bái", AFTER),
        ("Sóc Trăng", "2025-07-01"),
        ("Hòa Bịnh", BEFORE),
        ("Cửu Long", ""),
        ("", ""),
    ],
)
def test_no_province_of_the_day(written, day):
    assert province_at(written, day) is None


def test_every_old_province_went_into_one_of_today():
    today = {p.name for p in provinces() if p.set == 34}
    assert len(today) == 34 and sum(p.set == 63 for p in provinces()) == 63
    assert {p.into for p in provinces()} == today
    assert sorted(name for new in today for name in merged_from(new)) == sorted(
        p.name for p in provinces() if p.set == 63
    )


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


def head(first, place, day, month, year, body="Thực hiện kế hoạch, cơ quan báo cáo như sau."):
    return (
        f"{first}\nSố: 12/BC-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{place}, ngày {day:02d} tháng {month:02d} năm {year}\n\n"
        f"BÁO CÁO\nKết quả cải cách hành chính\n\n{body}\n"
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


def test_run_with_a_list_reads_anew_and_names_the_letter_answered(tmp_path):
    reports, out, own = tmp_path / "in", tmp_path / "out", tmp_path / "own.csv"
    reports.mkdir()
    (reports / "a.txt").write_text(
        head(
            "UBND HUYỆN AN LẠC",
            "An Lạc",
            12,
            11,
            2016,
            "Thực hiện Công văn số 2356/SNV-CCHC ngày 07/11/2016 của "
            "Sở Nội vụ tỉnh Cửu Long; UBND huyện đã ban hành Công văn số 15/UBND-NV ngày 08/11/2016.\n\n"
            "I. Kết quả\n\nTheo Công văn số 99/SNV-CCHC, đã giải quyết 12 hồ sơ.",
        ),
        "utf-8",
    )
    own.write_text("level,name,province\ntỉnh,Cửu Long,\nhuyện,huyện An Lạc,Cửu Long\n", "utf-8")
    assert solieu("run", reports, "--out", out).returncode == 0
    [row] = table(out, "documents")
    assert row["review"] == "yes" and "Cửu Long" in row["review_reason"]
    done = solieu("run", reports, "--out", out, "--units", own)
    assert "1 đã đọc" in done.stderr
    [row] = table(out, "documents")
    assert (row["review"], row["province"], row["district"]) == ("no", "Cửu Long", "An Lạc")
    assert row["answers"] == "2356/SNV-CCHC (2016-11-07)"
    assert "1 không đổi" in solieu("run", reports, "--out", out, "--units", own).stderr
    assert solieu("run", reports, "--out", out, "--units", tmp_path / "none.csv").returncode == 2
