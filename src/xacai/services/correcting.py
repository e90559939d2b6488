"""What a correction changed, on both sides, and every revision of a report as it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xacai.db.shipments import MADE, POWERLESS, RECEIVED
from xacai.domain.correction import Correction, changed
from xacai.domain.issue import Refusal
from xacai.domain.period import Period
from xacai.domain.plan import Signer
from xacai.domain.report import Particulars, Report, ReportState
from xacai.domain.submission import Data, ReportFacts, Shipment, Stream
from xacai.services.computing import facts
from xacai.services.receiving import known_cards, verify_bundle
from xacai.services.reporting import content_of, get_report
from xacai.services.resending import kept_file
from xacai.services.workspace import Workspace

REPORT = "report"


def own_changes(workspace: Workspace, report: Report, known: ReportFacts | None = None) -> Correction | None:
    """What a report says otherwise than the revision that was locked before it; None for a first revision."""
    former = former_content(workspace, report)
    if former is None:
        return None
    if report.locked:
        with workspace.store.reading() as shelves:
            kept = shelves.reports.snapshot(report.period.code, report.revision)
        if kept is not None:
            return changed(former, kept.content)
    now = content_of(workspace, report, known if known is not None else facts(workspace, report))
    return changed(former, now)


def former_content(workspace: Workspace, report: Report) -> Data | None:
    """The content of the newest revision before this one; None where there is none."""
    with workspace.store.reading() as shelves:
        period = report.period.code
        before = [number for number in shelves.reports.snapshots(period) if number < report.revision]
        kept = shelves.reports.snapshot(period, before[-1]) if before else None
    return kept.content if kept is not None else None


def received_revisions(workspace: Workspace, office: str, period: str) -> tuple[Shipment, ...]:
    """The bundles of an office's report that were taken, one for each revision (its newest build), oldest first."""
    with workspace.store.reading() as shelves:
        found = shelves.shipments.list(RECEIVED, stream=Stream(office, period, REPORT))
    kept = {item.revision: item for item in sorted(found, key=lambda item: item.build) if _counts(item)}
    return tuple(kept[number] for number in sorted(kept))


def _counts(shipment: Shipment) -> bool:
    return shipment.outcome == "older" or shipment.outcome not in POWERLESS


def received_changes(workspace: Workspace, office: str, period: str) -> Correction | None:
    """What an office's newest revision says otherwise than the one before that came; None for a first."""
    reports = [item for item in received_revisions(workspace, office, period) if item.kind == REPORT]
    if len(reports) < 2:
        return None
    with workspace.store.reading() as shelves:
        old, new = (shelves.shipments.content(item.uuid, RECEIVED) for item in reports[-2:])
    return changed(old, new) if old is not None and new is not None else None


@dataclass(frozen=True, slots=True)
class Revision:
    """A locked revision of the own report: when, its check code; number and day if its bundle still lies here."""

    revision: int
    at: str
    check_code: str
    number: str = ""
    day: date | None = None
    reason: str = ""
    newest: bool = False


def revisions(workspace: Workspace, period: Period) -> tuple[Revision, ...]:
    """Every locked revision of a report, newest first."""
    report = get_report(workspace, period)
    with workspace.store.reading() as shelves:
        numbers = shelves.reports.snapshots(period.code)
        kept = [shelves.reports.snapshot(period.code, number) for number in numbers]
    found = []
    for item in kept:
        if item is None or (item.revision == report.revision and not report.locked):
            continue
        told = _particulars(workspace, report, item.revision)
        newest = item.revision == report.revision
        reason = str(item.content.get("correction_reason", ""))
        found.append(Revision(item.revision, item.at, item.check_code, told.number, told.day, reason, newest))
    return tuple(reversed(found))


def as_sent(workspace: Workspace, period: Period, revision: int) -> Report:
    """A revision as it was sent, for reading and printing: its PDF comes out as it did then."""
    report = get_report(workspace, period)
    if report.revision == revision:
        return report
    with workspace.store.reading() as shelves:
        kept = shelves.reports.snapshot(period.code, revision)
    content = kept.content if kept is not None else {}
    return Report(
        office=report.office,
        period=period,
        catalogue=content.get("catalogue", report.catalogue),
        plan_key=content.get("plan_key", ""),
        revision=revision,
        state=ReportState.HANDED_OVER,
        reasons=content.get("reasons", {}),
        particulars=_particulars(workspace, report, revision),
        correction_reason=content.get("correction_reason", ""),
    )


def _particulars(workspace: Workspace, report: Report, revision: int) -> Particulars:
    """Number, day and signer of a revision: the report's own, or those inside the bundle that was sent."""
    if revision == report.revision:
        return report.particulars
    stream = Stream(report.office, report.period.code, REPORT)
    with workspace.store.reading() as shelves:
        made = [item for item in shelves.shipments.list(MADE, stream=stream) if item.revision == revision]
    for shipment in sorted(made, key=lambda item: item.build, reverse=True):
        path = kept_file(workspace, shipment)
        if path is None:
            continue
        try:
            bundle, _verdict = verify_bundle(path, known_cards(workspace))
        except Refusal:
            continue
        if bundle is not None:
            return read_particulars(bundle.particulars)
    return Particulars(signer=report.particulars.signer, addressee=report.particulars.addressee)


def read_particulars(data: Data) -> Particulars:
    """Number, day, signer and addressee as a bundle tells them."""
    signer = data.get("signer", {})
    day = data.get("day", "")
    return Particulars(
        number=data.get("number", ""),
        day=date.fromisoformat(day) if day else None,
        signer=Signer(tuple(signer.get("authority", ())), signer.get("name", "")),
        addressee=data.get("addressee", ""),
    )
