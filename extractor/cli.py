"""The `solieu` command. Talk goes to stderr, data to stdout; exit codes as in the README."""
from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from extractor import __version__, messages
from extractor.errors import MissingProgram, SolieuError, WrongUsage

ABOUT = {
    "run": ("đọc mọi báo cáo trong tệp, thư mục và ghi kết quả vào DIR", "read every report in files and folders, write the results into DIR"),
    "doctor": ("kiểm tra máy có đủ Tesseract, tiếng Việt, Poppler chưa", "check for Tesseract, Vietnamese data, Poppler"),
    "patterns": ("kiểm tra quy tắc bằng ví dụ của chính nó", "test every rule against its own examples"),
    "input": ("tệp hoặc thư mục có báo cáo", "files or folders with reports"), "out": ("thư mục kết quả", "folder for the results"),
    "jobs": ("số trang đọc cùng lúc (mặc định: số nhân CPU)", "pages read at once (default: CPU cores)"),
    "force": ("đọc lại tất cả, kể cả tệp không đổi", "read everything again"),
    "units": ("danh sách đơn vị của cơ quan (CSV: level,name,province…)", "your own list of units (CSV: level,name,province…)"),
    "dry": ("chỉ liệt kê việc sẽ làm", "only list what would be done"), "lang": ("ngôn ngữ thông báo: vi, en", "language of messages: vi, en"),
}


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit code. Only here errors become exit codes."""
    argv = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _language(argv)
    args = _parser().parse_args(argv)
    try:
        return args.action(args)
    except KeyboardInterrupt:
        print(messages.say("interrupted"), file=sys.stderr)
        return 130
    except SolieuError as error:
        what, then = messages.error(error.code, error.values)
        print(f"{what}\n→ {then}", file=sys.stderr)
        return error.exit_code


def _language(argv: list[str]) -> None:
    for at, word in enumerate(argv):
        chosen = word[7:] if word.startswith("--lang=") else argv[at + 1] if word == "--lang" and at + 1 < len(argv) else ""
        if chosen in ("vi", "en"):
            messages.language = chosen


def _about(key: str) -> str:
    return ABOUT[key][messages.language == "en"]


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--lang", choices=("vi", "en"), help=_about("lang"))
    parser = argparse.ArgumentParser(prog="solieu", parents=[common])
    parser.add_argument("--version", action="version", version=f"solieu {__version__}")
    commands = parser.add_subparsers(required=True, metavar="run | doctor | patterns")
    run = commands.add_parser("run", parents=[common], help=_about("run"), description=_about("run"))
    run.add_argument("input", nargs="+", type=Path, help=_about("input"))
    run.add_argument("--out", required=True, type=Path, metavar="DIR", help=_about("out"))
    run.add_argument("--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N", help=_about("jobs"))
    run.add_argument("--force", action="store_true", help=_about("force"))
    run.add_argument("--units", type=Path, metavar="FILE", help=_about("units"))
    run.add_argument("--dry-run", action="store_true", help=_about("dry"))
    run.set_defaults(action=_run)
    doctor = commands.add_parser("doctor", parents=[common], help=_about("doctor"), description=_about("doctor"))
    doctor.set_defaults(action=_doctor)
    patterns = commands.add_parser("patterns", parents=[common], help=_about("patterns"), description=_about("patterns"))
    patterns.add_argument("what", choices=("check",))
    patterns.set_defaults(action=_patterns)
    return parser


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError("1–64")
    return number


def _run(args) -> int:
    from extractor import doctor, run, units
    from extractor.dataset import Dataset
    from extractor.progress import Watch
    from extractor.rules import load
    load()
    known = units.load(args.units)
    for key in doctor.missing():
        raise MissingProgram(key)
    _check_folders(args)
    if args.dry_run:
        return _dry_run(args, known)
    with run.alone(args.out), Watch(args.out) as watch:
        tally = run.run(args.input, args.out, args.jobs, args.force, watch, known)
        with Dataset(args.out) as data:
            results = _results(data, args.out, tally)
    for line in results:
        print(line, file=sys.stderr)
    return 1 if tally.failed else 0


def _check_folders(args) -> None:
    from extractor.folder import find_inputs
    if args.out.exists() and not args.out.is_dir():
        raise WrongUsage("out_is_file", path=args.out)
    if next(find_inputs(args.input, args.out), None) is None:
        raise WrongUsage("nothing_to_read", path=", ".join(map(str, args.input)))
    try:
        if not args.dry_run:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / ".solieu").mkdir(exist_ok=True)
    except OSError:
        raise WrongUsage("out_unwritable", path=args.out) from None


def _results(data, out: Path, tally) -> list[str]:
    """Write CSV files and workbook; the closing lines."""
    from extractor.dataset import EXPORTED
    from extractor.workbook import write_workbook
    lines = []
    if tally.read or tally.failed or not (out / "so-lieu.xlsx").exists():
        wanted = ["so-lieu.xlsx", *(f"{table}.csv" for table in EXPORTED)]
        for name, written in zip(wanted, [write_workbook(data), *data.export()]):
            if written.name != name:
                lines.append(messages.say("workbook_open", name=name, other=written.name))
    review = sum(data.count(t, "review = 'yes'") for t in ("figures", "references", "dates", "labels", "documents"))
    lines.append(messages.say("results_in", path=out))
    lines.append(messages.say("done", inputs=tally.inputs, read=tally.read, unchanged=tally.unchanged,
                              failed=tally.failed, figures=data.count("figures"), review=review))
    return lines


def _dry_run(args, known) -> int:
    from extractor import run
    for key, values in run.plan(args.input, args.out, args.force, known):
        print(messages.say(key, **values))
    return 0


def _doctor(args) -> int:
    from extractor import doctor
    print("\n".join(doctor.lines()))
    return 3 if doctor.missing() else 0


def _patterns(args) -> int:
    from extractor.errors import BrokenRule
    from extractor.proving import faults, load
    found = faults()
    if found:
        raise BrokenRule("rules_broken", faults="\n".join(found))
    examples = sum(len(r.record.examples) + len(r.record.refuse) for r in load())
    print(messages.say("rules_good", rules=len(load()), examples=examples))
    return 0
