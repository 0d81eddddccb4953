"""How the runs of a Word document look: by what is set for them, else by their styles.

A run takes what it does not say itself from its style, its paragraph's style, and what the
document says of all. White print on white paper is told from white print on a colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from extractor.office_files.run_looks import Look

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHITE = {"FFFFFF", "white"}
PAPER = {"", "auto", "none", *WHITE}
OFF = ("", "0", "false", "off")
MOST_STYLES = 20  # that stand on each other
HIGHER = 3  # half points above the run before: a mark is raised, a line is not moved
MARK = regex.compile(r"\(?[0-9]{1,2}\)?")

Element = Any  # lxml's elements carry no types


class Looks:
    """The looks of the runs of one document; `styles` is its part of that name."""

    def __init__(self, styles: Element | None = None) -> None:
        named = [] if styles is None else styles.findall(f"{W}style")
        self.styles = {style.get(f"{W}styleId"): style for style in named}
        plain = [style.get(f"{W}styleId") for style in named if _is_plain(style)]
        self.plain = plain[0] if plain else None
        of_all = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        self.of_all = None if styles is None else styles.find(of_all)
        self._font_of_style = cache(self._styled_font)
        self._said_by_style = cache(self._styled)
        self._is_on_colour = cache(self._stands_on_colour)

    def of(self, run: Element) -> Look:
        own = run.find(f"{W}rPr")
        raised = self._set(run, "vertAlign") == "superscript" or _is_set_higher(run)
        return Look(
            font=self._font(run, own),
            is_raised=raised,
            is_struck=self._is_on(run, "strike") or self._is_on(run, "dstrike"),
            is_capital=self._is_on(run, "caps"),
        )

    def is_unseen(self, run: Element) -> bool:
        """True for a hidden run, and for white print where nothing colours the paper."""
        return self._is_on(run, "vanish") or self.is_white(run)

    def is_white(self, run: Element) -> bool:
        """True for white print where nothing colours the paper."""
        return self._set(run, "color") in WHITE and not self._on_colour(run)

    def _set(self, run: Element, name: str) -> str:
        """What is set for a run, by itself or by the nearest of its styles; "" where nothing is."""
        own = _value(run.find(f"{W}rPr"), name)
        return own or next(filter(None, self._by_styles(run, name)), "")

    def _is_on(self, run: Element, name: str) -> bool:
        """True where a run has this, by itself or by one style: of the styles of its letters and of
        its paragraph the second takes back what the first sets (ECMA-376, part 1, 17.7.3)."""
        own = _value(run.find(f"{W}rPr"), name)
        if own:
            return own not in OFF
        return sum(said not in OFF for said in self._by_styles(run, name)) == 1

    def _by_styles(self, run: Element, name: str) -> tuple[str, str]:
        """What the style of the letters and that of the paragraph say."""
        letters = _value(run.find(f"{W}rPr"), "rStyle") or None
        return self._said_by_style(letters, name), self._said_by_style(self._around(run), name)

    def _around(self, run: Element) -> str | None:
        """The style of the paragraph around a run."""
        paragraph = next(run.iterancestors(f"{W}p"), None)
        of_paragraph = None if paragraph is None else _properties(paragraph)
        return _value(of_paragraph, "pStyle") or self.plain

    def _styled(self, style: str | None, name: str) -> str:
        """What a style, or the nearest that it stands on, sets."""
        said = (_value(one.find(f"{W}rPr"), name) for one in self._up(style))
        return next(filter(None, said), "")

    def _font(self, run: Element, own: Element | None) -> str:
        return (
            _font_in(own)
            or self._font_of_style(_value(own, "rStyle") or None)
            or self._font_of_style(self._around(run))
            or _font_in(self.of_all)
        )

    def _styled_font(self, name: str | None) -> str:
        return next(filter(None, (_font_in(style.find(f"{W}rPr")) for style in self._up(name))), "")

    def _up(self, name: str | None) -> Iterator[Element]:
        """The style of this name and those that it stands on."""
        for _ in range(MOST_STYLES):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "basedOn") or None

    def _on_colour(self, run: Element) -> bool:
        """True for a run in a shape, and where it, its paragraph, cell or table is coloured, or may
        be by a style."""
        around = [run, *run.iterancestors(f"{W}p", f"{W}tc", f"{W}tbl", f"{W}txbxContent")]
        return any(self._is_coloured(element) for element in around)

    def _is_coloured(self, element: Element) -> bool:
        if element.tag == f"{W}txbxContent":
            return True
        own = _properties(element)
        shade = None if own is None else own.find(f"{W}shd")
        if shade is not None and shade.get(f"{W}fill", "") not in PAPER:
            return True
        names = ("rStyle", "pStyle", "tblStyle")
        return any(self._is_on_colour(_value(own, name) or None) for name in names)

    def _stands_on_colour(self, name: str | None) -> bool:
        shades = (shade for style in self._up(name) for shade in style.iter(f"{W}shd"))
        return any(shade.get(f"{W}fill", "") not in PAPER for shade in shades)


def _is_plain(style: Element) -> bool:
    """True for the style of paragraphs that name none."""
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _properties(element: Element) -> Element | None:
    """What is set for an element, which stands first in it; the rest of a paragraph of thousands of
    runs is not gone through for each of them."""
    first = next(iter(element), None)
    return first if first is not None and first.tag == f"{element.tag}Pr" else None


def _font_in(properties: Element | None) -> str:
    """The font of letters with marks; old ones store them where Western letters are."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    if fonts is None:
        return ""
    return str(fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or "")


def _value(properties: Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else str(found.get(f"{W}val", "1"))


def is_on(properties: Element | None, name: str) -> bool:
    """True where this is set and not switched off."""
    return _value(properties, name) not in OFF


def _is_set_higher(run: Element) -> bool:
    """True for one or two digits that were lifted by hand above the run before them; a whole line
    that was moved stands no higher than its other runs."""
    own = _lift(run)
    if own < HIGHER or not MARK.fullmatch("".join(run.itertext(f"{W}t"))):
        return False
    before = run.getprevious()
    return before is not None and before.tag == f"{W}r" and own - _lift(before) >= HIGHER


def _lift(run: Element) -> int:
    """By how many half points a run is lifted; 0 where it is not."""
    said = _value(run.find(f"{W}rPr"), "position")
    return int(said) if regex.fullmatch(r"-?[0-9]{1,4}", said) else 0
