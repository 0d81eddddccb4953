"""The judge of one document's figures: each rule is tried on the words around a figure."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extractor.indicators.context import CARRIED, OPENING, Nearby, Surroundings
from extractor.indicators.level import Level
from extractor.indicators.phrases import Compiled
from extractor.indicators.records import base_of
from extractor.indicators.rules import IndicatorRule
from extractor.language.flat import FIGURE, any_words
from extractor.model import Doubt, Numeral

OF_A_PLAN = regex.compile(
    rf"\s*{any_words('của', 'trên', 'theo', 'so với', 'so')}?\s*{any_words('kế hoạch', 'chỉ tiêu', 'dự toán', 'tổng số', 'cùng kỳ', 'năm')}"
)

# Between a figure and the aim set for it.
OF_TOTAL = regex.compile(
    rf"[^;.{FIGURE}]{{0,60}}?{any_words('trên', 'trong', 'trên tổng số', 'trong tổng số', 'trong số', 'trên tổng')}\s*"
)
TARGET = regex.compile(
    rf"[\s\p{{L}}]{{0,20}}[(,;]\s*({any_words('mục tiêu', 'chỉ tiêu', 'kế hoạch')})[^;.(){FIGURE}]{{0,40}}"
)
PARTS = regex.compile(
    rf"{any_words('trong đó', 'bao gồm', 'gồm', 'gồm có', 'cụ thể', 'chia ra')}|[({FIGURE}]\s*\p{{L}}*\s*\p{{L}}*\s*:|\("
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A wording that holds at a figure: the code it gives, or what spoke against it."""

    rule: IndicatorRule
    words: str
    code: str
    evidence: frozenset[int]  # offsets of the spelled-out words
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure with all attempts and the outcome."""

    figure: Numeral
    attempts: tuple[Attempt, ...]
    code: str
    doubts: tuple[Doubt, ...]
    around: Surroundings


class Judge(Nearby):
    """Tries the rules on the figures of one document."""

    def finding(self, i: int, before: list[Finding]) -> Finding:
        level = self.level(i)
        self.whole = self._whole(i, before)
        attempts = [
            *self._by_words(i, level),
            *self._by_previous(i, before),
            *self._by_target(i, before),
            *self._by_share(i, level, before),
        ]
        good = [a for a in attempts if not a.refusal]
        codes = sorted({a.code for a in good if not self._contained(a.code, good)})
        doubts = (
            (Doubt.of("indicator_claimed_twice", codes=", ".join(codes)),) if len(codes) > 1 else ()
        )
        return Finding(
            self.figures[i],
            tuple(attempts),
            codes[0] if len(codes) == 1 else "",
            doubts,
            self.around[i],
        )

    def settle(self, i: int, finding: Finding) -> None:
        """The words behind a figure that its claim took are no longer the next one's."""
        taken = [
            at
            for a in finding.attempts
            if a.code == finding.code and not a.refusal and not regex.search(r"\bK\b", a.words)
            for at in a.evidence
        ]
        self.taken[i] = (
            max([at + 1 for at in taken if at >= finding.figure.end], default=finding.figure.end)
            if finding.code
            else finding.figure.end
        )

    @staticmethod
    def _contained(code: str, good: list[Attempt]) -> bool:
        """Does another code's wording hold all words of every wording of this one, and more?"""
        own = [a.evidence for a in good if a.code == code]
        return any(
            all(mine < other.evidence for mine in own) for other in good if other.code != code
        )

    def _by_words(self, i: int, level: Level):
        figure, around = self.figures[i], self.around[i]
        near = (
            self.vocabulary(around.own[0], figure.start),
            self.vocabulary(figure.end, around.own[1]),
        )
        far = (
            self.vocabulary(around.sentence[0], figure.start),
            self.vocabulary(figure.end, around.sentence[1]),
        )
        wordings = self.rules.by_kind.get(figure.kind)
        for rule, wording in wordings.near(*far) if wordings else ():
            before, after = far if wording.others else near
            if any(map(before.isdisjoint, wording.needs)) or any(
                map(after.isdisjoint, wording.needs_after)
            ):
                continue
            if evidence := self._holds(wording, i, around.sentence[0]):
                refusal = (
                    self._unit(rule, evidence, i)
                    or (not wording.others and self._taken(i, evidence))
                    or self._refused(rule, wording, i, evidence)
                )
                code, against = self._levelled(rule, i, level, evidence)
                yield Attempt(rule, wording.words, code, evidence, refusal or against)

    def _holds(self, wording: Compiled, i: int, begin: int) -> frozenset[int]:
        """Offsets of the words that are spelled out and stand there; empty: it does not hold."""
        figure, around = self.figures[i], self.around[i]
        spans: list[tuple[int, int]] = []
        if wording.after:
            found = wording.after.pattern.match(self.flat, figure.end, around.sentence[1])
            if not found or self._next_ones(figure.end, found.end()):
                return frozenset()
            spans += _groups(found)
        if wording.before:
            found = next(
                (
                    m
                    for end in self.small_words(i, wording.others)
                    if (m := wording.before.pattern.search(self.flat, begin, end))
                ),
                None,
            )
            if not found:
                return frozenset()
            spans += _groups(found)
        return frozenset(at for a, b in spans for at in range(a, b) if not self.flat[at].isspace())

    def _next_ones(self, begin: int, end: int) -> bool:
        """Words behind a comma that run up to the next figure are that one's: `5 hồ sơ, đúng hạn 4`."""
        noun = self.rules.nouns.match(self.flat, self.skip(begin), end)
        return bool(regex.search("[,;(]", self.flat[noun.end() if noun else begin : end])) and bool(
            regex.compile(rf"{FIGURE}|\d").match(
                self.flat, self.rules.small.match(self.flat, end).end()
            )
        )

    def _unit(self, rule: IndicatorRule, evidence: frozenset[int], i: int) -> str:
        """The noun right behind the figure, unless the wording spells it out, must be the
        indicator's own or one like it."""
        figure = self.figures[i]
        if rule.record.kind == "measure":
            return "" if figure.unit == rule.record.unit else "unit"
        if rule.record.kind not in ("count", "ratio"):
            return ""
        noun = self.rules.nouns.match(self.flat, self.skip(figure.end), self.around[i].sentence[1])
        fits = (
            not noun
            or noun.start() in evidence
            or rule.units.pattern.match(self.flat, noun.start())
        )
        return "" if fits else "unit"

    def _taken(self, i: int, evidence: frozenset[int]) -> str:
        """Words that the figure before has claimed: `05 đơn vị tự bảo đảm chi đầu tư, 38 đơn vị`."""
        theirs = range(self.figures[i - 1].end, self.claimed(i)) if i else ()
        before = [at for at in evidence if at < self.figures[i].start]
        return "taken" if theirs and before and all(at in theirs for at in before) else ""

    def _refused(
        self, rule: IndicatorRule, wording: Compiled, i: int, evidence: frozenset[int]
    ) -> str:
        """The first condition that does not hold, by name; "" if all do."""
        for wanted, none in (
            (rule.record.part_of, rule.record.not_part_of),
            (wording.part_of, wording.not_part_of),
        ):
            if wanted and self.whole not in wanted or self.whole in none:
                return "part_of"
        places = self.places(i)
        for name, phrases in (*rule.conditions, *wording.conditions):
            if phrases.found(self.flat, places[name]) == name.startswith("refuse"):
                return name
        if self.figures[i].status == "planned" and self.rules.superior.search(
            self.flat, self.around[i].sentence[0], self.figures[i].start
        ):
            return "superior"
        own = self.own(i)
        compared = self.rules.comparison.search(self.flat, own[0][0], self.figures[i].start)
        if compared:
            return "" if compared.start() in evidence else "comparison"
        elsewhere = next(
            (m for s in own if (m := self.rules.elsewhere.search(self.flat, *s))), None
        )
        return "elsewhere" if elsewhere and elsewhere.start() not in evidence else ""

    def _by_previous(self, i: int, before: list[Finding]):
        """A figure right behind one of a certain code: `23/28 nhiệm vụ, đạt 82,1%`."""
        begin = before[-1].figure.end if before else 0
        for base, level in self._bases(i, before):
            yield from self._follows(i, base, level, begin)

    def _bases(self, i: int, before: list[Finding]) -> list[tuple[str, str]]:
        """Codes of the figure right before; also of the one before a total: `18 trên tổng số 20`."""
        near = [f for f in before[-2:] if f.around.sentence == self.around[i].sentence]
        if len(near) == 2 and not OF_TOTAL.fullmatch(
            self.flat, near[0].figure.end, near[1].figure.start
        ):
            near = near[1:]
        return [base_of(f.code) for f in near if f.code]

    def _follows(self, i: int, base: str, level: str, begin: int):
        for rule in self.rules.following.get(base, ()):
            if rule.record.kind != self.figures[i].kind:
                continue
            for wording in rule.then:
                evidence = self._holds(wording, i, begin) or self._bracketed(i, begin)
                if (
                    evidence
                    and min(evidence) - max(begin, self.taken.get(i - 1, 0)) < 50
                    and not regex.search(
                        r"\.\s|[()].*[()]"
                        if rule.record.kind != "percentage"
                        else r"[;.]\s|[()].*[()]",
                        self.flat[begin : min(evidence)],
                    )
                ):
                    code = f"{rule.record.code}.{level}" if level else rule.record.code
                    plan = (
                        wording.after is None
                        and rule.record.kind == "percentage"
                        and OF_A_PLAN.match(self.flat, self.figures[i].end)
                    )
                    refusal = (
                        "level"
                        if level and level not in rule.record.levels
                        else "comparison"
                        if plan
                        else ""
                    )
                    yield Attempt(
                        rule,
                        wording.words,
                        code,
                        evidence,
                        refusal or self._refused(rule, wording, i, evidence),
                    )

    def _bracketed(self, i: int, begin: int) -> frozenset[int]:
        """`76 hồ sơ (0,8%)`: the bracket says what `chiếm` does."""
        figure = self.figures[i]
        bracket = figure.kind == "percentage" and regex.fullmatch(
            r"[\s\p{L}]{0,30}\(\s*", self.flat[begin : figure.start]
        )
        return frozenset({figure.start - 1}) if bracket else frozenset()

    def _by_target(self, i: int, before: list[Finding]):
        """The aim beside the result: `đạt 6,9% (mục tiêu: 20%)`."""
        figure, last = self.figures[i], before[-1] if before else None
        if (
            not last
            or not last.code
            or last.around.sentence != self.around[i].sentence
            or figure.status == "actual"
            or (figure.kind, figure.unit) != (last.figure.kind, last.figure.unit)
        ):
            return
        if found := TARGET.fullmatch(self.flat, last.figure.end, figure.start):
            yield Attempt(
                self.rules.by_code[base_of(last.code)[0]],
                "",
                last.code,
                frozenset(range(*found.span(1))),
            )

    def _whole(self, i: int, before: list[Finding]) -> str:
        """The code (without level) of the figure that this one is a part of; "" for none."""
        around, figure = self.around[i], self.figures[i]
        begin = around.sentence[0]
        text = regex.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), self.flat[begin : figure.start])
        opening = list(PARTS.finditer(text))
        spans = [(begin, begin + opening[-1].start() + 1)] if opening else around.lead[:1]
        inside = [f for f in before if any(a <= f.figure.start < b for a, b in spans)]
        return base_of(inside[-1].code)[0] if inside else ""

    def _by_share(self, i: int, level: Level, before: list[Finding]):
        """A part by level alone: `169 TTHC mới ban hành (trong đó cấp huyện 121, cấp xã 48)`."""
        figure, around = self.figures[i], self.around[i]
        if level.how not in ("share", "behind") or not level.name:
            return
        a, b = self.own(i)[1]
        noun = self.rules.nouns.match(self.flat, self.skip(figure.end), b)
        rest = self.flat[noun.end() if noun else a : b].strip(" ,;.)")
        if level.how == "behind" and noun and rest == self.flat[slice(*level.span)]:
            rest = ""  # `trong đó 1.453 thủ tục cấp tỉnh`
        head = self._head(i, before)
        if (
            not rest
            and before
            and before[-1].around.sentence == around.sentence
            and self.level(i - 1).how == "share"
        ):
            base, own = base_of(
                before[-1].code
            )  # `cấp huyện: 271 thủ tục đang áp dụng; cấp xã: 132 thủ tục`
            if (
                own
                and level.name in self.rules.by_code[base].record.levels
                and before[-1].figure.kind == figure.kind
            ):
                yield Attempt(
                    self.rules.by_code[base],
                    "",
                    f"{base}.{level.name}",
                    frozenset(range(*level.span)),
                )
        if head and not rest:
            base, own = base_of(head.code)
            rule = self.rules.by_code[base]
            if not own and level.name in rule.record.levels and rule.record.kind == figure.kind:
                yield Attempt(rule, "", f"{base}.{level.name}", frozenset(range(*level.span)))

    def _head(self, i: int, before: list[Finding]) -> Finding | None:
        """The whole that this figure is a part of: before the words that open the parts."""
        around = self.around[i]
        for k in range(i - 1, -1, -1):
            found = before[k]
            inside = found.around.sentence == around.sentence or any(
                a <= found.figure.start < b for a, b in around.lead
            )
            if (
                not inside
                and around.lead
                and self.level(k).how in ("share", "behind")
                and found.figure.start > around.lead[0][1]
            ):
                continue  # another item of the list
            if not inside:
                return None
            gap = self.flat[found.figure.end : self.figures[k + 1].start]
            if regex.search(OPENING, gap):
                return found if found.code else None
            if self.level(k).how not in ("share", "behind"):
                return None
        return None

    def _levelled(
        self, rule: IndicatorRule, i: int, level: Level, evidence: frozenset[int]
    ) -> tuple[str, str]:
        """The code with its level, and what speaks against it."""
        record, name = rule.record, level.name if level.name != "whole" else ""
        if not record.levels:
            loose = (
                level.how in ("share", "topic")
                or level.how == "unsure"
                and ";" not in self.flat[self.around[i].own[0] : self.figures[i].start]
            )
            astray = (
                loose
                and level.name not in ("whole", "unread")
                and level.span[0] not in evidence
                and level.name not in record.code
            )
            counted = record.unit in ("xã", "huyện")  # the level is what is counted
            return (
                record.code,
                "level" if astray and not counted and record.level_from != "section" else "",
            )
        if level.how == "unsure" and name:
            return record.code, "level_unsure"
        if not level.name and record.level_from == "section":
            around = self.around[i]
            begin = max(around.section_start, around.start - CARRIED)
            name = self.last_level(self.flat, begin, around.sentence[0]).name.replace("whole", "")
        if name and name not in record.levels:
            return record.code, "level"
        return f"{record.code}.{name}" if name else record.code, ""


def _groups(found) -> list[tuple[int, int]]:
    return [found.span(n) for n in range(1, found.re.groups + 1) if found.start(n) >= 0]
