"""Of which units a draft speaks, and what is said where there are none."""

import pytest
from conftest import solieu
from made_datasets import COUNT, report

from extractor.output.database import Dataset


@pytest.fixture
def results(tmp_path):
    """Two reports of one period: of a district, and of nobody that is known."""
    (tmp_path / "kq").mkdir()
    with Dataset(tmp_path / "kq") as data, data.connection:
        report(data, "huyện Mỹ Tú", "2024", "2024-12-05", values=[(COUNT, "7")])
        report(data, "", "2023", "2023-12-05", level="", values=[(COUNT, "8")])
        for table in ("documents", "indicators"):
            data.run(f"update {table} set issuer = '', district = '' where period = '2023'")
    return tmp_path / "kq"


SAID = [
    (["--period", "2024", "--level", "xã"], "cấp “xã”", "Chọn --level trong: huyện"),
    (["--period", "2023"], "năm 2023 chưa có báo cáo nào rõ đơn vị", "solieu review"),
    (["--period", "2023", "--level", "xã"], "năm 2023 chưa có báo cáo nào rõ đơn vị", "chạy lại"),
]


@pytest.mark.parametrize("asked, what, then", SAID)
def test_why_there_is_nobody_to_add_up(results, tmp_path, asked, what, then):
    done = solieu("report", results, "--out", tmp_path / "a.docx", *asked)
    assert done.returncode == 2
    assert what in done.stderr
    assert then in done.stderr
    assert "–" not in done.stderr
