"""What follows from a report's typed cells: totals, cumulative figures, ratios, texts, standings, issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, TimeRollUp
from xacai.domain.indicator import EMPTY, Cell, Ratio, Values, complete, ratios, roll_up, value
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_number
from xacai.domain.period import Period, PeriodKind, before, own_part, parts, window, year_before
from xacai.domain.plan import Plan, Target
from xacai.domain.progress import Progress, Standing, check_progress, count
from xacai.domain.report import Reached, Report, check_texts, reached, resolve, write_cell
from xacai.domain.rule import Earlier, check_rules
from xacai.domain.snapshot import report_facts
from xacai.domain.submission import ReportFacts
from xacai.services.deadlines import due_of
from xacai.services.planning import find_plan
from xacai.services.tracking import office_window, stand
from xacai.services.workspace import Workspace


def find_report(workspace: Workspace, period: Period) -> Report | None:
    """The office's report for a period, or None."""
    with workspace.store.reading() as shelves:
        return shelves.reports.get(period.code)


def quarter_values(workspace: Workspace, part: Period) -> Values | None:
    """The typed cells of a quarter, from whichever report holds them (quý II may stand in 6 tháng); None: nowhere."""
    kinds = {2: PeriodKind.HALF, 3: PeriodKind.NINE_MONTHS, 4: PeriodKind.YEAR}
    holders = [part]
    if part.kind is PeriodKind.QUARTER and part.number in kinds:
        holders.append(Period(kinds[part.number], part.year))
    found = [report for holder in holders if (report := find_report(workspace, holder)) is not None]
    found.sort(key=lambda report: not report.locked)
    return found[0].values if found else None


def complete_values(workspace: Workspace, catalogue: Catalogue, part: Period) -> dict[str, Cell] | None:
    """A quarter's cells with its totals; plan counts are left out (they belong to a cut-off)."""
    typed = quarter_values(workspace, part)
    return None if typed is None else complete(catalogue, typed, {})


def facts(workspace: Workspace, report: Report) -> ReportFacts:
    """Everything that follows from what was typed: totals, cumulative cells, ratios, texts, standings."""
    catalogue = workspace.catalogue(report.catalogue)
    office = workspace.office()
    plan = _plan_of(workspace, report)
    standings = stand(workspace, plan, report.period) if plan is not None else ()
    from_plan = plan_cells(catalogue, standings)
    own = complete(catalogue, report.values, from_plan)
    cumulative = own
    if report.period.cumulative:
        cumulative = complete(catalogue, _rolled(workspace, catalogue, report), from_plan)
    computed = ratios(catalogue, cumulative)
    return ReportFacts(
        window=office_window(office, report.period),
        due=due_of(catalogue, report.period),
        values=own,
        cumulative=cumulative,
        ratios=computed,
        own_ratios=ratios(catalogue, own),
        texts=_written(report, catalogue, cumulative, computed),
        standings=standings,
        progress=count(standings),
        targets=plan.targets if plan is not None else (),
    )


def printed_facts(workspace: Workspace, report: Report) -> ReportFacts:
    """What the report says: of the snapshot once it is locked, live before that."""
    if report.locked:
        with workspace.store.reading() as shelves:
            kept = shelves.reports.snapshot(report.period.code, report.revision)
        if kept is not None:
            catalogue = workspace.catalogue(report.catalogue)
            return report_facts(kept.content, catalogue, due_of(catalogue, report.period))
    return facts(workspace, report)


def _plan_of(workspace: Workspace, report: Report) -> Plan | None:
    if not report.plan_key:
        return find_plan(workspace, report.period.year)
    with workspace.store.reading() as shelves:
        return shelves.plans.get(report.plan_key)


def _rolled(workspace: Workspace, catalogue: Catalogue, report: Report) -> dict[str, Cell]:
    """Cumulative typed cells: earlier quarters, this report's own, and what a person set against them."""
    office = workspace.office()
    earlier = [
        quarter_values(workspace, part) or {}
        for part in parts(report.period)[:-1]
        if office.valid_from is None or window(part).last >= office.valid_from
    ]
    return {**roll_up(catalogue, [*earlier, report.values]), **report.overrides}


def plan_cells(catalogue: Catalogue, standings: tuple[Standing, ...]) -> dict[str, Cell]:
    """Rows that come from the plan by themselves: how many tasks it has, how many are done, which are left out."""
    progress = count(standings)
    if not standings:
        return {}
    measures = {"tasks": progress.tasks, "counted": progress.counted, "done": progress.done}
    rows = [row for row in catalogue.rows() if row.time is TimeRollUp.PLAN]
    notes = {"counted": _left_out(progress)}
    return {
        row.code: value(measures[row.plan_count], notes.get(row.plan_count, ""))
        for row in rows
        if row.plan_count in measures
    }


def _left_out(progress: Progress) -> str:
    """The note under a total that leaves tasks out, in the words of the printed table."""
    parts = []
    if progress.waiting:
        parts.append(f"{progress.waiting} nhiệm vụ chờ điều kiện")
    if progress.dropped:
        parts.append(f"{progress.dropped} nhiệm vụ không thực hiện")
    return f"Không tính {', '.join(parts)}" if parts else ""


def _written(
    report: Report, catalogue: Catalogue, values: Values, computed: Mapping[str, Ratio]
) -> dict[str, str]:
    return {
        code: resolve(section.text, catalogue, values, computed) for code, section in report.texts.items()
    }


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A target with what was measured and whether each threshold is met."""

    target: Target
    actual: Decimal | None
    reached: Reached


def target_standings(known: ReportFacts) -> tuple[TargetStanding, ...]:
    """Every target of the plan against the row that measures it; the first threshold with a number decides."""
    items = []
    for target in known.targets:
        actual = measured(target.indicator, known)
        first = next((item for item in target.thresholds if item.value is not None), None)
        verdict = reached(first.comparator.value, first.value, actual) if first else Reached.UNKNOWN
        items.append(TargetStanding(target, actual, verdict))
    return tuple(items)


def measured(indicator: str, known: ReportFacts) -> Decimal | None:
    """The value of the row that measures a target: a ratio, else a cell."""
    if indicator in known.ratios:
        return known.ratios[indicator].value
    return known.cumulative.get(indicator, EMPTY).amount


def check(workspace: Workspace, report: Report, found: ReportFacts | None = None) -> tuple[Issue, ...]:
    """All that stands against the report: rules, texts, progress, thresholds. Errors first."""
    catalogue = workspace.catalogue(report.catalogue)
    known = found if found is not None else facts(workspace, report)
    earlier = earlier_values(workspace, catalogue, report)
    issues = [
        *check_rules(catalogue, report.period, known.values, known.own_ratios, known.texts, earlier),
        *check_texts(report, catalogue, known.cumulative, known.ratios, former_writings(catalogue, earlier)),
        *check_progress(known.standings),
        *_missed(known),
    ]
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.QUESTION: 2}
    return tuple(sorted(issues, key=lambda issue: order[issue.severity]))


def earlier_values(workspace: Workspace, catalogue: Catalogue, report: Report) -> Earlier:
    """Last quarter's cells, the same quarter's of last year, and the row histories for outliers."""
    own = own_part(report.period)
    former, last_year = before(own), year_before(own)
    history = []
    step = former
    for _ in range(8):
        cells = complete_values(workspace, catalogue, step) if step is not None else None
        if step is None or cells is None:
            break
        history.append(cells)
        step = before(step)
    return Earlier(
        previous=history[0] if history else None,
        last_year=complete_values(workspace, catalogue, last_year) if last_year is not None else None,
        history=tuple(reversed(history)),
    )


def former_writings(catalogue: Catalogue, earlier: Earlier) -> dict[str, str]:
    """How last period's values were written, with the row of each; numbers below 10 are too common to tell."""
    if earlier.previous is None:
        return {}
    computed = ratios(catalogue, earlier.previous)
    writings: dict[str, str] = {}
    for row in catalogue.rows():
        written = write_cell(row.code, catalogue, earlier.previous, computed)
        if len(written.strip("%")) > 1:
            writings.setdefault(written, row.code)
    return writings


def _missed(known: ReportFacts) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            "report.threshold-missed",
            Severity.WARNING,
            f"target {item.target.key}",
            {
                "target": item.target.text,
                "row": item.target.indicator,
                "actual": write_number(item.actual) if item.actual is not None else "",
            },
        )
        for item in target_standings(known)
        if item.reached is Reached.MISSED
    )
