"""Rows that are fields of the head: which they are, and that one decision settles both."""

import pytest
from made_decisions import DOCUMENT, decision, figure

from extractor.decisions import concerning, head_rows, laid_over, undone

BY_HAND = "viết tay hoặc đóng dấu: xem ảnh trang"
UNREAD = DOCUMENT | {
    "number": "",
    "doc_date": "",
    "received_number": "",
    "received_date": "",
    "review": "yes",
    "review_reason": "số văn bản viết tay; ngày văn bản viết tay; số, ngày trên dấu đến: xem ảnh trang",
}
NUMBER, DAY, STAMP, ARRIVED = (
    (40, 40, 90, 52),
    (300, 60, 420, 72),
    (60, 90, 90, 102),
    (60, 110, 120, 122),
)
FIELDS = {NUMBER: "number", DAY: "doc_date", STAMP: "received_number", ARRIVED: "received_date"}
TYPED = {
    NUMBER: ("number", "731/TB-ĐHTĐ"),
    DAY: ("iso", "2025-07-11"),
    STAMP: ("received_number", "1138"),
    ARRIVED: ("iso", "2025-07-14"),
}


def plain(start, raw, box, **more):
    """A row that is no figure."""
    row = figure(start, raw, box=box, page=1, review_reason=BY_HAND)
    kept = {name: row[name] for name in list(row)[: list(row).index("kind")]}
    return kept | {"place": "", "corrected": ""} | more


def head_tables(**more):
    tables = {
        "figures": [],
        "references": [
            plain(20, "#44/TB-ĐHTĐ", NUMBER, number="", doc_date="", issuer=""),
            plain(
                900, "12/QĐ-BYT", (60, 300, 120, 312), number="12/QĐ-BYT", doc_date="", issuer=""
            ),
        ],
        "dates": [
            plain(60, "fl tháng 7 năm 2025", DAY, iso="", role="document"),
            plain(120, "l4/7/2025", ARRIVED, iso="", role="received"),
            plain(920, "10/6/2025", (130, 300, 190, 312), iso="2025-06-10", role="document"),
        ],
        "labels": [
            plain(100, "11E8", STAMP, of="số đến trên dấu đến"),
            plain(110, "8", (95, 90, 99, 102), of="dấu đến"),
            plain(130, "3", (60, 130, 66, 142), of="số trang"),
        ],
    }
    return tables | more


def at(box, state="corrected", **more):
    field, new = TYPED[box]
    known = {"field": field, "new": new, "old": "", "state": state, "page": 1, "raw": "?"}
    return decision(box=box, document="", **(known | more))


def of_field(field, new, **more):
    known = {"page": 0, "box": None, "raw": "", "field": field, "new": new, "old": ""}
    return decision(document="", **(known | more))


def laid(*decisions, document=UNREAD, tables=None):
    return laid_over(document, tables or head_tables(), concerning(document, decisions), {})


def row_at_box(found, box):
    rows = [row for table in found.tables.values() for row in table]
    return next(row for row in rows if (row["x0"], row["y0"]) == box[:2])


def test_which_rows_are_fields_of_the_head():
    found = head_rows(UNREAD, head_tables())
    assert {field: one.start for field, one in found.fields.items()} == {
        "number": 20,
        "doc_date": 60,
        "received_number": 100,
        "received_date": 120,
    }
    assert [one.start for one in found.strays] == [110]


@pytest.mark.parametrize(
    "read, document, expected",
    [
        ({"iso": "2025-07-11"}, {"doc_date": "2025-07-11"}, 60),  # read, and doubted in its row
        ({"iso": "2025-07-11"}, {"doc_date": ""}, None),  # the day of a document that is cited
        ({"iso": "2025-07", "role": "period"}, {"doc_date": ""}, None),
        ({"iso": "2025-07-11", "start": 2700}, {"doc_date": "2025-07-11"}, None),  # below the head
    ],
)
def test_a_day_of_the_head_is_told_by_role_place_and_worth(read, document, expected):
    day = plain(60, "11 tháng 7 năm 2025", DAY, role="document") | read
    found = head_rows(UNREAD | document, {"dates": [day]})
    one = found.fields.get("doc_date")
    assert (one.start if one else None) == expected


def test_a_day_of_arrival_that_cannot_be_is_the_stamps_all_the_same():
    day = plain(120, "14/7/2052", ARRIVED, iso="2052-07-14", role="received")
    assert head_rows(UNREAD, {"dates": [day]}).field_of(120) == "received_date"


@pytest.mark.parametrize("box", FIELDS)
def test_typed_at_the_row_it_stands_in_the_documents_row(box):
    found = laid(at(box))
    row, field = row_at_box(found, box), FIELDS[box]
    assert found.document[field] == TYPED[box][1] and found.document["corrected"]
    assert row["review"] == "no" and row["corrected"] and not row["review_reason"]
    assert [one.outcome for one in found.followed] == ["holds"]
    assert row.get("of", "số đến trên dấu đến") == "số đến trên dấu đến"  # no figure


@pytest.mark.parametrize("box", FIELDS)
def test_said_in_the_form_it_stands_in_the_row(box):
    found = laid(of_field(FIELDS[box], TYPED[box][1]))
    row = row_at_box(found, box)
    assert (row["review"], bool(row["corrected"])) == ("no", True)
    if box != STAMP:
        assert row[TYPED[box][0]] == TYPED[box][1]


@pytest.mark.parametrize("box", FIELDS)
@pytest.mark.parametrize("row_last", [False, True])
def test_of_the_row_and_the_field_the_last_decision_holds(box, row_last):
    other = {"number": "7/TB-ĐHTĐ", "doc_date": "2025-07-01", "received_number": "9"}
    new = other.get(FIELDS[box], "2025-07-02")
    said = [at(box), of_field(FIELDS[box], new)]
    found = laid(*(reversed(said) if row_last else said))
    expected = TYPED[box][1] if row_last else new
    assert found.document[FIELDS[box]] == expected
    if box != STAMP:
        assert row_at_box(found, box)[TYPED[box][0]] == expected


@pytest.mark.parametrize("box", FIELDS)
def test_taken_back_both_are_open_again(box):
    one = at(box)
    found = laid(one, undone([one], one, "Hoa"))
    assert (found.document, found.tables) == (UNREAD, head_tables())
    form = of_field(FIELDS[box], TYPED[box][1])
    again = laid(one, form, undone([one, form], form, "Hoa"))
    assert again.document[FIELDS[box]] == TYPED[box][1]


@pytest.mark.parametrize(
    "boxes, left",
    [
        ([NUMBER], ("ngày văn bản", "dấu đến")),
        ([NUMBER, DAY], ("dấu đến",)),
        ([NUMBER, DAY, STAMP], ("dấu đến",)),  # the day of arrival is still open
        ([STAMP, ARRIVED], ("số văn bản", "ngày văn bản")),
        ([NUMBER, DAY, STAMP, ARRIVED], ()),
    ],
)
def test_a_doubt_goes_with_the_last_field_that_it_is_about(boxes, left):
    said = laid(*map(at, boxes)).document["review_reason"]
    known = ("số văn bản", "ngày văn bản", "dấu đến")
    assert tuple(word for word in known if word in said) == left


@pytest.mark.parametrize(
    "boxes, review", [([STAMP], "yes"), ([ARRIVED], "yes"), ([STAMP, ARRIVED], "no")]
)
def test_what_else_is_read_in_a_stamp_is_settled_with_it(boxes, review):
    found = laid(*map(at, boxes))
    stray = next(row for row in found.tables["labels"] if row["of"] == "dấu đến")
    assert stray["review"] == review


@pytest.mark.parametrize("box", FIELDS)
def test_what_nobody_can_read_is_empty_in_both(box):
    found = laid(at(box, "unreadable", new=""))
    assert found.document[FIELDS[box]] == ""
    assert row_at_box(found, box)["review"] == "no"


@pytest.mark.parametrize("box", FIELDS)
def test_a_row_that_is_no_number_of_the_head_says_nothing_of_it(box):
    found = laid(at(box, "not_a_figure", new=""))
    assert found.document == UNREAD
    assert row_at_box(found, box)["review"] == "no"


def test_a_row_further_down_is_no_field():
    said = {"field": "number", "new": "13/QĐ-BYT", "old": "12/QĐ-BYT", "page": 1, "raw": "?"}
    found = laid(decision(box=(60, 300, 120, 312), **said))
    assert found.document == UNREAD
    assert found.tables["references"][1]["number"] == "13/QĐ-BYT"


@pytest.mark.parametrize(
    "said, column, expected",
    [
        (at(DAY), "doc_date", "2025-07-11"),
        (of_field("doc_date", "2025-07-14"), "doc_date", "2025-07-14"),
        (of_field("issuer", "Trường Đại học Tây Đô"), "issuer", "Trường Đại học Tây Đô"),
        (of_field("doc_date", ""), "doc_date", ""),
    ],
)
def test_the_row_of_the_own_number_has_the_day_and_issuer_of_the_document(said, column, expected):
    assert laid(said).tables["references"][0][column] == expected
    assert laid(at(NUMBER, "not_a_figure", new=""), said).tables["labels"]  # no row of it any more


def test_a_stamp_that_is_read_by_now_keeps_what_was_typed():
    tables = head_tables(labels=[])
    found = laid(at(STAMP), document=UNREAD | {"received_number": "1188"}, tables=tables)
    assert found.document["received_number"] == "1138"
    assert found.followed[0].outcome == "holds"


@pytest.mark.parametrize("raw, taken", [("#44/TB-ĐHTĐ", True), ("731/TB-ĐHTĐ", False)])
def test_a_corrected_version_takes_over_what_is_printed_alike(raw, taken):
    tables = head_tables()
    tables["references"][0]["raw"] = raw
    found = laid(
        at(NUMBER, raw="#44/TB-ĐHTĐ"), document=UNREAD | {"sha256": "b" * 64}, tables=tables
    )
    assert bool(found.document["number"]) == taken
    assert found.followed[0].outcome == ("taken_over" if taken else "printed_otherwise")


@pytest.mark.parametrize("field", ["value", ""])
def test_what_is_typed_in_the_workbook_for_a_number_of_the_stamp_is_no_figure(field):
    found = laid(at(STAMP, field=field))
    assert found.document["received_number"] == "1138"
    assert (found.tables["figures"], row_at_box(found, STAMP)["review"]) == ([], "no")
