"""Taking a sent report back: a tombstone that takes the next revision of its stream, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.domain.period import Period
from xacai.domain.report import Report, withdrawn
from xacai.domain.submission import Shipment, Stream
from xacai.domain.text import nfc, squeeze
from xacai.exchange.answers import withdrawal_content
from xacai.files.atomic import Written, make_folder, write_atomic
from xacai.services.reporting import get_report
from xacai.services.submitting import pack_stream, remember_handed
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The report taken back, and the bundle that says so."""

    report: Report
    shipment: Shipment
    bundle: Written


def withdraw(workspace: Workspace, period: Period, reason: str, folder: Path) -> Withdrawal:
    """Write the withdrawal into the folder, read it back, then record it; refused before the report was handed over."""
    report = get_report(workspace, period)
    gone, why = withdrawn(report, reason), squeeze(nfc(reason))
    stream = Stream(report.office, period.code, "report")
    revision = report.revision + 1
    content = withdrawal_content(workspace.office(), stream, report.revision, revision, why)
    packed = pack_stream(workspace, stream, revision, content, {}, kind="withdrawal", reason=why)
    written = write_atomic(make_folder(folder) / packed.shipment.file_name, packed.data)
    with workspace.store.writing("report.withdraw", period.code) as shelves:
        shelves.reports.put(gone, report)
    remember_handed(workspace, packed.shipment, folder)
    return Withdrawal(gone, packed.shipment, written)
