"""Decisions by place: which one stands, what persons typed, what a late save comes upon."""

import pytest
from made_decisions import DOCUMENT, decision, figure

from extractor.decisions import OF_DOCUMENT, append
from extractor.review.record import ENTRY, SAMPLE, UNDONE, Place, Record


@pytest.fixture
def record(tmp_path):
    return Record(tmp_path)


def saved(record, *decisions):
    record.save(decisions)
    return record.of_row(figure(), DOCUMENT)


def test_of_several_the_last_stands(record):
    place = saved(record, decision(new="1250"), decision(new="1251"))
    assert place.standing().new == "1251" and place.settled


def test_one_that_was_taken_back_leaves_none(record):
    place = saved(record, decision(new="1250"), decision(new="", note=UNDONE))
    assert place.standing() is None and not place.settled


@pytest.mark.parametrize(
    "state, settled",
    [
        ("confirmed", True),
        ("corrected", True),
        ("not_a_figure", True),
        ("unreadable", True),
        ("as_printed", True),
        ("later", False),
    ],
)
def test_only_what_was_put_off_is_asked_again(record, state, settled):
    assert saved(record, decision(state=state)).settled == settled


def test_decisions_about_its_other_fields_settle_no_worth(record):
    place = saved(record, decision(field="status", new="planned"))
    assert place.standing() is None and place.standing("status").new == "planned"


def test_what_persons_typed_waits_until_a_decision_holds(record):
    an, lan = (decision(field=ENTRY, new="1251", person=name) for name in ("An", "Lan"))
    assert [one.person for one in saved(record, an, lan).entries] == ["An", "Lan"]
    taken_back = decision(field=ENTRY, person="An", note=UNDONE)
    assert [one.person for one in saved(record, taken_back).entries] == ["Lan"]
    assert saved(record, decision(new="1251")).entries == []


def test_a_sample_is_no_decision(record):
    place = saved(record, decision(field=SAMPLE, new="1280"))
    assert place.sampled and place.standing() is None
    assert not saved(record, decision(field=SAMPLE, note=UNDONE)).sampled


def test_a_save_upon_another_state_is_seen(record):
    before = saved(record, decision(new="1250"))
    after = saved(record, decision(new="1251", person="An"))
    assert before.seal != after.seal
    typed = saved(record, decision(field=ENTRY, new="9"))
    assert typed.seal != after.seal and Place(()).seal != before.seal


@pytest.mark.parametrize(
    "box, is_there",
    [
        ((100, 200, 140, 212), True),
        ((104, 201, 141, 212), True),  # as another reading draws it
        ((140, 200, 180, 212), False),  # the numeral beside it
        ((100, 230, 140, 242), False),
    ],
)
def test_a_numeral_is_known_by_its_place(record, box, is_there):
    place = saved(record, decision(box=box))
    assert bool(place.decisions) == is_there


@pytest.mark.parametrize(
    "raw, start, is_there",
    [("1.280", 40, True), ("1.280", None, True), ("1.281", 40, False), ("1.280", 90, False)],
)
def test_in_files_without_pages_by_its_words(record, raw, start, is_there):
    record.save([decision(box=None, raw=raw, start=start)])
    row = figure(box=None)
    assert bool(record.of_row(row, DOCUMENT).decisions) == is_there


def test_another_page_and_another_file_are_of_no_concern(record):
    record.save([decision(page=3), decision(sha256="b" * 64)])
    assert record.of_row(figure(), DOCUMENT).decisions == ()
    assert record.concerns(DOCUMENT) and record.concerns({**DOCUMENT, "sha256": "b" * 64})
    assert not record.concerns({**DOCUMENT, "sha256": "c" * 64})


def test_the_head_has_its_own(record):
    record.save([decision(page=OF_DOCUMENT, box=None, field="period", new="2023")])
    assert record.of_document(DOCUMENT).standing("period").new == "2023"
    assert record.of_row(figure(), DOCUMENT).decisions == ()


def test_what_was_decided_of_the_field_is_decided_of_its_row(record):
    """The number of a document stands on its page: typed at either place, it is not asked twice."""
    head = decision(page=OF_DOCUMENT, box=None, field="number", new="216/BC-UBND")
    record.save([head])
    place = record.of_row(figure(), DOCUMENT, field="number")
    assert place.settled and place.standing().new == "216/BC-UBND"


def test_what_others_have_written_is_seen(record):
    assert record.all() == ()
    append(record.folder, [decision(new="1250")])  # another program
    assert [one.new for one in record.all()] == ["1250"]
