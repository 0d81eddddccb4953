"""The copy of a form in which the program shows what it takes each cell for, and from which it
reads what a person has made of that.

A cell holds its mark and, behind it, the indicator's name: green where all is sure, yellow behind
a question mark where not. Each has a list to choose from. Saving the copy confirms it: Excel and
LibreOffice then name its parts anew, and by that a copy which nobody has opened is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from extractor import messages
from extractor.errors import InputError
from extractor.forms.addresses import address, column_letters, place_of
from extractor.forms.grid import Grid, grid_of
from extractor.forms.marks import Mark, PlacedMark, find_marks, written
from extractor.forms.placed import Fault, Placed, code_faults, said_of
from extractor.forms.plain_sheet import Words, inside, plain_sheet
from extractor.forms.proposals import Proposal
from extractor.forms.workbook import Form
from extractor.indicators import load_indicators

GREEN, YELLOW = "FFC6EFCE", "FFFFEB9C"
LISTS = "Solieu"
COPY_ENDING = ".de-xuat.xlsx"
FIRST_OPTION = 7  # column
UNTOUCHED = "xl/worksheets/solieu1.xml"
SKIP = "{{bỏ qua}}"
FORMULA = "công thức"
TOP = [
    "Mỗi ô chờ số trên các trang trước nay ghi dấu {{…}}: chỉ tiêu; đơn vị; kỳ. Xanh: chương trình "
    "chắc. Vàng (có dấu ?): phải chọn trong danh sách của ô, hoặc sửa, rồi bỏ dấu ?.",
    "Ô không cần điền: chọn {{bỏ qua}} hoặc xóa dấu. Xem xong thì lưu tệp này (Ctrl+S) và chạy lại "
    "đúng lệnh cũ.",
]
HEADS = ["Trang tính", "Ô", "Mức chắc", "Hàng", "Cột", "Vì sao chưa chắc", "Chọn trong các dấu này"]


def copy_path(form: Path) -> Path:
    """Where the copy of a form stands."""
    return form.with_name(f"{form.stem}{COPY_ENDING}")


def write_copy(form: Form, proposals: Iterable[Proposal], target: Path) -> Path:
    """Writes the copy; where it stands then. `form` is changed by it and is of no other use then.
    Raises OSError."""
    rows = [[Words(line, bold=True)] for line in TOP]
    rows.append([Words(head, bold=True) for head in HEADS])
    lists = form.free_name(LISTS)
    for proposal in proposals:
        if proposal.mark is None:
            rows.append(_row(proposal, []))
            continue
        choices = [] if proposal.worked else _choices(proposal, proposal.mark)
        row = [written(proposal.mark)] if proposal.worked else choices
        rows.append(_row(proposal, row))
        if not proposal.worked:
            _show(form, proposal, lists, len(rows), len(choices))
    codes = [Words("Mã chỉ tiêu", bold=True), Words("Tên", bold=True)]
    rows += [[], codes]
    rows += [[Words(code), Words(name)] for code, name in sorted(load_indicators().names.items())]
    widths = [22, 34, 14, 40, 40, 40, 60, 60, 60]
    form.add(plain_sheet(lists, rows, widths, frozen=len(TOP) + 1))
    return form.write(target)


def _row(proposal: Proposal, choices: list[str]) -> list[Words]:
    at = address(*proposal.place)
    level = "chắc" if proposal.sure else "chưa chắc"
    why = messages.say(proposal.why) if proposal.why else ""
    said = [
        Words(proposal.sheet),
        Words(at, inside=inside(proposal.sheet, at)),
        Words(FORMULA if proposal.worked else level),
        Words(proposal.row_words),
        Words(proposal.column_words),
        Words(why),
    ]
    return [*said, *map(Words, choices)]


def _choices(proposal: Proposal, mark: Mark) -> list[str]:
    marks = [replace(one, sure=True) for one in (mark, *proposal.options)]
    return [*(_with_name(one) for one in dict.fromkeys(marks)), SKIP]


def _with_name(mark: Mark) -> str:
    return f"{written(mark)} {load_indicators().names.get(mark.code, '')}".strip()


def _show(form: Form, proposal: Proposal, lists: str, row: int, choices: int) -> None:
    """Puts a proposal into its cell, with its colour and its list."""
    sheet = form.sheet(proposal.sheet)
    if sheet is None or proposal.mark is None:
        return
    sheet.drop_validations({proposal.place})
    colour = GREEN if proposal.sure else YELLOW
    style = form.coloured(sheet.style(proposal.place), colour)
    sheet.set_text(proposal.place, _with_name(proposal.mark))
    sheet.set_style(proposal.place, style)
    last = column_letters(FIRST_OPTION + choices - 1)
    first = column_letters(FIRST_OPTION)
    said = [load_indicators().names.get(proposal.mark.code, "")]
    said += [messages.say(proposal.why)] if proposal.why else []
    area = inside(lists, f"${first}${row}:${last}${row}")
    sheet.offer(proposal.place, area, "; ".join(said))


def confirmed_by(form: Form) -> str:
    """Who saved a workbook last, as Excel notes it; "" where it does not."""
    content = form.parts.get("docProps/core.xml", b"")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return ""
    found = [one.text or "" for one in root if str(one.tag).endswith("}lastModifiedBy")]
    return found[0].strip() if found else ""


def read_copy(copy: Form, form: Form) -> Placed:
    """The marks of a copy for the cells of the form, with what is wrong with them. Marks that
    still have their question mark are among them."""
    grids = {sheet.name: grid_of(form, sheet) for sheet in form.sheets}
    marks: list[PlacedMark] = []
    faults: list[Fault] = []
    for sheet in copy.sheets:
        grid = grids.get(sheet.name)
        if grid is None:
            if sheet.name.startswith(LISTS):
                marks += _formulas(sheet, grids)
            continue
        for place in sheet.places:
            text = sheet.text(place)
            if "{{" not in text or "{{" in (form_text(form, sheet.name, place)):
                continue  # a mark that the form itself has is read there
            found = next(find_marks(text))
            if found.mark is None:
                sentence = said_of(found.fault) if found.fault else ""
                faults.append(Fault(sheet.name, place, sentence))
                continue
            one = _placed(grid, place, found.mark)
            marks.append(one)
            faults += code_faults(one)
    return Placed(tuple(marks), tuple(faults))


def form_text(form: Form, sheet: str, place: tuple[int, int]) -> str:
    """The words of a cell of the form itself."""
    found = form.sheet(sheet)
    return found.text(place) if found else ""


def _placed(grid: Grid, place: tuple[int, int], mark: Mark) -> PlacedMark:
    return PlacedMark(
        sheet=grid.sheet,
        place=place,
        mark=mark,
        row_words=grid.row_words(place),
        column_words=grid.column_words(place),
    )


def _formulas(lists, grids: dict[str, Grid]) -> Iterator[PlacedMark]:
    """The marks of cells with formulas, which stand in the list alone. Those that are not sure
    prove nothing and are left out."""
    for row in sorted({place[0] for place in lists.places}):
        sheet, at, level = (lists.text((row, column)) for column in (1, 2, 3))
        if level != FORMULA or sheet not in grids:
            continue
        found = next(find_marks(lists.text((row, FIRST_OPTION))), None)
        try:
            place = place_of(at)
        except InputError:
            continue
        if found is not None and found.mark is not None and found.mark.sure:
            yield _placed(grids[sheet], place, found.mark)
