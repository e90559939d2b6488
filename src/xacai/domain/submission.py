"""What is handed over: the content of a plan or report as plain data, and the stream of revisions it belongs to.

The content holds strings, integers, booleans, lists and mappings only (decimals as strings), so that its canonical JSON
and therefore the check code are the same on every machine. Number, day and signer are no content: they come after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xacai.domain.catalogue import Catalogue
from xacai.domain.deadline import Deadline, Span
from xacai.domain.indicator import Cell, CellState, Ratio, Values
from xacai.domain.number import write_decimal
from xacai.domain.office import Office
from xacai.domain.period import Window
from xacai.domain.plan import Deliverable, Plan, PlanHead, Signer, Target, Task
from xacai.domain.progress import Entry, Progress, Standing
from xacai.domain.report import Particulars, Report
from xacai.domain.threshold import Threshold

SCHEMA = 1
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stream:
    """What a chain of revisions belongs to: one office, one period (or plan key), one kind."""

    office: str
    period: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shipment:
    """A bundle that was made or received: its identity in the chain and where its bytes are kept.

    ``build`` counts the bundles of one revision (number and day entered later make a new one); ``fingerprint`` is the
    SHA-256 of content and particulars together; times are ISO 8601; ``way`` the folder or stick it was handed over to;
    ``outcome`` the receiver's answer.
    """

    stream: Stream
    revision: int
    uuid: str
    sha256: str
    check_code: str
    content_sha256: str = ""
    particulars_sha256: str = ""
    fingerprint: str = ""
    build: int = 1
    epoch: int = 1
    made_at: str = ""
    handed_at: str = ""
    way: str = ""
    file_name: str = ""
    outcome: str = ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _span(span: Span | None) -> list[str] | None:
    return [span.start.isoformat(), span.due.isoformat()] if span else None


def office_data(office: Office) -> Data:
    """Who speaks: the office as it is named at this revision."""
    return {
        "code": office.code,
        "name": office.name,
        "place": office.place,
        "superior_code": office.superior_code,
        "superior_name": office.superior_name,
    }


def threshold_data(threshold: Threshold) -> Data:
    """A threshold as in ``plan read --json``."""
    return {
        "comparator": threshold.comparator.value,
        "value": None if threshold.value is None else write_decimal(threshold.value),
        "unit": threshold.unit,
        "bare": threshold.bare,
        "scope": threshold.scope,
        "relative_to": threshold.relative_to,
        "band": threshold.band,
        "phrase": threshold.phrase,
    }


def deadline_data(deadline: Deadline) -> Data:
    """A deadline as in ``plan read --json``."""
    return {
        "text": deadline.text,
        "windows": [_span(span) for span in deadline.windows],
        "exclusive": deadline.exclusive,
        "recurrence": [item.value for item in deadline.recurrence],
        "condition": deadline.condition,
    }


def target_data(target: Target) -> Data:
    """A target with its thresholds."""
    return {
        "key": target.key,
        "field_no": target.field_no,
        "no": target.no,
        "text": target.text,
        "lead": target.lead,
        "coordinating": target.coordinating,
        "indicator": target.indicator,
        "thresholds": [threshold_data(item) for item in target.thresholds],
    }


def _deliverable(item: Deliverable) -> Data:
    return {"text": item.text, "window": _span(item.window)}


def task_data(task: Task) -> Data:
    """A task with its deliverables, deadline and budget (đồng)."""
    return {
        "key": task.key,
        "field_no": task.field_no,
        "no": task.no,
        "objective": task.objective,
        "parent": task.parent,
        "content": task.content,
        "product": task.product,
        "deliverables": [_deliverable(item) for item in task.deliverables],
        "lead": task.lead,
        "coordinating": task.coordinating,
        "deadline": deadline_data(task.deadline),
        "budget": {
            "text": task.budget.text,
            "amount_vnd": task.budget.amount_vnd,
            "source": task.budget.source,
        },
        "note": task.note,
    }


def signer_data(signer: Signer) -> Data:
    """Authority lines and name."""
    return {"authority": list(signer.authority), "name": signer.name}


def _head(head: PlanHead) -> Data:
    return {
        "title": head.title,
        "place": head.place,
        "issuer": head.issuer,
        "kind": head.kind,
        "legal_bases": list(head.legal_bases),
        "recipients": list(head.recipients),
    }


def plan_content(plan: Plan, office: Office) -> Data:
    """The content of a plan bundle: a full snapshot of the revision, without number, day and signer."""
    return {
        "schema": SCHEMA,
        "kind": "plan",
        "office": office_data(office),
        "period": plan.key,
        "year": plan.year,
        "plan_kind": plan.kind.value,
        "revision": plan.revision + 1,
        "head": _head(plan.head),
        "sections": [{"heading": s.heading, "level": s.level, "text": s.text} for s in plan.sections],
        "fields": [
            {"no": f.no, "title": f.title, "code": f.code.value if f.code else None} for f in plan.fields
        ],
        "targets": [target_data(item) for item in plan.targets],
        "tasks": [task_data(item) for item in plan.tasks],
        "duties": [{"text": d.text, "deadline": deadline_data(d.deadline)} for d in plan.duties],
    }


def plan_particulars(plan: Plan) -> Data:
    """Number, day and signer of an issued plan, and the decision that carries it."""
    decision = plan.head.issued_by
    return {
        "number": plan.head.number,
        "day": _day(plan.head.day),
        "signer": signer_data(plan.head.signer),
        "decision": {"number": decision.number, "day": _day(decision.day)} if decision else None,
    }


def cell_data(cell: Cell) -> Data:
    """A cell: decimal text or None, state, note; ``text`` only for choices and texts."""
    data: Data = {
        "value": None if cell.number is None else write_decimal(cell.number),
        "state": cell.state.value,
        "note": cell.note,
    }
    if cell.text:
        data["text"] = cell.text
    return data


def ratio_data(ratio: Ratio) -> Data:
    """A ratio with what it was made of."""
    return {
        name: None if number is None else write_decimal(number)
        for name, number in (
            ("value", ratio.value),
            ("numerator", ratio.numerator),
            ("denominator", ratio.denominator),
        )
    }


def _entry(entry: Entry) -> Data:
    return {
        "period": entry.period,
        "mark": entry.mark.value,
        "deliverable": entry.deliverable,
        "done_on": _day(entry.done_on),
        "proof": {
            "number": entry.proof.number,
            "day": _day(entry.proof.day),
            "issuer": entry.proof.issuer,
            "abstract": entry.proof.abstract,
        },
        "result": entry.result,
        "spent_vnd": entry.spent_vnd,
        "note": entry.note,
    }


def standing_data(standing: Standing) -> Data:
    """A task as it stands: key, words, status, due day and the entries of the period."""
    return {
        "key": standing.task.key,
        "field_no": standing.task.field_no,
        "content": standing.task.content,
        "product": standing.task.product,
        "lead": standing.task.lead,
        "deadline": standing.task.deadline.text,
        "status": standing.status.value,
        "due": _day(standing.due),
        "entries": [_entry(entry) for entry in standing.entries],
    }


def progress_data(progress: Progress) -> Data:
    """The counts of ``report show``."""
    return {
        "tasks": progress.tasks,
        "done_on_time": progress.done_on_time,
        "done_late": progress.done_late,
        "in_progress": progress.in_progress,
        "not_started": progress.not_started,
        "overdue": progress.overdue,
        "waiting": progress.waiting,
        "dropped": progress.dropped,
    }


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that a report says besides what was typed: window, totals, ratios, standings, the plan's targets.

    ``values`` are complete cells of the period's own part, ``cumulative`` those since the start of the year (the same
    object where the period is not cumulative); ``texts`` have their numbers written out.
    """

    window: Window
    due: date
    values: Values
    cumulative: Values
    ratios: Mapping[str, Ratio]
    own_ratios: Mapping[str, Ratio]
    texts: Mapping[str, str]
    standings: tuple[Standing, ...]
    progress: Progress
    targets: tuple[Target, ...] = ()


def report_content(report: Report, facts: ReportFacts, office: Office, catalogue: Catalogue) -> Data:
    """The content of a report bundle: a full snapshot of the revision."""
    return {
        "schema": SCHEMA,
        "kind": "report",
        "office": office_data(office),
        "period": report.period.code,
        "revision": report.revision,
        "catalogue": catalogue.id,
        "window": [facts.window.first.isoformat(), facts.window.last.isoformat()],
        "plan_key": report.plan_key,
        "values": _cells(facts.values),
        "cumulative": _cells(facts.cumulative) if report.period.cumulative else {},
        "ratios": {code: ratio_data(ratio) for code, ratio in sorted(facts.ratios.items())},
        "sections": [
            {"code": section.code, "title": section.title, "text": facts.texts.get(section.code, "")}
            for section in catalogue.outline
        ],
        "progress": progress_data(facts.progress),
        "tasks": [standing_data(item) for item in facts.standings],
        "targets": [target_data(item) for item in facts.targets],
        "reasons": dict(sorted(report.reasons.items())),
        "correction_reason": report.correction_reason,
    }


def _cells(values: Values) -> Data:
    return {code: cell_data(cell) for code, cell in sorted(values.items())}


def report_particulars(particulars: Particulars) -> Data:
    """Number, day, signer and addressee, known only after signing."""
    return {
        "number": particulars.number,
        "day": _day(particulars.day),
        "signer": signer_data(particulars.signer),
        "addressee": particulars.addressee,
    }


def read_cells(content: Data) -> dict[str, Cell]:
    """The cells that a received report counts with: cumulative ones where the period has them, else its own."""
    written: Mapping[str, Data] = content.get("cumulative") or content.get("values", {})
    return {code: read_cell(data) for code, data in written.items()}


def read_cell(data: Data) -> Cell:
    """A cell out of content that was checked."""
    number = None if data["value"] is None else Decimal(data["value"])
    return Cell(CellState(data["state"]), number, data.get("text", ""), data["note"])


def control_sums(content: Data) -> Data:
    """Counts that a receiver compares at a glance: rows with a value, tasks, the sum of all typed numbers."""
    values: Iterable[Data] = content.get("values", {}).values()
    return {
        "values": sum(1 for cell in values if cell["value"] is not None),
        "tasks": len(content.get("tasks", [])),
        "targets": len(content.get("targets", [])),
    }
