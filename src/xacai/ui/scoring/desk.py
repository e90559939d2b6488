"""A scorecard with all that the page knows of it, and whose cards there are. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from xacai.domain.criterion import CriteriaSet, Criterion
from xacai.domain.evidence import Evidence, Proven
from xacai.domain.period import days_between, quarter
from xacai.domain.scorecard import Round, Score, Scorecard, ScorecardState, score
from xacai.domain.scoring_round import ScoringRound
from xacai.services import scoring, verifying
from xacai.services.answering import office_name
from xacai.services.choosing_criteria import criteria_of
from xacai.services.filing import file_path, is_there
from xacai.services.proposing_scores import Proposal
from xacai.services.reviewing import received_file
from xacai.services.timing_rounds import step_of
from xacai.services.winning_points import Chance, still_to_win
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.periods import label_words

VERIFIED = frozenset({ScorecardState.VERIFIED, ScorecardState.EXPLAINED, ScorecardState.FINAL})


@dataclass(frozen=True, slots=True)
class Desk:
    """One card and all that the page knows of it. ``office`` is empty for the own card, else whose is verified.

    While a card is verified, ``documents`` are those that it names and ``files`` where theirs lie, by key.
    """

    card: Scorecard
    criteria: CriteriaSet
    office: str = ""
    name: str = ""
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    chances: tuple[Chance, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Proven, ...]] = field(default_factory=dict)
    step: ScoringRound | None = None
    days: int = 0
    documents: Mapping[str, Evidence] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def verifies(self) -> bool:
        """Whether it is another's card, to be verified: an office's, or a department's once it is locked."""
        return bool(self.office) or (self.inside and self.card.state is not ScorecardState.OPEN)

    @property
    def inside(self) -> bool:
        """Whether it is a department's card, which never leaves the office."""
        return bool(self.card.department)

    @property
    def seen(self) -> bool:
        """Whether there are verified points to show."""
        return self.verifies or self.card.state in VERIFIED

    @property
    def own(self) -> Score:
        """The self score."""
        return score(self.criteria, self.card)

    @property
    def last(self) -> Score:
        """The score as verified so far."""
        return score(self.criteria, self.card, Round.FINAL)

    def item(self, code: str) -> Criterion | None:
        """The component of a row's key; None for a heading."""
        found = self.criteria.get(code)
        return found if found is not None and found.scoring is not None else None

    def chance(self, code: str) -> Chance | None:
        """What can still be won at a component."""
        return next((one for one in self.chances if one.criterion.code == code), None)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose card: the own one, an office's below, or a department's of the year or of a quarter."""

    office: str = ""
    department: str = ""
    period: str = ""


OWN = Subject()


def read_desk(workspace: Workspace, year: int, subject: Subject = OWN) -> Desk:
    """Read the own card of a year, the card of an office below, or a department's."""
    desk = _below(workspace, year, subject.office) if subject.office else _inside(workspace, year, subject)
    step = step_of(workspace, desk.card, verifies=desk.verifies)
    days = days_between(workspace.today(), step.due) if step is not None else 0
    return replace(desk, step=step, days=days)


def _below(workspace: Workspace, year: int, office: str) -> Desk:
    card = verifying.received_card(workspace, office, year)
    named = verifying.received_evidence(workspace, office, year)
    files = {key: received_file(workspace, one.file) for key, one in named.items() if one.file is not None}
    return Desk(
        card,
        criteria_of(workspace, card.criteria),
        office,
        office_name(workspace, office),
        asked=verifying.asked_of(workspace, card),
        documents=named,
        files={key: path for key, path in files.items() if path is not None},
    )


def _inside(workspace: Workspace, year: int, subject: Subject) -> Desk:
    card = scoring.get_scorecard(workspace, year, department=subject.department, period=subject.period)
    proposals = scoring.propose(workspace, card) if card.state is ScorecardState.OPEN else {}
    proven = scoring.evidence_for(workspace, card)
    named = {one.evidence.key: one.evidence for found in proven.values() for one in found}
    kept = {key: one.file for key, one in named.items() if one.file is not None}
    return Desk(
        card,
        criteria_of(workspace, card.criteria),
        name=subject.department,
        proposals=proposals,
        chances=still_to_win(workspace, card, given=proposals),
        asked={} if subject.department else scoring.asked(workspace, card),
        evidence=proven,
        documents=named,
        files={key: file_path(workspace, one) for key, one in kept.items() if is_there(workspace, one)},
    )


def requests(desk: Desk) -> dict[str, str]:
    """What would be asked of the office: every note of the first round, by component."""
    return {code: mark.verified_note for code, mark in desk.card.marks.items() if mark.verified_note}


def subjects(workspace: Workspace, year: int) -> Sequence[tuple[Subject, str]]:
    """Whose cards there are, with words: the own one, those that came, one for each department."""
    own = workspace.office()
    cards = verifying.received_cards(workspace, year) if own.receives else ()
    return [
        (OWN, _("Own scorecard")),
        *((Subject(card.office), office_name(workspace, card.office)) for card in cards),
        *((Subject(department=one.name), one.name) for one in own.departments),
    ]


def periods(year: int) -> Sequence[tuple[str, str]]:
    """What a department is assessed for: the year ("") or a quarter."""
    quarters = (quarter(year, number) for number in range(1, 5))
    return [("", _("The year")), *((one.code, label_words(one)) for one in quarters)]
