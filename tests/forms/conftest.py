"""The results of five reports of three districts, read by the real command."""

import pytest
from conftest import solieu
from made_forms import write_reports


@pytest.fixture(scope="session")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("huyen")
    done = solieu("run", write_reports(folder / "in"), "--out", folder / "out", "--jobs", 2)
    assert done.returncode == 0, done.stderr
    return folder / "out"
