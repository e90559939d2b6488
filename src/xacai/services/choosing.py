"""Choosing where an office contradicts itself: two contents under one revision, or a restart from a backup.

The program never chooses by itself. What was chosen, by whom and why is kept for ever beside what was rejected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.choice import Choice, check_choice
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.submission import Shipment, Stream
from xacai.exchange.replay import Outcome, candidates, rejected_by
from xacai.services.settling import Settled, as_incoming, settle, standing_of
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Contest:
    """What waits for a person in one stream: the revision, why (``bundle.fork``, ``bundle.epoch``), the bundles that
    may be taken (the one that counts now first, if there is one)."""

    stream: Stream
    revision: int
    why: str
    bundles: tuple[Shipment, ...]

    @property
    def issue(self) -> Issue:
        """The same in words."""
        params = {"revision": str(self.revision), "held": str(self.revision - 1)}
        return Issue(self.why, Severity.QUESTION, self.stream.period, params)


def contests(workspace: Workspace) -> tuple[Contest, ...]:
    """Every stream in which something waits for a person."""
    with workspace.store.reading() as shelves:
        held = shelves.shipments.list(RECEIVED, outcomes=(Outcome.FORK.value,))
        return contests_in(shelves, {item.stream for item in held})


def contests_in(shelves: Shelves, streams: Iterable[Stream]) -> tuple[Contest, ...]:
    """The same, of streams known to wait."""
    found = [_contest(shelves, stream, standing_of(shelves, stream)) for stream in streams]
    return tuple(sorted(found, key=lambda item: (item.stream.office, item.stream.period, item.stream.kind)))


def _contest(shelves: Shelves, stream: Stream, settled: Settled) -> Contest:
    standing = settled.standing
    may = _may_be_taken(shelves, settled, standing.contested)
    head = (settled.head,) if settled.head else ()
    return Contest(stream, standing.contested, standing.why, (*head, *may))


def _may_be_taken(shelves: Shelves, settled: Settled, revision: int) -> tuple[Shipment, ...]:
    """The bundles that speak for a content at the revision."""
    held = [as_incoming(item) for item in settled.shipments]
    uuids = {item.uuid for item in candidates(held, _choices(shelves, settled), revision)}
    return tuple(item for item in settled.shipments if item.uuid in uuids)


def _choices(shelves: Shelves, settled: Settled) -> tuple[Choice, ...]:
    return shelves.choices.list(settled.shipments[0].stream) if settled.shipments else ()


def choose(
    workspace: Workspace, stream: Stream, revision: int, uuid: str, *, reason: str, by: str
) -> tuple[Choice, Settled]:
    """Let the bundle of that uuid hold at a revision; everything else that is told there is rejected, and what builds
    on it. The bundle may be one below the revision: then that one goes on counting.

    Refused where nothing contradicts there (``choice.nothing``), where the uuid is none of those that may be taken
    (``choice.other-bundle``), without a reason or a name.
    """
    with workspace.store.reading() as shelves:
        choice = check_choice(_choice(shelves, Choice(stream, revision, uuid, frozenset(), reason, by)))
    with workspace.store.writing(
        "bundle.decide", f"{stream.office} {stream.period}", officer=choice.by
    ) as shelves:
        shelves.choices.add(_choice(shelves, choice))
        settled = settle(shelves, stream)
        (*_before, kept) = shelves.choices.list(stream)
    return kept, settled


def _choice(shelves: Shelves, asked: Choice) -> Choice:
    """The choice with what it rejects as the bundles stand now; one that was made before may be made otherwise."""
    stream, revision = asked.stream, asked.revision
    where, params = f"{stream.kind} {stream.period}", {"office": stream.office, "revision": str(revision)}
    settled = standing_of(shelves, stream)
    may = {item.uuid for item in _may_be_taken(shelves, settled, revision)}
    may |= {item.uuid for item in settled.shipments if item.revision < revision}
    if asked.uuid not in may:
        raise refuse("choice.other-bundle", where, **params, uuid=asked.uuid)
    held = [as_incoming(item) for item in settled.shipments]
    taken = next(item for item in held if item.uuid == asked.uuid)
    rejected = rejected_by(held, _choices(shelves, settled), revision, taken)
    if not rejected and settled.standing.contested != revision:
        raise refuse("choice.nothing", where, **params)
    return replace(asked, rejected=rejected)


def choices_in(workspace: Workspace, stream: Stream) -> tuple[Choice, ...]:
    """What was chosen in a stream so far, oldest first."""
    with workspace.store.reading() as shelves:
        return shelves.choices.list(stream)
