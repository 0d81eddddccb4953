"""Risk over coverage: how many of the rows that are taken without looking are wrong, for every share taken.

The rows that the program leaves unmarked come first, the surest before the others; then those that it
marks. A program that knows what it does not know has its errors at the far end. The area under the
curve is the mean risk over all shares; the smaller, the better.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape

SHARES = (0.5, 0.8, 0.9, 0.95, 1.0)  # of the rows: where the risk is printed
WIDE, HIGH, MARGIN = 640, 400, 56  # pixels of the picture
COLOURS = ("#1b6ca8", "#c1440e", "#3f7d20", "#7b3fa0", "#8a6d1a")
LOWEST_TOP = 0.01  # risk at the upper edge of the picture at least
STEPS = 4  # parts of each axis


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: how sure the program is of it (0 to 1), whether it is right, whether it is marked."""

    sureness: float
    right: bool
    flagged: bool


@dataclass(frozen=True, slots=True)
class Point:
    """The share of the rows taken, and the share of those that is wrong."""

    coverage: float
    risk: float


def points(answers: Sequence[Answer]) -> list[Point]:
    """The curve, a point a row. Rows that cannot be told apart share their errors evenly."""
    made: list[Point] = []
    taken, wrong = 0, 0.0
    for _, group in groupby(sorted(answers, key=_rank), key=_rank):
        alike = list(group)
        rate = sum(not one.right for one in alike) / len(alike)
        for _ in alike:
            taken, wrong = taken + 1, wrong + rate
            made.append(Point(taken / len(answers), wrong / taken))
    return made


def _rank(answer: Answer) -> tuple[bool, float]:
    return answer.flagged, -answer.sureness


def area(answers: Sequence[Answer]) -> float:
    """The mean risk over all shares that can be taken; 0 without rows."""
    curve = points(answers)
    return sum(point.risk for point in curve) / len(curve) if curve else 0.0


def numbers(named: dict[str, list[Answer]]):
    """Lines: for each group of rows its area, the share that is left unmarked with its risk, and the
    risk at some shares."""
    shares = "".join(f"{f'at {share:.0%}':>9}" for share in SHARES)
    yield f"{'risk':<16}{'rows':>6}{'area':>9}{'unmarked':>10}{'wrong':>7}{shares}"
    for name, answers in named.items():
        curve = points(answers)
        if not curve:
            continue
        unmarked = [one for one in answers if not one.flagged]
        wrong = sum(not one.right for one in unmarked)
        risks = (curve[max(0, round(share * len(curve)) - 1)].risk for share in SHARES)
        yield (
            f"{name:<16}{len(curve):>6}{area(answers):>9.5f}{len(unmarked) / len(curve):>10.1%}"
            f"{wrong:>7}" + "".join(f"{risk:>9.2%}" for risk in risks)
        )


def picture(named: dict[str, list[Answer]]) -> str:
    """The curves as an SVG picture; a dot on each where the rows end that are left unmarked."""
    curves = {name: points(answers) for name, answers in named.items() if answers}
    highest = max((point.risk for curve in curves.values() for point in curve), default=0.0)
    top = max(LOWEST_TOP, highest * 1.05)
    drawn = [*_axes(top)]
    for number, (name, curve) in enumerate(curves.items()):
        colour = COLOURS[number % len(COLOURS)]
        path = " ".join(f"{_x(point):.1f},{_y(point, top):.1f}" for point in curve)
        drawn.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        unmarked = sum(not one.flagged for one in named[name])
        if unmarked:
            end = curve[unmarked - 1]
            drawn.append(
                f'<circle cx="{_x(end):.1f}" cy="{_y(end, top):.1f}" r="4" fill="{colour}"/>'
            )
        said = f"{escape(name)}: area {area(named[name]):.5f}, unmarked {unmarked / len(curve):.1%}"
        drawn.append(_text(MARGIN + 12, MARGIN + 18 * number, said, colour))
    body = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" '
        f'font-family="sans-serif" font-size="12">\n'
        f'<rect width="{WIDE}" height="{HIGH}" fill="white"/>\n{body}\n</svg>\n'
    )


def _axes(top: float):
    left, right, upper, foot = MARGIN, WIDE - MARGIN // 2, MARGIN // 2, HIGH - MARGIN
    for step in range(STEPS + 1):
        share, risk = step / STEPS, top * step / STEPS
        x, y = _x(Point(share, 0)), _y(Point(0, risk), top)
        yield f'<path d="M{x:.1f} {foot}V{upper}M{left} {y:.1f}H{right}" stroke="#ddd"/>'
        yield _text(x, foot + 18, f"{share:.0%}", "#333", "middle")
        yield _text(left - 6, y + 4, f"{risk:.2%}", "#333", "end")
    yield _text((left + right) / 2, HIGH - 12, "rows taken without looking", "#333", "middle")
    yield _text(left, upper - 8, "of these wrong", "#333")


def _text(x: float, y: float, said: str, colour: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{said}</text>'


def _x(point: Point) -> float:
    return MARGIN + point.coverage * (WIDE - MARGIN * 1.5)


def _y(point: Point, top: float) -> float:
    return HIGH - MARGIN - point.risk / top * (HIGH - MARGIN * 1.5)
