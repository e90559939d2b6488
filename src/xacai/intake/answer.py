"""A reading as the JSON answer of ``plan read --json``: strings, lists and null only, decimals and dates as text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xacai.domain.deadline import Span
from xacai.domain.issue import Issue
from xacai.domain.plan import Plan, PlanHead, Target, Task
from xacai.domain.submission import deadline_data, threshold_data
from xacai.intake.plan import Reading
from xacai.wording.messages import message_of

Json = dict[str, Any]


def as_json(reading: Reading) -> Json:
    """The whole answer, keys in the order of the contract."""
    plan = reading.plan
    codes = {item.no: item.code for item in plan.fields}
    return {
        **_head(plan),
        "sections": [
            {"heading": item.heading, "level": item.level, "text": item.text} for item in plan.sections
        ],
        "fields": [{"no": item.no, "title": item.title, "code": item.code} for item in plan.fields],
        "targets": [_target(item, codes) for item in plan.targets],
        "tasks": [
            {**_task(item, codes), "sureness": reading.sureness.get(item.key, 0)} for item in plan.tasks
        ],
        "duties": [{"text": item.text, "deadline": deadline_data(item.deadline)} for item in plan.duties],
        "stated_totals": [{"text": item.text, "agrees": item.agrees} for item in reading.stated_totals],
        "departments": [
            {"name": item.name, "spellings": list(item.spellings)} for item in reading.departments
        ],
        "issues": [issue_json(item) for item in reading.issues],
    }


def _head(plan: Plan) -> Json:
    head = plan.head
    return {
        "key": plan.key,
        "kind": head.kind,
        "issued_by": _decision(head),
        "title": head.title,
        "number": head.number or None,
        "date": head.day.isoformat() if head.day else None,
        "place": head.place,
        "issuer": head.issuer,
        "year": plan.year,
        "signer": {"authority": list(head.signer.authority), "name": head.signer.name},
        "legal_bases": list(head.legal_bases),
        "recipients": list(head.recipients),
    }


def _decision(head: PlanHead) -> Json | None:
    if head.issued_by is None:
        return None
    day = head.issued_by.day
    return {"kind": "QUYẾT ĐỊNH", "number": head.issued_by.number, "date": day.isoformat() if day else None}


def _target(target: Target, codes: Mapping[str, str | None]) -> Json:
    return {
        "field": codes.get(target.field_no),
        "no": target.no,
        "text": target.text,
        "lead": target.lead,
        "coordinating": target.coordinating,
        "thresholds": [threshold_data(item) for item in target.thresholds],
    }


def _task(task: Task, codes: Mapping[str, str | None]) -> Json:
    amount = task.budget.amount_vnd
    return {
        "key": task.key,
        "field": codes.get(task.field_no),
        "no": task.no,
        "objective": task.objective or None,
        "parent": task.parent or None,
        "content": task.content,
        "product": task.product,
        "deliverables": [{"text": item.text, "window": _window(item.window)} for item in task.deliverables],
        "lead": task.lead,
        "coordinating": task.coordinating,
        "deadline": deadline_data(task.deadline),
        "budget": {
            "text": task.budget.text,
            "amount_vnd": None if amount is None else str(amount),
            "source": task.budget.source or None,
        },
    }


def _window(window: Span | None) -> list[str] | None:
    return None if window is None else [window.start.isoformat(), window.due.isoformat()]


def issue_json(issue: Issue) -> Json:
    """One issue with its sentence in the language in force."""
    return {
        "code": issue.code,
        "severity": issue.severity,
        "where": issue.where,
        "message": message_of(issue),
        "proposal": issue.proposal,
    }
