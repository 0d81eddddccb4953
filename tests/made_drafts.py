"""Results for tests of letters and drafts: three districts, one late, one whose figures do not
agree; and the text of a report with difficulties and proposals."""

from made_datasets import COUNT, LATE, MINUTES, RATIO, SHARE, report

from extractor.output.schema import TABLES

TEXT = """BÁO CÁO

I. KẾT QUẢ

1. Ưu điểm

Có nhiều chuyển biến.

2. Tồn tại, hạn chế

Phần mềm một cửa <chậm> & hay lỗi,
thiếu 02 máy quét.

- Kinh phí còn ít.

3. Nguyên nhân

Thiếu người.

II. KIẾN NGHỊ, ĐỀ XUẤT

Đề nghị cấp 1.250 bộ máy tính.

Trên đây là báo cáo của huyện./.
"""


def put_text(folder, file, text=TEXT):
    target = folder / "text" / f"{file}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def put_contradiction(data, file, verdict="fails"):
    """A total of a report that its parts do not give, with the sentences of the figures."""
    empty = dict.fromkeys
    for start, raw, page in ((100, "234", 3), (140, "219", 4)):
        figure = {"file": file, "page": page, "start": start, "raw": raw}
        figure["sentence"] = f"Tổng số là {raw} người."
        data.add("figures", [empty(TABLES["figures"], "") | figure])
    check = {
        "file": file,
        "page": 3,
        "section": "II.1",
        "check": "total_parts",
        "statement": "234 = 219 + 14",
        "verdict": verdict,
        "figures": "100 140",
        "message": "Tổng số 234 không khớp: 219 + 14 = 233",
    }
    data.add("checks", [empty(TABLES["checks"], "") | check])


def put_reports(data):
    values = [(COUNT, "30648"), (RATIO, "23/28"), (SHARE, "58.3"), (MINUTES, "744"), (LATE, "5")]
    report(data, "huyện Mỹ Xuyên", "2024", "2024-11-12", values=values)
    report(
        data,
        "huyện Kế Sách",
        "2024",
        "2024-12-20",
        values=[(COUNT, "1200", "actual", "yes"), (RATIO, "10/40"), (SHARE, "100")],
    )
    report(data, "huyện Mỹ Tú", "2024", "2024-11-13", values=[(COUNT, "9"), (COUNT, "11")])
    report(data, "huyện Mỹ Xuyên", "2023", "2023-11-12", values=[(COUNT, "30000")])
