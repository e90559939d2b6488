"""The office's own scorecard (or a department's): entered, proposed from data, locked, taken back, explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from xacai.domain.answer import Answer, Answered, newest
from xacai.domain.criteria_reading import criteria_data
from xacai.domain.criterion import CriteriaSet, Criterion, InputKind, NotApplicable
from xacai.domain.evidence import Link, Proven, SubjectKind
from xacai.domain.issue import Issue, Refusal, Severity, errors, refuse
from xacai.domain.plan import Signer
from xacai.domain.report import Particulars
from xacai.domain.scorecard import (
    Mark,
    Measure,
    Round,
    Score,
    Scorecard,
    ScorecardState,
    check_scorecard,
    marked,
    points_of,
    score,
)
from xacai.domain.scorecard_content import scorecard_content
from xacai.domain.submission import Data
from xacai.domain.text import nfc, squeeze
from xacai.exchange.check_code import check_code, content_sha256
from xacai.services import proving
from xacai.services.acknowledging import answers_of
from xacai.services.choosing_criteria import criteria_of, criteria_of_year, criteria_sha256
from xacai.services.proposing_scores import Proposal, proposals
from xacai.services.workspace import Workspace

SCORECARD = "scorecard"


def find_scorecard(
    workspace: Workspace, year: int, *, department: str = "", period: str = ""
) -> Scorecard | None:
    """The office's own scorecard of a year (or a department's of a quarter), or None."""
    office = workspace.office()
    with workspace.store.reading() as shelves:
        found = shelves.scorecards.get(office.code, year, department=department, period=period)
    return _with_evidence(workspace, found) if found is not None else None


def get_scorecard(workspace: Workspace, year: int, *, department: str = "", period: str = "") -> Scorecard:
    """The same; one that was not begun yet comes as an empty card under the set in force, not stored."""
    found = find_scorecard(workspace, year, department=department, period=period)
    if found is not None:
        return found
    criteria = criteria_of_year(workspace, year)
    blank = Scorecard(workspace.office().code, year, criteria.id, department, period)
    return _with_evidence(workspace, blank)


def place_of(card: Scorecard) -> str:
    """Where issues of the whole card stand."""
    return f"scorecard {card.department or card.year}"


def save(workspace: Workspace, verb: str, card: Scorecard) -> Scorecard:
    """Store a card."""
    told = " ".join(part for part in (card.office, str(card.year), card.department, card.period) if part)
    with workspace.store.writing(verb, told) as shelves:
        shelves.scorecards.put(card)
    return card


def component_of(criteria: CriteriaSet, code: str) -> Criterion:
    """The component of a code; refused where the set has none."""
    found = criteria.get(code)
    if found is None or found.scoring is None:
        raise refuse("scorecard.unknown", f"criterion {code}", criterion=code)
    return found


def set_mark(workspace: Workspace, card: Scorecard, mark: Mark) -> Scorecard:
    """Enter a component. Refused: unknown codes, points outside its scale, "not applicable" where that cannot be."""
    criterion = component_of(criteria_of(workspace, card.criteria), mark.code)
    where = f"criterion {mark.code}"
    if mark.points is not None and not 0 <= mark.points <= criterion.max_points:
        raise refuse("scorecard.outside", where, criterion=mark.code, title=criterion.title)
    if not mark.applicable and criterion.not_applicable is NotApplicable.NEVER:
        raise refuse("scorecard.always-applies", where, criterion=mark.code)
    clean = replace(mark, explanation=nfc(mark.explanation).strip())
    return save(workspace, "scorecard.set", marked(card, clean))


def set_measure(workspace: Workspace, card: Scorecard, code: str, measure: Measure) -> Scorecard:
    """Enter a component's input; its points follow from it."""
    mark = replace(card.mark(code), measure=measure)
    return set_mark(workspace, card, measured_mark(workspace, card, mark))


def measured_mark(workspace: Workspace, card: Scorecard, mark: Mark) -> Mark:
    """The mark with the points that its input gives; refused where the input is no answer of the scale."""
    criterion = component_of(criteria_of(workspace, card.criteria), mark.code)
    points = points_of(criterion, mark.measure)
    if mark.measure.known and points is None:
        raise refuse("scorecard.no-answer", f"criterion {mark.code}", criterion=mark.code)
    return replace(mark, points=points)


def propose(workspace: Workspace, card: Scorecard) -> dict[str, Proposal]:
    """What the data give for the card's components."""
    return proposals(workspace, criteria_of(workspace, card.criteria), card.year, card.period)


def take_proposals(workspace: Workspace, card: Scorecard) -> Scorecard:
    """Enter what the data give wherever nothing was entered, or what the data gave before; a person's words stay."""
    _still_open(card)
    criteria = criteria_of(workspace, card.criteria)
    return save(workspace, "scorecard.propose", with_proposals(criteria, card, propose(workspace, card)))


def with_proposals(criteria: CriteriaSet, card: Scorecard, given: Mapping[str, Proposal]) -> Scorecard:
    """The card with what the data give in place of what nobody entered, or of what they gave before."""
    changed = dict(card.marks)
    for code, proposal in given.items():
        mark = card.mark(code)
        if proposal.points is not None and _follows_data(component_of(criteria, code), mark):
            changed[code] = replace(mark, measure=proposal.measure, points=proposal.points)
    return replace(card, marks=changed)


def _follows_data(item: Criterion, mark: Mark) -> bool:
    """Nobody said a word about the component, and its points are what its input gives."""
    return mark.applicable and not mark.explanation and mark.points == points_of(item, mark.measure)


def _still_open(card: Scorecard) -> None:
    if card.state is not ScorecardState.OPEN:
        raise refuse("scorecard.locked", place_of(card), criterion="")


def link_evidence(workspace: Workspace, card: Scorecard, code: str, key: str) -> Scorecard:
    """Say that a document of the register proves a component; allowed while the card is open or being explained."""
    component_of(criteria_of(workspace, card.criteria), code)
    if card.state not in {ScorecardState.OPEN, ScorecardState.VERIFIED}:
        raise refuse("scorecard.locked", f"criterion {code}", criterion=code)
    proving.link(workspace, _link(card, code, key))
    return _with_evidence(workspace, card)


def unlink_evidence(workspace: Workspace, card: Scorecard, code: str, key: str) -> Scorecard:
    """Take that back; only while the card is open."""
    _still_open(card)
    proving.unlink(workspace, _link(card, code, key))
    return _with_evidence(workspace, card)


def _link(card: Scorecard, code: str, key: str) -> Link:
    return Link(key, SubjectKind.CRITERION, evidence_place(card, code), card.period or f"{card.year}-Y")


def evidence_place(card: Scorecard, code: str) -> str:
    """The place of a component in the register: its code, behind a department's own card its name too."""
    return f"{code} {card.department}"[:80] if card.department else code


def evidence_for(workspace: Workspace, card: Scorecard) -> dict[str, tuple[Proven, ...]]:
    """The documents of the register behind each component of the card."""
    year = card.period or f"{card.year}-Y"
    found: dict[str, list[Proven]] = {}
    places = {evidence_place(card, item.code): item.code for item in _components(workspace, card)}
    for document in proving.whole_register(workspace):
        for link in document.links:
            if link.kind is SubjectKind.CRITERION and link.period == year and link.place in places:
                told = Proven(document.evidence, (link,))
                found.setdefault(places[link.place], []).append(told)
    return {code: tuple(items) for code, items in found.items()}


def _components(workspace: Workspace, card: Scorecard) -> tuple[Criterion, ...]:
    return tuple(criteria_of(workspace, card.criteria).components())


def _with_evidence(workspace: Workspace, card: Scorecard) -> Scorecard:
    """An open card's evidence is what the register says today; a locked one's is what it was locked with."""
    if card.state not in {ScorecardState.OPEN, ScorecardState.VERIFIED}:
        return card
    linked = evidence_for(workspace, card)
    marks = {
        code: replace(card.mark(code), evidence=tuple(one.evidence.key for one in linked.get(code, ())))
        for code in dict.fromkeys([*card.marks, *linked])
    }
    return replace(card, marks=marks)


def check(workspace: Workspace, card: Scorecard) -> tuple[Issue, ...]:
    """What stops the card from being locked: what was entered, and inputs that the data give otherwise."""
    if card.state is ScorecardState.VERIFIED:
        return _unanswered(workspace, card)
    criteria = criteria_of(workspace, card.criteria)
    found = list(check_scorecard(criteria, card))
    for code, proposal in propose(workspace, card).items():
        mark = card.mark(code)
        told = mark.explanation or not mark.applicable or mark.points is None
        if mark.measure != proposal.measure and not told:
            params = {"criterion": code, "sum": proposal.sum, "source": proposal.source}
            found.append(Issue("scorecard.against-data", Severity.ERROR, f"criterion {code}", params))
    return tuple(found)


def asked(workspace: Workspace, card: Scorecard) -> dict[str, str]:
    """What the receiving office wants explained of the own card, by component."""
    answer = last_answer(workspace, card)
    if answer is None or answer.verdict is not Answered.RETURNED:
        return {}
    return {
        item.where.removeprefix("criterion "): item.words
        for item in answer.remarks
        if item.where.startswith("criterion ")
    }


def last_answer(workspace: Workspace, card: Scorecard) -> Answer | None:
    """What the receiving office last said of the own card of the year."""
    return newest(answers_of(workspace, str(card.year), SCORECARD))


def _unanswered(workspace: Workspace, card: Scorecard) -> tuple[Issue, ...]:
    return tuple(
        Issue(
            "scorecard.answer-missing",
            Severity.ERROR,
            f"criterion {code}",
            {"criterion": code, "words": words},
        )
        for code, words in asked(workspace, card).items()
        if not card.mark(code).answer
    )


def explain(workspace: Workspace, card: Scorecard, code: str, words: str) -> Scorecard:
    """Explain a component that the receiving office asked about. The own points never change by it."""
    where = f"criterion {code}"
    if card.state is not ScorecardState.VERIFIED:
        raise refuse("scorecard.nothing-asked", where, criterion=code)
    mark = card.mark(code)
    if code not in asked(workspace, card) and mark.verified in {None, mark.points}:
        raise refuse("scorecard.not-asked", where, criterion=code)
    said = replace(mark, answer=squeeze(nfc(words)))
    return save(workspace, "scorecard.explain", replace(card, marks={**card.marks, code: said}))


def lock(workspace: Workspace, card: Scorecard) -> Scorecard:
    """Lock the card: a snapshot of all it says with its check code. An explanation is locked as the next revision."""
    explains = card.state is ScorecardState.VERIFIED
    if card.state is not ScorecardState.OPEN and not explains:
        raise refuse("scorecard.locked", place_of(card), criterion="")
    for issue in errors(check(workspace, card)):
        raise Refusal(issue)
    state = ScorecardState.EXPLAINED if explains else ScorecardState.LOCKED
    office = workspace.office()
    signer = Signer(office.signer_authority, office.signer_name)
    told = Particulars(signer=signer)
    locked = replace(card, state=state, revision=card.revision + explains, particulars=told)
    criteria, content = criteria_of(workspace, card.criteria), content_of(workspace, locked)
    with workspace.store.writing("scorecard.lock", f"{card.office} {card.year} {card.department}") as shelves:
        shelves.scorecards.put(locked)
        shelves.scorecards.keep_snapshot(locked, content, check_code(content_sha256(content)))
        # A newer program may ship the same version with other criteria: this one goes on as it was scored.
        shelves.criteria_sets.put(criteria.id, criteria_data(criteria))
    return locked


def content_of(workspace: Workspace, card: Scorecard) -> Data:
    """The content of the card: as locked, else as it would be locked now."""
    with workspace.store.reading() as shelves:
        kept = shelves.scorecards.snapshot(card) if card.state is not ScorecardState.OPEN else None
    if kept is not None:
        return kept
    criteria = criteria_of(workspace, card.criteria)
    documents: dict[str, Proven] = {}
    for items in evidence_for(workspace, card).values():
        for item in items:
            before = documents.get(item.evidence.key)
            links = (*before.links, *item.links) if before else item.links
            documents[item.evidence.key] = Proven(item.evidence, links)
    return scorecard_content(
        card, criteria, workspace.office(), documents.values(), criteria_sha256(criteria)
    )


def check_code_of(workspace: Workspace, card: Scorecard) -> str:
    """The check code of the card's content, as locked or as it stands."""
    return check_code(content_sha256(content_of(workspace, card)))


def reopen(workspace: Workspace, card: Scorecard) -> Scorecard:
    """Take a locked card, or a locked explanation, back to work as long as it did not leave the office."""
    with workspace.store.reading() as shelves:
        sent = not card.department and any(
            item.handed_at and item.revision == card.revision
            for item in shelves.shipments.list("made", kind=SCORECARD, period=str(card.year))
        )
    if sent or card.state not in {ScorecardState.LOCKED, ScorecardState.EXPLAINED}:
        raise refuse("scorecard.not-reopenable", place_of(card), year=str(card.year))
    if card.state is ScorecardState.LOCKED:
        return save(workspace, "scorecard.reopen", replace(card, state=ScorecardState.OPEN))
    former = replace(card, state=ScorecardState.VERIFIED, revision=card.revision - 1)
    return save(workspace, "scorecard.reopen", former)


def total(workspace: Workspace, card: Scorecard, of: Round = Round.SELF) -> Score:
    """The card added up."""
    return score(criteria_of(workspace, card.criteria), card, of)


def bound(item: Criterion) -> bool:
    """Whether the component's input comes from data."""
    return item.input.kind is not InputKind.HAND
