"""Tests of changes."""

from fractions import Fraction

from extractor.administration.gazetteer import Gazetteer
from extractor.comparison.reporters import reporter_of
from extractor.comparison.result_folders import Fact
from extractor.comparison.table_parts import Compared, in_order
from extractor.comparison.tables import field_tables
from extractor.comparison.values import Indicator, Reading, Source, kind_of

COUNT = ("ho_so_tthc.tiep_nhan", "Hồ sơ tiếp nhận", "hồ sơ")


RATIO = ("chi_dao.ke_hoach.nhiem_vu_hoan_thanh", "Nhiệm vụ hoàn thành", "nhiệm vụ")


SHARE = ("chi_dao.kiem_tra.co_quan_ty_le", "Tỷ lệ cơ quan được kiểm tra", "%")


def province(name, day, level="tỉnh"):
    return reporter_of(f"UBND tỉnh {name}", level, name, "", day, known=Gazetteer())


def test_a_merged_province_is_held_against_the_sum_of_the_old_ones():
    new, old = (
        province("Lào Cai", "2026-01-05"),
        [province(n, "2024-12-05") for n in ("Lào Cai", "Yên Bái")],
    )
    assert new != old[0] and {r.today for r in old} == {"Lào Cai"}
    indicators = {
        c[0]: Indicator(*c, kind_of(c[0], c[2], c is RATIO), False) for c in (COUNT, RATIO, SHARE)
    }

    def reading(text):
        return Reading(text, False, Source(0, "f", "1", "5"))

    now = {
        Fact(COUNT[0], "actual"): {new: reading("500")},
        Fact(RATIO[0], "actual"): {new: reading("3/4")},
        Fact(SHARE[0], "actual"): {new: reading("50")},
    }
    before = {
        Fact(c[0], "actual"): dict.fromkeys(old, reading(text))
        for c, text in ((COUNT, "100"), (RATIO, "1/4"), (SHARE, "40"))
    }

    def cells(before):
        tables = field_tables(Compared(in_order([new], True), now, before, indicators, True))
        return {
            c.key: cell and cell.value
            for t in tables
            for c, cell in zip(t.columns, t.lines[0].cells, strict=False)
        }

    both = cells(before)
    assert (both[COUNT[0] + ":previous"], both[COUNT[0] + ":change"]) == (200, 300)
    assert (both[RATIO[0] + ":previous"], both[RATIO[0] + ":change"]) == ("2/8", Fraction(50))
    assert SHARE[0] + ":previous" not in both  # percentages have no sum
    assert COUNT[0] + ":previous" not in cells(
        {fact: {old[0]: of[old[0]]} for fact, of in before.items()}
    )
