"""Units of amounts and spans whose marks OCR read otherwise."""

import pytest

from extractor.model import Box, Word
from extractor.witnesses.unit_words import spelled_units


@pytest.mark.parametrize(
    "read, wanted",
    [
        ("hơn 1.250 ty đồng, đạt", "hơn 1.250 tỷ đồng, đạt"),
        ("gần 340 triệu đông và", "gần 340 triệu đồng và"),
        ("chi 12,5 triêu dồng.", "chi 12,5 triệu đồng."),
        ("thu 7 nghin tý đổng;", "thu 7 nghìn tỷ đồng;"),
        ("(triêu đông)", "(triêu đông)"),  # two words of no number are left
        ("Trong 9 tháng đâu năm 2021,", "Trong 9 tháng đầu năm 2021,"),
        ("Kết quả 3 thảng dầu năm", "Kết quả 3 thảng đầu năm"),
        ("là 742.300.000 đỏng, bằng", "là 742.300.000 đồng, bằng"),
        ("phí: 94.750.000 đông. Năm", "phí: 94.750.000 đồng. Năm"),
        ("mức 400.000 đòng/ha/năm,", "mức 400.000 đồng/ha/năm,"),
        ("mỗi suất 150.000 đổng;", "mỗi suất 150.000 đồng;"),
        ("(2.871.905.000 đống)", "(2.871.905.000 đồng)"),
        ("còn lại 3.732 trêu đồng, cam kết", "còn lại 3.732 triệu đồng, cam kết"),
        ("chi 45 tiệu đông.", "chi 45 triệu đồng."),
        ("gồm 850 nghỉn đồng/hộ", "gồm 850 nghìn đồng/hộ"),
        ("thu 12,6 triêư đổng", "thu 12,6 triệu đồng"),
        ("loại 8.463 hà, cây ăn quả 11.725 hả.", "loại 8.463 ha, cây ăn quả 11.725 ha."),
        ("rừng 412,5 hã và", "rừng 412,5 ha và"),
        ("gia cầm 4.319.000 còn.", "gia cầm 4.319.000 con."),
        ("có 187.400 còn, tăng", "có 187.400 con, tăng"),
        ("ngày 18 thẳng 9 năm 2023", "ngày 18 tháng 9 năm 2023"),
        ("ngày 21 thủng 5 năm 2020", "ngày 21 tháng 5 năm 2020"),
        ("ngày 3 thúng 11 năm 2022.", "ngày 3 tháng 11 năm 2022."),
        ("gồm 5 thùng 3 năm tuổi", "gồm 5 thùng 3 năm tuổi"),
        ("ngày 05 thăng 12 nãm 2019", "ngày 05 thăng 12 năm 2019"),
        ("ngày 05 thăng 12 năm 2019.", "ngày 05 tháng 12 năm 2019."),
        ("ngày 7 thằng 4 nam 2021;", "ngày 7 tháng 4 năm 2021;"),
        ("đến 31 tháng 12 nấm 2019; tránh", "đến 31 tháng 12 năm 2019; tránh"),
        ("từ tháng 3 nằm 2022 đến", "từ tháng 3 năm 2022 đến"),
        ("trong tháng 10 nhm 2018,", "trong tháng 10 năm 2018,"),
        ("hoàn trả 335.100.000 đăng vốn", "hoàn trả 335.100.000 đồng vốn"),
        ("dư nợ 1.852.000 đẳng, nợ", "dư nợ 1.852.000 đồng, nợ"),
        ("chi 42.150.000.000 đặng.", "chi 42.150.000.000 đồng."),
        # what is a word of its own stays
        ("trị giá 1,1 ÿ đồng.", "trị giá 1,1 tỷ đồng."),
        ("chi 45,6 lỷ đông, đạt", "chi 45,6 tỷ đồng, đạt"),
        ("thu 12 fý đồng", "thu 12 tỷ đồng"),
        ("có 3 ly nước và 5 ý kiến", "có 3 ly nước và 5 ý kiến"),
        ("có 1.250.000 đăng ký mới", "có 1.250.000 đăng ký mới"),
        ("nhận 1.200 đăng kiểm", "nhận 1.200 đăng kiểm"),
        ("tháng 5 nấm rơm 2020 bịch", "tháng 5 nấm rơm 2020 bịch"),
        ("thu 12 nấm 2019 gam", "thu 12 nấm 2019 gam"),
        ("giảm từ 211 còn 169 hộ", "giảm từ 211 còn 169 hộ"),
        ("nuôi 2 hà mã và 3 con", "nuôi 2 hà mã và 3 con"),
        ("có 5 thắng 3 thua năm 2021", "có 5 thắng 3 thua năm 2021"),
        ("gồm 12 trống đồng và 5 hợp đồng", "gồm 12 trống đồng và 5 hợp đồng"),
        ("khen 3 tập đoàn", "khen 3 tập đoàn"),
        ("gom 1.500 đống rơm", "gom 1.500 đống rơm"),
        ("khảo sát 12 động cát", "khảo sát 12 động cát"),
        ("tổ 1.254 đông nhất", "tổ 1.254 đông nhất"),
        ("có 5 công ty đông lạnh", "có 5 công ty đông lạnh"),
        ("thôn 4 đông dân", "thôn 4 đông dân"),
        ("12 triều cường", "12 triều cường"),
        ("trong 2 tháng đấu thầu", "trong 2 tháng đấu thầu"),
        ("đạt 98, ty lệ", "đạt 98, ty lệ"),
    ],
)
def test_marks_of_units(read, wanted):
    words = tuple(Word(text, Box(0, 0, 1, 1), 0.9) for text in read.split())
    assert " ".join(word.text for word in spelled_units(words)) == wanted
