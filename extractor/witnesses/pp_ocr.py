"""PP-OCR as a witness of another kind: the characters in narrow strips, and where print is.

The only module that imports onnxruntime. Two networks out of rapidocr's wheel are run as they lie
there: nothing is downloaded, nothing is said aloud, one thread a process, loaded once a process.
They were trained on other print than Tesseract and err otherwise: a numeral that both read alike
is all but certain. Vietnamese letters lose their marks: words are not this reader's matter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractor import imaging
from extractor.errors import MissingProgram

if TYPE_CHECKING:  # whether the engine is here is asked at every start: no picture is needed then
    import numpy

MISSING = "pp_ocr_missing"
RECOGNISES, DETECTS = "PP-OCRv6_rec_small.onnx", "PP-OCRv6_det_small.onnx"
LONGEST = 1280  # pixels of the side of a page in which print is sought
LAST_LATIN = 0x024F  # the dictionary's later letters are those of other scripts, but for these:
SIGNS = range(0x2010, 0x20D0)  # dashes, quotes, dots, per mille, currencies
VIETNAMESE = range(0x1EA0, 0x1F00)
ROMAN_NUMERALS = range(0x2150, 0x2190)
BLANK = 0  # the network's class for no character
TOGETHER = 384  # pixels: as wide as pictures run at once are together; wider ones gain nothing


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read in a strip: its characters, for each its likelihood (0 to 1) and its middle,
    in pixels from the strip's left edge."""

    text: str
    scores: tuple[float, ...]
    middles: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The likelihood of the character that was read least surely; 0 without any."""
        return min(self.scores, default=0.0)


NOTHING = Seen("", (), ())


def engine() -> str:
    """Name and version of the engine and of the wheel that its networks lie in. Raises
    MissingProgram where either is not installed."""
    try:
        running, models = version("onnxruntime"), version("rapidocr")
    except PackageNotFoundError:
        raise MissingProgram(MISSING) from None
    if not find_spec("onnxruntime") or not (_folder() / RECOGNISES).is_file():
        raise MissingProgram(MISSING)
    return f"PP-OCRv6 (rapidocr {models}, onnxruntime {running})"


def is_there() -> bool:
    """True where the engine and its networks are installed."""
    try:
        return bool(engine())
    except MissingProgram:
        return False


def read_strips(pictures: Sequence[numpy.ndarray]) -> list[Seen]:
    """What stands in each of several pictures, each a single line as it was cut out of a page
    (grey, 0 black). Those of one width are run together, which costs less for each of them. Raises
    MissingProgram."""
    import numpy

    shaped = {k: imaging.line_picture(own) for k, own in enumerate(pictures) if own.size}
    seen = [NOTHING] * len(pictures)
    for batch in _batches(shaped):
        answers = _run(RECOGNISES, numpy.stack([shaped[k] for k in batch]))
        for k, chances in zip(batch, answers, strict=True):
            seen[k] = _seen(pictures[k], shaped[k], chances)
    return seen


def detect(picture: numpy.ndarray) -> list[imaging.PixelBox]:
    """The places of print on a page (grey, 0 black), each about a line or a part of one, in the
    page's pixels, from the top. Raises MissingProgram."""
    likelihood = _run(DETECTS, imaging.page_picture(picture, LONGEST)[None])[0][0]
    return imaging.places_of_print(likelihood, picture)


def _batches(shaped: Mapping[int, numpy.ndarray]) -> Iterator[list[int]]:
    """The numbers of the pictures of one width, no more at once than make a strip of TOGETHER."""
    by_width: dict[int, list[int]] = {}
    for k, own in shaped.items():
        by_width.setdefault(own.shape[2], []).append(k)
    for width, numbers in by_width.items():
        most = max(1, TOGETHER // width)
        for begin in range(0, len(numbers), most):
            yield numbers[begin : begin + most]


def _seen(picture: numpy.ndarray, shaped: numpy.ndarray, answer: numpy.ndarray) -> Seen:
    """What the network's answer to a picture says, which it was given in this shape."""
    classes = _characters()
    chances = answer[:, classes.columns]
    best = chances.argmax(axis=1)
    steps = [k for k, one in enumerate(best) if one != BLANK and (not k or best[k - 1] != one)]
    pixels = shaped.shape[2] / len(best) * picture.shape[0] / shaped.shape[1]  # of a step
    text, scores, middles = "", [], []
    for step in steps:
        for letter in classes.letters[best[step]]:
            text += letter
            scores.append(float(chances[step, best[step]]))
            middles.append((step + 0.5) * pixels)
    return Seen(text, tuple(scores), tuple(middles))


@dataclass(frozen=True, slots=True, eq=False)
class Characters:
    """The network's classes that may stand in a Vietnamese report: their columns in its answer,
    and for each what it is written as. The first is the blank."""

    columns: numpy.ndarray
    letters: tuple[str, ...]


@lru_cache(maxsize=1)
def _characters() -> Characters:
    import numpy

    listed = _network(RECOGNISES).get_modelmeta().custom_metadata_map["character"].splitlines()
    named = ["", *listed, " "]
    columns = [BLANK, *(k for k, letter in enumerate(named) if k and _may_stand(letter))]
    letters = (unicodedata.normalize("NFKC", named[k]) for k in columns)
    return Characters(numpy.array(columns), tuple(letters))


def _may_stand(letter: str) -> bool:
    """True for letters, digits and signs of Latin print, those of full width among them."""
    plain = unicodedata.normalize("NFKC", letter)
    return len(plain) > 0 and all(_is_latin(ord(one)) for one in plain)


def _is_latin(code: int) -> bool:
    others = (SIGNS, VIETNAMESE, ROMAN_NUMERALS)
    return code <= LAST_LATIN or any(code in span for span in others)


def _run(network: str, pictures: numpy.ndarray) -> Any:
    """The network's answers to pictures of one size."""
    session = _network(network)
    return session.run(None, {session.get_inputs()[0].name: pictures})[0]


@lru_cache(maxsize=2)
def _network(name: str) -> Any:
    """A network ready to run. Raises MissingProgram."""
    try:
        import onnxruntime
    except ImportError:
        raise MissingProgram(MISSING) from None
    file = _folder() / name
    if not file.is_file():
        raise MissingProgram(MISSING)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4  # fatal faults only
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it keeps the widest strip's memory for good
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _folder() -> Path:
    """The folder of rapidocr's wheel in which the networks lie; the package itself, which would
    load more than is needed, is not imported."""
    found = find_spec("rapidocr")
    if not found or not found.submodule_search_locations:
        raise MissingProgram(MISSING)
    return Path(found.submodule_search_locations[0]) / "models"
