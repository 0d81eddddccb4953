"""What a statement leaves out is taken from what its document opens with."""

from dataclasses import replace

import pytest

from extractor.document import read_report
from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain


def coded(tmp_path, text):
    """The printed figures of a report that have a code, each with it, in order."""
    file = tmp_path / "bao-cao.txt"
    file.write_text(text, "utf-8")
    return [(one.raw, one.indicator) for one in read_report(file).numerals if one.indicator]


REFORM = "UBND HUYỆN AN PHÚ\n\nBÁO CÁO\nKết quả cải cách hành chính năm 2022\n\n"


@pytest.mark.parametrize(
    "head, statement, wanted",
    [
        (REFORM, "4. Sáng kiến: 3 cách làm hay.", ("3", "chi_dao.sang_kien")),
        (REFORM, "Toàn huyện nhân rộng 5 mô hình mới.", ("5", "chi_dao.sang_kien")),
        (REFORM, "Đài huyện phát 31 tin, bài.", ("31", "chi_dao.tuyen_truyen.tin_bai")),
        (
            "Báo cáo công tác kiểm soát thủ tục hành chính quý II/2019\n\n",
            "5. Đã kiểm tra thực tế 11 đơn vị.",
            ("11", "tthc.kiem_soat.don_vi_duoc_kiem_tra"),
        ),
    ],
)
def test_a_report_says_its_topic_once(tmp_path, head, statement, wanted):
    before = "1. Có 214 người dự hội nghị tổng kết công tác.\n\n"
    assert wanted in coded(tmp_path, head + before + statement)


@pytest.mark.parametrize(
    "head, statement, figure",
    [
        # another topic, what is only counted, what is yet to be done
        ("Báo cáo công tác y tế năm 2022\n\n", "4. Sáng kiến: 3 cách làm hay.", "3"),
        (REFORM, "Xã Bình Hòa đăng ký 1 mô hình.", "1"),
        (REFORM, "Năm 2023 sẽ nhân rộng 5 mô hình mới.", "5"),
    ],
)
def test_not_all_in_a_report_is_of_its_topic(tmp_path, head, statement, figure):
    before = "1. Có 214 người dự hội nghị tổng kết công tác.\n\n"
    codes = coded(tmp_path, head + before + statement)
    assert (figure, "chi_dao.sang_kien") not in codes


def test_what_says_its_topic_itself_has_the_better_claim():
    text = (
        "Kết quả cải cách hành chính năm 2022\n\n1. Có 214 người dự.\n\n"
        "Toàn huyện nhân rộng 5 mô hình mới.\n\n"
        "Công nhận 7 sáng kiến cải cách hành chính."
    )
    document = replace(from_plain(text), sections=((0, ""),))
    found = findings(document, find_numerals(document, [], "2022"))
    assert [(one.figure.raw, one.code) for one in found if one.code] == [("7", "chi_dao.sang_kien")]


LIST_OF_STAFF = "2. Chất lượng\na) Chuyên môn:\n+ Đại học: 151\n+ Cao đẳng: 14\n"


@pytest.mark.parametrize(
    "head, level",
    [
        ("Thực trạng đội ngũ cán bộ, công chức cấp xã\n\n", ".cap_xa"),
        ("CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC XÃ, PHƯỜNG, THỊ TRẤN\nnăm 2018\n\n", ".cap_xa"),
        ("Báo cáo đội ngũ cán bộ, công chức cấp huyện và cấp xã\n\n", ""),
        ("Báo cáo chất lượng đội ngũ công chức của tỉnh\n\n", ""),
    ],
)
def test_a_title_tells_of_which_level_the_staff_is(tmp_path, head, level):
    university = f"can_bo.trinh_do_chuyen_mon.dai_hoc{level}"
    assert ("151", university) in coded(tmp_path, head + LIST_OF_STAFF)


FILES = "1. Giải quyết 64 hồ sơ: trả lại 05, đang xem xét 9."


@pytest.mark.parametrize(
    "title",
    [
        "Kết quả công tác quản lý nhà nước về tín ngưỡng, tôn giáo năm 2022",
        "Tình hình công tác văn thư, lưu trữ năm 2022",
        "Kết quả thực hiện chính sách đối với người có công năm 2022",
    ],
)
def test_files_of_a_report_on_another_field_are_none_of_procedures(tmp_path, title):
    head = f"UBND HUYỆN AN PHÚ\n\nBÁO CÁO\n{title}\n\n"
    assert not coded(tmp_path, head + FILES)
    reform = "4. Thủ tục hành chính\n\nTiếp nhận 71 hồ sơ thủ tục hành chính."
    assert coded(tmp_path, head + reform) == [("71", "ho_so_tthc.tiep_nhan")]
    assert coded(tmp_path, REFORM + FILES)
