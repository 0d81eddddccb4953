"""`solieu compare`: what is said when it ends."""

import pytest
from conftest import solieu
from made_results import Numeral, make_results


@pytest.fixture
def results(tmp_path):
    made = [Numeral("1.250", "1.250", "1250", reason="")]
    make_results(tmp_path / "kq", made)
    return tmp_path / "kq"


def test_the_last_line_counts(results, tmp_path):
    done = solieu("compare", results, "--out", tmp_path / "a.xlsx")
    lines = done.stderr.splitlines()
    assert lines[-2] == f"Kết quả: {tmp_path / 'a.xlsx'}"
    assert lines[-1].startswith("1 đơn vị, 0 chỉ tiêu, kỳ năm 2022;")
    assert not any("--period" in line for line in lines)


def test_a_table_where_a_folder_stands_gets_a_neighbour(results, tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    done = solieu("compare", results, "--out", tmp_path / "a.xlsx")
    assert done.returncode == 0 and (tmp_path / "a-2.xlsx").is_file()
    assert done.stderr.startswith("a.xlsx là một thư mục nên không ghi được")


def test_another_ending_is_refused(results, tmp_path):
    done = solieu("compare", results, "--out", tmp_path / "a.csv")
    assert done.returncode == 2 and "a.csv không phải tên tệp .xlsx" in done.stderr
