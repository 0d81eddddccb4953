"""The marks kept beside a form, as they come back from Excel and from editors."""

import pytest

from extractor.errors import InputError
from extractor.forms.grid import Grid
from extractor.forms.marks import Mark, PlacedMark
from extractor.forms.saved import moved, save, saved_marks

MARK = Mark("value", "ho_so_tthc.tiep_nhan", unit="Kế Sách")
PLACED = PlacedMark("Biểu 1", (6, 3), MARK, None, "1 / =Kế Sách", "Tổng số; Năm 2024")


def test_there_and_back(tmp_path):
    path = tmp_path / "mau.solieu.csv"
    save(path, [PLACED], "Hạnh")
    placed, person = saved_marks(path)
    assert placed.marks == (PLACED,)
    assert (placed.faults, person) == ((), "Hạnh")


@pytest.mark.parametrize("sign", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_as_excel_saves_it(tmp_path, sign, encoding):
    path = tmp_path / "mau.solieu.csv"
    lines = [["trang tính", "ô", "dấu"], ["Biểu 1", "c6", '"{{tthc.moi_ban_hanh; kỳ=2023}}"']]
    path.write_text("\r\n".join(sign.join(line) for line in lines), encoding)
    placed, _ = saved_marks(path)
    assert [(one.place, one.mark.period) for one in placed.marks] == [((6, 3), "2023")]


@pytest.mark.parametrize(
    "content, code",
    [
        ("a,b\n1,2\n", "form_saved_broken"),
        ("trang tính,ô,dấu\nBiểu,khắp nơi,{{kỳ}}\n", "form_saved_broken"),
        ("trang tính,ô,dấu\n\xff", "file_not_utf8"),
    ],
)
def test_what_cannot_be_read(tmp_path, content, code):
    path = tmp_path / "mau.solieu.csv"
    path.write_bytes(content.encode("latin-1" if "\xff" in content else "utf-8", "ignore"))
    with pytest.raises(InputError) as refused:
        saved_marks(path)
    assert refused.value.code == code


def test_a_wrong_mark_is_a_fault_with_its_cell(tmp_path):
    path = tmp_path / "mau.solieu.csv"
    path.write_text("trang tính,ô,dấu\nBiểu,C6,{{khong.co}}\nBiểu,C7,{{kỳ\n", "utf-8")
    assert [fault.place for fault in saved_marks(path)[0].faults] == [(6, 3), (7, 3)]


@pytest.mark.parametrize(
    "head, changed",
    [
        ("Tổng số; Năm 2024", False),
        ("Tổng số; Năm 2025", False),
        ("TỔNG SỐ; quý I năm 2025", False),
        ("Trực tuyến; Năm 2024", True),
        ("", True),
    ],
)
def test_heads_may_change_their_period_and_nothing_else(head, changed):
    texts = {(5, 3): head, (6, 1): "1", (6, 2): "=Kế Sách"}
    grid = Grid("Biểu 1", texts, (), frozenset({(6, 3)}), tables=((5, 6),))
    assert (moved(PLACED, grid) is not None) is changed
