"""What lies on a PDF's page besides its contents: form fields, comment boxes, stamps, signatures.

Only what is printed is asked for: sticky notes, links and hidden fields are left out.
Source of the keys and flags: ISO 32000-1, 12.5 (annotations) and 12.7 (forms).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import regex
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from extractor.pdf_pages.form_text import TICK, Look

NoteKind = Literal["field", "tick", "box", "stamp", "signature"]
MOST_LETTERS = 20_000  # of one field: more fit on no page
MOST_NOTES = 5000  # of one page that are looked at
DEEPEST = 16  # fields above a field that are asked for what it inherits
NOT_SHOWN, PRINTED, PAPER_ONLY = 1 << 1, 1 << 2, 1 << 5  # bits of F
SEVERAL_LINES, PASSWORD, BUTTON, LIST, COMB = 1 << 12, 1 << 13, 1 << 16, 1 << 17, 1 << 24  # of Ff
BOXES = ("FreeText", "Stamp", "Watermark")  # annotations whose text is part of the page
LEFT = Look()
UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Note:
    """A field, comment box or stamp of a page.

    `rectangle` has its corners as the PDF stores them. `text` is what the file says it holds, ""
    where only its drawing (`appearance`) does; `whole`: it is to be taken, not what is drawn.
    `look` is how it is to be set then. `printed` is False where the file
    says that it is for the screen only, `on_screen` where it is for paper only.
    """

    kind: NoteKind
    rectangle: tuple[float, float, float, float]
    text: str = ""
    appearance: PDFStream | None = None
    look: Look = LEFT
    whole: bool = False
    printed: bool = True
    on_screen: bool = True


def notes_of(annotations: Any, form: dict[str, Any]) -> list[Note]:
    """The notes of a page in their order; damaged ones do not hide the others. `annotations` is the
    page's list, `form` the document's (AcroForm)."""
    found: list[Note] = []
    listed = resolve1(annotations)
    for reference in (listed if isinstance(listed, list) else [])[:MOST_NOTES]:
        try:
            found += _notes(resolve1(reference), form)
        except (TypeError, ValueError, LookupError, AttributeError, PSException):  # damaged
            continue
    return found


def struck_places(annotations: Any) -> list[tuple[float, float, float, float]]:
    """The rectangles, as the PDF stores them, of places marked as struck out."""
    listed = resolve1(annotations)
    found: list[tuple[float, float, float, float]] = []
    for reference in (listed if isinstance(listed, list) else [])[:MOST_NOTES]:
        try:
            found += _struck_places(resolve1(reference))
        except (TypeError, ValueError, LookupError, AttributeError, PSException):  # damaged
            continue
    return found


def _struck_places(annotation: Any) -> Iterator[tuple[float, float, float, float]]:
    """One rectangle a line of a mark, else that of the whole mark."""
    if not isinstance(annotation, dict) or _name(annotation.get("Subtype")) != "StrikeOut":
        return
    flags = resolve1(annotation.get("F"))
    if isinstance(flags, int) and flags & NOT_SHOWN:
        return
    corners = [float(resolve1(edge)) for edge in resolve1(annotation.get("QuadPoints")) or []]
    if len(corners) < 8:
        yield _rectangle(annotation)
    for at in range(0, len(corners) - 7, 8):
        across, up = corners[at : at + 8 : 2], corners[at + 1 : at + 8 : 2]
        yield min(across), min(up), max(across), max(up)


def _notes(annotation: Any, form: dict[str, Any]) -> Iterator[Note]:
    """The note that an annotation is, if it is shown at all."""
    if not isinstance(annotation, dict):
        return
    flags = resolve1(annotation.get("F"))
    shown = flags if isinstance(flags, int) else PRINTED  # without a word on it, it is there to see
    if shown & NOT_SHOWN or (not shown & PRINTED and shown & PAPER_ONLY):
        return
    note = _note(annotation, form)
    if note:
        yield _with_flags(note, shown)


def _with_flags(note: dict[str, Any], shown: int) -> Note:
    return Note(
        **note,
        printed=bool(shown & PRINTED),
        on_screen=not shown & PAPER_ONLY,
    )


def _note(annotation: dict[str, Any], form: dict[str, Any]) -> dict[str, Any] | None:
    """The parts of the note that an annotation is; None: it has no text of the page."""
    kind = _name(annotation.get("Subtype"))
    field_kind = _name(_inherited(annotation, "FT"))
    if field_kind == "Sig":
        return {"kind": "signature", "rectangle": _rectangle(annotation)}
    if kind in BOXES:
        return {
            "kind": "box" if kind == "FreeText" else "stamp",
            "rectangle": _rectangle(annotation),
            "text": _text(annotation.get("Contents")) if kind == "FreeText" else "",
            "appearance": _appearance(annotation),
            "look": _look(annotation, annotation.get("DA"), several_lines=True),
        }
    if kind != "Widget":
        return None
    if field_kind == "Btn":
        return _tick(annotation)
    return _field(annotation, form) if field_kind in ("Tx", "Ch") else None


def _tick(annotation: dict[str, Any]) -> dict[str, Any] | None:
    """A ticked box; None for one without a tick and for buttons to press. What is drawn is a sign
    of a font of signs, which reads as a digit."""
    if _bits(annotation) & BUTTON:
        return None
    state = _name(annotation.get("AS")) or _name(_inherited(annotation, "V"))
    if state in ("", "Off"):
        return None
    if not _name(annotation.get("AS")) and state not in _states(annotation):
        return None  # the tick stands at another choice of the group
    return {
        "kind": "tick",
        "rectangle": _rectangle(annotation),
        "text": TICK,
        "whole": True,
    }


def _states(annotation: dict[str, Any]) -> set[str]:
    """The states that are drawn for a box: those that it can have."""
    drawings = resolve1(_drawings(annotation).get("N"))
    known = set(drawings) if isinstance(drawings, dict) else set()
    return known or {_name(_inherited(annotation, "V"))}


def _field(annotation: dict[str, Any], form: dict[str, Any]) -> dict[str, Any] | None:
    """A field of text or a choice; None for passwords, of which dots are printed."""
    bits = _bits(annotation)
    if _name(_inherited(annotation, "FT")) == "Ch":
        text = _chosen(annotation)
        several = not bits & LIST
        whole = several  # a list draws what was not chosen as well
    elif bits & PASSWORD:
        return None
    else:
        text = _text(_inherited(annotation, "V"))
        several = bool(bits & SEVERAL_LINES)
        whole = bool(bits & COMB)  # draws each letter far from the next
    return {
        "kind": "field",
        "rectangle": _rectangle(annotation),
        "text": text,
        "appearance": _appearance(annotation),
        "look": _look(annotation, _inherited(annotation, "DA") or form.get("DA"), several),
        "whole": whole and bool(text),
    }


def _chosen(annotation: dict[str, Any]) -> str:
    """What was chosen, as it is shown: options may be kept under another word."""
    value = resolve1(_inherited(annotation, "V"))
    kept = [_text(part) for part in (value if isinstance(value, list) else [value])]
    shown = {}
    for option in resolve1(_inherited(annotation, "Opt")) or []:
        pair = resolve1(option)
        if isinstance(pair, list) and len(pair) == 2:
            shown[_text(pair[0])] = _text(pair[1])
    return "\n".join(shown.get(part, part) for part in kept if part)


def _inherited(annotation: dict[str, Any], key: str) -> Any:
    """What a field, or the nearest field above it, has under a key."""
    above: Any = annotation
    for _ in range(DEEPEST):
        if not isinstance(above, dict):
            return None
        found = resolve1(above.get(key))
        if found is not None:
            return found
        above = resolve1(above.get("Parent"))
    return None


def _bits(annotation: dict[str, Any]) -> int:
    bits = _inherited(annotation, "Ff")
    return bits if isinstance(bits, int) else 0


def _name(value: Any) -> str:
    """A PDF name as text; "" for anything else."""
    name = getattr(resolve1(value), "name", "")
    return name if isinstance(name, str) else name.decode("latin-1")


def _rectangle(annotation: dict[str, Any]) -> tuple[float, float, float, float]:
    """Raises ValueError or TypeError where it has none."""
    x0, y0, x1, y1 = (float(resolve1(edge)) for edge in resolve1(annotation["Rect"]))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _drawings(annotation: dict[str, Any]) -> dict[str, Any]:
    drawings = resolve1(annotation.get("AP"))
    return drawings if isinstance(drawings, dict) else {}


def _appearance(annotation: dict[str, Any]) -> PDFStream | None:
    """The note's drawing as it is on paper; None without one."""
    drawn = resolve1(_drawings(annotation).get("N"))
    if isinstance(drawn, dict):
        drawn = resolve1(drawn.get(_name(annotation.get("AS"))))
    return drawn if isinstance(drawn, PDFStream) else None


def _look(annotation: dict[str, Any], described: Any, several_lines: bool) -> Look:
    """How a note's text is set; `described` is its default look (`/Helv 12 Tf 0 g`)."""
    aligned = _inherited(annotation, "Q")
    return Look(
        size=_size(described),
        several_lines=several_lines,
        aligned=aligned / 2 if aligned in (1, 2) else 0.0,
    )


def _size(described: Any) -> float:
    found = regex.search(r"([\d.]{1,9})\s+Tf", _text(described))
    try:
        return float(found[1]) if found else 0.0
    except ValueError:
        return 0.0


def _text(value: Any) -> str:
    """A PDF string (or name, number, stream) as text, with \\n between lines."""
    value = resolve1(value)
    if isinstance(value, PDFStream):
        value = value.get_data()
    if isinstance(value, bytes):
        marked = value.startswith(UTF8_MARK)
        text = value[3:].decode("utf-8", "replace") if marked else decode_text(value)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        text = str(value)
    else:
        text = _name(value)
    lines = regex.sub(r"\r\n?|\u2028|\u2029", "\n", text[:MOST_LETTERS])
    return unicodedata.normalize("NFC", regex.sub(r"[^\P{C}\n]", " ", lines)).strip()
