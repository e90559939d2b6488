"""The target grid as data: targets by field, thresholds as understood, the row that measures each. No widgets here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, RowKind
from xacai.domain.plan import Plan, PlanChange, PlanField, PlanState, Target
from xacai.domain.text import matches
from xacai.domain.threshold import Comparator, Threshold
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.planning.task_view import change_words, field_key, field_title
from xacai.wording.language import N_, _

PARTS = ("no", "text", "thresholds", "lead", "indicator")
TEXT, THRESHOLDS, INDICATOR = PARTS.index("text"), PARTS.index("thresholds"), PARTS.index("indicator")
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
        Column(_("Measured by"), width=180, stretch=1, wrap=True),
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
    )
    return GridRow(target.key, cells)


def _threshold_cell(target: Target) -> CellView:
    if not target.thresholds:
        return CellView(text=_("no number understood") if target.text else "", tone="ink3")
    words = "\n".join(threshold_words(item) for item in target.thresholds)
    return CellView(text=words, strong=True, tooltip="\n".join(item.phrase for item in target.thresholds))


def _indicator_cell(target: Target, catalogue: Catalogue | None) -> CellView:
    row = catalogue.row(target.indicator) if catalogue is not None and target.indicator else None
    if row is None:
        return CellView(text=_("choose a row"), tone="ink3", tooltip=_("Enter opens the list of rows"))
    return CellView(text=f"{row.code} {row.name}", tone="accent_ink", tooltip=row.definition)


def indicator_choices(catalogue: Catalogue, query: str) -> tuple[tuple[str, str, str], ...]:
    """The catalogue's rows that a query without diacritics finds, as (code, name, code and unit)."""
    return tuple(
        (row.code, row.name, f"{row.code} · {row.unit}" if row.unit else row.code)
        for form in catalogue.forms
        for row in form.rows
        if row.kind is not RowKind.HEADING and matches(query, f"{row.code} {row.name} {form.title}")
    )
