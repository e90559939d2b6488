"""Handing over: the bundle of a report or plan, its PDF, both into a folder and read back.

Order: content → check code → bundle → PDF with that bundle attached. A revision keeps one uuid and one build for the
same content and particulars, so that exporting again yields the same bytes and the receiver answers "already".
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from xacai import __version__
from xacai.db.restoring import EPOCH
from xacai.db.shipments import MADE
from xacai.domain.issue import Refusal, refuse
from xacai.domain.period import Period
from xacai.domain.plan import Plan, PlanState
from xacai.domain.report import Report, ReportState
from xacai.domain.submission import (
    SCHEMA,
    Data,
    Shipment,
    Stream,
    plan_content,
    plan_particulars,
    report_particulars,
)
from xacai.exchange.bundle import pack, sender
from xacai.exchange.check_code import check_code, content_sha256
from xacai.exchange.evidence_parcel import KIND as EVIDENCE
from xacai.exchange.manifest import WITHDRAWABLE, Manifest, Previous
from xacai.exchange.names import bundle_name
from xacai.files.atomic import Written, make_folder, make_sure_of_room, write_atomic
from xacai.files.canonical import encode
from xacai.services.enclosing import Enclosures, attachments, enclosures, with_scan
from xacai.services.own_key import office_key, own_card
from xacai.services.planning import as_issued, get_plan
from xacai.services.publishing import plan_pdf, report_file_stem, report_pdf
from xacai.services.reporting import get_report, hand_over
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Packed:
    """A bundle ready to travel: its identity and its bytes."""

    shipment: Shipment
    data: bytes


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written into the folder and read back the same."""

    shipment: Shipment
    bundle: Written
    pdf: Written


def report_snapshot(workspace: Workspace, report: Report) -> Data:
    """The content that was locked when the report was finalised; refused before that."""
    with workspace.store.reading() as shelves:
        kept = shelves.reports.snapshot(report.period.code, report.revision)
    if kept is None or not report.locked:
        raise refuse("report.not-finalised", f"report {report.period.code}", period=report.period.code)
    return kept.content


def pack_report(workspace: Workspace, report: Report) -> Packed:
    """The report's bundle; the same bytes for the same content and particulars."""
    stream = Stream(report.office, report.period.code, "report")
    content = report_snapshot(workspace, report)
    particulars = report_particulars(report.particulars)
    return pack_stream(
        workspace,
        stream,
        report.revision,
        content,
        particulars,
        reason=report.correction_reason,
        catalogue=report.catalogue,
        enclosed=with_scan(workspace, report, enclosures(workspace, report)),
    )


def pack_plan(workspace: Workspace, plan: Plan) -> Packed:
    """The bundle of an issued plan."""
    if plan.state is not PlanState.ISSUED:
        raise refuse("plan.not-issued-yet", f"plan {plan.key}", key=plan.key)
    office = workspace.office()
    stream = Stream(office.code, plan.key, "plan")
    locked = as_issued(workspace, plan)
    content = plan_content(locked, office)
    return pack_stream(workspace, stream, plan.revision + 1, content, plan_particulars(locked))


def pack_stream(
    workspace: Workspace,
    stream: Stream,
    revision: int,
    content: Data,
    particulars: Data,
    *,
    kind: str = "",
    reason: str = "",
    catalogue: str = "",
    enclosed: Enclosures | None = None,
) -> Packed:
    """Seal a revision; a build that was packed before of the same content, particulars and files comes back as it was.

    ``kind`` is named for a bundle that is not of its stream's kind (a withdrawal).
    """
    office, key = workspace.office(), office_key(workspace)
    files = enclosed if enclosed is not None else Enclosures()
    print_of = _print_of(content, particulars, files, key.key_id)
    with workspace.store.reading() as shelves:
        made = shelves.shipments.list(MADE, stream=stream)
        head = shelves.audit.head()
        epoch = int(shelves.settings.get(EPOCH, "1"))
    kept = _kept(workspace, made, revision, print_of)
    if kept is not None:
        return kept
    before = next((item for item in reversed(made) if item.revision == revision - 1), None)
    manifest = Manifest(
        kind=kind or stream.kind,
        uuid=workspace.new_id(),
        office=sender(office.code, office.name, key),
        stream=stream,
        revision=revision,
        build=1 + sum(1 for item in made if item.revision == revision),
        epoch=epoch,
        previous=Previous(before.revision, before.content_sha256) if before else None,
        reason=reason,
        created=workspace.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        program=__version__,
        schema=SCHEMA,
        catalogue=catalogue,
        audit_head=head.hash if head else "",
    )
    data = pack(
        manifest,
        content=content,
        particulars=particulars,
        key=key,
        evidence=attachments(workspace, files),
    )
    sha256 = content_sha256(content)
    shipment = Shipment(
        stream=stream,
        revision=revision,
        uuid=manifest.uuid,
        sha256=hashlib.sha256(data).hexdigest(),
        check_code=check_code(sha256),
        content_sha256=sha256,
        build=manifest.build,
        epoch=epoch,
        fingerprint=print_of,
        made_at=manifest.created,
        file_name=bundle_name(replace(stream, kind=manifest.kind), revision, manifest.uuid),
        bundle_kind=kind,
    )
    write_atomic(_outbox(workspace) / shipment.file_name, data)
    with workspace.store.writing("bundle.pack", f"{stream.kind} {stream.period}") as shelves:
        shelves.shipments.put(shipment, MADE)
    return Packed(shipment, data)


def packed_before(
    workspace: Workspace, stream: Stream, revision: int, content: Data, particulars: Data
) -> Packed | None:
    """The bundle of that revision that was made with just this content and particulars."""
    with workspace.store.reading() as shelves:
        made = shelves.shipments.list(MADE, stream=stream)
    key_id = own_card(workspace).key_id
    return _kept(workspace, made, revision, _print_of(content, particulars, Enclosures(), key_id))


def _print_of(content: Data, particulars: Data, files: Enclosures, key_id: str) -> str:
    """What makes a build: after a change of the office's key the same content is sealed anew."""
    hashes = "".join(sorted(item.file.sha256 for item in files.travelling))
    return hashlib.sha256(
        encode(content) + encode(particulars) + hashes.encode() + key_id.encode()
    ).hexdigest()


def _outbox(workspace: Workspace) -> Path:
    """Where bundles stay resendable."""
    return make_folder(workspace.folder / "outbox")


def _kept(workspace: Workspace, made: tuple[Shipment, ...], revision: int, print_of: str) -> Packed | None:
    """The bundle of the same content and particulars, if its file is still whole."""
    for shipment in reversed(made):
        path = _outbox(workspace) / shipment.file_name
        if shipment.revision != revision or shipment.fingerprint != print_of or not path.is_file():
            continue
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == shipment.sha256:
            return Packed(shipment, data)
    return None


def export_report(workspace: Workspace, period: Period, folder: Path) -> Exported:
    """Write bundle and PDF into the folder, read both back, then record the report as handed over."""
    report = get_report(workspace, period)
    if report.state is ReportState.WITHDRAWN:
        raise refuse("report.withdrawn", f"report {period.code}", period=period.code)
    packed = pack_report(workspace, report)
    pdf = report_pdf(workspace, report, bundle=(packed.shipment, packed.data))
    written, paper = write_both(folder, packed, f"{report_file_stem(report)}.pdf", pdf)
    if report.state in {ReportState.FINALISED, ReportState.NUMBERED}:
        hand_over(workspace, report)
    remember_handed(workspace, packed.shipment, folder)
    return Exported(packed.shipment, written, paper)


def export_plan(workspace: Workspace, key: str, folder: Path) -> Exported:
    """Write an issued plan's bundle and PDF into the folder and read both back."""
    plan = get_plan(workspace, key)
    packed = pack_plan(workspace, plan)
    pdf = plan_pdf(workspace, plan, bundle=(packed.shipment, packed.data))
    written, paper = write_both(folder, packed, f"{plan.key.replace('/', '-')}.pdf", pdf)
    remember_handed(workspace, packed.shipment, folder)
    return Exported(packed.shipment, written, paper)


def write_both(folder: Path, packed: Packed, name: str, pdf: bytes) -> tuple[Written, Written]:
    """Bundle and paper, or neither: a bundle that left without being recorded could be contradicted later."""
    target = make_folder(folder) / packed.shipment.file_name
    make_sure_of_room(target, len(packed.data) + len(pdf))
    stood = target.exists()
    written = write_atomic(target, packed.data)
    try:
        return written, write_atomic(folder / name, pdf)
    except Refusal:
        if not stood:
            with suppress(OSError):
                target.unlink()
        raise


def remember_handed(workspace: Workspace, shipment: Shipment, place: Path) -> None:
    """Note when a bundle was written where: into which folder, or which e-mail draft."""
    handed = replace(shipment, handed_at=workspace.now().isoformat(timespec="seconds"), way=str(place))
    with workspace.store.writing(
        "bundle.hand-over", f"{shipment.stream.kind} {shipment.stream.period}"
    ) as shelves:
        shelves.shipments.put(handed, MADE)


def history(workspace: Workspace) -> tuple[Shipment, ...]:
    """Plans and reports that were packed, withdrawals, evidence that followed, newest first; no answers to others."""
    with workspace.store.reading() as shelves:
        made = [
            item for item in shelves.shipments.list(MADE) if item.stream.kind in (*WITHDRAWABLE, EVIDENCE)
        ]
    return tuple(sorted(made, key=lambda item: item.made_at, reverse=True))


def unsent(workspace: Workspace, reports: Mapping[str, Report]) -> int:
    """How many finalised reports have not left the office yet."""
    waiting = {ReportState.FINALISED, ReportState.NUMBERED}
    return sum(1 for report in reports.values() if report.state in waiting)
