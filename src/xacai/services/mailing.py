"""E-mail drafts of a report: bundle and PDF as attachments of an .eml file, which the office's mail program sends.

Above what an e-mail carries, evidence files stay out (named in the report by their hash) or follow in bundles of their
own, one a draft. A draft that was written counts as handed over: what may have left is corrected, not reopened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from xacai.documents.mail_draft import Attached, Mail, mail_draft
from xacai.domain.issue import Refusal, refuse
from xacai.domain.period import Period
from xacai.domain.period import name as period_name
from xacai.domain.report import Report, ReportState
from xacai.domain.submission import Shipment
from xacai.files.atomic import Written, make_folder, make_sure_of_room, write_atomic
from xacai.services.enclosing import (
    MAIL_LIMIT,
    MAIL_ROOM,
    Enclosure,
    Enclosures,
    beyond_a_mail,
    choose,
    enclosures,
    staying,
)
from xacai.services.parcels import pack_parcels
from xacai.services.publishing import report_file_stem, report_pdf
from xacai.services.reporting import get_report, hand_over
from xacai.services.submitting import Packed, pack_report, remember_handed
from xacai.services.workspace import Workspace

_ADDRESS = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"()]+")
_LONGEST_ADDRESS = 254


class Beyond(StrEnum):
    """What becomes of evidence files that the e-mail has no room for."""

    REFUSE = "refuse"
    LEAVE_OUT = "leave-out"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Drafted:
    """The drafts, read back, the report's own first; ``left_out`` are files that travel in none of them."""

    shipment: Shipment
    drafts: tuple[Written, ...]
    left_out: tuple[Enclosure, ...] = ()


def draft_mail(
    workspace: Workspace, period: Period, folder: Path, *, to: str = "", beyond: Beyond = Beyond.REFUSE
) -> Drafted:
    """Write the report's e-mail draft(s) into a folder, all or none, and record it as handed over.

    Refused: ``report.withdrawn``, ``report.not-finalised``, ``mail.address``, ``mail.too-large`` (files were chosen
    that no e-mail carries and ``beyond`` does not say what becomes of them; or the paper alone is too large).
    """
    report = get_report(workspace, period)
    if report.state is ReportState.WITHDRAWN:
        raise refuse("report.withdrawn", f"report {period.code}", period=period.code)
    address = checked_address(to)
    known = _fitting(workspace, report, beyond)
    packed = pack_report(workspace, report)
    apart = [item for item in staying(known) if item.file.size <= MAIL_ROOM]
    parcels = pack_parcels(workspace, report, apart, MAIL_ROOM) if beyond is Beyond.APART else ()
    mails = [_report_mail(workspace, report, packed, address, len(parcels))]
    mails += [_parcel_mail(workspace, report, item, address, at + 1) for at, item in enumerate(parcels)]
    written = _write_all(folder, _names(report, len(mails)), [mail_draft(mail) for mail in mails])
    if report.state in {ReportState.FINALISED, ReportState.NUMBERED}:
        hand_over(workspace, report)
    for item, draft in zip((packed, *parcels), written, strict=True):
        remember_handed(workspace, item.shipment, draft.path)
    stays = tuple(item for item in known.items if not item.travels and not (parcels and item in apart))
    return Drafted(packed.shipment, written, stays)


def checked_address(text: str) -> str:
    """An e-mail address, or none; refused where it is neither (``mail.address``)."""
    address = text.strip()
    if address and (len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address)):
        raise refuse("mail.address", "", address=address[:_LONGEST_ADDRESS])
    return address


def _fitting(workspace: Workspace, report: Report, beyond: Beyond) -> Enclosures:
    """What travels in the report's own bundle, cut to what an e-mail carries where that is wanted."""
    known = enclosures(workspace, report)
    if not known.too_large_for_mail:
        return known
    if beyond is Beyond.REFUSE:
        raise _too_large(report)
    beyond_mail = beyond_a_mail(item.file for item in known.travelling)
    return choose(workspace, report, {item.file.sha256 for item in known.travelling} - beyond_mail)


def _report_mail(workspace: Workspace, report: Report, packed: Packed, to: str, parcels: int) -> Mail:
    """Bundle and PDF; where both are too large together the PDF goes without the bundle inside."""
    pdf = report_pdf(workspace, report, bundle=(packed.shipment, packed.data))
    if len(pdf) + len(packed.data) > MAIL_LIMIT:
        pdf = report_pdf(workspace, report)
    if len(pdf) + len(packed.data) > MAIL_LIMIT:
        raise _too_large(report)
    files = (
        Attached(packed.shipment.file_name, packed.data),
        Attached(f"{report_file_stem(report)}.pdf", pdf),
    )
    words = [f"{_title(report)}.", f"Mã kiểm tra: {packed.shipment.check_code}"]
    if parcels:
        words.append(f"Tài liệu kiểm chứng gửi tiếp trong {parcels} thư sau.")
    return _mail(workspace, _title(report), words, to, files)


def _parcel_mail(workspace: Workspace, report: Report, parcel: Packed, to: str, number: int) -> Mail:
    files = (Attached(parcel.shipment.file_name, parcel.data),)
    title = f"{_title(report)}: tài liệu kiểm chứng, thư {number}"
    words = [f"{title}.", f"Mã kiểm tra của gói này: {parcel.shipment.check_code}"]
    return _mail(workspace, title, words, to, files)


def _mail(
    workspace: Workspace, subject: str, words: Iterable[str], to: str, files: tuple[Attached, ...]
) -> Mail:
    told = ["Kính gửi quý cơ quan,", "", *words, "Tệp kèm theo:", *(f"- {item.name}" for item in files)]
    office = workspace.office().name
    text = "\r\n".join((*told, "", office, ""))
    return Mail(f"{office}: {subject}", text, workspace.now().astimezone(), to, files)


def _title(report: Report) -> str:
    number = report.particulars.number
    numbered = f" số {number}" if number else ""
    return f"Báo cáo{numbered} về cải cách hành chính {period_name(report.period)}"


def _names(report: Report, count: int) -> list[str]:
    stem = report_file_stem(report)
    return [f"{stem}.eml", *(f"{stem}_tai-lieu-{number}.eml" for number in range(1, count))]


def _write_all(folder: Path, names: list[str], drafts: list[bytes]) -> tuple[Written, ...]:
    """All drafts or, where one cannot be written, none that did not stand there before."""
    place = make_folder(folder)
    make_sure_of_room(place / names[0], sum(len(data) for data in drafts))
    stood = {name for name in names if (place / name).exists()}
    written: list[Written] = []
    try:
        for name, data in zip(names, drafts, strict=True):
            written.append(write_atomic(place / name, data))
    except Refusal:
        for item in written:
            if item.path.name not in stood:
                with suppress(OSError):
                    item.path.unlink()
        raise
    return tuple(written)


def _too_large(report: Report) -> Refusal:
    return refuse("mail.too-large", f"report {report.period.code}", limit=str(MAIL_LIMIT // 1_000_000))
