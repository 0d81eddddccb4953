"""What stands beside a numeral in a scan tells that part of it was not read."""

from dataclasses import replace

import pytest

from extractor.figures.find import find_numerals
from extractor.layout import from_plain
from extractor.lines.document_text import build_text
from extractor.model import Box, PageReading, Word


def doubts(line, raw):
    """Of the numeral `raw` in a line as two models read it alike."""
    words = tuple(
        Word(word, Box(60 + 40 * k, 100, 95 + 40 * k, 112), 0.95, evidence="agreed", others=(word,))
        for k, word in enumerate(line.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    [row] = [r for r in find_numerals(document, [], "2023") if r.raw == raw]
    return {d.key for d in row.doubts}


@pytest.mark.parametrize(
    "line, raw, doubt",
    [
        ("sửa chữa trụ sở II tỷ 900 triệu đồng và mua", "900 triệu đồng", "torn"),
        ("kinh phí hỗ trợ là tỷ 240 triệu đồng, thanh", "240 triệu đồng", "torn"),
        ("sửa chữa trụ sở 11 tỷ 900 triệu đồng và mua", "11 tỷ 900 triệu đồng", ""),
        ("chi 450 triệu đồng mua máy", "450 triệu đồng", ""),
        ("Đề nghị hỗ trợ 85 triệu", "85 triệu", "torn"),
        ("có 2 triệu lượt người truy cập", "2 triệu", ""),
        ("Tân Lộc, ngày 05 thúng 12 năm 2022", "05", "date_torn"),
        ("đã giải quyết 05 hồ sơ trong năm", "05", ""),
        ("Theo Kế hoạch số 68/&KH-UBND của huyện", "68", "symbol_short"),
        ("Theo Kế hoạch số 68/KH-UBND của huyện", "68/KH-UBND", ""),
        ("Sô 1731 BC-UBND", "1731 BC-UBND", "list_or_torn"),
        ("đã ban hành 215 QĐ-UBND", "215", "symbol_short"),
        ("Sở đã gửi 45 KH-SNV đến các xã", "45", "symbol_short"),
        ("gồm 12 KH của các phòng", "12", ""),
        # more months of a year than it has: a stroke beside the number was read as a digit
        ("Kết quả công tác 61 tháng đầu năm 2021 của xã", "61 tháng", "date_torn"),
        ("Kết quả công tác 61 tháng đầu năm 2021 của xã", "2021", "date_torn"),
        ("và nhiệm vụ 16 tháng cuối năm 2022 của phòng", "2022", "date_torn"),
        ("đã giải ngân 91 tháng năm 2025 đạt", "2025", "date_torn"),
        ("Kết quả công tác 6 tháng đầu năm 2021 của xã", "6 tháng đầu năm 2021", ""),
        ("máy được bảo hành 24 tháng từ năm 2021 đến nay", "24 tháng", ""),
        ("Trong năm đã tiếp nhận I.111 hồ sơ", "I.111", "look_alike"),
        ("Trong năm đã tiếp nhận 1.111 hồ sơ", "1.111", ""),
        # a stamp or a pen over the rest of the word
        ("Thực hiện Công văn số 225;@ ngày 04/9/2020 của", "225", "look_alike"),
        ("Kế hoạch số 68/KH-U@^ND ngày 04/9/2020", "68/KH-U", "look_alike"),
        ("đạt tỷ lệ «8.92% kế hoạch", "8.92%", "look_alike"),
        ("giảm còn 15,51 9á so với đầu năm", "15,51", "look_alike"),
        ("hộ nghèo chiếm 7,4 0/0 số hộ", "7,4", "look_alike"),
        ("tỷ lệ che phủ đạt 42,35 °/° diện tích", "42,35", "look_alike"),
        ("vượt 3,2 9ó kế hoạch", "3,2", "look_alike"),
        ("đã tiếp nhận 12);# hồ sơ trong năm", "12", "look_alike"),
        ("Thực hiện Công văn số 225; ngày 04/9/2020 của", "225", ""),
        ("đạt tỷ lệ (98,92%), vượt kế hoạch", "98,92%", ""),
        ("cấp xã 4.032 cuộc với I 11.264 lượt người", "11.264", "torn"),
        ("cấp xã 4.032 cuộc với 11.264 lượt người", "11.264", ""),
        ("cấp xã 4.032 cuộc với II 1.264 lượt người", "1.264", "torn"),
        ("trong quý II 12 cuộc kiểm tra", "12", ""),
        ("Lũy kế9 tháng đã tuyển sinh", "9", "glued"),
        ("tăng so với cùng kỳ1 và đạt", "1", ""),
        ("đã hoàn thành 4.1 16/4.116 nhiệm vụ", "16/4.116", "torn"),
        ("đã hoàn thành 4.116/4.116 nhiệm vụ", "4.116/4.116", ""),
        # a speck above a comma or a dot makes another mark of it
        ("diện tích đạt 101;3% kế hoạch", "3%", "torn"),
        ("diện tích đạt 101:3% kế hoạch", "3%", "torn"),
        ("kinh phí 16;500 triệu đồng trong năm", "500 triệu đồng", "torn"),
        ("sầu riêng 171:5 ha, xoài", "5 ha", "torn"),
        ("đạt 101,3%; giảm 3% so với", "3%", ""),
        ("tiếp nhận hồ sơ lúc 16:30 hằng ngày", "16:30", ""),
        ("xuất hiện bệnh COVID-†19 mũi", "19", "look_alike"),
        # both pieces of a number whose comma or dot was lost, or read as another sign
        ("có diện tích 11 5 ha đất lúa", "11", "torn"),
        ("có diện tích 11 5 ha đất lúa", "5 ha", "torn"),
        ("nhiệm vụ, bằng 69 2% kế hoạch", "2%", "torn"),
        ("đã giải ngân 55'936 triệu đồng", "936 triệu đồng", "torn"),
        ("đã giải ngân 55’936 triệu đồng", "55", "torn"),
        ('đã giải ngân 12"340 triệu đồng', "340 triệu đồng", "torn"),
        ("có diện tích 11,5 ha đất lúa", "11,5 ha", ""),
        ("năm 2016 15 hồ sơ trễ hạn", "15", ""),
        ("HUYỆN AN PHÚ An Phú, ngày 12", "12", "date_torn"),
        ("của Quốc hội ngày 24/1 1/2017 và văn bản", "1/2017", "date_torn"),
        ("Quyết định ngày 05/1 2/2019 của Bộ", "2/2019", "date_torn"),
        ("từ ngày 24/11 đến 1/12/2017", "1/12/2017", ""),
        ("từ ngày 1/11 đến ngày 2/12/2017", "2/12/2017", ""),
        ("An Phú, ngày 12 tháng 6 năm 2023", "12 tháng 6 năm 2023", ""),
        (
            "(Kèm theo Quyết định này ngày 16 tháng#năm 2021 của Ban",
            "16 tháng#năm 2021",
            "date_torn",
        ),
        ("theo Công văn này ngày 16 tháng Ă năm 2021 của Ban", "2021", "date_torn"),
        ("theo Công văn này ngày 09 tháng Y| năm 2020 của Ban", "2020", "date_torn"),
        ("(Kèm theo Quyết định ngày 16 tháng3năm 2021 của Ban", "16 tháng3năm 2021", "date_torn"),
        ("(Kèm theo Quyết định ngày *6 tháng3năm 2021 của Ban", "2021", "date_torn"),
        ("việc làm lũy kế ø tháng năm 2024 là", "2024", "date_torn"),
        # how many months is lost
        ("trợ giúp pháp lý ^.. đầu năm 2023", "2023", "date_torn"),
        ("tiếp công dân 9 đầu năm 2021", "2021", "date_torn"),
        ("tình hình dịch bệnh ~* cuối năm 2019", "2019", "date_torn"),
        ("trợ giúp pháp lý 6 tl:^...) đầu Ộ hỘ _, . năm 2019", "2019", "date_torn"),
        ("an toàn thực phẩm 9 (h:ng đầu ; năm 2022", "2022", "date_torn"),
        ("Kể từ đầu năm 2023 đến nay", "2023", ""),
        ("Trong 12 hồ sơ đầu tiên của năm 2023 có", "2023", ""),
        # letters in place of a number's last three digits
        ("Khám chữa bệnh: 21. đầi lượt khám", "21", "torn"),
        ("trị giá 511. triệu đồng tiền quà", "511", "torn"),
        ("có tổng số 4. oai hộ nghèo", "4", "torn"),
        ("Tổng số là 21. Đến nay còn đủ", "21", ""),
        ("Các việc sau: - đầu năm 2023 họp", "2023", ""),
        ("thu ngân sách ọ tháng đầu năm 2023 đạt", "2023", ""),
        ("thu ngân sách §§ tháng đầu năm 2023 đạt", "2023", "date_torn"),
        ("thu ngân sách q. tháng năm 2023 đạt", "2023", "date_torn"),
        ("số liệu các tháng năm 2023 đạt", "2023", ""),
        ("từ ngày 05 tháng sau năm 2020 của Ban", "2020", ""),
        ("theo Quyết định này ngày Ã6 tháng 4 năm 2021 của Ban", "4 năm 2021", "date_torn"),
        ("theo Kế hoạch này ngày |U tháng 01 năm 2011 của Ban", "01 năm 2011", "date_torn"),
        ("trong những ngày đầu tháng 4 năm 2021 của Ban", "4 năm 2021", ""),
        ("theo Công văn này ngày 2# tháng 9 năm 2020 của Ban", "9 năm 2020", "date_torn"),
        ("Hà Nội, ngày tháng năm 2021", "2021", "date_torn"),
        ("theo Công văn ngày #6 tháng, năm 2019 của Sở", "2019", "date_torn"),
        ("Kế hoạch ngày tháng 4 năm 2021 của Chính phủ", "4 năm 2021", "date_torn"),
        ("ban hành ngày … tháng 12 năm 2018 của tỉnh", "12 năm 2018", "date_torn"),
        ("trong tháng 4 năm 2021 của tỉnh", "4 năm 2021", ""),
        ("các tháng đầu năm 2021 của tỉnh", "2021", ""),
        ("ng Tliáng 4 năm 2021 của Trưởng Ban", "2021", "date_torn"),
        ("IV: NHIỆM VỤ THÍNG7 NẮM 2024", "2024", "date_torn"),
        ("kỳ họp thú 9 nàm 2023 của", "2023", "date_torn"),
        ("IV: NHIỆM VỤ THÍNG 7 NĂM 2024", "7", "date_torn"),
        ("NHIỆM VỤ THẢNQ 12 NẮM 2023", "12", "date_torn"),
        ("xét tuyển viên chức đợt 2 năm 2023", "2023", ""),
        ("kỳ thi học kỳ 1 năm 2024 đã xong", "2024", ""),
        ("họp tổng kết lần 3 năm 2022 tại xã", "2022", ""),
        ("tập huấn khóa 5 năm 2021 cho cán bộ", "2021", ""),
        ("trong 2 năm 2021, 2022 đã giảm", "2021", ""),
        ("trong 02 năm 2021 và 2022 đã giảm", "2021", ""),
        ("chính phủ điện tử giai đoạn 2019 - nh", "2019", "date_torn"),
        ("trong nhiệm kỳ 2021 – Ủy ban", "2021", "date_torn"),
        ("trong giai đoạn 2019 - nay, tỉnh đã", "2019", ""),
        ("trong giai đoạn 2019 - 2020, tỉnh đã", "2019 - 2020", ""),
        ("Dự kiến đến hết quý HI/2023 sẽ hoàn thành", "2023", "year_or_count"),
    ],
)
def test_what_is_left_of_a_misread_numeral_is_doubted(line, raw, doubt):
    found = doubts(line, raw)
    assert doubt in found if doubt else not found


@pytest.mark.parametrize(
    "read, seen, evidence, doubted",
    [
        ("618/BC-CCT", "618/BC-CCT,", "agreed", False),  # a body that nobody entered
        ("94/BC-CĐN", "94/BC-CDN", "agreed", False),  # the second witness has no Đ
        ("175-BC/TĐTN", "175-BC/TDTN", "agreed", False),
        ("41/HD-XYZ.", "41/HD-XYZ", "alike", False),
        ("618/BC-GCT", "618/BC-CCT", "agreed", True),
        ("207/BC-PGD", "207/BC-PGD", "agreed", True),  # both may have lost a stroke
        ("618/BC-CCT", "618/BC-CCT", "split", True),
        ("618/BC-CCÍ", "618/BC-CCI", "agreed", True),
    ],
)
def test_letters_that_both_witnesses_have_are_no_misread_body(read, seen, evidence, doubted):
    printed = f"Thực hiện Công văn số {read} ngày 04/9/2020"
    words = tuple(
        Word(text, Box(60 + 60 * k, 100, 115 + 60 * k, 112), 0.95, evidence="agreed", others=())
        for k, text in enumerate(printed.split())
    )
    words = tuple(
        replace(word, evidence=evidence, others=(seen,)) if word.text == read else word
        for word in words
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    rows = find_numerals(document, [], "2023")
    [row] = [one for one in rows if one.kind == "document_number"]
    assert ("symbol_unknown" in {doubt.key for doubt in row.doubts}) == doubted


@pytest.mark.parametrize(
    "line, raw, doubted",
    [
        ("tước giấy phép lái xe 172 trưởng hợp, tạm giữ 918 xe", "172", False),
        ("Toàn huyện có 38 cơ sở Hội, 241 chỉ hội với 46.187 hội viên", "241", False),
        ("phát hiện 49 cơ sở vi phạm; xử phạt 36 có sở với số tiền 5 triệu đồng", "36", False),
        ("đất đai 94 vụ, bồi thường 41 vụ, chính sách xã hội 17 vu.", "17", False),
        ("nội dung của chính sách xã hội 17 vu.", "17", True),  # one word, nothing beside it
        ("thể đề nghị, xét chọá 36 tậ thể, nay xong", "36", True),
    ],
)
@pytest.mark.parametrize("confidence", [0.95, 1.0])
def test_what_is_counted_is_known_but_for_the_marks_that_a_reader_has(
    line, raw, doubted, confidence
):
    """What a file says itself has no reader."""
    words = tuple(
        Word(
            text,
            Box(60 + 60 * k, 100, 115 + 60 * k, 112),
            confidence,
            evidence="" if confidence == 1 else "agreed",
        )
        for k, text in enumerate(line.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    rows = find_numerals(document, [], "2023")
    [row] = [one for one in rows if one.raw == raw]
    assert ("count_of_what" in {doubt.key for doubt in row.doubts}) == (doubted or confidence == 1)


def _doubts_of_symbol(symbol: str) -> set[str]:
    """The doubts of a document's symbol in a sentence that both witnesses read alike."""
    printed = f"Thực hiện văn bản số {symbol} ngày 04/9/2020"
    words = tuple(
        Word(
            text, Box(60 + 60 * k, 100, 115 + 60 * k, 112), 0.95, evidence="agreed", others=(text,)
        )
        for k, text in enumerate(printed.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    rows = find_numerals(document, [], "2023")
    [row] = [one for one in rows if one.kind == "document_number"]
    return {doubt.key for doubt in row.doubts}


@pytest.mark.parametrize(
    "symbol, doubted",
    [
        ("116/BG-TTDVNN", True),  # a C whose spur is long
        ("142/BG-UBND", True),
        ("37/OĐ-SYT", True),  # a Q whose tail was lost
        ("2024/GV-STC", True),
        ("116/BC-TTDVNN", False),
        ("85/VP-TTHC", False),  # a letter has the body alone
        ("618/STNMT-ĐKĐĐ", False),
        ("204/GP-UBND", False),
    ],
)
def test_a_code_that_looks_like_a_usual_types_is_doubted_though_both_read_it(symbol, doubted):
    assert ("symbol_type_alike" in _doubts_of_symbol(symbol)) == doubted


@pytest.mark.parametrize(
    "line, raw, doubted",
    [
        ("còn 7,36 đồng chưa thanh toán", "7,36 đồng", True),  # `tỷ` was not read
        ("kinh phí 1.245,5 đồng, đạt 80%", "1.245,5 đồng", True),
        ("quỹ thu 12,6 đồng tiền phạt", "12,6 đồng", True),
        ("còn 7,36 tỷ đồng chưa thanh toán", "7,36 tỷ đồng", False),
        ("giá bán 1.646,5 đồng/kWh điện", "1.646,5 đồng", False),
        ("mức 34,5 đồng mỗi lít", "34,5 đồng", False),
        ("hỗ trợ 1.245.000 đồng cho hộ", "1.245.000 đồng", False),
    ],
)
def test_an_amount_of_less_than_one_dong_lacks_its_scale(line, raw, doubted):
    assert ("fraction_of_dong" in doubts(line, raw)) == doubted


@pytest.mark.parametrize(
    "symbol, doubted",
    [
        ("14/BŒ-SNV", True),
        ("01/NỌ-CP", True),  # the tail of a Q taken for the mark below
        ("37/KÊ-UBND", False),  # initials have vowels of their own: Ê đê, Ô tô
        ("618/BC-CCÍ", True),
        ("22/TÒ-VP", True),
        ("7/2021/QÑ-UBND", True),
        ("142/QĐ-TTg", False),
        ("9/CTr-BCHƯP", False),
        ("18-NQ/TW", False),
        ("4/KTrVB-KT", False),
    ],
)
def test_a_symbol_with_a_letter_that_no_code_has_is_doubted_though_both_read_it(symbol, doubted):
    assert ("symbol_letter" in _doubts_of_symbol(symbol)) == doubted


@pytest.mark.parametrize(
    "body, code, doubted",
    [
        ("PHÒNG GIAO DỊCH HUYỆN BA CHẼ", "PGD", False),
        ("Hội Nông dân huyện Lộc Bình", "HNDH", False),
        ("Trung tâm Dịch vụ việc làm", "TTDVVL", False),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "SVHTTDL", False),
        ("PHÒNG GIÁM ĐỊNH", "PGD", True),  # a stroke was lost
        ("Trung tâm Đào tạo", "TTDT", True),
    ],
)
def test_a_d_is_seen_where_the_body_is_named_whose_initials_these_are(body, code, doubted):
    printed = f"{body} Số: 146/BC-{code}"
    words = tuple(
        Word(
            text, Box(60 + 60 * k, 100, 115 + 60 * k, 112), 0.95, evidence="agreed", others=(text,)
        )
        for k, text in enumerate(printed.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    rows = find_numerals(document, [], "2023")
    [row] = [one for one in rows if one.kind == "document_number"]
    assert ("symbol_unknown" in {doubt.key for doubt in row.doubts}) == doubted


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("Tỷ lệ đúng hạn đạt 9 9 ,2% trong kỳ.", ["9", "9", "2%"]),
        ("Tỷ lệ đúng hạn đạt 9 9,2% trong kỳ.", ["9", "9,2%"]),
        ("Đã tiếp nhận 1 2 5 hồ sơ trong kỳ.", ["1", "2", "5"]),
        ("Còn 1 2 hồ sơ.", ["1", "2"]),
        ("Còn 12 hồ sơ, 3 hồ sơ quá hạn.", []),
        ("Mức 3 68544 61827 6717\nMức 4 1 0 9", []),
        ("Có 5 9/12 xã", []),
    ],
)
def test_digits_printed_apart_are_doubted_in_every_text(text, torn):
    rows = find_numerals(from_plain(text), [], "2023")
    assert [row.raw for row in rows if "torn" in [doubt.key for doubt in row.doubts]] == torn


@pytest.mark.parametrize(
    "unsure, evidence, doubted",
    [(0, "agreed", False), (2, "agreed", False), (9, "agreed", True), (0, "reread", True)],
)
def test_thousands_of_billions_are_doubted_where_commas_lose_their_tails(unsure, evidence, doubted):
    line = "Tổng thu ngân sách đạt 48.063 tỷ đồng trong năm" + " và các khoản thu khác" * 12
    words = tuple(
        Word(
            word,
            Box(60 + 40 * (k % 11), 100 + 20 * (k // 11), 95 + 40 * (k % 11), 112 + 20 * (k // 11)),
            0.5 if 20 <= k < 20 + unsure else 0.95,
            evidence=evidence if word == "48.063" else "",
        )
        for k, word in enumerate(line.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    [row] = [r for r in find_numerals(document, [], "2023") if r.raw.startswith("48.063")]
    assert ("dot_unclear" in {d.key for d in row.doubts}) is doubted


@pytest.mark.parametrize(
    "line, raw, evidence, doubted",
    [
        ("tịch thu 14,82 m3 gỗ trong kỳ", "14,82 m3", "agreed", False),
        ("công suất 68.400 m3/ngày trong kỳ", "68.400 m3/ngày", "agreed", False),
        ("bình quân 24,6 m2/người; tăng", "24,6 m2", "agreed", False),
        ("lưu lượng 1.250 m3/giây, cao", "1.250 m3/giây", "agreed", False),
        ("thu hồi 1.860 m2 đất của xã", "1.860 m2", "agreed", False),
        ("diện tích 31,5 km2, tăng 2 xã", "31,5 km2", "agreed", False),
        ("tịch thu 14,82 m3 gỗ trong kỳ", "14,82 m3", "split", True),
    ],
)
def test_the_raised_digit_of_a_unit_says_nothing_of_the_number(line, raw, evidence, doubted):
    words = tuple(
        Word(
            word,
            Box(60 + 40 * k, 100, 95 + 40 * k, 112),
            0.95,
            evidence=evidence if word[0].isdigit() else "",
        )
        for k, word in enumerate(line.split())
    )
    document = build_text([PageReading(1, 595, 842, "ocr", "layer_empty", words)])
    [row] = [r for r in find_numerals(document, [], "2023") if r.raw == raw]
    assert bool(row.doubts) is doubted


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("dài 15,5 m đường", "15,5 m"),
        ("trong 9,5 giờ", "9,5 giờ"),
        ("đạt 7,4 % kế hoạch", "7,4 %"),
    ],
)
def test_units_behind_decimals_are_no_misread_per_cent(line, raw):
    assert "look_alike" not in doubts(line, raw)
