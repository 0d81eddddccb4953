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
LONG = regex.compile(r"\(?\d{3,}%?\W?")         # digits in which a dot or comma may have been lost
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


def against_ink(grey: numpy.ndarray, words: tuple[Word, ...], scale: float) -> tuple[Word, ...]:
    """Numerals whose ink has more than was read, which models miss and agree in: `strokes` where a
    1 or an I of several was dropped (`II/2024` for III/2024), `mark` where a dot or comma was."""
    dark = (grey < threshold(grey)).astype("uint8")
    return tuple(replace(w, evidence=said) if w.evidence and w.evidence != "split" and (said := _unread(dark, w, scale)) else w for w in words)


def _unread(dark: numpy.ndarray, word: Word, scale: float) -> str:
    if not regex.search(r"\d", word.text) or not (SLENDER.search(word.text) or LONG.fullmatch(word.text)):
        return ""
    stats = _pieces(dark, word.box, scale)
    if SLENDER.search(word.text) and strokes(stats) > expected(word.text):
        return "strokes"
    return "mark" if LONG.fullmatch(word.text) and inner_mark(stats) else ""


def expected(text: str) -> int:
    """Tall separate strokes that a text may show: one a letter, three a percent sign."""
    return len(regex.sub(r"[^\p{L}\d/()]", "", text)) + 3 * text.count("%")


def _pieces(dark: numpy.ndarray, box: Box, scale: float) -> numpy.ndarray:
    """[x, y, width, height, area] of the separate pieces of ink in a word's box, gaps of a pixel closed."""
    part = dark[max(0, int(box.y0 / scale) - 1):int(box.y1 / scale) + 2, max(0, int(box.x0 / scale) - 1):int(box.x1 / scale) + 2]
    if part.size == 0:
        return numpy.zeros((0, 5), int)
    closed = cv2.morphologyEx(numpy.ascontiguousarray(part), cv2.MORPH_CLOSE, numpy.ones((3, 1), "uint8"))
    return cv2.connectedComponentsWithStats(closed, connectivity=8)[2][1:]


def strokes(stats: numpy.ndarray) -> int:
    """How many pieces of a digit's height stand side by side."""
    tall = stats[:, cv2.CC_STAT_HEIGHT]
    return int((tall > 0.6 * tall.max(initial=1)).sum())


def inner_mark(stats: numpy.ndarray) -> bool:
    """Is there a piece of a dot's or comma's size at the foot of the line, between two digits?"""
    height = stats[:, cv2.CC_STAT_HEIGHT].max(initial=1)
    digits = stats[stats[:, cv2.CC_STAT_HEIGHT] > 0.6 * height]
    if len(digits) < 3:
        return False
    foot, right = (digits[:, 1] + digits[:, 3]).max(), (digits[:, 0] + digits[:, 2]).max()
    left, widest = digits[:, 0].min(), digits[:, 2].max()
    return any(h < 0.45 * height and 0.08 * height < w < 0.35 * height and y + h > foot - 0.12 * height and area > 0.008 * height * height
               and left + 0.5 * widest < x < right - widest for x, y, w, h, area in stats)
