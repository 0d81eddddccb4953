"""How the runs of a Word document look: by what is set for them, else by their styles.

A run takes what it does not say itself from its style, its paragraph's style, and what the
document says of all. White print on white paper is told from white print on a colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from extractor.reading.run_looks import Look

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHITE = {"FFFFFF", "white"}
PAPER = {"", "auto", "none", *WHITE}
MOST_STYLES = 20  # that stand on each other

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
        self._is_on_colour = cache(self._stands_on_colour)

    def of(self, run: Element) -> Look:
        own = run.find(f"{W}rPr")
        return Look(
            font=self._font(run, own),
            is_raised=_value(own, "vertAlign") == "superscript",
            is_struck=is_on(own, "strike") or is_on(own, "dstrike"),
            is_capital=is_on(own, "caps"),
        )

    def is_unseen(self, run: Element) -> bool:
        """True for a hidden run, and for white print where nothing colours the paper."""
        return is_on(run.find(f"{W}rPr"), "vanish") or self.is_white(run)

    def is_white(self, run: Element) -> bool:
        """True for white print where nothing colours the paper."""
        return _value(run.find(f"{W}rPr"), "color") in WHITE and not self._on_colour(run)

    def _font(self, run: Element, own: Element | None) -> str:
        paragraph = next(run.iterancestors(f"{W}p"), None)
        of_paragraph = None if paragraph is None else _properties(paragraph)
        return (
            _font_in(own)
            or self._font_of_style(_value(own, "rStyle") or None)
            or self._font_of_style(_value(of_paragraph, "pStyle") or self.plain)
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
    return _value(properties, name) not in ("", "0", "false", "off")
