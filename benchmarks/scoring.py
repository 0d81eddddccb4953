"""Hold the numerals of one document against its gold: right, silent errors, flagged.

Labels are left out, as they carry no value; a figure, date or symbol made of one counts as spurious.
"""

import json
import re
from collections import deque
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from pathlib import Path

UNCOUNTED = (
    "hand",
    "overlay",
    "unsure",
    "header",
    "table",
)  # left to a person, or another measure's


@dataclass
class Score:
    gold: int = 0
    right: int = 0
    silent: int = 0  # wrong, missing or spurious without a mark
    flagged: int = 0
    faults: tuple = ()
    outcomes: tuple = ()  # (index of the row, whether it is right) of every row that counts

    def __add__(self, other):
        return Score(
            self.gold + other.gold,
            self.right + other.right,
            self.silent + other.silent,
            self.flagged + other.flagged,
            self.faults + other.faults,
            self.outcomes + other.outcomes,
        )


def read_gold(path):
    """The gold's records but the document's own, labels and stamps."""
    lines = Path(path).read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    return [r for r in records if r["kind"] not in ("document", "label", "stamp")]


def key(kind, record):
    """What must agree: kind and value; counts and measures are not told apart."""
    if kind == "ratio":
        return kind, int(record["numerator"] or 0), int(record["denominator"] or 0)
    if kind == "document_number":
        return kind, "".join(
            (record.get("canonical") or record.get("number") or "").upper().split()
        )
    if kind == "date":
        return kind, record["iso"]
    if kind == "label":
        return kind, None
    value = str(record.get("value", "")).strip()
    return "count" if kind == "measure" else kind, Fraction(value) if value else None


def score(gold, rows):
    """`rows` are (kind, fields, flagged) in reading order; of labels those only that are flagged,
    since a figure may stand in one that a person is sent to. Cells of tables are matched but not
    counted: `table` in the gold, `cell` in the fields of a row that stands in a line of cells."""
    wanted, got = [key(g["kind"], g) for g in gold], [key(kind, fields) for kind, fields, _ in rows]
    pairs, loose_gold, loose_rows = _align(wanted, got)
    in_order = dict(pairs)
    spare = {}
    for k in loose_rows:
        spare.setdefault(got[k], deque()).append(k)
    for i in list(loose_gold):  # another order costs nothing
        if spare.get(wanted[i]):
            k = spare[wanted[i]].popleft()
            pairs[i] = k
            loose_rows.remove(k)
            loose_gold.remove(i)
    flags = [flagged for _, _, flagged in rows]
    result = Score()
    for i, g in enumerate(gold):
        if i in pairs and not any(g.get(name) for name in UNCOUNTED):
            result += Score(1, 1, 0, flags[pairs[i]], outcomes=((pairs[i], True),))
    signs = [sign(g) for g in gold], [sign(fields) for _, fields, _ in rows]
    nearest = _pair(loose_gold, loose_rows, in_order, signs)
    for i in (
        i for i in loose_gold if i not in nearest
    ):  # else the nearest that a person is sent to
        free = [k for k in loose_rows if k not in nearest.values() and flags[k]]
        if free:
            nearest[i] = min(
                free,
                key=lambda k: (str(rows[k][1].get("page")) != str(gold[i].get("page")), abs(k - i)),
            )
    for i in loose_gold:
        if any(gold[i].get(name) for name in UNCOUNTED):
            if nearest.get(i) is not None:
                loose_rows.remove(nearest[i])
            continue
        k = nearest.get(i)
        said = k is not None and flags[k]
        if k is not None:
            loose_rows.remove(k)
        result += Score(
            1,
            0,
            not said,
            said,
            ((gold[i]["raw"], rows[k][1]["raw"] if k is not None else "", said),),
            () if k is None else ((k, False),),
        )
    for k in loose_rows:
        if rows[k][0] == "label" or rows[k][1].get("cell"):
            continue
        result += Score(
            0, 0, not flags[k], flags[k], (("", rows[k][1]["raw"], flags[k]),), ((k, False),)
        )
    return result


def _align(wanted, got):
    pairs = {}
    for block in SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks():
        pairs.update({block.a + n: block.b + n for n in range(block.size)})
    used = set(pairs.values())
    return (
        pairs,
        [i for i in range(len(wanted)) if i not in pairs],
        [k for k in range(len(got)) if k not in used],
    )


def sign(record):
    """By what a record is known again: the digits, or that it is the date of the incoming stamp."""
    return "received" if record.get("role") == "received" else re.sub(r"\D", "", record["raw"])


def _pair(loose_gold, loose_rows, pairs, signs):
    """Unmatched gold with an unmatched row: one known by the same sign, else one between the same
    neighbours, in order."""
    nearest, free = {}, list(loose_rows)
    for i in loose_gold:
        low = max((pairs[n] for n in pairs if n < i), default=-1)
        high = min((pairs[n] for n in pairs if n > i), default=10**9)
        k = next((k for k in free if signs[0][i] == signs[1][k]), None)
        if k is None:
            k = next((k for k in free if low < k < high), None)
        if k is not None:
            nearest[i] = k
            free.remove(k)
    return nearest
