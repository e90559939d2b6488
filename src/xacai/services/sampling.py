"""The sample office: an invented commune with plan, progress, figures and words, for demo, tests and pictures."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from xacai.domain.activity import Activity, ActivityKind
from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.field import FieldCode
from xacai.domain.indicator import Cell
from xacai.domain.office import Department, Office
from xacai.domain.period import Period, before, own_part, read_period
from xacai.domain.plan import Milestone, Plan
from xacai.domain.progress import Entry, Mark, Proof
from xacai.domain.report import Particulars, Report, reason_key
from xacai.files.resources import resource
from xacai.intake.figures import read_figures
from xacai.services import (
    activities,
    computing,
    own_indicators,
    planning,
    proving,
    reporting,
    setting_up,
    taking_in,
    tracking,
)
from xacai.services.assessing import drafted_sentences
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Documents:
    """Numbers and days under which the sample's documents are issued."""

    plan_file: Path
    plan_key: str
    plan_number: str
    plan_day: date
    report_period: Period
    report_number: str
    report_day: date


def sample_folder() -> Path:
    """Where the sample stands."""
    return resource("sample")


def _settings() -> dict[str, Any]:
    return tomllib.loads((sample_folder() / "office.toml").read_text(encoding="utf-8"))


def sample_office() -> Office:
    """The commune."""
    return _office(_settings()["office"])


def sample_receiver() -> Office:
    """The office above, which receives."""
    return _office(_settings()["receiver"])


def _office(data: Mapping[str, Any]) -> Office:
    departments = tuple(
        Department(item["name"], tuple(item.get("spellings", ())), item.get("valid_from"))
        for item in data.get("departments", ())
    )
    return Office(
        code=data["code"],
        name=data["name"],
        place=data["place"],
        superior_code=data.get("superior_code", ""),
        superior_name=data.get("addressee", data.get("superior_name", "")),
        valid_from=data.get("valid_from"),
        receives=data.get("receives", False),
        signer_authority=tuple(data["signer_authority"]),
        signer_name=data["signer_name"],
        recipients=tuple(data.get("recipients", ())),
        departments=departments,
    )


def sample_documents() -> Documents:
    """What the sample's papers are called."""
    data = _settings()["documents"]
    period = read_period(data["report_period"])
    assert period is not None
    return Documents(
        sample_folder() / data["plan_file"],
        data["plan_key"],
        data["plan_number"],
        data["plan_date"],
        period,
        data["report_number"],
        data["report_date"],
    )


def sample_values(period: Period) -> dict[str, Cell]:
    """The typed cells of a quarter."""
    path = sample_folder() / f"values-{period.code}.csv"
    cells, _issues = read_figures(path.read_bytes(), path.name)
    return cells


def sample_texts(period: Period) -> dict[str, str]:
    """The words of each section."""
    path = sample_folder() / f"texts-{period.code}.toml"
    if not path.is_file():
        return {}
    texts = tomllib.loads(path.read_text(encoding="utf-8"))["texts"]
    return {code: words.strip() for code, words in texts.items()}


def sample_entries() -> tuple[Entry, ...]:
    """What was recorded for the plan's tasks."""
    path = sample_folder() / "progress-2026.csv"
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return tuple(_entry(row) for row in rows)


def _entry(row: Mapping[str, str]) -> Entry:
    return Entry(
        task_key=row["task"],
        period=row["period"],
        mark=Mark(row["mark"]),
        deliverable=int(row["deliverable"] or 0),
        done_on=date.fromisoformat(row["done_on"]) if row["done_on"] else None,
        proof=Proof(
            row["document_number"],
            date.fromisoformat(row["document_day"]) if row["document_day"] else None,
            "",
            row["abstract"],
        ),
        result=row["result"],
        spent_vnd=int(row["spent_vnd"]) if row["spent_vnd"] else None,
        note=row["note"],
    )


def found_sample(workspace: Workspace) -> Office:
    """Set up the commune."""
    return setting_up.found_office(workspace, sample_office())


def take_in_sample_plan(workspace: Workspace) -> Plan:
    """Take in the commune's plan as an officer would, and issue it."""
    papers = sample_documents()
    data = taking_in.read_source(papers.plan_file)
    taking_in.import_plan(workspace, data, papers.plan_file.name, key=papers.plan_key)
    issuing = planning.Issuing(number=papers.plan_number, day=papers.plan_day)
    plan = planning.issue_plan(workspace, papers.plan_key, issuing)
    _measure_targets(workspace, papers.plan_key)
    return plan


def _measure_targets(workspace: Workspace, plan_key: str) -> None:
    """Keep the commune's own indicators and say what measures each target."""
    settings = _settings()
    for item in settings["own"]:
        own_indicators.add_own(workspace, _own_row(item))
    for target, row in settings["bindings"].items():
        planning.bind_target(workspace, plan_key, target, row)
    for item in settings["measured"]:
        wanted = item.get("milestones", {}).items()
        measuring = planning.Measuring(
            item["row"],
            Decimal(item["baseline"]) if "baseline" in item else None,
            item.get("baseline_text", ""),
            tuple(Milestone(period, Decimal(number)) for period, number in wanted),
        )
        planning.measure_target(workspace, plan_key, item["target"], measuring)


def _own_row(data: Mapping[str, Any]) -> Row:
    return Row(
        code="",
        no="",
        name=data["name"],
        unit=data["unit"],
        kind=RowKind(data["kind"]),
        time=TimeRollUp(data.get("time", "sum")),
        office=OfficeRollUp.SUM,
        definition=data.get("definition", ""),
        owner=data["owner"],
        feed=data.get("feed", ""),
    )


def sample_activities() -> tuple[Activity, ...]:
    """What was held in the year, without keys yet."""
    path = sample_folder() / "activities-2026.csv"
    rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    return tuple(_activity(row) for row in rows)


def _activity(row: Mapping[str, str]) -> Activity:
    counts = (part.partition("=") for part in row["counts"].split(";") if part)
    return Activity(
        key="",
        day=date.fromisoformat(row["day"]),
        kind=ActivityKind(row["kind"]),
        name=row["name"],
        plan_key=sample_documents().plan_key,
        task_key=row["task"],
        field=FieldCode(row["field"]) if row["field"] else None,
        counts={name: int(number) for name, _equals, number in counts},
        proof=Proof(
            row["document_number"],
            date.fromisoformat(row["document_day"]) if row["document_day"] else None,
            row["issuer"],
            row["abstract"],
        ),
    )


def record_sample_activities(workspace: Workspace) -> int:
    """Record what was held; how many."""
    found = sample_activities()
    for activity in found:
        activities.record_activity(workspace, activity)
    return len(found)


def record_sample_progress(workspace: Workspace) -> int:
    """Record what was done; the number of entries."""
    entries = sample_entries()
    for entry in entries:
        tracking.record(workspace, sample_documents().plan_key, entry)
    return len(entries)


def enter_sample_evidence(workspace: Workspace) -> int:
    """Enter the documents that progress named in the quarters before the report's; how many there are."""
    former = before(sample_documents().report_period)
    return len(proving.take_in_proofs(workspace, former)) if former is not None else 0


def report_sample(workspace: Workspace, period: Period) -> Report:
    """Begin and fill one report of the sample."""
    report = reporting.new_report(workspace, period)
    filling = reporting.fill(workspace, report, sample_values(own_part(period)), overwrite=True)
    report = filling.report
    written = sample_texts(period)
    for section in catalogue_for(workspace, report).outline:
        words = written.get(section.code) or _drafted(workspace, report, section.code)
        if section.required and words:
            report = reporting.set_text(workspace, report, section.code, words)
    return report


def _drafted(workspace: Workspace, report: Report, section: str) -> str:
    """The program's own draft of a section, for the reports of earlier periods."""
    known = computing.facts(workspace, report)
    catalogue = catalogue_for(workspace, report)
    lines = drafted_sentences(report, catalogue, section, known, None)
    return "\n".join(lines) or "Thực hiện theo kế hoạch năm."


def earlier_reports() -> tuple[tuple[Period, Particulars], ...]:
    """The reports that left the office before, oldest first."""
    found = []
    for item in _settings()["earlier"]:
        period = read_period(item["period"])
        assert period is not None
        found.append((period, Particulars(item["number"], item["date"])))
    return tuple(found)


def finish(workspace: Workspace, period: Period, particulars: Particulars) -> Report:
    """Give reasons, finalise and number a report."""
    report = reporting.get_report(workspace, period)
    reporting.finalise(workspace, period, reasons_for(workspace, report))
    return reporting.number_report(workspace, period, particulars)


def reasons_for(workspace: Workspace, report: Report) -> dict[str, str]:
    """A reason for each warning, as the sample's officer would give it."""
    path = sample_folder() / f"texts-{report.period.code}.toml"
    known: dict[str, str] = {}
    if path.is_file():
        known = tomllib.loads(path.read_text(encoding="utf-8")).get("reasons", {})
    usual = "Đã kiểm tra lại, số liệu đúng thực tế của xã."
    return {
        reason_key(issue): known.get(issue.where.removeprefix("cell "), usual)
        for issue in computing.check(workspace, report)
    }
