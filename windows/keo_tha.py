"""Thư mục được kéo thả vào lối tắt Solieu trên Windows được đọc, kết quả nằm ngay cạnh.

A shortcut starts this file with the Python beside it and the dropped folders as arguments. No
command interpreter stands between, so no name of a folder is ever taken for a command.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

RESULT = "{name} - số liệu"
WORKBOOK = "so-lieu.xlsx"
HOW = (
    "Kéo thư mục báo cáo (hoặc một tệp) thả vào biểu tượng Solieu.\n"
    "Kết quả nằm cạnh thư mục ấy, tên thêm “ - số liệu”; so-lieu.xlsx tự mở."
)


def environment(home: Path) -> dict[str, str]:
    """The variables with which the programs in the folder `home` find each other. Temporary files
    go into it too, as Tesseract opens none in a folder with Vietnamese letters in its name."""
    machine, temporary = home / "may", home / "tam"
    temporary.mkdir(exist_ok=True)
    first = [machine, machine / "Library" / "bin", machine / "Scripts"]
    return os.environ | {
        "PATH": os.pathsep.join([*map(str, first), os.environ.get("PATH", "")]),
        "TESSDATA_PREFIX": str(home / "tessdata"),
        "TMP": str(temporary),
        "TEMP": str(temporary),
        "PYTHONUTF8": "1",
    }


def result_of(dropped: Path) -> Path:
    """The folder of the results of a dropped folder or file: beside it, never within it. Beside a
    whole drive there is no place: its results lie in the folder that this program was started in,
    which is the user's own one for documents."""
    if not dropped.name:
        drive = f"Ổ {dropped.drive.rstrip(':').rpartition(chr(92))[2]}".strip()
        return Path.cwd() / RESULT.format(name=drive)
    return dropped.with_name(RESULT.format(name=dropped.name))


def read(dropped: Path, home: Path) -> int:
    """The exit code of reading one dropped folder or file."""
    out = result_of(dropped)
    print(f"\n=== {dropped}\n→ {out}\n", flush=True)
    words = [sys.executable, "-m", "extractor", "run", str(dropped), "--out", str(out)]
    code = subprocess.run(words, env=environment(home), check=False).returncode
    if (out / WORKBOOK).exists():
        open_workbook(out / WORKBOOK)
    return code


def open_workbook(path: Path) -> None:
    """Opens a workbook with the program that Windows has for it, where there is one."""
    try:
        os.startfile(path)  # type: ignore[attr-defined, unused-ignore]
    except (AttributeError, OSError):
        print(f"Mở tệp này để xem: {path}")


def main(dropped: list[str], home: Path) -> int:
    """The highest exit code of all that was dropped; 0 where nothing was."""
    if not dropped:
        print(HOW)
    return max((read(Path(name).absolute(), home) for name in dropped), default=0)


if __name__ == "__main__":
    result = main(sys.argv[1:], Path(__file__).resolve().parent)
    input("\nNhấn Enter để đóng cửa sổ này.")
    sys.exit(result)
