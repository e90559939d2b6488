"""What a locked scorecard says, as plain data: the content of its bundle, and what the receiving office takes of it.

Points and shares are whole hundredths. Verified points are no content of the office's own card: they travel back in
the receiving office's feedback.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from xacai.domain.criterion import CriteriaSet
from xacai.domain.evidence import Evidence, Proven
from xacai.domain.office import Office
from xacai.domain.report import Particulars
from xacai.domain.scorecard import Mark, Measure, Scorecard, ScorecardState, score
from xacai.domain.snapshot import read_proven
from xacai.domain.submission import SCHEMA, Data, office_data, proven_data


def scorecard_content(
    card: Scorecard, criteria: CriteriaSet, office: Office, evidence: Iterable[Proven], set_sha256: str
) -> Data:
    """The content of a scorecard's bundle: a full snapshot; ``set_sha256`` of the criteria that it was scored under."""
    total = score(criteria, card)
    return {
        "schema": SCHEMA,
        "kind": "scorecard",
        "office": office_data(office),
        "period": str(card.year),
        "year": card.year,
        "revision": card.revision,
        "criteria": criteria.id,
        "criteria_sha256": set_sha256,
        "maximum": total.maximum,
        "applicable": total.applicable,
        "points": total.points,
        "index": total.index,
        "band": total.band,
        "recipients": list(office.recipients),
        "marks": [
            _mark_data(card.mark(item.code)) for item in criteria.components() if item.code in card.marks
        ],
        "evidence": [proven_data(item) for item in evidence],
    }


def _mark_data(mark: Mark) -> Data:
    return {
        "code": mark.code,
        "measure": mark.measure.number,
        "choice": mark.measure.option,
        "points": mark.points,
        "explanation": mark.explanation,
        "applicable": mark.applicable,
        "answer": mark.answer,
        "evidence": list(mark.evidence),
    }


def received_card(
    content: Data, held: Scorecard | None, particulars: Particulars, state: ScorecardState
) -> Scorecard:
    """An office's card as it came, with what was verified before."""
    verified = held.marks if held is not None else {}
    marks = {item["code"]: _received_mark(item, verified.get(item["code"])) for item in content["marks"]}
    return Scorecard(
        office=content["office"]["code"],
        year=content["year"],
        criteria=content["criteria"],
        revision=content["revision"],
        state=state,
        marks=marks,
        particulars=particulars,
    )


def _received_mark(data: Data, held: Mark | None) -> Mark:
    mark = Mark(
        code=data["code"],
        measure=Measure(data["measure"], data["choice"]),
        points=data["points"],
        explanation=data["explanation"],
        applicable=data["applicable"],
        evidence=tuple(data["evidence"]),
        answer=data["answer"],
    )
    if held is None:
        return mark
    return replace(
        mark,
        verified=held.verified,
        verified_note=held.verified_note,
        final=held.final,
        final_note=held.final_note,
    )


def self_scores_changed(old: Scorecard, new: Scorecard) -> tuple[str, ...]:
    """The components whose self score an explanation brings otherwise than the card before it."""
    codes = dict.fromkeys([*old.marks, *new.marks])
    return tuple(
        code
        for code in codes
        if (old.mark(code).points, old.mark(code).applicable)
        != (new.mark(code).points, new.mark(code).applicable)
    )


def verified_data(card: Scorecard) -> list[Data]:
    """What the receiving office says of components, for its feedback: those that it looked at."""
    return [
        {
            "code": mark.code,
            "verified": mark.verified,
            "verified_note": mark.verified_note,
            "final": mark.final,
            "final_note": mark.final_note,
        }
        for _code, mark in sorted(card.marks.items())
        if mark.verified is not None or mark.final is not None
    ]


def with_verified(
    card: Scorecard, scores: Iterable[Mapping[str, object]], state: ScorecardState
) -> Scorecard:
    """The own card with what the receiving office verified; nothing that was scored here changes."""
    marks = dict(card.marks)
    for item in scores:
        code = str(item["code"])
        marks[code] = replace(
            card.mark(code),
            verified=item["verified"],  # type: ignore[arg-type]
            verified_note=str(item["verified_note"]),
            final=item["final"],  # type: ignore[arg-type]
            final_note=str(item["final_note"]),
        )
    return replace(card, marks=marks, state=state)


def read_particulars(data: Mapping[str, object]) -> Particulars:
    """Number and day of a received card; what is not of their shape is left out, for particulars prove nothing."""
    number, day = data.get("number"), data.get("day")
    try:
        issued = date.fromisoformat(day) if isinstance(day, str) and day else None
    except ValueError:
        issued = None
    return Particulars(number if isinstance(number, str) else "", issued)


def documents_of(content: Data) -> dict[str, Evidence]:
    """The documents that a received card names, by their key there."""
    return {item["key"]: read_proven(item).evidence for item in content["evidence"]}
