"""Whether a target is met: its threshold, its milestone of the period, or the change against its baseline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.catalogue import Row
from xacai.domain.indicator import reckonable
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import read_period
from xacai.domain.phrase import fold
from xacai.domain.plan import Target
from xacai.domain.report import Reached, reached
from xacai.domain.threshold import Comparator, Threshold

_TREND = re.compile(
    r"\b(?:(?P<fall>cat\s+giam|giam|rut\s+ngan)|(?P<rise>tang|cai\s+thien))\b(?P<between>[^.;,]*)$"
)
_LEVEL = re.compile(r"\b(?:len|xuong|con|dat|toi|den|duoi|tren)\b")
_LOOSENED = {Comparator.ABOVE: Comparator.AT_LEAST, Comparator.BELOW: Comparator.AT_MOST}
_TURNED = {
    Comparator.AT_LEAST: Comparator.AT_MOST,
    Comparator.ABOVE: Comparator.BELOW,
    Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.BELOW: Comparator.ABOVE,
    Comparator.EQUAL: Comparator.EQUAL,
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a target stands: the threshold that decided, the value wanted of the row and how it is compared.

    ``wanted`` is what the row itself has to reach: of "giảm tối thiểu 20%" with a baseline of 50 it is 40, at most.
    None where it is not measurable yet. ``milestone``: the wanted value is the period's own.
    """

    threshold: Threshold | None
    wanted: Decimal | None
    comparator: Comparator
    reached: Reached
    milestone: bool = False


def judge_target(
    target: Target, actual: Decimal | None, period: str = "", row: Row | None = None
) -> Judgement:
    """The standing of a target whose row says ``actual`` in the period of that code; ``row`` is that row."""
    threshold = decisive(target)
    milestone = next((item.value for item in target.milestones if item.period == period), None)
    wanted: Decimal | None
    if milestone is not None:
        wanted, comparator = milestone, _milestone_comparator(target, threshold)
    elif threshold is None:
        return Judgement(None, None, Comparator.AT_LEAST, Reached.UNKNOWN)
    else:
        wanted, comparator = wanted_value(threshold, target, row)
    verdict = reached(comparator.value, wanted, actual)
    return Judgement(threshold, wanted, comparator, verdict, milestone is not None)


def decisive(target: Target) -> Threshold | None:
    """The threshold that decides: the first with a number, else the first against a base."""
    numbered = next((item for item in target.thresholds if item.value is not None), None)
    return numbered or next((item for item in target.thresholds if item.relative_to is not None), None)


def wanted_value(threshold: Threshold, target: Target, row: Row | None) -> tuple[Decimal | None, Comparator]:
    """What the row has to reach and how it is compared; None where the baseline that it needs is not known."""
    if threshold.value is None:
        return target.baseline, threshold.comparator
    direction = change_of(threshold, target.text)
    if not direction or (row is not None and measures_change(row)):
        return threshold.value, threshold.comparator
    baseline = target.baseline
    comparator = threshold.comparator if direction > 0 else _TURNED[threshold.comparator]
    if baseline is None or (threshold.unit == "%" and baseline == 0):
        return None, comparator
    step = abs(baseline) * threshold.value / 100 if threshold.unit == "%" else threshold.value
    return baseline + direction * step, comparator


def change_of(threshold: Threshold, text: str) -> int:
    """1 for a rise by the number, -1 for a fall by it, 0 where the number is a level ("giảm xuống dưới 5%")."""
    if threshold.value is None:
        return 0
    folded, phrase = fold(text), fold(threshold.phrase)
    before = folded[: max(folded.find(phrase), 0)] + _leading_words(phrase)
    found = _TREND.search(before)
    if found is None or _LEVEL.search(found.group("between")):
        return 0
    near = len(found.group("between").split()) <= 1
    if not near and threshold.relative_to is None:
        return 0
    return 1 if found.group("rise") else -1


def _leading_words(phrase: str) -> str:
    """The phrase up to its number without words of comparison, where a trend may stand."""
    head = re.split(r"\d", phrase, maxsplit=1)[0]
    return re.sub(r"\b(?:toi thieu|it nhat|toi da|khong qua|tu|tren|hon)\b|[<>=≥≤]", "", head)


def measures_change(row: Row) -> bool:
    """Whether a row is itself a rate of change ("tỷ lệ giảm so với năm 2021"), so that no baseline is needed."""
    return (
        row.unit == "%" and re.search(r"\b(?:ty le|muc|toc do) (?:giam|tang)\b", fold(row.name)) is not None
    )


def _milestone_comparator(target: Target, threshold: Threshold | None) -> Comparator:
    """A milestone is met when it is reached, upwards unless the target asks for a fall."""
    if threshold is None:
        return Comparator.AT_LEAST
    comparator = threshold.comparator
    if change_of(threshold, target.text) < 0:
        comparator = _TURNED[comparator]
    return _LOOSENED.get(comparator, comparator)


def check_measuring(target: Target) -> tuple[Issue, ...]:
    """What cannot be a baseline or a milestone: numbers no office can have, unknown or repeated periods."""
    where = f"target {target.key}"
    issues = []
    seen: set[str] = set()
    for item in target.milestones:
        if read_period(item.period) is None or item.period in seen:
            issues.append(Issue("target.milestone-period", Severity.ERROR, where, {"code": item.period}))
        seen.add(item.period)
    numbers = [item.value for item in target.milestones]
    if target.baseline is not None:
        numbers.append(target.baseline)
    if not all(reckonable(number) for number in numbers):
        issues.append(Issue("target.number-too-large", Severity.ERROR, where))
    return tuple(issues)
