"""The command itself: it prints an address of this machine, answers there, and ends."""

import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from made_results import Numeral, make_results

from extractor.errors import WrongUsage
from extractor.review import server


@contextmanager
def running(folder, *more):
    command = [sys.executable, "-m", "extractor", "review", str(folder), "--no-browser", *more]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        line = process.stderr.readline()
        yield process, re.search(r"http://127\.0\.0\.1:\d+/\S+", line)[0]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


def test_it_answers_where_it_says(tmp_path):
    make_results(tmp_path, [Numeral("7", "7", "7")])
    with running(tmp_path) as (process, address):
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        page = opener.open(address, timeout=20).read().decode()
        assert "báo cáo.pdf" in page
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130, -signal.SIGINT)


def test_it_stops_when_nobody_uses_it(tmp_path, monkeypatch):
    make_results(tmp_path, [Numeral("7", "7", "7")])
    monkeypatch.setattr(server, "IDLE", 0.1)
    monkeypatch.setattr(server, "LOOK", 0.05)
    begun = time.monotonic()
    server.serve(server.Opening(tmp_path, browser=False))  # ends by itself
    assert 0.1 <= time.monotonic() - begun < 20


def test_a_port_that_is_taken(tmp_path):
    make_results(tmp_path, [Numeral("7", "7", "7")])
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(WrongUsage):
            server.serve(server.Opening(tmp_path, port=other.getsockname()[1], browser=False))


def test_a_folder_without_results(tmp_path):
    with pytest.raises(WrongUsage):
        server.serve(server.Opening(tmp_path, browser=False))


def test_decisions_of_another_machine(tmp_path):
    from extractor.decisions import about_row, append, load
    from extractor.review.results import Results

    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        make_results(folder, [Numeral("7", "7", "7"), Numeral("8", "8", "8")])
    results = Results(here)
    document = results.documents()[0]
    rows = [row for _, row in results.numerals("báo cáo.pdf")]

    def said(row, new, person):
        return about_row(row, document, "value", new=new, state="corrected", person=person)

    append(here, [said(rows[0], "1", "An")])
    append(there, [said(rows[0], "2", "Bình"), said(rows[1], "3", "Bình")])
    command = [
        sys.executable,
        "-m",
        "extractor",
        "review",
        here,
        "--import",
        there / "corrections.csv",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "An" in done.stderr and "Bình" in done.stderr
    assert [one.new for one in load(here).decisions] == ["1", "3"]
