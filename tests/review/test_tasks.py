"""What is asked of a document: which numerals, in which order, in which way."""

import pytest
from made_results import DOUBT, Numeral, make_results

from extractor.review import tasks as module
from extractor.review.record import Record
from extractor.review.results import Results
from extractor.review.tasks import Desks, failing_starts


def desk_of(folder, numerals, person="An", **how):
    make_results(folder, numerals, **how)
    desks = Desks(Results(folder), Record(folder), frozenset())
    return desks.desk(desks.results.documents()[0], person)


@pytest.mark.parametrize(
    "table, reason, mode",
    [
        ("figures", DOUBT, "blind"),
        ("figures", "trên ảnh có nhiều nét hơn số đã đọc", "blind"),
        ("figures", "không khớp: 3 + 4 = 8", "blind"),
        ("figures", "một lý do mà không ai biết", "blind"),
        ("figures", "dấu phẩy có thể là phần nghìn hoặc thập phân", "shown"),
        ("figures", "không rõ đếm cái gì", "shown"),
        ("dates", DOUBT, "blind"),
        ("references", DOUBT, "blind"),
        ("labels", DOUBT, "shown"),
    ],
)
def test_print_is_typed_blind_and_meaning_is_shown(tmp_path, table, reason, mode):
    desk = desk_of(tmp_path, [Numeral("7", "7", "7", table=table, reason=reason)])
    assert [question.mode for question in desk.questions] == [mode]


def test_without_a_picture_nothing_is_blind(tmp_path):
    make_results(tmp_path, [Numeral("7", "7", "7")])
    next((tmp_path / "pages").rglob("*.jpg")).unlink()
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    desk = desks.desk(desks.results.documents()[0], "An")
    assert [question.mode for question in desk.questions] == ["shown"]


def test_what_reaches_the_comparison_comes_before_what_fails_and_the_rest(tmp_path):
    numerals = [
        Numeral("1", "1", "1"),
        Numeral("2", "2", "2"),
        Numeral("3", "3", "3", indicator="x.y"),
    ]
    starts = make_results(tmp_path / "first", numerals)
    failing = {"statement": "2 = 3", "verdict": "fails", "figures": str(starts[1])}
    desk = desk_of(tmp_path / "second", numerals, checks=[failing], head="x")
    assert [(question.row["raw"], question.group) for question in desk.questions] == [
        ("3", "compared"),
        ("2", "relations"),
        ("1", "rest"),
    ]
    assert (desk.head, desk.total) == (True, 4)


def test_trusted_numerals_are_mixed_in_unmarked(tmp_path, monkeypatch):
    trusted = [Numeral(str(at), str(at), str(at), reason="") for at in range(100, 400)]
    desk = desk_of(tmp_path, trusted)
    assert 1 <= len(desk.questions) <= 12  # one or two in a hundred
    assert all(question.mode == "blind" for question in desk.questions)
    monkeypatch.setattr(module, "is_sample", lambda *_: False)
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    assert desks.desk(desks.results.documents()[0], "An").questions == ()


@pytest.mark.parametrize(
    "verdict, accused",
    [("holds", set()), ("rounded", set()), ("fails", {3, 5}), ("suspect", {3, 5})],
)
def test_figures_of_relations_that_do_not_hold(verdict, accused):
    assert failing_starts([{"verdict": verdict, "figures": "3 5 x"}]) == accused
