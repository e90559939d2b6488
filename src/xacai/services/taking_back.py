"""Taking an import back: the newest bundle of an office's report, as long as nothing was answered to it."""

from __future__ import annotations

from xacai.db.answers import GIVEN
from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.answer import REVIEWS
from xacai.domain.issue import refuse
from xacai.domain.submission import Shipment, Stream
from xacai.exchange.manifest import WITHDRAWABLE
from xacai.services.settling import Settled, held_in, settle
from xacai.services.workspace import Workspace


def take_back(workspace: Workspace, stream: Stream, *, by: str = "") -> tuple[Shipment, Settled]:
    """Undo the last import in a stream: as if its file had never come, its bytes stay in the inbox.

    Refused where nothing was received (``answer.nothing-received``) or where the bundle was answered, by a receipt
    that went out or by a review (``choice.answered``): what an office was told is not unsaid. Refused for other kinds
    (``choice.kind``): lists of offices, catalogues and answers were taken over when they came.
    """
    if stream.kind not in WITHDRAWABLE:
        raise refuse("choice.kind", f"{stream.kind} {stream.period}")
    subject = f"{stream.office} {stream.period}"
    with workspace.store.reading() as shelves:
        last = _last_import(shelves, stream)
    with workspace.store.writing("bundle.undo", f"{subject} {last.uuid}", officer=by) as shelves:
        shelves.shipments.remove(last.uuid, RECEIVED)
        shelves.answers.remove_given(last.uuid)
        return last, settle(shelves, stream)


def _last_import(shelves: Shelves, stream: Stream) -> Shipment:
    where = f"{stream.kind} {stream.period}"
    held = {item.uuid: item for item in held_in(shelves, stream)}
    if not held:
        raise refuse("answer.nothing-received", where, office=stream.office)
    moments = shelves.shipments.moments(stream, RECEIVED)
    last = max(held.values(), key=lambda item: (moments[item.uuid], item.revision, item.build, item.uuid))
    said = shelves.answers.list(GIVEN, office=stream.office, uuid=last.uuid)
    if any(answer.carrier or answer.verdict in REVIEWS for answer in said):
        raise refuse("choice.answered", where, office=stream.office, revision=str(last.revision))
    return last
