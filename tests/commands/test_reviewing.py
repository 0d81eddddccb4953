"""`solieu review`: what is refused, and decisions of another machine."""

from dataclasses import replace

from conftest import solieu
from made_results import Numeral, make_results

from extractor.decisions import about_document, append, load
from extractor.output import Dataset


def test_an_indicator_that_is_none_is_refused(tmp_path):
    done = solieu("review", tmp_path, "--double", "khong.co", "--no-browser")
    assert done.returncode == 2 and "khong.co" in done.stderr


def test_decisions_of_another_machine_are_taken_or_named(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder, issuer in ((ours, "UBND xã A"), (theirs, "UBND xã B")):
        make_results(folder, [Numeral("7", "7", "7")])
        with Dataset(folder) as data:
            [document] = data.rows("documents")
        said = about_document(document, "issuer", new=issuer, state="corrected", person=issuer[-1])
        append(folder, [said, replace(said, field="period", new="2023")])
    done = solieu("review", ours, "--import", theirs / "corrections.csv")
    assert done.returncode == 1
    assert "UBND xã A" in done.stderr and "UBND xã B" in done.stderr
    kept = {one.field: one.new for one in load(ours).decisions}
    assert kept == {"issuer": "UBND xã A", "period": "2023"}
