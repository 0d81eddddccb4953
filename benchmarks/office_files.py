"""Word files written as XML, always the same bytes: what samples and tests are made of."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MADE = (2024, 1, 1, 0, 0, 0)
GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def run(text, properties=""):
    """A run of a paragraph; line breaks and tabs as Word has them."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    parts = []
    for number, line in enumerate(text.split("\n")):
        parts.append("<w:br/>" if number else "")
        pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t")]
        parts.append("<w:tab/>".join(pieces))
    return f"<w:r>{own}{''.join(parts)}</w:r>"


def paragraph(*content, properties="", numbered=None):
    """A paragraph of runs or of plain text; `numbered` is (list, level)."""
    if numbered:
        number, level = numbered
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    runs = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def cell(content, properties=""):
    inner = (
        content
        if content.startswith("<w:p>") or content.startswith("<w:tbl>")
        else ("".join(paragraph(line) for line in content.split("\n")))
    )
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(rows, lines=GRID, widths=()):
    """A table of rows of cells, which are plain text or made by `cell`."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = ""
    for row in rows:
        cells = [part if part.startswith("<w:tc>") else cell(part) for part in row]
        made += f"<w:tr>{''.join(cells)}</w:tr>"
    borders = f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{borders}<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def lists(*levels):
    """word/numbering.xml with a list 1 of these levels, each (form, pattern)."""
    made = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate(levels)
    )
    return (
        f'{HEAD}<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{made}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
    )


def part(root, content):
    """A part of the package: `root` is its first element (`w:ftr`)."""
    return f"{HEAD}<{root} {NAMES}>{content}</{root}>"


def write_docx(path, body, **parts):
    """Write a document. `parts`: numbering, styles, footnotes as XML; header and footer too, which
    the body's section names as rId_header, rId_footer; media as {name: bytes}, of relation
    `rId_NAME`; each begins with an element of its own."""
    media = parts.pop("media", {})
    names = {name: f"{name}.xml" for name in parts}
    relations = "".join(
        f'<Relationship Id="rId_{name}" Type="{R}/{name}" Target="{target}"/>'
        for name, target in names.items()
    ) + "".join(
        f'<Relationship Id="rId_{name.split(".")[0]}" Type="{R}/image" Target="media/{name}"/>'
        for name in media
    )
    types = "".join(
        f'<Override PartName="/word/{target}" ContentType="{TYPE}.{name}+xml"/>'
        for name, target in names.items()
    )
    files = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="emf" ContentType="image/x-emf"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
            f"{types}</Types>"
        ),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
        ),
        **{f"word/{names[name]}": content for name, content in parts.items()},
        **{f"word/media/{name}": content for name, content in media.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, MADE), content, zipfile.ZIP_DEFLATED)
    return Path(path)


def picture(relation, width, height):
    """A run with a picture of so many inches."""
    extent = f'cx="{round(width * 914400)}" cy="{round(height * 914400)}"'
    return (
        f"<w:r><w:drawing><wp:inline><wp:extent {extent}/><a:graphic><a:graphicData>"
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill><pic:spPr><a:xfrm>'
        f"<a:ext {extent}/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )
