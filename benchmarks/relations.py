"""How many of the relations that a person listed are found: `relations.py REPORT LIST.md`.

The list has one line per relation, `section | figures | verdict | …`, under headings `Fails` and
`Holds: …`. A line counts as found when the statements of one section hold its numbers together; the
statement is printed beside it, for a person to judge. With `--all`, every statement is printed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import regex

from extractor.document import read_report
from extractor.model import Check, Report

NUMBER = regex.compile(r"\d+(?:[.,/]\d+)*%?")
LIST_LINE = regex.compile(
    r"^- (?P<where>[^|\n]+)\|(?P<figures>[^|\n]+)\|(?P<verdict>[^|\n]+)", regex.M
)


def numbers(words: str) -> set[str]:
    """Without leading zeros and brackets' dates.

    >>> sorted(numbers("09 + 05 = 14"))
    ['14', '5', '9']
    """
    return {part.lstrip("0") or "0" for n in NUMBER.findall(words) for part in n.split("/")}


def best(line, checks: tuple[Check, ...]) -> tuple[float, str]:
    """(share of the line's first relation that one statement of its sections holds, that statement)."""
    wanted = numbers(regex.split(r"[;(]", line["figures"])[0]) or numbers(line["figures"])
    where = regex.findall(r"[IVX]+(?:\.\w+)*", line["where"])
    near = [
        c
        for c in checks
        if not where or any(c.section.startswith(w) or w.startswith(c.section) for w in where)
    ]
    scored = [
        (
            len(wanted & numbers(f"{c.statement} {c.message} {c.difference}"))
            / max(1, len(wanted)),
            -len(c.statement),
            c.statement,
            c.verdict,
        )
        for c in near
    ]
    share, _, statement, verdict = max(scored, default=(0.0, 0, "", ""))
    return share, f"{statement}: {verdict}"


def compare(report: Report, listed: str) -> None:
    for part in regex.split(r"^## ", listed, flags=regex.M)[1:]:
        title, body = part.split("\n", 1)
        lines = list(LIST_LINE.finditer(body))
        found = 0
        for line in lines:
            share, statement = best(line, report.checks)
            found += share >= 0.6
            print(
                f"  {'found' if share >= 0.6 else '  –  '} {share:4.0%} | {line['figures'].strip()[:90]} | {statement[:90] if share >= 0.6 else ''}"
            )
        print(f"{title.strip()}: {found} of {len(lines)}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path)
    parser.add_argument("list", type=Path, nargs="?")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    report = read_report(args.report)
    if args.list:
        compare(report, args.list.read_text("utf-8"))
    for check in report.checks:
        if args.all or check.verdict in ("fails", "suspect"):
            print(
                f"{check.verdict:9} {check.check:14} {check.weight:4} {check.section:8} {check.statement} | {check.difference} {check.suggested} {check.message}"
            )
    proven = sum(bool(row.proven) for row in report.numerals)
    print(f"{len(report.checks)} statements, {proven} figures proven")


if __name__ == "__main__":
    main()
