"""References that lead to references, and those that lead back to themselves."""

import pytest

from extractor.pdf_pages.text_layer import read_layer

SHOWN = b"BT /F1 12 Tf 72 700 Td (Da tiep nhan 123 ho so) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
INFO = b"<</Title(Bao cao)>>"


def stream(content, length=b""):
    return b"<</Length %s>>stream\n%s\nendstream" % (length or b"%d" % len(content), content)


def written(path, contents=None, font=FONT, info=INFO, more=()):
    """A PDF of one page, whose objects from the eighth on are `more`."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        contents or stream(SHOWN),
        font,
        info,
        b"null",
        *more,
    )
    whole, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    path.write_bytes(
        b"%sxref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 6 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (whole, count, table, count, len(whole))
    )
    return path


def words(path):
    return [word.text for word in read_layer(path, 1).words]


@pytest.mark.parametrize(
    "given",
    [
        {"contents": b"8 0 R", "more": (b"9 0 R", stream(SHOWN))},
        {"font": b"8 0 R", "more": (FONT,)},
        {"info": b"8 0 R", "more": (b"9 0 R", b"10 0 R", INFO)},
    ],
)
def test_references_are_followed(tmp_path, given):
    assert "123" in words(written(tmp_path / "a.pdf", **given))


@pytest.mark.parametrize(
    "given",
    [
        {"contents": b"4 0 R"},
        {"contents": b"8 0 R", "more": (b"9 0 R", b"4 0 R")},
        {"contents": b"[4 0 R 4 0 R]"},
    ],
)
def test_contents_that_lead_back_are_none(tmp_path, given):
    assert words(written(tmp_path / "a.pdf", **given)) == []


@pytest.mark.parametrize(
    "given",
    [
        {"info": b"6 0 R"},
        {"info": b"8 0 R", "more": (b"6 0 R",)},
        {"info": b"8 0 R", "more": (b"9 0 R", b"10 0 R", b"8 0 R")},
    ],
)
def test_what_leads_back_beside_the_words_hides_none(tmp_path, given):
    assert "123" in words(written(tmp_path / "a.pdf", **given))
