"""The end of a report: who receives it, who signed in which capacity."""

import pytest

from extractor.letterhead.signature import Signature, read_signature

RECIPIENTS = "Nơi nhận:\n- UBND tỉnh;\n- Sở Nội vụ;\n- Lưu: VT.\n"


@pytest.mark.parametrize(
    "text, recipients, capacity, signer",
    [
        (
            f"Báo cáo.\n\n{RECIPIENTS}\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An\n",
            "UBND tỉnh; Sở Nội vụ; Lưu: VT",
            "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH",
            "Nguyễn Văn An",
        ),
        (
            f"{RECIPIENTS}\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nThS. Trần Thị Bích Hà\n",
            "UBND tỉnh; Sở Nội vụ; Lưu: VT",
            "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
            "Trần Thị Bích Hà",
        ),
        # a mark of each word lost or changed by OCR
        (
            "Noi nhân:\n- Như trên;\n- Lưu VT.\n\nGIÁM ĐÔC\n\nLê Hoàng Nam\n",
            "Như trên; Lưu VT",
            "GIÁM ĐÔC",
            "Lê Hoàng Nam",
        ),
        # recipients that are not listed
        ("Nơi nhận: như trên\n\nTRƯỞNG PHÒNG\n\nLê Nam\n", "", "TRƯỞNG PHÒNG", "Lê Nam"),
        # names of four letters and of three; degrees of physicians
        ("GIÁM ĐỐC\n\nĐỗ Ba\n", "", "GIÁM ĐỐC", "Đỗ Ba"),
        ("TRƯỞNG THÔN\n\nY Sĩ\n", "", "TRƯỞNG THÔN", "Y Sĩ"),
        ("GIÁM ĐỐC\n\nBSCKII. Vũ Lý\n\n- Lưu VT\n", "", "GIÁM ĐỐC", "Vũ Lý"),
        ("GIÁM ĐỐC\n\nA B\nSở Nội vụ\n", "", "GIÁM ĐỐC", ""),
        # a capacity without a name below it
        ("CHỦ TỊCH\n", "", "CHỦ TỊCH", ""),
        # a name without a capacity above it is nobody's signature
        ("Nguyễn Văn An\n", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_recipients_capacity_and_signer(text, recipients, capacity, signer):
    assert read_signature(text) == Signature(recipients, capacity, signer)


def test_a_capacity_in_a_sentence_is_none():
    assert read_signature("Đề nghị GIÁM ĐỐC các sở báo cáo.\nNguyễn Văn An\n").capacity == ""


def test_of_many_lines_of_capacities_the_first_four_are_told():
    lines = ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TRƯỞNG PHÒNG"]
    found = read_signature("\n".join([*lines, "", "Lê Nam", ""]))
    assert found.capacity == ", ".join(lines[:4]) and found.signer == "Lê Nam"


def test_only_the_end_of_the_report_is_looked_at():
    long = "CHỦ TỊCH\n\nTrần Văn Xa\n" + "Nội dung báo cáo. " * 100
    assert read_signature(long) == Signature("", "", "")
    assert read_signature(f"{long}\n{RECIPIENTS}").recipients == "UBND tỉnh; Sở Nội vụ; Lưu: VT"
