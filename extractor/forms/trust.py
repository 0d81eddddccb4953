"""What a form may be made of: what is refused, and what is carried along without being understood.

A form comes from somebody unknown. Nothing that reaches outside the file, runs, or unpacks to far
more than it is, is filled: the form is refused and the part named.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extractor.errors import InputError
from extractor.intake import Package

MOST_BYTES = 256 << 20  # of all parts of a form: what is more is a database, no form
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
XML_NAMES = (".xml", ".rels", ".vml")
DECLARES = ("<!DOCTYPE", "<!ENTITY")
TRAPS = tuple(
    word.encode(code) for word in DECLARES for code in ("ascii", "utf-16-le", "utf-16-be")
)
STRICT = b"http://purl.oclc.org/ooxml/"
REFUSED = {
    "externalLink": "form_part_outside",
    "externalLinkPath": "form_part_outside",
    "connections": "form_part_outside",
    "queryTable": "form_part_outside",
    "attachedTemplate": "form_part_outside",
    "vbaProject": "form_part_runs",
    "xlMacrosheet": "form_part_runs",
    "xlIntlMacrosheet": "form_part_runs",
    "control": "form_part_runs",
}
HARMLESS_OUTSIDE = ("hyperlink",)  # an address that a person must click
# Parts by the last words of their folder or name, and the sentence that says what they are.
CARRIED = (
    (r"xl/drawings/.*\.xml", "part_drawing"),
    (
        r"xl/drawings/.*\.vml|xl/(?:comments/)?comments?\d*\.xml|xl/(?:threadedComments|persons)/.*",
        "part_comments",
    ),
    (r"xl/charts/.*|xl/chartsheets/.*", "part_chart"),
    (r"xl/pivot(?:Tables|Cache)/.*", "part_pivot"),
    (r"xl/embeddings/.*|xl/ctrlProps/.*|xl/activeX/.*", "part_embedded"),
    (r"xl/(?:slicers|slicerCaches|timelines|timelineCaches)/.*", "part_pivot"),
    (r"xl/media/.*", "part_picture"),
)
UNDERSTOOD = regex.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/.*\.rels|docProps/.*|customXml/.*"
    r"|xl/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/worksheets/[^/]*\.xml"
    r"|xl/theme/.*|xl/tables/.*|xl/printerSettings/.*|xl/richData/.*"
)


@dataclass(frozen=True, slots=True)
class CarriedPart:
    """A part that comes through a filling as it is: its name and the key of a sentence that says
    what it is; `marked` where marks stand in it, which nothing fills."""

    name: str
    what: str
    marked: bool


def check_trust(package: Package) -> None:
    """Raises InputError for a form that is not to be filled, with the part that is why."""
    infos = package.archive.infolist()
    if len(package.names) != len(infos):
        raise InputError("office_trap")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise InputError("file_too_large", limit=f"{MOST_BYTES >> 20} MB")
    names = sorted(package.names)
    for name in names:
        _check_name(name)
        if name.endswith(XML_NAMES):
            _check_content(package.read(name))
    for name in names:
        if name.endswith(".rels"):
            _check_relations(package, name)
    _check_kind(package)


def _check_name(name: str) -> None:
    if name.startswith("/") or ".." in name.split("/"):
        raise InputError("office_trap")


def _check_content(content: bytes) -> None:
    """Raises InputError for XML that declares anything: entities grow, or read other files."""
    if any(trap in content for trap in TRAPS):
        raise InputError("office_trap")


def _check_relations(package: Package, listed: str) -> None:
    """Raises InputError where a part points outside the file or at what runs."""
    folder, base = posixpath.split(listed)
    source = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    for relation in package.relations(source).values():
        part = relation.target
        if key := REFUSED.get(relation.kind):
            raise InputError(key, part=part)
        if relation.outside and relation.kind not in HARMLESS_OUTSIDE:
            raise InputError("form_part_outside", part=part)


def _check_kind(package: Package) -> None:
    """Raises InputError for what is no workbook, or one of another form (.xlsm, .xltx, strict)."""
    if STRICT in package.read(package.main_part()):
        raise InputError("form_other_kind")
    types = package.xml("[Content_Types].xml")
    main = "/" + package.main_part()
    kinds = [one.get("ContentType") for one in types if one.get("PartName") == main]
    if kinds != [WORKBOOK]:
        raise InputError("form_other_kind")


def carried_parts(package: Package) -> Iterator[CarriedPart]:
    """The parts that a filling does not understand and leaves as they are."""
    for name in sorted(package.names):
        if UNDERSTOOD.fullmatch(name) or name.endswith("/"):
            continue
        what = next((key for form, key in CARRIED if regex.fullmatch(form, name)), "part_unknown")
        yield CarriedPart(name, what, b"{{" in package.read(name))
