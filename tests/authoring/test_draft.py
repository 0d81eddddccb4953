"""Records for figures that no indicator claimed, to be mended by a person."""

import pytest
import yaml

from extractor.authoring.draft import drafts
from extractor.document import read_report
from extractor.indicators import load_indicators


def drafted(tmp_path, text):
    path = tmp_path / "báo cáo.txt"
    path.write_text(f"BÁO CÁO\nKết quả công tác năm 2024\n\n{text}\n", "utf-8")
    return yaml.safe_load(drafts(read_report(path)) or "[]")


@pytest.mark.parametrize(
    "text, wording, kind, unit",
    [
        ("Xã vận động 35 nhà hảo tâm ủng hộ quỹ.", "Xã vận động N nhà hảo tâm", "count", None),
        ("Tỷ lệ hộ dùng nước máy đạt 92,5%.", "hộ dùng nước máy đạt N%", "percentage", "%"),
        ("Kinh phí mua cây giống là 12 triệu đồng.", "mua cây giống là", "money", "đồng"),
    ],
)
def test_a_wording_stands_for_its_figure(tmp_path, text, wording, kind, unit):
    [record] = [one for one in drafted(tmp_path, text) if one["kind"] == kind]
    assert wording.split("N")[0].strip() in record["wordings"][0]
    assert unit is None or record["unit"] == unit


def test_the_example_is_the_sentence_with_the_figure_marked(tmp_path):
    [record] = drafted(tmp_path, "Xã vận động 35 nhà hảo tâm ủng hộ quỹ.")
    [example] = record["examples"]
    assert "«35»" in example and example.replace("«", "").replace("»", "").startswith("Xã vận động")


def test_figures_worded_alike_make_one_record(tmp_path):
    text = "Ấp Một vận động 35 nhà hảo tâm.\nẤp Một vận động 40 nhà hảo tâm."
    assert len(drafted(tmp_path, text)) == 1


def test_a_record_has_what_a_rule_file_wants_but_for_the_code(tmp_path):
    [record] = drafted(tmp_path, "Xã vận động 35 nhà hảo tâm ủng hộ quỹ.")
    assert set(record) == {
        *("code", "name", "unit", "kind", "wordings", "examples", "counter_examples")
    }
    assert record["code"] not in load_indicators().names  # it is refused until a person names it


def test_where_every_figure_has_a_code_there_is_nothing_to_draft(tmp_path):
    assert drafted(tmp_path, "Trong năm, huyện tiếp nhận 1.250 hồ sơ thủ tục hành chính.") == []
    assert drafted(tmp_path, "Không có số liệu.") == []


def test_words_do_not_run_over_the_end_of_a_clause(tmp_path):
    [record] = drafted(tmp_path, "Về cây xanh, vận động 35 nhà hảo tâm; còn lại chưa làm.")
    assert "cây xanh" not in record["wordings"][0] and "còn lại" not in record["wordings"][0]
