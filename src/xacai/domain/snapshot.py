"""A report's content read back: what was locked or received, as the values it was made of.

Content that comes from elsewhere has passed the shape check of the exchange first; here it is only taken apart.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xacai.domain.activity import Activity, ActivityKind
from xacai.domain.catalogue import Catalogue, OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.deadline import Deadline
from xacai.domain.evidence import Evidence, EvidenceFile, Link, Proven, SubjectKind
from xacai.domain.field import FieldCode
from xacai.domain.indicator import Ratio, ratios
from xacai.domain.own_indicator import settled, with_own
from xacai.domain.period import Window
from xacai.domain.plan import Milestone, Plan, PlanField, PlanHead, Target, Task
from xacai.domain.progress import Entry, Mark, Progress, Proof, Standing, Status
from xacai.domain.submission import Data, ReportFacts, read_cell
from xacai.domain.threshold import Comparator, Threshold


def report_facts(content: Data, catalogue: Catalogue, due: date) -> ReportFacts:
    """Everything that the content says; ``due`` is the sending day, which is no content."""
    values = {code: read_cell(data) for code, data in content["values"].items()}
    cumulative = {code: read_cell(data) for code, data in content["cumulative"].items()} or values
    own = own_rows_of(content)
    first, last = (date.fromisoformat(day) for day in content["window"])
    return ReportFacts(
        window=Window(first, last),
        due=due,
        values=values,
        cumulative=cumulative,
        ratios={code: _ratio(data) for code, data in content["ratios"].items()},
        own_ratios=ratios(with_own(catalogue, own), values),
        texts={item["code"]: item["text"] for item in content["sections"]},
        standings=tuple(_standing(item) for item in content["tasks"]),
        progress=Progress(**content["progress"]),
        targets=tuple(read_target(item) for item in content["targets"]),
        plan=_plan(content["plan_words"], content["plan_revision"]) if content["plan_words"] else None,
        period=content["period"],
        own=own,
        activities=tuple(_activity(item) for item in content["activities"]),
        evidence=tuple(read_proven(item) for item in content.get("evidence", ())),
    )


def own_rows_of(content: Data) -> tuple[Row, ...]:
    """The office's own indicators as they were when the content was made."""
    return tuple(_own_row(item) for item in content["own"])


def _own_row(data: Data) -> Row:
    return settled(
        Row(
            code=data["code"],
            no="",
            name=data["name"],
            unit=data["unit"],
            kind=RowKind(data["kind"]),
            time=TimeRollUp(data["time"]),
            office=OfficeRollUp(data["office"]),
            decimals=data["decimals"],
            definition=data["definition"],
            owner=data["owner"],
            numerator=data["numerator"],
            denominator=data["denominator"],
            feed=data["feed"],
        )
    )


def _activity(data: Data) -> Activity:
    day = _day(data["day"])
    assert day is not None
    return Activity(
        key=data["key"],
        day=day,
        kind=ActivityKind(data["kind"]),
        name=data["name"],
        plan_key=data["plan_key"],
        task_key=data["task_key"],
        field=FieldCode(data["field"]) if data["field"] is not None else None,
        counts=data["counts"],
        proof=_proof(data["proof"]),
        note=data["note"],
    )


def _proof(data: Data) -> Proof:
    return Proof(data["number"], _day(data["day"]), data["issuer"], data["abstract"])


def _plan(data: Data, revision: int) -> Plan:
    """The plan as the report named it: what its revision was called, and its fields."""
    fields = tuple(
        PlanField(item["no"], item["title"], FieldCode(item["code"]) if item["code"] else None)
        for item in data["fields"]
    )
    head = PlanHead(title=data["title"], kind=data["kind"], number=data["number"], day=_day(data["day"]))
    return Plan(key=data["key"], year=data["year"], revision=max(0, revision - 1), head=head, fields=fields)


def _ratio(data: Data) -> Ratio:
    value, top, bottom = (
        None if data[part] is None else Decimal(data[part]) for part in ("value", "numerator", "denominator")
    )
    return Ratio(value, top, bottom)


def _standing(data: Data) -> Standing:
    task = Task(
        key=data["key"],
        content=data["content"],
        field_no=data["field_no"],
        product=data["product"],
        lead=data["lead"],
        deadline=Deadline(text=data["deadline"], windows=()),
    )
    entries = tuple(_entry(data["key"], item) for item in data["entries"])
    return Standing(task, Status(data["status"]), _day(data["due"]), entries)


def _entry(task_key: str, data: Data) -> Entry:
    return Entry(
        task_key=task_key,
        period=data["period"],
        mark=Mark(data["mark"]),
        deliverable=data["deliverable"],
        done_on=_day(data["done_on"]),
        proof=_proof(data["proof"]),
        result=data["result"],
        spent_vnd=data["spent_vnd"],
        note=data["note"],
    )


def read_proven(data: Data) -> Proven:
    """A document with what it proves."""
    kept = data["file"]
    document = Evidence(
        key=data["key"],
        number=data["number"],
        day=_day(data["day"]),
        issuer=data["issuer"],
        abstract=data["abstract"],
        section=data["section"],
        page=data["page"],
        file=EvidenceFile(kept["sha256"], kept["name"], kept["size"], kept["type"]) if kept else None,
    )
    links = (
        Link(document.key, SubjectKind(item["kind"]), item["place"], item["period"])
        for item in data["proves"]
    )
    return Proven(document, tuple(links))


def read_target(data: Data) -> Target:
    """A target with its thresholds."""
    return Target(
        key=data["key"],
        text=data["text"],
        field_no=data["field_no"],
        no=data["no"],
        lead=data["lead"],
        coordinating=data["coordinating"],
        indicator=data["indicator"],
        thresholds=tuple(_threshold(item) for item in data["thresholds"]),
        baseline=None if data["baseline"] is None else Decimal(data["baseline"]),
        baseline_text=data["baseline_text"],
        milestones=tuple(
            Milestone(period, Decimal(wanted)) for period, wanted in sorted(data["milestones"].items())
        ),
    )


def _threshold(data: Data) -> Threshold:
    return Threshold(
        comparator=Comparator(data["comparator"]),
        value=None if data["value"] is None else Decimal(data["value"]),
        unit=data["unit"],
        bare=data["bare"],
        scope=data["scope"],
        relative_to=data["relative_to"],
        band=data["band"],
        phrase=data["phrase"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
