"""The folder for temporary files goes with its run, a killed one's with the next run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from extractor.scratch import (
    BEGINS,
    LOCK,
    PLAIN_PLACE,
    drop_left,
    scratch_folder,
    use_plain_place,
)

ROOT = Path(__file__).resolve().parent.parent
WAITS = """
import sys, time
from extractor.scratch import scratch_folder
with scratch_folder() as folder:
    (folder / "page.ppm").write_bytes(b"1")
    print(folder, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def other(place):
    """Another run, which goes on."""
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", WAITS], stdout=subprocess.PIPE, text=True, env=environment
    ) as running:
        yield running
        running.kill()


def test_it_goes_with_its_run(place):
    with scratch_folder() as folder:
        assert folder.parent == place
        (folder / "a").mkdir()
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_a_process_keeps_goes_with_it_or_with_the_next(place):
    """A comparison's copy of the database, pages drawn for a person: killed or not."""
    words = (
        "import os, signal, sys\n"
        "from extractor.scratch import folder_of_process\n"
        "(folder_of_process() / 'dataset.sqlite').write_bytes(b'1')\n"
        "assert folder_of_process() == folder_of_process()\n"
        "if len(sys.argv) > 1: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", words], check=True, env=environment)
    assert list(place.iterdir()) == []
    killed = subprocess.run([sys.executable, "-c", words, "-9"], env=environment)
    assert killed.returncode == -signal.SIGKILL
    assert len(list(place.rglob("dataset.sqlite"))) == 1
    subprocess.run([sys.executable, "-c", words], check=True, env=environment)
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="a process does not become two there")
def test_a_child_that_ends_leaves_the_folder_of_its_parent_alone(place):
    words = (
        "import os, sys\n"
        "from extractor.scratch import folder_of_process\n"
        "kept = folder_of_process()\n"
        "child = os.fork()\n"
        "if not child: sys.exit(0 if folder_of_process() != kept else 3)\n"
        "assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0\n"
        "assert kept.is_dir()\n"
    )
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", words], check=True, env=environment)
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_what_a_killed_run_left_goes_and_what_a_living_one_has_stays(place, other):
    theirs = Path(other.stdout.readline().strip())
    with scratch_folder():
        assert (theirs / "page.ppm").exists()
    other.send_signal(signal.SIGKILL)
    other.wait()
    with scratch_folder() as folder:
        assert list(place.iterdir()) == [folder]


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("step", ["open", "shutil.rmtree", "_remove", "os.rmdir", "Path.unlink"])
def test_a_run_killed_while_its_folder_comes_or_goes_leaves_nothing_for_ever(place, step):
    """The folder has no lock yet, or is half gone."""
    words = (
        "import os, shutil, signal\n"
        "from pathlib import Path\n"
        "import extractor.scratch as scratch\n"
        "def die(*given, **named): os.kill(os.getpid(), signal.SIGKILL)\n"
        "if {step!r} == 'open': scratch.open = die\n"
        "with scratch.scratch_folder() as folder:\n"
        "    (folder / 'a').write_bytes(b'1')\n"
        "    (folder / 'z').mkdir()\n"
        "    (folder / 'z' / 'b').write_bytes(b'1')\n"
        "    if '.' in {step!r}: {step} = die\n"
        "    else: scratch.{step} = die\n"
    )
    environment = {**os.environ, "TMPDIR": str(place), "PYTHONPATH": str(ROOT)}
    killed = subprocess.run([sys.executable, "-c", words.format(step=step)], env=environment)
    assert killed.returncode == -signal.SIGKILL and len(list(place.iterdir())) == 1
    with scratch_folder() as folder:
        assert list(place.iterdir()) == [folder]


def test_who_loses_a_folder_before_it_has_a_lock_takes_another(place, monkeypatch):
    made = []

    def taken_away(prefix):
        made.append(Path(tempfile.gettempdir()) / f"{prefix}{len(made)}")
        made[-1].mkdir()
        if len(made) < 3:
            drop_left(place)
            assert not made[-1].exists()
        return str(made[-1])

    monkeypatch.setattr(tempfile, "mkdtemp", taken_away)
    with scratch_folder() as folder:
        assert len(made) == 3 and list(place.iterdir()) == [folder]
    assert list(place.iterdir()) == []


def test_what_is_not_ours_stays(place, tmp_path):
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / LOCK).write_bytes(b"")
    for name, content in ((BEGINS + "moi", None), (BEGINS + "tep", b""), ("solieu-x", None)):
        if content is None:
            (place / name).mkdir()
        else:
            (place / name).write_bytes(content)
    (place / f"{BEGINS}noi").symlink_to(kept)
    (place / f"{BEGINS}moi" / LOCK).symlink_to(kept / LOCK)
    before = sorted(place.iterdir())
    drop_left(place)
    assert sorted(place.iterdir()) == before
    assert (kept / LOCK).exists()


@pytest.fixture
def user(tmp_path, monkeypatch):
    """A user of Windows: where temporary files lie by the name of the account."""

    def put(name, public="Public"):
        for variable, folder in (("PUBLIC", public), ("ProgramData", "ProgramData")):
            (tmp_path / folder).mkdir(exist_ok=True)
            monkeypatch.setenv(variable, str(tmp_path / folder))
        for variable in ("TEMP", "TMP"):
            monkeypatch.setenv(variable, str(tmp_path / name))
        (tmp_path / name).mkdir(exist_ok=True)
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / name))
        return tmp_path

    return put


@pytest.mark.parametrize(
    "name, public, there",
    [
        ("Nguyễn Thị Lan", "Public", f"Public/{PLAIN_PLACE}"),
        ("Đặng Văn Ấn", "Public", f"Public/{PLAIN_PLACE}"),
        ("Lê Hà", "Chung của máy", f"ProgramData/{PLAIN_PLACE}"),
        ("lan.nt", "Public", "lan.nt"),
        ("LANNGU~1", "Public", "LANNGU~1"),  # the short name that Windows may give
    ],
)
def test_on_windows_temporary_files_lie_where_tesseract_opens_them(user, name, public, there):
    home = user(name, public)
    use_plain_place(windows=True)
    assert Path(tempfile.gettempdir()) == home / there
    assert Path(os.environ["TEMP"]) == Path(os.environ["TMP"]) == home / there
    with scratch_folder() as folder:
        assert folder.parent == home / there


def test_elsewhere_they_stay(user):
    home = user("Nguyễn Thị Lan")
    use_plain_place(windows=False)
    assert Path(tempfile.gettempdir()) == home / "Nguyễn Thị Lan"


def test_where_no_such_folder_can_be_made_they_stay(user):
    home = user("Nguyễn Thị Lan")
    for folder in ("Public", "ProgramData"):
        (home / folder).rmdir()
    use_plain_place(windows=True)
    assert Path(tempfile.gettempdir()) == home / "Nguyễn Thị Lan"
