"""What a scorecard's bundle, or the feedback on one, changes inside the transaction of its import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xacai.db.answers import GIVEN
from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.answer import REVIEWS, Answered
from xacai.domain.criteria_reading import read_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Severity
from xacai.domain.scorecard import Scorecard, ScorecardState, check_scorecard
from xacai.domain.scorecard_content import read_particulars, received_card, self_scores_changed, with_verified
from xacai.domain.submission import Data, Shipment, Stream
from xacai.exchange.answers import read_feedback
from xacai.exchange.bundle import Bundle
from xacai.files.criteria import packaged_criteria
from xacai.services.choosing_criteria import criteria_sha256

SCORECARD = "scorecard"
_WITHDRAWAL = "withdrawal"
_BEFORE_EXPLAINED = frozenset({ScorecardState.LOCKED, ScorecardState.VERIFIED})


def count_card(shelves: Shelves, head: Shipment | None) -> None:
    """Keep the card of the bundle that counts, for verification; what was verified before stays."""
    if head is None:
        return
    held = shelves.scorecards.get(head.stream.office, int(head.stream.period))
    if head.kind == _WITHDRAWAL:
        if held is not None:
            shelves.scorecards.remove(held)
        return
    content = shelves.shipments.content(head.uuid, RECEIVED)
    if content:
        told = shelves.shipments.particulars(head.uuid, RECEIVED) or {}
        state = _state(shelves, head)
        shelves.scorecards.put(received_card(content, held, read_particulars(told), state))


def drop_card(shelves: Shelves, stream: Stream) -> None:
    """Take away the card of another office of which no bundle is left (its import was undone)."""
    own = shelves.offices.own()
    held = shelves.scorecards.get(stream.office, int(stream.period))
    if held is not None and (own is None or own.code != stream.office):
        shelves.scorecards.remove(held)


def _state(shelves: Shelves, head: Shipment) -> ScorecardState:
    """Where the card is, as the reviews of its revisions give it, in whatever order its bundles came."""
    stream = head.stream
    said = shelves.answers.list(GIVEN, office=stream.office, period=stream.period, kind=stream.kind)
    reviews = {item.verdict: item.revision for item in said if item.verdict in REVIEWS}
    if Answered.ACCEPTED in reviews:
        return ScorecardState.FINAL
    if Answered.RETURNED not in reviews:
        return ScorecardState.LOCKED
    later = head.revision > reviews[Answered.RETURNED]
    return ScorecardState.EXPLAINED if later else ScorecardState.VERIFIED


def card_issues(shelves: Shelves, bundle: Bundle) -> tuple[Issue, ...]:
    """What is odd about a card that arrives: another set, points outside it, self scores that changed."""
    content = bundle.content
    held = shelves.scorecards.get(content["office"]["code"], content["year"])
    card = received_card(content, held, read_particulars(bundle.particulars), ScorecardState.LOCKED)
    return tuple(_odd(shelves, held, card, content))


def _odd(shelves: Shelves, held: Scorecard | None, card: Scorecard, content: Data) -> Iterator[Issue]:
    where = f"scorecard {card.year}"
    criteria = _criteria(shelves, card.criteria)
    if criteria is None or criteria_sha256(criteria) != content["criteria_sha256"]:
        code = "scorecard.set-unknown" if criteria is None else "scorecard.set-differs"
        yield Issue(code, Severity.WARNING, where, {"criteria": card.criteria})
    else:
        for issue in check_scorecard(criteria, card):
            yield replace(issue, severity=Severity.WARNING)
    for code in self_scores_changed(held, card) if held is not None else ():
        yield Issue("scorecard.self-changed", Severity.WARNING, f"criterion {code}", {"criterion": code})


def _criteria(shelves: Shelves, identifier: str) -> CriteriaSet | None:
    known = {item.id: item for item in packaged_criteria()}
    for data in shelves.criteria_sets.all():
        found, _issues = read_criteria(data)
        if found is not None:
            known[found.id] = found
    return known.get(identifier)


def take_verified(shelves: Shelves, bundle: Bundle) -> None:
    """Enter what the receiving office verified into the own card; the self score stays as it was locked."""
    answer = read_feedback(bundle.content, bundle.manifest.uuid)
    if answer.kind != SCORECARD or not answer.period.isdecimal():
        return
    card = shelves.scorecards.get(answer.office, int(answer.period))
    if card is None or answer.revision != card.revision:
        return
    final = answer.verdict is Answered.ACCEPTED
    open_for = _BEFORE_EXPLAINED if not final else _BEFORE_EXPLAINED | {ScorecardState.EXPLAINED}
    if card.state not in open_for:
        return
    state = ScorecardState.FINAL if final else ScorecardState.VERIFIED
    shelves.scorecards.put(with_verified(card, bundle.content.get("scores", ()), state))
