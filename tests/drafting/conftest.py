"""A result folder of three districts over two years: one late, one whose figures do not agree, one
that is on the list and has not reported."""

import pytest
from made_drafts import put_contradiction, put_reports, put_text

from extractor.output.database import Dataset


@pytest.fixture
def folder(tmp_path):
    """The result folder."""
    base = tmp_path / "kết quả"
    base.mkdir()
    with Dataset(base) as data, data.connection:
        put_reports(data)
        put_contradiction(data, "huyện Mỹ Tú 2024.pdf")
    put_text(base, "huyện Mỹ Xuyên 2024.pdf")
    return base


@pytest.fixture
def listed(tmp_path):
    """The user's list: four districts, of which one has not reported."""
    path = tmp_path / "don-vi.csv"
    names = ("Mỹ Xuyên", "Kế Sách", "Mỹ Tú", "Long Phú")
    lines = ["level,name,province", *(f"huyện,huyện {name},Sóc Trăng" for name in names)]
    path.write_text("\n".join(lines), "utf-8-sig")
    return path
