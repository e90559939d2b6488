"""Signing a report's PDF with a person's certificate, and checking the signatures of PDFs that came. No network.

Order: content → check code → bundle → PDF with that bundle attached → signature → the bundle that travels, which may
carry the signed PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from xacai.documents.content import StateDocument
from xacai.documents.signature_place import signature_place
from xacai.documents.signature_stamp import signature_stamp
from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.domain.period import Period
from xacai.domain.report import Report, ReportState
from xacai.domain.text import plain
from xacai.exchange.container import LARGEST_FILE
from xacai.exchange.pades.anchors import Anchor, keep_authorities, known_authorities, read_authorities
from xacai.exchange.pades.checking import SignatureVerdict, check_pdf_signatures
from xacai.exchange.pades.credentials import Credentials, opened
from xacai.exchange.pades.names import common_name
from xacai.exchange.pades.revocations import Revocations, is_list, keep_list, known_lists
from xacai.exchange.pades.signing import Appearance, sign_pdf
from xacai.exchange.pades.source import KeyFile as KeyFile
from xacai.exchange.pades.source import KeySource as KeySource
from xacai.exchange.pades.source import Token as Token
from xacai.files.atomic import Written, make_folder, write_atomic
from xacai.files.reading import read_limited
from xacai.intake.pdf_guard import check_pdf
from xacai.intake.time_limit import within
from xacai.services.publishing import report_file_stem, report_paper, report_pdf
from xacai.services.reporting import attach_scan, get_report, hand_over
from xacai.services.submitting import Packed, pack_report, remember_handed, write_both
from xacai.services.workspace import Workspace
from xacai.wording.messages import message_of

VIETNAM = timezone(timedelta(hours=7))
_LARGEST_PICTURE = 2_000_000
_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Pictures:
    """PNG files of the personal signature and of the seal; None shows lines of text, or no seal."""

    signature: Path | None = None
    seal: Path | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What was written and read back; ``signer`` is the name in the certificate. ``issues`` are doubts, no errors."""

    packed: Packed
    bundle: Written
    pdf: Written
    signer: str
    issues: tuple[Issue, ...] = ()


def sign_report(
    workspace: Workspace,
    period: Period,
    source: KeySource,
    out: Path,
    *,
    pictures: Pictures | None = None,
    carry: bool = False,
) -> Signed:
    """Write the report's bundle and its signed PDF (the bundle inside) into a folder; the report is handed over.

    ``carry`` also keeps the signed PDF as the scan of the signed page, so that the bundle written holds it. Refused
    before number and day are entered: what is signed can no longer be filled in.
    """
    report = get_report(workspace, period)
    if report.state is ReportState.WITHDRAWN:
        raise refuse("report.withdrawn", f"report {period.code}", period=period.code)
    if not report.locked or report.particulars.day is None:
        raise refuse("signature.not-numbered", f"report {period.code}", period=period.code)
    if carry:
        # The scan would be the signed PDF of an earlier try, with a bundle inside.
        report = replace(report, particulars=replace(report.particulars, scan=None))
    moment = _now(workspace)
    with opened(source, moment) as credentials:
        packed = pack_report(workspace, report)
        pdf = _signed_pdf(workspace, report, packed, credentials, pictures or Pictures(), moment)
        signer = common_name(credentials.certificate.subject)
    _confirm(pdf, moment)
    travelling = _carrying(workspace, report, pdf) if carry else packed
    bundle, paper = write_both(out, travelling, f"{_stem(report)}.pdf", pdf)
    _record(workspace, period, packed, travelling, out)
    return Signed(travelling, bundle, paper, signer, _other_name(signer, report.particulars.signer.name))


def _other_name(signer: str, printed: str) -> tuple[Issue, ...]:
    """A warning where the certificate is not of the person printed as signer: perhaps the wrong token was taken."""
    if not printed or plain(printed) in plain(signer):
        return ()
    details = {"signer": signer, "printed": printed}
    return (Issue("signature.other-name", Severity.WARNING, "", details),)


def _signed_pdf(
    workspace: Workspace,
    report: Report,
    packed: Packed,
    credentials: Credentials,
    pictures: Pictures,
    moment: datetime,
) -> bytes:
    paper = report_paper(workspace, report)
    return sign_pdf(
        report_pdf(workspace, report, bundle=(packed.shipment, packed.data)),
        credentials,
        moment=moment,
        reason=f"Ký {paper.metadata.title}",
        location=workspace.office().place,
        appearance=_appearance(paper, workspace.office().name, credentials, pictures, moment),
    )


def _appearance(
    paper: StateDocument, office: str, credentials: Credentials, pictures: Pictures, moment: datetime
) -> Appearance:
    """What Decree 30/2020 shows of a signature, in the room above the signer's name."""
    place = signature_place(paper)
    lines = (
        f"Ký bởi: {common_name(credentials.certificate.subject)}",
        f"Cơ quan: {office}",
        f"Thời gian ký: {moment:%d/%m/%Y %H:%M:%S} +07:00",
    )
    stamp = signature_stamp(
        place.right - place.left,
        place.top - place.bottom,
        lines,
        picture=_picture(pictures.signature),
        seal=_picture(pictures.seal),
    )
    return Appearance(stamp, place.page, (place.left, place.bottom, place.right, place.top))


def _picture(path: Path | None) -> bytes:
    return read_limited(path, _LARGEST_PICTURE) if path is not None else b""


def _confirm(pdf: bytes, moment: datetime) -> None:
    """What a token gave must hold before it leaves."""
    found = check_pdf_signatures(pdf, (), moment)
    if len(found) != 1 or not (found[0].intact and found[0].valid and found[0].unchanged):
        raise refuse("signature.failed", "", reason=message_of(found[0].reasons[0]) if found else "")


def _carrying(workspace: Workspace, report: Report, pdf: bytes) -> Packed:
    """The bundle with the signed PDF inside, kept as the scan of the signed page."""
    place = make_folder(workspace.folder / "outbox") / f"{_stem(report)}.pdf"
    write_atomic(place, pdf)
    try:
        return pack_report(workspace, attach_scan(workspace, report.period, place))
    finally:
        place.unlink(missing_ok=True)


def _record(workspace: Workspace, period: Period, inside: Packed, beside: Packed, out: Path) -> None:
    """Both left the office: the bundle inside the PDF and the one beside it."""
    report = get_report(workspace, period)
    if report.state in {ReportState.FINALISED, ReportState.NUMBERED}:
        hand_over(workspace, report)
    for packed in {item.shipment.uuid: item for item in (inside, beside)}.values():
        remember_handed(workspace, packed.shipment, out)


def _stem(report: Report) -> str:
    return f"{report_file_stem(report)}_da-ky"


def _now(workspace: Workspace) -> datetime:
    return workspace.now().astimezone(VIETNAM)


def check_signatures(workspace: Workspace, source: Path) -> tuple[SignatureVerdict, ...]:
    """The verdict on every signature of a PDF file; none where it bears none.

    Refused where the file is no PDF (``signature.no-pdf``) or too large to be looked into.
    """
    data = read_limited(source, LARGEST_FILE)
    if not data.startswith(b"%PDF-"):
        raise refuse("signature.no-pdf", source.name, file=source.name)
    try:
        check_pdf(data, source.name)
    except Refusal as fault:
        raise refuse("signature.too-large", source.name, file=source.name) from fault
    anchors, moment = known_authorities(workspace.folder), _now(workspace)
    lists = known_lists(workspace.folder, anchors)
    try:
        return within(_SECONDS, lambda: check_pdf_signatures(data, anchors, moment, lists))
    except TimeoutError as fault:
        raise refuse("signature.too-long", source.name, file=source.name) from fault


def arrived_signatures(workspace: Workspace, source: Path) -> dict[str, Any]:
    """What ``bundle verify`` says of the signatures of a PDF that came; what hinders the check is a reason."""
    try:
        return signature_data(check_signatures(workspace, source))
    except Refusal as refusal:
        return {**signature_data(()), "reasons": [message_of(refusal.issue)]}


def signature_data(verdicts: tuple[SignatureVerdict, ...]) -> dict[str, Any]:
    """All verdicts as ``--json`` writes them: the answers for all together (none is no yes), then each."""
    return {
        "found": len(verdicts),
        **{
            name: bool(verdicts) and all(getattr(item, name) for item in verdicts)
            for name in ("intact", "valid", "trusted", "unchanged")
        },
        "signatures": [_one(item) for item in verdicts],
        "reasons": [message_of(issue) for item in verdicts for issue in item.reasons],
    }


def _one(verdict: SignatureVerdict) -> dict[str, Any]:
    return {
        "intact": verdict.intact,
        "valid": verdict.valid,
        "trusted": verdict.trusted,
        "unchanged": verdict.unchanged,
        "signer": verdict.signer,
        "organisation": verdict.organisation,
        "issuer": verdict.issuer,
        "signed_at": verdict.signed_at,
    }


def trust_issuer(workspace: Workspace, source: Path) -> tuple[Anchor, ...]:
    """Take the issuers of a PEM file in: certificates they issued are trusted from now on."""
    kept = keep_authorities(workspace.folder, read_authorities(source))
    _note(workspace, " ".join(anchor.sha256[:16] for anchor in kept))
    return kept


def is_revocation_list(source: Path) -> bool:
    """Whether a file holds a list of certificates taken back."""
    return is_list(read_limited(source, LARGEST_FILE))


def take_revocations(workspace: Workspace, source: Path) -> Revocations:
    """Take an issuer's list of certificates taken back in: what it names is trusted no longer.

    Refused: ``signature.no-list``, ``signature.list-unknown`` (by no issuer taken in), ``signature.list-older``.
    """
    kept = keep_list(workspace.folder, source, known_authorities(workspace.folder))
    _note(workspace, f"list {kept.issuer} {kept.day}")
    return kept


def _note(workspace: Workspace, what: str) -> None:
    with workspace.store.writing("signature.trust", what):
        pass
