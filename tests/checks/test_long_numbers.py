"""Numbers longer than any that is counted end nothing and are looked at."""

from decimal import Decimal

import pytest

from extractor.checks.relations import judge
from extractor.document import read_report
from extractor.language.numbers import BEYOND
from extractor.model import Doubt

LONG = "9" * 31
HEAD = "UBND xã An Lạc\nBÁO CÁO\nKết quả năm 2024\n\n"


@pytest.mark.parametrize(
    "said, long",
    [
        (f"Đã giải quyết {LONG} hồ sơ trên tổng số 120 hồ sơ, đạt 99,2%.", 1),
        (f"Đã giải quyết {LONG}/120 hồ sơ, đạt 99,2%.", 1),
        (f"Tiếp nhận {LONG} hồ sơ, gồm {LONG[1:]} hồ sơ trực tuyến và 9 hồ sơ trực tiếp.", 2),
        (f"Kinh phí {LONG},5 tỷ đồng, đạt 98% kế hoạch.", 1),
        ("Kinh phí " + ".".join(["123"] * 9) + " đồng, đạt 98% kế hoạch.", 1),
        ("Đã tiêm 3 x 10^30 liều, đạt 99,2% kế hoạch (5 liều).", 1),
        (
            "TT\tĐơn vị\tTiếp nhận\tGiải quyết\tTỷ lệ\n"
            f"1\tXã A\t{LONG}\t120\t99,2%\n2\tXã B\t12\t10\t83,3%\n3\tXã C\t9\t6\t66,7%\n"
            f"Cộng\t\t{LONG}\t136\t98%",
            2,
        ),
    ],
)
def test_a_number_of_more_digits_than_any_is_looked_at(tmp_path, said, long):
    (tmp_path / "a.txt").write_text(HEAD + said + "\n", "utf-8")
    rows = read_report(tmp_path / "a.txt").numerals
    assert sum(Doubt("number_too_long") in row.doubts for row in rows) == long
    assert len(rows) > long
    assert all(row.value is None or row.value < BEYOND for row in rows)


@pytest.mark.parametrize(
    "sides, verdict",
    [
        ([[120], [121], [Decimal("99.1735537190082644628099173")]], "truncated"),
        ([[120], [121], [Decimal("0.0000000000000000000000000000000001")]], "fails"),
        ([[10**17], [Decimal("0.01")], [Decimal("99.20")]], "fails"),
        ([[Decimal("3e80")], [7], [100]], "fails"),
    ],
)
def test_a_share_of_many_digits_is_judged(sides, verdict):
    assert judge("share", sides).verdict == verdict
