"""Words set in letters of several fonts, in whatever order the file has them."""

import random

import pytest
from pdf_bytes import pdf, stream

from extractor.pdf_pages import word_parts
from extractor.pdf_pages.text_layer import read_layer

WIDTHS = 6.0  # points that a letter of Courier is wide at 10 points


def shown(text, x, y, font):
    return f"BT /{font} 10 Tf {x} {y} Td ({text}) Tj ET"


def page_of(tmp_path, *pieces):
    """A page with these pieces, in this order: (text, column of letters, line, font)."""
    content = "\n".join(
        shown(text, 50 + WIDTHS * at, 700 - 12 * line, font) for text, at, line, font in pieces
    )
    fonts = "/F 5 0 R /B 6 0 R"
    file = tmp_path / "a.pdf"
    file.write_bytes(
        pdf(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                f" /Resources << /Font << {fonts} >> >> >>",
                stream("", content),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold >>",
            ]
        )
    )
    return sorted(word.text for word in read_layer(file, 1).words)


@pytest.mark.parametrize(
    "pieces, expected",
    [
        # the end of a word stands behind cells of the line above
        (
            [
                *[("Vo", 0, 0, "F"), ("D", 0, 1, "F"), ("a", 1, 1, "B"), ("t", 2, 1, "F")],
                *[("1977", 10, 0, "F"), ("H", 20, 0, "F"), ("u", 21, 0, "B"), ("ong", 22, 0, "F")],
            ],
            ["1977", "Dat", "Huong", "Vo"],
        ),
        # all letters of one font first
        (
            [
                *[("H", 0, 0, "F"), ("so", 3, 0, "F"), ("li", 0, 1, "F"), ("u", 3, 1, "F")],
                *[("e", 1, 0, "B"), ("e", 2, 1, "B")],
            ],
            ["He", "lieu", "so"],
        ),
        # the beginning of a word last
        ([("ng", 1, 0, "F"), ("12", 8, 0, "F"), ("U", 0, 0, "B")], ["12", "Ung"]),
        # a word that ends where one of the next line begins
        ([("ab", 0, 0, "F"), ("12", 9, 0, "B"), ("cd", 2, 1, "F")], ["12", "ab", "cd"]),
        # two words of one line
        ([("ab", 0, 0, "F"), ("12", 9, 0, "B"), ("cd", 3, 0, "F")], ["12", "ab", "cd"]),
    ],
)
def test_parts_of_a_word_find_each_other(tmp_path, pieces, expected):
    assert page_of(tmp_path, *pieces) == expected


@pytest.mark.parametrize("seed", range(6))
def test_parts_are_put_together_wherever_their_lines_stand(seed, monkeypatch):
    """What is looked up by the lines' place on the page is what all words would give."""
    chosen = random.Random(seed)
    parts = []
    for _ in range(300):
        left, top = chosen.randrange(0, 60) * 4.0, chosen.randrange(0, 300) * 2.5
        height = chosen.choice([6, 9, 12, 700]) if seed else 1e30
        parts.append(
            {
                "text": chosen.choice(["12", "a", "...", "m²"]),
                "x0": left,
                "x1": left + chosen.choice([4, 4.2, 8]),
                "top": top,
                "bottom": top + height,
                "size": 10,
                "upright": chosen.random() > 0.1,
            }
        )
    found = word_parts.glued(parts)
    assert any(len(word) > 1 for word in found)
    monkeypatch.setattr(word_parts, "MOST_STRIPS", 0)
    assert word_parts.glued(parts) == found
