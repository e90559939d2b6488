"""A catalogue (bộ danh mục): what differs by province and year, as dated data with its legal source.

Periods and their deadlines, the outline of a report, the statistical forms with every attribute of a row, the
rules that check them, the sentence templates. Read from files by :mod:`xacai.domain.catalogue_reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xacai.domain.calendar import DueRule, WorkCalendar
from xacai.domain.field import FieldCode
from xacai.domain.issue import Severity
from xacai.domain.period import PeriodKind

OWN = "own"
"""Number of the form that holds an office's own indicators, and head of their codes."""


class RowKind(StrEnum):
    """What a cell of the row holds."""

    COUNT = "count"
    AMOUNT = "amount"
    RATIO = "ratio"
    FLAG = "flag"
    CHOICE = "choice"
    HEADING = "heading"
    TEXT = "text"


class TimeRollUp(StrEnum):
    """How quarters make a cumulative period. Nothing defaults to a sum."""

    SUM = "sum"
    FIRST = "first"
    LAST = "last"
    PARTS = "parts"
    RATIO = "ratio"
    PLAN = "plan"
    ASK = "ask"
    NONE = "none"


class OfficeRollUp(StrEnum):
    """How offices make the level above."""

    SUM = "sum"
    YES = "yes"
    LIST = "list"
    RATIO = "ratio"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part comes from, and whether a person has compared it with the text."""

    citation: str
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form. ``code`` is ``form.row`` (form 3, row 3.3.1: ``3.3.3.1``); ``no`` as printed (STT).

    ``numerator`` / ``denominator`` belong to ratios (in percent unless ``unit`` says otherwise), ``parts`` to
    totals, less ``minus`` where a difference is meant (may be negative), ``options`` to choices; ``equals``
    names rows of another form whose sum is the value ("form 3: c"); ``plan_count`` of a row read from the
    plan is one of tasks, counted (without waiting and dropped ones), done. ``formerly`` are codes that the row
    bore in catalogues before this one. ``feed`` of an own indicator names the activities that it counts.
    """

    code: str
    no: str
    name: str
    unit: str
    kind: RowKind
    time: TimeRollUp
    office: OfficeRollUp
    decimals: int = 0
    definition: str = ""
    owner: str = ""
    applies: bool = True
    level: int = 1
    numerator: str = ""
    denominator: str = ""
    parts: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    equals: tuple[str, ...] = ()
    plan_count: str = ""
    minus: tuple[str, ...] = ()
    feed: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def derived(self) -> bool:
        """Whether the program works the value out, so that nobody types it."""
        worked_out = self.time in {TimeRollUp.PARTS, TimeRollUp.RATIO, TimeRollUp.PLAN}
        return worked_out or bool(self.equals or self.feed)

    @property
    def typed(self) -> bool:
        """Whether an officer enters the cell."""
        return self.applies and self.kind is not RowKind.HEADING and not self.derived


@dataclass(frozen=True, slots=True)
class Form:
    """A form (biểu mẫu): a numbered group of rows, tied to the section of the outline that it feeds."""

    no: str
    title: str
    section: str
    rows: tuple[Row, ...]
    field: FieldCode | None = None
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of the outline; ``code`` like ``II.2``; ``level`` 1 for Roman, 2 for Arabic numbers.

    ``formerly`` are codes that the section bore in catalogues before this one.
    """

    code: str
    title: str
    level: int
    required: bool = True
    form: str = ""
    field: FieldCode | None = None
    hint: str = ""
    formerly: tuple[str, ...] = ()


class RuleKind(StrEnum):
    """The kinds of check the program knows; everything else about a rule is data."""

    LE = "le"
    SUM = "sum"
    RANGE = "range"
    NOT_BELOW_PREVIOUS = "not_below_previous"
    OPENING_EQUALS_CLOSING = "opening_equals_closing"
    EQUAL = "equal"
    CHANGE = "change"
    OUTLIER = "outlier"
    REQUIRED = "required"
    TEXT_REQUIRED = "text_required"


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as data. ``cells`` in the order that the kind wants (``le``: a, b; ``sum``: total, parts …).

    ``opening_equals_closing`` takes the opening row, then the closing rows of the period before, added up,
    one with a leading ``-`` taken away. ``required`` also takes ``3.*``, every typed row of form 3;
    ``text_required`` takes sections. ``numbers`` are the kind's limits as decimal texts (``range``: low and
    high; ``change``: factor, then the least difference that matters). ``message`` is Vietnamese, with
    ``{CODE}`` for a cell's value, ``{cell}`` for the first cell's number and what
    ``catalogue_check.PLACEHOLDERS`` lists for the kind. ``when`` lists the kinds of period that the rule is
    for; empty means all.
    """

    code: str
    kind: RuleKind
    cells: tuple[str, ...]
    severity: Severity
    message: str
    numbers: tuple[str, ...] = ()
    when: tuple[PeriodKind, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report that an office must send, and by when."""

    kind: PeriodKind
    due: DueRule
    numbers: tuple[int, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence template of a section: ``case`` is one of plain, higher, lower, equal, first, nothing, reasoned.

    ``row`` is the row whose state and comparison picks the case; ``{CODE}`` stays bound to a cell. Instead of a row it
    may name a subject of ``catalogue_check.SUBJECTS`` (missed targets, overdue tasks …): one sentence for each.
    """

    section: str
    row: str
    case: str
    text: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A version of everything above. ``id`` is ``<name>@<version>``; reports keep the id they began under."""

    name: str
    version: str
    title: str
    year: int
    source: Source
    reports: tuple[ReportDue, ...] = ()
    outline: tuple[OutlineSection, ...] = ()
    forms: tuple[Form, ...] = ()
    rules: tuple[Rule, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    sources: tuple[tuple[str, Source], ...] = ()

    @property
    def id(self) -> str:
        """``national-2025@1``."""
        return f"{self.name}@{self.version}"

    @property
    def age(self) -> tuple[int, tuple[tuple[int, str], ...]]:
        """Sorts catalogues from old to new: the year, then the version with its numbers as numbers (9 before 10)."""
        pieces = re.findall(r"([0-9]+)|([^0-9]+)", self.version)
        return self.year, tuple((int(digits or -1), words) for digits, words in pieces)

    @property
    def national_forms(self) -> tuple[Form, ...]:
        """The forms of the statistical appendix, an office's own indicators left out."""
        return tuple(form for form in self.forms if form.no != OWN)

    def rows(self) -> Iterator[Row]:
        """Every row of every form, in printed order."""
        for form in self.forms:
            yield from form.rows

    def row(self, code: str) -> Row | None:
        """The row of a code."""
        return next((row for row in self.rows() if row.code == code), None)

    def form(self, no: str) -> Form | None:
        """The form of a number."""
        return next((form for form in self.forms if form.no == no), None)

    def section(self, code: str) -> OutlineSection | None:
        """The section of a code."""
        return next((section for section in self.outline if section.code == code), None)


def catalogue_in_force(catalogues: Sequence[Catalogue], year: int) -> Catalogue | None:
    """The newest catalogue for a year; of two of one age the later one (a province's beside the shipped one)."""
    fitting = [item for item in catalogues if item.year <= year]
    return max(enumerate(fitting), key=lambda item: (item[1].age, item[0]))[1] if fitting else None
