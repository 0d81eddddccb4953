"""Readers made for tests: what they have of a picture is told by the ink in it."""

import cv2

from extractor.model import Box, Word
from extractor.witnesses.readers import Reader


def reader_of_ink(text_of, sure=0.9):
    """Who reads each strip as one text: `text_of` gives it for a width and a height of ink in
    pixels and the strip's dpi."""

    def strips(pictures, dpi, shape):
        read = []
        for file in pictures:
            ink = (cv2.imread(str(file), 0) < 128).astype("uint8")
            left, top, wide, high = cv2.boundingRect(ink)
            scale = 72 / dpi
            box = Box(left * scale, top * scale, (left + wide) * scale, (top + high) * scale)
            text = text_of(wide, high, dpi)
            read.append((Word(text, box, sure),) if text else ())
        return read

    return Reader("made", lambda *_: (), strips, lambda _: 0, lambda: "made 1")
