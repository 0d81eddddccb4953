#!/usr/bin/env python3
"""Make the pictures of the guide from the program as it is, so that they stay true.

    python docs/make_pictures.py [--work DIR]

Reads the made reports of a province of twelve districts (benchmarks/province_years.py), compares
them, opens `solieu review` on them, and writes docs/anh/*.png. Needs LibreOffice (writer and calc),
Poppler, and Chromium with playwright; `make look` installs them. DIR is kept and used again.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops

DOCS = Path(__file__).resolve().parent
PICTURES = DOCS / "anh"
DPI = 80
MARGIN = 12  # pixels of white left around what is cut out
SCREEN = {"width": 1366, "height": 768}
CHROMIUM = "/usr/bin/chromium"
# Numbers as an office in Viet Nam sees them: 255.637, not 255,637.
VIETNAMESE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">\
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item>
</oor:items>
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, help="keep reports and results here")
    args = parser.parse_args()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        work = args.work or Path(temporary)
        results = read(work)
        comparison = compare(work, results)
        sheets(results / "so-lieu.xlsx", work, {1: "tom-tat", 2: "chi-tieu"})
        sheets(comparison, work, {1: "tong-hop", 2: "tong-hop-don-vi"})
        screens(results)


def solieu(*words: object) -> None:
    """Runs the command; documents that need a look are no failure."""
    command = [sys.executable, "-m", "extractor", *map(str, words)]
    code = subprocess.run(command, cwd=DOCS.parent, check=False).returncode
    if code not in (0, 1):
        sys.exit(code)


def read(work: Path) -> Path:
    """The folder of results of the made reports."""
    results = work / "ket-qua"
    if not (results / "so-lieu.xlsx").exists():
        maker = DOCS.parent / "benchmarks" / "province_years.py"
        subprocess.run([sys.executable, maker, work], check=True)
        reports = (work / "2023", work / "2024")
        solieu("run", *reports, "--units", work / "don-vi.csv", "--out", results)
    return results


def compare(work: Path, results: Path) -> Path:
    """The workbook that compares the districts."""
    workbook = work / "so-sanh.xlsx"
    solieu("compare", results, "--expected", work / "don-vi.csv", "--out", workbook)
    return workbook


def sheets(workbook: Path, work: Path, wanted: dict[int, str]) -> None:
    """Writes pages of a workbook, as they print, as pictures of these names."""
    profile = work / "libreoffice"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(VIETNAMESE, "utf-8")
    own = f"-env:UserInstallation={profile.resolve().as_uri()}"
    office = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", work, workbook]
    subprocess.run(office, check=True, timeout=300, stdout=subprocess.DEVNULL)
    printed = work / f"{workbook.stem}.pdf"
    for page, name in wanted.items():
        target = PICTURES / name
        pages = ["-f", str(page), "-l", str(page), "-singlefile"]
        draw = ["pdftoppm", "-png", "-r", str(DPI), *pages, printed, target]
        subprocess.run(draw, check=True, timeout=120)
        keep_small(target.with_suffix(".png"))


def keep_small(path: Path) -> None:
    """Cuts the white around a picture away and keeps 64 colours of it."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    paper = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, paper).getbbox() or (0, 0, *picture.size)
    left, top, right, bottom = box
    wide, high = picture.size
    cut = (
        max(0, left - MARGIN),
        max(0, top - MARGIN),
        min(wide, right + MARGIN),
        min(high, bottom + MARGIN),
    )
    picture.crop(cut).quantize(64).save(path, optimize=True)


def screens(results: Path) -> None:
    """Writes the screens of `solieu review` as pictures."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "extractor", "review", str(results), "--no-browser"]
    station = subprocess.Popen(
        [*command, "--person", "Lan"], stderr=subprocess.PIPE, text=True, cwd=DOCS.parent
    )
    try:
        address = address_of(station)
        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page(viewport=SCREEN)
            page.goto(address)
            shoot(page, "hang-viec")
            page.locator("a.open").first.click()
            page.wait_for_load_state("networkidle")
            shoot(page, "xem-van-ban")
            browser.close()
    finally:
        station.kill()
        station.wait()


def address_of(station: subprocess.Popen[str]) -> str:
    """The address that the page says it answers at."""
    for line in station.stderr or ():
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S+", line):
            return found[0]
    sys.exit("solieu review did not start")


def shoot(page, name: str) -> None:
    """Writes what the screen shows."""
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    keep_small(path)


if __name__ == "__main__":
    main()
