"""The last decision of a place holds; one is taken back; two records come together."""

from made_decisions import decision

from extractor.decisions import merged, undone
from extractor.decisions.standing import standing


def test_the_last_one_holds_though_its_box_was_read_a_little_otherwise():
    first = decision(new="1250")
    moved = decision(new="1260", box=(101, 199.5, 141, 211), raw="1.28O")
    other = decision(new="7", box=(300, 200, 340, 212))
    assert standing([first, other, moved]) == (other, moved)


def test_fields_of_one_place_stand_side_by_side():
    value, unit = decision(new="1250"), decision(field="unit", new="đơn")
    gone = decision(state="not_a_figure", new="", field="")
    assert standing([value, unit]) == (value, unit)
    assert standing([value, unit, gone]) == (unit, gone)


def test_without_boxes_places_differ_by_where_they_start():
    one, other = decision(box=None, start=40), decision(box=None, start=90)
    assert standing([one, other]) == (one, other)


def test_a_document_has_one_decision_for_each_field():
    first = decision(page=0, box=None, raw="", field="period", new="2024")
    last = decision(page=0, box=None, raw="", field="period", new="2024-Q4")
    number = decision(page=0, box=None, raw="", field="number", new="1/BC-UBND")
    assert standing([first, number, last]) == (number, last)


def test_undo_gives_back_what_held_before():
    first, second = decision(new="1250"), decision(new="1260")
    back = undone([first, second], second, "Hoa")
    assert (back.new, back.state, back.person) == ("1250", "corrected", "Hoa")
    assert standing([first, second, back]) == (back,)


def test_undo_of_the_first_decision_opens_the_place():
    back = undone([decision()], decision(), "Hoa")
    assert (back.new, back.state, back.settles) == ("", "later", False)


def test_records_of_two_machines_come_together():
    ours = [decision(new="1250"), decision(page=3, new="5", state="later")]
    same = decision(new="1250", person="Hoa")
    settled = decision(page=3, new="6")
    new = decision(page=1, new="9")
    found = merged(ours, [same, settled, new])
    assert (found.taken, found.known, found.conflicts) == ((settled, new), 1, ())


def test_contradictions_are_shown_and_not_taken():
    ours, theirs = decision(new="1250"), decision(new="1260", person="Hoa")
    found = merged([ours], [theirs])
    assert not found.taken
    [conflict] = found.conflicts
    assert (conflict.here, conflict.there) == (ours, theirs)


def test_bringing_in_twice_brings_nothing_new():
    there = [decision(new="1250"), decision(page=3, new="5")]
    once = merged([], there).taken
    assert merged(once, there).taken == () and merged(once, there).known == 2
