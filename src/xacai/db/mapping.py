"""Rows and domain values, both ways: offices, progress, reports, shipments. Plans: ``plan_mapping``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from xacai.db.numbers import from_micro, to_micro, to_vnd
from xacai.db.plain import read_json, read_list, write_json, write_list
from xacai.domain.evidence import EvidenceFile
from xacai.domain.indicator import Cell, CellState
from xacai.domain.office import Department, Office
from xacai.domain.period import Period, read_period, window
from xacai.domain.plan import Signer
from xacai.domain.progress import Entry, Mark, Proof
from xacai.domain.report import Particulars, Report, ReportState, SectionText
from xacai.domain.submission import Shipment, Stream

Row = dict[str, Any]
TYPED, OVERRIDE = "typed", "override"


def write_day(day: date | None) -> str | None:
    """ISO 8601."""
    return day.isoformat() if day else None


@lru_cache(maxsize=4096)
def read_day(text: str | None) -> date | None:
    """The day of an ISO 8601 text. Remembered: thousands of rows share a few days."""
    return date.fromisoformat(text) if text else None


def office_row(office: Office, own: bool) -> Row:
    """The row of an office, its departments aside."""
    return {
        "code": office.code,
        "own": int(own),
        "name": office.name,
        "place": office.place,
        "superior_code": office.superior_code,
        "superior_name": office.superior_name,
        "valid_from": write_day(office.valid_from),
        "valid_to": write_day(office.valid_to),
        "receives": int(office.receives),
        "exchange_id": office.exchange_id,
        "signer_authority": write_list(office.signer_authority),
        "signer_name": office.signer_name,
        "recipients": write_list(office.recipients),
    }


def department_row(office_code: str, place: int, item: Department) -> Row:
    """The row of a department."""
    return {
        "office_code": office_code,
        "place": place,
        "name": item.name,
        "spellings": write_list(item.spellings),
        "valid_from": write_day(item.valid_from),
        "valid_to": write_day(item.valid_to),
        "successor": item.successor,
    }


@lru_cache(maxsize=256)
def _texts(text: str) -> tuple[str, ...]:
    """A list of texts. Remembered: most offices have the same one."""
    return read_list(str, text)


def read_office(row: Any, departments: Iterable[Any]) -> Office:
    """The office of a row and of its departments' rows, these in order."""
    return Office(
        code=row.code,
        name=row.name,
        place=row.place,
        superior_code=row.superior_code,
        superior_name=row.superior_name,
        valid_from=read_day(row.valid_from),
        valid_to=read_day(row.valid_to),
        receives=bool(row.receives),
        exchange_id=row.exchange_id,
        signer_authority=_texts(row.signer_authority),
        signer_name=row.signer_name,
        recipients=_texts(row.recipients),
        departments=tuple(_read_department(item) for item in departments),
    )


def _read_department(row: Any) -> Department:
    return Department(
        name=row.name,
        spellings=read_list(str, row.spellings),
        valid_from=read_day(row.valid_from),
        valid_to=read_day(row.valid_to),
        successor=row.successor,
    )


def period_days(code: str) -> tuple[str, str]:
    """First and last day of a period's window, for the order of periods; empty for a code that names none."""
    period = read_period(code)
    if period is None:
        return "", ""
    days = window(period)
    return days.first.isoformat(), days.last.isoformat()


def entry_row(plan_key: str, entry: Entry) -> Row:
    """The row of a progress entry."""
    first_day, last_day = period_days(entry.period)
    return {
        "plan_key": plan_key,
        "task_key": entry.task_key,
        "period": entry.period,
        "deliverable": entry.deliverable,
        "first_day": first_day,
        "last_day": last_day,
        "mark": entry.mark.value,
        "done_on": write_day(entry.done_on),
        "proof_number": entry.proof.number,
        "proof_day": write_day(entry.proof.day),
        "proof_issuer": entry.proof.issuer,
        "proof_abstract": entry.proof.abstract,
        "result": entry.result,
        "spent_vnd": to_vnd(entry.spent_vnd, f"task {entry.task_key}"),
        "note": entry.note,
        "met_on": write_day(entry.met_on),
        "due": write_day(entry.due),
    }


def read_entry(row: Any) -> Entry:
    """The progress entry of a row."""
    return Entry(
        task_key=row.task_key,
        period=row.period,
        mark=Mark(row.mark),
        deliverable=row.deliverable,
        done_on=read_day(row.done_on),
        proof=Proof(row.proof_number, read_day(row.proof_day), row.proof_issuer, row.proof_abstract),
        result=row.result,
        spent_vnd=row.spent_vnd,
        note=row.note,
        met_on=read_day(row.met_on),
        due=read_day(row.due),
    )


def report_row(report: Report) -> Row:
    """The row of a report, its cells, texts and reasons aside."""
    code = report.period.code
    first_day, last_day = period_days(code)
    return {
        "period": code,
        "first_day": first_day,
        "last_day": last_day,
        "office": report.office,
        "catalogue": report.catalogue,
        "plan_key": report.plan_key,
        "revision": report.revision,
        "state": report.state.value,
        **particulars_row(report.particulars),
        "correction_reason": report.correction_reason,
        "title": report.title,
    }


def particulars_row(particulars: Particulars) -> Row:
    """The columns of what is known after signing."""
    return {
        "number": particulars.number,
        "day": write_day(particulars.day),
        "signer_authority": write_list(particulars.signer.authority),
        "signer_name": particulars.signer.name,
        "addressee": particulars.addressee,
        "scan": write_json(particulars.scan) if particulars.scan is not None else "",
    }


def cell_row(code: str, cell: Cell) -> Row:
    """The columns of a cell."""
    return {
        "code": code,
        "state": cell.state.value,
        "micro": to_micro(cell.number, f"row {code}"),
        "text": cell.text,
        "note": cell.note,
    }


def read_cell(row: Any) -> Cell:
    """The cell of a row."""
    return Cell(CellState(row.state), from_micro(row.micro), row.text, row.note)


def read_report(
    row: Any, values: Sequence[Any], texts: Iterable[Any], reasons: Iterable[Any], aside: Iterable[Any]
) -> Report:
    """The report of its row and of its parts' rows."""
    return Report(
        office=row.office,
        period=_period(row.period),
        catalogue=row.catalogue,
        plan_key=row.plan_key,
        revision=row.revision,
        state=ReportState(row.state),
        values=_layer(values, TYPED),
        overrides=_layer(values, OVERRIDE),
        texts={item.section: SectionText(item.text, bool(item.drafted)) for item in texts},
        reasons={item.key: item.reason for item in reasons},
        particulars=read_particulars(row),
        correction_reason=row.correction_reason,
        title=row.title,
        set_aside={item.place: item.words for item in aside},
    )


def read_particulars(row: Any) -> Particulars:
    """The same back."""
    signer = Signer(read_list(str, row.signer_authority), row.signer_name)
    scan = read_json(EvidenceFile, row.scan) if row.scan else None
    return Particulars(row.number, read_day(row.day), signer, row.addressee, scan)


def _layer(rows: Sequence[Any], layer: str) -> Mapping[str, Cell]:
    return {row.code: read_cell(row) for row in rows if row.layer == layer}


def _period(code: str) -> Period:
    period = read_period(code)
    if period is None:
        raise ValueError(f"no period: {code}")
    return period


def shipment_row(shipment: Shipment) -> Row:
    """The columns of a shipment's identity."""
    return {
        "uuid": shipment.uuid,
        "office": shipment.stream.office,
        "period": shipment.stream.period,
        "kind": shipment.stream.kind,
        "revision": shipment.revision,
        "sha256": shipment.sha256,
        "check_code": shipment.check_code,
        "content_sha256": shipment.content_sha256,
        "particulars_sha256": shipment.particulars_sha256,
        "fingerprint": shipment.fingerprint,
        "build": shipment.build,
        "epoch": shipment.epoch,
        "made_at": shipment.made_at,
        "handed_at": shipment.handed_at,
        "way": shipment.way,
        "file_name": shipment.file_name,
        "outcome": shipment.outcome,
        "bundle_kind": shipment.bundle_kind,
        "previous_revision": shipment.previous[0] if shipment.previous else 0,
        "previous_sha256": shipment.previous[1] if shipment.previous else "",
    }


def read_shipment(row: Any) -> Shipment:
    """The shipment of a row."""
    return Shipment(
        stream=Stream(row.office, row.period, row.kind),
        revision=row.revision,
        uuid=row.uuid,
        sha256=row.sha256,
        check_code=row.check_code,
        content_sha256=row.content_sha256,
        particulars_sha256=row.particulars_sha256,
        fingerprint=row.fingerprint,
        build=row.build,
        epoch=row.epoch,
        made_at=row.made_at,
        handed_at=row.handed_at,
        way=row.way,
        file_name=row.file_name,
        outcome=row.outcome,
        bundle_kind=row.bundle_kind,
        previous=(row.previous_revision, row.previous_sha256) if row.previous_revision else None,
    )
