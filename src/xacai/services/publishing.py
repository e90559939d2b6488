"""Paper: a plan's or report's PDF; what was locked is printed from its snapshot, so that paper and data cannot part."""

from __future__ import annotations

from dataclasses import replace

from xacai.documents.archive import Attachment, attach
from xacai.documents.content import CheckSheet, StateDocument
from xacai.documents.correction_tables import with_correction
from xacai.documents.plan_document import plan_covers, plan_document
from xacai.documents.report_document import report_covers, report_document
from xacai.documents.state_pdf import render
from xacai.documents.wall_sheet import Paper as Paper
from xacai.documents.wall_sheet import WallSheet, on_the_wall, render_wall
from xacai.domain.issue import refuse
from xacai.domain.office import Office
from xacai.domain.period import Period, window
from xacai.domain.plan import Plan, PlanState
from xacai.domain.report import Report
from xacai.domain.submission import Data, ReportFacts, Shipment, plan_content
from xacai.domain.text import plain
from xacai.exchange.check_code import check_code, content_sha256, full_code
from xacai.services.computing import printed_facts
from xacai.services.correcting import own_changes
from xacai.services.own_indicators import catalogue_for
from xacai.services.planning import as_issued, find_plan
from xacai.services.print_settings import check_on_main_pages
from xacai.services.tracking import stand_today
from xacai.services.workspace import Workspace


def report_paper(workspace: Workspace, report: Report, known: ReportFacts | None = None) -> StateDocument:
    """The report's content for printing, with its check code once it is locked."""
    said = known if known is not None else printed_facts(workspace, report)
    catalogue = catalogue_for(workspace, report)
    with workspace.store.reading() as shelves:
        kept = shelves.reports.snapshot(report.period.code, report.revision) if report.locked else None
    sheet = check_sheet(kept.content, report_covers(said, catalogue)) if kept is not None else None
    office = workspace.office()
    if kept is not None:
        office = office_at_lock(office, kept.content)
    paper = report_document(report, said, office, catalogue, plan=said.plan, check=sheet)
    changes = own_changes(workspace, report, said)
    paper = with_correction(paper, changes, catalogue) if changes is not None else paper
    return _as_decided(workspace, paper, kept.at if kept is not None else "")


def _as_decided(workspace: Workspace, paper: StateDocument, locked_at: str) -> StateDocument:
    """The paper with the check code on its main pages where the office had decided so when it was locked."""
    everywhere = paper.check is not None and check_on_main_pages(workspace, locked_at)
    return replace(paper, check_on_main_pages=everywhere)


def office_at_lock(office: Office, content: Data) -> Office:
    """The office as a locked report says it: what was renamed or replaced since is left aside."""
    said = content["office"]
    return replace(
        office,
        name=said["name"],
        place=said["place"],
        superior_name=said["superior_name"],
        recipients=tuple(content["recipients"]),
        signer_authority=(),
        signer_name="",
    )


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
    issued_on = locked.head.day.isoformat() if locked.head.day else ""
    paper = _as_decided(workspace, plan_document(locked, office, check=sheet), issued_on)
    return _with_bundle(paper, render(paper), bundle)


def wall_sheet_pdf(workspace: Workspace, period: Period, *, paper: Paper = Paper.A3) -> bytes:
    """The tasks of a period as a sheet for the wall; refused where the year has no plan."""
    plan = find_plan(workspace, period.year)
    if plan is None:
        raise refuse("plan.none", f"plan {period.year}", year=str(period.year))
    standings = stand_today(workspace, plan, period)
    sheet = WallSheet(
        workspace.office().name,
        plan.head.title,
        period,
        on_the_wall(standings, period),
        min(workspace.today(), window(period).last),
        paper,
    )
    return render_wall(sheet)


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
