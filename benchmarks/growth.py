"""How the cost of reading grows: seconds of CPU and peak memory of texts of three sizes, plain and
hostile, and of folders with ever more documents.

    python -m benchmarks.growth [--only NAME] [--seconds 120]
    python -m benchmarks.growth --folders 50,100,200,400

Each text is read in a process of its own, which is stopped after `--seconds` of CPU. The last
column is the exponent of growth between the two largest sizes that ended: 1 where twice the text
takes twice the time, 2 where it takes four times as long. Folders are run over three times: all of
it new, nothing changed, one text more; memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import resource
import signal
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.children import begin, warm

MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one text took: seconds of CPU, peak memory in MB, rows found; `end` says how it ended
    where it did not end well."""

    seconds: float
    megabytes: float
    rows: int
    end: str = ""


SENTENCES = (
    "Trong quý III năm 2024, toàn huyện đã tiếp nhận {a} hồ sơ, đã giải quyết {b} hồ sơ, đạt 96,{c}%.",
    "Số hồ sơ trả đúng hạn là {b}/{a} hồ sơ, quá hạn {c} hồ sơ.",
    "Ủy ban nhân dân huyện đã ban hành {c} kế hoạch, {d} quyết định về cải cách hành chính.",
    "Công tác tuyên truyền được các phòng ban và ủy ban nhân dân các xã quan tâm thực hiện thường xuyên.",
    "Thực hiện Quyết định số {d}/QĐ-UBND ngày 15 tháng 3 năm 2024, đã kiểm tra {c} đơn vị.",
    "Kinh phí thực hiện là {a} triệu đồng, trong đó ngân sách huyện {b} triệu đồng.",
    "So với cùng kỳ năm 2023 tăng {c} hồ sơ (tương đương {c},5%).",
)


def prose(size: int) -> str:
    """Paragraphs of a report, `size` letters together, about 45 figures in a thousand letters."""
    parts: list[str] = []
    length = 0
    for number, sentence in enumerate(cycle(SENTENCES)):
        values = {
            "a": 400 + number % 577,
            "b": 300 + number % 389,
            "c": number % 97,
            "d": number % 999,
        }
        said = sentence.format(**values)
        parts.append(said + ("\n\n" if number % 11 == 0 else " "))
        length += len(parts[-1])
        if length >= size:
            return "".join(parts)
    return ""


def _figures(size: int) -> str:
    return (
        "Kết quả: " + ", ".join(f"xã {at % 40} có {at % 900 + 1} hồ sơ" for at in range(size)) + "."
    )


def _bare_figures(size: int) -> str:
    return "Kết quả: " + ", ".join(str(at % 900 + 1) for at in range(size)) + "."


def _numbers_by_tabs(size: int) -> str:
    return "\t".join(str(at * 7 % 9973) for at in range(size))


def _rows_by_tabs(size: int) -> str:
    rows = [f"{at}\tXã {at}\t{at % 89}\t{at % 97}\t{at % 89 + at % 97}" for at in range(size)]
    return "TT\tĐơn vị\tTiếp nhận\tGiải quyết\tTổng\n" + "\n".join(rows)


def _sum(size: int) -> str:
    return f"{size} = " + " + ".join(["1"] * size)


def _headings(size: int) -> str:
    return "\n".join(f"{at % 9 + 1}.{at % 7 + 1}. Công tác số {at}" for at in range(size))


def _dates(size: int) -> str:
    return " ".join(f"ngày {at % 28 + 1} tháng {at % 12 + 1} năm 2024," for at in range(size))


def _documents(size: int) -> str:
    return " ".join(f"Quyết định số {at}/QĐ-UBND," for at in range(size))


def _lines_of_words(size: int) -> str:
    return "\n".join(islice(cycle(("tổng số", "trong đó", "gồm:", "cụ thể như sau:")), size))


def _parts_opened(size: int) -> str:
    return " ".join(f"trong đó: {at % 97} hồ sơ," for at in range(size))


def _years_compared(size: int) -> str:
    return " ".join(f"tăng {at % 97} hồ sơ so với cùng kỳ năm 2023," for at in range(size))


def _remainders(size: int) -> str:
    parts = (f"đã giải quyết {at % 97} hồ sơ, còn {at % 89 + 3} hồ sơ," for at in range(size))
    return "Tiếp nhận 900 hồ sơ, " + " ".join(parts)


def _headings_with_text(size: int) -> str:
    sections = (f"{at + 1}. Công tác số {at}\nĐã giải quyết {at % 90} hồ sơ." for at in range(size))
    return "\n".join(sections)


def _rows_by_blanks(size: int) -> str:
    rows = (f"{at:<6}{f'Xã số {at}':<20}{at % 89:>8}{at % 97:>8}" for at in range(size))
    return "\n".join(rows)


def _contents(size: int) -> str:
    rows = (f"{at}. Kết quả thực hiện ........ {at // 30 + 1}" for at in range(size))
    return "MỤC LỤC\n" + "\n".join(rows)


def _nested_brackets(size: int) -> str:
    return " ".join(f"và {at % 70})" if at % 2 else f"(có {at % 90} hồ sơ" for at in range(size))


HOSTILE: dict[str, tuple[Callable[[int], str], tuple[int, int, int]]] = {
    "prose (letters)": (prose, (10_000, 100_000, MEGA)),
    "one paragraph (letters)": (lambda n: prose(n).replace("\n", " "), (10_000, 100_000, MEGA)),
    "blank lines": (
        lambda n: "Báo cáo 5 hồ sơ\n" * 3 + "\n" * n + "Có 7 hồ sơ",
        (3000, 10_000, 30_000),
    ),
    "blanks": (lambda n: "Có 5 hồ sơ" + " " * n + "và 7 hồ sơ", (10_000, 100_000, MEGA)),
    "mixed blanks": (lambda n: "Có 5" + " \n" * n + "7 hồ sơ", (1000, 10_000, 100_000)),
    "opened brackets": (lambda n: "Có 5 hồ sơ " + "(" * n, (10_000, 100_000, MEGA)),
    "closed brackets": (lambda n: "Có 5 hồ sơ " + ")" * n, (10_000, 100_000, MEGA)),
    "brackets with figures": (lambda n: "Có 5 hồ sơ (" + "(3 " * n, (300, 1000, 3000)),
    "figures in one sentence": (_figures, (600, 2000, 6000)),
    "bare figures in one sentence": (_bare_figures, (600, 2000, 6000)),
    "numbers parted by tabs": (_numbers_by_tabs, (500, 1500, 5000)),
    "rows parted by tabs": (_rows_by_tabs, (300, 1000, 3000)),
    "one sum of ones": (_sum, (300, 1000, 3000)),
    "headings": (_headings, (1000, 3000, 10_000)),
    "dates": (_dates, (600, 2000, 6000)),
    "documents cited": (_documents, (600, 2000, 6000)),
    "lines that open lists": (_lines_of_words, (3000, 10_000, 30_000)),
    "one word": (lambda n: "Có 5 hồ sơ " + "a" * n, (10_000, 100_000, MEGA)),
    "dots": (lambda n: "Có 5 hồ sơ " + "." * n + " 7", (10_000, 100_000, MEGA)),
    "commas and digits": (lambda n: "Có " + "1," * n + " hồ sơ", (1000, 3000, 9000)),
    "slashes and digits": (lambda n: "Có " + "1/" * n + " hồ sơ", (1000, 3000, 9000)),
    "dashes": (lambda n: "- Có 5 hồ sơ\n" + "- " * n, (1000, 10_000, 100_000)),
    "percent signs": (lambda n: "Đạt 5" + "%" * n, (10_000, 100_000, MEGA)),
    "one digit a line": (lambda n: "\n".join("5" for _ in range(n)), (600, 2000, 6000)),
    "table of 5 columns (rows)": (
        lambda n: _rows_by_tabs(n).replace("\t", "  |  "),
        (300, 1000, 3000),
    ),
    "points": (lambda n: "12.345 điểm " * n, (150, 450, 1350)),
    "levels": (lambda n: "2 cấp, " * n, (300, 900, 2700)),
    "parts opened again and again": (_parts_opened, (400, 1200, 3600)),
    "years compared with": (_years_compared, (300, 1000, 3000)),
    "remainders": (_remainders, (150, 500, 1500)),
    "headings with a sentence": (_headings_with_text, (300, 1000, 3000)),
    "rows parted by blanks": (_rows_by_blanks, (200, 600, 2000)),
    "heads of contents": (lambda n: "MỤC LỤC\n" * n, (500, 1500, 5000)),
    "contents": (_contents, (300, 1000, 3000)),
    "nested brackets": (_nested_brackets, (700, 2100, 6300)),
    "brackets never closed": (
        lambda n: "Tiếp nhận 900 hồ sơ, " + "gồm 5 hồ sơ (trong đó " * n,
        (400, 1200, 3600),
    ),
    "places with figures": (lambda n: "tỉnh Bến Tre 12, tỉnh Yên Bái 7, " * n, (300, 900, 2700)),
    "colons and figures": (lambda n: "số: 5: " * n, (600, 2000, 6000)),
    "changes": (lambda n: "từ 1 lên 2 xuống còn 3 " * n, (200, 700, 2000)),
    "accents piled up": (lambda n: "Có 5 hồ sơ a" + "\u0301" * n, (10_000, 100_000, MEGA)),
}


def cost_of(text: str, seconds: int) -> Cost:
    """What it takes to read a text, in a process of its own that has `seconds` of CPU."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.get_context("fork").Process(
        target=_measured, args=(text, seconds, theirs)
    )
    worker.start()
    theirs.close()
    try:
        cost: Cost = ours.recv()
    except EOFError:
        cost = Cost(seconds, 0, 0, "stopped")
    worker.join()
    if worker.exitcode == -signal.SIGXCPU:
        return Cost(seconds, 0, 0, "too slow")
    return cost


def _measured(text: str, seconds: int, answer: Connection) -> None:
    from extractor.document import read_report
    from extractor.errors import SolieuError

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    rows, end = 0, ""
    with tempfile.TemporaryDirectory(prefix="solieu-") as folder:
        file = Path(folder) / "bao-cao.txt"
        file.write_text(text, "utf-8")
        begun = os.times()
        try:
            rows = len(read_report(file).numerals)
        except (SolieuError, TimeoutError) as error:
            end = getattr(error, "code", "") or type(error).__name__
        ended = os.times()
    spent = ended.user - begun.user + ended.system - begun.system
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.send(Cost(spent, peak, rows, end))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    parser.add_argument("--seconds", type=int, default=120, help="of CPU for each text")
    parser.add_argument("--folders", default="", help="numbers of documents, parted by commas")
    parser.add_argument("--sizes", type=int, default=3, help="how many of the three sizes")
    asked = parser.parse_args()
    if asked.folders:
        _tell_folders([int(size) for size in asked.folders.split(",")])
        return
    from extractor.document import read_report

    with tempfile.TemporaryDirectory(prefix="solieu-") as folder:
        file = Path(folder) / "bao-cao.txt"
        file.write_text(prose(2000), "utf-8")
        read_report(file)  # rules are read and compiled once, before anything is measured
    print(f"{'text':32} {'sizes':>26} {'CPU s':>24} {'MB':>6} {'rows':>7} growth")
    for name, (make, sizes) in HOSTILE.items():
        if asked.only not in name:
            continue
        costs = [cost_of(make(size), asked.seconds) for size in sizes[: asked.sizes]]
        _tell(name, sizes, costs)


def folder_costs(documents: int) -> list[Cost]:
    """What three runs over a folder of so many texts take: the first, one with nothing changed, one
    with a text more."""
    with tempfile.TemporaryDirectory(prefix="solieu-") as name:
        folder, costs = Path(name), []
        (folder / "in").mkdir()
        for step in (range(documents), (), (documents,)):
            for number in step:
                text = prose(700 + number % 300) + f"\n\nXã số {number} có {number + 3} hồ sơ."
                (folder / "in" / f"{number:05}.txt").write_text(text, "utf-8")
            words = ["run", str(folder / "in"), "--out", str(folder / "out"), "--jobs", "1"]
            _, status, used = os.wait4(begin(words, folder / "said.txt"), 0)
            end = "" if status == 0 else (folder / "said.txt").read_text("utf-8")[-200:]
            costs.append(Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, len(step), end))
        return costs


def _tell_folders(sizes: list[int]) -> None:
    warm()
    runs = ("new", "unchanged", "one more")
    print("documents " + "".join(f"{run:>24}" for run in runs), flush=True)
    for size in sizes:
        costs = folder_costs(size)
        said = "".join(f"{cost.seconds:12.1f} s {cost.megabytes:6.0f} MB" for cost in costs)
        print(f"{size:9} {said} {' '.join(cost.end for cost in costs)}", flush=True)


def _tell(name: str, sizes: tuple[int, int, int], costs: list[Cost]) -> None:
    said = " ".join(f"{cost.seconds:7.1f}" for cost in costs)
    asked = " ".join(f"{size:8}" for size in sizes)
    peak = max(cost.megabytes for cost in costs)
    ends = " ".join(cost.end for cost in costs)
    print(
        f"{name:32} {asked:>26} {said:>24} {peak:6.0f} {costs[-1].rows:7} {_growth(sizes, costs)} {ends}",
        flush=True,
    )


def _growth(sizes: tuple[int, int, int], costs: list[Cost]) -> str:
    ended = [(size, cost.seconds) for size, cost in zip(sizes, costs, strict=False) if not cost.end]
    if len(ended) < 2 or ended[-2][1] < 0.05:
        return "-"
    (size, seconds), (larger, longer) = ended[-2:]
    return f"{math.log(longer / seconds) / math.log(larger / size):.1f}"


if __name__ == "__main__":
    main()
