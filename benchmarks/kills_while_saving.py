"""Kills a program that saves decisions, at random moments, and counts what is lost.

    python benchmarks/kills_while_saving.py [KILLS]

A decision counts as saved once `append` has returned. After each kill the next one is saved and the
whole record is read: every saved decision must be there once and in order, nothing else with it.
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

from extractor.decisions import Decision, append, load
from extractor.model import Box

SEED = 17


def decision(number):
    return Decision(
        sha256="a" * 64,
        page=1 + number % 15,
        box=Box(100, 200, 140, 212),
        raw="1.280",
        field="value",
        old="1280",
        new=str(number),
        state="corrected",
        person="Nguyễn Thị Lan",
        time="2026-11-25T08:00:00+07:00",
        note="ghi chú dài để một dòng không vừa một khối " * 20,
    )


def save_until_killed(folder, first, told):
    number = first
    while True:
        append(folder, [decision(number)])
        os.write(told, b".")
        number += 1


def killed(folder, first, chance):
    """How many savings were acknowledged before the kill."""
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_until_killed(folder, first, told)
        finally:
            os._exit(1)
    os.close(told)
    os.read(reading, 1)
    time.sleep(chance.uniform(0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    count = 1
    while piece := os.read(reading, 65536):
        count += len(piece)
    os.close(reading)
    return count


def main(kills):
    chance = random.Random(SEED)
    saved = lost = torn = beyond = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for _ in range(kills):
            first = len(load(folder).decisions)
            acknowledged = killed(folder, first, chance)
            found = load(folder)
            torn += found.torn
            numbers = [one.new for one in found.decisions]
            in_order = numbers == [str(at) for at in range(len(numbers))]
            if not in_order or found.refused:
                sys.exit(f"the record is not what was saved: {numbers[-5:]}, {found.refused}")
            lost += max(0, first + acknowledged - len(numbers))
            beyond += max(0, len(numbers) - first - acknowledged)
            saved += acknowledged
    print(f"{kills} kills, {saved} decisions saved: {lost} lost, {torn} lines torn and set aside,")
    print(f"{beyond} on the disk that the killed program could not acknowledge any more")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
