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

from xacai.domain.activity import Activity
from xacai.domain.catalogue import Catalogue, Row
from xacai.domain.deadline import Deadline, Span
from xacai.domain.evidence import EvidenceFile, Link, Proven
from xacai.domain.indicator import Cell, CellState, Ratio, Values
from xacai.domain.number import write_decimal
from xacai.domain.office import Office
from xacai.domain.own_indicator import is_own
from xacai.domain.period import Window
from xacai.domain.plan import Decision, Deliverable, Plan, PlanField, PlanHead, Signer, Target, Task
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
    ``outcome`` the receiver's answer. ``bundle_kind`` is named only where it is not the stream's own: a withdrawal
    stands in the stream of what it takes back.
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
    bundle_kind: str = ""
    previous: tuple[int, str] | None = None

    @property
    def kind(self) -> str:
        """What the bundle is: its stream's kind, or ``withdrawal``."""
        return self.bundle_kind or self.stream.kind


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
        "baseline": None if target.baseline is None else write_decimal(target.baseline),
        "baseline_text": target.baseline_text,
        "milestones": {item.period: write_decimal(item.value) for item in target.milestones},
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
        "decision": _decision(head.issued_by) if head.issued_by else None,
    }


def _decision(decision: Decision) -> Data:
    """The words of the decision that carries the plan; its number, day and signer are particulars."""
    return {
        "place": decision.place,
        "subject": decision.subject,
        "organ": decision.organ,
        "bases": list(decision.bases),
        "proposals": list(decision.proposals),
        "articles": list(decision.articles),
        "recipients": list(decision.recipients),
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
        "fields": [field_data(item) for item in plan.fields],
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
        "decision": {
            "number": decision.number,
            "day": _day(decision.day),
            "signer": signer_data(decision.signer),
        }
        if decision
        else None,
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


def proven_data(item: Proven) -> Data:
    """A document of the register and what it proves in the report; whether its file travels is no content."""
    document = item.evidence
    return {
        "key": document.key,
        "number": document.number,
        "day": _day(document.day),
        "issuer": document.issuer,
        "abstract": document.abstract,
        "section": document.section,
        "page": document.page,
        "file": _file(document.file) if document.file else None,
        "proves": [_link(link) for link in item.links],
    }


def _file(kept: EvidenceFile) -> Data:
    return {"sha256": kept.sha256, "name": kept.name, "size": kept.size, "type": kept.type}


def _link(link: Link) -> Data:
    return {"kind": link.kind.value, "place": link.place, "period": link.period}


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that a report says besides what was typed: window, totals, ratios, standings, the plan's targets.

    ``values`` are complete cells of the period's own part, ``cumulative`` those since the start of the year (the same
    object where the period is not cumulative); ``texts`` have their numbers written out; ``own`` are the office's own
    indicators, ``activities`` those of the window; ``plan`` is the revision that the report names.
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
    plan: Plan | None = None
    period: str = ""
    own: tuple[Row, ...] = ()
    activities: tuple[Activity, ...] = ()
    evidence: tuple[Proven, ...] = ()


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
        "title": report.title,
        "plan_key": report.plan_key,
        "plan_revision": facts.plan.revision + 1 if facts.plan is not None and facts.plan.head.day else 0,
        "plan_words": plan_words(facts.plan) if facts.plan is not None else None,
        "recipients": list(office.recipients),
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
        "evidence": [proven_data(item) for item in facts.evidence],
        "own": [own_row_data(row) for row in facts.own],
        "activities": [activity_data(item) for item in facts.activities],
        "reasons": dict(sorted(report.reasons.items())),
        "correction_reason": report.correction_reason,
    }


def own_row_data(row: Row) -> Data:
    """An own indicator with all that its value is worked out from."""
    return {
        "code": row.code,
        "name": row.name,
        "unit": row.unit,
        "kind": row.kind.value,
        "time": row.time.value,
        "office": row.office.value,
        "decimals": row.decimals,
        "definition": row.definition,
        "owner": row.owner,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "feed": row.feed,
    }


def activity_data(activity: Activity) -> Data:
    """An activity of the period: day, kind, name, counts, the task that it carries out, its document."""
    proof = activity.proof
    return {
        "key": activity.key,
        "day": _day(activity.day),
        "kind": activity.kind.value,
        "name": activity.name,
        "plan_key": activity.plan_key,
        "task_key": activity.task_key,
        "field": activity.field.value if activity.field else None,
        "counts": dict(sorted(activity.counts.items())),
        "proof": {
            "number": proof.number,
            "day": _day(proof.day),
            "issuer": proof.issuer,
            "abstract": proof.abstract,
        },
        "note": activity.note,
    }


def plan_words(plan: Plan) -> Data:
    """What a report says of its plan: title, kind, number, day, titles of the fields."""
    head = plan.head
    return {
        "key": plan.key,
        "year": plan.year,
        "title": head.title,
        "kind": head.kind,
        "number": head.number,
        "day": _day(head.day),
        "fields": [field_data(item) for item in plan.fields],
    }


def field_data(field: PlanField) -> Data:
    """A field of a plan with its own title."""
    return {"no": field.no, "title": field.title, "code": field.code.value if field.code else None}


def _cells(values: Values) -> Data:
    return {code: cell_data(cell) for code, cell in sorted(values.items())}


def report_particulars(particulars: Particulars) -> Data:
    """Number, day, signer, addressee and the scan, known only after signing."""
    scan = particulars.scan
    return {
        "number": particulars.number,
        "day": _day(particulars.day),
        "signer": signer_data(particulars.signer),
        "addressee": particulars.addressee,
        "scan": {"sha256": scan.sha256, "name": scan.name, "size": scan.size, "type": scan.type}
        if scan
        else None,
    }


def read_cells(content: Data) -> dict[str, Cell]:
    """The cells that a received report counts with: cumulative ones where the period has them, else its own.

    An office's own indicators mean nothing beside another office's and are left out.
    """
    written: Mapping[str, Data] = content.get("cumulative") or content.get("values", {})
    return {code: read_cell(data) for code, data in written.items() if not is_own(code)}


def read_cell(data: Data) -> Cell:
    """A cell out of content that was checked."""
    state = CellState(data["state"])
    # A number beside "nothing arose" or "not available" is nobody's figure, whoever wrote it.
    number = None if data["value"] is None or state is not CellState.VALUE else Decimal(data["value"])
    return Cell(state, number, data.get("text", ""), data["note"])


def control_sums(content: Data) -> Data:
    """Counts that a receiver compares at a glance: rows with a value, tasks, the sum of all typed numbers."""
    values: Iterable[Data] = content.get("values", {}).values()
    return {
        "values": sum(1 for cell in values if cell["value"] is not None),
        "tasks": len(content.get("tasks", [])),
        "targets": len(content.get("targets", [])),
    }
