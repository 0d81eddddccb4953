"""What a person sees of runs: letters of old fonts, raised and struck-out digits, capitals."""

import pytest

from extractor.office_files.run_looks import Look, Run, seen

OLD = Look(".VnTime")


@pytest.mark.parametrize(
    "runs, words",
    [
        ([Run("12 hå s¬", OLD)], "12 hồ sơ"),
        ([Run("12 ho", Look("VNI-Times")), Run("à sô", Look("VNI-Times"))], "12 hồ sơ"),
        ([Run("35", OLD), Run("2", Look(".VnTime", is_raised=True))], "35²"),
        ([Run("Đã có 12 tổ", OLD)], "Đã có 12 tổ"),
        ([Run("9 đơn", Look(is_struck=True)), Run(" 7 đơn", Look())], "9̶ đơn 7 đơn"),
        ([Run("tổng", Look(is_capital=True)), Run(" 5", Look())], "TỔNG 5"),
        ([], ""),
    ],
)
def test_what_is_seen(runs, words):
    assert seen(runs) == words
