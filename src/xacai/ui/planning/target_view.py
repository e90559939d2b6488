"""The target grid as data: targets by field, thresholds as understood, the row that measures each. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, RowKind
from xacai.domain.period import read_period
from xacai.domain.plan import Plan, PlanChange, PlanField, PlanState, Target
from xacai.domain.target import change_of, decisive
from xacai.domain.text import matches
from xacai.domain.threshold import Comparator, Threshold
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.planning.task_view import change_words, field_key, field_title
from xacai.wording.language import N_, _
from xacai.wording.periods import label_words

PARTS = ("no", "text", "thresholds", "lead", "indicator", "wanted")
TEXT, THRESHOLDS, INDICATOR, WANTED = (
    PARTS.index(part) for part in ("text", "thresholds", "indicator", "wanted")
)
_SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.ABOVE: ">",
    Comparator.AT_MOST: "≤",
    Comparator.BELOW: "<",
    Comparator.EQUAL: "=",
}
_TRENDS = {
    Comparator.ABOVE: N_("above {base}"),
    Comparator.BELOW: N_("below {base}"),
    Comparator.AT_LEAST: N_("at least {base}"),
    Comparator.AT_MOST: N_("at most {base}"),
    Comparator.EQUAL: N_("equal to {base}"),
}


def number_words(value: Decimal) -> str:
    """``1.234,5``."""
    return f"{value.normalize():,f}".translate(str.maketrans(",.", ".,"))


def threshold_words(threshold: Threshold) -> str:
    """``≥ 98%``, ``≥ 2 sáng kiến``, ``hạng tốt trở lên``, ``dưới năm 2025``."""
    if threshold.band is not None:
        words = (
            _("band {band} or better") if threshold.comparator is Comparator.AT_LEAST else _("band {band}")
        )
        return words.format(band=threshold.band)
    if threshold.value is None:
        return _(_TRENDS[threshold.comparator]).format(base=threshold.relative_to or "")
    gap = "" if threshold.unit in ("%", "") else " "
    words = f"{_SIGNS[threshold.comparator]} {number_words(threshold.value)}{gap}{threshold.unit}"
    return f"{words} ({threshold.scope})" if threshold.scope else words


def target_columns(leads: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the grid."""
    return (
        Column(_("Printed no."), width=52),
        Column(_("Goal, target"), width=240, stretch=3, wrap=True, editor=Editor.TEXT),
        Column(_("Threshold understood"), width=168, wrap=True, pad=12),
        Column(_("Lead"), width=140, stretch=1, wrap=True, editor=Editor.CHOICE, choices=tuple(leads)),
        Column(_("Measured by"), width=160, stretch=1, wrap=True),
        Column(_("Baseline"), _("wanted by period"), width=132, wrap=True),
    )


def target_rows(
    plan: Plan, catalogue: Catalogue | None, changes: Mapping[tuple[str, str], PlanChange]
) -> list[GridRow]:
    """Fields that have targets as headings (all fields where there is none yet), each with its targets."""
    rows: list[GridRow] = []
    known = {item.no for item in plan.fields}
    strays = dict.fromkeys(target.field_no for target in plan.targets if target.field_no not in known)
    for item in (*plan.fields, *(PlanField(no, "") for no in strays)):
        own = [target for target in plan.targets if target.field_no == item.no]
        if own or not plan.targets:
            words = _("targets: {count}").format(count=len(own)) if own else _("no target yet")
            rows.append(group_row(field_key(item.no), field_title(item), words))
            rows.extend(_row(plan, target, catalogue, changes) for target in own)
    return rows


def _row(
    plan: Plan, target: Target, catalogue: Catalogue | None, changes: Mapping[tuple[str, str], PlanChange]
) -> GridRow:
    editable = plan.state is PlanState.DRAFT
    change = changes.get((target.key, "text"))
    tip = change_words(change) if change is not None else ""
    cells = (
        CellView(CellKind.CODE, target.no),
        CellView(text=target.text, editable=editable, changed=change is not None, tooltip=tip),
        _threshold_cell(target),
        CellView(text=target.lead, tone="ink2", editable=editable),
        _indicator_cell(target, catalogue),
        _wanted_cell(target),
    )
    return GridRow(target.key, cells)


def _threshold_cell(target: Target) -> CellView:
    if not target.thresholds:
        return CellView(text=_("no number understood") if target.text else "", tone="ink3")
    words = "\n".join(_with_trend(item, target) for item in target.thresholds)
    return CellView(text=words, strong=True, tooltip="\n".join(item.phrase for item in target.thresholds))


def _with_trend(threshold: Threshold, target: Target) -> str:
    """``giảm ≥ 20%`` where the number is a change."""
    words = threshold_words(threshold)
    trend = change_of(threshold, target.text)
    return words if not trend else (_("rise {by}") if trend > 0 else _("fall {by}")).format(by=words)


def _indicator_cell(target: Target, catalogue: Catalogue | None) -> CellView:
    row = catalogue.row(target.indicator) if catalogue is not None and target.indicator else None
    if row is None:
        return CellView(text=_("choose a row"), tone="ink3", tooltip=_("Enter opens the list of rows"))
    return CellView(text=f"{row.code} {row.name}", tone="accent_ink", tooltip=row.definition)


def _wanted_cell(target: Target) -> CellView:
    words = wanted_words(target)
    if not words:
        lacks = needs_baseline(target)
        hint = _("baseline missing") if lacks else _("none")
        tip = _("Enter opens the baseline and what each period wants")
        return CellView(text=hint, tone="warn" if lacks else "ink3", tooltip=tip)
    return CellView(text=words, tooltip=words)


def wanted_words(target: Target) -> str:
    """``mốc 19 (năm 2025)``, then a line for each period that wants a value of its own."""
    lines = []
    if target.baseline is not None:
        of_when = f" ({target.baseline_text})" if target.baseline_text else ""
        lines.append(_("baseline {number}").format(number=number_words(target.baseline)) + of_when)
    for item in target.milestones:
        period = read_period(item.period)
        if period is not None:
            lines.append(f"{label_words(period)}: {number_words(item.value)}")
    return "\n".join(lines)


def needs_baseline(target: Target) -> bool:
    """Whether the deciding threshold is a rise or fall that nothing can be worked out from yet."""
    threshold = decisive(target)
    if threshold is None or not target.indicator or target.baseline is not None:
        return False
    return threshold.value is None or change_of(threshold, target.text) != 0


def indicator_choices(catalogue: Catalogue, query: str) -> tuple[tuple[str, str, str], ...]:
    """The catalogue's rows that a query without diacritics finds, as (code, name, code and unit)."""
    return tuple(
        (row.code, row.name, f"{row.code} · {row.unit}" if row.unit else row.code)
        for form in catalogue.forms
        for row in form.rows
        if row.kind is not RowKind.HEADING and matches(query, f"{row.code} {row.name} {form.title}")
    )
