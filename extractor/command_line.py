"""What may be written behind `solieu`, and its help: plain Vietnamese, English where asked for."""

from __future__ import annotations

import argparse
import os
import re
import unicodedata
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from extractor import __version__, messages
from extractor.errors import WrongUsage
from extractor.messages import Sentence

# The commands as the help lists them: what everybody needs in the order of the work, then the rest.
ON_WINDOWS = os.name == "nt"
USUAL = ("run", "review", "compare", "fill", "letters", "report")
FURTHER = ("doctor", "forget", "whole", "apart", "patterns", "cluster")
EXAMPLES = {
    "run": 'solieu run "Báo cáo 2024" --out "Kết quả 2024"',
    "review": 'solieu review "Kết quả 2024"',
    "compare": 'solieu compare "Kết quả 2024" --expected don-vi.xlsx --out so-sanh.xlsx',
    "fill": 'solieu fill mau.xlsx "Kết quả 2024" --period "năm 2024" --out da-dien.xlsx',
    "letters": 'solieu letters "Kết quả 2024" --expected don-vi.xlsx --out "Công văn"',
    "report": 'solieu report "Kết quả 2024" --out "Báo cáo 2024.docx"',
    "doctor": "solieu doctor",
    "forget": 'solieu forget "Kết quả 2024" "Mỹ Xuyên/bc nam.pdf"',
    "whole": 'solieu whole "Kết quả 2024" "bc nam.pdf"',
    "apart": 'solieu apart "Kết quả 2024" "anh 1.jpg"',
    "patterns": 'solieu patterns explain "bc nam.pdf"',
    "cluster": "solieu cluster init chung-thu MAY-1 MAY-2",
    "init": "solieu cluster init chung-thu MAY-1 MAY-2",
    "scheduler": "solieu cluster scheduler tls://MAY-1:8786 --certificates chung-thu/MAY-1",
    "worker": "solieu cluster worker tls://MAY-1:8786 --certificates chung-thu/MAY-2",
}
# What stands for a value in the help.
PLACES: dict[str, Sentence] = {
    "results": ("THƯ_MỤC_KẾT_QUẢ", "RESULTS"),
    "folder": ("THƯ_MỤC", "FOLDER"),
    "inputs": ("BÁO_CÁO", "REPORTS"),
    "file": ("TỆP", "FILE"),
    "workbook": ("TỆP.xlsx", "FILE.xlsx"),
    "word": ("TỆP.docx", "FILE.docx"),
    "form": ("MẪU.xlsx", "FORM.xlsx"),
    "page": ("TỆP.html", "FILE.html"),
    "name": ("TÊN", "NAME"),
    "code": ("MÃ", "CODE"),
    "period": ("KỲ", "PERIOD"),
    "level": ("CẤP", "LEVEL"),
    "day": ("NGÀY", "DAY"),
    "number": ("SỐ", "NUMBER"),
    "machine": ("TÊN_MÁY", "NAME"),
    "address": ("tls://MÁY:8786", "tls://HOST:8786"),
    "command": ("LỆNH", "COMMAND"),
    "what": ("check|explain|draft", "check|explain|draft"),
}
WORDS: dict[str, Sentence] = {
    "program": (
        "Solieu: đọc báo cáo hành chính, ghi mọi số liệu ra Excel, kèm chỗ của từng số.",
        "Solieu reads administrative reports and writes every figure, with its place, to Excel.",
    ),
    "usage": ("Cách gọi: ", "Usage: "),
    "example": ("Ví dụ:", "Example:"),
    "first": ("Lần đầu:", "The first time:"),
    "usual": ("Việc thường làm, theo thứ tự:", "The usual work, in its order:"),
    "further": ("Khi cần:", "At need:"),
    "given": ("Phải ghi", "To be given"),
    "options": ("Có thể ghi thêm", "Options"),
    "kinds": ("Các lệnh", "Commands"),
    "help": ("in cách dùng này", "print this help"),
    "version": ("in phiên bản", "print the version"),
    "more": (
        "Cách dùng một lệnh: solieu help LỆNH. Hướng dẫn từng bước: docs/huong-dan.md",
        "How to use a command: solieu help COMMAND. Step by step: docs/huong-dan.md",
    ),
}
ABOUT = {
    "run": (
        "đọc mọi báo cáo trong tệp, thư mục và ghi kết quả",
        "read every report in files and folders and write the results",
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
        "lập chứng thư: một cho mỗi máy, trong thư mục con mang tên máy",
        "make certificates: one for each machine, in a folder of its name",
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
    "file": (
        "tên tệp như ở cột Tệp của trang Văn bản trong so-lieu.xlsx",
        "the file's name as on the sheet Văn bản of so-lieu.xlsx, column Tệp",
    ),
    "patterns_what": (
        "check: thử mọi quy tắc; explain: từng số do quy tắc nào nhận; draft: soạn mẫu chỉ tiêu",
        "check: test all rules; explain: what claims each numeral; draft: draft indicators",
    ),
    "help": ("in cách dùng của một lệnh", "print how to use a command"),
    "dry": ("chỉ liệt kê việc sẽ làm", "only list what would be done"),
    "lang": ("ngôn ngữ thông báo: vi, en", "language of messages: vi, en"),
}

# How argparse words what is wrong with a command, and the key of our sentence for it.
USAGE_FAULTS = (
    (re.compile(r"the following arguments are required: (?P<words>.*)", re.S), "usage_missing"),
    (re.compile(r"unrecognized arguments: (?P<words>.*)", re.S), "usage_unknown"),
    (
        re.compile(
            r"argument (?P<option>.*?): invalid choice: '?(?P<value>.*?)'? "
            r"\(choose from (?P<choices>.*)\)",
            re.S,
        ),
        "usage_choice",
    ),
    (
        re.compile(r"ambiguous option: (?P<value>.*) could match (?P<choices>.*)", re.S),
        "usage_ambiguous",
    ),
    (re.compile(r"argument (?P<option>.*?): ignored explicit", re.S), "usage_no_value"),
    (re.compile(r"argument (?P<option>.*?): (?:expected|invalid)", re.S), "usage_value"),
)
REFUSED_VALUES = ("usage_number", "usage_choice")  # whose next step is a command's help
_Commands = Any  # what argparse makes for the commands of a parser has no public name
LEVELS = {
    "tỉnh": "tỉnh",
    "tinh": "tỉnh",
    "sở": "sở",
    "so": "sở",
    "huyện": "huyện",
    "huyen": "huyện",
    "xã": "xã",
    "xa": "xã",
}


def read_arguments(words: list[str]) -> argparse.Namespace:
    """The command with its options; `command` is its name, "help" where there is none: then `text`
    is the help.

    Raises WrongUsage for what is no command of ours. Prints and leaves at `--help`, `--version`.
    """
    parser = _TopParser()
    args = parser.parse_args(words)
    if args.command in (None, "help"):
        of = getattr(args, "of", None)
        args.text = parser.commands.choices[of].format_help() if of else parser.format_help()
        args.asked = args.command is not None
        args.command = "help"
    return args


def _about(key: str) -> str:
    return _chosen(ABOUT[key])


def _word(key: str) -> str:
    return _chosen(WORDS[key])


def _place(key: str) -> str:
    return _chosen(PLACES[key])


def _chosen(sentence: Sentence) -> str:
    return sentence[messages.language == "en"]


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help without a word of English unless English is asked for."""

    def add_usage(self, usage, actions, groups, prefix=None) -> None:
        # without a prefix it is the beginning of a command's name, which argparse makes so
        super().add_usage(usage, actions, groups, _word("usage") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command as an error of the family."""

    def __init__(self, **settings: Any):
        super().__init__(**settings, add_help=False, formatter_class=_Help)
        self._positionals.title = _word("given")
        self._optionals.title = _word("options")

    def add_needed(self, option: str, **settings: Any) -> None:
        """Add an option that must be given, beside what must stand there without a name."""
        self._positionals.add_argument(option, required=True, **settings)

    def error(self, message: str) -> NoReturn:
        for form, code in USAGE_FAULTS:
            if found := form.match(message):
                told = {name: words.replace("'", "") for name, words in found.groupdict().items()}
                if told.get("option") == _place("command"):
                    raise self._unknown_command(**told)
                raise WrongUsage(code, prog=self.prog, **told)
        raise WrongUsage("usage_other", prog=self.prog, detail=message)

    def parse_known_args(self, args=None, namespace=None):
        """As argparse has it; a value that is refused names the command that it was given to."""
        try:
            return super().parse_known_args(args, namespace)
        except WrongUsage as error:
            if error.code in REFUSED_VALUES and "prog" not in error.values:
                raise WrongUsage(error.code, prog=self.prog, **error.values) from None
            raise

    def _unknown_command(self, value: str, choices: str, **_: str) -> WrongUsage:
        near = get_close_matches(value.lower(), choices.split(", "), n=1)
        told = {"prog": self.prog.removesuffix(" help"), "word": value, "commands": choices}
        if near:
            return WrongUsage("command_misspelt", near=near[0], **told)
        return WrongUsage("command_unknown", **told)

    def add_usual(self, ruled: bool = True) -> None:
        """Add the options that all commands have; `ruled`: it reads rules."""
        if ruled:
            self.add_argument(
                "--patterns",
                type=_path,
                metavar=_place("folder"),
                help=_about("office_patterns"),
            )
        self.add_argument("--lang", choices=("vi", "en"), metavar="vi|en", help=_about("lang"))
        self.add_argument("-h", "--help", action="help", help=_word("help"))


class _TopParser(_Parser):
    """The parser of the whole command line. `commands`: the parsers of the single commands."""

    def __init__(self) -> None:
        super().__init__(prog="solieu")
        self.add_usual(ruled=False)
        version = f"solieu {__version__}"
        self.add_argument("--version", action="version", version=version, help=_word("version"))
        self.commands = self.add_subparsers(
            dest="command", metavar=_place("command"), parser_class=_Parser
        )
        for make in (_run, _forgetting, _compare, _fill, _drafting, _review, _cluster, _patterns):
            make(self.commands)
        _command(self.commands, "doctor")
        of = _command(self.commands, "help")
        names = (*USUAL, *FURTHER)
        of.add_argument("of", nargs="?", choices=names, metavar=_place("command"))
        for name, command in self.commands.choices.items():
            command.add_usual(ruled=name not in ("forget", "whole", "apart", "help"))

    def format_help(self) -> str:
        """What there is to do, in the order in which it is done."""
        lines = [_word("program"), ""]
        lines += [f"{_word('usage')}solieu {_place('command')} …", "", _word("first")]
        lines += [f"  {EXAMPLES[name]}" for name in ("run", "review", "compare")]
        for heading, names in (("usual", USUAL), ("further", FURTHER)):
            lines += ["", _word(heading)]
            lines += [f"  {name:10}{_about(name)}" for name in names]
        return "\n".join([*lines, "", _word("more"), ""])


def _command(commands: _Commands, name: str, about: str = "") -> _Parser:
    """The parser of one command, with its description and its example."""
    example = f"{_word('example')}\n  {EXAMPLES[name]}" if name in EXAMPLES else ""
    text = _about(about or name)
    made: _Parser = commands.add_parser(name, help=text, description=text, epilog=example)
    return made


def _results(command: _Parser, nargs: str | None = None) -> None:
    place = _place("results")
    if nargs is None:
        command.add_argument("dir", type=_path, metavar=place, help=_about("dirs"))
    else:
        command.add_argument("dirs", nargs=nargs, type=_path, metavar=place, help=_about("dirs"))


def _run(commands: _Commands) -> None:
    """Adds the command that reads reports."""
    run = _command(commands, "run")
    run.add_argument("input", nargs="+", type=_path, metavar=_place("inputs"), help=_about("input"))
    folder, file = _place("folder"), _place("file")
    run.add_needed("--out", type=_path, metavar=_place("results"), help=_about("out"))
    run.add_argument("--units", type=_path, metavar=file, help=_about("units"))
    run.add_argument("--csv", choices=("vn",), metavar="vn", help=_about("csv"))
    run.add_argument("--dry-run", action="store_true", help=_about("dry"))
    run.add_argument("--force", action="store_true", help=_about("force"))
    run.add_argument("--keep-gone", action="store_true", help=_about("keep_gone"))
    run.add_argument(
        "--jobs",
        type=_jobs,
        default=os.cpu_count() or 1,
        metavar=_place("number"),
        help=_about("jobs"),
    )
    run.add_argument("--store", metavar="postgresql://…", default="", help=_about("store"))
    run.add_argument("--cluster", metavar="tls://…", default="", help=_about("cluster_run"))
    run.add_argument("--certificates", type=_path, metavar=folder, help=_about("certificates"))


def _forgetting(commands: _Commands) -> None:
    """The commands that decide on documents."""
    for name in ("forget", "whole", "apart"):
        command = _command(commands, name)
        _results(command)
        command.add_argument("file", nargs="+", metavar=_place("file"), help=_about("file"))


def _compare(commands: _Commands) -> None:
    """Adds the command that makes tables of units."""
    compare = _command(commands, "compare")
    _results(compare, "+")
    compare.add_needed("--out", type=_path, metavar=_place("workbook"), help=_about("xlsx"))
    compare.add_argument("--expected", type=_path, metavar=_place("file"), help=_about("expected"))
    compare.add_argument("--period", default="", metavar=_place("period"), help=_about("period"))
    compare.add_argument("--level", type=_level, metavar=_place("level"), help=_about("level"))
    compare.add_argument("--province", default="", metavar=_place("name"), help=_about("province"))
    compare.add_argument(
        "--provinces", default="", choices=("63", "34"), metavar="63|34", help=_about("provinces")
    )
    compare.add_argument(
        "--chart", action="append", default=[], metavar=_place("code"), help=_about("chart")
    )
    compare.add_argument("--csv", choices=("vn",), metavar="vn", help=_about("csv"))


def _fill(commands: _Commands) -> None:
    """Adds the command that fills a form of the office."""
    fill = _command(commands, "fill")
    fill.add_argument("form", type=_path, metavar=_place("form"), help=_about("form"))
    _results(fill, "*")
    fill.add_argument("--out", type=_path, metavar=_place("workbook"), help=_about("form_out"))
    fill.add_argument("--period", default="", metavar=_place("period"), help=_about("form_period"))
    fill.add_argument("--units", type=_path, metavar=_place("file"), help=_about("units"))
    fill.add_argument("--unit", default="", metavar=_place("name"), help=_about("form_unit"))
    fill.add_argument("--draft", action="store_true", help=_about("form_draft"))
    fill.add_argument("--accept", action="store_true", help=_about("form_accept"))
    fill.add_argument("--check", action="store_true", help=_about("form_check"))


def _drafting(commands: _Commands) -> None:
    """The commands that write documents of the office."""
    for name, out, level in (
        ("letters", "folder", "level"),
        ("report", "word", "report_level"),
    ):
        command = _command(commands, name)
        _results(command, "+")
        about = _about(f"{name}_out")
        command.add_needed("--out", type=_path, metavar=_place(out), help=about)
        file, period = _place("file"), _place("period")
        command.add_argument("--period", default="", metavar=period, help=_about("period"))
        command.add_argument("--expected", type=_path, metavar=file, help=_about("expected"))
        command.add_argument("--level", type=_level, metavar=_place("level"), help=_about(level))
        if name == "letters":
            day = _place("day")
            command.add_argument("--due", default="", metavar=day, help=_about("due"))
            command.add_argument("--answer-by", default="", metavar=day, help=_about("answer_by"))


def _review(commands: _Commands) -> None:
    """Adds the command that serves the page of what is in doubt."""
    review = _command(commands, "review")
    _results(review)
    review.add_argument("--person", default="", metavar=_place("name"), help=_about("reviewer"))
    review.add_argument(
        "--double", action="append", default=[], metavar=_place("code"), help=_about("double")
    )
    review.add_argument(
        "--import", dest="record", type=_path, metavar=_place("file"), help=_about("import")
    )
    review.add_argument(
        "--port", type=_port, default=0, metavar=_place("number"), help=_about("port")
    )
    review.add_argument("--no-browser", action="store_true", help=_about("no_browser"))


def _cluster(commands: _Commands) -> None:
    """Adds the commands of several machines: make certificates, hand out pages, read them."""
    cluster = _command(commands, "cluster")
    kinds = cluster.add_subparsers(
        required=True,
        dest="kind",
        metavar=_place("command"),
        title=_word("kinds"),
        parser_class=_Parser,
    )
    init = _command(kinds, "init", about="cluster_init")
    init.add_argument("dir", type=_path, metavar=_place("folder"), help=_about("certificates_new"))
    init.add_argument("machine", nargs="*", metavar=_place("machine"), help=_about("machines"))
    for name in ("scheduler", "worker"):
        program = _command(kinds, name, about=f"cluster_{name}")
        program.add_argument("address", metavar=_place("address"), help=_about("scheduler"))
        program.add_argument(
            "--certificates", type=_path, metavar=_place("folder"), help=_about("certificates")
        )
    program.add_argument(
        "--jobs",
        type=_jobs,
        default=os.cpu_count() or 1,
        metavar=_place("number"),
        help=_about("jobs"),
    )
    for program in kinds.choices.values():
        program.add_usual()


def _patterns(commands: _Commands) -> None:
    """Adds the command for those who write rules."""
    patterns = _command(commands, "patterns")
    patterns.add_argument(
        "what",
        choices=("check", "explain", "draft"),
        metavar=_place("what"),
        help=_about("patterns_what"),
    )
    patterns.add_argument(
        "file", nargs="?", type=_path, metavar=_place("file"), help=_about("patterns_file")
    )
    patterns.add_argument("--html", type=_path, metavar=_place("page"), help=_about("html"))


def _path(text: str) -> Path:
    """Raises WrongUsage for an empty name: to Python that is the current folder; on Windows for one
    with a quotation mark, which no name there has: a stroke before it (`"D:\\Báo cáo\\" --out …`)
    has made the name and what follows one."""
    if not text.strip():
        raise WrongUsage("path_empty")
    if '"' in text and ON_WINDOWS:
        raise WrongUsage("path_with_quote", path=text.partition('"')[0])
    return Path(text)


def _port(text: str) -> int:
    if text != "0":
        return _number("--port", text, 1024, 65535)
    return 0


def _jobs(text: str) -> int:
    return _number("--jobs", text, 1, 64)


def _number(option: str, text: str, least: int, most: int) -> int:
    number = int(text) if text.isdecimal() else least - 1
    if not least <= number <= most:
        told = {"option": option, "value": text, "least": least, "most": most}
        raise WrongUsage("usage_number", **told)
    return number


def _level(text: str) -> str:
    """With or without its marks."""
    level = LEVELS.get(unicodedata.normalize("NFC", text.lower()))
    if level is None:
        levels = ", ".join(dict.fromkeys(LEVELS.values()))
        raise WrongUsage("usage_choice", option="--level", value=text, choices=levels)
    return level
