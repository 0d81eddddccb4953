"""A table's layout understood: what each column and each row is, over all pages it goes on.

A table over several pages carries its heading on, repeated or not. A row of column numbers
(`1 2 3=2/1`) gives formulas.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

import regex

from extractor import tablewords, text as texts
from extractor.heads import CALLED, NUMBER, Grid, Piece, piece_of, title_row
from extractor.model import DocumentText, PlacedTable, ReadTable, TableColumn, TableRow

ORDINAL = regex.compile(r"(?:[IVX]{1,5}|[A-ZĐa-zđ]|\d{1,3}(?:\.\d{1,2}){0,3}|[*+-])[.)]?")
PERCENT = regex.compile(r"%|(?i:tỷ lệ|tỉ lệ|phần trăm)")
IN_BRACKETS = regex.compile(
    r"\((?:ĐVT\s*:\s*|đơn vị(?: tính)?\s*:\s*)?(?P<unit>%|‰|[\p{L}][\p{L}\s/.²³]{0,24}|1\.?000[\p{L}\s]{1,20})\)",
    regex.I,
)
CAPTION_UNIT = regex.compile(r"(?i)(?:đơn vị(?: tính)?|ĐVT)\s*:\s*(?P<unit>[^\n\t);]{1,40})")
LEVELS = (
    (r"[IVX]{1,5}|[A-ZĐ]", 1),
    (r"\d{1,3}", 2),
    (r"\d{1,3}\.\d{1,2}", 3),
    (r"\d{1,3}(?:\.\d{1,2}){2,3}|[a-zđ]", 4),
)
MARK = regex.compile(r"\s*(?P<mark>[-–+*•])\s*")


def read_tables(document: DocumentText, year: str) -> tuple[ReadTable, ...]:
    """Every table of the document, in order; `year` is the report's ("" where unknown)."""
    wholes: list[list[Piece]] = []
    for placed in document.tables:
        piece = piece_of(document, placed)
        if (
            wholes
            and _goes_on(document, wholes[-1][-1].grid.placed, placed)
            and _same_heads(wholes[-1], piece)
        ):
            wholes[-1].append(_like(wholes[-1][0], piece))
        else:
            wholes.append([piece])
    return tuple(
        table
        for number, pieces in enumerate(wholes, 1)
        for table in _understood(document, pieces, number, year)
    )


def _understood(
    document: DocumentText, pieces: list[Piece], whole: int, year: str
) -> list[ReadTable]:
    """The pieces of one table, with the best read heading of each column for all of them."""
    first = pieces[0]
    title, caption = (
        _title(document, first.grid.placed, first.grid),
        _caption_unit(document, first.grid.placed),
    )
    best = {
        c: max((p for p in pieces if p.heads[c]), key=lambda p: p.sure[c], default=first).heads[c]
        for c in first.heads
    }
    stock = wordstock(document)
    doubtful = {c for c in best if max(p.sure[c] for p in pieces) < 1}
    columns = _columns(
        pieces,
        {c: _mended(head, stock) if c in doubtful else head for c, head in best.items()},
        caption,
        year,
    )
    form = all(c.role != "value" for c in columns) and _mostly_empty(pieces)
    return [
        ReadTable(p.grid.placed, whole, title, _rows(p.grid, p.heading, columns), columns, form)
        for p in pieces
    ]


def _mostly_empty(pieces: list[Piece]) -> bool:
    """Is little but names and column numbers in the cells right of the first column?"""
    texts_ = [
        p.grid.own(row, column)
        for p in pieces
        for row in range(p.heading + 1, p.grid.placed.rows + 1)
        for column in range(2, p.grid.placed.columns + 1)
    ]
    empty = sum(not regex.search(r"\p{L}{2}|\d{2}", text) for text in texts_)
    return empty >= 0.25 * len(texts_)


def _like(first: Piece, piece: Piece) -> Piece:
    """A heading printed again has its row of column numbers too, however that was read."""
    if (
        first.numbered
        and any(piece.heads.values())
        and not piece.numbered
        and piece.heading == first.heading - 1
    ):
        return replace(piece, heading=first.heading, numbered=first.numbered)
    return piece


def wordstock(document: DocumentText) -> dict[str, str]:
    """Toneless → word, of the heads that were read well and of the words that heads are made of."""
    stock = {}
    for placed in document.tables:
        end = min((c.start for c in placed.cells if c.row > 3), default=placed.end)
        for word in texts.words_of(document, placed.start, end):
            if word.confidence > 0.9 and regex.fullmatch(r"\p{L}{4,}", word.text):
                stock.setdefault(toneless(word.text), word.text)
    return stock


def _mended(head: str, stock: dict[str, str]) -> str:
    """Words of a head that are one letter off a known one (a stamp over them) put right; digits never."""

    def mend(found) -> str:
        plain = toneless(found[0])
        if plain in stock:
            return (
                found[0]
                if found[0].isupper()
                else stock[plain].capitalize()
                if found[0].istitle()
                else stock[plain].lower()
            )
        near = [
            w
            for known, w in stock.items()
            if len(known) == len(plain) and sum(a != b for a, b in zip(known, plain)) == 1
        ]
        return near[0] if len(near) == 1 else found[0]  # two that are as near: left as read

    return regex.sub(r"\p{L}{4,}", mend, head)


def toneless(word: str) -> str:
    return "".join(
        ch
        for ch in unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
        if not unicodedata.combining(ch)
    )


def _same_heads(pieces: list[Piece], after: Piece) -> bool:
    """Has the next piece no heading of its own, or that of one before printed again? OCR may read
    it a little otherwise."""
    if not any(after.heads.values()):
        return True
    return any(
        sum(_alike(_letters(p.heads[c]), _letters(after.heads[c])) for c in p.heads)
        >= 0.7 * len(p.heads)
        for p in pieces
    )


def _letters(text: str) -> str:
    return regex.sub(r"[^\p{L}\d]", "", text.casefold())


def _alike(a: str, b: str) -> bool:
    return (
        a == b
        or bool(a and b)
        and sum((Counter(a) & Counter(b)).values()) >= 0.75 * max(len(a), len(b))
    )


def _goes_on(document: DocumentText, before: PlacedTable, after: PlacedTable) -> bool:
    """Is `after` the next page's piece: as many columns, and nothing but page numbers between?"""
    if after.page != before.page + 1 or before.columns != after.columns or after.number != 1:
        return False
    apart = {
        (start, end)
        for start, end, kind in document.furniture
        if kind in ("page-number", "footnote")
    }
    between = [
        line
        for line in document.lines
        if before.end <= line.start < line.end <= after.start
        and (line.start, line.end) not in apart
        and regex.search(r"\p{L}{2}", document.text[line.start : line.end])
    ]
    return not between


def _title(document: DocumentText, placed: PlacedTable, grid: Grid) -> str:
    """The title row, or the line before the table."""
    for row in range(1, placed.rows):
        if title_row(grid, row):
            return grid.own(row, 1)
    after = max(
        (t.end for t in document.tables if t.end <= placed.start), default=0
    )  # not another table's row
    before = [
        document.text[line.start : line.end]
        for line in document.lines
        if after <= line.start and line.end <= placed.start and line.page == placed.page
    ][-6:]
    named = [
        text for text in before if regex.search(r"\p{L}{3}", text) and not CAPTION_UNIT.search(text)
    ]
    named = [text for text in named if not regex.fullmatch(r"\s*[(\[].*[)\]]\s*", text)] or named[
        -1:
    ]  # `(Kèm theo Báo cáo số …)`
    title = named[-1] if named else ""
    for above in reversed(named[:-1]):
        if not (title.isupper() and above.isupper() and len(title) < 200):
            break
        title = f"{above} {title}"  # of several lines in capitals
    return title


def _caption_unit(document: DocumentText, placed: PlacedTable) -> str:
    """`Đơn vị tính: hồ sơ` in the lines right above the table or in its title row."""
    lines = [
        line for line in document.lines if line.end <= placed.start and line.page == placed.page
    ][-3:]
    text = document.text[lines[0].start if lines else placed.start : placed.start + 200].split("\n")
    found = [m["unit"].strip(" .)") for line in text for m in CAPTION_UNIT.finditer(line)]
    return found[-1] if found else ""


def _columns(
    pieces: list[Piece], heads: dict[int, str], caption: str, year: str
) -> tuple[TableColumn, ...]:
    words = tablewords.load()
    made: list[TableColumn] = []
    called = _called(pieces)
    for number, role in _roles(pieces, heads).items():
        name, formula = called.get(number, ("", ""))
        status = _status(heads[number], year) if role == "value" else "actual"
        unit = _unit(heads[number], caption) if role == "value" else ""
        made.append(
            TableColumn(
                number,
                role,
                " / ".join(p for p in (heads[number], formula) if p),
                formula,
                name,
                unit,
                status,
            )
        )
    return tuple(
        _compared(column, made)
        if words.comparison.search(column.head) or column.formula
        else column
        for column in made
    )


def _called(pieces: list[Piece]) -> dict[int, tuple[str, str]]:
    """Column → (its name in formulas, its formula or ""); a name that could not be read follows
    from its neighbours."""
    found: dict[int, tuple[str, str]] = {}
    for piece in pieces:
        for column in piece.heads if piece.numbered else ():
            match = CALLED.fullmatch(piece.grid.own(piece.numbered, column))
            if match and not found.get(column, ("", ""))[1]:
                formula = (
                    regex.sub(r"[()\s]", "", f"{match['called']}{match['formula']}")
                    if match["formula"]
                    else ""
                )
                found[column] = (match["called"], formula)
    steps = Counter(int(name) - column for column, (name, _) in found.items() if name.isdigit())
    if steps:
        step = steps.most_common(1)[0][0]
        found = {
            c: found.get(c, (str(c + step), ""))
            for c in pieces[0].heads
            if c in found or c + step > 0
        }
    return found


def _roles(pieces: list[Piece], heads: dict[int, str]) -> dict[int, str]:
    """number, name, unit, text or value for each column: by its head, else by its content."""
    words, roles = tablewords.load(), {}
    for column, head in heads.items():
        texts_ = [
            t
            for p in pieces
            for row in range(p.heading + 1, p.grid.placed.rows + 1)
            if (t := p.grid.own(row, column))
            and p.grid.cell(row, column).columns < p.grid.placed.columns
        ]
        numeric = sum(bool(NUMBER.fullmatch(t)) for t in texts_)
        named = next((role for role in tablewords.ROLES if words.roles[role].fullmatch(head)), "")
        if (
            named in ("unit", "text")
            and "name" not in roles.values()
            and column <= 2
            and (named == "unit" or not _named_later(heads, column))
        ):
            named = "name"
        if named in ("unit", "name") and numeric > 0.5 * len(texts_):
            named = ""
        ordinal = sum(bool(ORDINAL.fullmatch(t)) for t in texts_)
        if (
            not named
            and column == 1
            and len(heads) > 2
            and (texts_ and ordinal == len(texts_) and not head.strip(" .") or _counts_on(texts_))
        ):
            named = "number"  # its head may be misread
        roles[column] = named or (
            "value"
            if numeric and numeric >= 0.3 * len(texts_)
            else "name"
            if "value" not in roles.values()
            else "text"
        )
    return roles


def _counts_on(texts_: list[str]) -> bool:
    """1, 2, 3 … from row to row, from one anew below a group, but for a few that are misread."""
    numbers = [int(t.strip(" .)_")) for t in texts_ if regex.fullmatch(r"\d{1,3}[ .)_]*", t)]
    steps = sum(b in (a + 1, 1) for a, b in zip(numbers, numbers[1:]))
    return (
        len(numbers) > 2
        and len(numbers) >= 0.7 * len(texts_)
        and steps >= 0.7 * (len(numbers) - 1)
        and numbers[0] < 3
    )


def _named_later(heads: dict[int, str], column: int) -> bool:
    return any(
        tablewords.load().roles["name"].fullmatch(head) for c, head in heads.items() if c > column
    )


def _unit(head: str, caption: str) -> str:
    """`%` in a head comes first, then a unit in brackets, then the caption's."""
    if "%" in head:
        return "%"
    found = [m["unit"] for m in IN_BRACKETS.finditer(head)]
    return found[-1] if found else "%" if PERCENT.search(head) else caption


def _status(head: str, year: str) -> str:
    """By the words of the head; a plan of a year after the report's is not assigned yet."""
    status = tablewords.status_of(head)
    years = regex.findall(r"(?:19|20)\d\d", head)
    if status == "assigned" and years and year and max(years) > year:
        return "planned"
    return status or "actual"


def _compared(column: TableColumn, columns: list[TableColumn]) -> TableColumn:
    """A share or a comparison has the status of the column that it measures: the first one in its
    formula, else the last before it that is no plan."""
    if column.role != "value":
        return column
    terms = regex.findall(r"[A-ZĐ]|\d{1,2}", column.formula.partition("=")[2])
    of = next((c for t in terms for c in columns if c.called == t and c.role == "value"), None)
    if of is None:
        earlier = [
            c
            for c in columns
            if c.number < column.number
            and c.role == "value"
            and c.status != "assigned"
            and not tablewords.load().comparison.search(c.head)
        ]
        of = earlier[-1] if earlier else None
    return replace(column, status=of.status) if of else column


def _rows(grid: Grid, heading: int, columns: tuple[TableColumn, ...]) -> tuple[TableRow, ...]:
    """Each row's name below those of the groups it stands in, and its unit."""
    made, path, unit = [], [], ""
    for row in range(1, grid.placed.rows + 1):
        if row <= heading:
            made.append(TableRow(row, "", "", False))
            continue
        name, label = _name(grid, row, columns)
        unit = _row_unit(grid, row, columns, unit)
        level = _level(label, name, [p[0] for p in path])
        path = [p for p in path if p[0] < level]
        own = MARK.sub("", name, 1) if MARK.match(name) else name
        made.append(
            TableRow(
                row,
                " / ".join([p[1] for p in path] + [own]) if own else " / ".join(p[1] for p in path),
                unit,
                True,
            )
        )
        if own:
            path.append((level, own.strip(" :")))
    return tuple(made)


def _name(grid: Grid, row: int, columns: tuple[TableColumn, ...]) -> tuple[str, str]:
    """(the row's name, its number or mark)."""
    first = next((c.number for c in columns if c.role == "value"), len(columns) + 1)
    names, label = [], ""
    for column in columns:
        text = grid.own(row, column.number)
        if column.role == "number" and ORDINAL.fullmatch(text):
            label = text.strip(".)")
        elif (
            column.role in ("name", "number")
            and column.number < first
            and text
            and text not in names
        ):
            names.append(text)
    return " / ".join(names), label


def _row_unit(grid: Grid, row: int, columns: tuple[TableColumn, ...], above: str) -> str:
    text = next((grid.own(row, c.number) for c in columns if c.role == "unit"), "")
    if regex.fullmatch(r"\W*[%®đĐd°][^\s\d]{0,2}[o0oọ]+\W*", text):  # OCR has no ‰
        return "‰"
    return above if text and tablewords.load().ditto.fullmatch(text) else text.strip(" .,:")


def _level(label: str, name: str, path: list[int]) -> int:
    """How deep a row stands: by its number, else by the mark before its name."""
    mark = MARK.match(name)
    if tablewords.load().total.fullmatch(name) and not label:
        return 1
    for pattern, level in LEVELS:
        if regex.fullmatch(pattern, label):
            return level
    if mark and mark["mark"] in "+•":
        return 7
    if mark and mark["mark"] in "-–":
        return 6
    return 5 if not label else 3
