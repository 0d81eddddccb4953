"""What `drafts.yaml` says: sentences with slots, the outline, and faults in either by name."""

import copy

import pytest

from extractor.drafting import content
from extractor.drafting.content import SLOTS, filled, load_drafts
from extractor.errors import BrokenRule
from extractor.patterns import read_rules


@pytest.fixture
def said(monkeypatch):
    """Has the file say otherwise: a function over its content."""

    def put(change):
        rules = copy.deepcopy(read_rules("drafts.yaml"))
        change(rules)
        monkeypatch.setattr(content, "read_rules", lambda name: rules)
        load_drafts.cache_clear()
        return load_drafts()

    yield put
    load_drafts.cache_clear()


@pytest.mark.parametrize(
    "text, values, made",
    [
        ("Báo cáo {kỳ}", {"kỳ": "năm 2024"}, "Báo cáo năm 2024"),
        ("{đơn vị}: {đơn vị}", {"đơn_vị": "Mỹ Tú"}, "Mỹ Tú: Mỹ Tú"),
        ("Số {{ho_so_tthc.tiep_nhan}}", {"ho_so_tthc.tiep_nhan": "x"}, None),  # a mark stays
        ("hạn {hạn}", {}, "hạn {hạn}"),
        ("{đơn vị}", {"đơn_vị": "{kỳ}", "kỳ": "x"}, "{kỳ}"),  # what is put in is not looked at
    ],
)
def test_slots_are_filled(text, values, made):
    assert filled(text, **values) == (text if made is None else made)


def test_our_own_file_is_whole():
    found = load_drafts()
    assert found.office.font_size in (13, 14) and found.letters.recipients
    assert {item.kind for item in found.outline} == {"heading", "text", "table", "quotes"}
    assert {item.words for item in found.outline if item.kind == "quotes"} <= set(found.quotes)
    told = [found.letters.missing_due, found.letters.late_received, found.frame.title]
    assert all(any(f"{{{slot}}}" in text for slot in SLOTS) for text in told)


@pytest.mark.parametrize(
    "change, told",
    [
        (lambda said: said["office"].update(font_size=12), "12"),
        (lambda said: said["outline"].append({"heading": "A", "text": "b"}), "outline"),
        (lambda said: said["outline"].append({}), "outline"),
        (lambda said: said["outline"].append({"text": "{{x.y}}"}), "x.y"),
        (lambda said: said["outline"].append({"table": "Bảng", "columns": ["x.y"]}), "x.y"),
        (lambda said: said["outline"].append({"text": "{{đơn vị=A}}"}), "{{đơn vị=A}}"),
        (lambda said: said["outline"].append({"text": "{{ho_so"}), "{{"),
        (lambda said: said["outline"].append({"quotes": "la"}), "la"),
        (lambda said: said["letters"].update(closing="Trước {ngay}"), "{ngay}"),
        (lambda said: said["letters"].update(opening="Gửi {dơn vị}"), "{dơn vị}"),
        (lambda said: said["letters"].update(missing_due="Hạn {ngày hạn}"), "{ngày hạn}"),
        (lambda said: said["report"].update(title="Kỳ {kì}"), "{kì}"),
    ],
)
def test_a_fault_is_named(said, change, told):
    with pytest.raises(BrokenRule) as broken:
        said(change)
    faults = broken.value.values["faults"]
    assert faults.startswith("drafts.yaml: ")
    assert told in faults or told == "outline"


def test_all_faults_are_named_at_once(said):
    def change(rules):
        rules["office"]["font_size"] = 20
        rules["letters"]["closing"] = "{lạ}"
        rules["outline"].append({"quotes": "không có"})

    with pytest.raises(BrokenRule) as broken:
        said(change)
    assert len(broken.value.values["faults"].split("\n")) == 3


def test_an_outline_of_the_office_is_read(said):
    found = said(
        lambda rules: rules.update(
            outline=[{"text": "Đạt {{ho_so_tthc.tiep_nhan}},\n  rồi {{kỳ}}."}]
        )
    )
    [item] = found.outline
    assert item.words == "Đạt {{ho_so_tthc.tiep_nhan}}, rồi {{kỳ}}."
    assert [one.mark.kind for one in item.marks] == ["value", "period"]
