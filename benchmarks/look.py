"""Letters and a draft of the consolidated report, made, opened and printed by LibreOffice: pictures
of their pages to look at, and what a machine can say of them.

    python benchmarks/look.py [--out FOLDER] [RESULTS…] [--expected LIST] [--due DAY]

Without results a small folder is made. Needs LibreOffice Writer and Poppler.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import docx

from extractor.cli import main as solieu
from extractor.drafting.fields import placed_fields


def made_results(folder):
    """A result folder of three districts, and the list of four."""
    from made_drafts import put_contradiction, put_reports, put_text

    from extractor.output import Dataset

    folder.mkdir(parents=True)
    with Dataset(folder) as data, data.connection:
        put_reports(data)
        put_contradiction(data, "huyện Mỹ Tú 2024.pdf")
    put_text(folder, "huyện Mỹ Xuyên 2024.pdf")
    listed = folder / "don-vi.csv"
    names = ("Mỹ Xuyên", "Kế Sách", "Mỹ Tú", "Long Phú")
    lines = ["level,name,province", *(f"huyện,huyện {name},Sóc Trăng" for name in names)]
    listed.write_text("\n".join(lines), "utf-8-sig")
    return [folder], listed


def converted(path, kind, out):
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", out, path],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out / f"{path.stem}.{kind}"


def printed(path, out):
    """The pages of a document as pictures; what LibreOffice makes of its fonts and its paper."""
    pdf = converted(path, "pdf", out)
    subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, out / path.stem], check=True, timeout=120)
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, timeout=60).stdout
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, timeout=60).stdout
    size = next(line for line in told.splitlines() if line.startswith("Page size"))
    pages = next(line for line in told.splitlines() if line.startswith("Pages"))
    names = {line.split()[0].partition("+")[2] for line in fonts.splitlines()[2:]}
    print(f"{path.name}: {pages.split()[-1]} pages, {size.partition(':')[2].strip()}, {names}")
    assert "A4" in size, size
    assert all("Serif" in name or "Times" in name for name in names), names


def numbers(path):
    return [(one.key, one.text) for one in placed_fields(docx.Document(path).element.body)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", nargs="*", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "look-out")
    parser.add_argument("--expected", type=Path)
    parser.add_argument("--due", default="15/12/2024")
    asked = parser.parse_args()
    shutil.rmtree(asked.out, ignore_errors=True)
    asked.out.mkdir(parents=True)
    folders, listed = asked.results, asked.expected
    if not folders:
        folders, listed = made_results(asked.out / "ket-qua")
    common = [*map(str, folders), *(["--expected", str(listed)] if listed else [])]
    draft, letters = asked.out / "bao-cao.docx", asked.out / "cong-van"
    assert solieu(["report", *common, "--out", str(draft)]) == 0
    assert solieu(["letters", *common, "--due", asked.due, "--out", str(letters)]) == 0
    for path in (draft, *sorted(letters.glob("*.docx"))):
        printed(path, asked.out)
    before = numbers(draft)
    resaved = asked.out / "da-luu.docx"
    converted(draft, "docx", asked.out / "lai").replace(resaved)
    assert solieu(["report", *common, "--out", str(resaved)]) == 0
    assert numbers(resaved) == before, "saved by LibreOffice, fields were lost"
    print(f"{len(before)} fields survive LibreOffice; pictures in {asked.out}")


if __name__ == "__main__":
    main()
