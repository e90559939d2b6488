"""What the criteria editor shows, without a window: the sets, the tree with sums, faults and sample points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xacai.domain.criterion import CriteriaSet, Criterion, check_criteria
from xacai.domain.issue import Issue, Severity, errors
from xacai.domain.scorecard import Measure, Score, points_of
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of
from xacai.wording.scores import index_words, measure_words, points_words, scoring_words, sum_words

CODE, NAME, MOST, KIND, SAMPLE, POINTS, FAULT = range(7)
DRAFT = ""
"""The key of the set in work among the sets."""
_PLACE = "criterion "


@dataclass(frozen=True, slots=True)
class Table:
    """A set as it is shown: whether it may be changed, its faults, the sample values tried."""

    criteria: CriteriaSet
    drafted: bool
    samples: Mapping[str, Measure]

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What is wrong with the set."""
        return check_criteria(self.criteria)

    @property
    def sound(self) -> bool:
        """Whether it may be issued."""
        return not errors(self.issues)


def set_words(found: CriteriaSet, *, drafted: bool) -> str:
    """A line for the choice of sets."""
    words = _("{title}, version {version}").format(title=found.title, version=found.version)
    return _("In work: {set}").format(set=words) if drafted else words


def state_words(found: CriteriaSet, *, drafted: bool) -> tuple[str, str, str]:
    """Words, tone and icon of the chip."""
    if drafted:
        return _("in work"), "accent", "edit"
    if found.unscored():
        return _("scoring still open"), "warn", "doubtful"
    return (_("issued"), "ok", "lock") if found.official else (_("demonstration set"), "neutral", "")


def columns(narrow: bool) -> tuple[Column, ...]:
    """Code, criterion, maximum, kind of scoring, sample value, sample points, fault."""
    right = Align.RIGHT
    return (
        Column(_("Code"), width=58),
        Column(_("Criterion"), width=150, stretch=4, wrap=True, editor=Editor.TEXT),
        Column(_("Maximum"), width=82, align=right, editor=Editor.LINE),
        Column(_("How it is scored"), width=110 if narrow else 132, stretch=1, wrap=True),
        Column(_("Sample value"), width=92, align=right, editor=Editor.LINE, accent=True),
        Column(_("Points"), width=64, align=right, accent=True),
        Column(_("Fault"), width=110 if narrow else 150, stretch=2, wrap=True),
    )


def rows(table: Table, tried: Score) -> tuple[GridRow, ...]:
    """Every node in order."""
    said: dict[str, list[Issue]] = {}
    for issue in table.issues:
        said.setdefault(issue.where.removeprefix(_PLACE), []).append(issue)
    return tuple(_row(table, item, tried, said.get(item.code, [])) for item in table.criteria.criteria)


def _row(table: Table, item: Criterion, tried: Score, found: Sequence[Issue]) -> GridRow:
    upper = item.scoring is None
    cells = (
        CellView(CellKind.CODE, item.code),
        CellView(
            text=item.title,
            strong=item.level == 1,
            indent=item.level - 1,
            editable=table.drafted,
            edit=item.title,
        ),
        _maximum(table, item, found),
        CellView(text=scoring_words(item.scoring.kind) if item.scoring else "", tone="ink2"),
        _sample(table, item),
        _points(table, item, tried),
        _fault(found),
    )
    return GridRow(item.code, cells, derived=upper)


def _maximum(table: Table, item: Criterion, found: Sequence[Issue]) -> CellView:
    written = points_words(item.max_points) if item.max_points else ""
    edit = points_words(item.max_points) if item.max_points else ""
    wrong = any(issue.code in {"criteria.maximum", "criteria.no-points"} for issue in found)
    if item.scoring is None and not written:
        total = table.criteria.maximum(item.code)
        return CellView(
            CellKind.NUMBER, points_words(total) if total else "", editable=table.drafted, edit=edit
        )
    kind = CellKind.ERROR if wrong else CellKind.NUMBER
    return CellView(kind, written, strong=item.level == 1, editable=table.drafted, edit=edit)


def _sample(table: Table, item: Criterion) -> CellView:
    if item.scoring is None:
        return CellView(CellKind.EMPTY)
    measure = table.samples.get(item.code, Measure())
    words = measure_words(item, measure)
    return CellView(CellKind.NUMBER, words, editable=True, edit=words, tooltip=words)


def _points(table: Table, item: Criterion, tried: Score) -> CellView:
    if item.scoring is None:
        known = any(one.code in table.samples for one in table.criteria.under(item.code))
        return CellView(CellKind.DERIVED, points_words(tried.by_code.get(item.code, 0)) if known else "")
    measure = table.samples.get(item.code, Measure())
    words = points_words(points_of(item, measure)) if measure.known else ""
    return CellView(CellKind.DERIVED, words, tooltip=sum_words(item, measure))


def _fault(found: Sequence[Issue]) -> CellView:
    if not found:
        return CellView()
    worst = next((issue for issue in found if issue.severity is Severity.ERROR), found[0])
    first, dot, _rest = message_of(worst).partition(". ")
    stops = worst.severity is Severity.ERROR
    return CellView(
        text=first + dot.strip(),
        mark="error" if stops else "doubtful",
        tone="err" if stops else "warn",
        tooltip="\n".join(message_of(issue) for issue in found),
    )


def total_words(table: Table, tried: Score) -> str:
    """The line below the tree: the sum of the maxima, and what the sample values give."""
    count = sum(1 for _item in table.criteria.components())
    parts = [
        ngettext(
            "{count} component, {maximum} points in all", "{count} components, {maximum} points in all", count
        ).format(count=count, maximum=points_words(table.criteria.maximum()))
    ]
    if table.samples:
        words = _("sample: {points} points, index {index}, band {band}")
        parts.append(
            words.format(
                points=points_words(tried.points),
                index=index_words(tried.index),
                band=tried.band or "–",
            )
        )
    return "; ".join(parts)


def preview_words(found: CriteriaSet) -> str:
    """What a file holds, before anything is taken over."""
    levels = [sum(1 for item in found.criteria if item.level == level) for level in (1, 2, 3)]
    words = _(
        "{fields} fields, {second} nodes of the second level, {third} of the third; {maximum} points in all."
    )
    return words.format(
        fields=levels[0], second=levels[1], third=levels[2], maximum=points_words(found.maximum())
    )
