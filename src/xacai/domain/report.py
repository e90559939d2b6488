"""The report (báo cáo): narrative by outline, typed values, progress; its states and its checks.

States: draft → checked → finalised (locked) → numbered → handed over → arrived → accepted or returned. Finalised goes
back to draft until first handed over; after that only a correction (revision n+1 with a reason) or a withdrawal changes
what was sent. What the office above says moves a report among the states in ``SENT`` (:mod:`xacai.domain.answer`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xacai.domain.catalogue import Catalogue
from xacai.domain.evidence import EvidenceFile
from xacai.domain.indicator import EMPTY, Cell, CellState, Ratio, Values
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.number import write_number
from xacai.domain.period import Period
from xacai.domain.plan import Signer
from xacai.domain.text import nfc, squeeze


class ReportState(StrEnum):
    """Where the report is on its way."""

    DRAFT = "draft"
    CHECKED = "checked"
    FINALISED = "finalised"
    NUMBERED = "numbered"
    HANDED_OVER = "handed_over"
    ARRIVED = "arrived"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


# Left the office and not taken back, whatever was answered.
SENT = frozenset({ReportState.HANDED_OVER, ReportState.ARRIVED, ReportState.ACCEPTED, ReportState.RETURNED})
LOCKED = SENT | {ReportState.FINALISED, ReportState.NUMBERED, ReportState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class SectionText:
    """The words of a section, with bound numbers as ``{3.3.3}``; ``drafted`` until a person accepted a draft."""

    text: str = ""
    drafted: bool = False


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known only after signing: number, day, signer, addressee, the scan of the signed page.

    Content stays untouched by it.
    """

    number: str = ""
    day: date | None = None
    signer: Signer = field(default_factory=Signer)
    addressee: str = ""
    scan: EvidenceFile | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """An office's report for a period, entered under one catalogue version for ever.

    ``values`` are the typed cells of the period's own part (quý II for 6 tháng); ``overrides`` the cumulative cells
    that a person set against the computed ones, each with a note as its reason; ``reasons`` answer warnings, keyed by
    ``code|where`` (:func:`reason_key`); ``title`` says what a special report is about; ``set_aside`` holds what was
    typed and has no place in the catalogue that the report was moved to, in words, by where it stood (``cell 3.3.9``).
    """

    office: str
    period: Period
    catalogue: str
    plan_key: str = ""
    revision: int = 1
    state: ReportState = ReportState.DRAFT
    values: Mapping[str, Cell] = field(default_factory=dict)
    overrides: Mapping[str, Cell] = field(default_factory=dict)
    texts: Mapping[str, SectionText] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    particulars: Particulars = Particulars()
    correction_reason: str = ""
    title: str = ""
    set_aside: Mapping[str, str] = field(default_factory=dict)

    @property
    def locked(self) -> bool:
        """Whether content may no longer change."""
        return self.state in LOCKED


def reason_key(issue: Issue) -> str:
    """The key under which a reason for a warning is kept."""
    return f"{issue.code}|{issue.where}"


def edited(report: Report, **changes: object) -> Report:
    """The draft with content changed; a checked report falls back to draft. Refused once it is finalised."""
    if report.locked:
        raise refuse("report.locked", f"report {report.period.code}", period=report.period.code)
    return replace(report, state=ReportState.DRAFT, **changes)  # type: ignore[arg-type]


def with_cell(report: Report, code: str, cell: Cell) -> Report:
    """The report with one typed cell changed."""
    return edited(report, values={**report.values, code: cell})


def with_text(report: Report, section: str, text: SectionText) -> Report:
    """The report with one section's words changed."""
    return edited(report, texts={**report.texts, section: text})


def finalised(report: Report, issues: Iterable[Issue]) -> Report:
    """The report locked: no error may be left, and each warning needs its reason."""
    found = tuple(issues)
    if report.locked:
        raise refuse("report.locked", f"report {report.period.code}", period=report.period.code)
    stopping = [issue for issue in found if issue.severity is Severity.ERROR]
    if stopping:
        raise refuse("report.errors-left", stopping[0].where, count=str(len(stopping)))
    open_ones = unanswered(report, found)
    if open_ones:
        raise refuse("report.reasons-missing", open_ones[0].where, count=str(len(open_ones)))
    return replace(report, state=ReportState.FINALISED)


def unanswered(report: Report, issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Warnings without a reason yet. A reason kept under the code alone answers every warning of that code."""
    return tuple(
        issue
        for issue in issues
        if issue.severity is Severity.WARNING
        and not (report.reasons.get(reason_key(issue)) or report.reasons.get(issue.code))
    )


def numbered(report: Report, particulars: Particulars) -> Report:
    """The finalised report with its number, day and signer; refused before it is finalised."""
    if report.state not in SENT | {ReportState.FINALISED, ReportState.NUMBERED}:
        raise refuse("report.not-finalised", f"report {report.period.code}", period=report.period.code)
    state = ReportState.NUMBERED if report.state is ReportState.FINALISED else report.state
    return replace(report, state=state, particulars=particulars)


def reopened(report: Report) -> Report:
    """Back to draft, until the report was first handed over."""
    if report.state not in {ReportState.CHECKED, ReportState.FINALISED, ReportState.NUMBERED}:
        raise refuse("report.not-reopenable", f"report {report.period.code}", period=report.period.code)
    return replace(
        report,
        state=ReportState.DRAFT,
        particulars=replace(report.particulars, number="", day=None, scan=None),
    )


def corrected(report: Report, reason: str) -> Report:
    """The next revision of a report that was handed over, as a draft, with the reason that travels along.

    After a withdrawal one number is left out: the withdrawal itself bears it.
    """
    if report.state not in SENT | {ReportState.WITHDRAWN}:
        raise refuse("report.not-handed-over", f"report {report.period.code}", period=report.period.code)
    if not squeeze(reason):
        raise refuse("report.reason-missing", f"report {report.period.code}", period=report.period.code)
    return replace(
        report,
        state=ReportState.DRAFT,
        revision=after(report),
        correction_reason=squeeze(nfc(reason)),
        particulars=replace(report.particulars, number="", day=None, scan=None),
    )


def after(report: Report) -> int:
    """The number of the revision that follows what was sent, or what was withdrawn."""
    return report.revision + (2 if report.state is ReportState.WITHDRAWN else 1)


def withdrawn(report: Report, reason: str) -> Report:
    """The report taken back after it was handed over; content and number stay as they were sent."""
    if report.state not in SENT:
        raise refuse("report.not-handed-over", f"report {report.period.code}", period=report.period.code)
    if not squeeze(reason):
        raise refuse("report.withdrawal-reason", f"report {report.period.code}", period=report.period.code)
    return replace(report, state=ReportState.WITHDRAWN)


REFERENCE = re.compile(r"\{((?:[0-9]+|own)(?:\.[0-9a-zđ]+)+)\}")
MISSING = "…"


def references(text: str) -> tuple[str, ...]:
    """The row codes that a text is bound to, in order."""
    return tuple(REFERENCE.findall(text))


def resolve(text: str, catalogue: Catalogue, values: Values, computed: Mapping[str, Ratio]) -> str:
    """The text with each bound number written out; ``…`` for one that is not known yet."""
    return REFERENCE.sub(lambda found: write_cell(found.group(1), catalogue, values, computed), text)


def write_cell(code: str, catalogue: Catalogue, values: Values, computed: Mapping[str, Ratio]) -> str:
    """A row's value in Vietnamese writing, ratios with their unit: ``1.234``, ``97,35%``, ``không phát sinh``."""
    row = catalogue.row(code)
    if row is None:
        return MISSING
    if code in computed:
        ratio = computed[code].value
        return (
            MISSING
            if ratio is None
            else write_number(ratio, row.decimals) + (row.unit if row.unit == "%" else "")
        )
    return _write_plain(values.get(code, EMPTY), row.decimals)


def _write_plain(cell: Cell, decimals: int) -> str:
    if cell.state is CellState.NOTHING_AROSE:
        return "0"
    if cell.state is not CellState.VALUE:
        return MISSING
    return cell.text if cell.number is None else write_number(cell.number, decimals)


LONGEST = 20_000
"""Characters that a section may have; a longer one could not be handed over."""
_QUOTED = re.compile(r"(?<![\w/.,-])\d[\d.]*(?:,\d+)?%?(?![\w/-])")


def check_texts(
    report: Report,
    catalogue: Catalogue,
    values: Values,
    computed: Mapping[str, Ratio],
    former: Mapping[str, str],
) -> tuple[Issue, ...]:
    """Texts against the tables: unknown references, drafts not yet accepted, numbers that were once a row's value.

    ``former`` maps an earlier writing of a value (before its last change, or of last period) to the row that bore it.
    A typed number is doubted only when it equals such an earlier value and differs from the row's own today.
    """
    issues: list[Issue] = []
    for code, section in report.texts.items():
        place = f"section {code}"
        for reference in references(section.text):
            if catalogue.row(reference) is None:
                details = {"section": code, "row": reference}
                issues.append(Issue("report.reference-unknown", Severity.ERROR, place, details))
        length = max(len(section.text), len(resolve(section.text, catalogue, values, computed)))
        if length > LONGEST:
            details = {"section": code, "length": write_number(length), "longest": write_number(LONGEST)}
            issues.append(Issue("report.text-too-long", Severity.ERROR, place, details))
        if section.drafted:
            issues.append(Issue("report.draft-not-accepted", Severity.WARNING, place, {"section": code}))
        issues.extend(_stale_numbers(code, section.text, catalogue, values, computed, former))
    return tuple(issues)


def _stale_numbers(
    section: str,
    text: str,
    catalogue: Catalogue,
    values: Values,
    computed: Mapping[str, Ratio],
    former: Mapping[str, str],
) -> Iterable[Issue]:
    for written in _QUOTED.findall(REFERENCE.sub(" ", text)):
        row = former.get(written)
        if row is None:
            continue
        now = write_cell(row, catalogue, values, computed)
        if now not in {written, MISSING}:
            details = {"section": section, "written": written, "row": row, "now": now}
            yield Issue("report.number-differs", Severity.WARNING, f"section {section}", details)


class Reached(StrEnum):
    """Whether a target's threshold is met."""

    MET = "met"
    MISSED = "missed"
    UNKNOWN = "unknown"


def reached(comparator: str, threshold: Decimal | None, actual: Decimal | None) -> Reached:
    """Compare a measured value with a threshold; unknown where either is missing."""
    if threshold is None or actual is None:
        return Reached.UNKNOWN
    met = {
        ">=": actual >= threshold,
        ">": actual > threshold,
        "<=": actual <= threshold,
        "<": actual < threshold,
        "=": actual == threshold,
    }[comparator]
    return Reached.MET if met else Reached.MISSED
