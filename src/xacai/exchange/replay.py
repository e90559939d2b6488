"""What the bundles of one stream come to: a function of the set of them, the same for every order of arrival.

1. Every bundle tells a content for its own revision and, by its ``previous``, for one before. Where two contents are
   told for one revision the office contradicts itself (a fork); so it does with two particulars in one build.
2. From the lowest contested revision on nothing counts until a person has chosen; below it all goes on as before.
   The same holds where the epoch changes (a restored backup): honest, but a person looks first.
3. A choice rejects what stood against the one taken, and all that builds on it. What nobody has seen yet is not
   rejected: it contests again.
4. The newest free revision counts, of several builds the highest. A revision that never came is a gap and no harm:
   every bundle is a full snapshot. Clocks are never asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from xacai.domain.choice import Choice, in_force
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
    REJECTED = "rejected"
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
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a stream's bundles come to: the one that counts, the revision that waits for a person (0: none) and why
    (``bundle.fork``, ``bundle.epoch``), whether a revision below the head never came, each bundle's outcome by uuid.
    """

    head: Incoming | None = None
    contested: int = 0
    why: str = ""
    gap: bool = False
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


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
        manifest.uuid,
    )


def admit(verdict: Verdict) -> Decision | None:
    """The decision that needs no look at what is held: refused, or of an unknown office; else nothing."""
    if not verdict.acceptable:
        return Decision(Outcome.REFUSED, False, verdict.reasons)
    if not verdict.trusted:
        return Decision(Outcome.UNKNOWN_OFFICE, False, verdict.reasons)
    return None


def resolve(
    held: Collection[Incoming], choices: Iterable[Choice] = (), *, contradicting: bool = True
) -> Standing:
    """What the bundles of one stream come to, under the choices made so far (in their order).

    ``contradicting`` is False for streams whose bundles add up and never contradict (receipts, feedback).
    """
    chosen = _in_force(held, choices)
    living = _living(held, chosen)
    contested, why = _contested(living, chosen) if contradicting else (0, "")
    free = [item for item in living if not contested or item.revision < contested]
    head = max(free, key=_weight, default=None)
    came = {item.revision for item in free}
    gap = head is not None and len(came) < head.revision
    alive = {item.uuid for item in living}
    outcomes = {item.uuid: _outcome(item, head, came, alive, contested) for item in held}
    return Standing(head, contested, why, gap, outcomes)


def judge(
    held: Collection[Incoming],
    incoming: Incoming,
    choices: Iterable[Choice] = (),
    *,
    contradicting: bool = True,
) -> Decision:
    """Place a whole, genuine, trusted bundle beside those held; the answer names what it comes to among them all."""
    others = [item for item in held if item.uuid != incoming.uuid]
    standing = resolve([*others, incoming], choices, contradicting=contradicting)
    outcome = standing.outcomes[incoming.uuid]
    counts = outcome in {Outcome.STORED, Outcome.GAP, Outcome.OLDER}
    before = resolve(others, choices, contradicting=contradicting)
    again = _again(others, incoming) if counts and _says(before) == _says(standing) else None
    if again is not None:
        return Decision(
            Outcome.ALREADY, False, (_issue("bundle.already", Severity.WARNING, again, incoming),)
        )
    return Decision(outcome, standing.head == incoming, _reasons(outcome, standing, others, incoming))


def told_at(item: Incoming, revision: int) -> str:
    """The content that a bundle tells for a revision; empty where it says nothing of it."""
    if item.revision == revision:
        return item.content_sha256
    return item.previous[1] if item.previous and item.previous[0] == revision else ""


def candidates(held: Collection[Incoming], choices: Iterable[Choice], revision: int) -> list[Incoming]:
    """The bundles among which a person chooses at a revision; a later one speaks only for a content that never came."""
    living = _living(held, _in_force(held, _elsewhere(choices, revision)))
    there = [item for item in living if item.revision == revision]
    came = {item.content_sha256 for item in there}
    later = [item for item in living if item.revision > revision]
    return there + [item for item in later if told_at(item, revision) not in {"", *came}]


def rejected_by(
    held: Collection[Incoming], choices: Iterable[Choice], revision: int, taken: Incoming
) -> frozenset[str]:
    """The hashes that fall where ``taken`` is chosen at a contested revision: what others tell there instead.

    A bundle from below the revision may be taken: then all that is told there falls. What was chosen at this revision
    before gives way to the new choice.
    """
    living = _living(held, _in_force(held, _elsewhere(choices, revision)))
    told = {told_at(item, revision) for item in living} - {"", told_at(taken, revision)}
    twins = [item for item in living if item.revision == taken.revision == revision]
    papers = {
        item.particulars_sha256
        for item in twins
        if item.content_sha256 == taken.content_sha256 and item.build >= taken.build
    }
    return frozenset(told | (papers - {taken.particulars_sha256}))


def _elsewhere(choices: Iterable[Choice], revision: int) -> list[Choice]:
    return [choice for choice in choices if choice.revision != revision]


def _in_force(held: Collection[Incoming], choices: Iterable[Choice]) -> dict[int, Choice]:
    """A choice whose bundle was taken back binds nobody."""
    there = {item.uuid for item in held}
    return in_force(choice for choice in choices if choice.uuid in there)


def _living(held: Collection[Incoming], chosen: Mapping[int, Choice]) -> list[Incoming]:
    """The bundles that no choice rejects, neither themselves nor what they build on."""
    fallen = {(choice.revision, sha256) for choice in chosen.values() for sha256 in choice.rejected}
    living: list[Incoming] = []
    for revision, items in _by_revision(held):
        stay = [item for item in items if not _falls(item, fallen)]
        gone = {item.content_sha256 for item in items} - {item.content_sha256 for item in stay}
        fallen |= {(revision, sha256) for sha256 in gone}
        living.extend(stay)
    return living


def _falls(item: Incoming, fallen: Collection[tuple[int, str]]) -> bool:
    own = {(item.revision, item.content_sha256), (item.revision, item.particulars_sha256)}
    return item.previous in fallen or not own.isdisjoint(fallen)


def _contested(living: Collection[Incoming], chosen: Mapping[int, Choice]) -> tuple[int, str]:
    """The lowest revision on which a person has to decide, and why; 0 where there is none."""
    forks = [revision for revision, contents in _told(living).items() if len(contents) > 1]
    forks += [revision for revision, items in _by_revision(living) if _two_papers(items)]
    fork, turn = min(forks, default=0), _turn(living, chosen)
    if turn and (not fork or turn < fork):
        return turn, "bundle.epoch"
    return (fork, "bundle.fork") if fork else (0, "")


def _told(living: Iterable[Incoming]) -> dict[int, set[str]]:
    """The contents that are told for each revision."""
    told: dict[int, set[str]] = defaultdict(set)
    for item in living:
        told[item.revision].add(item.content_sha256)
        if item.previous:
            told[item.previous[0]].add(item.previous[1])
    return told


def _two_papers(items: Collection[Incoming]) -> bool:
    """Whether the newest build of a revision came with two particulars."""
    return any(
        len({item.particulars_sha256 for item in _newest_build(items, sha256)}) > 1
        for sha256 in {item.content_sha256 for item in items}
    )


def _newest_build(items: Iterable[Incoming], content_sha256: str) -> list[Incoming]:
    same = [item for item in items if item.content_sha256 == content_sha256]
    newest = max((item.build for item in same), default=0)
    return [item for item in same if item.build == newest]


def _turn(living: Collection[Incoming], chosen: Mapping[int, Choice]) -> int:
    """The lowest revision whose epoch is another than before it, and that nobody has looked at; 0: none."""
    alive = {item.uuid: item for item in living}
    taken = {revision: alive[choice.uuid] for revision, choice in chosen.items() if choice.uuid in alive}
    looked_at = max((item.epoch for item in taken.values()), default=0)
    now = 0
    for revision, items in _by_revision(living):
        epochs = {item.epoch for item in items}
        sha256 = told_at(taken[revision], revision) if revision in taken else ""
        seen = {item.epoch for item in items if item.content_sha256 == sha256 and item.epoch <= looked_at}
        if seen or not now:
            now = max(seen) if seen else min(epochs)
        elif now < max(epochs) <= looked_at:
            now = max(epochs)
        elif now not in epochs:
            return revision
    return 0


def _by_revision(items: Iterable[Incoming]) -> list[tuple[int, list[Incoming]]]:
    groups: dict[int, list[Incoming]] = defaultdict(list)
    for item in items:
        groups[item.revision].append(item)
    return sorted(groups.items())


def _weight(item: Incoming) -> tuple[int, int, int, str]:
    # The uuid only to have one order for all: two bundles may say the very same.
    return (item.revision, item.build, item.epoch, item.uuid)


def _outcome(
    item: Incoming, head: Incoming | None, came: Collection[int], alive: Collection[str], contested: int
) -> Outcome:
    if item.uuid not in alive:
        return Outcome.REJECTED
    if contested and item.revision >= contested:
        return Outcome.FORK
    if item is not head:
        return Outcome.OLDER
    return Outcome.STORED if item.revision == 1 or item.revision - 1 in came else Outcome.GAP


def _says(standing: Standing) -> tuple[object, ...]:
    """What counts and what waits. The same words may change it: they show that an office started again in between,
    or come back in a build that nobody rejected."""
    head = standing.head
    told = (head.revision, head.content_sha256, head.particulars_sha256) if head else ()
    return (*told, standing.contested)


def _again(held: Iterable[Incoming], incoming: Incoming) -> Incoming | None:
    """A bundle held that says the same of the same revision, in this build or a later one."""
    same = (incoming.revision, incoming.content_sha256)
    return next(
        (
            item
            for item in held
            if (item.revision, item.content_sha256) == same and item.build >= incoming.build
        ),
        None,
    )


def _reasons(
    outcome: Outcome, standing: Standing, others: Collection[Incoming], incoming: Incoming
) -> tuple[Issue, ...]:
    head = standing.head or incoming
    if outcome is Outcome.OLDER:
        return (_issue("bundle.older", Severity.WARNING, head, incoming),)
    if outcome is Outcome.REJECTED:
        return (_issue("bundle.rejected", Severity.WARNING, head, incoming),)
    if outcome is Outcome.GAP:
        return (_gap(others, incoming),)
    if outcome is not Outcome.FORK:
        return ()
    code = standing.why if incoming.revision == standing.contested else "bundle.waits"
    params = {"held": str(standing.contested), "revision": str(incoming.revision)}
    return (Issue(code, Severity.QUESTION, incoming.stream.period, params),)


def _gap(others: Iterable[Incoming], incoming: Incoming) -> Issue:
    last = max((item.revision for item in others if item.revision < incoming.revision), default=0)
    params = {"first": str(last + 1), "last": str(incoming.revision - 1), "revision": str(incoming.revision)}
    code = "bundle.gap" if last + 1 < incoming.revision - 1 else "bundle.gap-one"
    return Issue(code, Severity.WARNING, incoming.stream.period, params)


def _issue(code: str, severity: Severity, head: Incoming, incoming: Incoming) -> Issue:
    params = {"revision": str(incoming.revision), "held": str(head.revision)}
    return Issue(code, severity, incoming.stream.period, params)
