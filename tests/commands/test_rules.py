"""`solieu patterns`."""

from conftest import solieu

REPORT = "UBND huyện An Lạc đã hoàn thành 23/28 nhiệm vụ, đạt 82,1% kế hoạch năm 2016."


def test_an_explanation_says_each_numeral_again(tmp_path):
    """Where no colours are shown it would be lost among those of its sentence."""
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    lines = solieu("patterns", "explain", tmp_path / "a.txt").stdout.splitlines()
    assert [line[4:].partition("”")[0] for line in lines[1::2]] == ["“23/28", "“82,1%", "“2016"]


def test_a_draft_goes_into_the_rules_of_the_office(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT.replace("nhiệm vụ", "khu phố"), "utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    done = solieu("patterns", "draft", tmp_path / "a.txt", "--patterns", rules)
    assert done.returncode == 0 and done.stdout == ""
    assert [file.name for file in (rules / "indicators").iterdir()] == ["a.yaml.nhap"]
