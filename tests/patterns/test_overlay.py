"""What the office writes, laid over ours."""

import pytest

from extractor.patterns.overlay import laid_over, record_over


@pytest.mark.parametrize(
    "ours, office, made",
    [
        ({"counted": ["hộ"]}, {"counted": ["gốc"]}, {"counted": ["hộ", "gốc"]}),
        ({"counted": ["hộ", "bộ"]}, {"counted-": ["bộ"]}, {"counted": ["hộ"]}),
        ({"counted": ["hộ"], "ends": ["và"]}, {}, {"counted": ["hộ"], "ends": ["và"]}),
        ({"strong": 2.0}, {"strong": 3.0}, {"strong": 3.0}),
        ({"types": {"BC": "Báo cáo"}}, {"types": {"BC": "Bản cam kết", "TL": "Tài liệu"}}, None),
        (
            {"synonyms": [["hồ sơ", "HS"], ["xã", "phường"]]},
            {"synonyms": [["hồ sơ", "bộ hồ sơ"]]},
            {"synonyms": [["xã", "phường"], ["hồ sơ", "HS", "bộ hồ sơ"]]},
        ),
        (
            {"agencies": [{"code": "SNV", "name": "Sở Nội vụ", "level": "sở"}]},
            {"agencies": [{"code": "SNV", "name": "Sở Nội vụ", "level": "tỉnh"}]},
            {"agencies": [{"code": "SNV", "name": "Sở Nội vụ", "level": "tỉnh"}]},
        ),
        (
            {"key_indicators": [{"code": "a.b"}, {"code": "a.c"}], "outline": [{"text": "A"}]},
            {"key_indicators": [{"code": "a.d"}], "outline": [{"text": "B"}]},
            {"key_indicators": [{"code": "a.d"}], "outline": [{"text": "B"}]},
        ),
        (
            {"rows": [{"number": "1"}, {"number": "2"}, {"number": "10"}]},
            {"rows": [{"number": "2.1"}, {"number": "11"}]},
            {"rows": [{"number": n} for n in ("1", "2", "2.1", "10", "11")]},
        ),
        ({"units": ["hồ sơ"]}, None, {"units": ["hồ sơ"]}),
    ],
)
def test_words_are_added_records_and_values_are_the_office_s(ours, office, made):
    if made is None:
        made = {"types": {"BC": "Bản cam kết", "TL": "Tài liệu"}}
    assert laid_over(ours, office) == made


@pytest.mark.parametrize(
    "office, made",
    [
        ({"code": "a.b", "name": "mới"}, {"code": "a.b", "name": "mới"}),
        (
            {"code": "a.b", "wordings+": ["N gốc"]},
            {"code": "a.b", "name": "cũ", "wordings": ["N cây", "N gốc"]},
        ),
        (
            {"code": "a.b", "wordings-": ["N cây"], "name": "mới"},
            {"code": "a.b", "name": "mới", "wordings": []},
        ),
        (
            {"code": "a.b", "refuse+": ["ăn quả"]},
            {"code": "a.b", "name": "cũ", "wordings": ["N cây"], "refuse": ["ăn quả"]},
        ),
    ],
)
def test_a_record_takes_the_place_of_ours_or_changes_it(office, made):
    ours = {"code": "a.b", "name": "cũ", "wordings": ["N cây"]}
    assert record_over(ours, office) == made
    assert ours == {"code": "a.b", "name": "cũ", "wordings": ["N cây"]}
