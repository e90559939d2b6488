"""Paper of what came: an office's report printed from its received content, as the office itself prints it."""

from __future__ import annotations

from xacai.documents.correction_tables import with_correction
from xacai.documents.report_document import report_covers, report_document
from xacai.documents.state_pdf import render
from xacai.domain.office import Office
from xacai.domain.report import Report, ReportState
from xacai.services.correcting import read_particulars
from xacai.services.publishing import check_sheet, office_at_lock
from xacai.services.reviewing import Review


def received_report(review: Review) -> Report:
    """The report under review as its office holds it."""
    content = review.content
    return Report(
        office=review.office,
        period=review.period,
        catalogue=content["catalogue"],
        plan_key=content["plan_key"],
        revision=review.head.revision,
        state=ReportState.HANDED_OVER,
        reasons=content["reasons"],
        particulars=read_particulars(review.particulars),
        correction_reason=content["correction_reason"],
        title=content["title"],
    )


def received_report_pdf(review: Review) -> bytes:
    """The report under review as PDF, without its bundle."""
    content, facts = review.content, review.facts
    known = Office(review.office, review.office_name, "", superior_code=content["office"]["superior_code"])
    sheet = check_sheet(content, report_covers(facts, review.catalogue))
    office = office_at_lock(known, content)
    paper = report_document(
        received_report(review), facts, office, review.catalogue, plan=facts.plan, check=sheet
    )
    if review.changes is not None:
        paper = with_correction(paper, review.changes, review.catalogue)
    return render(paper)
