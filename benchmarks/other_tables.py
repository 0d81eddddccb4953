"""Read a PDF's tables with another program and print {page: rows} as JSON.

    PYTHON benchmarks/other_tables.py FILE.pdf [--digital | --with PROGRAM]

PROGRAM: img2table (scans), lattice, hybrid (both camelot) or pdfplumber (text layers); `--digital`
is lattice. Run with a Python that has these programs; none is needed by anything else here.
"""

import json
import sys


def by_camelot(path, flavor="lattice"):
    import camelot

    found = {}
    for table in camelot.read_pdf(path, pages="all", flavor=flavor):
        found.setdefault(str(table.page), []).extend(table.df.values.tolist())
    return found


def by_hybrid(path):
    return by_camelot(path, "hybrid")


def by_pdfplumber(path):
    import pdfplumber

    with pdfplumber.open(path) as opened:
        return {
            str(page.page_number): [row for table in page.extract_tables() for row in table]
            for page in opened.pages
        }


def by_img2table(path):
    from img2table.document import PDF
    from img2table.ocr import TesseractOCR

    read = PDF(path).extract_tables(
        ocr=TesseractOCR(lang="vie"), borderless_tables=False, min_confidence=1
    )
    return {
        str(page + 1): [
            [cell.value for cell in row] for table in tables for row in table.content.values()
        ]
        for page, tables in read.items()
    }


PROGRAMS = {
    "img2table": by_img2table, "lattice": by_camelot, "hybrid": by_hybrid, "pdfplumber": by_pdfplumber,
}  # fmt: skip


def main():
    path = sys.argv[1]
    named = sys.argv[sys.argv.index("--with") + 1] if "--with" in sys.argv else ""
    program = named or ("lattice" if "--digital" in sys.argv else "img2table")
    found = PROGRAMS[program](path)
    print("\n" + json.dumps(found, ensure_ascii=False))  # below whatever they print themselves


if __name__ == "__main__":
    main()
