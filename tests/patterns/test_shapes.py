"""Is what an office writes written as ours is? Each fault with file, line and what to do."""

import pytest

from extractor.patterns.shapes import office_faults, office_records

GOOD = {
    "wording.yaml": "counted: [gốc quýt]\n",
    "units/agencies.yaml": "agencies:\n  - {code: BQL, name: Ban Quản lý, level: tỉnh}\n",
    "indicators/x.yaml": "- code: cay_xanh.trong\n  name: Cây xanh\n",
    "ghi chu.txt": "Của phòng CCHC",
    "bản sao.docx": "x",
    ".git/config.yaml": "rác",
}


@pytest.fixture
def office(tmp_path, monkeypatch):
    folder = tmp_path / "quy-tac"
    folder.mkdir()
    monkeypatch.setenv("SOLIEU_PATTERNS", str(folder))

    def put(files):
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    return put


def test_without_a_folder_there_is_nothing_wrong(monkeypatch):
    monkeypatch.delenv("SOLIEU_PATTERNS", raising=False)
    assert office_faults() == [] and office_records() == 0


def test_what_is_written_as_ours_has_no_fault(office):
    office(GOOD)
    assert office_faults() == []
    assert office_records() == 3  # a list of words under a head is one


@pytest.mark.parametrize(
    "name, text, told",
    [
        ("indicators/x.yml", "- code: a.b\n", "x.yaml"),
        ("indicator.yaml", "- code: a.b\n", "indicator.yaml"),
        ("wordings.yaml", "counted: [gốc]\n", "wording.yaml"),  # the nearest name of ours
        ("indicators/x.yaml", "code: a.b\n", "dòng 1"),  # no list
        ("wording.yaml", "counted: gốc\n", "“counted”"),
        ("wording.yaml", "counted: [gốc, 115]\n", "115"),
        ("wording.yaml", "counteds: [gốc]\n", "counted"),
        ("wording.yaml", "- gốc\n", "dòng 1"),
        ("units/agencies.yaml", "agencies:\n  - {code: B, name: C, level: khu}\n", "dòng 2"),
        ("units/agencies.yaml", "agencies:\n  - {code: B, name: C, lvl: tỉnh}\n", "lvl"),
        ("units/agencies.yaml", "agencies:\n  - {code: B}\n", "name"),
        (
            "units/agencies.yaml",
            "agencies:\n" + "  - {code: B, name: Ban C, level: tỉnh}\n" * 2,
            "dòng 3, B Ban C",
        ),
        ("indicators/x.yaml", "- name: Không có mã\n", "code"),
        ("indicators/x.yaml", "- code: 12\n", "code"),
        ("indicators/x.yaml", "- code: a.b\n- code: a.b\n", "dòng 2, a.b"),
        ("indicators/x.yaml", "- code: mot_cua.khong_co\n  wordings+: [N quầy]\n", "mot_cua.khong"),
    ],
)
def test_a_fault_is_named(office, name, text, told):
    office({name: text})
    found = office_faults()
    assert found and told in " ".join(found)
    assert all("quy-tac/" in fault for fault in found)


@pytest.mark.parametrize(
    "text, told",
    [
        ("set,level,code,name\n", "dòng 1"),
        ("", "dòng 1"),
        ("{heading}\na,b\n", "dòng 2"),
    ],
)
def test_a_list_of_units_has_our_columns(office, text, told):
    from extractor.patterns.folders import patterns_folder

    [ours, *_] = sorted((patterns_folder() / "units").glob("*.csv"))
    heading = ours.read_text("utf-8-sig").split("\n")[0].strip()
    office({f"units/{ours.name}": text.replace("{heading}", heading)})
    assert told in " ".join(office_faults())
    office({f"units/{ours.name}": heading + "\n"})
    assert office_faults() == []


def test_a_copy_in_another_code_is_told_as_such(office, tmp_path):
    office({"units/a.csv": "x"})
    [fault] = office_faults()
    assert "a.csv" in fault  # ours has no list of that name


def test_a_record_named_twice_in_two_files_is_one_too_many(office):
    office({"indicators/a.yaml": "- code: x.y\n", "indicators/b.yaml": "- code: x.y\n"})
    [fault] = office_faults()
    assert "b.yaml" in fault and "x.y" in fault
