"""The sheet *Nguồn* of a filled form: of every cell where its number comes from, or why it is
empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from extractor import messages
from extractor.comparison import Gathered, Source, ToldFigure
from extractor.forms.addresses import address
from extractor.forms.answers import Answer
from extractor.forms.marks import PlacedMark
from extractor.forms.plain_sheet import Words, inside, plain_sheet
from extractor.forms.workbook import NewSheet
from extractor.indicators import load_indicators
from extractor.language.periods import in_words
from extractor.output import page_link, way_to

NAME = "Nguồn"
HEADS = [
    "Trang tính",
    "Ô",
    "Kết quả",
    "Giá trị",
    "Vì sao để trống hoặc phải xem",
    "Chỉ tiêu",
    "Đơn vị",
    "Kỳ",
    "Tình trạng",
    "Tệp",
    "Trang",
    "Như in trong báo cáo",
    "Câu, ô có số đó",
    "Người xác nhận số",
    "Văn bản còn điều phải xem",
    "Mã",
]
WIDTHS = [18, 8, 18, 14, 40, 40, 24, 20, 12, 34, 7, 16, 60, 24, 40, 34]
STATUSES = {"actual": "thực hiện", "planned": "kế hoạch", "assigned": "được giao"}
ORDER = ("sum_fails", "doubtful", "missing", "unconfirmed", "sum_open", "draft", "filled",
         "sum_holds")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a mark: `result` is the state of its answer, `draft` for a doubtful value put
    in all the same, or that of a sum: `sum_holds`, `sum_fails`, `sum_open`."""

    placed: PlacedMark
    unit: str
    period: str
    answer: Answer
    result: str


def source_sheet(
    name: str, entries: list[Entry], top: list[str], gathered: Gathered, beside: Path
) -> NewSheet:
    """The sheet; what a person must do stands first. `top`: lines above. Links to pages run from
    the folder `beside`, where the filled form stands."""
    figures = gathered.told(source for entry in entries for source in entry.answer.sources)
    told = {(key.folder, key.file, key.start): figure for key, figure in figures.items()}
    rows = [[Words(top[0], bold=True)], *([Words(line)] for line in top[1:])]
    rows.append([Words(head, bold=True) for head in HEADS])
    frozen = len(rows)
    order = {result: place for place, result in enumerate(ORDER)}
    for entry in sorted(entries, key=lambda one: order[one.result]):
        rows += _rows(entry, told, gathered, beside)
    return plain_sheet(name, rows, WIDTHS, frozen)


Told = Mapping[tuple[int, str, str], ToldFigure]


def _rows(entry: Entry, told: Told, gathered: Gathered, beside: Path) -> list[list[Words]]:
    """The rows of a cell: one for each place that its value comes from."""
    placed, mark = entry.placed, entry.placed.mark
    at = address(*placed.place)
    empty = entry.result in ("doubtful", "missing", "unconfirmed")
    head = [
        Words(placed.sheet),
        Words(at, inside=inside(placed.sheet, at)),
        Words(messages.say(f"fill_{entry.result}")),
        Words("" if empty else entry.answer.value),
        Words("; ".join(entry.answer.reasons)),
        Words(load_indicators().names.get(mark.code, "")),
        Words(entry.unit),
        Words(in_words(entry.period)),
        Words(STATUSES[mark.status]),
    ]
    code = Words(mark.code)
    if not entry.answer.sources:
        return [[*head, *[Words("")] * 6, code]]
    return [
        [*head, *_where(source, told, gathered, beside), code] for source in entry.answer.sources
    ]


def _where(source: Source, told: Told, gathered: Gathered, beside: Path) -> list[Words]:
    """File, page, words, sentence, who confirmed the figure, what its document still has open."""
    figure = told.get((source.folder, source.file, source.start))
    link = _page(source, gathered, beside)
    return [
        Words(source.file),
        Words(source.page, outside=link),
        Words(figure.raw if figure else ""),
        Words(figure.sentence if figure else ""),
        Words(figure.corrected if figure else ""),
        Words(figure.of_document if figure else ""),
    ]


def _page(source: Source, gathered: Gathered, beside: Path) -> str:
    """The way to the view of a page, "" where there is none."""
    if not source.page.isdecimal() or not source.start.isdecimal():
        return ""
    folder = gathered.collection.folders[source.folder].resolve()
    report = gathered.collection.filed.get(source.figure.report)
    if report is None or len(report.sha256) < 16:
        return ""
    page = page_link(report.sha256, int(source.page), int(source.start))
    if not (folder / page.partition("#")[0]).is_file():
        return ""
    way = way_to(folder, beside)
    return f"{'file:///' if PurePath(way).is_absolute() else ''}{way}/{page}"
