"""Verifying scorecards: first round, request for explanation, second round, final. Self scores are never touched.

The receiving office verifies the cards of the offices below; inside an office the department that owns a criterion
appraises it on another department's card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.db.answers import GIVEN
from xacai.domain.answer import Answer, Answered, Remark, check_answer
from xacai.domain.criterion import CriteriaSet
from xacai.domain.evidence import Evidence
from xacai.domain.issue import refuse
from xacai.domain.scorecard import Mark, Round, Scorecard, ScorecardState, standing_points
from xacai.domain.scorecard_content import documents_of, verified_data
from xacai.domain.text import nfc, squeeze
from xacai.files.atomic import Written
from xacai.services.answering import received_content, received_head, write_feedback
from xacai.services.choosing_criteria import criteria_of
from xacai.services.scoring import SCORECARD, component_of, place_of, save
from xacai.services.workspace import Workspace

_FIRST = frozenset({ScorecardState.LOCKED})
_SECOND = frozenset({ScorecardState.VERIFIED, ScorecardState.EXPLAINED})


@dataclass(frozen=True, slots=True)
class Difference:
    """A component whose points moved, or that was talked about: self, first round, what was asked, answered, final."""

    code: str
    title: str
    maximum: int
    points: int | None
    verified: int | None
    verified_note: str
    asked: str
    answer: str
    final: int | None
    final_note: str


def received_cards(workspace: Workspace, year: int) -> tuple[Scorecard, ...]:
    """The cards of other offices of a year, whole, by office."""
    own = workspace.office().code
    with workspace.store.reading() as shelves:
        heads = [item for item in shelves.scorecards.list(year) if item.office != own]
        found = [shelves.scorecards.get(item.office, year) for item in heads]
    return tuple(item for item in found if item is not None)


def received_card(workspace: Workspace, office: str, year: int) -> Scorecard:
    """An office's card; refused where none came."""
    with workspace.store.reading() as shelves:
        found = shelves.scorecards.get(office, year)
    if found is None or office == workspace.office().code:
        raise refuse("scorecard.none-received", f"office {office}", office=office, year=str(year))
    return found


def received_evidence(workspace: Workspace, office: str, year: int) -> dict[str, Evidence]:
    """The documents that an office's card names, by their key there; files lie in the folder of what was received."""
    return documents_of(received_content(workspace, office, str(year), SCORECARD))


def judge(
    workspace: Workspace, card: Scorecard, code: str, points: int | None, note: str = "", *, by: str = ""
) -> Scorecard:
    """Enter verified points of a component, in the round that the card stands in; None takes them back.

    Refused: the own card, points outside the scale, points that differ from the ones before without a note. ``by`` is
    the department that appraises another department's card: it must own the criterion.
    """
    criteria = criteria_of(workspace, card.criteria)
    item = component_of(criteria, code)
    where, words = f"criterion {code}", nfc(note).strip()
    _may_judge(workspace, card, item.owner, by, where)
    if points is not None and not 0 <= points <= item.max_points:
        raise refuse("scorecard.outside", where, criterion=code, title=item.title)
    second = card.state in _SECOND
    mark = card.mark(code)
    before = standing_points(mark, Round.VERIFIED) if second else mark.points
    if points is not None and points != before and not words:
        raise refuse("scorecard.note-missing", where, criterion=code)
    judged = _judged(mark, points, words, second=second)
    return save(workspace, "scorecard.verify", replace(card, marks={**card.marks, code: judged}))


def _judged(mark: Mark, points: int | None, note: str, *, second: bool) -> Mark:
    if second:
        return replace(mark, final=points, final_note=note)
    return replace(mark, verified=points, verified_note=note)


def _may_judge(workspace: Workspace, card: Scorecard, owner: str, by: str, where: str) -> None:
    own = workspace.office()
    if card.state not in _FIRST | _SECOND:
        raise refuse("scorecard.not-verifiable", where, year=str(card.year))
    if card.office != own.code:
        if not own.receives:
            raise refuse("office.receives-nothing", f"office {own.code}", office=own.name)
        return
    if not card.department:
        raise refuse("scorecard.own-card", where, year=str(card.year))
    if by and owner and by != owner:
        raise refuse("scorecard.other-owner", where, owner=owner, department=by)


def confirm_rest(workspace: Workspace, card: Scorecard) -> Scorecard:
    """First round: what was not looked at apart is verified as self-scored."""
    if card.state not in _FIRST:
        raise refuse("scorecard.not-verifiable", place_of(card), year=str(card.year))
    marks = {
        code: mark if mark.verified is not None else replace(mark, verified=mark.points)
        for code, mark in card.marks.items()
    }
    return save(workspace, "scorecard.verify", replace(card, marks=marks))


def ask(
    workspace: Workspace,
    card: Scorecard,
    requests: Mapping[str, str],
    folder: Path,
    *,
    words: str = "",
    by: str = "",
) -> tuple[Scorecard, Written]:
    """End the first round: the verified points go back with what is to be explained, by component."""
    if card.state not in _FIRST:
        raise refuse("scorecard.asked-already", place_of(card), year=str(card.year))
    criteria = criteria_of(workspace, card.criteria)
    for code in requests:
        component_of(criteria, code)
    remarks = tuple(Remark(f"criterion {code}", said) for code, said in requests.items())
    returned = replace(card, state=ScorecardState.VERIFIED)
    return _send(workspace, returned, Answered.RETURNED, folder, remarks=remarks, words=words, by=by)


def finalise(
    workspace: Workspace, card: Scorecard, folder: Path, *, words: str = "", by: str = ""
) -> tuple[Scorecard, Written]:
    """End the verification; the final points go to the office."""
    if card.state not in _FIRST | _SECOND:
        raise refuse("scorecard.not-verifiable", place_of(card), year=str(card.year))
    final = replace(card, state=ScorecardState.FINAL)
    return _send(workspace, final, Answered.ACCEPTED, folder, words=words, by=by)


def resend(workspace: Workspace, card: Scorecard, folder: Path) -> Written:
    """What was last said of the card once more, the same bytes."""
    head = received_head(workspace, card.office, str(card.year), SCORECARD)
    with workspace.store.reading() as shelves:
        said = shelves.answers.list(GIVEN, office=card.office, uuid=head.uuid)
    last = next((item for item in reversed(said) if item.verdict is not Answered.ARRIVED), None)
    if last is None:
        raise refuse("scorecard.not-verifiable", place_of(card), year=str(card.year))
    return write_feedback(workspace, last, folder, verified_data(card))


def close_inside(workspace: Workspace, card: Scorecard) -> Scorecard:
    """End the appraisal of a department's card, which never travels."""
    if not card.department or card.state not in _FIRST | _SECOND:
        raise refuse("scorecard.not-verifiable", place_of(card), year=str(card.year))
    return save(workspace, "scorecard.finalise", replace(card, state=ScorecardState.FINAL))


def _send(
    workspace: Workspace,
    card: Scorecard,
    verdict: Answered,
    folder: Path,
    *,
    remarks: tuple[Remark, ...] = (),
    words: str,
    by: str,
) -> tuple[Scorecard, Written]:
    own, period = workspace.office(), str(card.year)
    if not own.receives or card.office == own.code:
        raise refuse("scorecard.own-card", place_of(card), year=period)
    head = received_head(workspace, card.office, period, SCORECARD)
    answer = check_answer(
        Answer(
            office=card.office,
            period=period,
            kind=SCORECARD,
            revision=head.revision,
            verdict=verdict,
            at=workspace.now().isoformat(timespec="seconds"),
            by_office=own.code,
            by=squeeze(by),
            words=words,
            remarks=remarks,
            uuid=head.uuid,
            sha256=head.sha256,
        )
    )
    with workspace.store.writing(f"scorecard.{verdict.value}", f"{card.office} {period}") as shelves:
        shelves.scorecards.put(card)
        shelves.answers.put(answer, GIVEN)
    return card, write_feedback(workspace, answer, folder, verified_data(card))


def asked_of(workspace: Workspace, card: Scorecard) -> dict[str, str]:
    """What was asked of another office's card, by component."""
    with workspace.store.reading() as shelves:
        said = shelves.answers.list(GIVEN, office=card.office, period=str(card.year))
    returned = [item for item in said if item.kind == SCORECARD and item.verdict is Answered.RETURNED]
    remarks = returned[-1].remarks if returned else ()
    return {item.where.removeprefix("criterion "): item.words for item in remarks}


def differences(criteria: CriteriaSet, card: Scorecard, asked: Mapping[str, str]) -> tuple[Difference, ...]:
    """The table of differences: every component whose points moved, or that was asked about."""
    found = []
    for item in criteria.components():
        mark = card.mark(item.code)
        moved = standing_points(mark, Round.FINAL) != mark.points
        if moved or item.code in asked or mark.answer or mark.verified_note or mark.final_note:
            found.append(
                Difference(
                    item.code,
                    item.title,
                    item.max_points,
                    mark.points,
                    mark.verified,
                    mark.verified_note,
                    asked.get(item.code, ""),
                    mark.answer,
                    mark.final,
                    mark.final_note,
                )
            )
    return tuple(found)
