"""A plan's rows and its domain values, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from xacai.db.mapping import Row, read_day, write_day
from xacai.db.numbers import to_vnd
from xacai.db.plain import read_list, write_list
from xacai.domain.deadline import Deadline, Recurrence, Span
from xacai.domain.field import FieldCode
from xacai.domain.number import write_decimal
from xacai.domain.plan import (
    Budget,
    Decision,
    Deliverable,
    Duty,
    Milestone,
    Plan,
    PlanField,
    PlanHead,
    PlanKind,
    PlanState,
    Section,
    Signer,
    Target,
    Task,
)
from xacai.domain.threshold import Threshold


def plan_row(plan: Plan) -> Row:
    """The row of a plan, its parts aside."""
    head = plan.head
    return {
        "key": plan.key,
        "year": plan.year,
        "kind": plan.kind.value,
        "state": plan.state.value,
        "revision": plan.revision,
        "title": head.title,
        "number": head.number,
        "day": write_day(head.day),
        "issue_place": head.place,
        "issuer": head.issuer,
        "document_kind": head.kind,
        **_decision_row(head.issued_by),
        "legal_bases": write_list(head.legal_bases),
        "recipients": write_list(head.recipients),
        "signer_authority": write_list(head.signer.authority),
        "signer_name": head.signer.name,
    }


def _decision_row(held: Decision | None) -> Row:
    """The columns of the decision that carries the plan; its number is NULL where there is none."""
    decision = held or Decision()
    return {
        "decision_number": decision.number if held else None,
        "decision_day": write_day(decision.day),
        "decision_place": decision.place,
        "decision_subject": decision.subject,
        "decision_organ": decision.organ,
        "decision_bases": write_list(decision.bases),
        "decision_proposals": write_list(decision.proposals),
        "decision_articles": write_list(decision.articles),
        "decision_recipients": write_list(decision.recipients),
        "decision_authority": write_list(decision.signer.authority),
        "decision_signer": decision.signer.name,
    }


def section_row(item: Section) -> Row:
    """The columns of a section."""
    return {"heading": item.heading, "level": item.level, "text": item.text}


def field_row(item: PlanField) -> Row:
    """The columns of a field."""
    return {"no": item.no, "title": item.title, "code": item.code.value if item.code else None}


def target_row(item: Target) -> Row:
    """The columns of a target."""
    return {
        "key": item.key,
        "text": item.text,
        "field_no": item.field_no,
        "no": item.no,
        "lead": item.lead,
        "coordinating": item.coordinating,
        "indicator": item.indicator,
        "thresholds": write_list(item.thresholds),
        "baseline": None if item.baseline is None else write_decimal(item.baseline),
        "baseline_text": item.baseline_text,
        "milestones": write_list(item.milestones),
    }


def task_row(item: Task) -> Row:
    """The columns of a task."""
    return {
        "key": item.key,
        "content": item.content,
        "field_no": item.field_no,
        "no": item.no,
        "objective": item.objective,
        "parent": item.parent,
        "product": item.product,
        "deliverables": write_list(item.deliverables),
        "lead": item.lead,
        "coordinating": item.coordinating,
        **_deadline_columns(item.deadline),
        "budget_text": item.budget.text,
        "budget_vnd": to_vnd(item.budget.amount_vnd, f"task {item.key} / budget"),
        "budget_source": item.budget.source,
        "note": item.note,
    }


def duty_row(item: Duty) -> Row:
    """The columns of a duty."""
    return {"text": item.text, **_deadline_columns(item.deadline)}


def _deadline_columns(deadline: Deadline) -> Row:
    return {
        "deadline_text": deadline.text,
        "windows": write_list(deadline.windows),
        "exclusive": int(deadline.exclusive),
        "recurrence": write_list(deadline.recurrence),
        "condition": deadline.condition,
        "doubts": write_list(deadline.doubts),
    }


def _deadline(row: Any) -> Deadline:
    return Deadline(
        text=row.deadline_text,
        windows=read_list(Span, row.windows),
        exclusive=bool(row.exclusive),
        recurrence=read_list(Recurrence, row.recurrence),
        condition=row.condition,
        doubts=read_list(str, row.doubts),
    )


def read_plan(row: Any, parts: Mapping[str, Iterable[Any]]) -> Plan:
    """The plan of its row and of its parts' rows, these in order, keyed by the table's name."""
    return Plan(
        key=row.key,
        year=row.year,
        kind=PlanKind(row.kind),
        state=PlanState(row.state),
        revision=row.revision,
        head=_head(row),
        sections=tuple(Section(item.heading, item.level, item.text) for item in parts["section"]),
        fields=tuple(_field(item) for item in parts["plan_field"]),
        targets=tuple(_target(item) for item in parts["target"]),
        tasks=tuple(_task(item) for item in parts["task"]),
        duties=tuple(Duty(item.text, _deadline(item)) for item in parts["duty"]),
    )


def _head(row: Any) -> PlanHead:
    return PlanHead(
        title=row.title,
        number=row.number,
        day=read_day(row.day),
        place=row.issue_place,
        issuer=row.issuer,
        kind=row.document_kind,
        issued_by=_decision(row) if row.decision_number is not None else None,
        legal_bases=read_list(str, row.legal_bases),
        recipients=read_list(str, row.recipients),
        signer=Signer(read_list(str, row.signer_authority), row.signer_name),
    )


def _decision(row: Any) -> Decision:
    return Decision(
        number=row.decision_number,
        day=read_day(row.decision_day),
        place=row.decision_place,
        subject=row.decision_subject,
        organ=row.decision_organ,
        bases=read_list(str, row.decision_bases),
        proposals=read_list(str, row.decision_proposals),
        articles=read_list(str, row.decision_articles),
        recipients=read_list(str, row.decision_recipients),
        signer=Signer(read_list(str, row.decision_authority), row.decision_signer),
    )


def _field(row: Any) -> PlanField:
    return PlanField(row.no, row.title, FieldCode(row.code) if row.code is not None else None)


def _target(row: Any) -> Target:
    return Target(
        key=row.key,
        text=row.text,
        field_no=row.field_no,
        no=row.no,
        lead=row.lead,
        coordinating=row.coordinating,
        thresholds=read_list(Threshold, row.thresholds),
        indicator=row.indicator,
        baseline=None if row.baseline is None else Decimal(row.baseline),
        baseline_text=row.baseline_text,
        milestones=read_list(Milestone, row.milestones),
    )


def _task(row: Any) -> Task:
    return Task(
        key=row.key,
        content=row.content,
        field_no=row.field_no,
        no=row.no,
        objective=row.objective,
        parent=row.parent,
        product=row.product,
        deliverables=read_list(Deliverable, row.deliverables),
        lead=row.lead,
        coordinating=row.coordinating,
        deadline=_deadline(row),
        budget=Budget(row.budget_text, row.budget_vnd, row.budget_source),
        note=row.note,
    )
