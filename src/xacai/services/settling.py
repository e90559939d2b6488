"""Settling a stream: outcomes, figures and the board's row, as all bundles held and all choices made give them.

Nothing here asks what was there before, but to spare writing it again: the same bundles and choices come to the same
rows in whatever order they arrived. Only the days of arrival are of this place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from xacai.db.answers import GIVEN
from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.answer import REVIEWS, strongest
from xacai.domain.board import WITHDRAWN, Arrival
from xacai.domain.submission import Shipment, Stream, read_cells
from xacai.exchange.manifest import ANSWERS
from xacai.exchange.replay import Incoming, Outcome, Standing, resolve
from xacai.exchange.roster import KIND as ROSTER
from xacai.services.roster_taking import take_roster
from xacai.services.scoring_arrival import SCORECARD, count_card, drop_card

WITHDRAWAL, REPORT = "withdrawal", "report"
_APART = frozenset({Outcome.UNKNOWN_OFFICE.value, Outcome.REFUSED.value})


@dataclass(frozen=True, slots=True)
class Settled:
    """A stream's bundles of confirmed offices, by revision, and what they come to."""

    shipments: tuple[Shipment, ...]
    standing: Standing

    def of(self, *outcomes: Outcome) -> tuple[Shipment, ...]:
        """The bundles with one of these outcomes."""
        return tuple(item for item in self.shipments if self.standing.outcomes[item.uuid] in outcomes)

    @property
    def head(self) -> Shipment | None:
        """The bundle that counts."""
        head = self.standing.head
        return next((item for item in self.shipments if head and item.uuid == head.uuid), None)


def held_in(shelves: Shelves, stream: Stream) -> tuple[Shipment, ...]:
    """The bundles of a stream that have a say: all that came from the confirmed office."""
    held = shelves.shipments.list(RECEIVED, stream=stream)
    return tuple(item for item in held if item.outcome not in _APART)


def standing_of(shelves: Shelves, stream: Stream) -> Settled:
    """What the stream comes to; nothing is written."""
    held = held_in(shelves, stream)
    choices = shelves.choices.list(stream)
    told = [as_incoming(item) for item in held]
    return Settled(held, resolve(told, choices, contradicting=stream.kind not in ANSWERS))


def as_incoming(shipment: Shipment) -> Incoming:
    """A bundle that was kept, as the decision sees it."""
    return Incoming(
        stream=shipment.stream,
        revision=shipment.revision,
        content_sha256=shipment.content_sha256,
        build=shipment.build,
        particulars_sha256=shipment.particulars_sha256,
        epoch=shipment.epoch,
        previous=shipment.previous,
        uuid=shipment.uuid,
    )


def settle(shelves: Shelves, stream: Stream) -> Settled:
    """Write what the stream comes to, in the transaction at hand."""
    settled = standing_of(shelves, stream)
    for item in settled.shipments:
        outcome = settled.standing.outcomes[item.uuid].value
        if item.outcome != outcome:
            shelves.shipments.set_outcome(item.uuid, RECEIVED, outcome)
    if stream.kind == REPORT:
        _count(shelves, stream, settled)
    if stream.kind == SCORECARD and settled.shipments:
        count_card(shelves, settled.head)
    elif stream.kind == SCORECARD:
        drop_card(shelves, stream)
    if stream.kind == ROSTER and settled.head is not None:
        _take_over(shelves, settled.head)
    return settled


def _take_over(shelves: Shelves, head: Shipment) -> None:
    """The roster that counts; whether its sender stands above was asked before it was kept."""
    own, content = shelves.offices.own(), shelves.shipments.content(head.uuid, RECEIVED)
    if own is not None and content:
        take_roster(shelves, own, content)


def _count(shelves: Shelves, stream: Stream, settled: Settled) -> None:
    """The figures and the board's row of a report's stream."""
    shelf, head = shelves.received_reports, settled.head
    before = shelf.get(stream.office, stream.period)
    arrival = _arrival(shelves, stream, settled, before)
    if arrival is None:
        shelf.remove(stream.office, stream.period)
    elif arrival != before:
        shelf.put(arrival)
    if head is None or head.kind == WITHDRAWAL:
        shelves.received_values.remove(stream.office, stream.period)
    elif before is None or before.uuid != head.uuid:
        content = shelves.shipments.content(head.uuid, RECEIVED) or {}
        shelves.received_values.put(stream.office, stream.period, read_cells(content))


def _arrival(shelves: Shelves, stream: Stream, settled: Settled, before: Arrival | None) -> Arrival | None:
    """The board's row; nothing where no bundle is left that may count."""
    living = settled.of(Outcome.STORED, Outcome.GAP, Outcome.OLDER, Outcome.FORK)
    if not living:
        return None
    head, standing = settled.head, settled.standing
    gone = head is not None and head.kind == WITHDRAWAL
    return Arrival(
        stream.office,
        stream.period,
        revision=head.revision if head else standing.contested,
        first_arrived=_first_arrived(shelves, stream, living),
        first_signed=_first_signed(shelves, living),
        catalogue=_catalogue(shelves, head, before),
        verdict=WITHDRAWN if gone else _verdict(shelves, living, head),
        fork=bool(standing.contested),
        gap=standing.gap,
        uuid=head.uuid if head else "",
    )


def _first_arrived(shelves: Shelves, stream: Stream, living: Iterable[Shipment]) -> date:
    moments = shelves.shipments.moments(stream, RECEIVED)
    return date.fromisoformat(min(moments[item.uuid] for item in living)[:10])


def _first_signed(shelves: Shelves, living: Iterable[Shipment]) -> date | None:
    """The day on the first revision that bears one: a correction does not make a report late."""
    for item in sorted(living, key=lambda item: (item.revision, item.build, item.uuid)):
        day = (shelves.shipments.particulars(item.uuid, RECEIVED) or {}).get("day", "")
        if day:
            return date.fromisoformat(day)
    return None


def _catalogue(shelves: Shelves, head: Shipment | None, before: Arrival | None) -> str:
    if head is None or head.kind == WITHDRAWAL:
        return ""
    if before is not None and before.uuid == head.uuid:
        return before.catalogue
    content = shelves.shipments.content(head.uuid, RECEIVED) or {}
    return str(content.get("catalogue", ""))


def _verdict(shelves: Shelves, living: Collection[Shipment], head: Shipment | None) -> str:
    """What a reviewer said of the head, or of a bundle that says the very same."""
    if head is None:
        return ""
    same = {item.uuid for item in living if _identical(item, head)}
    stream = head.stream
    said = shelves.answers.list(GIVEN, office=stream.office, period=stream.period, kind=stream.kind)
    counts = strongest(item for item in said if item.uuid in same and item.verdict in REVIEWS)
    return counts.verdict.value if counts else ""


def _identical(one: Shipment, other: Shipment) -> bool:
    return (one.revision, one.content_sha256, one.particulars_sha256) == (
        other.revision,
        other.content_sha256,
        other.particulars_sha256,
    )
