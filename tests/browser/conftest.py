"""A real browser, where `make test-browser` says which; elsewhere these tests are not collected."""

import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import uvicorn

from extractor.review.app import Station, application
from extractor.review.guard import Guard

BROWSER = os.environ.get("SOLIEU_BROWSER", "")
SHOTS = Path(os.environ.get("SOLIEU_SHOTS", "")) if os.environ.get("SOLIEU_SHOTS") else None
collect_ignore_glob = [] if BROWSER else ["test_*.py"]
SIZE = {"width": 1366, "height": 768}


class Program:
    """`solieu review` on a folder as a program of its own, which can be killed."""

    def __init__(self, folder, person):
        command = [sys.executable, "-m", "extractor", "review", str(folder), "--no-browser"]
        command += ["--person", person] if person else []
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.address = re.search(r"http://127\.0\.0\.1:\d+/\S+", line)[0]
        self.base = self.address.partition("/?")[0]

    def kill(self):
        self.process.kill()

    def stop(self):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


class Served:
    """The same page, answered by this process: rules and libraries are loaded once for all."""

    def __init__(self, folder, person):
        self._listening = socket.socket()
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()
        guard = Guard(port=self._listening.getsockname()[1])
        station = Station.of(folder, guard, person or "Lan", frozenset())
        config = uvicorn.Config(
            application(station), log_level="error", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        given = {"sockets": [self._listening]}
        self._thread = threading.Thread(target=self._server.run, kwargs=given, daemon=True)
        self._thread.start()
        self.address = guard.address
        self.base = self.address.partition("/?")[0]

    def stop(self):
        self._server.should_exit = True
        self._thread.join(10)
        self._listening.close()


@pytest.fixture
def review():
    """Start the page on a folder."""
    started = []

    def start(folder, person="", program=False):
        started.append((Program if program else Served)(folder, person))
        return started[-1]

    yield start
    for station in started:
        station.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """Open a station in a browser of its own; faults that the browser tells fail the test."""
    opened, faults = [], []

    def note(said, station):
        if said.type == "error" and not _is_expected(said.text, station):
            faults.append(said.text)

    def open_one(station):
        context = chromium.new_context(viewport=SIZE)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda said: note(said, station))
        page.goto(station.address)
        opened.append(context)
        return page

    yield open_one
    for context in opened:
        context.close()
    assert faults == []


REFUSED = ("404", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")
CUT_OFF = ("ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING")


def _is_expected(said, station):
    """True for what the browser tells of refusals; of an answer that breaks off, only where the
    test killed who gave it."""
    process = getattr(station, "process", None)
    killed = process is not None and process.poll() is not None
    return any(word in said for word in (*REFUSED, *(CUT_OFF if killed else ())))


@pytest.fixture
def shoot():
    """Keep a picture of the screen where a folder for them is given."""

    def keep(page, name):
        if SHOTS:
            SHOTS.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=SHOTS / f"{name}.png")

    return keep
