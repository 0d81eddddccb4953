"""What becomes of what a person types: settled, asked again, refused, kept beside."""

import pytest
from made_results import DOUBT, Numeral, make_results

from extractor.decisions import load, parts_decided
from extractor.output import Dataset
from extractor.review.answers import Answer, Answers, Browser, HeadAnswer, refusal
from extractor.review.record import Record
from extractor.review.results import Results
from extractor.review.tasks import Desks

AN, BINH = Browser("An", "a"), Browser("Bình", "b")


class Office:
    """One document on one desk."""

    def __init__(self, folder, numerals, double=(), **how):
        self.folder = folder
        self.starts = make_results(folder, numerals, **how)
        self.desks = Desks(Results(folder), Record(folder), frozenset(double))
        self.answers = Answers(self.desks)

    @property
    def document(self):
        return self.desks.results.documents()[0]

    def open(self, who=AN):
        return self.desks.desk(self.document, who.person).questions

    def question(self, at=0, table="figures"):
        row = self.desks.results.numeral("báo cáo.pdf", table, self.starts[at])
        return self.desks.question(self.document, table, row)

    def say(self, at=0, who=AN, seen=None, table="figures", **answer):
        question = self.question(at, table)
        said = Answer(
            key=question.key, seen=question.place.seal if seen is None else seen, **answer
        )
        return self.answers.answer(self.document, said, who)

    @property
    def decided(self):
        return [(one.field, one.new, one.state) for one in load(self.folder).decisions]


@pytest.mark.parametrize(
    "kind, raw, value, typed",
    [
        ("count", "1.291", "1291", "1291"),
        ("count", "1.291", "1291", "1.291"),
        ("ratio", "05/12", "5/12", "5/12"),
        ("percentage", "98,8%", "98.8", "98,8"),
        ("measure", "1.471,60", "1471.6", "1.471,6"),
        ("money", "61 tỷ 723 triệu", "61723000000", "61 tỷ 723 triệu"),
    ],
)
def test_typed_like_the_reading_it_is_settled(tmp_path, kind, raw, value, typed):
    office = Office(tmp_path, [Numeral(raw, raw, value, kind)])
    assert office.say(typed=typed).done == "saved"
    assert office.decided == [("value", value, "confirmed")]
    assert office.open() == ()


@pytest.mark.parametrize(
    "kind, raw, value, typed, new",
    [
        ("count", "1.291", "1291", "1.221", "1221"),
        ("ratio", "23/28", "23/28", "23/26", "23/26"),
        ("percentage", "98,6%", "98.6", "98,61%", "98.61"),
        ("money", "61 tỷ", "61000000000", "67 tỷ", "67000000000"),
    ],
)
def test_unlike_all_readings_it_is_asked_once_more(tmp_path, kind, raw, value, typed, new):
    office = Office(tmp_path, [Numeral(typed, raw, value, kind)])
    reply = office.say(typed=typed)
    assert (reply.done, reply.readings, office.decided) == ("again", (raw,), [])
    assert office.say(typed=typed, first=typed).done == "saved"
    assert office.decided == [("value", new, "corrected")]


def test_like_the_second_reading_it_is_settled_at_once(tmp_path):
    reason = f"{DOUBT}; lần đọc thứ hai thấy “1221”"
    office = Office(tmp_path, [Numeral("1.221", "1.291", "1291", reason=reason)])
    assert office.say(typed="1.221").done == "saved"
    assert office.decided == [("value", "1221", "corrected")]


@pytest.mark.parametrize("typed", ["1,234", "12.34", "một", "5/6/7", "1..2", "abc 5"])
def test_what_is_no_count_is_refused(tmp_path, typed):
    office = Office(tmp_path, [Numeral("1.234", "1.234", "1234")])
    reply = office.say(typed=typed)
    assert (reply.done, office.decided) == ("refused", [])
    assert reply.reason


@pytest.mark.parametrize("first", ["", "8"])
def test_blind_nothing_typed_settles_nothing(tmp_path, first):
    office = Office(tmp_path, [Numeral("7", "7", "7")])
    assert office.say(typed=" ", first=first).done == "empty"
    assert office.decided == []


@pytest.mark.parametrize("state", ["not_a_figure", "unreadable", "later"])
def test_by_one_key(tmp_path, state):
    office = Office(tmp_path, [Numeral("7", "7", "7")])
    assert office.say(state=state).done == "saved"
    assert office.decided == [("value", "", state)]
    assert len(office.open()) == (state == "later")


def test_printed_so_is_typed_all_the_same(tmp_path):
    office = Office(tmp_path, [Numeral("234", "234", "234")])
    assert office.say(state="as_printed").done == "empty"
    assert office.say(state="as_printed", typed="234").done == "saved"
    assert office.decided == [("value", "234", "as_printed")]


@pytest.mark.parametrize(
    "reason",
    [
        "dấu chấm có thể là phần nghìn hoặc thập phân",
        "hai chỉ tiêu cùng nhận số này, xem giúp là chỉ tiêu nào: a, b",
        "có thể là phần nghìn (‰), không phải phần trăm",
    ],
)
def test_digits_alone_do_not_settle_what_they_mean(tmp_path, reason):
    office = Office(tmp_path, [Numeral("54.912", "54.912", "54912", reason=f"{DOUBT}; {reason}")])
    reply = office.say(typed="54.912")
    assert (reply.done, reply.readings, office.decided) == ("meaning", ("54.912",), [])
    assert office.say(typed="54.912", meaning=True, indicator="x.y").done == "saved"
    assert office.decided == [("value", "54912", "confirmed"), ("indicator", "x.y", "corrected")]


@pytest.mark.parametrize("typed, holds", [("17", True), ("18", False)])
def test_the_relation_turns_at_once(tmp_path, typed, holds):
    numerals = [
        Numeral("17", "19", "19"),
        Numeral("6", "6", "6", reason=""),
        Numeral("11", "11", "11", reason=""),
    ]
    office = Office(tmp_path, numerals)
    with_check(office, "19 = 6 + 11", "suspect")
    reply = office.say(typed=typed, first=typed)
    assert [relation.holds for relation in reply.relations] == [holds]


def with_check(office, statement, verdict):
    from made_results import row_of

    from extractor.output import Dataset

    figures = " ".join(map(str, office.starts))
    with Dataset(office.folder) as data, data.connection:
        check = {
            "file": "báo cáo.pdf",
            "page": 1,
            "statement": statement,
            "verdict": verdict,
            "figures": figures,
        }
        data.add("checks", [row_of("checks", **check)])


def test_a_late_save_is_a_second_opinion(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7")])
    seen = office.question().place.seal
    assert office.say(typed="7", seen=seen).done == "saved"
    reply = office.say(typed="1", seen=seen, who=BINH)
    assert (reply.done, reply.person) == ("late", "An")
    assert office.decided == [("value", "7", "confirmed"), ("entry", "1", "later")]
    assert len(office.open()) == 1  # they differ: it is asked again
    assert office.say(typed="7").readings == ("7", "1")
    assert office.say(typed="7", first="7").done == "saved"
    assert office.open() == ()


def test_a_late_save_of_the_same_opens_nothing(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7")])
    seen = office.question().place.seal
    office.say(typed="7", seen=seen)
    assert office.say(typed="07", seen=seen, who=BINH).done == "late"
    assert office.open() == ()


def test_two_persons_type_a_chosen_indicator(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7", indicator="x.y")], double=["x.y"])
    assert office.say(typed="7").done == "waiting"
    assert (office.open(AN), len(office.open(BINH))) == ((), 1)
    assert office.say(typed="7", who=AN).done == "waiting"  # one person twice is one person
    assert office.say(typed="7", who=BINH).done == "saved"
    assert office.decided[-1] == ("value", "7", "confirmed")


def test_two_persons_who_differ_are_shown_it(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7", indicator="x.y")], double=["x.y"])
    assert office.say(typed="7").done == "waiting"
    assert office.say(typed="9", who=BINH).readings == ("7",)
    assert office.say(typed="9", who=BINH, first="9").done == "saved"
    assert office.decided[-1] == ("value", "9", "corrected")


def test_undo_takes_back_the_last_of_this_browser(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7"), Numeral("8", "8", "8")])
    office.say(0, typed="7")
    office.say(1, typed="8", who=BINH)
    assert office.answers.undo(AN) == "báo cáo.pdf"
    assert [question.row["raw"] for question in office.open()] == ["7"]
    assert office.answers.undo(AN) == ""


def test_the_head_is_confirmed_or_mended(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7", reason="")], head="số văn bản viết tay")
    place = office.desks.record.of_document(office.document)
    mended = HeadAnswer({"number": "15/BC-UBND", "doc_date": "7/11/2022"}, place.seal)
    assert office.answers.head(office.document, mended, AN).done == "saved"
    assert ("number", "15/BC-UBND", "corrected") in office.decided
    assert ("doc_date", "2022-11-07", "corrected") in office.decided
    assert not office.desks.desk(office.document, "An").head
    assert office.answers.head(office.document, mended, BINH).done == "late"


@pytest.mark.parametrize(
    "field, value", [("doc_date", "40/10/2017"), ("number", "không số"), ("issuer_level", "ấp")]
)
def test_a_field_that_cannot_be_is_refused(tmp_path, field, value):
    office = Office(tmp_path, [Numeral("7", "7", "7")], head="x")
    seen = office.desks.record.of_document(office.document).seal
    assert (
        office.answers.head(office.document, HeadAnswer({field: value}, seen), AN).done == "refused"
    )
    assert office.decided == []


def test_all_the_rest_by_one_key_but_what_changed(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7"), Numeral("8", "8", "8")])
    keys = {question.key: question.place.seal for question in office.open()}
    office.say(0, state="later", who=BINH)
    assert office.answers.all_right(office.document, keys, AN, "khác") == 1
    assert office.decided[-1] == ("value", "8", "confirmed")


def test_a_document_read_anew_is_not_saved_over(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7")])
    answer = Answer(key="figures:99999", seen="", typed="7")
    assert office.answers.answer(office.document, answer, AN).done == "gone"


@pytest.mark.parametrize("key", ["../x:1", "documents:1", "inputs:0", "figures:x", ""])
def test_a_key_that_is_none(tmp_path, key):
    office = Office(tmp_path, [Numeral("7", "7", "7")])
    assert office.answers.answer(office.document, Answer(key=key, seen=""), AN).done == "gone"


def test_refusals_in_words():
    assert refusal("comma_unclear") == "dấu phẩy có thể là phần nghìn hoặc thập phân"
    assert refusal("no such key")


def as_input(folder, file, sha256, belongs):
    from made_results import row_of

    from extractor.output import Dataset

    row = row_of("inputs", file=file, sha256=sha256, settings="x", belongs=belongs)
    with Dataset(folder) as data, data.connection:
        data.add("inputs", [row])


def test_a_file_that_was_parted_can_be_made_one_document(tmp_path):
    for file in ("a.pdf", "a.pdf#2"):
        make_results(tmp_path, [Numeral("7", "7", "7")], file=file, head="x")
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    second = desks.results.documents()[1]
    seal = desks.record.of_document(second).seal
    assert Answers(desks).head(second, HeadAnswer({}, seal, parts=True), AN).done == "saved"
    said = parts_decided(load(tmp_path).decisions, {"a.pdf": "ab" * 32, "b.pdf": "cd" * 32})
    assert said == {"a.pdf": "whole"}


def test_pictures_that_were_joined_can_be_parted(tmp_path):
    make_results(tmp_path, [Numeral("7", "7", "7")], file="1.jpg", head="x")
    for at in (1, 2, 3):
        as_input(tmp_path, f"{at}.jpg", str(at) * 64, "1.jpg")
    desks = Desks(Results(tmp_path), Record(tmp_path), frozenset())
    [document] = desks.results.documents()
    answers, seal = Answers(desks), desks.record.of_document(document).seal
    assert answers.head(document, HeadAnswer({}, seal, parts=True), AN).done == "saved"
    prints = {f"{at}.jpg": str(at) * 64 for at in (1, 2, 3)}
    assert parts_decided(load(tmp_path).decisions, prints) == dict.fromkeys(prints, "apart")
    answers.undo(AN)
    assert parts_decided(load(tmp_path).decisions, prints) == {}


def test_a_document_of_one_file_is_neither_parted_nor_joined(tmp_path):
    office = Office(tmp_path, [Numeral("7", "7", "7")], head="x")
    seal = office.desks.record.of_document(office.document).seal
    office.answers.head(office.document, HeadAnswer({}, seal, parts=True), AN)
    assert [field for field, _, _ in office.decided] == ["document"]


def test_a_slip_is_not_taken_for_a_second_look(tmp_path):
    """What no reading has must be typed twice alike."""
    office = Office(tmp_path, [Numeral("1.250", "1.280", "1280")])
    assert office.say(typed="1.250").done == "again"
    assert office.say(typed="1.260", first="1.250").done == "again"
    assert office.say(typed="1.250", first="1.260").done == "again"
    assert office.decided == []
    assert office.say(typed="1250", first="1.250").done == "saved"
    assert office.decided == [("value", "1250", "corrected")]


@pytest.mark.parametrize("more", [{"first": "1.250"}, {"meaning": True}])
def test_an_empty_field_takes_no_reading(tmp_path, more):
    office = Office(tmp_path, [Numeral("1.250", "1.280", "1280")])
    assert office.say(typed="", **more).done == "empty"


NO_VALUE = Numeral("7,5", "7,5", "", reason="dấu phẩy có thể là phần nghìn hoặc thập phân")
LABEL = Numeral("3", "3", "", table="labels", reason="số chưa rõ là gì")


@pytest.mark.parametrize("how", ["enter", "all"])
def test_a_label_seen_right_is_no_figure_and_what_has_no_value_is_typed(tmp_path, how):
    """Each decision is one that holds when it is laid over."""
    office = Office(tmp_path, [LABEL, NO_VALUE])
    if how == "enter":
        assert office.say(0, table="labels").done == "saved"
        assert office.say(1).done == "empty"
    else:
        keys = {question.key: question.place.seal for question in office.open()}
        assert office.answers.all_right(office.document, keys, AN, "") == 1
    assert office.decided == [("value", "", "not_a_figure")]
    with Dataset(tmp_path) as data:
        data.lay_over(load(tmp_path).decisions)
        [outcome] = data.connection.execute("select outcome from followed").fetchone()
        [label] = list(data.rows("labels"))
    assert (outcome in ("holds", "agrees"), label["review"]) == (True, "no")
