"""Scans of the sample reports at graded qualities, with figures changed so that none is known.

The wording is that of `make_samples.py`; every count, ratio, percentage, date and document number
is drawn anew (same shape, another seed a document), the page is set in one of four typefaces and
spoiled as offices spoil pages. The gold is exact by construction.
"""

import json
import random
import re
import shutil
import tempfile
from pathlib import Path

import cv2
import make_samples as samples
import numpy
from PIL import Image

FAMILIES = ("Liberation Serif", "FreeSerif", "DejaVu Serif", "Liberation Sans")
BREAKS = ("\n\n2. Cải cách thủ tục", "\n\n3. Tổ chức bộ máy", "\n\n5. Xây dựng chính quyền")


def sources():
    """(name, markup, document record) of the four samples, the text one parted into pages."""
    for name, (markup, about) in samples.SAMPLES.items():
        if name.endswith(".txt"):
            for mark in BREAKS:
                markup = markup.replace(mark, "<PAGE>" + mark)
        yield Path(name).stem, markup, about


def vary(markup, seed):
    """The same report with other figures. Those of a paragraph are one multiple of the sample's, so
    that totals, shares and parts still hold; a lone one is drawn anew in the same shape."""
    draw = random.Random(seed)
    return "".join(vary_paragraph(part, draw) for part in re.split(r"(?<=\n)", markup))


def multiple(marks, draw):
    """What the counts and ratios of a paragraph are multiplied by, 1–9; a third of the time up to 199
    and such that some are all ones, which OCR gets wrong most. 0: draw each anew."""
    wholes = [n for letter, _, raw, _ in marks if letter in "cr" for n in raw.split("/")]
    if len(wholes) < 2 or not all(re.fullmatch(r"\d+(?:\.\d{3})*", n) for n in wholes):
        return 0

    def ones(factor):
        return sum(
            4 * bool(re.fullmatch(r"[1.]{2,}", n)) + n.count("1")
            for n in (times(n, factor) for n in wholes)
        )

    return (
        max(draw.sample(range(2, 200), 150), key=ones)
        if draw.random() < 0.33
        else draw.randint(1, 9)
    )


def times(raw, factor):
    """A printed whole number multiplied, written as before."""
    value = samples.number(raw) * factor
    return f"{value:,}".replace(",", ".") if value > 999 else f"{value:02}"


def vary_paragraph(markup, draw):
    factor = multiple(samples.MARK.findall(markup), draw)

    def digits(shape):
        if len(shape) > 1 and draw.random() < 0.2:  # what OCR gets wrong most
            return re.sub(r"\d", "1", shape)
        first = re.search(r"[1-9]", shape)
        return "".join(
            str(draw.randint(1 if first and i == first.start() else 0, 9))
            if c.isdigit() and not (c == "0" and i == 0)
            else c
            for i, c in enumerate(shape)
        )

    def whole(shape):
        value = digits(shape)
        return value if not re.fullmatch(r"(?:19|20)\d\d|0+", value) else whole(shape)

    def day(raw):
        d, m, y = re.fullmatch(r"(\d+)/(\d+)/(\d{4})", raw).groups()
        return f"{draw.randint(1, 28):0{len(d)}}/{draw.randint(1, 12):0{len(m)}}/{y}"

    def arrival(raw):
        """A day soon after the report's own, which is not drawn anew."""
        return re.sub(r"^\d+", lambda m: str(int(m[0]) + draw.randint(1, 19)), raw)

    ratio = []  # the last one: as printed, as drawn

    def share(raw):
        """Of the ratio before it, where the sample's percentage is that of its ratio."""
        places = len(raw.rstrip("%").partition(",")[2])
        said, drawn = (
            next(f"{100 * n / d:.{places}f}" for n, d in [map(samples.number, r.split("/"))])
            for r in ratio
        )
        return (
            drawn.replace(".", ",") + "%"
            if said.replace(".", ",") == raw.rstrip("%")
            else digits(raw)
        )

    def one(mark):
        letter, sign, raw, fields = mark.groups()
        if factor and letter in "crp":
            raw = raw if letter == "p" else "/".join(times(n, factor) for n in raw.split("/"))
        elif letter == "p" and ratio:
            raw = share(raw)
        elif letter in {"c", "p"}:
            raw = whole(raw) if letter == "c" else digits(raw)
        elif letter == "r":
            pair = sorted((whole(part) for part in raw.split("/")), key=samples.number)
            ratio[:] = raw, "/".join(pair)
            raw = ratio[1]
        elif letter == "n" and not re.search(r"\d{4}", raw):
            raw = re.sub(r"^\d+", lambda m: digits(m[0]) if m[0] not in ("06", "6") else m[0], raw)
        elif letter == "d" and re.fullmatch(r"\d+/\d+/\d{4}", raw):
            other = arrival(raw) if "received" in fields else day(raw)
            role = fields.split("|")[2] if fields.count("|") > 1 else "document"
            raw, fields = other, f"|{samples.iso(other)}|{role}"
        return f"{{{letter}{sign}:{raw}{fields}}}"

    return samples.MARK.sub(one, markup)


# ---- what offices do to pages (grey or colour arrays, 0 black) --------------------------------


def noise(grey, seed, spread, shift=0.0):
    made = numpy.random.default_rng(seed).normal(shift, spread, grey.shape)
    return numpy.clip(grey + made, 0, 255).astype("uint8")


def turn(grey, angle, paper=255):
    high, wide = grey.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1)
    return cv2.warpAffine(
        grey, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(paper,) * 3
    )


def office(page, seed):
    return noise(cv2.GaussianBlur(turn(page, 0.4), (0, 0), 0.7), seed, 6, -5)


def copy(page, seed):
    """A photocopy of a photocopy: thick strokes, specks, a dark edge, a grey veil."""
    grey = cv2.GaussianBlur(turn(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), -0.7), (0, 0), 1.1)
    grey = numpy.clip((grey.astype(float) - 60) * 1.5, 0, 235).astype("uint8")
    specks = numpy.random.default_rng(seed).random(grey.shape) < 0.0006
    grey[cv2.dilate(specks.astype("uint8"), numpy.ones((2, 2))) > 0] = 40
    grey[:, :14] = 30
    return noise(grey, seed, 9)


def fax(page, seed):
    """Two levels, ragged strokes, salt and pepper."""
    grey = cv2.GaussianBlur(turn(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), 0.5), (0, 0), 0.8)
    level = numpy.where(noise(grey, seed, 26) < 150, 0, 255).astype("uint8")
    pepper = numpy.random.default_rng(seed + 1).random(grey.shape)
    level[pepper < 0.0012] = 0
    level[pepper > 0.999] = 255
    return level


def faint(page, seed):
    """A worn toner cartridge."""
    grey = cv2.GaussianBlur(turn(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), -0.3), (0, 0), 0.7)
    return noise(165 + grey.astype(float) * 70 / 255, seed, 6)


def shadow(page, seed):
    """A photograph by telephone: perspective, light falling off to one corner, soft focus."""
    high, wide = page.shape[:2]
    corners = numpy.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    moved = numpy.float32(
        [[wide * 0.02, high * 0.015], [wide * 0.985, 0], [wide, high * 0.99], [0, high]]
    )
    warped = cv2.warpPerspective(
        page,
        cv2.getPerspectiveTransform(corners, moved),
        (wide, high),
        flags=cv2.INTER_CUBIC,
        borderValue=(180, 190, 195),
    )
    x, y = numpy.meshgrid(numpy.linspace(0, 1, wide), numpy.linspace(0, 1, high))
    light = 0.95 - 0.55 * numpy.clip(x * 0.8 + y * 0.6 - 0.45, 0, 1) ** 1.2
    return noise(cv2.GaussianBlur(warped, (0, 0), 0.9) * light[..., None], seed, 5)


def stamped(page, seed):
    """A red seal and a blue signature across the text."""
    made, draw = page.copy(), random.Random(seed)
    high, wide = page.shape[:2]
    layer = numpy.full_like(page, 255)
    for _ in range(3):
        at = draw.randint(wide // 4, wide * 3 // 4), draw.randint(high // 5, high * 4 // 5)
        radius = wide // 11
        cv2.circle(layer, at, radius, (60, 50, 205), wide // 200, cv2.LINE_AA)
        cv2.circle(layer, at, radius * 7 // 10, (60, 50, 205), wide // 400, cv2.LINE_AA)
        for k in range(14):
            a = k * 0.449
            spot = (
                int(at[0] + radius * 0.84 * numpy.cos(a)),
                int(at[1] + radius * 0.84 * numpy.sin(a)),
            )
            cv2.circle(layer, spot, wide // 160, (60, 50, 205), -1, cv2.LINE_AA)
        swing = numpy.array(
            [
                [
                    at[0] + int(radius * 1.6 * numpy.sin(t / 3)),
                    at[1] + radius + int(radius / 2 * numpy.cos(t)),
                ]
                for t in numpy.linspace(0, 9, 60)
            ],
            numpy.int32,
        )
        cv2.polylines(layer, [swing], False, (190, 70, 30), wide // 500, cv2.LINE_AA)
    made = (made.astype("uint16") * layer // 255).astype("uint8")
    return office(made, seed)


def watermarked(page, seed):
    """Large pale letters slanting across the page, as on copies and drafts."""
    high, wide = page.shape[:2]
    layer = numpy.full((high, wide), 255, "uint8")
    for k, y in enumerate(range(high // 5, high, high // 4)):
        cv2.putText(
            layer,
            ("BAN SAO", "DU THAO")[(seed + k) % 2],
            (wide // 8, y),
            cv2.FONT_HERSHEY_DUPLEX,
            wide / 330,
            195,
            wide // 70,
            cv2.LINE_AA,
        )
    layer = turn(layer, 28, 255)
    return office((page.astype("uint16") * layer[..., None] // 255).astype("uint8"), seed)


def lying(page, seed):
    return cv2.rotate(office(page, seed), cv2.ROTATE_90_CLOCKWISE)


QUALITIES = {  # name: (what is done, dpi, JPEG quality; 0: two levels)
    "office 200": (office, 200, 60),
    "office 300": (office, 300, 60),
    "copy 200": (copy, 200, 55),
    "fax 200": (fax, 200, 0),
    "faint 150": (faint, 150, 60),
    "photo 150": (shadow, 150, 70),
    "seal 200": (stamped, 200, 60),
    "lying 200": (lying, 200, 60),
    "coarse 120": (office, 120, 70),
    "digital": (None, 0, 0),
    "watermark 200": (watermarked, 200, 60),
}


def make(folder, seed, qualities=QUALITIES, families=FAMILIES):
    """Write `QUALITY/NAME.pdf` and `NAME.gold.jsonl` for every quality and sample below `folder`.
    Yields (quality, path of the PDF, path of the gold)."""
    for number, (quality, (spoil, dpi, jpeg)) in enumerate(qualities.items()):
        target = Path(folder) / quality.replace(" ", "-")
        target.mkdir(parents=True, exist_ok=True)
        for index, (name, markup, about) in enumerate(sources()):
            if (target / f"{name}.gold.jsonl").exists():  # kept from an earlier run
                yield quality, target / f"{name}.pdf", target / f"{name}.gold.jsonl"
                continue
            chosen = seed * 1000 + number * 10 + index
            pdf, gold = target / f"{name}.pdf", target / f"{name}.gold.jsonl"
            records = drawn(
                markup,
                families[(number + index + seed) % len(families)],
                spoil,
                dpi,
                jpeg,
                chosen,
                pdf,
            )
            lines = [json.dumps(item, ensure_ascii=False) for item in [about, *records]]
            gold.write_text("\n".join(lines) + "\n", encoding="utf-8")
            yield quality, pdf, gold


def drawn(markup, family, spoil, dpi, jpeg, seed, pdf):
    """One document with figures that leave its pages whole: longer ones may need more lines."""
    for attempt in range(50):
        try:
            return draw(
                vary(markup, seed + attempt * 1_000_003), family, spoil, dpi, jpeg, seed, pdf
            )
        except AssertionError:
            continue
    raise AssertionError(f"no figures fit the pages of {pdf.stem}")


def draw(markup, family, spoil, dpi, jpeg, seed, pdf):
    """One document as a scan; its gold records."""
    texts, records = samples.read(markup)
    records = samples.gold_of_pages(texts, records)
    samples.load_fonts(family)
    samples.SIZE = 13 if "Serif" in family and "DejaVu" not in family else 11.5
    with tempfile.TemporaryDirectory() as work:
        samples.typeset(texts, Path(work) / "digital.pdf")
        if spoil is None:
            shutil.copy(Path(work) / "digital.pdf", pdf)
            return records
        pages = samples.rasterise(Path(work) / "digital.pdf", dpi)
    spoiled = [
        spoil(cv2.cvtColor(numpy.asarray(page), cv2.COLOR_RGB2BGR), seed + i)
        for i, page in enumerate(pages)
    ]
    pictures = [
        Image.fromarray(p if p.ndim == 2 else cv2.cvtColor(p, cv2.COLOR_BGR2RGB)) for p in spoiled
    ]
    if not jpeg:
        pictures = [p.convert("1") for p in pictures]
    pictures[0].save(
        pdf,
        save_all=True,
        append_images=pictures[1:],
        resolution=dpi,
        **({"quality": jpeg} if jpeg else {}),
    )
    return records
