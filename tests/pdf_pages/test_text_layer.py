"""Fields, comment boxes and stamps are part of their page; what is not printed is not."""

import pytest
from pdf_bytes import TEXT, page_with, pdf, stream

from extractor.errors import InputError
from extractor.pdf_pages.text_layer import read_layer
from extractor.reading.page import choose

FIELD = "<< /Type /Annot /Subtype /Widget /F 4 /T (a) /Rect [200 690 300 710]"
BOX = "<< /Type /Annot /Subtype /FreeText /Rect [200 490 300 510] /DA (/Helv 12 Tf 0 g)"


def layer_of(tmp_path, content):
    (tmp_path / "a.pdf").write_bytes(content)
    return read_layer(tmp_path / "a.pdf", 1)


def words_of(layer):
    return [word.text for word in layer.words]


def added(tmp_path, *notes, **options):
    """The words beyond those of the page's own text."""
    layer = layer_of(tmp_path, page_with(notes, **options))
    return words_of(layer)[len(TEXT.split("(")[1].split(")")[0].split()) :]


@pytest.mark.parametrize(
    "note, expected",
    [
        (FIELD + " /FT /Tx /V (4.385) >>", ["4.385"]),
        (FIELD + " /FT /Tx /V <FEFF0034002E003300380035> >>", ["4.385"]),
        (FIELD + " /FT /Tx /V <EFBBBF48E1BB932073C6A1> >>", ["Hồ", "sơ"]),
        (FIELD + " /FT /Tx /V 4385 >>", ["4385"]),
        (FIELD + " /FT /Tx /V (168 ho so) >>", ["168", "ho", "so"]),
        (FIELD + " /FT /Tx /Ff 4096 /V (12 ho so\\r\\n7 don) >>", ["12", "ho", "so", "7", "don"]),
        (FIELD + " /FT /Tx /Ff 16777216 /MaxLen 4 /V (2024) >>", ["2024"]),
        (FIELD + " /FT /Tx /Ff 8192 /V (12345) >>", []),
        (FIELD + " /FT /Tx /V () >>", []),
        (FIELD + " /FT /Ch /Ff 131072 /V (b) /Opt [[(a) (Muc 3)] [(b) (Muc 4)]] >>", ["Muc", "4"]),
        (FIELD + " /FT /Ch /Ff 131072 /V (Muc 3) /Opt [(Muc 3) (Muc 4)] >>", ["Muc", "3"]),
        (FIELD + " /FT /Ch /V [(x) (y)] /Opt [(w) (x) (y)] >>", ["x", "y"]),
        (FIELD + " /FT /Btn /V /Yes /AS /Yes >>", ["☑"]),
        (FIELD + " /FT /Btn /V /Yes /AS /Off >>", []),
        (FIELD + " /FT /Btn /Ff 65536 /MK << /CA (In 2 ban) >> >>", []),
        (FIELD + " /FT /Sig /V << /Type /Sig >> >>", []),
        (BOX + " /Contents (Bo sung: 168) >>", ["Bo", "sung:", "168"]),
        (BOX + " /F 4 /Contents (dong 1\\rdong 2) >>", ["dong", "1", "dong", "2"]),
    ],
)
def test_what_a_field_or_box_says_stands_on_its_page(tmp_path, note, expected):
    assert added(tmp_path, note) == expected


@pytest.mark.parametrize(
    "note",
    [
        "<< /Type /Annot /Subtype /Text /F 4 /Contents (note 99) /Rect [300 390 320 410] >>",
        "<< /Type /Annot /Subtype /Popup /Contents (note 99) /Rect [300 390 320 410] >>",
        "<< /Type /Annot /Subtype /Link /Contents (99) /Rect [300 390 320 410] >>",
        BOX + " /F 2 /Contents (99) >>",
        BOX + " /F 6 /Contents (99) >>",
        BOX + " /F 32 /Contents (99) >>",
        FIELD.replace("/F 4", "/F 6") + " /FT /Tx /V (99) >>",
    ],
)
def test_what_is_hidden_or_no_print_is_not_read(tmp_path, note):
    assert added(tmp_path, note) == []


def test_a_box_for_the_screen_only_is_told_and_set_apart(tmp_path):
    layer = layer_of(tmp_path, page_with([BOX + " /F 0 /Contents (Noi bo: 99) >>"]))
    assert "99" not in words_of(layer)
    assert [(doubt.key, dict(doubt.values)["text"]) for doubt in layer.cautions] == [
        ("note_not_printed", "Noi bo: 99")
    ]
    assert [(box.x0, box.y0) for box in layer.set_apart] == [(200, 332)]


def test_a_box_for_paper_only_is_read(tmp_path):
    assert added(tmp_path, BOX + " /F 36 /Contents (99) >>") == ["99"]


def test_a_field_inherits_from_the_fields_above_it(tmp_path):
    kid = "<< /Type /Annot /Subtype /Widget /Parent 7 0 R /F 4 /Rect [200 690 300 710] >>"
    for parent in ("<< /FT /Tx /V (12) /T (a) >>", "<< /Parent 8 0 R /T (a) >>"):
        content = page_with([kid], more=[parent, "<< /FT /Tx /V (12) /T (b) >>"])
        assert words_of(layer_of(tmp_path, content))[-1] == "12"


def test_fields_above_each_other_in_a_ring_end(tmp_path):
    kid = "<< /Type /Annot /Subtype /Widget /Parent 7 0 R /F 4 /Rect [200 690 300 710] >>"
    content = page_with([kid], more=["<< /Parent 7 0 R /T (a) >>"])
    assert words_of(layer_of(tmp_path, content))[-1] == "nhan:"


@pytest.mark.parametrize("damaged", ["null", "(x)", "<< /Subtype /Widget >>", BOX[:-30] + " >>"])
def test_a_damaged_note_does_not_hide_the_others(tmp_path, damaged):
    good = FIELD + " /FT /Tx /V (4.385) >>"
    assert added(tmp_path, damaged, good) == ["4.385"]


def drawing(text, entries="/BBox [0 0 100 20] /Resources << /Font << /Helv 5 0 R >> >>"):
    return stream(
        f"/Type /XObject /Subtype /Form {entries}",
        f"/Tx BMC q BT /Helv 12 Tf 2 5 Td ({text}) Tj ET Q EMC",
    )


def drawn(tmp_path, note, text, **options):
    content = page_with([note + " /AP << /N 7 0 R >> >>"], more=[drawing(text)], **options)
    return layer_of(tmp_path, content)


@pytest.mark.parametrize(
    "note, text, expected",
    [
        (FIELD + " /FT /Tx /V (1234567)", "1.234.567", ["1.234.567"]),
        (FIELD + " /FT /Tx /V (98.5)", "98,50 %", ["98,50", "%"]),
        (FIELD + " /FT /Tx", "12 ho so", ["12", "ho", "so"]),
        (BOX + " /F 4 /Contents (168 ho so)", "168 ho so", ["168", "ho", "so"]),
        (FIELD.replace("Widget", "Stamp"), "DEN So: 15", ["DEN", "So:", "15"]),
        (FIELD.replace("Widget", "Watermark"), "Ban sao so 3", ["Ban", "sao", "so", "3"]),
        (FIELD + " /FT /Tx /V (4.385)", "", ["4.385"]),
        (FIELD + " /FT /Tx /Ff 16777216 /V (2024)", "2", ["2024"]),
        (FIELD + " /FT /Ch /V (Muc 4)", "Muc 3 Muc 4", ["Muc", "4"]),
        (FIELD + " /FT /Btn /V /Yes /AS /Yes", "4", ["☑"]),
    ],
)
def test_what_is_drawn_is_what_is_printed(tmp_path, note, text, expected):
    layer = drawn(tmp_path, note, text)
    assert words_of(layer)[5:] == expected
    assert not layer.cautions


DOTS = "BT /F 12 Tf 50 700 Td (Tiep nhan: .......................................... ho so) Tj ET"


@pytest.mark.parametrize("leader", [".", "_", "-"])
@pytest.mark.parametrize("drawn_too", [False, True])
def test_dots_to_write_on_give_way(tmp_path, leader, drawn_too):
    note = FIELD.replace("200 690 300 710", "120 696 200 712") + " /FT /Tx /V (4.385)"
    note += " /AP << /N 7 0 R >> >>" if drawn_too else " >>"
    more = [drawing("4.385")] if drawn_too else []
    layer = layer_of(tmp_path, page_with([note], content=DOTS.replace(".", leader), more=more))
    assert "4.385" in words_of(layer)
    assert not layer.covered


@pytest.mark.parametrize(
    "note, covered",
    [
        (FIELD.replace("200 690 300 710", "50 690 150 712") + " /FT /Tx /V (4.385)", True),
        (BOX.replace("200 490 300 510", "50 690 150 712") + " /Contents (4.385)", True),
        (BOX.replace("200 490 300 510", "50 600 150 690") + " /Contents (4.385)", False),
        (FIELD + " /FT /Tx /V (4.385)", False),
    ],
)
def test_a_field_over_other_text_asks_for_the_picture(tmp_path, note, covered):
    layer = layer_of(tmp_path, page_with([note + " >>"]))
    assert layer.covered == covered
    assert choose(layer)[0] == ("ocr" if covered else "text-layer")


def test_a_stamp_over_text_leaves_the_text(tmp_path):
    note = FIELD.replace("Widget", "Stamp").replace("200 690 300 710", "50 690 150 712")
    layer = drawn(tmp_path, note, "DEN 15")
    assert words_of(layer) == ["So", "ho", "so", "tiep", "nhan:"]
    assert [doubt.key for doubt in layer.cautions] == ["note_unread"]
    assert not layer.covered


def test_a_drawing_stands_where_its_rectangle_is(tmp_path):
    word = drawn(tmp_path, FIELD + " /FT /Tx /V (4.385)", "4.385").words[-1]
    assert 200 < word.box.x0 < 204 and 132 < word.box.y0 < word.box.y1 < 152


@pytest.mark.parametrize("matrix", ["0 1 -1 0 20 0", "2 0 0 2 7 7", "1 0 0 1 -50 -3"])
def test_a_drawing_with_a_matrix_still_fills_its_rectangle(tmp_path, matrix):
    entries = f"/BBox [0 0 100 20] /Matrix [{matrix}] /Resources << /Font << /Helv 5 0 R >> >>"
    content = page_with([FIELD + " /FT /Tx /AP << /N 7 0 R >> >>"], more=[drawing("4385", entries)])
    drawn_words = layer_of(tmp_path, content).words[5:]
    assert drawn_words
    for word in drawn_words:
        assert word.box.x0 >= 199 and word.box.x1 <= 301


def test_a_drawing_that_lacks_its_fonts_takes_those_of_the_form(tmp_path):
    content = page_with(
        [FIELD + " /FT /Tx /AP << /N 7 0 R >> >>"], more=[drawing("4385", "/BBox [0 0 100 20]")]
    )
    assert words_of(layer_of(tmp_path, content))[-1] == "4385"


def test_a_field_that_prints_something_else_is_told(tmp_path):
    layer = drawn(tmp_path, FIELD + " /FT /Tx /V (4.385)", "4.335")
    assert words_of(layer)[-1] == "4.335"
    assert [(doubt.key, dict(doubt.values)) for doubt in layer.cautions] == [
        ("field_differs", {"held": "4.385", "shown": "4.335"})
    ]


def test_an_outdated_drawing_gives_way_where_the_form_says_so(tmp_path):
    layer = drawn(tmp_path, FIELD + " /FT /Tx /V (4.385)", "4.335", form="/NeedAppearances true")
    assert words_of(layer)[-1] == "4.385"
    assert not layer.cautions


@pytest.mark.parametrize(
    "entries, text",
    [
        ("/BBox [0 0 100 20] /Matrix [x] /Resources << /Font << /Helv 5 0 R >> >>", "4.335"),
        ("/BBox [0 0 0 0] /Resources 99", "4.335"),
        ("/BBox 7", "4.335"),
    ],
)
def test_a_damaged_drawing_gives_way_to_what_the_field_holds(tmp_path, entries, text):
    note = FIELD + " /FT /Tx /V (4.385) /AP << /N 7 0 R >> >>"
    layer = layer_of(tmp_path, page_with([note], more=[drawing(text, entries)]))
    assert words_of(layer)[-1] == "4.385"


def test_a_drawing_in_letters_without_names_is_no_text(tmp_path):
    nameless = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts"
        " [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    entries = "/BBox [0 0 100 20] /Resources << /Font << /Helv 8 0 R >> >>"
    for held, expected, told in [("/V (4.385)", "4.385", []), ("", "nhan:", ["note_unread"])]:
        note = FIELD + f" /FT /Tx {held} /AP << /N 7 0 R >> >>"
        content = page_with([note], more=[drawing("\\000\\041\\000\\042", entries), nameless])
        layer = layer_of(tmp_path, content)
        assert words_of(layer)[-1] == expected
        assert [doubt.key for doubt in layer.cautions] == told


@pytest.mark.parametrize(
    "rotate, expected", [(0, (200, 132)), (90, (690, 200)), (180, (295, 690)), (270, (132, 295))]
)
def test_a_field_turns_with_its_page(tmp_path, rotate, expected):
    note = FIELD + " /FT /Tx /V (4.385) >>"
    page = f"/MediaBox [0 0 595 842] /Rotate {rotate}"
    content = upright_on(rotate)
    field = layer_of(tmp_path, page_with([note], page=page, content=content)).fields[0]
    assert (field.box.x0, field.box.y0) == expected


def upright_on(rotate):
    """Print that stands upright on a page shown turned by so many degrees."""
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[rotate]
    return f"BT /F 12 Tf {matrix} 300 400 Tm (So ho so tiep nhan:) Tj ET"


@pytest.mark.parametrize("shown", [0, 90, 180, 270])
@pytest.mark.parametrize("lying, sheet", [(90, (842, 595)), (270, (842, 595))])
def test_a_page_whose_print_lies_on_its_side_is_turned(tmp_path, shown, lying, sheet):
    box = "[0 0 595 842]" if shown % 180 == 0 else "[0 0 842 595]"
    content = upright_on((shown + lying) % 360)
    layer = layer_of(tmp_path, page_with(page=f"/MediaBox {box} /Rotate {shown}", content=content))
    assert (layer.width, layer.height) == sheet
    assert layer.turned == lying
    assert words_of(layer) == ["So", "ho", "so", "tiep", "nhan:"]


def test_a_page_with_a_few_words_on_their_side_stays(tmp_path):
    content = TEXT + " BT /F 9 Tf 0 1 -1 0 40 300 Tm (Mau so 01) Tj ET"
    layer = layer_of(tmp_path, page_with(content=content))
    assert (layer.width, layer.height, layer.turned) == (595, 842, 0)


@pytest.mark.parametrize(
    "page, size, place",
    [
        ("/MediaBox [0 0 595 842]", (595, 842), (50, 142)),
        ("/MediaBox [100 100 695 942]", (595, 842), None),
        ("/MediaBox [-20 -10 575 832]", (595, 842), (70, 132)),
        ("/MediaBox [0 0 595 842] /CropBox [40 600 400 800]", (360, 200), (10, 100)),
        ("/MediaBox [595 842 0 0] /CropBox [400 800 40 600]", (360, 200), (10, 100)),
        ("/MediaBox [0 0 595 842] /CropBox [-100 600 400 5000]", (400, 242), (50, 142)),
        ("/MediaBox [0 0 595 842] /CropBox [900 900 1400 1800]", (595, 842), (50, 142)),
        ("/MediaBox [0 0 0 0]", (612, 792), (50, 92)),
        ("", (612, 792), (50, 92)),
        ("/MediaBox [0 0 595 842] /CropBox [40 300 400 500] /Rotate 90", (200, 360), None),
    ],
)
def test_a_page_is_as_large_as_it_is_printed(tmp_path, page, size, place):
    content = upright_on(90) if "/Rotate 90" in page else TEXT
    layer = layer_of(tmp_path, page_with(page=page, content=content))
    assert (layer.width, layer.height) == size
    if place:
        first = layer.words[0].box
        assert (first.x0, first.y1) == (place[0], pytest.approx(place[1], abs=5))


@pytest.mark.parametrize("crop", ["0 0 595 600", "200 0 595 842", "0 720 595 842", "0 0 40 842"])
def test_words_outside_the_crop_are_not_printed(tmp_path, crop):
    page = f"/MediaBox [0 0 595 842] /CropBox [{crop}]"
    layer = layer_of(tmp_path, page_with(page=page))
    assert words_of(layer) == []


PICTURE = "q 595 0 0 842 {} 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q " + TEXT


@pytest.mark.parametrize(
    "crop, right, share", [("0 0 595 842", 0, 1), ("0 0 100 842", 0, 1), ("0 0 100 842", 200, 0)]
)
def test_of_a_picture_only_what_is_printed_counts(tmp_path, crop, right, share):
    page = f"/MediaBox [0 0 900 842] /CropBox [{crop}]"
    layer = layer_of(tmp_path, page_with(page=page, content=PICTURE.format(right)))
    assert layer.picture_share == pytest.approx(share, abs=0.01)


def test_an_endless_field_ends(tmp_path):
    layer = layer_of(tmp_path, page_with([FIELD + f" /FT /Tx /V ({'7' * 300_000}) >>"]))
    assert len(layer.fields[0].text) == 20_000


def two_pages(count):
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R"
    page += " /Resources << /Font << /F 6 0 R >> >> >>"
    return pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count {count} >>",
            page.format(5),
            page.format(7),
            stream("", "BT /F 12 Tf 50 700 Td (trang 1) Tj ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            stream("", "BT /F 12 Tf 50 700 Td (trang 2) Tj ET"),
        ]
    )


def test_of_a_page_of_many_the_one_asked_for_is_read(tmp_path):
    layer = layer_of(tmp_path, two_pages(2))
    assert (words_of(layer), layer.cautions) == (["trang", "1"], ())
    layer = read_layer(tmp_path / "a.pdf", 2)
    assert (words_of(layer), layer.cautions) == (["trang", "2"], ())


def test_pages_beyond_those_that_a_file_says_it_has_are_told(tmp_path):
    layer = layer_of(tmp_path, two_pages(1))
    assert [(doubt.key, dict(doubt.values)) for doubt in layer.cautions] == [
        ("pages_not_told", {"told": "1", "held": "2"})
    ]


WAIT = "BT /F 12 Tf 50 700 Td (Please wait... your PDF viewer may not be able) Tj ET"


@pytest.mark.parametrize(
    "options",
    [
        {"form": "/XFA [(template) 4 0 R]", "content": WAIT},
        {
            "form": "/XFA 4 0 R",
            "content": WAIT.replace("Please wait", "Vui long doi, mo bang Adobe Reader"),
        },
        {"form": "/XFA 4 0 R", "catalog": "/NeedsRendering true"},
    ],
)
def test_a_form_that_only_adobe_reader_shows_is_refused(tmp_path, options):
    with pytest.raises(InputError, match="pdf_xfa"):
        layer_of(tmp_path, page_with(**options))


@pytest.mark.parametrize(
    "options",
    [
        {"form": "/XFA [(template) 4 0 R]"},
        {"content": WAIT},
        {"form": "/XFA 4 0 R", "catalog": "/NeedsRendering false"},
    ],
)
def test_other_forms_are_read_as_usual(tmp_path, options):
    note = FIELD + " /FT /Tx /V (4.385) >>"
    assert words_of(layer_of(tmp_path, page_with([note], **options)))[-1] == "4.385"
