"""Answering an office below: a receipt for all that came from it, acceptance, return with remarks.

Receiving notes its own answer ("arrived") in the transaction of the import; what is noted and not carried out yet is
the queue. A receipt names every bundle of the office so far, so that one that is lost is made up for by the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from xacai.db.answers import GIVEN
from xacai.db.shipments import MADE, RECEIVED
from xacai.documents.archive import Attachment, attach
from xacai.documents.receipt_document import ReceiptLine, receipt_document
from xacai.documents.state_pdf import render
from xacai.domain.answer import Answer, Answered, Remark, check_answer, check_review, strongest
from xacai.domain.issue import refuse
from xacai.domain.submission import Data, Shipment, Stream
from xacai.exchange.answers import (
    ack_data,
    feedback_content,
    feedback_stream,
    receipt_content,
    receipt_stream,
    spoken_code,
)
from xacai.files.atomic import Written, make_folder, write_atomic
from xacai.services.submitting import Packed, pack_stream, packed_before, remember_handed, write_both
from xacai.services.workspace import Workspace

WITHDRAWAL = "withdrawal"
REPORT = "report"


@dataclass(frozen=True, slots=True)
class Given:
    """An answer with the bundle that it answers and the short code to be told by telephone."""

    answer: Answer
    shipment: Shipment
    code: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was written and read back: its bundle, its page, what it says newly."""

    office: str
    shipment: Shipment
    bundle: Written
    pdf: Written
    lines: tuple[Given, ...]


def waiting_offices(workspace: Workspace) -> tuple[str, ...]:
    """The offices that have an answer which no receipt has carried out."""
    with workspace.store.reading() as shelves:
        return tuple(sorted({item.office for item in shelves.answers.queued()}))


def given_to(workspace: Workspace, office: str, period: str = "") -> tuple[Given, ...]:
    """What was answered to an office, one line for each bundle of it, oldest first."""
    with workspace.store.reading() as shelves:
        answers = shelves.answers.list(GIVEN, office=office, period=period)
        shipments = {item.uuid: item for item in shelves.shipments.list(RECEIVED, office=office)}
    return _lines(answers, shipments)


def _lines(answers: Iterable[Answer], shipments: Mapping[str, Shipment]) -> tuple[Given, ...]:
    by_bundle: dict[str, list[Answer]] = {}
    for item in answers:
        if item.uuid in shipments:
            by_bundle.setdefault(item.uuid, []).append(item)
    found = []
    for uuid, said in by_bundle.items():
        counts = strongest(said)
        assert counts is not None
        code = spoken_code(counts.by_office, shipments[uuid].sha256, counts.verdict)
        found.append(Given(counts, shipments[uuid], code))
    return tuple(
        sorted(found, key=lambda item: (item.shipment.stream.period, item.shipment.revision, item.answer.at))
    )


def write_receipt(workspace: Workspace, office: str, folder: Path) -> Receipt:
    """The office's receipt into a folder, as bundle and as one page; with nothing new, the same bytes as before."""
    lines = given_to(workspace, office)
    if not lines:
        raise refuse("answer.nothing-received", f"office {office}", office=office)
    to = (office, office_name(workspace, office))
    packed = _pack_receipt(workspace, to, lines)
    fresh = _fresh(workspace, office, packed.shipment.uuid, lines)
    pdf = _receipt_pdf(workspace, to, fresh, packed)
    written, paper = write_both(
        make_folder(folder), packed, f"bien-nhan_{office}_{packed.shipment.revision}.pdf", pdf
    )
    with workspace.store.writing("answer.carry", f"receipt {office}") as shelves:
        shelves.answers.carried(office, packed.shipment.uuid)
    remember_handed(workspace, packed.shipment, folder)
    return Receipt(office, packed.shipment, written, paper, fresh)


def _pack_receipt(workspace: Workspace, to: tuple[str, str], lines: tuple[Given, ...]) -> Packed:
    office = workspace.office()
    stream = receipt_stream(office.code, to[0])
    acks = [ack_data(item.shipment, item.answer) for item in lines]
    last = _last(workspace, stream)
    if last:
        same = packed_before(workspace, stream, last, receipt_content(office, to, last, acks), {})
        if same is not None:
            return same
    return pack_stream(workspace, stream, last + 1, receipt_content(office, to, last + 1, acks), {})


def _last(workspace: Workspace, stream: Stream) -> int:
    """The newest revision made of an own stream; 0 where there is none."""
    with workspace.store.reading() as shelves:
        return max((item.revision for item in shelves.shipments.list(MADE, stream=stream)), default=0)


def _fresh(workspace: Workspace, office: str, carrier: str, lines: tuple[Given, ...]) -> tuple[Given, ...]:
    """The lines that this receipt brings newly: those queued, or those that it carried when it was made."""
    with workspace.store.reading() as shelves:
        said = shelves.answers.list(GIVEN, office=office)
    new = {item.uuid for item in said if item.carrier in {"", carrier}}
    return tuple(item for item in lines if item.shipment.uuid in new) or lines[-1:]


def _receipt_pdf(
    workspace: Workspace, to: tuple[str, str], lines: tuple[Given, ...], packed: Packed
) -> bytes:
    office = workspace.office()
    rows = tuple(
        ReceiptLine(
            kind=item.shipment.kind,
            period=item.shipment.stream.period,
            revision=item.shipment.revision,
            check_code=item.shipment.check_code,
            at=item.answer.at,
            verdict=item.answer.verdict,
            words=item.answer.words,
            code=item.code,
        )
        for item in lines
    )
    paper = receipt_document(office, to[1], rows, workspace.today())
    attachment = Attachment(packed.shipment.file_name, packed.data, "xacai")
    return attach(render(paper), paper.metadata, attachment)


def office_name(workspace: Workspace, code: str) -> str:
    """An office's name as it is known here; its code where it is not."""
    with workspace.store.reading() as shelves:
        known = shelves.offices.get(code)
        cards = shelves.offices.cards(code)
    return known.name if known is not None else cards[-1].name if cards else code


def received_head(workspace: Workspace, office: str, period: str, kind: str = REPORT) -> Shipment:
    """The newest bundle of an office's report that counts; refused where none does, or where it was withdrawn."""
    with workspace.store.reading() as shelves:
        head = shelves.shipments.head(Stream(office, period, kind), RECEIVED)
    if head is None:
        raise refuse("answer.nothing-received", f"report {period}", office=office)
    if head.kind == WITHDRAWAL:
        raise refuse("answer.withdrawn", f"report {period}", office=office, period=period)
    return head


def received_content(workspace: Workspace, office: str, period: str, kind: str = REPORT) -> Data:
    """The content of an office's newest report (or scorecard) that counts; refused as :func:`received_head`."""
    head = received_head(workspace, office, period, kind)
    with workspace.store.reading() as shelves:
        return shelves.shipments.content(head.uuid, RECEIVED) or {}


def review(
    workspace: Workspace,
    office: str,
    period: str,
    verdict: Answered,
    *,
    words: str = "",
    remarks: Iterable[Remark] = (),
    by: str = "",
) -> Answer:
    """Accept an office's newest report, or return it with remarks; noted here, carried out by :func:`write_feedback`.

    The same said once more stays one answer. A remark's place must be in the report.
    """
    head = received_head(workspace, office, period)
    own = workspace.office()
    with workspace.store.reading() as shelves:
        said = shelves.answers.list(GIVEN, office=office, uuid=head.uuid)
    before = strongest(said)
    check_review(before.verdict if before else None, verdict, period)
    answer = check_answer(
        Answer(
            office=office,
            period=period,
            kind=head.stream.kind,
            revision=head.revision,
            verdict=verdict,
            at=workspace.now().isoformat(timespec="seconds"),
            by_office=own.code,
            by=by,
            words=words,
            remarks=tuple(remarks),
            uuid=head.uuid,
            sha256=head.sha256,
        )
    )
    _check_places(answer, received_content(workspace, office, period))
    same = next((item for item in said if replace(item, at=answer.at, carrier="") == answer), None)
    if same is not None:
        return same
    with workspace.store.writing(f"answer.{verdict}", f"{office} {period}") as shelves:
        shelves.answers.put(answer, GIVEN)
        shelves.received_reports.set_verdict(office, period, verdict.value)
    return answer


def _check_places(answer: Answer, content: Data) -> None:
    places = places_of(content)
    for item in answer.remarks:
        if item.where not in places:
            raise refuse("answer.place-missing", item.where, place=item.where, office=answer.office)


def places_of(content: Mapping[str, Any]) -> frozenset[str]:
    """Every place of a report's content that a remark can stand at."""
    cells = {
        f"cell {code}" for layer in ("values", "cumulative", "ratios") for code in content.get(layer, {})
    }
    sections = {f"section {item['code']}" for item in content.get("sections", [])}
    return frozenset(cells | sections | {f"task {item['key']}" for item in content.get("tasks", [])})


def remark_at(content: Mapping[str, Any], place: str, words: str) -> Remark:
    """A remark whose place is written in full (``section II.1``) or as a bare code: a cell, section or task."""
    places = places_of(content)
    found = next(
        (name for kind in ("", "cell ", "section ", "task ") if (name := kind + place) in places), ""
    )
    if not found:
        raise refuse("answer.place-missing", place, place=place, office="")
    return Remark(found, words)


def write_feedback(
    workspace: Workspace, answer: Answer, folder: Path, scores: Iterable[Data] | None = None
) -> Written:
    """The bundle that carries a review to its office; the same bytes for the same answer.

    ``scores`` are the verified points of a scorecard.
    """
    office, head = workspace.office(), received_head(workspace, answer.office, answer.period, answer.kind)
    to = (answer.office, office_name(workspace, answer.office))
    stream = feedback_stream(office.code, answer.office, answer.period)
    last = _last(workspace, stream)
    packed = None
    if last:
        held = feedback_content(office, to, last, head, answer, scores)
        packed = packed_before(workspace, stream, last, held, {})
    if packed is None:
        content = feedback_content(office, to, last + 1, head, answer, scores)
        packed = pack_stream(workspace, stream, last + 1, content, {})
    written = write_atomic(make_folder(folder) / packed.shipment.file_name, packed.data)
    with workspace.store.writing("answer.carry", f"feedback {answer.office} {answer.period}") as shelves:
        shelves.answers.put(replace(answer, carrier=packed.shipment.uuid), GIVEN)
    remember_handed(workspace, packed.shipment, folder)
    return written
