"""Ink that no word covers: where a reader may have skipped something.

Pictures are grey arrays (0 black), boxes points.
"""
from __future__ import annotations

from dataclasses import replace
from statistics import median

import cv2
import numpy
import regex

from extractor.model import Box, Word

SLENDER = regex.compile("[1I]")
MOST = 60                  # places a page; a picture or a seal gives hundreds


def uncovered(grey: numpy.ndarray, words: tuple[Word, ...], scale: float) -> list[Box]:
    """Boxes of letter-sized ink outside all words, neighbours joined; [] where the page is too
    full of it to be text."""
    if not words:
        return []
    letter = median(w.box.height for w in words) / scale
    dark = (grey < threshold(grey)).astype("uint8")
    for word in words:
        b = word.box
        dark[max(0, int(b.y0 / scale) - 2):int(b.y1 / scale) + 3, max(0, int(b.x0 / scale) - 2):int(b.x1 / scale) + 3] = 0
    sized = _letters(dark, letter)
    joined = cv2.dilate(sized, numpy.ones((1, max(3, round(0.7 * letter))), "uint8"))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes = [_box(stats[k], letter, scale) for k in range(1, count)]
    return boxes if len(boxes) <= MOST else []


def threshold(grey: numpy.ndarray) -> float:
    return cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[0]


def _letters(dark: numpy.ndarray, letter: float) -> numpy.ndarray:
    """Only what has about the height of a digit: no specks, rules, seals."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high, area = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_AREA]
    keep = (high > 0.45 * letter) & (high < 1.5 * letter) & (wide < 3 * letter) & (wide > 0.06 * letter) & (area > 0.02 * letter * letter)
    keep[0] = False
    return keep[labels].astype("uint8")


def _box(stat, letter: float, scale: float) -> Box:
    x, y, w, h = (int(v) for v in stat[:4])
    shrink = min(w / 2, 0.35 * letter)
    return Box((x + shrink) * scale, y * scale, max(x + shrink, x + w - shrink) * scale, (y + h) * scale)


def more_strokes(grey: numpy.ndarray, words: tuple[Word, ...], scale: float) -> tuple[Word, ...]:
    """Numerals with a 1 or an I whose ink has more strokes than the text has letters (`II/2024`
    for III/2024) are marked `strokes`: models drop one of several in a row, and agree in it."""
    dark = (grey < threshold(grey)).astype("uint8")
    return tuple(replace(w, evidence="strokes") if w.evidence and w.evidence != "split" and SLENDER.search(w.text)
                 and regex.search(r"\d", w.text) and strokes(dark, w.box, scale) > expected(w.text) else w for w in words)


def expected(text: str) -> int:
    """Tall separate strokes that a text may show: one a letter, three a percent sign."""
    return len(regex.sub(r"[^\p{L}\d/()]", "", text)) + 3 * text.count("%")


def strokes(dark: numpy.ndarray, box: Box, scale: float) -> int:
    """How many strokes of a digit's height stand side by side in a word's box."""
    part = dark[max(0, int(box.y0 / scale) - 1):int(box.y1 / scale) + 2, max(0, int(box.x0 / scale) - 1):int(box.x1 / scale) + 2]
    if part.size == 0:
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(numpy.ascontiguousarray(part), connectivity=8)
    tall = stats[1:, cv2.CC_STAT_HEIGHT]
    return int((tall > 0.55 * tall.max(initial=1)).sum())
