"""Handing a scorecard over: number and scan after signing, the bundle with its evidence, the PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xacai.domain.evidence import Evidence
from xacai.domain.issue import refuse
from xacai.domain.plan import Signer
from xacai.domain.report import Particulars
from xacai.domain.scorecard import Scorecard, ScorecardState
from xacai.domain.snapshot import read_proven
from xacai.domain.submission import Stream, report_particulars
from xacai.services.enclosing import Enclosures, enclosed, with_file
from xacai.services.filing import keep_file
from xacai.services.reporting import SCANS
from xacai.services.score_papers import scorecard_pdf
from xacai.services.scoring import SCORECARD, content_of, place_of, save
from xacai.services.submitting import Exported, Packed, pack_stream, remember_handed, write_both
from xacai.services.workspace import Workspace


def _locked(card: Scorecard) -> None:
    if card.state is ScorecardState.OPEN:
        raise refuse("scorecard.not-locked", place_of(card), year=str(card.year))


def number_scorecard(workspace: Workspace, card: Scorecard, particulars: Particulars) -> Scorecard:
    """Enter number, day and signer of the signed document; the content and its check code stay."""
    _locked(card)
    if not particulars.number.strip() or particulars.day is None:
        raise refuse("scorecard.number-missing", place_of(card), year=str(card.year))
    held, given = card.particulars, particulars.signer
    merged = replace(
        particulars,
        signer=Signer(given.authority or held.signer.authority, given.name or held.signer.name),
        addressee=particulars.addressee or held.addressee or workspace.office().superior_name,
        scan=particulars.scan or held.scan,
    )
    return save(workspace, "scorecard.number", replace(card, particulars=merged))


def attach_signed(workspace: Workspace, card: Scorecard, source: Path) -> Scorecard:
    """Keep the scan of the signed scorecard (PDF or picture); content and check code stay."""
    _locked(card)
    scan = keep_file(workspace, source)
    if scan.type not in SCANS:
        raise refuse("report.scan-type", scan.name, name=scan.name)
    signed = replace(card, particulars=replace(card.particulars, scan=scan))
    return save(workspace, "scorecard.scan", signed)


def enclosures_of(workspace: Workspace, card: Scorecard) -> Enclosures:
    """The files that travel: the evidence's as far as an e-mail carries them, the scan always."""
    documents: list[Evidence] = [
        read_proven(item).evidence for item in content_of(workspace, card)["evidence"]
    ]
    return with_file(workspace, enclosed(workspace, documents), card.particulars.scan)


def pack_scorecard(workspace: Workspace, card: Scorecard) -> Packed:
    """The bundle of a locked card; the same bytes for the same content and particulars."""
    if card.department:
        raise refuse("scorecard.stays-inside", place_of(card), department=card.department)
    _locked(card)
    return pack_stream(
        workspace,
        Stream(card.office, str(card.year), SCORECARD),
        card.revision,
        content_of(workspace, card),
        report_particulars(card.particulars),
        catalogue=card.criteria,
        enclosed=enclosures_of(workspace, card),
    )


def export_scorecard(workspace: Workspace, card: Scorecard, folder: Path) -> Exported:
    """Write bundle and PDF into the folder, read both back, then note that they were handed over."""
    packed = pack_scorecard(workspace, card)
    pdf = scorecard_pdf(workspace, card, bundle=(packed.shipment, packed.data))
    written, paper = write_both(
        folder, packed, f"cham-diem_{card.office}_{card.year}_lan-{card.revision}.pdf", pdf
    )
    remember_handed(workspace, packed.shipment, folder)
    return Exported(packed.shipment, written, paper)
