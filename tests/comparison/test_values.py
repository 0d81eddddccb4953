"""Tests of values."""

import pytest

from extractor.comparison.values import kind_of


@pytest.mark.parametrize(
    "code, unit, parts, kind",
    [
        ("ho_so_tthc.tiep_nhan", "hồ sơ", False, "count"),
        ("a.b", "nhiệm vụ", True, "ratio"),
        ("a.b", "%", False, "percentage"),
        ("a.b", "đồng", False, "money"),
        ("a.b", "triệu đồng", False, "money"),
        ("a.b", "đồng/người/tháng", False, "measure"),
        ("a.b", "điểm", False, "measure"),
        ("ket_qua.pci.thu_hang", "thứ hạng", True, "place"),
        ("a.thoi_han", "ngày làm việc", False, "measure"),
    ],
)
def test_kinds(code, unit, parts, kind):
    assert kind_of(code, unit, parts) == kind
