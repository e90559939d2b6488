"""Criteria of the PAR Index as data: three levels, how a component is scored, where its input comes from.

Points are whole hundredths (``max_points`` 800 is 8,00 points), percentages whole hundredths of a percent (9620 is
96,20 %). Every kind of scoring is a small piece of data; code only knows how to apply a kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xacai.domain.field import FieldCode
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_number

WHOLE = 10_000


class ScoringKind(StrEnum):
    """How a component's points follow from its input."""

    PROPORTIONAL = "proportional"
    STRETCHED = "stretched"
    STEPS = "steps"
    CHOICE = "choice"
    DEDUCTION = "deduction"
    SURVEY = "survey"
    BONUS = "bonus"
    PENALTY = "penalty"


class InputKind(StrEnum):
    """Where a component's input comes from."""

    HAND = "hand"
    INDICATOR = "indicator"
    TARGET = "target"
    PROGRESS = "progress"
    TIMELINESS = "timeliness"


class NotApplicable(StrEnum):
    """What becomes of a component that does not apply to the office."""

    NEVER = "never"
    FULL = "full"
    REMOVED = "removed"


SHARES = frozenset({ScoringKind.PROPORTIONAL, ScoringKind.STRETCHED, ScoringKind.SURVEY})
COUNTS = frozenset({ScoringKind.DEDUCTION, ScoringKind.BONUS, ScoringKind.PENALTY})
BESIDE = frozenset({ScoringKind.BONUS, ScoringKind.PENALTY})


@dataclass(frozen=True, slots=True)
class Step:
    """From ``least`` (hundredths) on, ``points`` (hundredths)."""

    least: int
    points: int


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen (``on_time``, "Đúng hạn") and its points in hundredths."""

    key: str
    title: str
    points: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """A kind of scoring with its numbers.

    ``floor`` (hundredths of a percent) of proportional, stretched and survey; ``steps`` rising by ``least``;
    ``options`` of a choice; ``each`` points a fault (deduction), or a counted thing (bonus, penalty).
    """

    kind: ScoringKind
    floor: int = 0
    steps: tuple[Step, ...] = ()
    options: tuple[Option, ...] = ()
    each: int = 0


@dataclass(frozen=True, slots=True)
class Input:
    """Where the input comes from: ``code`` is an indicator's row, a target's key, or empty."""

    kind: InputKind = InputKind.HAND
    code: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A node of the tree: field (``1``), criterion (``1.1``) or component (``1.1.2``), told by its code.

    Points are entered at components only; upper maxima are sums. ``last_day`` is month and day until which points
    can still be won, ``effort`` a word on what it takes; ``requirement``, ``deadline`` (as written), ``owner`` and
    ``coordinating`` become a task of the plan that keeps the index up.
    """

    code: str
    title: str
    max_points: int = 0
    scoring: Scoring | None = None
    input: Input = Input()
    scale: str = ""
    owner: str = ""
    evidence: str = ""
    not_applicable: NotApplicable = NotApplicable.NEVER
    field: FieldCode | None = None
    last_day: tuple[int, int] = (12, 31)
    effort: str = ""
    requirement: str = ""
    coordinating: str = ""
    deadline: str = ""

    @property
    def level(self) -> int:
        """1 field, 2 criterion, 3 component."""
        return self.code.count(".") + 1

    @property
    def parent(self) -> str:
        """The code above; empty for a field."""
        return self.code.rpartition(".")[0]

    @property
    def beside(self) -> bool:
        """Whether its points stand beside the hundred (bonus, penalty)."""
        return self.scoring is not None and self.scoring.kind in BESIDE


@dataclass(frozen=True, slots=True)
class Band:
    """A class by index: from ``least`` (hundredths) on."""

    name: str
    least: int


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """A version of the criteria, bound to a year. ``official`` False: a demonstration, no province's own."""

    name: str
    version: str
    title: str
    year: int
    source: str
    criteria: tuple[Criterion, ...]
    official: bool = False
    bonus_cap: int = 0
    penalty_cap: int = 0
    bands: tuple[Band, ...] = ()
    first_day: date | None = None

    @property
    def id(self) -> str:
        """``demonstration-2025@1``."""
        return f"{self.name}@{self.version}"

    def get(self, code: str) -> Criterion | None:
        """The criterion of a code."""
        return next((item for item in self.criteria if item.code == code), None)

    def components(self) -> Iterator[Criterion]:
        """The lowest level, in order."""
        return (item for item in self.criteria if item.scoring is not None)

    def unscored(self) -> tuple[Criterion, ...]:
        """The lowest nodes of which nobody said yet how they are scored: until then the set scores nothing."""
        parents = {item.parent for item in self.criteria}
        return tuple(item for item in self.criteria if item.scoring is None and item.code not in parents)

    def under(self, code: str) -> Iterator[Criterion]:
        """The components at or under a code."""
        return (item for item in self.components() if item.code == code or item.code.startswith(f"{code}."))

    def maximum(self, code: str = "") -> int:
        """The most points under a code, or in all; bonus and penalty stand beside."""
        chosen = self.under(code) if code else self.components()
        return sum(item.max_points for item in chosen if not item.beside)


def check_criteria(found: CriteriaSet) -> tuple[Issue, ...]:
    """What is wrong with a set: codes twice, orphans, maxima that do not add up, scales that cannot be reached."""
    issues: list[Issue] = []
    seen: set[str] = set()
    for item in found.criteria:
        if item.code in seen:
            issues.append(_wrong("criteria.code-twice", item))
        seen.add(item.code)
        if item.parent and found.get(item.parent) is None:
            issues.append(_wrong("criteria.orphan", item, parent=item.parent))
        issues.extend(_wrong(code, item) for code in _faults(item))
        if item.scoring is None:
            issues.extend(_sums(found, item))
    issues.extend(_wrong("criteria.unscored", item, Severity.QUESTION) for item in found.unscored())
    least = [band.least for band in found.bands]
    if least != sorted(least, reverse=True) or (least and least[-1] != 0):
        issues.append(Issue("criteria.bands", Severity.ERROR, "criteria"))
    return tuple(issues)


def _sums(found: CriteriaSet, item: Criterion) -> Iterator[Issue]:
    """Levels above components: the maximum that is written must be the sum of what is under them."""
    below = {one.code for one in found.criteria if one.code.startswith(f"{item.code}.")}
    total = found.maximum(item.code)
    if below and item.max_points and item.max_points != total:
        written, added = (write_number(Decimal(points) / 100) for points in (item.max_points, total))
        yield _wrong("criteria.maximum", item, written=written, sum=added)


def _faults(item: Criterion) -> Iterator[str]:
    scoring = item.scoring
    if scoring is None:
        return
    if item.max_points <= 0:
        yield "criteria.no-points"
    if item.beside and item.not_applicable is not NotApplicable.NEVER:
        yield "criteria.beside-applies"
    if not 0 <= scoring.floor < WHOLE:
        yield "criteria.floor"
    least = [step.least for step in scoring.steps]
    if scoring.kind is ScoringKind.STEPS and (not least or least != sorted(set(least))):
        yield "criteria.steps"
    reachable = [step.points for step in scoring.steps] + [option.points for option in scoring.options]
    if (
        scoring.kind in {ScoringKind.STEPS, ScoringKind.CHOICE}
        and max(reachable, default=0) != item.max_points
    ):
        yield "criteria.unreachable"
    if min(reachable, default=0) < 0:
        yield "criteria.negative"
    if scoring.kind is ScoringKind.CHOICE and len({option.key for option in scoring.options}) < 2:
        yield "criteria.options"
    if scoring.kind in COUNTS and scoring.each <= 0:
        yield "criteria.each"


def _wrong(code: str, item: Criterion, severity: Severity = Severity.ERROR, **params: str) -> Issue:
    return Issue(code, severity, f"criterion {item.code}", {"criterion": item.code, **params})
