"""Loaded by every Python that a test starts with this folder in its path: pages that take a moment
each, and one that ends the program that reads it. Pages of files whose name begins with `thật` are
read as they are."""

import os
import signal
import time

import extractor.reading
from extractor.model import PageReading, TextBlock

READ_PAGE = extractor.reading.read_page
SECONDS = float(os.environ.get("MADE_SECONDS", "0.3"))


def read_page(source, number, seen):
    if source.name.startswith("thật"):
        return READ_PAGE(source, number, seen)
    time.sleep(SECONDS)
    if "giết" in source.name and number == 2:
        os.kill(os.getppid(), signal.SIGKILL)  # the worker; this is the process of the page
        time.sleep(60)
    text = f"Trang {number}: đã tiếp nhận {number}.250 hồ sơ, giải quyết {number}.240 hồ sơ.\n"
    return PageReading(number, 595, 842, "plain-text", "plain_text", blocks=(TextBlock(text, ""),))


extractor.reading.read_page = read_page
