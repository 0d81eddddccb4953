"""Workers end at their limits, with every program that they began."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import psutil
import pytest
from pebble import ProcessExpired
from pebble.common import ProcessFuture
from pebble.pool.base_pool import PoolContext, Task
from pebble.pool.channel import WorkerChannel

from extractor import workers
from extractor.workers import Workers, lacks_memory

SLEEPS = "import time; time.sleep(600)"
EATS = "x = []\nwhile True: x.append(bytearray(b'1') * 10_000_000)"


def begin_and_wait(noted: Path) -> None:
    began = subprocess.Popen([sys.executable, "-c", SLEEPS])
    noted.write_text(str(began.pid), "utf-8")
    began.wait()


def begin_one_that_eats() -> int:
    return subprocess.run([sys.executable, "-c", EATS], check=False).returncode


def eat() -> None:
    kept = []
    while True:
        kept.append(bytearray(b"1") * 10_000_000)


def die() -> None:
    os._exit(9)


def write_and_wait() -> None:
    import tempfile

    (Path(tempfile.mkdtemp()) / "page.ppm").write_bytes(b"1" * 1000)
    time.sleep(600)


def wait_a_second() -> str:
    time.sleep(1)
    return "done"


def ask_for_all() -> int:
    return len(bytearray(1 << 40))


def is_gone(number: int) -> bool:
    for _ in range(200):
        try:
            if psutil.Process(number).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(workers, "MOST_OF_WORKER", 250 * workers.MEGABYTE)


def test_what_a_late_worker_began_ends_with_it(tmp_path):
    noted = tmp_path / "pid"
    with Workers(1, tmp_path) as hands:
        with pytest.raises(TimeoutError):
            hands.read(6, begin_and_wait, noted).result()
        assert is_gone(int(noted.read_text("utf-8")))
        assert hands.read(60, os.getpid).result() != os.getpid()


@pytest.mark.parametrize("seconds", [workers.LOOKED_EVERY, 600])
def test_what_a_stopped_run_began_ends_with_it(tmp_path, monkeypatch, seconds):
    """Also what a worker began since it was last looked at."""
    monkeypatch.setattr(workers, "LOOKED_EVERY", seconds)
    noted = tmp_path / "pid"
    with pytest.raises(KeyboardInterrupt), Workers(1, tmp_path) as hands:
        hands.read(600, begin_and_wait, noted)
        while not noted.exists() or not noted.read_text("utf-8"):
            time.sleep(0.05)
        raise KeyboardInterrupt
    assert is_gone(int(noted.read_text("utf-8")))


@pytest.mark.parametrize("work", [eat, begin_one_that_eats])
def test_memory_of_a_worker_and_of_what_it_began(tmp_path, small, work):
    with Workers(1, tmp_path) as hands:
        with pytest.raises(ProcessExpired) as ended:
            hands.read(120, work).result()
        assert hands.used_too_much(ended.value.pid)
        with pytest.raises(ProcessExpired):
            hands.at_desk(120, work)


def test_what_the_run_itself_uses_is_not_held_against_its_workers(tmp_path, small, monkeypatch):
    """A worker begins with a copy of all that the process has which began it."""
    large = bytearray(400 * workers.MEGABYTE)
    large[::4096] = b"1" * (len(large) // 4096)
    asked = psutil.Process().memory_info().vms // 2  # less than the worker has from the start
    monkeypatch.setattr(workers, "MOST_ASKED_FOR", asked)
    monkeypatch.setattr(workers, "MOST_OF_ALL", 250 * workers.MEGABYTE + len(large))
    with Workers(1, tmp_path) as hands:
        assert hands.read(60, wait_a_second).result() == "done"
        assert hands.at_desk(60, wait_a_second) == "done"
        assert not hands._watch.ended


def test_a_crash_is_no_lack_of_memory(tmp_path):
    with Workers(1, tmp_path) as hands:
        with pytest.raises(ProcessExpired) as ended:
            hands.read(60, die).result()
        assert not hands.used_too_much(ended.value.pid)


def test_one_request_for_too_much(tmp_path):
    with Workers(1, tmp_path) as hands, pytest.raises(Exception) as refused:
        hands.read(60, ask_for_all).result()
    assert lacks_memory(refused.value)


def test_what_a_worker_writes_for_itself_lies_in_the_scratch_folder(tmp_path):
    with Workers(1, tmp_path) as hands, pytest.raises(TimeoutError):
        hands.read(3, write_and_wait).result()
    assert list(tmp_path.glob("*/page.ppm"))


def run_that_reads(noted: Path, scratch: Path) -> None:
    """A run in a process of its own, whose worker waits for a program that hangs."""
    with Workers(1, scratch) as crew:
        crew.at_desk(600, begin_and_wait, noted)


@pytest.mark.skipif(os.name == "nt", reason="processes are begun otherwise there")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_killed_run_began_ends_with_it(tmp_path, monkeypatch, how):
    monkeypatch.setattr(workers, "ASKED_EVERY", 0.05)
    noted = tmp_path / "number"
    run = multiprocessing.get_context("fork").Process(target=run_that_reads, args=(noted, tmp_path))
    run.start()
    while not (noted.exists() and noted.read_text("utf-8")):
        time.sleep(0.02)
    os.kill(run.pid, how)
    run.join()
    assert is_gone(int(noted.read_text("utf-8")))


def keep_late(noted: Path) -> None:
    """A worker that comes to its end only after its run was killed, and asks before it keeps."""
    noted.write_text(str(os.getpid()), "utf-8")
    while os.getppid() == workers._BEGUN_BY[-1].number:
        time.sleep(0.01)
    workers.end_without_run()
    noted.write_text("kept", "utf-8")


def run_that_is_killed(noted: Path, scratch: Path) -> None:
    with Workers(1, scratch) as crew:
        crew.at_desk(600, keep_late, noted)


@pytest.mark.skipif(os.name == "nt", reason="processes are begun otherwise there")
def test_a_worker_keeps_nothing_once_its_run_is_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "ASKED_EVERY", 60)  # nobody but the worker itself asks
    noted = tmp_path / "number"
    given = noted, tmp_path
    run = multiprocessing.get_context("fork").Process(target=run_that_is_killed, args=given)
    run.start()
    while not (noted.exists() and noted.read_text("utf-8")):
        time.sleep(0.02)
    worker = int(noted.read_text("utf-8"))
    os.kill(run.pid, signal.SIGKILL)
    run.join()
    assert is_gone(worker)
    assert noted.read_text("utf-8") == str(worker)


def test_who_is_no_worker_keeps_what_it_reads():
    workers.end_without_run()
    assert not workers._BEGUN_BY


def _leaping(seconds: float) -> Callable[[], float]:
    """The clock of the day, which is put forward or back after its first look."""
    real, looked = time.time, []

    def now() -> float:
        looked.append(1)
        return real() + (seconds if len(looked) > 1 else 0)

    return now


@pytest.mark.parametrize("seconds", [-(10**6), 3600, 10**9])
def test_a_clock_that_is_set_ends_no_step_and_lets_none_go_on(tmp_path, monkeypatch, seconds):
    with Workers(1, tmp_path) as busy:
        monkeypatch.setattr(time, "time", _leaping(seconds))
        busy.at_desk(60, time.sleep, 1)
        begun = time.monotonic()
        with pytest.raises(TimeoutError):
            busy.at_desk(1, time.sleep, 30)
        assert time.monotonic() - begun < 20


def own_number() -> int:
    return os.getpid()


@pytest.mark.parametrize("at_once", [1, 2])
def test_a_worker_that_ends_with_nothing_in_hand_ends_no_later_step(tmp_path, at_once):
    with Workers(at_once, tmp_path) as hands:
        for step in (hands.read, lambda *of: steady_step(hands, *of)):
            for _ in range(3):
                worker = step(60, own_number).result()
                time.sleep(0.3)  # it has laid its result down and waits
                os.kill(worker, signal.SIGKILL)
                assert is_gone(worker)
            assert step(60, own_number).result() != worker


def steady_step(hands, seconds, work):
    class Done:
        def result(self):
            return hands.at_desk(seconds, work)

    return Done()


def way() -> WorkerChannel:
    """What this worker takes steps from and lays results down in."""
    frame = sys._getframe()
    while frame.f_code.co_name != "process_tasks":
        frame = frame.f_back
    return frame.f_locals["channel"]


def die_reading() -> None:
    way().mutex.reader_mutex.acquire()
    os.kill(os.getpid(), signal.SIGKILL)


def die_writing() -> None:
    way().mutex.writer_mutex.acquire()
    os.kill(os.getpid(), signal.SIGKILL)


def die_with_half_a_message() -> None:
    way().mutex.acquire()
    os.write(way().writer.fileno(), b"\x00\x00\x10\x00half")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="one of the ways is another there")
@pytest.mark.parametrize("end", [die_reading, die_writing, die_with_half_a_message])
def test_a_worker_that_ends_on_the_way_leaves_no_colleague_waiting(tmp_path, monkeypatch, end):
    monkeypatch.setattr(workers, "WAY_IS_SHUT", 2.0)
    with Workers(2, tmp_path) as hands:
        steps = [hands.read(60, end), *(hands.read(60, wait_a_second) for _ in range(6))]
        ends = [step.exception(timeout=60) for step in steps]
        assert isinstance(ends[0], ProcessExpired) and ends[0].pid
        assert all(one is None or isinstance(one, ProcessExpired) for one in ends)
        assert hands.read(60, wait_a_second).result(timeout=60) == "done"
        with pytest.raises(ProcessExpired):
            hands.at_desk(60, end)
        assert hands.at_desk(60, wait_a_second) == "done"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_step_that_no_worker_could_begin_is_given_again(tmp_path, monkeypatch):
    monkeypatch.setattr(workers, "WAY_IS_SHUT", 2.0)
    with Workers(1, tmp_path) as hands:
        assert hands.at_desk(60, wait_a_second) == "done"
        manager = hands._desk.pool._pool_manager.worker_manager
        assert manager.workers_channel.mutex.acquire()  # nobody can take the step
        manager.workers_channel.mutex.release = lambda: None
        number = next(iter(manager.workers))
        threading.Timer(0.5, os.kill, (number, signal.SIGKILL)).start()
        manager.workers_channel.mutex.acquire = lambda **_: False
        assert hands.at_desk(60, wait_a_second) == "done"


@pytest.mark.parametrize("waiting", [0, 1, 3])
def test_who_hands_stepsout_goes_home_though_the_workers_were_given_up(tmp_path, waiting):
    """Where the run has already said so, and where steps wait."""
    context = PoolContext(1, 0, None, ())
    steps = [Task(number, ProcessFuture(), None, None) for number in range(waiting)]
    for step in steps:
        context.task_queue.put(step)
    context.task_queue.put(None)
    workers.lose_waiting(context)
    assert context.task_queue.get_nowait() is None
    assert all(isinstance(step.future.exception(0), ProcessExpired) for step in steps)


@pytest.mark.parametrize("moment", ["before", "as"])
def test_ways_that_are_heard_being_shut_keep_nobody_from_going_home(tmp_path, moment):
    """The library's threads hear it while the run waits for them to end."""
    with Workers(1, tmp_path) as hands:
        assert hands.at_desk(60, wait_a_second) == "done"
        pool = hands._desk.pool
        manager, heard = pool._pool_manager, BrokenProcessPool("shut")
        if moment == "before":
            manager.handle_broken_pool(heard)
        else:
            stop = manager.stop
            manager.stop = lambda: (manager.handle_broken_pool(heard), stop())
    assert not pool._task_scheduler_loop.is_alive() or moment == "before"
