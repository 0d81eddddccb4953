"""The opening sheet of so-sanh.xlsx in words: what was compared, how totals are made, what is to
be reviewed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.comparison.chosen_period import PeriodReason
from extractor.comparison.list_forms import ListName
from extractor.comparison.lists import NO_LIST
from extractor.comparison.request import Asked, Comparison
from extractor.comparison.standing import units_of_other_periods
from extractor.comparison.table_parts import FieldTable
from extractor.language import periods

MOST_NAMED = 10  # reports or units in a sentence
MOST_PERIODS = 12  # in a sentence
WHY_PERIOD: dict[PeriodReason, str] = {
    "asked": "kỳ đã chọn",
    "most_listed": "kỳ muộn nhất mà quá nửa đơn vị trong danh sách đã báo cáo",
    "most_units": "kỳ muộn nhất có nhiều đơn vị báo cáo",
    "largest": "chưa kỳ nào có quá nửa đơn vị trong danh sách; đây là kỳ muộn nhất có nhiều nhất",
}
ABOUT_NAMED = {
    "Tệp không đọc được": "tệp",
    "Văn bản không rõ kỳ": "văn bản không nằm trong bảng nào",
    "Văn bản không được tính": "văn bản không còn trong thư mục hoặc đã bỏ ra",
    "Đơn vị ngoài danh sách": "đơn vị đã báo cáo mà không có trong danh sách phải báo cáo",
    "Chỉ có báo cáo kỳ khác": "đơn vị",
}
PROVINCES_OF_TODAY = (
    "theo tên 34 tỉnh, thành phố từ 01/7/2025, tỉnh cũ ghi ở cột bên cạnh; số kỳ trước của tỉnh, "
    "sở mới là tổng các tỉnh, sở cũ khi đủ báo cáo của tất cả; xã, phường trước và sau 01/7/2025 "
    "không nối với nhau"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A line of the opening sheet: a name, and a sentence about it."""

    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the opening sheet under one heading."""

    heading: str
    lines: list[Explained]


@dataclass(frozen=True, slots=True)
class Written:
    """What the workbook holds.

    `sheets`: names in order. `fields`: the key of a field's table by the name of its sheet.
    `counts`: rows of each list. `long`: the sentence about the long table. `limits`: sentences
    about what did not fit.
    """

    sheets: list[str]
    fields: dict[str, str]
    counts: dict[ListName, int]
    long: str
    limits: list[str]


def blocks(done: Comparison, written: Written) -> list[Block]:
    """The whole opening sheet."""
    found = [
        Block("So sánh gì", _what(done)),
        Block("Các trang", _contents(done, written)),
        Block("Cách tính", _how(done)),
        Block("Cần xem lại", _to_review(done, written.counts["review"])),
    ]
    if written.limits:
        limits = [Explained("", sentence) for sentence in written.limits]
        found.append(Block("Giới hạn của Excel", limits))
    return found


def _what(done: Comparison) -> list[Explained]:
    folders = "; ".join(map(str, done.asked.folders))
    provinces = PROVINCES_OF_TODAY if done.compared.today else "theo tên vào ngày của báo cáo"
    return [
        Explained("Kỳ so sánh", _period(done)),
        Explained("Kỳ trước", _period_before(done)),
        Explained("Đơn vị đã báo cáo", _units(done)),
        Explained("Trong danh sách phải báo cáo", _standing(done)),
        Explained("Thư mục kết quả", folders),
        Explained("Các kỳ khác có báo cáo", _other_periods(done) or "không có"),
        Explained("Tỉnh, thành phố", provinces),
    ]


def _period(done: Comparison) -> str:
    named = periods.in_words(done.period)
    if done.chosen.reason == "asked":
        return named
    return f"{named} ({WHY_PERIOD[done.chosen.reason]}; chọn kỳ khác bằng --period)"


def _period_before(done: Comparison) -> str:
    if not done.before:
        return "không có kỳ để đối chiếu"
    named = periods.in_words(done.before)
    return named if done.compared.before else f"{named}: không có số liệu"


def _units(done: Comparison) -> str:
    """How many units of each level are compared, and which were asked for."""
    levels = Counter(unit.level or "không rõ cấp" for unit in done.compared.reporters)
    counted = ", ".join(f"{count} đơn vị {_level(level)}" for level, count in levels.items())
    chosen = _chosen(done.asked)
    return f"{counted} (chỉ {', '.join(chosen)})" if chosen else counted


def _level(level: str) -> str:
    return f"cấp {level}" if level in ("tỉnh", "huyện", "xã") else level


def _chosen(asked: Asked) -> list[str]:
    chosen = []
    if asked.level:
        chosen.append(f"cấp {asked.level}")
    if asked.province:
        chosen.append(f"tỉnh, thành phố {asked.province}")
    return chosen


def _standing(done: Comparison) -> str:
    """How many expected units have reported; without a list, that nobody can be missed."""
    standing = done.standing
    if not standing.has_list:
        return NO_LIST
    return (
        f"{len(standing.expected)} đơn vị: {len(standing.reported)} đã báo cáo, "
        f"{len(standing.there)} có tệp nhưng chưa tính được, "
        f"{len(standing.unseen)} chưa thấy báo cáo"
    )


def _other_periods(done: Comparison) -> str:
    listed = done.chosen.others
    named = "; ".join(
        f"{periods.in_words(count.period)} ({count.units} đơn vị)"
        for count in listed[:MOST_PERIODS]
    )
    return f"{named}…" if len(listed) > MOST_PERIODS else named


def _contents(done: Comparison, written: Written) -> list[Explained]:
    """What each sheet holds, in the order of the sheets."""
    tables = {table.key: table for table in done.tables}
    named = {sheet: _field(tables[key]) for sheet, key in written.fields.items()}
    named |= {
        "Tổng hợp": "các chỉ tiêu chính: tốt nhất, kém nhất, so với kỳ đối chiếu, so với chỉ tiêu",
        "Biến động": f"{written.counts['changes']} dòng: tăng, giảm nhiều, hoặc báo cáo nói khác",
        "Biểu đồ": _charts(done.asked),
        "Chưa báo cáo": _missing(done, written.counts["missing"]),
        "Có tệp chưa tính": f"{len(done.standing.waiting)} tệp không nằm trong bảng nào của kỳ này",
        "Báo cáo trùng": f"{len(done.repeats)} báo cáo trùng hoặc đã được thay",
        "Trả lời công văn": f"{written.counts['answers']} dòng",
        "Cần xem lại": f"{written.counts['review']} giá trị",
        "Dữ liệu dài": f"để lập bảng tổng hợp (PivotTable). {written.long}",
    }
    lines = [Explained(sheet, named[sheet]) for sheet in written.sheets if sheet in named]
    csv_files = f"mỗi trang một tệp bên cạnh, tên bắt đầu bằng “{done.asked.out.stem}.”"
    return [*lines, Explained("Tệp CSV", csv_files)]


def _field(table: FieldTable) -> str:
    codes = {column.indicator.code for column in table.columns}
    return f"{len(codes)} chỉ tiêu ({table.group.lower()})"


def _charts(asked: Asked) -> str:
    if asked.charts:
        return "những chỉ tiêu đã chọn"
    return "các chỉ tiêu chính mà nhiều đơn vị có số"


def _missing(done: Comparison, count: int) -> str:
    if done.known.units:
        return f"{count} đơn vị"
    return "không có danh sách đơn vị phải báo cáo; cho danh sách bằng --expected"


def _how(done: Comparison) -> list[Explained]:
    """How values, totals, changes and ranks are made."""
    before = periods.in_words(done.before) if done.before else "kỳ trước"
    return [
        Explained(
            "Số lượng, tiền",
            "cộng các đơn vị cùng cấp trong một tỉnh; các cấp không cộng với nhau để không tính "
            "hai lần. Ô cộng có ghi chú khi thiếu đơn vị hoặc có số cần xem lại; không có ghi chú "
            "là đủ các đơn vị của dòng.",
        ),
        Explained("Tỷ số (23/28)", "tổng tử số trên tổng mẫu số, không lấy trung bình các tỷ lệ."),
        Explained(
            "Tỷ lệ %, thời gian, điểm, thứ hạng",
            "không cộng. Tỷ lệ % không kèm số đếm thì không có dòng cộng; ô cộng ghi “không cộng”.",
        ),
        Explained(
            "Tăng, giảm",
            f"so với {before}; của tỷ số và tỷ lệ tính bằng điểm phần trăm; dòng cộng chỉ tính "
            "trên các đơn vị có số ở cả hai kỳ.",
        ),
        Explained(
            "Hạng",
            "trong các đơn vị cùng cấp, chỉ với chỉ tiêu biết rõ nhiều hơn là tốt (tỷ lệ đúng hạn, "
            "điểm…) hoặc ít hơn là tốt (quá hạn, chưa thực hiện…); bằng nhau thì cùng hạng.",
        ),
        Explained(
            "Thang màu",
            "xanh lá tốt hơn, cam kém hơn với chỉ tiêu có xếp hạng; xanh dương đậm nhạt theo độ "
            "lớn với chỉ tiêu khác.",
        ),
        Explained(
            "Số lặp lại",
            "một chỉ tiêu ghi nhiều lần trong báo cáo: giống nhau thì lấy một; khác nhau thì ghi "
            "đủ mọi giá trị, không chọn, không cộng, không xếp hạng.",
        ),
        Explained(
            "Báo cáo trùng",
            "cùng số, ngày, cơ quan, hoặc cùng cơ quan, kỳ, loại, trích yếu: bản có ngày muộn hơn "
            "được tính; cùng ngày thì bản đọc sau. Một nội dung ở hai tệp chỉ tính một lần.",
        ),
        Explained(
            "Số của kỳ khác",
            "số mà một báo cáo ghi cho kỳ khác (chỉ tiêu năm sau, số năm trước) được tính cho kỳ "
            "đó, sau báo cáo của chính kỳ đó; khác nhau thì ô có dấu ?, ghi chú nói rõ.",
        ),
    ]


def _to_review(done: Comparison, values: int) -> list[Explained]:
    """What a person must look at; `values`: how many are marked."""
    marked = (
        f"{values} giá trị cần người xem trước khi dùng. Chúng vẫn nằm trong tổng và hạng; ô cộng "
        "có chứa chúng cũng có dấu ?, ghi chú nói rõ. Ô có nhiều giá trị khác nhau hoặc khác đơn "
        "vị tính thì không được cộng, không xếp hạng."
    )
    lines = [Explained("Ô khung đứt, có dấu ?", marked)]
    lines += _named_lines(done)
    units = done.compared.reporters
    nobody = [unit.label for unit in units if not unit.level or not unit.province]
    if nobody:
        sentence = f"{len(nobody)} đơn vị: {_listed(nobody)}"
        lines.append(Explained("Không rõ cấp hoặc tỉnh", sentence))
    undecided = sum(not repeat.decided for repeat in done.repeats)
    if undecided:
        sentence = (
            f"{undecided} báo cáo không rõ ngày ban hành nên vẫn được tính cùng bản kia; "
            "xem trang Báo cáo trùng."
        )
        lines.append(Explained("Báo cáo trùng chưa quyết", sentence))
    return lines


def _named_lines(done: Comparison) -> Iterator[Explained]:
    """Files and units that a person should know of, where there are any."""
    collection = done.collection
    others = units_of_other_periods(collection.counting, done.period, done.asked.wants)
    named = {
        "Tệp không đọc được": [failure.file for failure in collection.failures],
        "Văn bản không rõ kỳ": [report.file for report in collection.counting if not report.period],
        "Văn bản không được tính": [key.file for key in sorted(collection.not_counting)],
        "Đơn vị ngoài danh sách": [unit.label for unit in done.standing.unlisted],
        "Chỉ có báo cáo kỳ khác": [unit.label for unit in others],
    }
    for what, names in named.items():
        if names:
            yield Explained(what, f"{len(names)} {ABOUT_NAMED[what]}: {_listed(names)}")


def _listed(names: list[str]) -> str:
    """The first names, and a mark that there are more."""
    listed = "; ".join(names[:MOST_NAMED])
    return f"{listed}…" if len(names) > MOST_NAMED else listed
