"""`solieu fill`, `letters`, `report`: what is refused before anything is read."""

import pytest
from conftest import solieu

REFUSED = [
    ("fill mau.xlsx kq --out a.xlsx", "Không tìm thấy mau.xlsx"),
    ("report kq --out a.pdf", "phải kết thúc bằng .docx"),
    ("letters kq --out a.txt", "là tệp, không phải thư mục"),
    ("letters kq --out thu --due 32/13/2024", "không phải một ngày"),
]


@pytest.mark.parametrize("line, said", REFUSED)
def test_what_cannot_be_made_is_refused(tmp_path, line, said):
    (tmp_path / "a.txt").touch()
    done = solieu(*line.split(), cwd=tmp_path)
    assert done.returncode == 2 and said in done.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
