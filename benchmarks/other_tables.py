"""Read a PDF's tables with img2table (scans) or camelot (text layer) and print {page: rows} as JSON.

Run by tables.py with a Python that has these programs; neither is needed by anything else here.
"""

import json
import sys


def by_camelot(path):
    import camelot

    found = {}
    for table in camelot.read_pdf(path, pages="all", flavor="lattice"):
        found.setdefault(str(table.page), []).extend(table.df.values.tolist())
    return found


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


def main():
    path = sys.argv[1]
    found = by_camelot(path) if "--digital" in sys.argv else by_img2table(path)
    print("\n" + json.dumps(found, ensure_ascii=False))  # below whatever they print themselves


if __name__ == "__main__":
    main()
