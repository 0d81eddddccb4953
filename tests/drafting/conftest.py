"""A result folder of three districts over two years: one late, one whose figures do not agree, one
that is on the list and has not reported."""

import shutil

import pytest
from made_drafts import put_contradiction, put_reports, put_text

from extractor.drafting.report import ReportAsked, write_report
from extractor.output.database import Dataset


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The result folder and a draft of it, made once."""
    base = tmp_path_factory.mktemp("drafting")
    results = base / "kết quả"
    results.mkdir()
    with Dataset(results) as data, data.connection:
        put_reports(data)
        put_contradiction(data, "huyện Mỹ Tú 2024.pdf")
    put_text(results, "huyện Mỹ Xuyên 2024.pdf")
    write_report(ReportAsked((results,), base / "a.docx", "2024", put_list(base)))
    return base


@pytest.fixture
def folder(tmp_path, made):
    """The result folder, to be changed at will."""
    return shutil.copytree(made / "kết quả", tmp_path / "kết quả")


@pytest.fixture
def draft(tmp_path, made):
    """A draft of its period, to be changed at will."""
    return shutil.copy(made / "a.docx", tmp_path / "báo cáo.docx")


@pytest.fixture
def listed(tmp_path):
    return put_list(tmp_path)


def put_list(folder):
    """The user's list: four districts, of which one has not reported."""
    path = folder / "don-vi.csv"
    names = ("Mỹ Xuyên", "Kế Sách", "Mỹ Tú", "Long Phú")
    lines = ["level,name,province", *(f"huyện,huyện {name},Sóc Trăng" for name in names)]
    path.write_text("\n".join(lines), "utf-8-sig")
    return path
