"""What a bundle changes inside the transaction of its import: its stream, answers, the queue of receipts."""

from __future__ import annotations

from xacai.db.answers import GIVEN
from xacai.db.shelves import Shelves
from xacai.domain.answer import Answer, Answered
from xacai.domain.issue import Issue
from xacai.domain.office import Office
from xacai.domain.submission import Shipment
from xacai.exchange.bundle import Bundle
from xacai.exchange.manifest import ANSWERS, WITHDRAWABLE
from xacai.services.acknowledging import answers_in, take_answers
from xacai.services.parcel_taking import is_parcel, parcel_issues
from xacai.services.roster_taking import is_roster, told_by
from xacai.services.scoring_arrival import SCORECARD, card_issues, take_verified
from xacai.services.settling import settle

FEEDBACK = "feedback"


def take_effect(shelves: Shelves, bundle: Bundle) -> tuple[Issue, ...]:
    """Let a bundle that was kept have its say; tells what was odd.

    Answers count from whichever bundle brings them, in any order: the strongest wins.
    """
    told = changes_told(shelves, bundle)
    settle(shelves, bundle.manifest.stream)
    if bundle.manifest.kind == FEEDBACK:
        take_verified(shelves, bundle)
    return take_answers(shelves, answers_in(bundle)) if bundle.manifest.kind in ANSWERS else told


def changes_told(shelves: Shelves, bundle: Bundle) -> tuple[Issue, ...]:
    """What a bundle from above changes here, and what of a parcel must wait; nothing is written."""
    own = shelves.offices.own()
    if is_roster(bundle) and own is not None:
        return told_by(shelves, own, bundle.content)
    if bundle.manifest.kind == SCORECARD:
        return card_issues(shelves, bundle)
    return parcel_issues(shelves, bundle) if is_parcel(bundle) else ()


def note_arrival(shelves: Shelves, shipment: Shipment, own: Office, at: str) -> None:
    """Queue "arrived" for the next receipt: true of every bundle that is kept, whatever it comes to. Nobody answers a
    bundle of the own office or of the one above, or an answer."""
    stream = shipment.stream
    if stream.office in {own.code, own.superior_code} or stream.kind not in WITHDRAWABLE:
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
