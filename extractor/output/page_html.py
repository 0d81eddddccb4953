"""Each page as a small HTML file: the page's picture with every numeral's place marked.

Figures in the workbook link here (`1.html#f123`); without the part after `#` the whole page is
shown with all its marks. Everything printed from a report is escaped; nothing is loaded from
outside.
"""

from __future__ import annotations

import html
from pathlib import Path

from extractor.messages import reason
from extractor.model import Box, Numeral, PageReading, Report
from extractor.whole_files import write_whole

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
.page a:target{border:3px solid #d00;background:#fd06;margin:-3px}"""


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


def write_pages(out: Path, report: Report) -> None:
    """Write one HTML file for each page that has a picture."""
    for page in report.pages:
        target = out / page_link(report.input.sha256, page.number)
        if target.with_suffix(".jpg").exists():
            rows = [row for row in report.numerals if row.place.page == page.number]
            view = _html(report.input.name, page, rows).encode("utf-8", "replace")
            write_whole(target, view, out / ".solieu")


def _html(name: str, page: PageReading, rows: list[Numeral]) -> str:
    title = html.escape(f"{name}, trang {page.number}")
    marks = "\n".join(_mark(row, row.place.box, page) for row in rows if row.place.box)
    return (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{STYLE}</style><header>{title} {LEGEND}</header>"
        f'<div class="page"><img src="{page.number}.jpg" alt="{title}">\n{marks}\n</div></html>\n'
    )


def _mark(row: Numeral, box: Box, page: PageReading) -> str:
    """The frame around a numeral; its places are percentages of the page's width and height."""
    left = 100 * (box.x0 - MARGIN) / page.width
    top = 100 * (box.y0 - MARGIN) / page.height
    width = 100 * (box.width + 2 * MARGIN) / page.width
    height = 100 * (box.height + 2 * MARGIN) / page.height
    tip = html.escape("; ".join([row.raw, *(reason(doubt) for doubt in row.doubts)]))
    look = "review" if row.doubts else "sure"
    return (
        f'<a id="f{row.start}" class="{look}" title="{tip}" '
        f'style="left:{left:.2f}%;top:{top:.2f}%;width:{width:.2f}%;height:{height:.2f}%"></a>'
    )
