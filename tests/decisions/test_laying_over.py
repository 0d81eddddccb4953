"""Decisions laid over rows: the person's value stands, what cannot be placed is marked."""

import pytest
from made_decisions import DOCUMENT, decision, figure, indicator

from extractor.decisions import Indicator, concerning, laid_over
from extractor.decisions.decision import head_of

KNOWN = {
    "ho_so_tthc.tiep_nhan": Indicator("Tổng số hồ sơ tiếp nhận", "hồ sơ"),
    "ho_so_tthc.tra_lai": Indicator("Hồ sơ trả lại", "hồ sơ"),
}
LABEL = {
    name: value
    for name, value in figure(start=200, raw="17", box=(100, 300, 110, 312)).items()
    if name not in ("kind", "value", "numerator", "denominator", "unit", "status", "indicator")
} | {"of": "số trang"}


def tables(**more):
    return {
        "figures": [figure()],
        "labels": [LABEL],
        "references": [],
        "dates": [],
        "tables": [figure()],
        "indicators": [indicator()],
    } | more


def laid(*decisions, document=DOCUMENT, **more):
    return laid_over(document, tables(**more), concerning(document, decisions), KNOWN)


def test_the_value_of_the_person_stands_everywhere():
    found = laid(decision(new="1250"))
    for table in ("figures", "tables", "indicators"):
        [row] = found.tables[table]
        assert (row["value"], row["review"]) == ("1250", "no")
        assert row["corrected"] == "Nguyễn Thị Lan, 2026-11-25T08:00:00+07:00"
    assert found.tables["figures"][0]["raw"] == "1.280"
    assert found.tables["figures"][0]["review_reason"] == ""
    assert [one.outcome for one in found.followed] == ["holds"]


def test_laid_over_twice_is_laid_over_once():
    once = laid(decision(new="1250"))
    again = laid_over(DOCUMENT, once.tables, [decision(new="1250")], KNOWN)
    assert again.tables == once.tables


@pytest.mark.parametrize(
    "read, outcome",
    [("1280", "holds"), ("1250", "agrees"), ("1260", "machine_differs"), ("", "machine_differs")],
)
def test_where_the_machine_now_reads_otherwise_the_row_is_listed(read, outcome):
    found = laid(decision(old="1280", new="1250"), figures=[figure(value=read)])
    assert found.tables["figures"][0]["value"] == "1250"
    assert found.followed[0].outcome == outcome and found.followed[0].now == read


def test_a_confirmed_value_stands_against_a_new_reading():
    found = laid(decision(new="", old="1280", state="confirmed"), figures=[figure(value="1230")])
    assert found.tables["figures"][0]["value"] == "1280"
    assert found.followed[0].outcome == "machine_differs"


def test_a_ratio():
    ratio = figure(kind="ratio", value="", numerator="23", denominator="26")
    row = laid(decision(old="23/26", new="23/28"), figures=[ratio]).tables["figures"][0]
    assert (row["value"], row["numerator"], row["denominator"]) == ("", "23", "28")


def test_what_is_no_figure_becomes_a_label_and_no_indicator():
    found = laid(decision(state="not_a_figure", new=""))
    assert found.tables["figures"] == found.tables["indicators"] == found.tables["tables"] == []
    assert [row["start"] for row in found.tables["labels"]] == [40, 200]
    assert found.tables["labels"][0]["of"] == "không phải số liệu"
    assert set(found.tables["labels"][0]) == set(LABEL)


def test_what_nobody_can_read_has_no_value_and_no_indicator():
    found = laid(decision(state="unreadable", new=""))
    [row] = found.tables["figures"]
    assert (row["value"], row["review"], found.tables["indicators"]) == ("", "no", [])


def test_a_label_that_is_a_figure_becomes_one():
    found = laid(decision(new="17", old="", raw="17", box=(100, 300, 110, 312), kind=""))
    assert found.tables["labels"] == []
    assert [(row["start"], row["value"]) for row in found.tables["figures"]][1] == (200, "17")
    assert found.tables["figures"][1]["kind"] == "count"


def test_an_indicator_given_by_a_person_gets_a_row_and_one_taken_away_loses_it():
    found = laid(decision(field="indicator", old="", new="ho_so_tthc.tra_lai"))
    [row] = found.tables["indicators"]
    assert (row["indicator"], row["name_vi"]) == ("ho_so_tthc.tra_lai", "Hồ sơ trả lại")
    assert laid(decision(field="indicator", new="")).tables["indicators"] == []


def test_a_unit_alone_leaves_the_doubt_about_the_value():
    [row] = laid(decision(field="unit", new="đơn")).tables["figures"]
    assert (row["unit"], row["review"]) == ("đơn", "yes")


def test_for_later_changes_nothing():
    found = laid(decision(state="later", new=""))
    assert found.tables == tables() and found.followed[0].outcome == "later"


@pytest.mark.parametrize("new", ["1.471,60", "=1+1", "abc", "", "1e5", "23/x"])
def test_what_is_no_value_marks_the_row(new):
    found = laid(decision(new=new))
    [row] = found.tables["figures"]
    assert (row["value"], row["review"], row["corrected"]) == ("1280", "yes", "")
    assert found.followed[0].outcome == "no_value"
    assert found.document["review"] == "yes"


def test_a_piece_of_the_numeral_beside_it_is_marked():
    pieces = [
        figure(40, "1", box=(100, 200, 106, 212), review="no", review_reason=""),
        figure(42, "280", box=(109, 200, 140, 212)),
    ]
    found = laid(decision(), figures=pieces, tables=[], indicators=[])
    one, other = found.tables["figures"]
    assert (one["value"], one["review"], other["value"], other["review"]) == (
        "1",
        "yes",
        "1250",
        "no",
    )


def test_a_place_read_in_pieces_is_marked_and_said_of_the_document():
    pieces = [
        figure(40, "12", box=(100, 200, 114, 212), review="no", review_reason=""),
        figure(42, "80", box=(126, 200, 140, 212), review="no", review_reason=""),
    ]
    found = laid(decision(), figures=pieces, tables=[], indicators=[])
    assert [row["review"] for row in found.tables["figures"]] == ["yes", "yes"]
    assert "1250" in found.tables["figures"][0]["review_reason"]
    assert found.followed[0].outcome == "not_found" and found.document["review"] == "yes"


def test_a_date_is_no_place_for_a_value():
    date = {k: v for k, v in figure().items() if k not in ("kind", "value", "unit")} | {"iso": ""}
    found = laid(decision(), figures=[], dates=[date], tables=[], indicators=[])
    assert found.followed[0].outcome == "other_kind"
    assert found.tables["dates"][0]["review"] == "yes"


def test_fields_of_the_document_reach_its_indicators():
    found = laid(decision(page=0, box=None, raw="", field="period", old="2024", new="2024-Q4"))
    assert found.document["period"] == "2024-Q4" and found.document["corrected"]
    [row] = found.tables["indicators"]
    assert (row["period"], row["for_period"]) == ("2024-Q4", "2024-Q4")


def test_a_field_decided_settles_what_was_doubted_of_it():
    doubted = DOCUMENT | {
        "review": "yes",
        "review_reason": "không đọc được số văn bản đến; OCR không chắc chữ này",
    }
    found = laid(
        decision(page=0, box=None, raw="", field="document", old="", new="", state="confirmed"),
        document=doubted,
    )
    assert (found.document["review"], found.document["review_reason"]) == ("no", "")


def about_head(field="document", **more):
    fields = {"page": 0, "box": None, "raw": "", "field": field, "state": "confirmed", "new": ""}
    return decision(**(fields | more))


def test_a_head_that_is_read_otherwise_than_it_was_confirmed_is_for_review_again():
    seen = about_head(old=head_of(DOCUMENT))
    assert laid(seen, document=DOCUMENT | {"review": "yes"}).document["review"] == "no"
    found = laid(seen, document=DOCUMENT | {"doc_date": "2024-12-13"})
    assert found.document["review"] == "yes" and found.followed[0].outcome == "machine_differs"
    changed = about_head("doc_date", old="2024-12-12", new="2024-12-13", state="corrected")
    assert laid(changed, seen).document["review"] == "no"  # a person's own change


@pytest.mark.parametrize(
    "field, new", [("period", "năm nay"), ("doc_date", "12/12/2024"), ("counted", "có lẽ")]
)
def test_what_a_field_cannot_hold_is_not_laid_over(field, new):
    found = laid(about_head(field, new=new, old="", state="corrected"))
    assert found.document[field] == DOCUMENT[field] and found.followed[0].outcome == "no_value"


NEXT = DOCUMENT | {"sha256": "b" * 64}


def test_a_corrected_version_takes_over_what_is_printed_alike():
    found = laid(decision(), document=NEXT)
    assert found.tables["figures"][0]["value"] == "1250"
    assert found.followed[0].outcome == "taken_over"


@pytest.mark.parametrize(
    "changed", [{"file": "khác.pdf"}, {"number": "9/BC-UBND"}, {"period": "2023", "number": ""}]
)
def test_it_is_known_by_its_number_issuer_and_period_or_by_its_name(changed):
    assert laid(decision(), document=NEXT | changed).followed


def test_another_report_is_not_a_version_of_it():
    other = NEXT | {"file": "khác.pdf", "number": "9/BC-UBND"}
    assert not laid(decision(), document=other).followed
    old_is_there = concerning(NEXT | {"number": ""}, [decision()], frozenset([DOCUMENT["sha256"]]))
    assert old_is_there == ()


def test_a_corrected_version_that_prints_otherwise_is_marked():
    row = figure(raw="1.300", review="no", review_reason="")
    found = laid(decision(), document=NEXT, figures=[row], tables=[], indicators=[])
    [made] = found.tables["figures"]
    assert (made["value"], made["review"]) == ("1300", "yes")
    assert found.followed[0].outcome == "printed_otherwise"


def test_its_own_decisions_stand_above_those_of_another_version():
    own = decision(new="1270", sha256="b" * 64)
    assert laid(own, decision(new="1250"), document=NEXT).tables["figures"][0]["value"] == "1270"
