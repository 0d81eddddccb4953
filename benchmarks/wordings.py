"""Makes the pair NAME.txt and NAME.csv of each benchmarks/wordings/NAME.marked.txt.

    python benchmarks/wordings.py

A marked report holds [[numeral|code|status]] for each figure: an empty code means that no indicator
fits, status is `actual` when left out, `*` when either reading is right. NAME.csv has the columns
start, raw, code, status, value (start: characters from the start of NAME.txt).
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

HERE = Path(__file__).parent / "wordings"
MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]*)(?:\|([^\]]*))?\]\]")
MONEY = (("tỷ đồng", 10**9), ("triệu đồng", 10**6), ("triệu", 10**6))


def value(raw: str) -> str:
    """23/28 stays, 1.204 is 1204, 58,3% is 58.3, 8 tỷ 450 triệu đồng is in đồng."""
    if mixed := re.fullmatch(r"(\d+) tỷ (\d+) triệu đồng", raw):
        return str(int(mixed[1]) * 10**9 + int(mixed[2]) * 10**6)
    sides = [
        side.replace(".", "").replace(",", ".") for side in re.match(r"[\d.,/]+", raw)[0].split("/")
    ]
    sides = [str(int(side)) if side.isdigit() else side for side in sides]
    for words, factor in MONEY:
        if raw.endswith(words):
            return str(round(float(sides[0]) * factor))
    return sides[0] if ("," in raw and len(sides) > 1) or len(sides) == 1 else "/".join(sides)


def strip(marked: str) -> tuple[str, list[tuple]]:
    """The report without marks, and a row for each mark."""
    out, rows, at, length = [], [], 0, 0
    for mark in MARK.finditer(marked):
        before = marked[at : mark.start()]
        out += [before, mark[1]]
        start = length + len(before)
        rows.append(
            (start, mark[1], mark[2], (mark[3] or "actual") if mark[2] else "", value(mark[1]))
        )
        length, at = start + len(mark[1]), mark.end()
    return "".join([*out, marked[at:]]), rows


def main() -> None:
    for path in sorted(HERE.glob("*.marked.txt")):
        plain, rows = strip(path.read_text(encoding="utf-8"))
        assert (
            all(plain[start:].startswith(raw) for start, raw, *_ in rows) and "[[" not in plain
        ), path
        name = path.name.removesuffix(".marked.txt")
        (HERE / f"{name}.txt").write_text(plain, encoding="utf-8")
        with open(HERE / f"{name}.csv", "w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerows([("start", "raw", "code", "status", "value"), *rows])
        print(f"{name}: {len(rows)} figures, {sum(1 for row in rows if row[2])} with a code")


if __name__ == "__main__":
    main()
