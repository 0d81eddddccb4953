"""How the steps of a run grow with the dataset: CPU seconds of each for datasets of several sizes.

    python benchmarks/large_dataset.py --documents 2000 4000 8000 [--server] [--figures 30]

Makes datasets of documents with made rows, in a file or in a PostgreSQL server, and prints what a
run beside its reading costs: looking at known files, noting copies, laying decisions over, the CSV
files, the workbook. Each size is measured in a process of its own, for its peak memory. Of the
server's own work only the time is known.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), "tests"]

from extractor.output import TABLES, Dataset, address_of, decided_database, use_store
from extractor.output.outputs import write_csv
from extractor.output.schema import EXPORTED
from extractor.output.workbook import write_workbook

UNITS = ("xã Tân Lộc", "xã An Phú", "phường Bình Minh", "xã Hòa Tú")


def row(table, **values):
    return {**dict.fromkeys(TABLES[table], ""), **values}


def fill(data, documents, figures):
    for number in range(documents):
        file = f"{number // 100:05}/báo cáo {number}.pdf"
        period = str(2015 + number % 10)
        unit = f"{UNITS[number % 4]} {number // 40}"
        said = {"issuer": f"UBND {unit}", "issuer_level": "xã", "province": "An Giang"}
        with data.base.transaction():
            data.add(
                "documents",
                [row("documents", file=file, sha256=f"{number:064x}", pages=3, period=period,
                     counted="yes", review="no", page_from=1, page_to=3, **said)],
            )  # fmt: skip
            data.add("inputs", [row("inputs", file=file, sha256=f"{number:064x}", pages=3,
                                    settings="x", origin=f"/in/{file}", belongs=file)])  # fmt: skip
            place = {"file": file, "page": 1, "end": 0, "raw": "1.250", "confidence": 0.99}
            made = [
                row("figures", **place, start=at * 50, review="no", kind="count", value="1250", status="actual",
                    unit="hồ sơ", indicator="ho_so_tthc.tiep_nhan", sentence="Đã tiếp nhận 1.250.",
                    x0=1.0, y0=2.0, x1=3.0, y1=4.0)
                for at in range(figures)
            ]  # fmt: skip
            data.add("figures", made)
            data.add(
                "indicators",
                [row("indicators", file=file, period=period, indicator="ho_so_tthc.tiep_nhan",
                     value="1250", status="actual", page=1, start=0, review="no", **said)],
            )  # fmt: skip


def timed(name, step):
    wall, cpu = time.monotonic(), time.process_time()
    step()
    told = f"{time.process_time() - cpu:8.2f} s CPU, {time.monotonic() - wall:8.2f} s"
    print(f"  {name:24} {told}", flush=True)


def measure(out, documents, figures):
    with Dataset(out) as data:
        timed("rows put", lambda: fill(data, documents, figures))
        if address_of(out):
            [size] = data.run("select pg_database_size(current_database())").fetchone()
            print(f"  database {size / 1e6:.1f} MB, {size / documents / 1e3:.1f} kB a document")
        timed("known files", data.known_files)
        timed(
            "is a file unchanged, ×10", lambda: [data.unchanged("x", "y", "z") for _ in range(10)]
        )
        timed("copies noted", lambda: data.note_copies({}))
        timed("decisions laid over", lambda: data.lay_over(()))
        for_csv = [(table, out / f"{table}.csv") for table in EXPORTED]
        timed("CSV files", lambda: [write_csv(p, TABLES[t], data.rows(t)) for t, p in for_csv])
        timed("workbook", lambda: write_workbook(data, out / "so-lieu.xlsx"))
    (out / "corrections.csv").unlink(missing_ok=True)
    timed("copy for compare", lambda: decided_database(out))


def in_a_child(step):
    """Does a step in a process of its own, and tells the most memory it used."""
    child = os.fork()
    if not child:
        try:
            step()
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"  peak memory {peak:.0f} MB", flush=True)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--documents", type=int, nargs="+", default=[2000, 4000])
    asked.add_argument("--figures", type=int, default=30)
    asked.add_argument("--server", action="store_true")
    args = asked.parse_args()
    server = None
    if args.server:
        import servers

        server = servers.new_server()
    try:
        for documents in args.documents:
            print(f"{documents} documents, {documents * args.figures} figures:")
            out = Path(tempfile.mkdtemp())
            (out / ".solieu").mkdir()
            if server:
                use_store(out, server.address())
            in_a_child(lambda out=out, documents=documents: measure(out, documents, args.figures))
    finally:
        if server:
            servers.drop(server)


if __name__ == "__main__":
    main()
