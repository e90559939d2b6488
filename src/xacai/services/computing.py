"""What follows from a report's typed cells: totals, cumulative figures, ratios, texts, standings, issues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, TimeRollUp
from xacai.domain.catalogue_move import between
from xacai.domain.contradiction import check_contradictions
from xacai.domain.indicator import EMPTY, Cell, Ratio, Values, complete, ratios, value
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import write_number
from xacai.domain.own_indicator import own_rows
from xacai.domain.period import Period, before, own_part, year_before
from xacai.domain.plan import Plan, Target
from xacai.domain.progress import Progress, Standing, check_progress, count
from xacai.domain.report import Reached, Report, check_texts, resolve, write_cell
from xacai.domain.report_move import measured_by
from xacai.domain.rule import Earlier, check_rules
from xacai.domain.snapshot import report_facts
from xacai.domain.submission import ReportFacts
from xacai.domain.target import judge_target
from xacai.domain.threshold import Comparator
from xacai.services.activities import list_activities
from xacai.services.cumulating import check_cumulative, complete_values, cumulative_cells
from xacai.services.cumulating import quarter_values as quarter_values
from xacai.services.deadlines import due_of
from xacai.services.legibility import report_letters
from xacai.services.missing_parts import check_parts
from xacai.services.own_indicators import catalogue_for, fed_values
from xacai.services.planning import find_plan, in_force
from xacai.services.proving import evidence_in
from xacai.services.tracking import office_window, stand
from xacai.services.workspace import Workspace


def find_report(workspace: Workspace, period: Period) -> Report | None:
    """The office's report for a period, or None."""
    with workspace.store.reading() as shelves:
        return shelves.reports.get(period.code)


def facts(workspace: Workspace, report: Report) -> ReportFacts:
    """Everything that follows from what was typed: totals, cumulative cells, ratios, texts, standings."""
    catalogue = catalogue_for(workspace, report)
    days = office_window(workspace.office(), report.period)
    plan = _plan_of(workspace, report)
    standings = stand(workspace, plan, report.period) if plan is not None else ()
    from_plan = plan_cells(catalogue, standings)
    fed = fed_values(workspace, catalogue, own_part(report.period))
    own = complete(catalogue, report.values, {**from_plan, **fed})
    cumulative = own
    if report.period.cumulative:
        typed = cumulative_cells(workspace, catalogue, report)
        fed = fed_values(workspace, catalogue, report.period)
        cumulative = complete(catalogue, typed, {**from_plan, **fed})
    computed = ratios(catalogue, cumulative)
    return ReportFacts(
        window=days,
        due=due_of(catalogue, report.period),
        values=own,
        cumulative=cumulative,
        ratios=computed,
        own_ratios=ratios(catalogue, own),
        texts=_written(report, catalogue, cumulative, computed),
        standings=standings,
        progress=count(standings),
        targets=_targets(workspace, plan, catalogue) if plan is not None else (),
        period=report.period.code,
        own=own_rows(catalogue),
        activities=list_activities(workspace, days),
        plan=in_force(workspace, plan) if plan is not None else None,
        evidence=evidence_in(workspace, report.period, plan.key if plan is not None else ""),
    )


def printed_facts(workspace: Workspace, report: Report) -> ReportFacts:
    """What the report says: of the snapshot once it is locked, live before that."""
    if report.locked:
        with workspace.store.reading() as shelves:
            kept = shelves.reports.snapshot(report.period.code, report.revision)
        if kept is not None:
            catalogue = workspace.plain_catalogue(report.catalogue)
            return report_facts(kept.content, catalogue, due_of(catalogue, report.period))
    return facts(workspace, report)


def _plan_of(workspace: Workspace, report: Report) -> Plan | None:
    if not report.plan_key:
        return find_plan(workspace, report.period.year)
    with workspace.store.reading() as shelves:
        return shelves.plans.get(report.plan_key)


def _targets(workspace: Workspace, plan: Plan, catalogue: Catalogue) -> tuple[Target, ...]:
    """The plan's targets; their rows, named as in the catalogue in force, as the report's own catalogue names them."""
    newest = workspace.catalogue_of_year(plan.year)
    if newest.id == catalogue.id:
        return plan.targets
    return measured_by(plan.targets, between(newest, catalogue).named())


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
    """A target with what was measured, what is wanted of the row, and whether it is met."""

    target: Target
    actual: Decimal | None
    reached: Reached
    wanted: Decimal | None = None
    comparator: Comparator = Comparator.AT_LEAST


def target_standings(known: ReportFacts, catalogue: Catalogue | None = None) -> tuple[TargetStanding, ...]:
    """Every target of the plan against the row that measures it: its milestone of the period, else the threshold
    that decides, a rise or fall worked out from the baseline (:mod:`xacai.domain.target`).
    """
    items = []
    for target in known.targets:
        actual = measured(target.indicator, known)
        row = catalogue.row(target.indicator) if catalogue is not None else None
        found = judge_target(target, actual, known.period, row)
        items.append(TargetStanding(target, actual, found.reached, found.wanted, found.comparator))
    return tuple(items)


def measured(indicator: str, known: ReportFacts) -> Decimal | None:
    """The value of the row that measures a target: a ratio, else a cell."""
    if indicator in known.ratios:
        return known.ratios[indicator].value
    return known.cumulative.get(indicator, EMPTY).amount


def check(workspace: Workspace, report: Report, found: ReportFacts | None = None) -> tuple[Issue, ...]:
    """All that stands against the report: rules, texts, progress, thresholds. Errors first."""
    catalogue = catalogue_for(workspace, report)
    known = found if found is not None else facts(workspace, report)
    earlier = earlier_values(workspace, catalogue, report)
    issues = [
        *check_rules(catalogue, report.period, known.values, known.own_ratios, known.texts, earlier),
        *_check_texts(report, catalogue, known, earlier),
        *check_cumulative(workspace, catalogue, report),
        *check_parts(workspace, report),
        *check_progress(known.standings),
        *_missed(known, catalogue),
        *report_letters(known),
    ]
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.QUESTION: 2}
    return tuple(sorted(issues, key=lambda issue: order[issue.severity]))


def _check_texts(
    report: Report, catalogue: Catalogue, known: ReportFacts, earlier: Earlier
) -> tuple[Issue, ...]:
    """What stands against the texts; a number that is doubted twice is named once."""
    former = former_writings(catalogue, earlier)
    found = (
        *check_texts(report, catalogue, known.cumulative, known.ratios, former),
        *check_contradictions(report, catalogue, known.cumulative, known.ratios),
    )
    named = {(issue.code, issue.where, issue.params.get("written", "")): issue for issue in reversed(found)}
    return tuple(reversed(named.values()))


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


def _missed(known: ReportFacts, catalogue: Catalogue) -> tuple[Issue, ...]:
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
        for item in target_standings(known, catalogue)
        if item.reached is Reached.MISSED
    )
