import pytest
from made_results import Numeral, make_results

from extractor.review import tasks
from extractor.review.answers import Answer, Answers, Browser
from extractor.review.leases import Leases
from extractor.review.record import Record
from extractor.review.results import Results
from extractor.review.tasks import Desks
from extractor.review.views import letters, seconds_a_task, trust, work

AN = Browser("An", "a")


@pytest.fixture
def desks(tmp_path):
    make_results(
        tmp_path, [Numeral("7", "7", "7", indicator="x.y"), Numeral("8", "8", "8")], head="x"
    )
    return Desks(Results(tmp_path), Record(tmp_path), frozenset())


def answer(desks, at, **said):
    document = desks.results.documents()[0]
    question = desks.desk(document, "An").questions[at]
    return Answers(desks).answer(document, Answer(question.key, question.place.seal, **said), AN)


def test_the_work_list_says_what_each_document_needs(desks):
    [line] = work(desks, Leases(), "An")
    assert line.needs == "ảnh hưởng bảng so sánh 1 · đầu văn bản 1 · khác 1"
    assert (line.tasks, line.minutes, line.holder) == (3, 1, "")


def test_minutes_are_estimated_from_measured_seconds(desks):
    assert answer(desks, 0, typed="7", seconds=90.0).done == "saved"
    assert seconds_a_task(desks.record) == 90


@pytest.mark.parametrize("typed, wrong", [("7", 0), ("9", 1)])
def test_what_samples_show(tmp_path, monkeypatch, typed, wrong):
    monkeypatch.setattr(tasks, "is_sample", lambda *_: True)
    make_results(tmp_path, [Numeral(typed, "7", "7", reason="")])
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    assert answer(desks, 0, typed=typed, first=typed).done == "saved"
    [month] = trust(desks.record)
    assert (month.typed, month.wrong) == (1, wrong)
    assert desks.desk(desks.results.documents()[0], "An").questions == ()
    fields = [one.field for one in desks.record.all()]
    assert fields == (["sample", "value"] if wrong else ["sample"])


def test_a_letter_quotes_what_contradicts(tmp_path):
    check = {"statement": "19 = 6 + 11", "verdict": "fails", "message": "Tổng số 19 không khớp"}
    make_results(tmp_path, [Numeral("7", "7", "7")], checks=[check, {**check, "verdict": "holds"}])
    [letter] = letters(Desks(Results(tmp_path), Record(tmp_path), frozenset()))
    assert "12/BC-UBND" in letter.text
    assert letter.text.count("Tổng số 19 không khớp") == 1
