"""What an arriving bundle means beside what is held: a pure decision, the same for every order of arrival."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from xacai.domain.issue import Issue, Severity
from xacai.domain.submission import Stream
from xacai.exchange.manifest import Manifest
from xacai.exchange.verdict import Verdict


class Outcome(StrEnum):
    """The answer to one bundle, as ``bundle receive`` says it."""

    STORED = "stored"
    ALREADY = "already"
    OLDER = "older"
    GAP = "gap"
    FORK = "fork"
    UNKNOWN_OFFICE = "unknown_office"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A bundle as the decision sees it; the hashes are those of content and particulars, in hex."""

    stream: Stream
    revision: int
    content_sha256: str
    build: int = 1
    particulars_sha256: str = ""
    epoch: int = 1
    previous: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The newest revision held of a stream, and ``history``: the content hash of every revision known of.

    Revisions are known by having been received, or by being named as the one before another.
    """

    revision: int
    content_sha256: str
    build: int = 1
    particulars_sha256: str = ""
    epoch: int = 1
    history: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome, whether the bundle becomes the head (``applies``), and the reasons in words."""

    outcome: Outcome
    applies: bool
    reasons: tuple[Issue, ...] = ()


def incoming_of(manifest: Manifest) -> Incoming:
    """What the decision needs of a manifest."""
    previous = manifest.previous
    return Incoming(
        manifest.stream,
        manifest.revision,
        manifest.content_sha256,
        manifest.build,
        manifest.particulars_sha256,
        manifest.epoch,
        (previous.revision, previous.sha256) if previous else None,
    )


def admit(verdict: Verdict) -> Decision | None:
    """The decision that needs no look at what is held: refused, or of an unknown office; else nothing."""
    if not verdict.acceptable:
        return Decision(Outcome.REFUSED, False, verdict.reasons)
    if not verdict.trusted:
        return Decision(Outcome.UNKNOWN_OFFICE, False, verdict.reasons)
    return None


def judge(head: Head | None, incoming: Incoming) -> Decision:
    """Place a whole, genuine, trusted bundle in its stream.

    Same content again: already held (a later build with its number and day applies). Same revision with other
    content, or a chain that names another past: fork, for a person to decide. The next revision applies; a
    later one applies and marks the gap; an earlier one is archived. Clocks are never asked.
    """
    if head is None:
        return _apply(0, incoming)
    if _contradicts(head, incoming):
        return _fork("bundle.fork", head, incoming)
    if incoming.revision == head.revision:
        return _same_revision(head, incoming)
    if incoming.revision < head.revision:
        return Decision(Outcome.OLDER, False, (_issue("bundle.older", Severity.WARNING, head, incoming),))
    if incoming.epoch != head.epoch:
        # A restored backup opens a higher epoch: honest, but a person looks first.
        return _fork("bundle.epoch", head, incoming)
    return _apply(head.revision, incoming)


def _contradicts(head: Head, incoming: Incoming) -> bool:
    """Whether the two tell different contents for one revision."""
    known = {**head.history, head.revision: head.content_sha256}
    told = {incoming.revision: incoming.content_sha256}
    if incoming.previous:
        told[incoming.previous[0]] = incoming.previous[1]
    return any(known.get(revision, sha256) != sha256 for revision, sha256 in told.items())


def _same_revision(head: Head, incoming: Incoming) -> Decision:
    if incoming.build > head.build:
        return Decision(Outcome.STORED, True)
    if incoming.build == head.build and incoming.particulars_sha256 != head.particulars_sha256:
        return _fork("bundle.fork", head, incoming)
    return Decision(Outcome.ALREADY, False, (_issue("bundle.already", Severity.WARNING, head, incoming),))


def _apply(held: int, incoming: Incoming) -> Decision:
    if incoming.revision == held + 1:
        return Decision(Outcome.STORED, True)
    params = {"first": str(held + 1), "last": str(incoming.revision - 1), "revision": str(incoming.revision)}
    gap = Issue("bundle.gap", Severity.WARNING, incoming.stream.period, params)
    return Decision(Outcome.GAP, True, (gap,))


def _fork(code: str, head: Head, incoming: Incoming) -> Decision:
    return Decision(Outcome.FORK, False, (_issue(code, Severity.QUESTION, head, incoming),))


def _issue(code: str, severity: Severity, head: Head, incoming: Incoming) -> Issue:
    params = {"revision": str(incoming.revision), "held": str(head.revision)}
    return Issue(code, severity, incoming.stream.period, params)
