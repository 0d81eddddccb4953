"""Each page as a small HTML file: its picture, or where it has none (Word, Excel, plain text) its
text, with every numeral marked.

Figures in the workbooks link here (`1.html#f123`); without the part after `#` the whole page is
shown with all its marks. Everything printed from a report is escaped; nothing is loaded from
outside.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from extractor.messages import reason
from extractor.model import Box, Numeral, PageReading, Report
from extractor.whole_files import write_whole

# Signs that Excel writes in links as their numbers; letters with marks stay.
_NUMBERED = str.maketrans({sign: f"%{ord(sign):02x}" for sign in '%# "<>[]^`{}'})
MARGIN = 1.5  # points around a numeral's box
STYLE = """body{margin:0;font:14px sans-serif;background:#ddd}
header{padding:6px 12px;background:#fff;position:sticky;top:0;z-index:2}
header small{color:#555;margin-left:12px}
header span{border:1px solid #2a7;background:#2a72;padding:0 3px}
header span.review{border-color:#d60;background:#f902}
.page{position:relative;margin:10px auto;width:min(98vw,1000px);background:#fff}
.page img{display:block;width:100%}
.page a{position:absolute;border:1px solid #2a7;background:#2a72;scroll-margin:40vh}
.page a.review{border-color:#d60;background:#f902}
.page a:target{border:3px solid #d00;background:#fd06;margin:-3px}
pre{margin:10px auto;padding:24px;width:min(90vw,900px);background:#fff;font:16px/1.5 serif;
white-space:pre-wrap;tab-size:4}
mark{border:1px solid #2a7;background:#2a72;scroll-margin:40vh}
mark.review{border-color:#d60;background:#f902}
mark:target{outline:3px solid #d00;background:#fd06}"""


LEGEND = (
    '<small>Khung đỏ: số vừa bấm · <span class="review">khung cam</span>: cần xem lại · '
    '<span class="sure">khung xanh</span>: các số khác</small>'
)


def page_link(report_sha: str, page: int, start: int | None = None) -> str:
    """The path of a page's file from the result folder, with the mark of the numeral that starts
    at `start`.

    >>> page_link("0123456789abcdef0123", 2, 57)
    'pages/0123456789abcdef/2.html#f57'
    """
    mark = f"#f{start}" if start is not None else ""
    return f"pages/{report_sha[:16]}/{page}.html{mark}"


def way_to(folder: Path, beside: Path) -> str:
    """How links in a workbook that stands in the folder `beside` begin that lead into another
    folder: the way from there, the whole path where it lies on another drive. Signs that would end
    a link, or be taken for a sign's number, are written as their numbers.

    >>> way_to(Path("/kq/quý #3, 50%"), Path("/kq/bảng"))
    '../quý%20%233,%2050%25'
    """
    path = folder.resolve()
    try:
        way = os.path.relpath(path, beside.resolve())
    except ValueError:  # the folder lies on another drive
        way = str(path)
    return way.replace("\\", "/").translate(_NUMBERED)


class PageViews:
    """The views of a result folder's pages. The disk is asked once of each page, not once of each
    of its figures."""

    def __init__(self, out: Path):
        self._out = out
        self._there: dict[str, bool] = {}

    def link(self, report_sha: str, page: int, start: int, pictured: bool) -> str:
        """The path of a numeral's mark from the result folder; "" for a page without a view: it
        was read before pages of text had one. A place on a picture (`pictured`) always has one."""
        path = page_link(report_sha, page)
        if not pictured and path not in self._there:
            self._there[path] = (self._out / path).is_file()
        return page_link(report_sha, page, start) if pictured or self._there[path] else ""


def write_pages(out: Path, report: Report) -> None:
    """Write one HTML file for each page that has a picture, and for each that has none because its
    file has no pages of print."""
    texts = _texts(report)
    for page in report.pages:
        target = out / page_link(report.input.sha256, page.number)
        rows = [row for row in report.numerals if row.place.page == page.number]
        title = html.escape(f"{report.input.name}, trang {page.number}")
        if target.with_suffix(".jpg").exists():
            view = _framed(title, marked_picture(title, page, rows))
        elif rows and not any(row.place.box for row in rows):
            view = _framed(title, f"<pre>{marked_text(*texts[page.number], rows)}</pre>")
            target.parent.mkdir(parents=True, exist_ok=True)
        else:
            continue
        write_whole(target, view.encode("utf-8", "replace"), out / ".solieu")


def remove_text_views(out: Path, kept: set[str]) -> None:
    """Remove the views of texts whose documents are not among those with the fingerprints `kept`.
    Folders with pictures stay."""
    names = {Path(page_link(sha256, 1)).parent.name for sha256 in kept}
    for folder in (out / "pages").glob("*"):
        if folder.name in names or any(folder.glob("*.jpg")):
            continue
        for view in folder.glob("*.html"):
            view.unlink(missing_ok=True)
        with suppress(OSError):  # what is not ours lies there too
            folder.rmdir()


def _texts(report: Report) -> dict[int, tuple[str, int]]:
    """The text of each page, and the offset in the document's text where it begins."""
    text = report.text.text
    begins = [*report.text.pages, (len(text), 0)]
    return {page: (text[start:end], start) for (start, page), (end, _) in pairwise(begins)}


def _framed(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><header>{title} {LEGEND}</header>{body}</html>\n"
    )


def marked_picture(title: str, page: PageReading, rows: list[Numeral]) -> str:
    """The picture of a page with a mark on each of its numerals that has a place there."""
    marks = "\n".join(_mark(row, row.place.box, page) for row in rows if row.place.box)
    return f'<div class="page"><img src="{page.number}.jpg" alt="{title}">\n{marks}\n</div>'


def marked_text(text: str, begin: int, rows: Iterable[Numeral]) -> str:
    """The text of a page, which begins at the offset `begin`, with its numerals marked."""
    parts: list[str] = []
    at = 0
    for row in sorted(rows, key=lambda row: row.start):
        start, end = row.start - begin, row.end - begin
        if start < at:  # a numeral within one that is marked
            continue
        tip, look = _tip_and_look(row)
        parts.append(html.escape(text[at:start]))
        parts.append(f'<mark id="f{row.start}" class="{look}" title="{tip}">')
        parts.append(f"{html.escape(text[start:end])}</mark>")
        at = end
    return "".join((*parts, html.escape(text[at:])))


def _tip_and_look(row: Numeral) -> tuple[str, str]:
    """What the mark of a numeral says under the pointer, and how it looks."""
    told = (row.raw, row.place.label, *(reason(doubt) for doubt in row.doubts))
    return html.escape("; ".join(filter(None, told))), "review" if row.doubts else "sure"


def _mark(row: Numeral, box: Box, page: PageReading) -> str:
    """The frame around a numeral; its places are percentages of the page's width and height."""
    left = 100 * (box.x0 - MARGIN) / page.width
    top = 100 * (box.y0 - MARGIN) / page.height
    width = 100 * (box.width + 2 * MARGIN) / page.width
    height = 100 * (box.height + 2 * MARGIN) / page.height
    tip, look = _tip_and_look(row)
    return (
        f'<a id="f{row.start}" class="{look}" title="{tip}" '
        f'style="left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"></a>'
    )
