"""How each list beside the tables is written: its sheet, its remark, its columns, its CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import regex

from extractor.comparison.reporters import Reporter
from extractor.comparison.styles import SheetColumn
from extractor.comparison.values import Source
from extractor.language import periods
from extractor.language.numbers import printed_number

ListName = Literal["changes", "missing", "waiting", "repeats", "answers", "review"]


@dataclass(frozen=True, slots=True)
class ListForm:
    """How a list is written. `stem`: of its CSV file, which also has the columns `csv_only`.
    `of_period`: the title names the period."""

    stem: str
    sheet: str
    remark: str
    of_period: bool
    columns: tuple[SheetColumn, ...]
    csv_only: tuple[str, ...] = ()

    @property
    def csv_columns(self) -> list[str]:
        return [*(column.key for column in self.columns), *self.csv_only]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list: its texts by the keys of columns. `source`: where its `value` stands.
    `source_before`: where its value of the period `before` does. `undecided`: a person must
    decide or act."""

    texts: dict[str, str]
    source: Source | None = None
    source_before: Source | None = None
    undecided: bool = False


def unit_texts(unit: Reporter) -> dict[str, str]:
    """What a row of a list says of its unit, by the keys of columns."""
    return {"level": unit.level, "unit": unit.label, "province": unit.province}


LETTER_DAY = regex.compile(r"\((\d{4}-\d\d-\d\d)\)")


def _letter_shown(letter: str) -> str:
    """A letter as a clerk writes it.

    >>> _letter_shown("2356/SNV-CCHC (2016-11-07)")
    '2356/SNV-CCHC ngày 07/11/2016'
    """
    return LETTER_DAY.sub(lambda found: f"ngày {periods.in_words(found[1])}", letter)


FORMS: dict[ListName, ListForm] = {
    "changes": ListForm(
        stem="bien-dong",
        sheet="Biến động",
        remark=(
            "Chỉ tiêu chính tăng, giảm nhiều so với kỳ đối chiếu (cùng kỳ năm trước, không có thì "
            "kỳ liền trước), hoặc được báo cáo nói là tăng, giảm. "
            "Dòng tô vàng: số báo cáo nói khác số tính từ hai báo cáo. Bấm vào giá trị để mở trang."
        ),
        of_period=True,
        columns=(
            SheetColumn("Đơn vị", 22, "unit"),
            SheetColumn("Chỉ tiêu", 40, "name"),
            SheetColumn("Kỳ đối chiếu", 13, "before"),
            SheetColumn("Kỳ này", 13, "value"),
            SheetColumn("Tăng, giảm", 24, "change"),
            SheetColumn("Báo cáo nói", 34, "said"),
            SheetColumn("Đối chiếu", 17, "verdict"),
            SheetColumn("Nguồn kỳ này", 26, "file"),
            SheetColumn("Nguồn kỳ đối chiếu", 26, "file_before"),
        ),
        csv_only=("indicator", "level", "province"),
    ),
    "missing": ListForm(
        stem="chua-bao-cao",
        sheet="Chưa báo cáo",
        remark=(
            "Đơn vị trong danh sách mà không thấy báo cáo, cũng không thấy tệp nào của kỳ này. Đơn "
            "vị có tệp chưa đọc được hay chưa rõ kỳ, rõ đơn vị thì ở trang “Có tệp chưa tính”."
        ),
        of_period=True,
        columns=(
            SheetColumn("Cấp", 9, "level"),
            SheetColumn("Đơn vị", 34, "unit"),
            SheetColumn("Tỉnh, thành phố", 20, "province"),
            SheetColumn("Ghi chú", 70, "remark"),
        ),
    ),
    "waiting": ListForm(
        stem="co-tep-chua-tinh",
        sheet="Có tệp chưa tính",
        remark=(
            "Tệp có trong thư mục mà không nằm trong bảng nào của kỳ này. Xem các tệp này trước "
            "khi nhắc đơn vị: có thể đơn vị đã gửi báo cáo."
        ),
        of_period=True,
        columns=(
            SheetColumn("Cấp", 9, "level"),
            SheetColumn("Có thể là đơn vị", 28, "unit"),
            SheetColumn("Tỉnh, thành phố", 18, "province"),
            SheetColumn("Tệp", 40, "file"),
            SheetColumn("Vì sao chưa tính", 36, "why"),
            SheetColumn("Đơn vị theo", 30, "basis"),
            SheetColumn("Việc cần làm", 46, "todo"),
        ),
    ),
    "repeats": ListForm(
        stem="bao-cao-trung",
        sheet="Báo cáo trùng",
        remark=(
            "Báo cáo gửi hai lần hoặc được thay bằng bản sửa. Số của báo cáo trùng không được "
            "tính, trừ dòng ghi CHƯA QUYẾT."
        ),
        of_period=False,
        columns=(
            SheetColumn("Đơn vị", 24, "unit"),
            SheetColumn("Kỳ", 11, "period", periods.in_words),
            SheetColumn("Báo cáo được tính", 24, "counts"),
            SheetColumn("Ngày", 11, "counts_date", periods.in_words),
            SheetColumn("Báo cáo trùng", 24, "replaced"),
            SheetColumn("Ngày", 11, "replaced_date", periods.in_words),
            SheetColumn("Vì sao", 26, "why"),
            SheetColumn("Chỉ tiêu khác nhau", 36, "name"),
            SheetColumn("Giá trị được tính", 13, "value", printed_number),
            SheetColumn("Giá trị ở báo cáo trùng", 13, "replaced_value", printed_number),
        ),
        csv_only=("indicator",),
    ),
    "answers": ListForm(
        stem="tra-loi-cong-van",
        sheet="Trả lời công văn",
        remark=(
            "Theo câu mở đầu của báo cáo (“Thực hiện Công văn số …”). Máy không biết công văn gửi "
            "cho những ai: đơn vị chưa trả lời là suy từ các đơn vị cùng cấp, cùng tỉnh đã trả lời "
            "(cột Căn cứ). Xem lại nơi nhận của công văn trước khi nhắc."
        ),
        of_period=False,
        columns=(
            SheetColumn("Công văn", 30, "letter", _letter_shown),
            SheetColumn("Tình trạng", 22, "state"),
            SheetColumn("Cấp", 8, "level"),
            SheetColumn("Đơn vị", 30, "unit"),
            SheetColumn("Tỉnh, thành phố", 16, "province"),
            SheetColumn("Số báo cáo", 16, "number"),
            SheetColumn("Ngày báo cáo", 13, "doc_date", periods.in_words),
            SheetColumn("Kỳ", 16, "period", periods.in_words),
            SheetColumn("Tệp", 34, "file"),
            SheetColumn("Căn cứ", 40, "basis"),
        ),
    ),
    "review": ListForm(
        stem="can-xem-lai",
        sheet="Cần xem lại",
        remark=(
            "Xem lại những giá trị này trước khi dùng; sửa ở báo cáo gốc hoặc trong thư mục kết "
            "quả rồi chạy lại."
        ),
        of_period=True,
        columns=(
            SheetColumn("Trang tính", 20, "sheet"),
            SheetColumn("Đơn vị", 26, "unit"),
            SheetColumn("Tỉnh, thành phố", 16, "province"),
            SheetColumn("Chỉ tiêu", 44, "name"),
            SheetColumn("Giá trị", 16, "value", printed_number),
            SheetColumn("Tệp", 30, "file"),
            SheetColumn("Trang", 7, "page"),
            SheetColumn("Vì sao", 60, "why"),
        ),
        csv_only=("indicator",),
    ),
}
