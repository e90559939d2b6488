"""Plans: take one in, change it, issue it, amend it. Each verb is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.domain.period import write_day
from xacai.domain.plan import (
    Decision,
    Milestone,
    Plan,
    PlanChange,
    PlanKind,
    PlanState,
    Signer,
    Target,
    check_plan,
    compare_plans,
    plan_key,
    read_plan_key,
    with_deadline,
    with_target,
)
from xacai.domain.target import check_measuring
from xacai.domain.text import squeeze
from xacai.services.legibility import plan_letters
from xacai.services.workspace import Workspace


def get_plan(workspace: Workspace, key: str) -> Plan:
    """The plan of a key; refused where there is none."""
    with workspace.store.reading() as shelves:
        plan = shelves.plans.get(key)
    if plan is None:
        raise refuse("plan.unknown", f"plan {key}", key=key)
    return plan


def find_plan(workspace: Workspace, year: int) -> Plan | None:
    """The CCHC plan of a year, else any plan of that year, else None."""
    with workspace.store.reading() as shelves:
        keys = [item.key for item in shelves.plans.summaries() if item.year == year]
        wanted = plan_key(year)
        chosen = wanted if wanted in keys else next(iter(keys), None)
        return shelves.plans.get(chosen) if chosen else None


def list_plans(workspace: Workspace) -> tuple[Plan, ...]:
    """Every plan of the office, newest year first."""
    with workspace.store.reading() as shelves:
        plans = [shelves.plans.get(item.key) for item in shelves.plans.summaries()]
    return tuple(plan for plan in plans if plan is not None)


def keep_new(workspace: Workspace, plan: Plan, *, replace_draft: bool = False) -> Plan:
    """Store a plan that intake read or an officer began; a plan of that key must not stand already.

    ``replace_draft`` lets a second import take the place of a draft, never of an issued plan.
    """
    with workspace.store.writing("plan.import", plan.key) as shelves:
        former = shelves.plans.get(plan.key)
        if former is not None and (former.state is PlanState.ISSUED or not replace_draft):
            raise refuse("plan.exists", f"plan {plan.key}", key=plan.key)
        shelves.plans.put(plan, former)
    return plan


def empty_plan(workspace: Workspace, key: str) -> Plan:
    """A blank draft with the office's own words at its head."""
    parsed = read_plan_key(key)
    if parsed is None:
        raise refuse("plan.key-malformed", key=key)
    year, kind = parsed
    office = workspace.office()
    plan = Plan(key=key, year=year, kind=kind)
    title = f"Kế hoạch cải cách hành chính {office.short_name} năm {year}" if kind is PlanKind.CCHC else ""
    head = replace(
        plan.head,
        title=title,
        place=office.place,
        issuer=office.name,
        recipients=office.recipients,
        signer=Signer(office.signer_authority, office.signer_name),
    )
    return replace(plan, head=head)


def save_plan(workspace: Workspace, plan: Plan, was: Plan) -> None:
    """Store an edit: only what differs between the two is written. An issued plan is changed by amendment only."""
    if was.state is PlanState.ISSUED and plan.state is PlanState.ISSUED:
        raise refuse("plan.locked", f"plan {plan.key}", key=plan.key)
    with workspace.store.writing("plan.edit", plan.key) as shelves:
        shelves.plans.put(plan, was)


def check(workspace: Workspace, key: str) -> tuple[Issue, ...]:
    """What the plan still needs before it is issued, and what of it cannot be printed."""
    plan = get_plan(workspace, key)
    return (*check_plan(plan), *plan_letters(plan))


@dataclass(frozen=True, slots=True)
class Issuing:
    """What is known when a plan is issued; empty parts keep what the plan has."""

    number: str
    day: date | None
    signer: str = ""
    authority: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    decision: Decision | None = None


def issue_plan(workspace: Workspace, key: str, issuing: Issuing) -> Plan:
    """Lock the plan under its number and day, and keep the revision as it stands.

    A plan that a decision carries may go without a number of its own; its day is then the decision's.
    """
    plan = get_plan(workspace, key)
    if plan.state is PlanState.ISSUED:
        raise refuse("plan.issued-already", f"plan {key}", key=key, number=plan.head.number)
    head = plan.head
    decision = _decided(head.issued_by, issuing.decision)
    number = squeeze(issuing.number)
    day = issuing.day or (decision.day if decision else None)
    _refuse_unfit(plan, number or (decision.number if decision else ""), day)
    signer = Signer(issuing.authority or head.signer.authority, issuing.signer or head.signer.name)
    issued = replace(
        plan,
        state=PlanState.ISSUED,
        head=replace(
            head,
            number=number,
            day=day,
            signer=signer,
            legal_bases=issuing.bases or head.legal_bases,
            issued_by=decision,
        ),
    )
    with workspace.store.writing("plan.issue", key) as shelves:
        shelves.plans.put(issued, plan)
        shelves.plans.put_revision(issued)
    return issued


def _decided(held: Decision | None, given: Decision | None) -> Decision | None:
    """The decision that carries the plan under the number and day given last; its pages stay."""
    if held is None or given is None:
        return given or held
    if given.has_pages:
        return given
    return replace(held, number=given.number or held.number, day=given.day or held.day)


def _refuse_unfit(plan: Plan, number: str, day: date | None) -> None:
    stopping = [item for item in check_plan(plan) if item.severity is Severity.ERROR]
    if stopping:
        raise refuse("plan.errors-left", stopping[0].where, count=str(len(stopping)))
    if not number:
        raise refuse("plan.number-missing", f"plan {plan.key}")
    if day is None:
        raise refuse("plan.day-missing", f"plan {plan.key}")
    if not plan.year - 1 <= day.year <= plan.year:
        raise refuse("plan.day-outside", f"plan {plan.key}", day=write_day(day), year=str(plan.year))


def amend(workspace: Workspace, key: str, *, basis: str) -> Plan:
    """Open a new revision of an issued plan as a draft, on the legal basis that asks for it. Progress stays."""
    plan = get_plan(workspace, key)
    revised = amended(plan, basis)
    with workspace.store.writing("plan.amend", key) as shelves:
        shelves.plans.put(revised, plan)
    return revised


def amended(plan: Plan, basis: str) -> Plan:
    """An issued plan as the draft of its next revision; refused for a draft, or without a basis."""
    if plan.state is not PlanState.ISSUED:
        raise refuse("plan.not-issued", f"plan {plan.key}", key=plan.key)
    if not squeeze(basis):
        raise refuse("plan.basis-missing", f"plan {plan.key}")
    decision = plan.head.issued_by
    head = replace(
        plan.head,
        number="",
        day=None,
        legal_bases=(*plan.head.legal_bases, squeeze(basis)),
        issued_by=replace(decision, number="", day=None) if decision else None,
    )
    return replace(plan, state=PlanState.DRAFT, revision=plan.revision + 1, head=head)


def as_issued(workspace: Workspace, plan: Plan) -> Plan:
    """An issued plan as it was locked; what was bound to it since is work on it, no content. A draft as it stands."""
    if plan.state is not PlanState.ISSUED:
        return plan
    with workspace.store.reading() as shelves:
        return shelves.plans.revision(plan.key, plan.revision) or plan


def in_force(workspace: Workspace, plan: Plan) -> Plan:
    """The revision that documents name: while an amendment is being written, the one issued before it."""
    if plan.state is PlanState.ISSUED or plan.revision == 0:
        return plan
    with workspace.store.reading() as shelves:
        return shelves.plans.revision(plan.key, plan.revision - 1) or plan


def changes_since_issue(workspace: Workspace, plan: Plan) -> tuple[PlanChange, ...]:
    """What an amendment changes against the revision issued before it; empty for a first draft."""
    if plan.revision == 0:
        return ()
    with workspace.store.reading() as shelves:
        former = shelves.plans.revision(plan.key, plan.revision - 1)
    return compare_plans(former, plan) if former is not None else ()


def copy_plan(workspace: Workspace, *, source: str, key: str) -> Plan:
    """Last year's plan copied forward as a draft: same tasks, head without number and day, deadlines read anew."""
    plan = get_plan(workspace, source)
    parsed = read_plan_key(key)
    if parsed is None:
        raise refuse("plan.key-malformed", key=key)
    year, kind = parsed
    draft = carried_forward(plan, key, year, kind)
    return keep_new(workspace, draft)


def carried_forward(plan: Plan, key: str, year: int, kind: PlanKind) -> Plan:
    """The plan of another year with the year in its words moved on."""
    old, new = str(plan.year), str(year)
    tasks = tuple(with_deadline(task, task.deadline.text.replace(old, new), year) for task in plan.tasks)
    head = replace(
        plan.head,
        title=plan.head.title.replace(old, new),
        number="",
        day=None,
        issued_by=None,
        legal_bases=(),
    )
    return replace(
        plan,
        key=key,
        year=year,
        kind=kind,
        state=PlanState.DRAFT,
        revision=0,
        head=head,
        tasks=tasks,
        targets=tuple(replace(item, baseline=None, baseline_text="", milestones=()) for item in plan.targets),
    )


def find_target(plan: Plan, target_key: str) -> Target:
    """The target of that key; refused where the plan has none."""
    target = next((item for item in plan.targets if item.key == target_key), None)
    if target is None:
        raise refuse("plan.target-unknown", f"plan {plan.key}", key=plan.key, target=target_key)
    return target


def bind_target(workspace: Workspace, key: str, target_key: str, indicator: str) -> Target:
    """Say which row measures a target; an empty indicator unbinds it. Baseline and milestones stay."""
    held = measuring_of(find_target(get_plan(workspace, key), target_key))
    return measure_target(workspace, key, target_key, replace(held, indicator=indicator))


@dataclass(frozen=True, slots=True)
class Measuring:
    """How a target is measured: the row, the value that a change starts from and of when it is, wanted values."""

    indicator: str
    baseline: Decimal | None = None
    baseline_text: str = ""
    milestones: tuple[Milestone, ...] = ()


def measuring_of(target: Target) -> Measuring:
    """How a target is measured now."""
    return Measuring(target.indicator, target.baseline, target.baseline_text, target.milestones)


def measure_target(workspace: Workspace, key: str, target_key: str, measuring: Measuring) -> Target:
    """Say all of how a target is measured, in place of what was said before. Allowed on issued plans too."""
    plan = get_plan(workspace, key)
    target = find_target(plan, target_key)
    if measuring.indicator and workspace.catalogue_of_year(plan.year).row(measuring.indicator) is None:
        raise refuse("catalogue.row-unknown", f"target {target_key}", row=measuring.indicator)
    bound = replace(
        target,
        indicator=measuring.indicator,
        baseline=measuring.baseline,
        baseline_text=squeeze(measuring.baseline_text),
        milestones=tuple(sorted(measuring.milestones, key=lambda item: item.period)),
    )
    for issue in check_measuring(bound):
        raise Refusal(issue)
    with workspace.store.writing("plan.bind", key) as shelves:
        shelves.plans.put(with_target(plan, bound), plan)
    return bound


def departments(plan: Plan) -> Sequence[str]:
    """The lead departments of a plan as written, each once, in order of appearance."""
    return tuple(dict.fromkeys(task.lead for task in plan.tasks if task.lead))
