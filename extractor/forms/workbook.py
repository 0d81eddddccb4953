"""A form as a file: its parts, of which only those that change are written anew."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex
from lxml import etree

from extractor.errors import InputError
from extractor.forms.sheet import MAIN, NAMES, Sheet, as_bytes, local_name, tag, whole
from extractor.forms.trust import CarriedPart, carried_parts, check_trust
from extractor.intake import open_package
from extractor.output import put_file

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
CONTENT_TYPES = "[Content_Types].xml"
STYLES = "xl/styles.xml"
PER_CENT = (9, 10)  # numbers of Excel's own formats
DAYS = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
QUOTED = regex.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
# Where calcPr stands in a workbook: in front of these.
BEHIND_CALCULATION = (
    *("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)

Element = Any


@dataclass(frozen=True, slots=True)
class NewSheet:
    """A sheet to be added: its name, its part's bytes, addresses that its cells link to by id."""

    name: str
    content: bytes
    links: tuple[tuple[str, str], ...] = ()


class Form:
    """A form read whole. Raises InputError where it is no workbook or is not to be trusted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with open_package(path) as package:
            check_trust(package)
            self.infos = package.archive.infolist()
            self.parts = {info.filename: package.read(info.filename) for info in self.infos}
            self.main = package.main_part()
            self.carried: tuple[CarriedPart, ...] = tuple(carried_parts(package))
            related = package.relations(self.main)
            strings = package.related(self.main, "sharedStrings")
            self._strings = list(package.xml(strings).iterfind(tag("si"))) if strings else []
            self._workbook = package.xml(self.main)
            styles = package.related(self.main, "styles")
            self._styles_part = styles
            self._styles = package.xml(styles) if styles else None
            self.sheets: list[Sheet] = []
            self.chart_sheets: list[str] = []
            for listed in self._workbook.iterfind("m:sheets/m:sheet", NAMES):
                relation = related.get(listed.get(f"{{{OFFICE}}}id", ""))
                if relation is None or relation.target not in package.names:
                    raise InputError("office_broken")
                if relation.kind != "worksheet":
                    self.chart_sheets.append(listed.get("name", ""))
                    continue
                root = package.xml(relation.target)
                self.sheets.append(
                    Sheet(listed.get("name", ""), relation.target, root, self._strings)
                )
        self.changed: dict[str, bytes] = {}
        self._coloured: dict[tuple[int, str], int] = {}

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of a name; capitals do not count, as in Excel."""
        return next((one for one in self.sheets if one.name.lower() == name.lower()), None)

    @property
    def names(self) -> list[str]:
        """The names of all sheets."""
        found = self._workbook.iterfind("m:sheets/m:sheet", NAMES)
        return [one.get("name", "") for one in found]

    def defined_names(self) -> dict[str, str]:
        """What the workbook's own names stand for, by the name in capitals."""
        found = self._workbook.iterfind("m:definedNames/m:definedName", NAMES)
        return {one.get("name", "").upper(): one.text or "" for one in found}

    # ---- styles

    def number_format(self, style: int) -> str:
        """How a style shows numbers: `percent`, `day`, `text`, else ""."""
        number = self._format_number(style)
        if number in PER_CENT:
            return "percent"
        if number in DAYS:
            return "day"
        if number == 49:
            return "text"
        code = QUOTED.sub("", self._format_code(number))
        if "%" in code:
            return "percent"
        return "day" if regex.search(r"(?i)[ymdhs]", code.replace("General", "")) else ""

    def is_lined(self, style: int) -> bool:
        """True for a style with lines at two sides of its cell: one alone may underline a title."""
        found = self._styled(style)
        if found is None or self._styles is None:
            return False
        borders = self._styles.find(tag("borders"))
        number = whole(found.get("borderId"))
        if borders is None or not 0 <= number < len(borders):
            return False
        sides = [borders[number].find(tag(side)) for side in ("left", "right", "top", "bottom")]
        drawn = [side for side in sides if side is not None and side.get("style", "none") != "none"]
        return len(drawn) > 1

    def _styled(self, style: int) -> Element | None:
        if self._styles is None:
            return None
        formats = self._styles.find(tag("cellXfs"))
        if formats is None or not 0 <= style < len(formats):
            return None
        return formats[style]

    def _format_number(self, style: int) -> int:
        found = self._styled(style)
        return whole(found.get("numFmtId")) if found is not None else 0

    def _format_code(self, number: int) -> str:
        if self._styles is None:
            return ""
        for one in self._styles.iterfind("m:numFmts/m:numFmt", NAMES):
            if one.get("numFmtId") == str(number):
                return one.get("formatCode", "")
        return ""

    def coloured(self, style: int, colour: str) -> int:
        """The number of a style like another one, with a fill of its own (`FFFFF2CC`). It is added
        to the workbook's styles."""
        key = (style, colour)
        if key in self._coloured:
            return self._coloured[key]
        if self._styles is None:
            raise InputError("office_broken")
        fills, formats = self._styles.find(tag("fills")), self._styles.find(tag("cellXfs"))
        if fills is None or formats is None:
            raise InputError("office_broken")
        made = _like(self._styled(style))
        made.set("fillId", str(_fill(fills, colour)))
        made.set("applyFill", "1")
        formats.append(made)
        formats.set("count", str(len(formats)))
        self.changed[self._styles_part] = as_bytes(self._styles)
        self._coloured[key] = len(formats) - 1
        return len(formats) - 1

    # ---- writing

    def recalculate(self) -> None:
        """Has Excel work out all formulas when the form is opened."""
        found = self._workbook.find(tag("calcPr"))
        if found is None:
            found = etree.Element(tag("calcPr"))
            behind = [one for one in self._workbook if local_name(one) in BEHIND_CALCULATION]
            if behind:
                behind[0].addprevious(found)
            else:
                self._workbook.append(found)
        found.set("fullCalcOnLoad", "1")
        self.changed[self.main] = as_bytes(self._workbook)

    def add(self, sheet: NewSheet) -> None:
        """Adds a sheet behind all others."""
        folder = posixpath.dirname(self.main)
        part = self._free(posixpath.join(folder, "worksheets"), "solieu")
        listed = self._workbook.find(tag("sheets"))
        relations = posixpath.join(folder, "_rels", posixpath.basename(self.main) + ".rels")
        known = self._xml(relations)
        name = _free_id(one.get("Id", "") for one in known)
        target = posixpath.relpath(part, folder)
        _relate(known, name, "worksheet", target)
        made = etree.SubElement(listed, tag("sheet"))
        made.set("name", sheet.name)
        numbers = [whole(one.get("sheetId")) for one in listed if one is not made]
        made.set("sheetId", str(max(numbers, default=0) + 1))
        made.set(f"{{{OFFICE}}}id", name)
        types = self._xml(CONTENT_TYPES)
        etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{part}", ContentType=SHEET_TYPE)
        self.changed[CONTENT_TYPES] = as_bytes(types)
        self.changed[relations] = as_bytes(known)
        self.changed[self.main] = as_bytes(self._workbook)
        self.changed[part] = sheet.content
        if sheet.links:
            self._add_links(part, sheet.links)

    def _add_links(self, part: str, links: tuple[tuple[str, str], ...]) -> None:
        root = etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
        for name, target in links:
            _relate(root, name, "hyperlink", target).set("TargetMode", "External")
        folder, base = posixpath.split(part)
        self.changed[f"{folder}/_rels/{base}.rels"] = as_bytes(root)

    def _xml(self, part: str) -> Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        content = self.changed.get(part, self.parts.get(part))
        if content is None:
            raise InputError("office_broken")
        return etree.fromstring(content, parser)

    def _free(self, folder: str, stem: str) -> str:
        number = 1
        while (name := f"{folder}/{stem}{number}.xml") in self.parts or name in self.changed:
            number += 1
        return name

    def free_name(self, wanted: str) -> str:
        """A name for a sheet that none has yet."""
        taken = {name.lower() for name in self.names}
        number, name = 1, wanted
        while name.lower() in taken:
            number += 1
            name = f"{wanted} ({number})"
        return name

    def write(self, target: Path) -> Path:
        """Writes the form; where it stands then (put_file). Parts that did not change are written
        with the bytes that they had. Raises OSError."""
        for sheet in self.sheets:
            if sheet.changed:
                self.changed[sheet.part] = sheet.content()
        beside = target.with_name(f".{target.name}.part")
        try:
            with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
                for info in self.infos:
                    content = self.changed.get(info.filename, self.parts[info.filename])
                    archive.writestr(_as_before(info), content)
                for name in self.changed:
                    if name not in self.parts:
                        archive.writestr(name, self.changed[name])
            return put_file(beside, target)
        finally:
            beside.unlink(missing_ok=True)


def _as_before(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The entry of a part with the day, the packing and the rights that it had."""
    made = zipfile.ZipInfo(info.filename, info.date_time)
    stored = info.compress_type == zipfile.ZIP_STORED
    made.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    made.external_attr = info.external_attr
    made.create_system = info.create_system
    return made


def _like(style: Element | None) -> Element:
    made = etree.Element(tag("xf"))
    if style is None:
        return made
    for name, value in style.attrib.items():
        made.set(name, value)
    for child in style:
        made.append(etree.fromstring(etree.tostring(child)))
    return made


def _fill(fills: Element, colour: str) -> int:
    """The number of a plain fill of a colour, which is added where none is there."""
    for number, fill in enumerate(fills):
        front = fill.find(f"{tag('patternFill')}[@patternType='solid']/{tag('fgColor')}")
        if front is not None and front.get("rgb") == colour:
            return number
    pattern = etree.SubElement(
        etree.SubElement(fills, tag("fill")), tag("patternFill"), patternType="solid"
    )
    etree.SubElement(pattern, tag("fgColor"), rgb=colour)
    etree.SubElement(pattern, tag("bgColor"), indexed="64")
    fills.set("count", str(len(fills)))
    return len(fills) - 1


def _relate(relations: Element, name: str, kind: str, target: str) -> Element:
    return etree.SubElement(
        relations,
        f"{{{RELATIONS}}}Relationship",
        Id=name,
        Type=f"{OFFICE}/{kind}",
        Target=target,
    )


def _free_id(taken: Any) -> str:
    known = set(taken)
    number = 1
    while f"rIdSolieu{number}" in known:
        number += 1
    return f"rIdSolieu{number}"


__all__ = ["MAIN", "Form", "NewSheet"]
