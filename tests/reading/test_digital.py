"""A digital page counts as a person sees it: hidden, struck out, wrongly named and drawn print."""

import zlib

import numpy
import pytest
from pdf_bytes import pdf, stream
from PIL import Image, ImageDraw, ImageFont

from extractor.model import Input
from extractor.reading.page import read_page
from extractor.witnesses import pp_ocr

SENTENCE = "Toan tinh da tiep nhan {} ho so, giai quyet {} ho so."
FIRST = "BT /F 12 Tf 50 700 Td (So ho so tiep nhan trong ky la 1.250 ho so.) Tj ET\n"
SECOND = "BT /F 12 Tf 50 680 Td (Nam 2024 xu phat 37 truong hop, so tien 96 trieu dong.) Tj ET\n"
HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
BODY = FIRST + SECOND


def page(content, *, fonts="", objects=(), more="", notes="", catalog="", attributes=""):
    """One page; `objects` are numbered from 6 on."""
    return pdf(
        [
            f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            f" {attributes} /Annots [{notes}]"
            f" /Resources << /Font << /F 5 0 R {fonts} >> {more} >> >>",
            stream("", content),
            HELVETICA,
            *objects,
        ]
    )


def read(tmp_path, content):
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return read_page(Input(path, "a.pdf", "pdf", "", 0), 1)


def words_of(reading):
    cells = [word for table in reading.tables for cell in table.cells for word in cell.words]
    return [*reading.words, *cells]


def evidence(reading):
    """What was seen of each numeral of the page."""
    digits = [word for word in words_of(reading) if any(sign.isdigit() for sign in word.text)]
    return {word.text.rstrip(".,"): word.evidence for word in digits}


def at(x, y, text, *, size=12, font="F", look=""):
    return f"BT {look} /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


@pytest.mark.parametrize("across, turned", [("0 1 -1 0", 90), ("0 -1 1 0", 270)])
def test_print_that_lies_on_its_side_is_read_where_it_is_seen(tmp_path, across, turned):
    lines = BODY.replace("50 700 Td", f"{across} 300 400 Tm")
    reading = read(tmp_path, page(lines.replace("50 680 Td", f"{across} 330 400 Tm")))
    assert (reading.reader, reading.turned) == ("text-layer", turned)
    assert set(evidence(reading)) == {"1.250", "2024", "37", "96"}
    assert evidence(reading) == evidence(read(tmp_path, page(BODY)))


def test_what_is_printed_is_seen(tmp_path):
    reading = read(tmp_path, page(BODY))
    assert reading.reader == "text-layer"
    seen = ["1.250", "2024", "37", "96"]
    assert evidence(reading) == dict.fromkeys(seen, "printed")
    assert not reading.cautions


@pytest.mark.parametrize(
    "attributes, lies",
    [
        ("/Rotate 90", "0 1 -1 0 595 0 cm 1 0 0 1 0 -200 cm"),
        ("/Rotate 180", "-1 0 0 -1 595 842 cm"),
        ("/Rotate 270", "0 -1 1 0 0 842 cm 1 0 0 1 0 -200 cm"),
        ("/CropBox [30 400 560 760]", ""),
        ("/UserUnit 2", ""),
    ],
)
def test_a_page_is_held_against_its_print_however_it_is_stored(tmp_path, attributes, lies):
    reading = read(tmp_path, page(f"q {lies} {BODY} Q", attributes=attributes))
    assert evidence(reading) == dict.fromkeys(["1.250", "2024", "37", "96"], "printed")


@pytest.mark.parametrize(
    "number",
    [
        "1 1 1 rg " + at(60, 640, "9.911") + "0 g",
        "0.98 g " + at(60, 640, "9.911") + "0 g",
        at(60, 640, "9.911", look="3 Tr") + "BT 0 Tr ET",
        at(60, 640, "9.911") + "1 g 55 632 80 24 re f 0 g",
        "q 300 300 10 10 re W n " + at(60, 640, "9.911") + "Q",
        at(60, 640, "9.911", size=1),
        "/OC /Off BDC " + at(60, 640, "9.911") + "EMC",
        "0 0 1 rg 55 632 80 24 re f " + at(60, 640, "9.911") + "0 g",
    ],
    ids=["white", "pale", "no ink", "covered", "clipped", "tiny", "layer off", "blue on blue"],
)
def test_a_numeral_that_nobody_sees_is_marked(tmp_path, number):
    off = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
    group = "<< /Type /OCG /Name (off) >>"
    content = page(
        BODY + number,
        objects=[group],
        more="/Properties << /Off 6 0 R >>",
        catalog=off,
    )
    reading = read(tmp_path, content)
    assert reading.reader == "text-layer"
    found = evidence(reading)
    assert found["9.911"] == "unseen"
    assert found["1.250"] == found["37"] == "printed"


@pytest.mark.parametrize(
    "number",
    [
        "0 g 50 630 200 22 re f 1 g " + at(60, 636, "9.911") + "0 g",
        "0.8 g 50 630 200 22 re f 0 g " + at(60, 636, "9.911"),
        "1 0 0 rg " + at(60, 636, "9.911") + "0 g",
        "0.6 g " + at(60, 636, "9.911") + "0 g",
        at(60, 636, "9.911", size=7),
        "BT /F 12 Tf 0 1 -1 0 100 400 Tm (9.911) Tj ET",
        "BT /F 12 Tf 0 -1 1 0 100 400 Tm (9.911) Tj ET",
        at(60, 636, "9.911") + "60 634 m 92 634 l S",
        at(60, 636, "9.911") + "50 648 m 500 648 l S 50 630 m 500 630 l S",
    ],
    ids=[
        "white on black",
        "shaded",
        "red",
        "grey",
        "small",
        "upright",
        "down",
        "underlined",
        "ruled",
    ],
)
def test_a_numeral_that_is_seen_in_another_dress_is_none_the_worse(tmp_path, number):
    assert evidence(read(tmp_path, page(BODY + number)))["9.911"] == "printed"


@pytest.mark.parametrize(
    "line",
    [
        "1 w 58 640.5 m 95 640.5 l S",
        "58 639.5 36 1.2 re f",
        "1 w 58 637 m 95 645 l S",
        "0.7 w 58 640 m 70 641 80 639 95 641 c S",
        "2 w 50 640 m 200 640 l S",
    ],
    ids=["line", "bar", "slanting", "by hand", "whole sentence"],
)
def test_a_numeral_with_a_line_through_it_is_struck_out(tmp_path, line):
    found = evidence(read(tmp_path, page(BODY + at(60, 636, "9.955 4.385") + line)))
    assert found["9.955"] == "struck"
    assert found["1.250"] == "printed"


def test_a_mark_of_the_reader_strikes_out_as_well(tmp_path):
    mark = (
        "<< /Type /Annot /Subtype /StrikeOut /Rect [58 632 94 650] /F 4 /C [1 0 0]"
        " /QuadPoints [58 650 94 650 58 632 94 632] >>"
    )
    content = page(BODY + at(60, 636, "9.955"), notes="6 0 R", objects=[mark])
    assert evidence(read(tmp_path, content))["9.955"] == "struck"


def mapped(pairs):
    """A font in which some characters bear the names of others."""
    lines = "\n".join(f"<{ord(own):02X}> <{ord(other):04X}>" for own, other in pairs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def"
        " 1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    )
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        " /Encoding /WinAnsiEncoding /ToUnicode 7 0 R >>"
    )
    return [font, stream("", cmap)]


def wrong_names(pairs, content):
    return page(content, fonts="/G 6 0 R", objects=mapped(pairs))


@pytest.mark.parametrize(
    "pairs",
    [
        [("3", "8"), ("8", "3")],
        [("8", "3")],
        [("1", "7")],
        [("1", "2"), ("2", "3"), ("3", "4"), ("8", "1")],
    ],
    ids=["swapped", "two with one name", "one wrong", "turned round"],
)
def test_the_picture_decides_where_digits_bear_other_names(tmp_path, pairs):
    lines = [
        at(60, 640, SENTENCE.format("1.383", "8.138"), font="G"),
        at(60, 620, SENTENCE.format("3.831", "18"), font="G"),
    ]
    reading = read(tmp_path, wrong_names(pairs, BODY + "".join(lines)))
    found = evidence(reading)
    for number in ("1.383", "8.138", "3.831", "18"):
        assert found.get(number), found
    assert reading.reader == "ocr" or "split" in found.values()
    assert any(caution.key == "layer_differs" for caution in reading.cautions)


def test_one_numeral_that_is_printed_otherwise_is_read_twice_and_doubted(tmp_path):
    content = BODY + at(60, 640, "Toan tinh tiep nhan ") + at(180, 640, "4.385", font="G")
    reading = read(tmp_path, wrong_names([("8", "3"), ("3", "8")], content))
    word = next(word for word in words_of(reading) if word.evidence == "split")
    assert word.text == "4.385"
    assert "4.835" in word.others


@pytest.mark.parametrize("first", [0xF030, 0xE000, 0x1])
def test_digits_without_a_name_are_read_from_the_picture(tmp_path, first):
    names = [(str(digit), chr(first + digit)) for digit in range(10)]
    content = BODY + at(60, 640, SENTENCE.format("4.385", "4.217"), font="G")
    reading = read(tmp_path, wrong_names(names, content))
    assert {"4.385", "4.217", "1.250"} <= evidence(reading).keys()


@pytest.mark.parametrize("across, down", [(0.4, 0), (1.6, 0), (2, 0), (1.2, -1.0)])
def test_print_with_a_shadow_stands_once(tmp_path, across, down):
    line = SENTENCE.format("4.385", "2.117")
    twice = at(60, 640, line) + at(60 + across, 640 + down, line)
    found = evidence(read(tmp_path, page(BODY + twice)))
    assert {"4.385", "2.117", "1.250"} <= found.keys()
    assert not {"44..338855", "22..111177"} & found.keys()


def picture_of(lines, size=(900, 260)):
    """Rows of text as a grey picture with lines around its cells."""
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=34)
    for row, texts in enumerate(lines):
        for column, text in enumerate(texts):
            draw.text((30 + 300 * column, 30 + 60 * row), text, fill=0, font=font)
    return numpy.asarray(picture)


def placed(pixels, name):
    high, wide = pixels.shape
    return stream(
        f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /BitsPerComponent 8"
        " /ColorSpace /DeviceGray /Filter /FlateDecode",
        zlib.compress(pixels.tobytes()).decode("latin-1"),
    )


TABLE = [["Huyen", "2023", "2024"], ["Chau Thanh", "2.746", "2.691"], ["My Xuyen", "1.058", "389"]]


@pytest.mark.parametrize("wide, x, y", [(430, 60, 450), (300, 60, 400), (430, 100, 100)])
def test_numerals_in_a_picture_are_read(tmp_path, wide, x, y):
    high = round(wide * 260 / 900)
    content = BODY + f"q {wide} 0 0 {high} {x} {y} cm /Im Do Q"
    objects = [placed(picture_of(TABLE), "Im")]
    reading = read(tmp_path, page(content, more="/XObject << /Im 6 0 R >>", objects=objects))
    assert reading.reader == "text-layer"
    found = evidence(reading)
    assert {"2.746", "2.691", "1.058", "389"} <= found.keys()
    assert found["1.250"] == "printed"


def test_a_picture_without_numerals_adds_nothing(tmp_path):
    seal = picture_of([["Dau", "cua", "So"]])
    content = BODY + "q 200 0 0 60 60 450 cm /Im Do Q"
    objects = [placed(seal, "Im")]
    reading = read(tmp_path, page(content, more="/XObject << /Im 6 0 R >>", objects=objects))
    assert set(evidence(reading)) == {"1.250", "2024", "37", "96"}
    assert not reading.cautions


@pytest.mark.parametrize("parts", [1, 3, 8])
def test_a_wrong_layer_over_a_scan_in_strips_is_not_believed(tmp_path, parts):
    scan = picture_of([["Tiep nhan", "4.385", "ho so"], ["Qua han", "168", "ho so"]])
    content = BODY
    objects = []
    each = scan.shape[0] // parts
    names = ""
    for k in range(parts):
        strip = scan[k * each : (k + 1) * each]
        objects.append(placed(numpy.ascontiguousarray(strip), f"I{k}"))
        high = 124 * strip.shape[0] / scan.shape[0]
        foot = 574 - high * (k + 1)
        content += f"q 430 0 0 {high} 60 {foot} cm /I{k} Do Q\n"
        names += f"/I{k} {6 + k} 0 R "
    content += at(217, 546, "4.335", look="3 Tr", size=16)
    content += at(217, 516, "163", look="3 Tr", size=16)
    reading = read(tmp_path, page(content, more=f"/XObject << {names} >>", objects=objects))
    found = evidence(reading)
    assert {"4.385", "168"} <= found.keys()
    assert not {"4.335", "163"} & found.keys()


ONE = "{x} 640 m {x} 650 l {y} 650 l {y} 640 l h f "


def seven(x):
    return f"1.4 w {x} 650 m {x + 6} 650 l {x + 2} 640 l S "


def test_outlined_numbers_are_read_or_doubted_or_named(tmp_path):
    drawn = seven(150) + seven(160) + "1.4 w 172 650 m 178 650 l 174 640 l S "
    reading = read(tmp_path, page(BODY + at(60, 640, "Da kiem tra") + drawn))
    named = [dict(caution.values).get("text", "") for caution in reading.cautions]
    found = evidence(reading)
    doubted = [text for text, seen in found.items() if "7" in text and seen == "split"]
    assert found.get("777") or doubted or any("7" in text for text in named)


def test_without_the_second_reader_it_is_said_once(tmp_path, monkeypatch):
    monkeypatch.setattr(pp_ocr, "is_there", lambda: False)
    reading = read(tmp_path, page(BODY))
    assert [caution.key for caution in reading.cautions] == ["print_not_seen"]
    assert set(evidence(reading).values()) == {""}
