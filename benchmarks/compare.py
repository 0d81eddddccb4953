"""Time and memory of `solieu compare` on a made dataset: 700 units × 8 periods × 150 indicators.

    python benchmarks/compare.py [--units 700] [--periods 8] [--indicators 150] [--keep DIR]

Makes a result folder with as many reports, runs the real command on it, and prints seconds and
the peak memory of that process. Three values of a hundred are to review, every figure has a place
on a page, the key indicators of the first sheet are among the indicators.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from extractor.administration.provinces import provinces
from extractor.comparison.values import wording
from extractor.output.database import Dataset
from extractor.output.schema import TABLES

KINDS = (
    ("nhiệm vụ", "count"),
    ("hồ sơ", "count"),
    ("%", "percentage"),
    ("đồng", "money"),
    ("điểm", "measure"),
    ("nhiệm vụ", "ratio"),
)


def periods(count: int) -> list[str]:
    return [f"{2016 + n // 4}-Q{n % 4 + 1}" for n in range(count)]


def codes(count: int) -> list[tuple[str, str, str, str]]:
    """(code, name, unit, kind): the key indicators, then more, spread over the fields."""
    fields = list(wording()["fields"])
    made = [key_code(entry["code"]) for entry in wording()["key_indicators"]][:count]
    for n in range(len(made), count):
        field, (unit, kind) = fields[n % len(fields)], KINDS[n // len(fields) % len(KINDS)]
        made.append(
            (
                f"{field}.nhom_{n // 13}.chi_tieu_{n}",
                f"Chỉ tiêu thứ {n} của lĩnh vực, ghi đủ tên như trong đề cương báo cáo",
                unit,
                kind,
            )
        )
    return made


def key_code(code: str) -> tuple[str, str, str, str]:
    """A key indicator, of the kind that its code tells."""
    words = code.replace(".", "_").split("_")
    name = f"Chỉ tiêu chính {code}"
    if words[-2:] == ["ty", "le"]:
        return code, name, "%", "percentage"
    return (
        (code, name, "điểm", "measure") if words[-1] == "diem" else (code, name, "hồ sơ", "count")
    )


def figure(row: dict[str, object], kind: str) -> dict[str, object]:
    """The figure that a row of indicators was taken from, with its place on the page."""
    shown = row["value"] or f"{row['numerator']}/{row['denominator']}"
    doubt = "hai lần đọc khác nhau" if row["review"] == "yes" else ""
    return dict.fromkeys(TABLES["figures"], "") | {
        **{key: cell for key, cell in row.items() if key in TABLES["figures"]},
        "end": row["start"] + len(shown),
        "raw": shown,
        "sentence": f"{row['name_vi']}: {shown} {row['unit']}.",
        "review_reason": doubt,
        "x0": 100,
        "y0": 200,
        "x1": 140,
        "y1": 212,
        "kind": kind,
    }


def value(kind: str, usual: float, chance: random.Random) -> tuple[str, str, str]:
    """A value, numerator and denominator. `usual`: from 0 to 1, how much the unit has in every
    period; one value in ten is far from it."""
    far = 0.6 if chance.random() < 0.1 else 0.08
    share = min(1.0, usual * chance.uniform(1 - far, 1 + far))
    if kind == "ratio":
        whole = chance.randint(10, 60)
        return "", str(round(share * whole)), str(whole)
    if kind == "percentage":
        return f"{round(share * 1000) / 10}", "", ""
    return str(round(share * (10**9 if kind == "money" else 30_000))), "", ""


def make(folder: Path, units: int, count: int, indicators: int) -> int:
    """Write a dataset; how many rows of indicators it has."""
    folder.mkdir(parents=True, exist_ok=True)
    chance, rows = random.Random(7), 0
    places = [p for p in provinces() if p.set == 63]
    chosen = codes(indicators)
    with Dataset(folder) as data:
        for n in range(units):
            place = places[n % len(places)].name
            issuer = f"UBND huyện Mẫu {n}"
            usual = [chance.random() for _ in chosen]
            for period in periods(count):
                file = f"{place}/{period}/{n}.pdf"
                document = dict.fromkeys(TABLES["documents"], "") | {
                    "file": file,
                    "sha256": f"{n:08d}{period:>8}".replace(" ", "0") * 4,
                    "pages": 12,
                    "number": f"{n + 1}/BC-UBND",
                    "doc_date": f"{period[:4]}-{3 * int(period[-1]):02d}-{n % 20 + 1:02d}",
                    "doc_type": "Báo cáo",
                    "issuer": issuer,
                    "issuer_level": "huyện",
                    "province": place,
                    "title": f"Công tác cải cách hành chính {period}",
                    "period": period,
                    "answers": "2356/SNV-CCHC (2016-11-07)",
                }
                data.add("documents", [document])
                made = []
                for at, (code, name, unit, kind) in enumerate(chosen):
                    review = "yes" if chance.random() < 0.03 else "no"
                    made.append(
                        (
                            file,
                            place,
                            "",
                            issuer,
                            "huyện",
                            period,
                            code,
                            name,
                            unit,
                            "actual",
                            *value(kind, usual[at], chance),
                            at % 12 + 1,
                            100 * at,
                            review,
                            period,
                        )
                    )
                said = [
                    {"corrected": "", **dict(zip(TABLES["indicators"], row, strict=False))}
                    for row in made
                ]
                data.add("indicators", said)
                kinds = [kind for *_, kind in chosen]
                data.add("figures", map(figure, said, kinds))
                rows += len(made)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=700)
    parser.add_argument("--periods", type=int, default=8)
    parser.add_argument("--indicators", type=int, default=150)
    parser.add_argument(
        "--keep", type=Path, help="make the dataset here and leave it, with the results"
    )
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        base = args.keep or Path(temporary)
        if not (base / "results" / "dataset.sqlite").exists():
            print(
                f"{make(base / 'results', args.units, args.periods, args.indicators):,} rows of indicators made"
            )
        start = time.perf_counter()
        subprocess.run(
            [
                sys.executable,
                "-m",
                "extractor",
                "compare",
                base / "results",
                "--out",
                base / "so-sanh.xlsx",
            ],
            check=True,
            cwd=Path(__file__).resolve().parent.parent,
        )
        print(
            f"{time.perf_counter() - start:.1f} s, peak {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB, "
            f"workbook {(base / 'so-sanh.xlsx').stat().st_size / 2**20:.0f} MB"
        )


if __name__ == "__main__":
    main()
