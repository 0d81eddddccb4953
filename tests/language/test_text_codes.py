"""Tests of the codes that text files are saved in."""

import codecs
import unicodedata

import pytest

from extractor.document import read_report
from extractor.errors import InputError
from extractor.language.text_codes import file_text, is_garbled

HELD = "huyện đã tiếp nhận 1.482 hồ sơ, giải quyết đúng hạn 1.460 hồ sơ"
OF_A_PROVINCE = "Ủy ban nhân dân tỉnh Quảng Ngãi đã cấp 37 giấy phép; thu hồi 2, xử phạt 15 vụ"
OF_MONEY = "Kinh phí thực hiện 12,5 tỷ đồng\n- Đường bộ: 8 tỷ\n- Thủy lợi: 4,5 tỷ"
# The same as they stand in the old codes, read as Western letters.
OLD = (
    (HELD, "huyÖn ®· tiÕp nhËn 1.482 hå s¬, gi¶i quyÕt ®óng h¹n 1.460 hå s¬"),
    (HELD, "huyeän ñaõ tieáp nhaän 1.482 hoà sô, giaûi quyeát ñuùng haïn 1.460 hoà sô"),
    (HELD, "huyêòn ðaÞ tiêìp nhâòn 1.482 hôÌ sõ, giaÒi quyêìt ðúng haòn 1.460 hôÌ sõ"),
    (OF_MONEY, "Kinh phÝ thùc hiÖn 12,5 tû ®ång\n- §­êng bé: 8 tû\n- Thñy lîi: 4,5 tû"),
    (OF_MONEY, "Kinh phí thöïc hieän 12,5 tyû ñoàng\n- Ñöôøng boä: 8 tyû\n- Thuûy lôïi: 4,5 tyû"),
    (
        OF_A_PROVINCE,
        "UÛy ban nhaân daân tænh Quaûng Ngaõi ñaõ caáp 37 giaáy pheùp; thu hoài 2, xöû phaït 15 vuï",
    ),
)


def test_decomposed_text_reads_the_same():
    plain = "đã giải quyết 23/28 thủ tục hành chính"
    assert file_text(unicodedata.normalize("NFD", plain).encode()).text == plain


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_texts_are_read_as_programs_save_them(code):
    said = file_text("tiếp nhận 1.250 hồ sơ\r\n".encode(code))
    assert (said.text, said.is_converted) == ("tiếp nhận 1.250 hồ sơ\n", False)
    big_endian = codecs.BOM_UTF16_BE + "tiếp nhận".encode("utf-16-be")
    assert file_text(big_endian).text == "tiếp nhận"


@pytest.mark.parametrize(("text", "western"), OLD)
def test_texts_in_old_codes_are_converted(text, western):
    in_bytes, saved_as_unicode = western.encode("cp1252"), western.encode()
    for content in (in_bytes, saved_as_unicode):
        said = file_text(content)
        assert (said.text, said.is_converted) == (text, True)


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x41",
        b"\xff\x41",
        b"C\xf3 5 h\xe5 s\xac",  # too little to tell the code
        "Bao cao 1.250 ho so".encode("cp500"),
        "L'été passé, à Noël, on a reçu 12 dossiers très détaillés".encode("cp1252"),
        "Báo cáo 5 hồ sơ".encode()[:-4] + b"\x8d\x9d",
    ],
)
def test_texts_in_other_codes_are_refused(data):
    with pytest.raises(UnicodeDecodeError):
        file_text(data)


@pytest.mark.parametrize(
    "text",
    [
        "L'été passé, à Noël, on a reçu 12 dossiers très détaillés de la préfecture",
        "Có 5 đơn, 7 hồ sơ, 9 vụ việc, 3 quyết định",
        "À, á, ê, ô: bốn chữ của tên các xã",
    ],
)
def test_texts_of_today_stay_as_they_are(text):
    said = file_text(text.encode())
    assert (said.text, said.is_converted) == (text, False)


def test_a_report_in_an_old_code_is_read_whole(tmp_path):
    file = tmp_path / "bao-cao.txt"
    for text, western in OLD:
        file.write_bytes(western.encode("cp1252"))
        report = read_report(file)
        assert report.text.text == text
        assert report.numerals
    file.write_bytes("Báo cáo".encode("cp500"))
    with pytest.raises(InputError) as refused:
        read_report(file)
    assert refused.value.code == "file_not_utf8"


@pytest.mark.parametrize(
    "written, garbled",
    [
        ("Trong kỳ tiếp nhận 1.482 hồ sơ, giải quyết đúng hạn", True),
        ("Ủy ban nhân dân tỉnh báo cáo kết quả sáu tháng", True),
        ("Đã chi 12,5 tỷ đồng cho đường bộ và thủy lợi", True),
    ],
)
def test_letters_read_by_another_code_are_garbled(written, garbled):
    spoilt = written.encode().decode("cp1252", "ignore")
    assert (is_garbled(spoilt), is_garbled(written)) == (garbled, False)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf",
        b"\0" * 5000,
        " \r\n\t\u00a0\u200b\n".encode(),
        codecs.BOM_UTF16_LE + "\n\n".encode("utf-16-le"),
    ],
)
def test_a_text_in_which_nothing_is_seen_is_no_report(tmp_path, content):
    file = tmp_path / "trong.txt"
    file.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_report(file)
    assert error.value.code == "text_empty"


@pytest.mark.parametrize("said", ["Đã giải quyết 1.024 hồ sơ\n", "12 hồ sơ", "Tiếp nhận 5 đơn"])
@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_of_two_bytes_a_letter_that_is_cut_is_not_guessed_at(said, code):
    with pytest.raises(UnicodeDecodeError):
        file_text(("Báo cáo của xã: " + said * 20).encode(code)[:-1])


@pytest.mark.parametrize(
    "text",
    [
        "Đã tiếp nhận 1.024 hồ sơ, đã giải quyết 1.000 hồ sơ",
        "Ủy ban nhân dân xã báo cáo kết quả năm 2024",
        "Về việc kiểm tra, xử lý vi phạm quý 3",
    ],
)
def test_utf_7_is_garbled_and_sums_are_not(text):
    assert is_garbled(text.encode("utf-7").decode("ascii"))
    assert not is_garbled(text + " 5+3-2 = 6; A+B-C; mã 12+AB-7")


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE])
def test_marked_utf32_is_no_utf16(mark):
    code = "utf-32-le" if mark == codecs.BOM_UTF32_LE else "utf-32-be"
    said = "tiếp nhận 1.250 hồ sơ\n"
    assert file_text(mark + said.encode(code)).text == said
    with pytest.raises(UnicodeDecodeError):
        file_text(mark + "9".encode(code) + b"\0")
