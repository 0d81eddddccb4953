"""What a document costs that is put does not grow with the documents that are there."""

import pytest
from made_texts import REPORT

from extractor.decisions import about_document
from extractor.document import read_report
from extractor.output import TABLES, Dataset, Failure, KnownFile


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    file = tmp_path_factory.mktemp("one") / "a.txt"
    file.write_text(REPORT, "utf-8")
    return read_report(file)


@pytest.fixture
def data(tmp_path):
    (tmp_path / ".solieu").mkdir()
    with Dataset(tmp_path) as made:
        yield made


def fill(data, count):
    """So many documents that are of no concern."""
    for table in ("documents", "inputs", "figures"):
        empty = dict.fromkeys(TABLES[table], "")
        rows = ({**empty, "file": f"x{at}", "sha256": f"{at:064d}"} for at in range(count))
        data.add(table, rows)
    data.connection.commit()


def put(data, report):
    known = KnownFile(report.input.name, report.input.sha256, "s", "", report.input.name)
    data.put([known], [report])
    data.finished([report])


def fail(data, report):
    known = KnownFile(report.input.name, report.input.sha256, "", "", report.input.name)
    data.fail(known, "broken", "send it again")


def steps(data, report, step=put):
    """How many steps of the database (in thousands) it takes to put a document, or to fail one."""
    counted = []
    data.connection.set_progress_handler(lambda: counted.append(1) and None, 1000)
    try:
        step(data, report)
    finally:
        data.connection.set_progress_handler(None, 0)
    return len(counted)


def decided(file, sha256):
    described = {"file": file, "sha256": sha256}
    return about_document(described, "parts", new="whole", state="corrected", person="Lan")


@pytest.mark.parametrize("decisions", [(), (decided("b.txt", "0" * 64),)])
def test_a_document_that_is_put_costs_the_same_among_many(data, report, decisions):
    data.decisions = decisions
    alone = steps(data, report)
    fill(data, 20_000)
    assert steps(data, report) <= alone + 5


def test_a_file_that_fails_costs_the_same_among_many(data, report):
    alone = steps(data, report, fail)
    fill(data, 20_000)
    assert steps(data, report, fail) <= alone + 5
    assert data.count("failures") == 1


def test_a_decision_about_an_earlier_version_asks_whether_that_is_still_there(data, report):
    fill(data, 3)
    data.decisions = (decided("a.txt", f"{1:064d}"), decided("a.txt", "f" * 64))
    assert data._present_of("a.txt") == {f"{1:064d}"}
    assert data._present_of("b.txt") == frozenset()


def failures(*names):
    known = (KnownFile(name, "", "", "", name) for name in names)
    return [Failure(one, "broken", "send it again") for one in known]


@pytest.mark.parametrize("names", [(), ("b.txt",), ("b.txt", "c.txt", "b.txt"), ("a.txt", "b.txt")])
def test_failures_noted_together_are_those_noted_one_by_one(data, report, tmp_path, names):
    (tmp_path / "other" / ".solieu").mkdir(parents=True)
    with Dataset(tmp_path / "other") as other:
        for one in (data, other):
            put(one, report)
        data.fail_all(failures(*names))
        for failure in failures(*names):
            other.fail_all([failure])
        for table in ("failures", "inputs", "documents"):
            assert sorted(map(str, data.rows(table))) == sorted(map(str, other.rows(table)))


def test_failures_noted_together_are_all_there_or_none(data):
    class Torn(Exception):
        pass

    def torn():
        yield failures("b.txt")[0]
        raise Torn

    def breaks(failure):
        done(failure)
        raise Torn

    done, data._fail = data._fail, breaks
    with pytest.raises(Torn):
        data.fail_all(failures("b.txt", "c.txt"))
    with pytest.raises(Torn):
        data.fail_all(torn())
    assert data.count("failures") == data.count("inputs") == 0
