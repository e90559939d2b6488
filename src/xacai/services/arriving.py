"""What a bundle changes inside the transaction of its import: figures, answers, the queue of receipts."""

from __future__ import annotations

from datetime import date

from xacai.db.answers import GIVEN
from xacai.db.shelves import Shelves
from xacai.domain.answer import Answer, Answered
from xacai.domain.issue import Issue
from xacai.domain.office import Office
from xacai.domain.submission import Shipment, read_cells
from xacai.exchange.bundle import Bundle
from xacai.exchange.manifest import WITHDRAWABLE
from xacai.services.acknowledging import ANSWERS, answers_in, take_answers


def apply(shelves: Shelves, bundle: Bundle) -> tuple[Issue, ...]:
    """Let the newest revision of its stream count; tells what was odd."""
    stream, kind = bundle.manifest.stream, bundle.manifest.kind
    if kind in ANSWERS:
        return take_answers(shelves, answers_in(bundle))
    if kind == "withdrawal":
        shelves.received_values.remove(stream.office, stream.period)
        shelves.received_reports.set_verdict(stream.office, stream.period, "withdrawn")
    elif kind == "report":
        shelves.received_values.put(stream.office, stream.period, read_cells(bundle.content))
        _onto_the_board(shelves, bundle)
    return ()


def _onto_the_board(shelves: Shelves, bundle: Bundle) -> None:
    manifest = bundle.manifest
    signed = bundle.particulars["day"]
    shelves.received_reports.arrive(
        manifest.stream.office,
        manifest.stream.period,
        revision=manifest.revision,
        uuid=manifest.uuid,
        catalogue=bundle.content["catalogue"],
        signed=date.fromisoformat(signed) if signed else None,
    )


def note_arrival(shelves: Shelves, shipment: Shipment, own: Office, at: str) -> None:
    """Queue "arrived" for the next receipt. Nobody answers a bundle of the own office, or an answer."""
    stream = shipment.stream
    if stream.office == own.code or stream.kind not in WITHDRAWABLE:
        return
    answer = Answer(
        office=stream.office,
        period=stream.period,
        kind=stream.kind,
        revision=shipment.revision,
        verdict=Answered.ARRIVED,
        at=at,
        by_office=own.code,
        uuid=shipment.uuid,
        sha256=shipment.sha256,
    )
    if not shelves.answers.list(GIVEN, office=stream.office, uuid=shipment.uuid):
        shelves.answers.put(answer, GIVEN)
