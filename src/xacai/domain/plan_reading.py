"""A plan out of the content of its bundle: the way back of ``plan_content`` in :mod:`xacai.domain.submission`.

The content was checked for its shape before. A word that this version does not know (a new recurrence, a new field)
is left out, as a later version may know more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from xacai.domain.deadline import Deadline, Recurrence, Span
from xacai.domain.field import FieldCode
from xacai.domain.plan import (
    Budget,
    Deliverable,
    Milestone,
    Plan,
    PlanField,
    PlanHead,
    PlanState,
    Signer,
    Target,
    Task,
    read_plan_key,
)
from xacai.domain.text import nfc
from xacai.domain.threshold import Comparator, Threshold

Data = Mapping[str, Any]


def read_plan_content(content: Data, particulars: Data) -> Plan | None:
    """Head, fields, targets and tasks of a plan that another office issued; None where its key is no plan's.

    Sections, duties and the pages of its decision are left aside: nobody takes them over.
    """
    parsed = read_plan_key(content["period"])
    if parsed is None:
        return None
    year, kind = parsed
    return Plan(
        key=content["period"],
        year=year,
        kind=kind,
        state=PlanState.ISSUED,
        revision=content["revision"] - 1,
        head=_head(content["head"], particulars),
        fields=tuple(_field(item) for item in content["fields"]),
        targets=tuple(read_target(item) for item in content["targets"]),
        tasks=tuple(read_task(item) for item in content["tasks"]),
    )


def _head(head: Data, particulars: Data) -> PlanHead:
    """Number and day are the plan's own, else those of the decision that carries it."""
    decision = particulars.get("decision") or {}
    number = particulars.get("number") or decision.get("number", "")
    day = particulars.get("day") or decision.get("day", "")
    signer = particulars.get("signer") or {}
    return PlanHead(
        title=nfc(head["title"]),
        number=nfc(number),
        day=date.fromisoformat(day) if day else None,
        place=nfc(head["place"]),
        issuer=nfc(head["issuer"]),
        kind=nfc(head["kind"]),
        signer=Signer(tuple(signer.get("authority", ())), signer.get("name", "")),
    )


def _field(data: Data) -> PlanField:
    code = data["code"]
    known = FieldCode(code) if code in set(FieldCode) else None
    return PlanField(nfc(data["no"]), nfc(data["title"]), known)


def read_target(data: Data) -> Target:
    """A target out of ``target_data``."""
    return Target(
        key=data["key"],
        text=nfc(data["text"]),
        field_no=data["field_no"],
        no=data["no"],
        lead=nfc(data["lead"]),
        coordinating=nfc(data["coordinating"]),
        thresholds=tuple(_threshold(item) for item in data["thresholds"]),
        indicator=data["indicator"],
        baseline=None if data["baseline"] is None else Decimal(data["baseline"]),
        baseline_text=nfc(data["baseline_text"]),
        milestones=tuple(
            Milestone(period, Decimal(value)) for period, value in sorted(data["milestones"].items())
        ),
    )


def _threshold(data: Data) -> Threshold:
    return Threshold(
        comparator=Comparator(data["comparator"]),
        value=None if data["value"] is None else Decimal(data["value"]),
        **{name: data[name] for name in ("unit", "bare", "scope", "relative_to", "band", "phrase")},
    )


def read_task(data: Data) -> Task:
    """A task out of ``task_data``."""
    budget = data["budget"]
    return Task(
        key=data["key"],
        content=nfc(data["content"]),
        field_no=data["field_no"],
        no=data["no"],
        objective=data["objective"] or "",
        parent=data["parent"] or "",
        product=nfc(data["product"]),
        deliverables=tuple(
            Deliverable(nfc(item["text"]), _span(item["window"]) if item["window"] else None)
            for item in data["deliverables"]
        ),
        lead=nfc(data["lead"]),
        coordinating=nfc(data["coordinating"]),
        deadline=_deadline(data["deadline"]),
        budget=Budget(budget["text"], budget["amount_vnd"], budget["source"] or ""),
        note=nfc(data["note"]),
    )


def _deadline(data: Data) -> Deadline:
    known = set(Recurrence)
    return Deadline(
        text=nfc(data["text"]),
        windows=tuple(_span(item) for item in data["windows"]),
        exclusive=data["exclusive"],
        recurrence=tuple(Recurrence(item) for item in data["recurrence"] if item in known),
        condition=data["condition"],
    )


def _span(days: Sequence[str]) -> Span:
    return Span(date.fromisoformat(days[0]), date.fromisoformat(days[1]))
