"""Paper: a plan's or report's PDF; what was locked is printed from its snapshot, so that paper and data cannot part."""

from __future__ import annotations

from xacai.documents.archive import Attachment, attach
from xacai.documents.content import CheckSheet, StateDocument
from xacai.documents.plan_document import plan_covers, plan_document
from xacai.documents.report_document import report_covers, report_document
from xacai.documents.state_pdf import render
from xacai.domain.plan import Plan, PlanState
from xacai.domain.report import Report
from xacai.domain.snapshot import report_facts
from xacai.domain.submission import Data, ReportFacts, Shipment, plan_content
from xacai.domain.text import plain
from xacai.exchange.check_code import check_code, content_sha256, full_code
from xacai.services.computing import facts
from xacai.services.deadlines import due_of
from xacai.services.workspace import Workspace


def printed_facts(workspace: Workspace, report: Report) -> ReportFacts:
    """What the report says: of the snapshot once it is locked, live before that."""
    if report.locked:
        with workspace.store.reading() as shelves:
            kept = shelves.reports.snapshot(report.period.code, report.revision)
        if kept is not None:
            catalogue = workspace.catalogue(report.catalogue)
            return report_facts(kept.content, catalogue, due_of(catalogue, report.period))
    return facts(workspace, report)


def report_paper(workspace: Workspace, report: Report, known: ReportFacts | None = None) -> StateDocument:
    """The report's content for printing, with its check code once it is locked."""
    said = known if known is not None else printed_facts(workspace, report)
    catalogue = workspace.catalogue(report.catalogue)
    with workspace.store.reading() as shelves:
        plan = shelves.plans.get(report.plan_key) if report.plan_key else None
        kept = shelves.reports.snapshot(report.period.code, report.revision) if report.locked else None
    sheet = check_sheet(kept.content, report_covers(said, catalogue)) if kept is not None else None
    return report_document(report, said, workspace.office(), catalogue, plan=plan, check=sheet)


def report_pdf(
    workspace: Workspace, report: Report, *, bundle: tuple[Shipment, bytes] | None = None
) -> bytes:
    """The report as PDF; with the bundle inside where one is given."""
    paper = report_paper(workspace, report)
    return _with_bundle(paper, render(paper), bundle)


def plan_pdf(workspace: Workspace, plan: Plan, *, bundle: tuple[Shipment, bytes] | None = None) -> bytes:
    """The plan as PDF; with the bundle inside where one is given."""
    office = workspace.office()
    sheet = None
    if plan.state is PlanState.ISSUED:
        sheet = check_sheet(plan_content(plan, office), plan_covers(plan))
    paper = plan_document(plan, office, check=sheet)
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
