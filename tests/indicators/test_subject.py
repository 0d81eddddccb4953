"""Points, places and shares are those of the index named last; changes are none of them."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.indicators.prose import findings
from extractor.layout import from_plain

PAR, SIPAS, PCI, PAPI = "ket_qua.par_index.", "ket_qua.sipas.", "ket_qua.pci.", "ket_qua.papi."


def codes(plain):
    """The codes of all figures, in order."""
    document = replace(from_plain(plain), sections=((0, ""),))
    return [found.code for found in findings(document, find_numerals(document, [], "2023"))]


@pytest.mark.parametrize(
    "plain, wanted",
    [
        (
            "Chỉ số CCHC của tỉnh tăng 2,4 điểm và 7 bậc so với năm 2021, xếp thứ 11/63.",
            ["", "", PAR + "thu_hang"],
        ),
        (
            "Tỉnh xếp thứ 18/63 về PAR Index, thứ 25/63 về SIPAS.",
            [PAR + "thu_hang", ""],
        ),
        (
            "PCI đạt 66,2 điểm, tăng 1,3 điểm, đứng thứ 27/63 tỉnh, thành phố.",
            [PCI + "diem", "", PCI + "thu_hang"],
        ),
        ("Chỉ số SIPAS giảm khá sâu (8,12%).", [""]),
        (
            "Bộ Nội vụ công bố Chỉ số CCHC năm 2023.\n\nTheo đó, tỉnh đứng vị trí 21/63.",
            [PAR + "thu_hang"],
        ),
        ("Chỉ số PAPI đạt 42 điểm; DTI đạt 0,62 điểm, xếp thứ 18/63.", [PAPI + "diem", "", ""]),
        (
            "Kết quả Chỉ số PAPI năm 2023\n\nI. Kết quả chung\n\nTỉnh đạt 43,2 điểm, xếp thứ 12/63.",
            [PAPI + "diem", PAPI + "thu_hang"],
        ),
        (
            "Kết quả Chỉ số PAPI năm 2023\n\nI. Kết quả chung\n\nCó 43 tổ chức hài lòng, 82%.",
            ["", ""],
        ),
        ("PAPI: tỉnh dẫn đầu cả nước với 46,2 điểm.", [PAPI + "diem"]),
        ("PAPI: tỉnh xếp thứ 3 cả nước với 45,7 điểm.", [PAPI + "diem"]),
        ("PAPI: bình quân cả nước 42,3 điểm.", [""]),
        (
            "PAR Index tỉnh Sơn La đạt 86,4%, xếp thứ 40/63 tỉnh, thành phố trực thuộc Trung ương.",
            [PAR + "diem", PAR + "thu_hang"],
        ),
        ("Thi giáo viên giỏi, tỉnh xếp thứ 3/63.", [""]),
        (
            "SIPAS được công bố. Số báo cáo của các sở đã gửi đúng thời gian trong năm đạt 98%.",
            [""],
        ),
    ],
)
def test_whose_points_and_places(plain, wanted):
    assert codes(plain) == wanted
