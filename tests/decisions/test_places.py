"""Where a decision belongs in a later reading."""

import pytest
from made_decisions import decision, figure

from extractor.decisions.places import row_at, row_printed_alike, rows_touched

HERE = figure(start=40)
BESIDE = figure(start=60, raw="1.300", box=(150, 200, 190, 212))


@pytest.mark.parametrize(
    "box",
    [(100, 200, 140, 212), (101, 201, 139, 212.5), (98, 199, 143, 213), (104, 200, 140, 211)],
)
def test_a_box_read_a_little_otherwise_is_the_same_place(box):
    moved = figure(start=900, raw="1.28O", box=box)  # other words, other offset
    assert row_at(decision(), [BESIDE, moved]) is moved


@pytest.mark.parametrize(
    "row",
    [
        figure(page=3),
        figure(box=(100, 230, 140, 242)),
        figure(box=(100, 200, 112, 212)),  # a piece of it
        figure(box=(20, 200, 400, 212)),  # the whole line
    ],
)
def test_another_place_is_not_taken_for_it(row):
    assert row_at(decision(), [row]) is None


def test_pieces_of_a_numeral_are_found_to_be_marked():
    pieces = [
        figure(40, "1", box=(100, 200, 106, 212)),
        figure(42, "280", box=(109, 200, 140, 212)),
    ]
    assert rows_touched(decision(), [*pieces, BESIDE]) == pieces


def plain(start, raw="12", sentence="Có 12 đơn.", place="", **more):
    return figure(start, raw, box=None, page=1, sentence=sentence, place=place, **more)


def about(start, raw="12", sentence="Có 12 đơn.", place=""):
    return decision(box=None, page=1, raw=raw, start=start, sentence=sentence, place=place)


def test_without_a_box_the_same_print_at_the_same_start():
    rows = [plain(10), plain(50), plain(90)]
    assert row_at(about(50), rows) is rows[1]


def test_a_text_that_moved_keeps_the_sentence():
    rows = [plain(17), plain(57, sentence="Tổng cộng 12 đơn."), plain(97)]
    assert row_at(about(50, sentence="Tổng cộng 12 đơn."), rows) is rows[1]


def test_a_paragraph_of_a_word_file_is_a_place():
    rows = [plain(17, place="đoạn 3", sentence=""), plain(40, place="đoạn 9", sentence="")]
    assert row_at(about(20, place="đoạn 9", sentence=""), rows) is rows[1]


def test_the_offset_alone_is_no_place():
    assert row_at(about(50), [plain(50, raw="13")]) is None
    far = [plain(5000, sentence="Câu khác có 12 đơn.")]
    assert row_at(about(50), far) is None


def test_another_version_is_taken_over_where_it_is_printed_alike():
    assert row_printed_alike(decision(), [HERE, BESIDE]) is HERE
    assert row_printed_alike(decision(), [figure(raw="1.281")]) is None
    assert row_printed_alike(decision(), [figure(page=3)]) is None
    rows = [plain(300), plain(400, sentence="Câu khác 12 đơn.")]
    assert row_printed_alike(about(50), rows) is rows[0]
    assert row_printed_alike(about(50, sentence="Không còn câu 12 này."), rows) is None
