"""Where rule files are looked for."""

import pytest

from extractor.errors import WrongUsage
from extractor.patterns.folders import (
    ENVIRONMENT,
    office_folder,
    patterns_folder,
    use_office_folder,
)


def test_without_a_folder_of_its_own_an_office_has_none(monkeypatch):
    monkeypatch.delenv(ENVIRONMENT, raising=False)
    assert office_folder() is None


def test_the_folder_of_an_office_holds_for_this_process_and_its_children(monkeypatch, tmp_path):
    monkeypatch.setenv(ENVIRONMENT, "")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quy tắc").mkdir()
    use_office_folder((tmp_path / "quy tắc").relative_to(tmp_path))
    monkeypatch.chdir("/")  # a child may begin elsewhere
    assert office_folder() == (tmp_path / "quy tắc").resolve()


def test_a_folder_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "không có"))
    with pytest.raises(WrongUsage) as raised:
        office_folder()
    assert "không có" in str(raised.value.values["path"])
    with pytest.raises(WrongUsage):
        use_office_folder(tmp_path / "không có")


def test_ours_cannot_be_laid_over_itself(monkeypatch):
    monkeypatch.setenv(ENVIRONMENT, "")
    with pytest.raises(WrongUsage):
        use_office_folder(patterns_folder())
