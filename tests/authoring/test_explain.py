"""Tests of explain."""

from typing import get_args

from extractor import messages
from extractor.authoring.draft import drafts
from extractor.authoring.explain import explained_page
from extractor.document import read_report
from extractor.indicators.case import Refusal


def test_explain_escapes_and_names_the_claim(tmp_path):
    report = tmp_path / "<b>.txt"
    report.write_text("Đã tiếp nhận 900 hồ sơ <script>alert(1)</script>, nuôi 7 con gà", "utf-8")
    page = explained_page(read_report(report))
    assert "ho_so_tthc.tiep_nhan" in page and "<script>" not in page and "<b>" not in page
    draft = drafts(read_report(report))
    assert (
        "nuôi N con gà" in draft
        and "«7»" in draft
        and "900" not in draft.replace("nhận 900 hồ", "")
    )


def test_every_reason_against_an_indicator_has_its_words():
    refusals = [refusal for part in get_args(Refusal) for refusal in (get_args(part) or (part,))]
    assert "part_of" in refusals and "in_list" in refusals
    worded = {key.removeprefix("against_") for key in messages.TALK if key.startswith("against_")}
    assert worded == set(refusals)
