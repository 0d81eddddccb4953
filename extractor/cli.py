"""The `solieu` command. Talk goes to stderr, data to stdout; exit codes as in the README."""

from __future__ import annotations

import argparse
import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from extractor import __version__, messages
from extractor.errors import MissingProgram, RunStopped, SolieuError, WrongUsage
from extractor.known_places import add_known_places
from extractor.model import Report
from extractor.outages import outage, said_of, system_error, unwritable
from extractor.progress import tell

if TYPE_CHECKING:
    from extractor.comparison import Outcome
    from extractor.drafting import LettersDone, ReportDone
    from extractor.forms import Outcome as FormOutcome
    from extractor.output import Dataset
    from extractor.run import Taken

MOST_NAMED = 20  # files on one line
ABOUT = {
    "run": (
        "đọc mọi báo cáo trong tệp, thư mục và ghi kết quả vào DIR",
        "read every report in files and folders, write the results into DIR",
    ),
    "compare": (
        "lập bảng so sánh đơn vị × chỉ tiêu từ các thư mục kết quả",
        "tables of units and indicators from result folders",
    ),
    "dirs": ("thư mục kết quả của solieu run", "result folders of solieu run"),
    "xlsx": ("tệp Excel sẽ ghi (CSV ghi bên cạnh)", "workbook to write (CSV files go beside it)"),
    "period": (
        "kỳ: “năm 2024”, “quý III/2024”, “6 tháng đầu năm 2024”, 2024-Q3 (mặc định: kỳ muộn nhất "
        "mà phần lớn đơn vị báo cáo)",
        "period: 2024, 2024-Q3, “quý III/2024”, 2024-01/2024-06 (default: the latest one that most "
        "units report on)",
    ),
    "level": ("chỉ một cấp: tỉnh, sở, huyện, xã", "one level only: tỉnh, sở, huyện, xã"),
    "province": ("chỉ một tỉnh, thành phố", "one province only"),
    "provinces": (
        "theo 63 tỉnh cũ hay 34 tỉnh mới (mặc định: tự nhận)",
        "by the 63 old or 34 new provinces (default: as the periods need)",
    ),
    "expected": (
        "danh sách đơn vị phải báo cáo (.xlsx, CSV: Cấp, Tên đơn vị, Tỉnh…)",
        "units that should report (.xlsx, CSV: level, name, province…)",
    ),
    "chart": (
        "mã chỉ tiêu cần vẽ biểu đồ (dùng nhiều lần được)",
        "code of an indicator to chart (may be repeated)",
    ),
    "doctor": (
        "kiểm tra máy có đủ Tesseract, tiếng Việt, Poppler chưa",
        "check for Tesseract, Vietnamese data, Poppler",
    ),
    "patterns": (
        "kiểm tra quy tắc (check), xem quy tắc nhận số nào (explain), soạn mẫu chỉ tiêu (draft)",
        "test the rules (check), show what claims each numeral (explain), draft indicators (draft)",
    ),
    "patterns_file": ("báo cáo cần xem (explain, draft)", "the report to look at (explain, draft)"),
    "office_patterns": (
        "thư mục quy tắc riêng của cơ quan, đặt lên trên quy tắc của chương trình (hoặc biến môi "
        "trường SOLIEU_PATTERNS); cách viết: patterns/README.md",
        "folder of your office's own rules, laid over the program's (or the variable "
        "SOLIEU_PATTERNS); how to write them: patterns/README.md",
    ),
    "html": ("ghi ra trang HTML", "write an HTML page"),
    "input": (
        "tệp hoặc thư mục có báo cáo: PDF, ảnh (PNG, JPG, TIFF, GIF, BMP, WebP, HEIC), Word, "
        "Excel, TXT, gói ZIP, thư EML, MSG",
        "files or folders with reports: PDF, pictures (PNG, JPG, TIFF, GIF, BMP, WebP, HEIC), "
        "Word, Excel, TXT, ZIP archives, EML and MSG mails",
    ),
    "out": ("thư mục kết quả", "folder for the results"),
    "jobs": (
        "số trang đọc cùng lúc (mặc định: số nhân CPU)",
        "pages read at once (default: CPU cores)",
    ),
    "force": ("đọc lại tất cả, kể cả tệp không đổi", "read everything again"),
    "units": (
        "danh sách đơn vị của cơ quan (.xlsx, CSV: Cấp, Tên đơn vị, Tỉnh…)",
        "your own list of units (.xlsx, CSV: level, name, province…)",
    ),
    "keep_gone": (
        "vẫn tính báo cáo không còn trong thư mục",
        "count reports that are no longer in the folder",
    ),
    "store": (
        "giữ bộ số liệu trong máy chủ PostgreSQL này thay cho dataset.sqlite (chỉ cần ghi một lần; "
        "mật khẩu để trong PGPASSFILE, không ghi ở đây)",
        "keep the dataset in this PostgreSQL server in place of dataset.sqlite (say it once; the "
        "password belongs into PGPASSFILE, not here)",
    ),
    "cluster_run": (
        "đọc trên nhiều máy: địa chỉ máy điều phối tls://MÁY:8786, hoặc local: chỉ máy này",
        "read on several machines: the scheduler's address tls://HOST:8786, or local: this machine",
    ),
    "certificates": (
        "thư mục chứng thư của máy này (hoặc biến SOLIEU_CERTIFICATES)",
        "folder of this machine's certificates (or the variable SOLIEU_CERTIFICATES)",
    ),
    "cluster": (
        "chạy trên nhiều máy: lập chứng thư (init), điều phối (scheduler), máy đọc (worker)",
        "several machines: make certificates (init), hand out pages (scheduler), read (worker)",
    ),
    "cluster_init": (
        "lập chứng thư: một cho mỗi máy, trong DIR/TÊN-MÁY",
        "make certificates: one for each machine, in DIR/NAME",
    ),
    "certificates_new": ("thư mục giữ chứng thư", "folder that keeps the certificates"),
    "machines": ("tên các máy (mặc định: máy này)", "names of machines (default: this one)"),
    "cluster_scheduler": (
        "điều phối: nhận kết nối của các máy khác",
        "hand out pages: other machines connect to it",
    ),
    "cluster_worker": ("đọc trang cho máy điều phối", "read pages for a scheduler"),
    "scheduler": (
        "địa chỉ: tls://MÁY:8786, hoặc tcp://127.0.0.1:8786 chỉ trong máy này",
        "address: tls://HOST:8786, or tcp://127.0.0.1:8786 within this machine",
    ),
    "forget": (
        "bỏ một văn bản khỏi kết quả (các sửa chữa vẫn được giữ)",
        "take a document out of the results (its corrections are kept)",
    ),
    "whole": (
        "tệp PDF này là một văn bản, không tách",
        "this PDF is one document, do not part it",
    ),
    "apart": (
        "các ảnh này là những văn bản riêng, không ghép",
        "these pictures are documents of their own, do not join them",
    ),
    "fill": (
        "điền mẫu Excel của cơ quan từ các thư mục kết quả; lần đầu: đề xuất ô nào là chỉ tiêu nào",
        "fill the office's own Excel form from result folders; the first time: propose its cells",
    ),
    "form": ("mẫu Excel của cơ quan", "the office's own Excel form"),
    "form_out": ("tệp đã điền sẽ ghi", "the filled file to write"),
    "form_period": (
        "kỳ cần điền: “năm 2024”, “quý III/2024”, “6 tháng đầu năm 2024”, 2024-Q3 (mặc định: kỳ "
        "muộn nhất mà phần lớn đơn vị báo cáo)",
        "period to fill: 2024, 2024-Q3, “quý III/2024”, 2024-01/2024-06 (default: the latest one "
        "that most units report on)",
    ),
    "form_unit": (
        "đơn vị của những ô không ghi đơn vị",
        "the unit of cells that name none",
    ),
    "form_draft": (
        "điền cả số phải xem lại, tô vàng",
        "put in doubtful values too, coloured",
    ),
    "form_accept": (
        "nhận bản đề xuất chưa ai mở (chỉ các ô xanh)",
        "take proposals that nobody has opened (the green cells alone)",
    ),
    "form_check": (
        "chỉ kiểm tra mẫu: dấu sai, phần không hiểu",
        "only examine the form: wrong marks, parts that are not understood",
    ),
    "letters": (
        "soạn công văn cho từng đơn vị: chưa gửi báo cáo, gửi chậm, số liệu không khớp",
        "a letter to each unit: report missing, late, contradicting itself",
    ),
    "letters_out": ("thư mục sẽ ghi công văn", "folder for the letters"),
    "report": (
        "soạn bản thảo báo cáo tổng hợp (Word); chạy lại chỉ làm mới các số",
        "draft the consolidated report (Word); run again to renew its numbers alone",
    ),
    "report_out": ("tệp Word sẽ ghi hoặc làm mới", "the Word file to write or to renew"),
    "due": (
        "hạn nộp báo cáo, ví dụ 15/12/2024 (không ghi: không xét gửi chậm)",
        "the day reports were due, such as 15/12/2024 (none: no report is late)",
    ),
    "answer_by": (
        "hạn trả lời công văn (mặc định: 5 ngày nữa)",
        "the day by which units should answer (default: in 5 days)",
    ),
    "report_level": (
        "cấp của các đơn vị được cộng: sở, huyện, xã, tỉnh (mặc định: cấp có nhiều báo cáo nhất)",
        "level of the units that are added up (default: the one with most reports)",
    ),
    "csv": (
        "vn: ghi thêm CSV mở được ngay bằng Excel tiếng Việt (dấu ; và dấu phẩy thập phân)",
        "vn: CSV files for Vietnamese Excel besides (semicolons, decimal commas)",
    ),
    "review": (
        "mở trang xem, gõ và sửa những chỗ cần người quyết định (chỉ trên máy này)",
        "open a page to look at, type and correct what needs a person (on this machine only)",
    ),
    "port": ("cổng của trang (mặc định: cổng trống)", "port of the page (default: a free one)"),
    "no_browser": ("không mở trình duyệt, chỉ in địa chỉ", "print the address, open no browser"),
    "reviewer": (
        "tên người xem, ghi vào từng quyết định (mặc định: tên tài khoản)",
        "your name, kept with every decision (default: the account's)",
    ),
    "double": (
        "mã chỉ tiêu mà số chưa chắc phải do hai người gõ (dùng nhiều lần được)",
        "code of an indicator whose doubtful values two persons type (may be repeated)",
    ),
    "import": (
        "nhận các quyết định trong corrections.csv của máy khác, không mở trang",
        "take in the decisions of another machine's corrections.csv, open no page",
    ),
    "file": ("tên như trong cột file của documents.csv", "name as in documents.csv, column file"),
    "dry": ("chỉ liệt kê việc sẽ làm", "only list what would be done"),
    "lang": ("ngôn ngữ thông báo: vi, en", "language of messages: vi, en"),
}


# How argparse words what is wrong with a command, and the key of our sentence for it.
USAGE_FAULTS = (
    (re.compile(r"the following arguments are required: (?P<words>.*)"), "usage_missing"),
    (re.compile(r"unrecognized arguments: (?P<words>.*)", re.S), "usage_unknown"),
    (
        re.compile(
            r"argument (?P<option>.*?): invalid choice: '?(?P<value>.*?)'? "
            r"\(choose from (?P<choices>.*)\)",
            re.S,
        ),
        "usage_choice",
    ),
    (re.compile(r"argument (?P<option>.*?): (?:expected|invalid)"), "usage_value"),
)


def main(argv: list[str] | None = None) -> int:
    """Run the command; the exit code. Only here errors become exit codes."""
    argv = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    _language(argv)
    add_known_places()
    args = None
    try:
        args = _parser().parse_args(argv)
        _use_patterns(args)
        return args.action(args)
    except KeyboardInterrupt:
        tell(messages.say("interrupted"))
        return 130
    except BrokenPipeError:  # who reads the lines has seen enough
        sys.stdout = _nowhere()
        return 1
    except Exception as error:
        if os.environ.get("SOLIEU_DEBUG"):
            raise
        return _stopped(error, args)


def _stopped(error: Exception, args) -> int:
    """Says what stopped the command, with a next step; the exit code."""
    known = error if isinstance(error, SolieuError) else outage(error, _written_to(args))
    if known is None:
        known = RunStopped("stopped_unexpectedly", detail=said_of(error))
    what, then = messages.error_text(known.code, known.values)
    tell(f"{what}\n→ {then}")
    return known.exit_code


def _written_to(args) -> Path:
    """The folder that a command writes into."""
    folder = getattr(args, "out", None) or getattr(args, "dir", None) or Path()
    return folder.parent if folder.suffix == ".xlsx" else folder


def _open_streams() -> None:
    """Has both streams write UTF-8; one that was closed before takes what is said and drops it."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _nowhere() -> TextIO:
    """A stream that drops what it is given."""
    return open(os.devnull, "w", encoding="utf-8")


def _use_patterns(args) -> None:
    """Takes the office's own rules, where the command has any, before anything loads rules."""
    given = getattr(args, "patterns", None)
    if given is not None:
        from extractor.patterns import use_office_folder

        use_office_folder(given)


def _language(argv: list[str]) -> None:
    for at, word in enumerate(argv):
        chosen = (
            word[7:]
            if word.startswith("--lang=")
            else argv[at + 1]
            if word == "--lang" and at + 1 < len(argv)
            else ""
        )
        if chosen in ("vi", "en"):
            messages.language = chosen


def _about(key: str) -> str:
    return ABOUT[key][messages.language == "en"]


def _parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=("vi", "en"), help=_about("lang"))
    ruled = _Parser(add_help=False)
    ruled.add_argument("--patterns", type=_path, metavar="DIR", help=_about("office_patterns"))
    parser = _Parser(prog="solieu", parents=[common])
    parser.add_argument("--version", action="version", version=f"solieu {__version__}")
    commands = parser.add_subparsers(
        required=True,
        metavar="run | compare | fill | letters | report | review | forget | whole | apart "
        "| cluster | doctor | patterns",
    )
    run = commands.add_parser(
        "run", parents=[common, ruled], help=_about("run"), description=_about("run")
    )
    run.add_argument("input", nargs="+", type=_path, help=_about("input"))
    run.add_argument("--out", required=True, type=_path, metavar="DIR", help=_about("out"))
    run.add_argument(
        "--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N", help=_about("jobs")
    )
    run.add_argument("--force", action="store_true", help=_about("force"))
    run.add_argument("--units", type=_path, metavar="FILE", help=_about("units"))
    run.add_argument("--csv", choices=("vn",), help=_about("csv"))
    run.add_argument("--dry-run", action="store_true", help=_about("dry"))
    run.add_argument("--keep-gone", action="store_true", help=_about("keep_gone"))
    run.add_argument("--store", metavar="postgresql://…", default="", help=_about("store"))
    run.add_argument("--cluster", metavar="tls://…", default="", help=_about("cluster_run"))
    run.add_argument("--certificates", type=_path, metavar="DIR", help=_about("certificates"))
    run.set_defaults(action=_run)
    for name, action in (("forget", _forget), ("whole", _whole), ("apart", _apart)):
        about = _about(name)
        command = commands.add_parser(name, parents=[common], help=about, description=about)
        command.add_argument("dir", type=_path, metavar="DIR", help=_about("dirs"))
        command.add_argument("file", nargs="+", metavar="FILE", help=_about("file"))
        command.set_defaults(action=action)
    compare = commands.add_parser(
        "compare", parents=[common, ruled], help=_about("compare"), description=_about("compare")
    )
    compare.add_argument("dirs", nargs="+", type=_path, metavar="DIR", help=_about("dirs"))
    compare.add_argument(
        "--out", required=True, type=_path, metavar="FILE.xlsx", help=_about("xlsx")
    )
    compare.add_argument("--period", default="", help=_about("period"))
    compare.add_argument("--level", type=_level, metavar="LEVEL", help=_about("level"))
    compare.add_argument("--province", default="", metavar="NAME", help=_about("province"))
    compare.add_argument("--provinces", default="", choices=("63", "34"), help=_about("provinces"))
    compare.add_argument("--expected", type=_path, metavar="FILE", help=_about("expected"))
    compare.add_argument(
        "--chart", action="append", default=[], metavar="CODE", help=_about("chart")
    )
    compare.add_argument("--csv", choices=("vn",), help=_about("csv"))
    compare.set_defaults(action=_compare)
    _fill_parser(commands, [common, ruled])
    _drafting_parsers(commands, [common, ruled])
    _review_parser(commands, [common, ruled])
    _cluster_parser(commands, [common, ruled])
    doctor = commands.add_parser(
        "doctor", parents=[common, ruled], help=_about("doctor"), description=_about("doctor")
    )
    doctor.set_defaults(action=_doctor)
    patterns = commands.add_parser(
        "patterns", parents=[common, ruled], help=_about("patterns"), description=_about("patterns")
    )
    patterns.add_argument("what", choices=("check", "explain", "draft"))
    patterns.add_argument("file", nargs="?", type=_path, help=_about("patterns_file"))
    patterns.add_argument("--html", type=_path, metavar="OUT", help=_about("html"))
    patterns.set_defaults(action=_patterns)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command as an error of the family."""

    def error(self, message: str) -> NoReturn:
        for form, code in USAGE_FAULTS:
            if found := form.match(message):
                raise WrongUsage(code, prog=self.prog, **found.groupdict())
        raise WrongUsage("usage_other", prog=self.prog, detail=message)


def _path(text: str) -> Path:
    """Raises WrongUsage for an empty name: to Python that is the current folder."""
    if not text.strip():
        raise WrongUsage("path_empty")
    return Path(text)


def _fill_parser(commands, parents: list[argparse.ArgumentParser]) -> None:
    about = _about("fill")
    fill = commands.add_parser("fill", parents=parents, help=about, description=about)
    fill.add_argument("form", type=_path, metavar="FORM.xlsx", help=_about("form"))
    fill.add_argument("dirs", nargs="*", type=_path, metavar="DIR", help=_about("dirs"))
    fill.add_argument("--period", default="", help=_about("form_period"))
    fill.add_argument("--out", type=_path, metavar="FILE.xlsx", help=_about("form_out"))
    fill.add_argument("--units", type=_path, metavar="FILE", help=_about("units"))
    fill.add_argument("--unit", default="", metavar="NAME", help=_about("form_unit"))
    fill.add_argument("--draft", action="store_true", help=_about("form_draft"))
    fill.add_argument("--accept", action="store_true", help=_about("form_accept"))
    fill.add_argument("--check", action="store_true", help=_about("form_check"))
    fill.set_defaults(action=_fill)


def _drafting_parsers(commands, parents: list[argparse.ArgumentParser]) -> None:
    """The commands that write documents of the office."""
    for name, action, metavar in (
        ("letters", _letters, "DIR"),
        ("report", _report, "FILE.docx"),
    ):
        about = _about(name)
        command = commands.add_parser(name, parents=parents, help=about, description=about)
        command.add_argument("dirs", nargs="+", type=_path, metavar="DIR", help=_about("dirs"))
        command.add_argument(
            "--out", required=True, type=_path, metavar=metavar, help=_about(f"{name}_out")
        )
        command.add_argument("--period", default="", help=_about("form_period"))
        command.add_argument("--expected", type=_path, metavar="FILE", help=_about("expected"))
        level = _about("report_level" if name == "report" else "level")
        command.add_argument("--level", type=_level, metavar="LEVEL", help=level)
        if name == "letters":
            command.add_argument("--due", default="", metavar="DAY", help=_about("due"))
            command.add_argument("--answer-by", default="", metavar="DAY", help=_about("answer_by"))
        command.set_defaults(action=action)


def _review_parser(commands, parents: list[argparse.ArgumentParser]) -> None:
    about = _about("review")
    review = commands.add_parser("review", parents=parents, help=about, description=about)
    review.add_argument("dir", type=_path, metavar="DIR", help=_about("dirs"))
    review.add_argument("--port", type=_port, default=0, help=_about("port"))
    review.add_argument("--no-browser", action="store_true", help=_about("no_browser"))
    review.add_argument("--person", default="", metavar="NAME", help=_about("reviewer"))
    review.add_argument(
        "--double", action="append", default=[], metavar="CODE", help=_about("double")
    )
    review.add_argument(
        "--import", dest="record", type=_path, metavar="FILE", help=_about("import")
    )
    review.set_defaults(action=_review)


def _cluster_parser(commands, parents: list[argparse.ArgumentParser]) -> None:
    about = _about("cluster")
    cluster = commands.add_parser("cluster", parents=parents, help=about, description=about)
    kinds = cluster.add_subparsers(required=True, metavar="init | scheduler | worker")
    about = _about("cluster_init")
    init = kinds.add_parser("init", parents=parents, help=about, description=about)
    init.add_argument("dir", type=_path, metavar="DIR", help=_about("certificates_new"))
    init.add_argument("machine", nargs="*", metavar="NAME", help=_about("machines"))
    init.set_defaults(action=_cluster_init)
    for name, action in (("scheduler", _cluster_scheduler), ("worker", _cluster_worker)):
        about = _about(f"cluster_{name}")
        program = kinds.add_parser(name, parents=parents, help=about, description=about)
        program.add_argument("address", metavar="tls://HOST:8786", help=_about("scheduler"))
        program.add_argument(
            "--certificates", type=_path, metavar="DIR", help=_about("certificates")
        )
        if name == "worker":
            jobs = os.cpu_count() or 1
            program.add_argument(
                "--jobs", type=_jobs, default=jobs, metavar="N", help=_about("jobs")
            )
        program.set_defaults(action=action)


def _port(text: str) -> int:
    number = int(text)
    if number and not 1024 <= number <= 65535:
        raise argparse.ArgumentTypeError("1024–65535")
    return number


def _jobs(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 1 <= number <= 64:
        raise WrongUsage(
            "usage_choice", option="--jobs", value=text, choices="1–64", prog="solieu run"
        )
    return number


def _level(text: str) -> str:
    """With or without its marks."""
    known = {
        "tỉnh": "tỉnh",
        "tinh": "tỉnh",
        "sở": "sở",
        "so": "sở",
        "huyện": "huyện",
        "huyen": "huyện",
        "xã": "xã",
        "xa": "xã",
    }
    level = known.get(unicodedata.normalize("NFC", text.lower()))
    if level is None:
        levels = "tỉnh, sở, huyện, xã"
        raise WrongUsage(
            "usage_choice", option="--level", value=text, choices=levels, prog="solieu compare"
        )
    return level


def _compare(args) -> int:
    from extractor.comparison import Asked, compare
    from extractor.patterns import office_faults, raise_broken

    if args.out.suffix.lower() != ".xlsx":
        raise WrongUsage("not_xlsx", path=args.out)
    if broken := office_faults():
        raise_broken(broken)
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        done = compare(
            Asked(
                tuple(args.dirs),
                args.out,
                args.period,
                args.level or "",
                unicodedata.normalize("NFC", args.province),
                args.provinces,
                args.expected,
                tuple(args.chart),
                for_excel=bool(args.csv),
            )
        )
    except Exception as error:
        raise _unwritten(error, args.out.parent) from None
    if done.written != args.out:
        tell(messages.say("workbook_open", name=args.out.name, other=done.written.name))
    for line in _standing_lines(done):
        tell(line)
    tell(messages.say("results_in", path=done.written))
    if done.for_excel is not None:
        tell(messages.say("csv_excel", path=done.for_excel))
    tell(
        messages.say(
            "compared",
            units=done.units,
            indicators=done.indicators,
            period=done.period,
            review=done.review,
            repeats=done.repeats,
        )
    )
    return 0


def _fill(args) -> int:
    from extractor.forms import Asked, fill
    from extractor.patterns import office_faults, raise_broken

    if not os.path.isfile(args.form):
        raise WrongUsage("input_not_there", path=args.form)
    if broken := office_faults():
        raise_broken(broken)
    if args.check:
        return _check_form(args.form)
    if args.out is None or not args.dirs:
        raise WrongUsage("form_needs_folders")
    if args.out.suffix.lower() != ".xlsx":
        raise WrongUsage("not_xlsx", path=args.out)
    asked = Asked(
        template=args.form,
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        units=args.units,
        unit=unicodedata.normalize("NFC", args.unit),
        draft=args.draft,
        accept=args.accept,
    )
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        done = fill(asked)
    except Exception as error:
        raise _unwritten(error, args.out.parent) from None
    for line in _filled_lines(done, args.out):
        tell(line)
    return 0


def _letters(args) -> int:
    from extractor.drafting import LettersAsked, asked_day, write_letters
    from extractor.patterns import office_faults, raise_broken

    if args.out.exists() and not args.out.is_dir():
        raise WrongUsage("out_is_file", path=args.out)
    if broken := office_faults():
        raise_broken(broken)
    asked = LettersAsked(
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        expected=args.expected,
        level=args.level or "",
        due=asked_day(args.due, "--due"),
        answer=asked_day(args.answer_by, "--answer-by"),
    )
    try:
        done = write_letters(asked)
    except Exception as error:
        raise _unwritten(error, args.out) from None
    for line in _letter_lines(done, bool(asked.due)):
        tell(line)
    return 0


def _letter_lines(done: LettersDone, has_due: bool) -> list[str]:
    """The closing lines of letters: what to look at first, what is not known, the counts."""
    lines = _some(list(done.aside))
    lines += [messages.say("letters_kept", path=path) for path in done.kept]
    if not done.has_list:
        lines.append(messages.say("letters_no_list"))
    if not has_due:
        lines.append(messages.say("letters_no_due"))
    owed = [letter.owed for letter in done.letters]
    counts = {
        "count": len(owed),
        "missing": sum(one.missing for one in owed),
        "late": sum(one.late is not None for one in owed),
        "contrary": sum(one.contrary > 0 for one in owed),
    }
    return [*lines, messages.say("letters_written", period=done.period, path=done.out, **counts)]


def _report(args) -> int:
    from extractor.drafting import ReportAsked, write_report
    from extractor.patterns import office_faults, raise_broken

    if args.out.suffix.lower() != ".docx":
        raise WrongUsage("not_docx", path=args.out)
    if broken := office_faults():
        raise_broken(broken)
    asked = ReportAsked(
        folders=tuple(args.dirs),
        out=args.out,
        period=args.period,
        expected=args.expected,
        level=args.level or "",
    )
    try:
        args.out.parent.mkdir(parents=True, exist_ok=True)
        done = write_report(asked)
    except Exception as error:
        raise _unwritten(error, args.out.parent) from None
    for line in _report_lines(done, args.out):
        tell(line)
    return 0


def _report_lines(done: ReportDone, out: Path) -> list[str]:
    """The closing lines of a draft: what of an old one has changed or stays, the counts."""
    lines = []
    if (renewed := done.renewed) is not None:
        lines += _some(renewed.lines)
        counts = {"changed": len(renewed.changed), "kept": len(renewed.kept)}
        before = renewed.before.name
        added = renewed.added
        lines.append(messages.say("draft_renewed", added=added, before=before, **counts))
    if done.written != out:
        lines.append(messages.say("workbook_open", name=out.name, other=done.written.name))
    lines.append(messages.say("results_in", path=done.written))
    told = {name: getattr(done, name) for name in ("period", "level", "units", "expected")}
    told |= {name: getattr(done, name) for name in ("numbers", "doubtful", "open")}
    return [*lines, messages.say("draft_written", **told)]


def _some(lines: list[str]) -> list[str]:
    """So many lines as a person reads, and how many more there are."""
    more = len(lines) - MOST_NAMED
    if more <= 0:
        return lines
    return [*lines[:MOST_NAMED], messages.say("draft_more", count=more)]


def _filled_lines(done: FormOutcome, out: Path) -> list[str]:
    """The closing lines of a filling: what a person must see to, the counts, where it is."""
    from extractor.forms import counted

    if done.waiting:
        return [messages.say("form_waiting", path=done.written, out=out.name)]
    if done.proposed:
        counts = {"proposed": done.proposed, "sure": done.sure}
        return [messages.say("form_proposed", path=done.written, out=out.name, **counts)]
    lines = list(done.listed[:MOST_NAMED])
    if len(done.listed) > MOST_NAMED:
        lines.append(messages.say("form_more", count=len(done.listed) - MOST_NAMED))
    lines += done.cautions
    if done.dropped:
        lines.append(messages.say("form_dropped", count=done.dropped))
    if done.written != out:
        lines.append(messages.say("workbook_open", name=out.name, other=done.written.name))
    lines.append(messages.say("results_in", path=done.written))
    return [*lines, messages.say("form_filled", **counted(done.counts))]


def _check_form(form: Path) -> int:
    """Says what of a form is understood and what is not; 1 where a mark is wrong."""
    from extractor.forms import examine

    found = examine(form)
    for line in (*found.notes, *found.faults):
        print(messages.shown(line))
    tell(messages.say("check_marks", marks=found.marks, faults=len(found.faults)))
    return 1 if found.faults else 0


def _standing_lines(done: Outcome) -> list[str]:
    """Who has reported, the period compared and why, the other periods with their units."""
    standing, chosen = done.standing, done.chosen
    key = "standing" if standing.has_list else "standing_without_list"
    counts = {
        "expected": len(standing.expected),
        "reported": len(standing.reported),
        "there": len(standing.there),
        "unseen": len(standing.unseen),
        "units": done.units,
        "files": len(standing.waiting),
    }
    lines = [messages.say(key, **counts)]
    why = messages.say(f"period_{chosen.reason}")
    lines.append(messages.say("period_chosen", period=chosen.period, why=why))
    if chosen.others:
        others = ", ".join(f"{count.period} ({count.units})" for count in chosen.others[:12])
        lines.append(messages.say("other_periods", periods=others))
    return lines


def _run(args) -> int:
    from extractor import doctor, run
    from extractor.administration import load_units
    from extractor.output import (
        EXCEL_FOLDER,
        Dataset,
        keeps_excel,
        write_excel_files,
    )
    from extractor.progress import Watch

    _check_rules(args.out)
    if own := _own_rules():
        tell(own)
    known = load_units(args.units)
    for key in doctor.missing():
        raise MissingProgram(key)
    _check_folders(args)
    asked = run.Asked(
        given=args.input,
        out=args.out,
        jobs=args.jobs,
        force=args.force,
        keep_gone=args.keep_gone,
        known=known,
    )
    if args.dry_run:
        return _dry_run(asked)
    with run.alone(args.out):
        _prepare_dataset(args)
        taken = _taken_back(args.out)
        with Watch() as watch, _readers(args) as readers:
            tally = run.run(asked, watch, readers)
        with Dataset(args.out) as data:
            taken += _taken_back(args.out, data)
            results = taken + _results(data, args.out, tally, args.keep_gone)
            if args.csv and not keeps_excel(args.out):
                write_excel_files(data)
            if keeps_excel(args.out):
                results.insert(0, messages.say("csv_excel", path=args.out / EXCEL_FOLDER))
    for line in results:
        tell(line)
    return 1 if tally.failed else 0


def _prepare_dataset(args) -> None:
    """Has the result folder keep its dataset where it is asked to, and sets a damaged one aside."""
    from extractor.output import mended, use_store

    if args.store:
        use_store(args.out, args.store)
    if aside := mended(args.out):
        tell(messages.say("database_set_aside", name=aside.name))


@contextmanager
def _readers(args) -> Iterator[Taken]:
    """Those who read for a run: workers of this machine, or of a cluster."""
    from extractor import run

    if not args.cluster:
        yield run.of_this_machine
        return
    _need_cluster()
    from extractor.cluster import (
        certificates_folder,
        checked_address,
        client_of,
        own_cluster,
        taken_on,
    )
    from extractor.output import address_of
    from extractor.scratch import scratch_folder

    if address_of(args.out) is None:
        raise WrongUsage("cluster_needs_store")
    if args.cluster == "local":
        with scratch_folder() as scratch, own_cluster(args.jobs, scratch) as connect:
            yield partial(taken_on, connect)
        return
    certificates = certificates_folder(args.certificates)
    address = checked_address(args.cluster, certificates)
    yield partial(taken_on, partial(client_of, address, certificates))


def _need_cluster() -> None:
    """Raises MissingProgram where what several machines need is not installed."""
    if not all(map(find_spec, ("distributed", "psycopg", "cryptography"))):
        raise MissingProgram("no_cluster")


def _cluster_init(args) -> int:
    _need_cluster()
    from extractor.cluster import make_certificates

    for folder in make_certificates(args.dir, args.machine):
        print(folder)
    tell(messages.say("certificates_made", path=args.dir))
    return 0


def _cluster_scheduler(args) -> int:
    _need_cluster()
    from extractor.cluster import certificates_folder, checked_address, run_scheduler

    certificates = certificates_folder(args.certificates)
    return run_scheduler(checked_address(args.address, certificates), certificates)


def _cluster_worker(args) -> int:
    _need_cluster()
    from extractor import doctor
    from extractor.cluster import certificates_folder, checked_address, run_worker

    for key in doctor.missing():
        raise MissingProgram(key)
    certificates = certificates_folder(args.certificates)
    address = checked_address(args.address, certificates)
    return run_worker(address, certificates, args.jobs)


def _taken_back(out: Path, data: Dataset | None = None) -> list[str]:
    """Take what people typed into the workbook, before it is written anew; lines that say what was
    taken and what was not, and why. With `data` only what was typed since the run began."""
    from extractor.decisions import load
    from extractor.output import REPORT, take_back

    made = take_back(out)
    found = load(out)
    if data is not None:
        made = [one for one in made if one.taken]
        data.lay_over(found.decisions)
    lines = []
    if found.torn or found.refused:
        lines.append(messages.say("corrections_torn", refused=len(found.refused)))
    return lines + _told_back(made, out / REPORT)


def _told_back(made, report: Path) -> list[str]:
    """What was taken of the rows that people typed into the workbook, and what was not."""
    if not made:
        return []
    from extractor.output import WORKBOOK

    refused = [one for one in made if not one.taken]
    counts = {"taken": len(made) - len(refused), "refused": len(refused)}
    lines = [messages.say("taken_back", book=WORKBOOK, report=report, **counts)]
    for one in refused[:MOST_NAMED]:
        told = {name: getattr(one, name) for name in ("line", "file", "raw", "typed", "why")}
        lines.append(messages.say("refused_back", **told))
    return lines


def _check_rules(out: Path) -> None:
    """A broken rule stops a run at once; rules that an earlier run found whole are not tried."""
    from extractor.authoring import load_all
    from extractor.document import interpretation_settings

    whole, now = out / ".solieu" / "rules-whole", interpretation_settings()
    try:
        before = whole.read_text("utf-8", "replace")
    except OSError:  # none yet, or what cannot be read: the rules are tried again
        before = ""
    if before == now:
        return
    used, own = before.partition(" + ")[2], now.partition(" + ")[2]
    if used and not own:
        tell(messages.say("office_rules_missed", name=used))
    load_all()
    if os.path.isdir(whole.parent) and os.access(whole.parent, os.W_OK):
        with suppress(OSError):
            whole.write_text(now, "utf-8")


def _check_folders(args) -> None:
    from extractor.output import has_results
    from extractor.reading import is_there

    if os.path.exists(args.out) and not os.path.isdir(args.out):
        raise WrongUsage("out_is_file", path=args.out)
    for given in args.input:
        if not is_there(given):
            raise WrongUsage("input_not_there", path=given)
    if not has_results(args.out) and not any(map(_holds_files, args.input)):
        raise WrongUsage("nothing_to_read", path=", ".join(map(str, args.input)))
    try:
        if not args.dry_run:
            args.out.mkdir(parents=True, exist_ok=True)
            (args.out / ".solieu").mkdir(exist_ok=True)
            _try_writing(args.out)
    except OSError as error:
        raise unwritable(error, args.out) from None


def _try_writing(out: Path) -> None:
    """Raises OSError where a file cannot be made in the result folder or in its own one."""
    for folder in (out, out / ".solieu"):
        tried = folder / f"{os.getpid()}.part"
        try:
            tried.touch()
            tried.unlink()
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(folder)) from None


def _holds_files(given: Path) -> bool:
    """True for a file, a folder with any file below it, or one that cannot be looked into."""
    if not os.path.isdir(given):
        return True
    shut: list[OSError] = []
    return any(files for _, _, files in os.walk(given, onerror=shut.append)) or bool(shut)


def _results(data, out: Path, tally, keep_gone: bool) -> list[str]:
    """Write CSV files and workbook where rows have changed or a file is missing; the closing
    lines."""
    lines = _exported(data)
    if again := data.count_listed():
        lines.append(messages.say("corrections_open", count=again))
    lines.append(messages.say("results_in", path=out))
    if tally.gone:
        lines.append(messages.say("gone_kept" if keep_gone else "gone", files=_listed(tally.gone)))
    lines.append(
        messages.say(
            "done",
            files=tally.files,
            read=tally.read,
            unchanged=tally.unchanged,
            failed=tally.failed,
            aside=tally.aside,
            figures=data.count_figures(),
            review=data.count_to_review(),
        )
    )
    return lines


def _exported(data: Dataset) -> list[str]:
    """Writes CSV files and workbook where they are due; lines on those that another program held
    open, which the next run writes again."""
    from extractor.output import is_missing, write_folder

    if not (data.export_due or is_missing(data.out)):
        return []
    lines = []
    try:
        written = write_folder(data)
    except Exception as error:
        raise _unwritten(error, data.out) from None
    held_open = [file for file in written if file.path.name != file.wanted.name]
    for file in written:
        if file.kept:
            lines.append(messages.say("kept_beside", name=file.wanted.name, other=file.kept.name))
    for file in held_open:
        lines.append(messages.say("workbook_open", name=file.wanted.name, other=file.path.name))
    if not held_open:
        data.exported()
    return lines


def _unwritten(error: Exception, out: Path) -> Exception:
    """What kept a table from being written, of the family where the system says it."""
    found = system_error(error)
    return unwritable(found, out) if found else error


def _listed(names: list[str]) -> str:
    """Names on one line, so many as a person reads."""
    listed = ", ".join(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return messages.say("and_more", files=listed, more=more) if more > 0 else listed


def _dry_run(asked) -> int:
    from extractor import run

    for doing in run.plan(asked):
        print(messages.say(doing.key, **doing.values))
    return 0


def _forget(args) -> int:
    with _results_of(args) as data:
        names = _named(data, args)
        for name in names:
            data.forget(name)
        return _told(data, "forgotten", names)


def _whole(args) -> int:
    with _results_of(args) as data:
        names = [name.partition("#")[0] for name in _named(data, args)]
        data.decide(names, "whole")
        return _told(data, "decided_whole", names)


def _apart(args) -> int:
    with _results_of(args) as data:
        names = data.with_its_files(_named(data, args))
        data.decide(names, "apart")
        return _told(data, "decided_apart", names)


@contextmanager
def _results_of(args) -> Iterator[Dataset]:
    """The dataset of a result folder, held for this command. Raises WrongUsage where it is none."""
    from extractor import run
    from extractor.output import Dataset, has_results

    if not has_results(args.dir):
        raise WrongUsage("no_results", path=args.dir)
    try:
        (args.dir / ".solieu").mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(error, args.dir) from None
    with run.alone(args.dir), Dataset(args.dir) as data:
        yield data


def _named(data, args) -> list[str]:
    """The files named on the command line. Raises WrongUsage for one that the results lack."""
    names = [unicodedata.normalize("NFC", name) for name in args.file]
    for name in names:
        if not data.knows(name):
            raise WrongUsage("not_in_results", path=args.dir, file=name)
    return names


def _told(data, key: str, names: list[str]) -> int:
    for line in _taken_back(data.out, data):
        tell(line)
    for line in _exported(data):
        tell(line)
    tell(messages.say(key, files=", ".join(names)))
    return 0


def _review(args) -> int:
    if args.record is not None:
        return _import_decisions(args)
    from extractor.indicators import load_indicators
    from extractor.review import Opening, serve

    for code in args.double:
        if code not in load_indicators().names:
            raise WrongUsage("indicator_unknown", indicator=code)
    serve(
        Opening(
            folder=args.dir,
            port=args.port,
            person=unicodedata.normalize("NFC", args.person),
            browser=not args.no_browser,
            double=frozenset(args.double),
        )
    )
    return 0


def _import_decisions(args) -> int:
    """Take in the decisions of another folder; those that contradict ours are named, not taken."""
    from extractor.decisions import append, load, load_file, merged
    from extractor.output import has_results

    if not has_results(args.dir):
        raise WrongUsage("no_results", path=args.dir)
    if not args.record.is_file():
        raise WrongUsage("input_not_there", path=args.record)
    brought = merged(load(args.dir).decisions, load_file(args.record).decisions)
    append(args.dir, brought.taken)
    for conflict in brought.conflicts:
        here, there = conflict.here, conflict.there
        told = messages.say(
            "import_conflict",
            file=there.file,
            page=there.page,
            raw=there.raw,
            field=there.field,
            here=here.new or here.state,
            here_by=here.said_by,
            there=there.new or there.state,
            there_by=there.said_by,
        )
        print(told, file=sys.stderr)
    counts = {
        "taken": len(brought.taken),
        "known": brought.known,
        "conflicts": len(brought.conflicts),
    }
    print(messages.say("imported", **counts), file=sys.stderr)
    return 1 if brought.conflicts else 0


def _doctor(args) -> int:
    from extractor import doctor

    if own := _own_rules():
        from extractor.authoring import load_all

        load_all()
        print(own)
    print("\n".join(doctor.lines()))
    return 3 if doctor.missing() else 0


def _own_rules() -> str:
    """A line that names the folder of the office's own rules; "" where it has none."""
    from extractor.patterns import office_folder, office_records

    folder = office_folder()
    if folder is None:
        return ""
    return messages.say("office_rules", folder=folder, records=office_records())


def _patterns(args) -> int:
    if args.what == "check":
        return _check_patterns()
    if args.file is None:
        raise WrongUsage("nothing_to_read", path="-")
    from extractor.authoring import explained_page, load_all
    from extractor.document import read_report

    load_all()
    report = read_report(args.file)
    if args.what == "draft":
        _draft(report)
    elif args.html:
        _write_page(args.html, explained_page(report))
    else:
        _show(report)
    return 0


def _draft(report: Report) -> None:
    """Prints records for the figures without code; where the office has a folder of its own, they
    are written there, under a name that is not read as rules before a person has mended it."""
    from extractor.authoring import drafts
    from extractor.patterns import office_folder

    made, folder = drafts(report), office_folder()
    if folder is None or not made:
        print(messages.shown(made), end="")
        if not made:
            tell(messages.say("draft_none"))
        return
    name = f"{Path(report.input.name).stem}.yaml"
    target = folder / "indicators" / f"{name}.nhap"
    try:
        target.parent.mkdir(exist_ok=True)
        target.write_text(made, "utf-8")
    except OSError:
        raise WrongUsage("out_unwritable", path=target) from None
    records = sum(line.startswith("- ") for line in made.split("\n"))
    told = messages.say("draft_in", path=target, name=name, folder=folder, records=records)
    tell(told)


def _check_patterns() -> int:
    from extractor.authoring import faults, load_all, status_words
    from extractor.checks import load_checks
    from extractor.figures import load_numeral_rules
    from extractor.indicators import load_indicators
    from extractor.patterns import raise_broken
    from extractor.tables import load_forms

    load_all()
    if own := _own_rules():
        print(own)
    known, checks, forms = (
        load_indicators(),
        load_checks().content.checks,
        [k.form for k in load_forms()],
    )
    if found := faults():
        raise_broken(found)
    examples = sum(
        len(r.record.examples) + len(r.record.counter_examples) for r in load_numeral_rules()
    )
    print(messages.say("rules_good", rules=len(load_numeral_rules()), examples=examples))
    examples = sum(len(r.record.examples) + len(r.record.counter_examples) for r in known.rules)
    print(
        messages.say(
            "indicators_good",
            indicators=len(known.rules),
            codes=len(known.names),
            examples=examples,
        )
    )
    statuses = status_words()
    print(messages.say("statuses_good", words=statuses.words, examples=statuses.examples))
    examples = sum(len(r.examples) + len(r.counter_examples) for r in checks.values())
    print(messages.say("checks_good", checks=len(checks), examples=examples))
    print(
        messages.say(
            "forms_good",
            forms=len(forms),
            examples=sum(len(f.examples) + len(f.counter_examples) for f in forms),
        )
    )
    return 0


def _write_page(target: Path, page: str) -> None:
    try:
        target.write_text(page, "utf-8")
    except OSError:
        raise WrongUsage("out_unwritable", path=target) from None
    tell(messages.say("results_in", path=target))


def _show(report: Report) -> None:
    from rich.console import Console
    from rich.text import Text

    from extractor.authoring import explained

    console = Console(highlight=False, soft_wrap=True)
    for one in explained(report):
        raw = (messages.shown(one.numeral.raw), f"bold {one.colour}")
        why = (f"\n    {messages.shown(one.why)}", "dim")
        before, after = messages.shown(one.before), messages.shown(one.after)
        console.print(Text.assemble(before, raw, after, why))
