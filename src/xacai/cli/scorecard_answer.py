"""What the scorecard's commands answer: cards, sums, chances, differences, as JSON and as lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xacai.cli.answer import Answer
from xacai.cli.criteria import points_text
from xacai.domain.criteria_change import Fate, Move
from xacai.domain.criterion import CriteriaSet, Criterion
from xacai.domain.period import write_day
from xacai.domain.scorecard import Mark, Round, Score, Scorecard, ScorecardState, score, standing_points
from xacai.services.proposing_scores import Proposal
from xacai.services.verifying import Difference
from xacai.services.winning_points import Chance, Simulation
from xacai.wording.language import N_, _
from xacai.wording.scores import (
    change_words,
    index_words,
    measure_words,
    points_words,
    scorecard_state_words,
    sum_words,
)

_VERIFIED = frozenset({ScorecardState.VERIFIED, ScorecardState.EXPLAINED, ScorecardState.FINAL})
_FATES = {
    Fate.RESCORED: N_("rescored by its new scale"),
    Fate.REOPENED: N_("to be scored anew"),
    Fate.MOVED: N_("has another code"),
    Fate.NEW: N_("new"),
    Fate.GONE: N_("no longer there"),
}


def card_answer(
    card: Scorecard, criteria: CriteriaSet, proposed: Mapping[str, Proposal] | None = None, *extra: str
) -> Answer:
    """A card as ``scorecard show`` answers; ``extra`` lines stand at the end."""
    lines = [_head(card, criteria), *_rows(card, criteria, proposed or {}), *extra]
    return Answer(card_data(card, criteria, proposed), lines)


def card_data(
    card: Scorecard, criteria: CriteriaSet, proposed: Mapping[str, Proposal] | None = None
) -> dict[str, Any]:
    """The keys of ``scorecard show --json``."""
    own = score(criteria, card)
    last = score(criteria, card, Round.FINAL) if card.state in _VERIFIED else None
    counts = last or own
    return {
        "year": card.year,
        "office": card.office,
        "department": card.department,
        "state": card.state.value,
        "revision": card.revision,
        "catalogue": card.criteria,
        "official": criteria.official,
        "maximum": points_text(own.applicable),
        "self": points_text(own.points),
        "verified": points_text(last.points) if last else None,
        "index": points_text(counts.index),
        "band": counts.band,
        "open": list(own.open),
        "criteria": [
            _component_data(item, card, (proposed or {}).get(item.code)) for item in criteria.components()
        ],
    }


def _component_data(item: Criterion, card: Scorecard, proposal: Proposal | None) -> dict[str, Any]:
    mark = card.mark(item.code)
    seen = card.state in _VERIFIED
    data: dict[str, Any] = {
        "code": item.code,
        "title": item.title,
        "maximum": points_text(item.max_points),
        "self": points_text(mark.points),
        "verified": points_text(standing_points(mark, Round.FINAL)) if seen else None,
        "applicable": mark.applicable,
        "evidence": len(mark.evidence),
        "measure": points_text(mark.measure.number),
        "answer_chosen": mark.measure.option,
        "sum": sum_words(item, mark.measure),
        "explanation": mark.explanation,
        "answer": mark.answer,
    }
    if proposal is not None:
        data["proposal"] = {
            "points": points_text(proposal.points),
            "sum": proposal.sum,
            "source": proposal.source,
        }
    return data


def _head(card: Scorecard, criteria: CriteriaSet) -> str:
    own = score(criteria, card)
    told = _("Scorecard {year}: {state}; {points} of {maximum} points, index {index}").format(
        year=card.year,
        state=scorecard_state_words(card.state),
        points=points_words(own.points),
        maximum=points_words(own.applicable),
        index=index_words(own.index),
    )
    parts = [told, own.band]
    if card.state in _VERIFIED:
        parts.append(_verified(score(criteria, card, Round.FINAL)))
    return "; ".join(part for part in parts if part)


def _verified(last: Score) -> str:
    said = _("verified {points}, index {index}").format(
        points=points_words(last.points), index=index_words(last.index)
    )
    return f"{said}, {last.band}" if last.band else said


def _rows(card: Scorecard, criteria: CriteriaSet, proposed: Mapping[str, Proposal]) -> list[str]:
    own = score(criteria, card)
    rows = []
    for item in criteria.criteria:
        if item.scoring is None:
            rows.append(
                f"{item.code}  {item.title}: {points_words(own.by_code[item.code])}"
                f"/{points_words(criteria.maximum(item.code))}"
            )
        else:
            rows.append(f"  {item.code}  {item.title}: {_told(item, card.mark(item.code), card, proposed)}")
    return rows


def _told(item: Criterion, mark: Mark, card: Scorecard, proposed: Mapping[str, Proposal]) -> str:
    points = f"{points_words(mark.points)}/{points_words(item.max_points)}"
    parts = [points if mark.applicable else _("does not apply"), sum_words(item, mark.measure)]
    if card.state in _VERIFIED:
        parts.append(_("verified {points}").format(points=points_words(standing_points(mark, Round.FINAL))))
    proposal = proposed.get(item.code)
    if proposal is not None and proposal.measure != mark.measure:
        parts.append(_("the data give {sum} ({source})").format(sum=proposal.sum, source=proposal.source))
    return "; ".join(part for part in (*parts, mark.explanation) if part)


def chances_answer(found: Sequence[Chance], most: int | None = None) -> Answer:
    """Points still to be won; ``most`` cuts the list, not its sum."""
    data = [
        {
            "code": item.criterion.code,
            "title": item.criterion.title,
            "points": points_text(item.points),
            "lost": points_text(item.lost),
            "reach": points_text(item.reach.number),
            "reach_answer": item.reach.option,
            "won": points_text(item.won),
            "last_day": item.last_day.isoformat(),
            "over": item.over,
            "effort": item.criterion.effort,
            "owner": item.criterion.owner,
        }
        for item in found[:most]
    ]
    total = sum(item.lost for item in found if not item.over)
    lines = [_chance_line(item) for item in found[:most]]
    lines.append(_("Still to be won: {points} points").format(points=points_words(total)))
    return Answer(data, lines)


def _chance_line(item: Chance) -> str:
    day = write_day(item.last_day)
    until = _("too late since {day}").format(day=day) if item.over else _("until {day}").format(day=day)
    reach = measure_words(item.criterion, item.reach)
    step = f"; {reach} → {change_words(item.won)}" if reach and item.won else ""
    effort = f"; {item.criterion.effort}" if item.criterion.effort else ""
    return f"{change_words(item.lost)}  {item.criterion.code}  {item.criterion.title} ({until}{step}{effort})"


def simulation_answer(found: Simulation) -> Answer:
    """What if."""
    data = {
        "code": found.criterion.code,
        "points": points_text(found.points),
        "change": points_text(found.change),
        "before": points_text(found.before),
        "after": points_text(found.after),
        "index_before": points_text(found.index_before),
        "index_after": points_text(found.index_after),
    }
    line = _("If {title} reaches {measure}: {change} points, index {before} → {after}").format(
        title=found.criterion.title,
        measure=measure_words(found.criterion, found.measure),
        change=change_words(found.change),
        before=index_words(found.index_before),
        after=index_words(found.index_after),
    )
    return Answer(data, (line,))


def moves_data(moves: Sequence[Move]) -> list[dict[str, Any]]:
    """What another set moved."""
    return [
        {
            "code": move.code,
            "was": move.was,
            "fate": move.fate.value,
            "points_before": points_text(move.points_before),
            "points": points_text(move.points),
        }
        for move in moves
    ]


def move_line(move: Move) -> str:
    """A component that another set moved."""
    shown = f"{points_words(move.points_before)} → {points_words(move.points)}"
    code = f"{move.was} → {move.code}" if move.was and move.was != move.code else move.code
    fate = _(_FATES[move.fate])
    return f"{code}  {move.title}: {fate} ({shown})"


def differences_answer(found: Sequence[Difference]) -> Answer:
    """The table of differences."""
    data = [
        {
            "code": item.code,
            "title": item.title,
            "maximum": points_text(item.maximum),
            "self": points_text(item.points),
            "verified": points_text(item.verified),
            "verified_note": item.verified_note,
            "asked": item.asked,
            "answer": item.answer,
            "final": points_text(item.final),
            "final_note": item.final_note,
        }
        for item in found
    ]
    lines = [
        f"{item.code}  {item.title}: {points_words(item.points)} → {points_words(item.verified)}"
        f" → {points_words(item.final)}"
        + "".join(
            f"; {words}" for words in (item.verified_note, item.asked, item.answer, item.final_note) if words
        )
        for item in found
    ]
    return Answer(data, lines or [_("Nothing was verified otherwise than self-scored.")])
