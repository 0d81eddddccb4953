"""What is written by hand at the head of a letter: typed once where it stands, and the form asks
what is left."""

import sqlite3

import pytest
from made_results import DOUBT, Numeral, make_results

from extractor.decisions import load
from extractor.output import Dataset
from extractor.review.answers import Answer, Answers, Browser, HeadAnswer
from extractor.review.leases import Leases
from extractor.review.record import Record
from extractor.review.results import Results
from extractor.review.tasks import Desks
from extractor.review.views import document_view, work

AN, BINH = Browser("An", "a"), Browser("Bình", "b")
FILE = "báo cáo.pdf"
BY_HAND = "viết tay hoặc đóng dấu: xem ảnh trang"
NUMBER_BY_HAND, DAY_BY_HAND = "số văn bản viết tay", "ngày văn bản viết tay"
STAMP_BY_HAND = "số, ngày trên dấu đến: xem ảnh trang"
PERIOD_UNSURE = "không rõ kỳ báo cáo"


def of_head(raw, table, printed="", reason=BY_HAND, **extra):
    return Numeral(printed or raw, raw, "", kind="", table=table, reason=reason, extra=extra)


NUMBER = of_head("#44/TB-ĐHTĐ", "references", "731/TB-ĐHTĐ", number="")
DAY = of_head("15 tháng 4 năm 2020", "dates", iso="", role="document")
ARRIVED = of_head("l7/4/2020", "dates", "17/4/2020", iso="", role="received")
STAMP = of_head("11E8", "labels", "1138", of="số đến trên dấu đến")
STRAY = of_head("8", "labels", of="dấu đến")
REST = Numeral("7", "7", "7")
TYPED = {"number": "731/TB-ĐHTĐ", "doc_date": "15/4/2020"}
TYPED |= {"received_number": "1138", "received_date": "17/4/2020"}
HELD = TYPED | {"doc_date": "2020-04-15", "received_date": "2020-04-17"}
ROWS = {"number": NUMBER, "doc_date": DAY, "received_number": STAMP, "received_date": ARRIVED}
DOUBTS = {"number": NUMBER_BY_HAND, "doc_date": DAY_BY_HAND}
DOUBTS |= {"received_number": STAMP_BY_HAND, "received_date": STAMP_BY_HAND}


class Office:
    """One letter on one desk, with these rows at its head."""

    def __init__(self, folder, numerals, head, **fields):
        self.folder = folder
        known = {"number": "", "issuer_level": "xã"}
        make_results(folder, numerals, head=head, fields=known | fields)
        self.desks = Desks(Results(folder), Record(folder), frozenset())
        self.answers = Answers(self.desks)

    @property
    def document(self):
        return self.desks.results.documents()[0]

    def desk(self, person="An"):
        return self.desks.desk(self.document, person)

    @property
    def asked(self):
        """The tasks in order: the field that each is, else its raw; `form` for the form."""
        made = document_view(self.desks, self.document, "An")["tasks"]
        names = {one.key: one.field or one.row["raw"] for one in self.desk().questions}
        return [names.get(task["key"], "form") for task in made]

    def question(self, field):
        return next(one for one in self.desk().questions if one.field == field)

    def type(self, field, text="", who=AN, question=None, **more):
        question = question or self.question(field)
        seen = question.place.seal
        said = Answer(question.key, seen, typed=text or TYPED[field], **more)
        return self.answers.answer(self.document, said, who)

    def settle(self, field):
        """Typed, and typed once more where no reading says the same."""
        question = self.question(field)
        if self.type(field).done == "again":
            assert self.type(field, question=question, first=TYPED[field]).done == "saved"

    def fill(self, fields=None, who=AN, seen=None):
        seal = self.desk().place.seal if seen is None else seen
        return self.answers.head(self.document, HeadAnswer(fields or {}, seal), who)

    def laid(self):
        """The document's row and rows of the head once the decisions are laid over."""
        with Dataset(self.folder) as data:
            data.lay_over(load(self.folder).decisions)
        return self.document


@pytest.mark.parametrize("field", ROWS)
def test_a_row_of_the_head_is_typed_blind_before_the_form(tmp_path, field):
    office = Office(tmp_path, [REST, ROWS[field]], f"{DOUBTS[field]}; {PERIOD_UNSURE}")
    assert office.asked == [field, "form", "7"]
    question = office.question(field)
    assert (question.group, question.mode) == ("head", "blind")
    office.settle(field)
    assert office.asked == ["form", "7"]
    shown = {one.name: one for one in office.desk().form}
    assert (shown[field].value, shown[field].settled) == (HELD[field], True)
    assert office.laid()[field] == HELD[field]


@pytest.mark.parametrize(
    "rows, head, fields, form",
    [
        ("number doc_date", f"{NUMBER_BY_HAND}; {DAY_BY_HAND}", {}, False),
        ("number doc_date", f"{NUMBER_BY_HAND}; {DAY_BY_HAND}", {"issuer": ""}, True),
        ("number doc_date", f"{NUMBER_BY_HAND}; {DAY_BY_HAND}", {"issuer_level": ""}, True),
        ("number doc_date", f"{NUMBER_BY_HAND}; {DAY_BY_HAND}; {PERIOD_UNSURE}", {}, True),
        ("number", f"{NUMBER_BY_HAND}; không thấy ngày ban hành", {}, True),
        ("number doc_date received_number", f"{NUMBER_BY_HAND}; {STAMP_BY_HAND}", {}, True),
        (" ".join(ROWS), f"{NUMBER_BY_HAND}; {STAMP_BY_HAND}", {}, False),
    ],
)
def test_the_form_asks_what_is_left(tmp_path, rows, head, fields, form):
    named = rows.split()
    office = Office(tmp_path, [ROWS[name] for name in named], head, **fields)
    assert office.asked == named + ["form"] * form
    for name in named:
        office.settle(name)
    assert office.asked == ["form"] * form
    office.laid()
    assert office.asked == ["form"] * form


@pytest.mark.parametrize("field", ROWS)
def test_of_what_is_still_typed_blind_the_form_tells_nothing(tmp_path, field):
    read = {"number": "44/TB-ĐHTĐ", "doc_date": "2020-04-16"}
    row = of_head(
        "x 16", ROWS[field].table, reason=DOUBT, **ROWS[field].extra | row_holds(read, field)
    )
    office = Office(tmp_path, [row], PERIOD_UNSURE, **{field: read.get(field, "1")})
    [told] = [one for one in office.desk().form if one.name == field]
    assert (told.value, told.apart) == ("", True)
    assert office.fill().done == "saved"
    assert office.asked == [field]  # a form confirmed is no word about what it did not show


def row_holds(read, field):
    names = {"number": "number", "doc_date": "iso"}
    return {names[field]: read[field]} if field in names else {}


@pytest.mark.parametrize("field", ROWS)
@pytest.mark.parametrize("state", ["unreadable", "not_a_figure"])
def test_by_one_key(tmp_path, field, state):
    office = Office(tmp_path, [ROWS[field]], DOUBTS[field], number="1/QĐ", doc_date="2020-04-01")
    with sqlite3.connect(tmp_path / "dataset.sqlite") as base:
        base.execute(f"update documents set {field} = ''")
    assert office.type(field, " ", state=state).done == "saved"
    alone = field in ("number", "doc_date")  # a stamp has two fields
    assert office.asked == ([] if state == "unreadable" and alone else ["form"])


@pytest.mark.parametrize("field", ROWS)
def test_what_cannot_be_shown_is_asked_in_the_form(tmp_path, field):
    office = Office(tmp_path, [ROWS[field]], DOUBTS[field])
    next((tmp_path / "pages").rglob("*.jpg")).unlink()
    assert office.asked == ["form"]
    assert office.fill({field: TYPED[field]}).done == "saved"
    assert office.asked == []
    assert office.laid()[field] == HELD[field]
    assert office.asked == []


@pytest.mark.parametrize("field", ["number", "doc_date"])
def test_a_form_confirmed_settles_the_row_of_what_it_showed(tmp_path, field):
    read = {"number": "44/TB-ĐHTĐ", "doc_date": "2020-04-16"}
    row = of_head(
        "x 16", ROWS[field].table, reason=DOUBT, **ROWS[field].extra | row_holds(read, field)
    )
    office = Office(tmp_path, [row], PERIOD_UNSURE, **{field: read[field]})
    next((tmp_path / "pages").rglob("*.jpg")).unlink()
    assert office.asked == ["form"]
    assert office.fill().done == "saved"
    assert office.asked == []
    said = [(one.field, one.new, one.state) for one in load(tmp_path).decisions]
    assert said == [(field, read[field], "confirmed"), ("document", "", "confirmed")]


@pytest.mark.parametrize("field", ROWS)
def test_an_empty_field_confirmed_leaves_its_row_to_be_asked(tmp_path, field):
    office = Office(tmp_path, [ROWS[field]], f"{DOUBTS[field]}; {PERIOD_UNSURE}")
    assert office.fill().done == "saved"
    assert office.asked == [field]


def test_a_row_of_the_head_is_asked_though_the_form_is_not(tmp_path):
    row = of_head("215/BC", "references", reason=DOUBT, number="215/BC")
    office = Office(tmp_path, [row], "", number="215/BC")
    assert office.asked == ["number"]


@pytest.mark.parametrize(
    "typed, asked",
    [
        ([], ["received_number", "received_date"]),
        (["received_number"], ["received_date"]),
        (["received_number", "received_date"], []),
    ],
)
def test_what_else_is_read_in_a_stamp_is_settled_with_it(tmp_path, typed, asked):
    known = {"number": "1/QĐ", "doc_date": "2020-04-01"}
    office = Office(tmp_path, [STAMP, STRAY, ARRIVED], STAMP_BY_HAND, **known)
    for field in typed:
        office.settle(field)
    assert office.asked == asked
    office.laid()
    assert office.asked == asked


def test_what_else_is_read_in_a_stamp_is_asked_where_the_form_said_nothing(tmp_path):
    office = Office(tmp_path, [STRAY], STAMP_BY_HAND)
    assert office.asked == ["form"]
    office.fill()
    assert office.asked == ["8"]


@pytest.mark.parametrize("field", ROWS)
def test_undo_opens_row_and_field(tmp_path, field):
    office = Office(tmp_path, [ROWS[field]], DOUBTS[field], issuer="")
    before = office.asked
    office.settle(field)
    assert office.answers.undo(AN) == FILE
    assert office.asked == before
    assert not next(one for one in office.desk().form if one.name == field).settled
    office.fill({"issuer": "UBND xã Tân Lộc"})
    office.answers.undo(AN)
    assert office.asked == before


@pytest.mark.parametrize("field", ROWS)
def test_a_form_that_was_opened_before_the_row_was_typed_comes_late(tmp_path, field):
    office = Office(tmp_path, [ROWS[field]], f"{DOUBTS[field]}; {PERIOD_UNSURE}")
    seen, question = office.desk().place.seal, office.question(field)
    office.settle(field)
    reply = office.fill({"issuer": "UBND xã khác"}, who=BINH, seen=seen)
    assert (reply.done, reply.person) == ("late", "An")
    assert office.fill({"issuer": "UBND xã khác", field: "9/9/2021"}).done in ("saved", "refused")
    late = office.type(field, question=question, who=BINH)
    assert late.done in ("late", "gone")


def test_minutes_count_the_form_once(tmp_path):
    office = Office(tmp_path, [NUMBER, DAY], f"{NUMBER_BY_HAND}; {PERIOD_UNSURE}")
    [line] = work(office.desks, Leases(), AN)
    assert (line.needs, line.tasks) == ("đầu văn bản 3", 3)


def test_like_digits_leave_the_head_alone(tmp_path):
    from extractor.review.views import like_digits

    office = Office(tmp_path, [STAMP, STAMP], STAMP_BY_HAND)
    assert like_digits(office.desks) == []


@pytest.mark.parametrize("field", ROWS)
def test_what_was_said_in_the_form_stands_though_the_row_is_no_number(tmp_path, field):
    office = Office(tmp_path, [ROWS[field]], f"{DOUBTS[field]}; {PERIOD_UNSURE}")
    question = office.question(field)
    office.fill({field: TYPED[field]})
    place = office.desks.record.of_row(question.row, office.document, field)
    fresh = office.desks.question(office.document, question.table, question.row)
    assert (place.seal, place.settled) == (fresh.place.seal, True)
    office.type(field, " ", question=fresh, state="not_a_figure")
    shown = next(one for one in office.desk().form if one.name == field)
    assert (shown.value, shown.settled) == (HELD[field], True)
    assert office.laid()[field] == HELD[field]
