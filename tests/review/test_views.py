import pytest
from made_results import Numeral, make_results

from extractor.review import tasks
from extractor.review.answers import Answer, Answers, Browser, HeadAnswer
from extractor.review.leases import Leases
from extractor.review.record import Record
from extractor.review.results import Results, key_of
from extractor.review.tasks import Desks
from extractor.review.views import document_view, journal, letters, seconds_a_task, trust, work

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
    [line] = work(desks, Leases(), AN)
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


SHOWN = [  # table, raw, what the files hold, what a person is shown
    ("figures", "30.648,5", "30648.5", "30.648,5"),
    ("figures", "-0,5", "-0.5", "-0,5"),
    ("dates", "2016", "2016", "năm 2016"),
    ("dates", "7/11/2016", "2016-11-07", "07/11/2016"),
    ("dates", "6 tháng đầu năm", "2024-01/2024-06", "6 tháng đầu năm 2024"),
    ("references", "1983", "1983", "1983"),
]


@pytest.mark.parametrize("table, raw, held, shown", SHOWN)
def test_a_value_is_shown_as_people_write_it(tmp_path, table, raw, held, shown):
    reason = "dấu phẩy có thể là phần nghìn hoặc thập phân"
    field = {"figures": "value", "dates": "iso", "references": "number"}[table]
    extra = {field: held, "kind": "measure"} if table == "figures" else {field: held}
    made = Numeral(raw, raw, held, reason=reason, table=table, extra=extra)
    make_results(tmp_path, [made])
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    [task] = document_view(desks, desks.results.documents()[0], "An")["tasks"]
    assert (task["mode"], task["value"]) == ("shown", shown)


def test_the_head_names_its_period_as_reports_do(tmp_path):
    fields = {"period": "2021-01/2021-06", "doc_date": "2021-07-05"}
    make_results(tmp_path, [Numeral("7", "7", "7")], head="không thấy số", fields=fields)
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    tasks_of = document_view(desks, desks.results.documents()[0], "An")["tasks"]
    [head] = [task for task in tasks_of if task["mode"] == "head"]
    shown = {one["name"]: one["value"] for one in head["fields"]}
    assert (shown["period"], shown["doc_date"]) == ("6 tháng đầu năm 2021", "05/07/2021")


def test_the_journal_is_written_as_people_write(tmp_path):
    fields = {"doc_date": "2016-11-18", "province": "", "number": ""}
    made = [Numeral("1.234,5", "1.234,5", "1234.5", "measure"), Numeral("7", "7", "7")]
    make_results(tmp_path, made, head="không thấy số", fields=fields)
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    answer(desks, 0, typed="1.234,5", status="planned")
    document = desks.results.documents()[0]
    changed = HeadAnswer({"doc_date": "19/11/2016"}, desks.desk(document, "An").place.seal)
    assert Answers(desks).head(document, changed, AN).done == "saved"
    told = {(line["field"], line["old"], line["new"]) for line in journal(desks.record)}
    assert told >= {
        ("Giá trị", "1.234,5", "1.234,5"),
        ("Tình trạng", "thực hiện", "dự kiến"),
        ("Ngày ban hành", "18/11/2016", "19/11/2016"),
        ("Đầu văn bản", "18/11/2016; UBND xã Tân Lộc; năm 2022", ""),
    }


def test_who_has_it_open_is_somebody_else(desks):
    [document] = desks.results.documents()
    leases = Leases()
    leases.take(key_of(document["file"]), AN.session, AN.person)
    assert work(desks, leases, AN)[0].holder == ""
    assert work(desks, leases, Browser("Bình", "b"))[0].holder == "An"
