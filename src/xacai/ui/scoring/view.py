"""What the scoring page shows, without a window: the tree of components, sums, chances, the next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from xacai.domain.criterion import CriteriaSet, Criterion, InputKind
from xacai.domain.evidence import Evidence, Proven
from xacai.domain.period import days_between, quarter, write_day
from xacai.domain.scorecard import Mark, Round, Score, Scorecard, ScorecardState, score, standing_points
from xacai.domain.scoring_round import ScoringRound
from xacai.services import scoring, verifying
from xacai.services.answering import office_name
from xacai.services.choosing_criteria import criteria_of
from xacai.services.filing import file_path, is_there
from xacai.services.proposing_scores import Proposal
from xacai.services.reviewing import received_file
from xacai.services.timing_rounds import step_now
from xacai.services.winning_points import Chance, still_to_win
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow, group_row
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _
from xacai.wording.periods import label_words
from xacai.wording.scores import change_words, measure_words, points_words, sum_words

ALL, WINNABLE, UNPROVEN = "all", "winnable", "unproven"
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
    step = step_now(workspace, year, desk.card.period)
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


def columns(desk: Desk) -> tuple[Column, ...]:
    """Code, component, grounds, maximum, self score; then what is verified, or what can be won; documents."""
    right = Align.RIGHT
    first = (
        Column(_("Code"), width=56),
        Column(_("Component"), width=180, stretch=3, wrap=True),
        Column(_("Scored from"), width=140, stretch=2, wrap=True),
        Column(_("Maximum"), width=62, align=right),
        Column(_("Self"), width=70, align=right),
    )
    if desk.verifies:
        return (
            *first,
            Column(_("Round 1"), width=74, align=right),
            Column(_("Final"), width=74, align=right),
        )
    name = _("Verified") if desk.seen else _("To be won")
    return (*first, Column(name, width=124, align=right, accent=True), Column(_("Evidence"), width=88))


def rows(desk: Desk, shown: str = ALL) -> tuple[GridRow, ...]:
    """The components under their fields; ``shown`` leaves out those without points to be won or with documents."""
    made: list[GridRow] = []
    own, last = desk.own, desk.last
    for top in desk.criteria.criteria:
        if top.level != 1:
            continue
        below = [item for item in desk.criteria.under(top.code) if shows(desk, item, shown)]
        if below:
            made.append(_heading(desk, top, own, last))
            made.extend(_row(desk, item) for item in below)
    return tuple(made)


def shows(desk: Desk, item: Criterion, shown: str) -> bool:
    """Whether a component stands in a filtered list."""
    if shown == WINNABLE:
        found = desk.chance(item.code)
        return found is not None and not found.over
    return shown != UNPROVEN or unproven(desk, item)


def unproven(desk: Desk, item: Criterion) -> bool:
    """Whether points stand there that want a document and have none."""
    mark = desk.card.mark(item.code)
    return bool(item.evidence and mark.points and mark.applicable and not mark.evidence)


def counts(desk: Desk) -> dict[str, int]:
    """How many components each filter shows."""
    every = tuple(desk.criteria.components())
    return {key: sum(shows(desk, item, key) for item in every) for key in (ALL, WINNABLE, UNPROVEN)}


def _heading(desk: Desk, top: Criterion, own: Score, last: Score) -> GridRow:
    most = desk.criteria.maximum(top.code)
    points = (last if desk.seen else own).by_code.get(top.code, 0)
    told = f"{points_words(points)} / {points_words(most)}" if most else ""
    ratio = (points / most, 1.0) if most else None
    return group_row(top.code, f"{top.code}. {top.title}", told, ratio=ratio)


def _row(desk: Desk, item: Criterion) -> GridRow:
    mark = desk.card.mark(item.code)
    group = desk.criteria.get(item.parent)
    first = (
        CellView(CellKind.CODE, item.code),
        CellView(CellKind.TEXT, item.title, tooltip=group.title if group else ""),
        _grounds(desk, item, mark),
        CellView(CellKind.NUMBER, points_words(item.max_points)),
        _self_cell(desk, item, mark),
    )
    if desk.verifies:
        later = (
            _judged(mark.verified, mark.points),
            _judged(mark.final, standing_points(mark, Round.VERIFIED)),
        )
        return GridRow(item.code, (*first, *later))
    return GridRow(item.code, (*first, _fifth(desk, item, mark), _documents(desk, item, mark)))


def _grounds(desk: Desk, item: Criterion, mark: Mark) -> CellView:
    """What the points stand on: an icon for data or hand, the input; what the data give where nothing is entered."""
    icon = "link" if item.input.kind is not InputKind.HAND else "edit"
    if not mark.applicable:
        return CellView(CellKind.TEXT, _("does not apply"), mark="dropped", tone="ink2")
    told = measure_words(item, mark.measure)
    proposal = desk.proposals.get(item.code)
    if proposal is not None and proposal.measure != mark.measure:
        given = _("the data give {value}").format(value=measure_words(item, proposal.measure))
        return CellView(CellKind.TEXT, given, mark=icon, tone="accent_ink", tooltip=proposal.sum)
    said = told or (mark.explanation.splitlines() or [""])[0]
    return CellView(
        CellKind.TEXT, said, mark=icon if said else "", tone="ink2", tooltip=sum_words(item, mark.measure)
    )


def _self_cell(desk: Desk, item: Criterion, mark: Mark) -> CellView:
    if not mark.applicable:
        return CellView(CellKind.NUMBER, "–")
    if mark.points is None:
        return CellView(CellKind.NUMBER, "", spoken=_("not scored yet"))
    return CellView(CellKind.DERIVED, points_words(mark.points), note=bool(mark.explanation))


def _fifth(desk: Desk, item: Criterion, mark: Mark) -> CellView:
    if desk.seen:
        points = standing_points(mark, Round.FINAL)
        lost = points is not None and mark.points is not None and points < mark.points
        asked = item.code in desk.asked and not mark.answer
        words = points_words(points)
        return CellView(CellKind.DERIVED, words, tone="err" if lost else "", mark="warning" if asked else "")
    found = desk.chance(item.code)
    if found is None:
        return CellView(CellKind.NUMBER, "")
    if found.over:
        return CellView(CellKind.NUMBER, _("too late"), tone="ink3")
    return CellView(CellKind.NUMBER, change_words(found.lost), tone="accent_ink", strong=found.lost >= 100)


def _judged(points: int | None, before: int | None) -> CellView:
    if points is None:
        return CellView(CellKind.NUMBER, "")
    moved = points != before
    return CellView(CellKind.DERIVED, points_words(points), tone="err" if moved else "", changed=moved)


def _documents(desk: Desk, item: Criterion, mark: Mark) -> CellView:
    if not item.evidence or not mark.applicable:
        return CellView(CellKind.TEXT, str(len(mark.evidence)) if mark.evidence else "", mark="")
    if unproven(desk, item):
        return CellView(CellKind.TEXT, _("missing"), mark="warning", tone="warn", tooltip=item.evidence)
    count = len(mark.evidence)
    return CellView(CellKind.TEXT, str(count) if count else "", mark="evidence" if count else "", tone="ink2")


def chance_rows(desk: Desk) -> tuple[ListRow, ...]:
    """Points still to be won, the most first."""
    return tuple(
        ListRow(
            one.criterion.code,
            f"{change_words(one.lost)}  {one.criterion.title}",
            second=reach_words(one),
            right=_("too late") if one.over else _("until {day}").format(day=write_day(one.last_day)[:5]),
            tone="ink3" if one.over else "",
        )
        for one in desk.chances
    )


def reach_words(one: Chance) -> str:
    """The nearest better input and what it brings, or the set's own hint."""
    reach = measure_words(one.criterion, one.reach)
    near = ""
    if reach and one.won:
        near = _("{reach} brings {points}").format(reach=reach, points=change_words(one.won))
    return "; ".join(part for part in (near, one.criterion.effort) if part)


def winnable(desk: Desk) -> int:
    """All points that can still be won, in hundredths."""
    return sum(one.lost for one in desk.chances if not one.over)


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
