"""An office's own rules, end to end: a folder beside the program's, its marks in the results, and
what is said where something in it is wrong."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.authoring import load_all
from extractor.errors import BrokenRule
from extractor.figures.meaning import load_meaning
from extractor.figures.rules import counted_nouns, load_numeral_rules
from extractor.indicators.loading import load_indicators
from extractor.messages import error_text
from extractor.tables.row_forms import load_annex

ROOT = Path(__file__).resolve().parent.parent.parent

INDICATORS = """\
- code: cay_xanh.trong_moi
  name: Số cây xanh trồng mới
  unit: cây
  kind: count
  wordings: ["trồng mới N cây"]
  examples: ["Xã đã trồng mới «450» cây xanh"]
"""
OVER_OURS = """\
- code: mot_cua.bo_phan_hien_dai
  name: Bộ phận một cửa kiểu mẫu
  unit: bộ phận
  kind: count
  wordings: ["có N bộ phận kiểu mẫu"]
  examples: ["Toàn huyện có «7» bộ phận kiểu mẫu"]
- code: mot_cua.bo_phan_tong_so
  wordings+: ["N quầy hẹn trả"]
  examples+: ["Xã bố trí «3» quầy hẹn trả"]
"""
AGENCIES = """\
agencies:
  - {code: BQLKDL, name: Ban Quản lý Khu du lịch Núi Cấm, level: tỉnh}
"""
REPORT = """\
ỦY BAN NHÂN DÂN
XÃ AN HẢO
Số: 12/BC-UBND

BÁO CÁO
Kết quả công tác năm 2024

Xã đã trồng mới 450 cây xanh. Toàn huyện có 7 bộ phận kiểu mẫu. Xã bố trí 4 quầy hẹn trả. Có 15 bộ \
phận một cửa hiện đại.

Xã chăm sóc 120 gốc quýt hồng.

Theo Công văn số 15/BQLKDL ngày 3/2/2024 của Ban Quản lý Khu du lịch Núi Cấm về việc trồng cây.
"""


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def solieu(*args, **environment):
    return subprocess.run(
        [sys.executable, "-m", "extractor", *map(str, args)],
        cwd=ROOT,
        env=os.environ | environment,
        text=True,
        capture_output=True,
        timeout=900,  # where other programs run too
    )


def table(out, name):
    with open(out / f"{name}.csv", encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    return write(
        tmp_path_factory.mktemp("rules") / "quy-tac-so",
        {
            "indicators/cay_xanh.yaml": INDICATORS,
            "indicators/mot_cua_rieng.yaml": OVER_OURS,
            "wording.yaml": "counted: [gốc quýt hồng]\n",
            "units/agencies.yaml": AGENCIES,
            "ghi-chu.txt": "của tổ CCHC",
        },
    )


@pytest.fixture(scope="module")
def results(office, tmp_path_factory):
    inputs = write(tmp_path_factory.mktemp("in"), {"a.txt": REPORT})
    out = tmp_path_factory.mktemp("out")
    done = solieu("run", inputs, "--out", out, "--patterns", office)
    assert done.returncode == 0, done.stderr
    assert "quy-tac-so" in done.stderr
    return inputs, out


def test_every_example_is_tried_and_the_one_that_does_not_hold_is_named(office, tmp_path):
    """All of ours and of the office's in one go, which takes long: only the wrong one is told."""
    folder = shutil.copytree(office, tmp_path / "quy-tac-so")
    wrong = INDICATORS.replace("trong_moi", "chat_bo").replace("mới N cây", "dặm N gốc")
    write(folder, {"indicators/sai.yaml": wrong})
    done = solieu("patterns", "check", "--patterns", folder)
    assert done.returncode == 2 and "quy-tac-so (6 mục)" in done.stdout
    [fault] = [line for line in done.stderr.splitlines() if ", dòng " in line]
    assert "quy-tac-so/indicators/sai.yaml, dòng 6, cay_xanh.chat_bo" in fault
    assert "phải nhận cay_xanh.chat_bo" in fault
    assert "Traceback" not in done.stderr


def test_what_the_office_adds_and_overrides_names_figures(results):
    _, out = results
    codes = {row["raw"]: row["indicator"] for row in table(out, "figures")}
    assert codes["450"] == "cay_xanh.trong_moi"
    assert codes["7"] == "mot_cua.bo_phan_hien_dai"
    assert codes["4"] == "mot_cua.bo_phan_tong_so"  # ours, with a wording more
    assert codes["15"] != "mot_cua.bo_phan_hien_dai"  # our wording is no longer there
    names = {row["indicator"]: row["name_vi"] for row in table(out, "indicators")}
    assert names["mot_cua.bo_phan_hien_dai"] == "Bộ phận một cửa kiểu mẫu"


def test_nouns_and_agencies_of_the_office_are_known(results):
    _, out = results
    [row] = [row for row in table(out, "figures") if row["raw"] == "120"]
    assert (row["unit"], row["review"]) == ("gốc quýt hồng", "no")
    [cited] = [row for row in table(out, "references") if row["number"] == "15/BQLKDL"]
    assert cited["issuer"] == "Ban Quản lý Khu du lịch Núi Cấm"


def test_a_row_tells_whose_rule_named_it(results):
    _, out = results
    rules = {row["raw"]: row["rule"] for row in table(out, "figures")}
    assert rules["450"].endswith("; quy-tac-so:cay_xanh.trong_moi")
    assert "quy-tac-so" not in rules["120"]


def test_other_rules_read_again_and_the_same_do_not(results, office):
    inputs, out = results
    again = solieu("run", inputs, "--out", out, SOLIEU_PATTERNS=str(office))
    assert "0 đã đọc + 1 không đổi" in again.stderr
    without = solieu("run", inputs, "--out", out)
    assert "1 đã đọc + 0 không đổi" in without.stderr
    assert "lần này không" in without.stderr
    back = solieu("run", inputs, "--out", out, "--patterns", office)
    assert "1 đã đọc + 0 không đổi" in back.stderr


def test_drafts_lie_in_the_office_s_folder_and_are_no_rules_yet(office, tmp_path):
    own = write(tmp_path / "rieng", {"indicators/a.yaml": INDICATORS})
    report = write(tmp_path, {"bao-cao.txt": "Xã đã vận động 35 nhà hảo tâm ủng hộ quỹ"})
    done = solieu("patterns", "draft", report / "bao-cao.txt", "--patterns", own)
    assert done.returncode == 0, done.stderr
    assert "nhà hảo tâm" in (own / "indicators" / "bao-cao.yaml.nhap").read_text("utf-8")
    assert solieu("doctor", "--patterns", own).returncode == 0


FAULTS = {
    "not yaml": ("indicators/x.yaml", "- code: a.b\n  name: [", "x.yaml, dòng 3", "chưa đúng dạng"),
    "a field is misspelt": (
        "indicators/x.yaml",
        INDICATORS.replace("wordings:", "wording:"),
        "x.yaml, dòng 5, cay_xanh.trong_moi",
        "không có trường nào tên “wording”",
    ),
    "a field is missing": (
        "indicators/x.yaml",
        INDICATORS.replace("  unit: cây\n", ""),
        "cay_xanh.trong_moi",
        "thiếu trường “unit”",
    ),
    "a wording without its figure": (
        "indicators/x.yaml",
        INDICATORS.replace("mới N cây", "mới cây"),
        "x.yaml, dòng 1, cay_xanh.trong_moi",
        "phải có N",
    ),
    "a code that is none": (
        "indicators/x.yaml",
        INDICATORS.replace("cay_xanh.trong_moi", "Cây xanh"),
        "x.yaml, dòng 1, Cây xanh",
        "gạch dưới",
    ),
    "a code twice": ("indicators/x.yaml", INDICATORS * 2, "dòng 7, cay_xanh.trong_moi", "hai mục"),
    "nothing of ours to add to": (
        "indicators/x.yaml",
        "- code: mot_cua.khong_co\n  wordings+: [N quầy]\n",
        "dòng 1, mot_cua.khong_co",
        "không có mục tên này",
    ),
    "a file of another name": (
        "wordings.yaml",
        "counted: [gốc]\n",
        "wordings.yaml",
        "wording.yaml",
    ),
    "another ending": ("indicators/x.yml", INDICATORS, "x.yml", "x.yaml"),
    "a word where a list must be": ("wording.yaml", "counted: gốc quýt\n", "dòng 1", "danh sách"),
    "a number where a word must be": ("wording.yaml", "counted: [gốc, 115]\n", "dòng 1", "nháy"),
    "a head that ours have not": ("wording.yaml", "counteds: [gốc]\n", "dòng 1", "“counted”"),
    "a level that is none": (
        "units/agencies.yaml",
        AGENCIES.replace("level: tỉnh", "level: khu"),
        "agencies.yaml, dòng 2",
        "chọn một trong",
    ),
    "a pattern that is none": (
        "numerals/x.yaml",
        "- {id: figure.rieng, kind: count, means: abc, pattern: '(\\d+', examples: ['«3»'],"
        " counter_examples: [a]}\n",
        "x.yaml, dòng 1, figure.rieng",
        "biểu thức chính quy",
    ),
    "a form's code that no indicator has": (
        "annexes.yaml",
        'forms:\n  - name: Biểu riêng\n    rows: [{number: "1", words: Số cây, code: cay.la}]\n',
        "quy-tac-so/annexes.yaml",
        "cay.la",
    ),
}


@pytest.fixture
def loaded_anew(monkeypatch):
    """Loads the rules as a new process does, with a folder of the office's own."""

    def clear():
        for load in (load_numeral_rules, load_meaning, counted_nouns, load_indicators, load_annex):
            load.cache_clear()

    def use(folder):
        monkeypatch.setenv("SOLIEU_PATTERNS", str(folder))
        clear()

    yield use
    monkeypatch.undo()
    clear()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_line_and_what_to_do(fault, tmp_path, loaded_anew):
    name, text, place, told = FAULTS[fault]
    folder = write(tmp_path / "quy-tac-so", {name: text})
    loaded_anew(folder)
    with pytest.raises(BrokenRule) as caught:
        load_all()
    what, then = error_text(caught.value.code, caught.value.values)
    assert place in what and told in what
    assert f'--patterns "{folder}"' in then


def test_a_folder_that_is_not_there_is_said(tmp_path):
    given = solieu("patterns", "check", "--patterns", tmp_path / "khong-co")
    named = solieu("patterns", "check", SOLIEU_PATTERNS=str(tmp_path / "khong-co"))
    assert given.returncode == named.returncode == 2
    assert "khong-co" in given.stderr and "khong-co" in named.stderr


LISTING = """UBND HUYỆN AN PHÚ
Số: 12/BK-UBND
An Phú, ngày 12 tháng 3 năm 2024

BẢN KÊ
Tài sản công năm 2024

1. Có 12 trụ sở.
"""


def test_a_type_of_documents_that_only_the_office_has_opens_its_title(tmp_path):
    write(tmp_path, {"in/a.txt": LISTING})
    rules = write(tmp_path / "so", {"said.yaml": "titles_of_documents: {words+: [Bản kê]}\n"})
    done = solieu("run", tmp_path / "in", "--out", tmp_path / "out", "--patterns", rules)
    assert done.returncode == 0, done.stderr
    [row] = table(tmp_path / "out", "documents")
    assert (row["doc_type"], row["title"]) == ("Bản kê", "Tài sản công năm 2024")
