"""The opening sheet of so-sanh.xlsx: what was compared, how totals are made, what is to be reviewed."""

from __future__ import annotations

from extractor.comparison.book import Book
from extractor.comparison.request import Comparison
from extractor.language import periods


def blocks(
    done: Comparison, written: Book, counts: dict[str, int], fields: dict[str, str], long: str
) -> list:
    """The opening sheet, in words."""
    return [
        ("So sánh gì", _what(done)),
        ("Các trang", _contents(done, written, counts, fields, long)),
        ("Cách tính", _how(done)),
        ("Cần xem lại", _to_review(done, counts)),
        *(
            [("Giới hạn của Excel", [("", s) for s in written.limits.said])]
            if written.limits.said
            else []
        ),
    ]


def _what(done: Comparison) -> list[tuple[str, str]]:
    levels = {}
    for r in done.compared.reporters:
        levels[r.level or "không rõ cấp"] = levels.get(r.level or "không rõ cấp", 0) + 1
    chosen = [
        s
        for s in (
            f"cấp {done.asked.level}" if done.asked.level else "",
            f"tỉnh, thành phố {done.asked.province}" if done.asked.province else "",
        )
        if s
    ]
    others = "; ".join(
        f"{periods.in_words(p)} ({n} đơn vị)"
        for p, n in list(done.periods.items())[:12]
        if p != done.period
    )
    past = bool(done.compared.before)
    return [
        (
            "Kỳ so sánh",
            periods.in_words(done.period)
            + ("" if done.asked.period else " (kỳ muộn nhất; chọn kỳ khác bằng --period)"),
        ),
        (
            "Kỳ trước",
            periods.in_words(done.before) + ("" if past else ": không có số liệu")
            if done.before
            else "không có kỳ để đối chiếu",
        ),
        (
            "Đơn vị đã báo cáo",
            ", ".join(
                f"{n} đơn vị {'cấp ' if level in ('tỉnh', 'huyện', 'xã') else ''}{level}"
                for level, n in levels.items()
            )
            + (f" (chỉ {', '.join(chosen)})" if chosen else ""),
        ),
        ("Thư mục kết quả", "; ".join(str(f) for f in done.asked.folders)),
        ("Các kỳ khác có báo cáo", others or "không có"),
        (
            "Tỉnh, thành phố",
            "theo tên 34 tỉnh, thành phố từ 01/7/2025, tỉnh cũ ghi ở cột bên cạnh; số kỳ trước của tỉnh, sở mới là tổng các tỉnh, sở cũ "
            "khi đủ báo cáo của tất cả; xã, phường trước và sau 01/7/2025 không nối với nhau"
            if done.compared.today
            else "theo tên vào ngày của báo cáo",
        ),
    ]


def _contents(
    done: Comparison, written: Book, counts: dict[str, int], fields: dict[str, str], long: str
) -> list[tuple[str, str]]:
    named = {
        fields[t.key]: f"{len({c.indicator.code for c in t.columns})} chỉ tiêu ({t.group.lower()})"
        for t in done.tables
        if t.key in fields
    }
    named |= {
        "Biểu đồ": "những chỉ tiêu nhiều đơn vị có số nhất"
        if not done.asked.charts
        else "những chỉ tiêu đã chọn",
        "Chưa báo cáo": f"{counts['missing']} đơn vị"
        + (
            ""
            if done.known.units
            else " (trong số đã báo cáo kỳ khác; cho danh sách bằng --expected để biết đủ)"
        ),
        "Báo cáo trùng": f"{len(done.repeats)} báo cáo trùng hoặc đã được thay",
        "Trả lời công văn": f"{counts['answers']} dòng",
        "Cần xem lại": f"{counts['review']} giá trị",
        "Dữ liệu dài": f"để lập bảng tổng hợp (PivotTable). {long}",
    }
    return [(s, named[s]) for s in written.sheets if s in named] + [
        ("Tệp CSV", f"mỗi trang một tệp bên cạnh, tên bắt đầu bằng “{done.asked.out.stem}.”")
    ]


def _how(done: Comparison) -> list[tuple[str, str]]:
    return [
        (
            "Số lượng, tiền",
            "cộng các đơn vị cùng cấp trong một tỉnh; các cấp không cộng với nhau để không tính hai lần.",
        ),
        ("Tỷ số (23/28)", "tổng tử số trên tổng mẫu số, không lấy trung bình các tỷ lệ."),
        (
            "Tỷ lệ %, thời gian, điểm, thứ hạng",
            "không cộng. Tỷ lệ % không kèm số đếm thì không có dòng cộng; ô cộng ghi “không cộng”.",
        ),
        (
            "Tăng, giảm",
            f"so với {periods.in_words(done.before) if done.before else 'kỳ trước'}; của tỷ số và tỷ lệ tính bằng điểm phần trăm; dòng cộng chỉ tính trên các đơn vị có số ở cả hai kỳ.",
        ),
        (
            "Hạng",
            "trong các đơn vị cùng cấp; cao nhất xếp 1, riêng chỉ tiêu càng ít càng tốt (quá hạn, chưa thực hiện…) thì ít nhất xếp 1; bằng nhau thì cùng hạng.",
        ),
        (
            "Thang màu",
            "xanh lá tốt hơn, cam kém hơn với tỷ lệ, điểm; xanh dương đậm nhạt theo độ lớn với số lượng, tiền.",
        ),
        (
            "Số lặp lại",
            "một chỉ tiêu ghi nhiều lần trong báo cáo: giống nhau thì lấy một; khác nhau thì ghi đủ mọi giá trị, không chọn, không cộng, không xếp hạng.",
        ),
        (
            "Báo cáo trùng",
            "cùng số, ngày, cơ quan, hoặc cùng cơ quan, kỳ, loại, trích yếu: bản có ngày muộn hơn được tính; cùng ngày thì bản đọc sau.",
        ),
    ]


def _to_review(done: Comparison, counts: dict[str, int]) -> list[tuple[str, str]]:
    unclear = [r for r in done.collection.filed.values() if not r.period]
    nobody = [r for r in done.compared.reporters if not r.level or not r.province]
    undecided = sum(not r.decided for r in done.repeats)
    found = [
        (
            "Ô màu cam",
            f"{counts['review']} giá trị cần người xem trước khi dùng. Chúng vẫn nằm trong tổng và hạng; ô cộng có chứa chúng cũng màu cam, ghi chú nói rõ. "
            "Ô có nhiều giá trị khác nhau hoặc khác đơn vị tính thì không được cộng, không xếp hạng.",
        )
    ]
    if unclear:
        found.append(
            (
                "Văn bản không rõ kỳ",
                f"{len(unclear)} văn bản không nằm trong bảng nào: "
                + "; ".join(r.file for r in unclear[:10])
                + ("…" if len(unclear) > 10 else ""),
            )
        )
    if nobody:
        found.append(
            (
                "Không rõ cấp hoặc tỉnh",
                f"{len(nobody)} đơn vị: "
                + "; ".join(r.label for r in nobody[:10])
                + ("…" if len(nobody) > 10 else ""),
            )
        )
    if undecided:
        found.append(
            (
                "Báo cáo trùng chưa quyết",
                f"{undecided} báo cáo không rõ ngày ban hành nên vẫn được tính cùng bản kia; xem trang Báo cáo trùng.",
            )
        )
    return found
