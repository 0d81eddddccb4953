"""A result folder made line by line: pages drawn with their numerals, rows that say what a machine
read there."""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extractor.output import TABLES, Dataset, page_link

LINES = 25  # numerals on one page
WIDE, HIGH = 595, 842  # points
DPI = 100
DOUBT = "OCR không chắc chữ này"


@dataclass
class Numeral:
    """`printed` is what the page shows, `raw` what was read there."""

    printed: str
    raw: str
    value: str
    kind: str = "count"
    reason: str = DOUBT
    indicator: str = ""
    table: str = "figures"
    extra: dict = field(default_factory=dict)


def row_of(table, **values):
    return {**dict.fromkeys(TABLES[table], ""), **values}


def make_results(
    out,
    numerals,
    *,
    file="báo cáo.pdf",
    sha256="ab" * 32,
    checks=(),
    head="",
    sentence="",
    fields=None,
):
    """Write database, text, page pictures and views of one document; `fields` are those of its
    row that differ."""
    out = Path(out)
    out.mkdir(parents=True, exist_ok=True)
    text, rows = "", []
    for at, numeral in enumerate(numerals):
        before = sentence or f"{at + 1}. Số hồ sơ là "
        start = len(text) + len(before)
        text += f"{before}{numeral.raw} hồ sơ.\n"
        page, line = at // LINES + 1, at % LINES
        box = (200.0, 60.0 + 30 * line, 200.0 + 8 * len(numeral.printed), 74.0 + 30 * line)
        rows.append((numeral, page, start, box))
    for page in sorted({page for _, page, _, _ in rows}):
        draw_page(out, sha256, file, page, [row for row in rows if row[1] == page])
    target = out / "text" / f"{file}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8", newline="")
    with Dataset(out) as data, data.connection:
        document = {
            "file": file,
            "sha256": sha256,
            "pages": len(numerals) // LINES + 1,
            "number": "12/BC-UBND",
            "issuer": "UBND xã Tân Lộc",
            "title": "Kết quả cải cách hành chính",
            "period": "2022",
            "counted": "yes",
            "review": "yes" if head else "no",
            "review_reason": head,
            "page_from": 1,
            "page_to": (len(numerals) - 1) // LINES + 1,
        }
        data.add("documents", [row_of("documents", **document | (fields or {}))])
        for numeral, page, start, box in rows:
            data.add(numeral.table, [figure(file, numeral, page, start, box)])
        data.add(
            "checks",
            [row_of("checks", file=file, page=1, check="total_parts", **check) for check in checks],
        )
    return [start for _, _, start, _ in rows]


def figure(file, numeral, page, start, box):
    numerator, slash, denominator = numeral.value.partition("/")
    values = {
        "value": "" if slash else numeral.value,
        "numerator": numerator if slash else "",
        "denominator": denominator,
        "kind": numeral.kind,
        "indicator": numeral.indicator,
        "status": "actual",
    }
    known = {
        name: value
        for name, value in {**values, **numeral.extra}.items()
        if name in TABLES[numeral.table]
    }
    return row_of(
        numeral.table,
        file=file,
        page=page,
        start=start,
        end=start + len(numeral.raw),
        raw=numeral.raw,
        section="I.1",
        sentence=f"Số hồ sơ là {numeral.raw} hồ sơ.",
        confidence=0.5,
        review="yes" if numeral.reason else "no",
        review_reason=numeral.reason,
        x0=box[0],
        y0=box[1],
        x1=box[2],
        y1=box[3],
        **known,
    )


def draw_page(out, sha256, file, page, rows):
    """The picture of a page, and its view with the mark of each numeral."""
    view = out / page_link(sha256, page)
    view.parent.mkdir(parents=True, exist_ok=True)
    factor = DPI / 72
    picture = Image.new("RGB", (round(WIDE * factor), round(HIGH * factor)), "white")
    brush, font = ImageDraw.Draw(picture), ImageFont.load_default(16)
    marks = []
    for numeral, _, start, box in rows:
        brush.text((box[0] * factor, box[1] * factor), numeral.printed, fill="black", font=font)
        brush.text((60 * factor, box[1] * factor), "So ho so la", fill="black", font=font)
        left, top = 100 * (box[0] - 1.5) / WIDE, 100 * (box[1] - 1.5) / HIGH
        width, height = 100 * (box[2] - box[0] + 3) / WIDE, 100 * (box[3] - box[1] + 3) / HIGH
        marks.append(
            f'<a id="f{start}" class="review" title="" '
            f'style="left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"></a>'
        )
    picture.save(view.with_suffix(".jpg"), quality=80)
    view.write_text("<!doctype html>" + "\n".join(marks), "utf-8")
