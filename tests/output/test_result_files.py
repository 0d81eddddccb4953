"""Which files a result folder has."""

from extractor.output.result_files import (
    EXCEL_FOLDER,
    NAMES,
    WORKBOOK,
    is_missing,
    keeps_excel,
)
from extractor.output.schema import EXPORTED


def test_a_folder_keeps_them_once_they_were_asked_for(tmp_path):
    assert not keeps_excel(tmp_path)
    (tmp_path / EXCEL_FOLDER).mkdir()
    assert not keeps_excel(tmp_path)  # begun, and never finished
    (tmp_path / EXCEL_FOLDER / NAMES).write_text("Tệp;Cột\n", "utf-8")
    assert keeps_excel(tmp_path)


def test_one_file_that_is_not_there_is_written_again(tmp_path):
    files = [tmp_path / name for name in (WORKBOOK, *(f"{table}.csv" for table in EXPORTED))]
    for file in files:
        assert is_missing(tmp_path)
        file.touch()
    assert not is_missing(tmp_path)
    files[-1].unlink()
    assert is_missing(tmp_path)
