"""What a kept reading depends on besides the file."""

import pytest

from extractor.errors import MissingProgram
from extractor.reading import engines


def test_a_kept_reading_depends_on_the_engines_and_their_models():
    told = engines.reading_settings()
    assert told.startswith(f"reading {engines.READING}, ")
    assert engines.ocr_engine() in told
    assert engines.second_engine() in told
    assert told.endswith("vie, eng, Vietnamese")


def test_without_the_second_engine_it_is_another_reading(monkeypatch):
    with_both = engines.reading_settings()
    monkeypatch.setattr(engines.pp_ocr, "RECOGNISES", "none.onnx")
    assert engines.second_engine() == ""
    assert engines.reading_settings() != with_both


def test_without_the_first_engine_nothing_is_read(monkeypatch):
    def is_missing(self):
        raise MissingProgram("tesseract_missing")

    monkeypatch.setattr(type(engines.READERS), "engines", property(is_missing))
    with pytest.raises(MissingProgram):
        engines.reading_settings()
