"""Paper: a plan's or report's PDF; what was locked is printed from its snapshot, so that paper and data cannot part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xacai.documents.archive import Attachment, attach
from xacai.documents.content import CheckSheet, StateDocument
from xacai.documents.plan_document import plan_covers, plan_document
from xacai.documents.report_document import report_covers, report_document
from xacai.documents.state_pdf import render
from xacai.domain.plan import Plan, PlanState
from xacai.domain.report import Report
from xacai.domain.submission import Data, ReportFacts, Shipment, plan_content
from xacai.domain.text import plain
from xacai.exchange.check_code import check_code, content_sha256, full_code
from xacai.services.computing import printed_facts as printed_facts
from xacai.services.planning import as_issued
from xacai.services.workspace import Workspace


def report_paper(workspace: Workspace, report: Report, known: ReportFacts | None = None) -> StateDocument:
    """The report's content for printing, with its check code once it is locked."""
    said = known if known is not None else printed_facts(workspace, report)
    catalogue = workspace.catalogue(report.catalogue)
    with workspace.store.reading() as shelves:
        kept = shelves.reports.snapshot(report.period.code, report.revision) if report.locked else None
    sheet = check_sheet(kept.content, report_covers(said, catalogue)) if kept is not None else None
    plan = plan_of_report(workspace, report, date.fromisoformat(kept.at[:10]) if kept else None)
    office = workspace.office()
    if kept is not None:
        names = kept.content["office"]
        office = replace(office, name=names["name"], place=names["place"])
    return report_document(report, said, office, catalogue, plan=plan, check=sheet)


def plan_of_report(workspace: Workspace, report: Report, locked_on: date | None) -> Plan | None:
    """The plan that a report names; of a locked report the one in force that day, not one amended since."""
    with workspace.store.reading() as shelves:
        plan = shelves.plans.get(report.plan_key) if report.plan_key else None
        if plan is None or locked_on is None:
            return plan
        issued = [shelves.plans.revision(plan.key, number) for number in shelves.plans.revisions(plan.key)]
    in_force = [item for item in issued if item is not None and item.head.day and item.head.day <= locked_on]
    return in_force[-1] if in_force else plan


def report_pdf(
    workspace: Workspace, report: Report, *, bundle: tuple[Shipment, bytes] | None = None
) -> bytes:
    """The report as PDF; with the bundle inside where one is given."""
    paper = report_paper(workspace, report)
    return _with_bundle(paper, render(paper), bundle)


def plan_pdf(workspace: Workspace, plan: Plan, *, bundle: tuple[Shipment, bytes] | None = None) -> bytes:
    """The plan as PDF; with the bundle inside where one is given."""
    office, locked = workspace.office(), as_issued(workspace, plan)
    sheet = None
    if plan.state is PlanState.ISSUED:
        sheet = check_sheet(plan_content(locked, office), plan_covers(locked))
    paper = plan_document(locked, office, check=sheet)
    return _with_bundle(paper, render(paper), bundle)


def check_sheet(content: Data, covers: tuple[tuple[str, str], ...]) -> CheckSheet:
    """The sheet "Phiếu kiểm tra" of a content."""
    sha256 = content_sha256(content)
    return CheckSheet(check_code(sha256), full_code(sha256), covers)


def _with_bundle(paper: StateDocument, pdf: bytes, bundle: tuple[Shipment, bytes] | None) -> bytes:
    if bundle is None:
        return pdf
    shipment, data = bundle
    return attach(pdf, paper.metadata, Attachment(shipment.file_name, data, "xacai"))


def report_file_stem(report: Report) -> str:
    """The PDF's name for people: ``58-BC-UBND_CCHC_2026-Q3``; ASCII, no spaces."""
    number = plain(report.particulars.number).upper().replace("/", "-").replace(" ", "")
    safe = "".join(sign for sign in number if sign.isascii() and (sign.isalnum() or sign in "-_"))
    head = f"{safe}_CCHC" if safe else "bao-cao_CCHC"
    return f"{head}_{report.period.code}"
