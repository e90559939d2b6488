"""The components of a scorecard as rows: grounds, points, what is verified or can be won, documents. No Qt."""

from __future__ import annotations

from xacai.domain.criterion import Criterion, InputKind
from xacai.domain.scorecard import Mark, Round, Score, standing_points
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow, group_row
from xacai.ui.scoring.desk import Desk
from xacai.wording.language import _
from xacai.wording.scores import change_words, measure_words, points_words, sum_words

ALL, WINNABLE, UNPROVEN = "all", "winnable", "unproven"


def columns(desk: Desk, *, tight: bool = False) -> tuple[Column, ...]:
    """Code, component, grounds, maximum, self score; then what is verified, or what can be won; documents. In a tight
    room grounds and documents are left to the form beside the list."""
    right = Align.RIGHT
    first = (
        Column(_("Code"), width=56),
        Column(_("Component"), width=180, stretch=3, wrap=True),
        *(() if tight else (Column(_("Scored from"), width=140, stretch=2, wrap=True),)),
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
    documents = () if tight else (Column(_("Evidence"), width=88),)
    return (*first, Column(name, width=124, align=right, accent=True), *documents)


def rows(desk: Desk, shown: str = ALL, *, tight: bool = False) -> tuple[GridRow, ...]:
    """The components under their fields; ``shown`` leaves out those without points to be won or with documents."""
    made: list[GridRow] = []
    own, last = desk.own, desk.last
    for top in desk.criteria.criteria:
        if top.level != 1:
            continue
        below = [item for item in desk.criteria.under(top.code) if shows(desk, item, shown)]
        if below:
            made.append(_heading(desk, top, own, last))
            made.extend(_row(desk, item, tight) for item in below)
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


def _row(desk: Desk, item: Criterion, tight: bool) -> GridRow:
    mark = desk.card.mark(item.code)
    group = desk.criteria.get(item.parent)
    first = (
        CellView(CellKind.CODE, item.code),
        CellView(CellKind.TEXT, item.title, tooltip=group.title if group else ""),
        *(() if tight else (_grounds(desk, item, mark),)),
        CellView(CellKind.NUMBER, points_words(item.max_points)),
        _self_cell(desk, item, mark),
    )
    if desk.verifies:
        later = (
            _judged(mark.verified, mark.points),
            _judged(mark.final, standing_points(mark, Round.VERIFIED)),
        )
        return GridRow(item.code, (*first, *later))
    documents = () if tight else (_documents(desk, item, mark),)
    return GridRow(item.code, (*first, _fifth(desk, item, mark), *documents))


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
