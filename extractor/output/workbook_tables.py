"""The workbook's sheets of tables: a list of all, and one sheet for each, laid out as printed."""

from __future__ import annotations

from itertools import groupby

from extractor.output.database import Dataset

MOST_SHEETS = 60  # of single tables; the others stand in the list and in tables.csv
LIST = "Bảng"


def write_tables(book, formats: dict, data: Dataset) -> None:
    """Add the list and the sheets. Cells with a figure hold its number, those for review are marked."""
    figures = {
        (r["file"], r["page"], r["table"], r["row"], r["column"]): r for r in data.rows("tables")
    }
    wholes = [
        (key, list(cells))
        for key, cells in groupby(data.rows("cells"), key=lambda r: (r["file"], r["whole"]))
    ]
    if not wholes:
        return
    sheet = book.add_worksheet(LIST)
    for at, (heading, width) in enumerate(
        (
            ("Tệp", 34),
            ("Trang", 10),
            ("Tên bảng", 70),
            ("Dòng", 7),
            ("Cột", 7),
            ("Ô cần xem lại", 14),
            ("Trang tính", 26),
        )
    ):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats["head"])
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for number, ((file, whole), cells) in enumerate(wholes, 1):
        own = [figures.get((file, c["page"], c["table"], c["row"], c["column"])) for c in cells]
        marked = sum(f is not None and f["review"] == "yes" for f in own)
        pages = sorted({c["page"] for c in cells})
        sheet.write_string(number, 0, file, formats["text", marked > 0])
        sheet.write_string(
            number,
            1,
            str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}",
            formats["text", marked > 0],
        )
        sheet.set_row(number, 15 * min(8, 1 + len(cells[0]["title"]) // 50))  # capitals are wide
        sheet.write_string(number, 2, cells[0]["title"], formats["wrap", marked > 0])
        for at, value in (
            (3, len({(c["page"], c["table"], c["row"]) for c in cells})),
            (4, max(c["column"] for c in cells)),
            (5, marked),
        ):
            sheet.write_number(number, at, value, formats["text", marked > 0])
        if number > MOST_SHEETS:
            sheet.write_string(
                number, 6, "không có trang riêng: xem tables.csv", formats["text", marked > 0]
            )
        else:
            name = f"{LIST} {number}"
            sheet.write_url(number, 6, f"internal:'{name}'!A1", formats["link", marked > 0], name)
            _one(
                book.add_worksheet(name),
                formats,
                cells,
                own,
                f"{file}, trang {pages[0]}: {cells[0]['title']}",
            )


def _one(sheet, formats: dict, cells: list[dict], figures: list, title: str) -> None:
    """The pieces of one table below each other; merged cells are merged."""
    sheet.write_string(0, 0, title[:2000], formats["text", False])
    lines: dict[tuple, int] = {}
    for cell in cells:
        for row in range(cell["row"], cell["row"] + cell["rows"]):
            lines.setdefault((cell["page"], cell["table"], row), 0)
    lines = {key: number for number, key in enumerate(sorted(lines), 2)}
    width: dict[int, int] = {}
    for cell, figure in zip(cells, figures):
        top, left = lines[cell["page"], cell["table"], cell["row"]], cell["column"] - 1
        if cell["columns"] == 1:
            width[left] = max(width.get(left, 6), min(len(cell["text"]), 42))
        kind = ("cell" if cell["body"] else "cell_head", bool(figure and figure["review"] == "yes"))
        if cell["rows"] * cell["columns"] > 1:
            sheet.merge_range(
                top, left, top + cell["rows"] - 1, left + cell["columns"] - 1, "", formats[kind]
            )
        if (
            figure
            and figure["value"]
            and figure["raw"] == cell["text"]
            and _plain(figure["raw"]) == float(figure["value"])
        ):
            places = len(figure["raw"].rpartition(",")[2]) if "," in figure["raw"] else 0
            sheet.write_number(
                top, left, float(figure["value"]), formats[f"cell{min(places, 4)}", kind[1]]
            )
        elif cell["text"]:
            sheet.write_string(top, left, cell["text"][:32_000], formats[kind])
        else:
            sheet.write_blank(top, left, None, formats[kind])
    for column, letters in width.items():
        sheet.set_column(column, column, letters * 1.1 + 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _plain(raw: str) -> float:
    """As printed the Vietnamese way, without its unit."""
    try:
        return float(raw.replace("–", "-").replace(".", "").replace(",", "."))
    except ValueError:
        return float("nan")


def cell_formats(book, base: dict) -> dict:
    """Cells with borders: text, heads, numbers with 0 to 4 decimals; each plain and marked."""
    kinds = {
        "cell": {"text_wrap": True},
        "cell_head": {"text_wrap": True, "bold": True, "align": "center", "valign": "vcenter"},
        **{f"cell{n}": {"num_format": "#,##0" + ("." + "0" * n if n else "")} for n in range(5)},
    }
    return {
        (kind, marked): book.add_format(
            {**base, "border": 1, **extra, **({"bg_color": "#FFF2CC"} if marked else {})}
        )
        for kind, extra in kinds.items()
        for marked in (False, True)
    }
