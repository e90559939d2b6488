"""The main job on the sample office, step by step: plan → progress → report → bundle and PDF → received elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from xacai.domain.period import Period
from xacai.domain.report import Particulars, Report
from xacai.exchange.replay import Outcome
from xacai.files.atomic import make_folder
from xacai.services import reporting, sampling, setting_up, submitting
from xacai.services.receiving import Reception, receive
from xacai.services.submitting import Exported
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was done: its name (a key for words), what it counted, the file it left."""

    name: str
    count: int = 0
    path: Path | None = None
    detail: str = ""


def sample_now() -> datetime:
    """The moment of the sample story: the morning after its report was signed."""
    day = sampling.sample_documents().report_day
    return datetime(day.year, day.month, day.day, 8, 30)


def furnish(workspace: Workspace) -> Iterator[Step]:
    """Office, plan, progress, the reports before and the report of the sample's period, filled but not finalised."""
    papers = sampling.sample_documents()
    office = sampling.found_sample(workspace)
    yield Step("office", detail=office.name)
    plan = sampling.take_in_sample_plan(workspace)
    yield Step("plan", len(plan.tasks), detail=f"{plan.head.number}")
    yield Step("progress", sampling.record_sample_progress(workspace))
    sampling.record_sample_activities(workspace)
    for period, particulars in sampling.earlier_reports():
        _send_earlier(workspace, period, particulars)
    sampling.enter_sample_evidence(workspace)
    report = sampling.report_sample(workspace, papers.report_period)
    yield Step("report", len(report.values), detail=report.period.code)


def _send_earlier(workspace: Workspace, period: Period, particulars: Particulars) -> None:
    """A report of an earlier period: filled, finalised, numbered, handed over into the data folder itself."""
    day = particulars.day
    assert day is not None
    then = replace(workspace, now=lambda: datetime(day.year, day.month, day.day, 14, 20))
    sampling.report_sample(then, period)
    sampling.finish(then, period, particulars)
    submitting.export_report(then, period, workspace.folder / "da-gui")


def demonstrate(workspace: Workspace, out: Path, *, receiver: Workspace) -> Iterator[Step]:
    """The whole river; each step as it is done. ``receiver`` is the empty data folder of the office above."""
    make_folder(out)
    papers = sampling.sample_documents()
    yield from furnish(workspace)
    plan = submitting.export_plan(workspace, papers.plan_key, out)
    yield Step("plan-pdf", path=plan.pdf.path)
    report = finish_report(workspace)
    yield Step("finalised", detail=reporting.check_code_of(workspace, report))
    exported = submitting.export_report(workspace, papers.report_period, out)
    yield Step("report-pdf", path=exported.pdf.path)
    yield Step("bundle", path=exported.bundle.path, detail=exported.shipment.check_code)
    yield from _received(workspace, receiver, exported, out)


def finish_report(workspace: Workspace) -> Report:
    """Check, give reasons, finalise and number the sample's report."""
    papers = sampling.sample_documents()
    particulars = Particulars(papers.report_number, papers.report_day)
    return sampling.finish(workspace, papers.report_period, particulars)


def _received(workspace: Workspace, receiver: Workspace, exported: Exported, out: Path) -> Iterator[Step]:
    if receiver.find_office() is None:
        setting_up.found_office(receiver, sampling.sample_receiver())
    card = setting_up.write_office_card(workspace, out / "xacai-card-demo.xacai-card")
    sheet = setting_up.own_card(workspace).fingerprint
    setting_up.trust_card(receiver, card.path, fingerprint=sheet)
    for outcome in (Outcome.STORED, Outcome.ALREADY):
        reception: Reception = receive(receiver, exported.bundle.path)
        assert reception.outcome is outcome, reception
        yield Step(f"received-{outcome.value}", detail=reception.verdict.check_code)
