"""The activities of the period as rows of a grid, and a typed cell back into an activity. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from xacai.domain.activity import (
    ITEMS,
    PARTICIPANTS,
    PETITIONS,
    UNITS,
    Activity,
    ActivityKind,
    counts_by_kind,
    tally,
)
from xacai.domain.number import read_number, write_number
from xacai.domain.plan import Plan
from xacai.domain.text import nfc, plain, squeeze
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow
from xacai.ui.progress.edits import read_proof, write_proof
from xacai.ui.widgets.date_edit import read_day
from xacai.wording.activities import kind_words
from xacai.wording.language import _

DAY, KIND, NAME, DOCUMENT, TASK, NOTE = "day", "kind", "name", "document", "task", "note"
COUNTS = (PARTICIPANTS, UNITS, ITEMS, PETITIONS)
NEW = "new"
"""Key of the row that has no name yet and is not stored."""
_ALL = (DAY, KIND, NAME, PARTICIPANTS, UNITS, ITEMS, PETITIONS, DOCUMENT, TASK, NOTE)
_LESS = (DAY, KIND, NAME, PARTICIPANTS, UNITS, ITEMS, PETITIONS, DOCUMENT)


def parts_for(width: int) -> tuple[str, ...]:
    """The columns that fit a width in pixels at 100 %."""
    return _ALL if width >= 1020 else _LESS


def activity_columns(parts: Sequence[str]) -> tuple[Column, ...]:
    """The columns of the grid."""
    kinds = tuple(kind_words(kind) for kind in ActivityKind)
    known = {
        DAY: Column(_("Day"), width=92, pad=12, editor=Editor.LINE),
        KIND: Column(_("Kind"), width=132, wrap=True, editor=Editor.CHOICE, choices=kinds),
        NAME: Column(_("Activity"), width=200, stretch=3, wrap=True, editor=Editor.TEXT),
        PARTICIPANTS: Column(_("People"), _("attending"), 72, 0, Align.RIGHT, editor=Editor.LINE),
        UNITS: Column(_("Units,"), _("persons"), 64, 0, Align.RIGHT, editor=Editor.LINE),
        ITEMS: Column(_("News,"), _("articles"), 64, 0, Align.RIGHT, editor=Editor.LINE),
        PETITIONS: Column(_("Petitions"), "", 92, 0, Align.RIGHT, editor=Editor.LINE),
        DOCUMENT: Column(_("Document"), width=150, stretch=1, wrap=True, editor=Editor.LINE),
        TASK: Column(_("Task"), width=72, editor=Editor.LINE),
        NOTE: Column(_("Note"), width=96, stretch=1, wrap=True, editor=Editor.TEXT),
    }
    return tuple(known[part] for part in parts)


def activity_rows(
    items: Sequence[Activity], draft: Activity | None, parts: Sequence[str]
) -> tuple[GridRow, ...]:
    """One row an activity, the one that has no name yet at the end."""
    rows = [GridRow(item.key, tuple(_cell(item, part) for part in parts)) for item in items]
    if draft is not None:
        rows.append(GridRow(NEW, tuple(_cell(draft, part) for part in parts)))
    return tuple(rows)


def _cell(item: Activity, part: str) -> CellView:
    if part in COUNTS:
        number = item.counts.get(part)
        return CellView(text="" if number is None else write_number(number), editable=True)
    words = {
        DAY: f"{item.day:%d/%m/%Y}",
        KIND: kind_words(item.kind),
        NAME: item.name,
        DOCUMENT: write_proof(item.proof),
        TASK: item.task_key,
        NOTE: item.note,
    }[part]
    if part == NAME and not words:
        hint = _("Write what was held")
        return CellView(text=hint, tone="ink3", editable=True, edit="", spoken=hint)
    kind = CellKind.CODE if part == TASK else CellKind.TEXT
    tip = item.proof.abstract if part == DOCUMENT else ""
    return CellView(kind, words, editable=True, strong=part == NAME, edit=words, tooltip=tip)


def typed(item: Activity, part: str, text: str, plan: Plan | None) -> tuple[Activity, str]:
    """The activity after a cell was typed, and a sentence where the text cannot be taken (then it is unchanged)."""
    words = squeeze(nfc(text))
    if part == DAY:
        day = read_day(words)
        if day is None:
            return item, _("Not a day: write dd/mm/yyyy, for example 05/09/2025")
        return replace(item, day=day), ""
    if part == KIND:
        return _with_kind(item, words)
    if part in COUNTS:
        return _with_count(item, part, words)
    if part == DOCUMENT:
        return replace(item, proof=read_proof(words, item.proof)), ""
    if part == TASK:
        return _with_task(item, words, plan)
    return (replace(item, name=words) if part == NAME else replace(item, note=words)), ""


def _with_kind(item: Activity, words: str) -> tuple[Activity, str]:
    """The kind whose words were chosen, or begun."""
    names: Mapping[str, ActivityKind] = {plain(kind_words(kind)): kind for kind in ActivityKind}
    found = [kind for name, kind in names.items() if name.startswith(plain(words))]
    exact = names.get(plain(words))
    if not words or (exact is None and len(found) != 1):
        return item, _("Choose a kind from the list.")
    return replace(item, kind=exact or found[0]), ""


def _with_count(item: Activity, part: str, words: str) -> tuple[Activity, str]:
    others = {name: number for name, number in item.counts.items() if name != part}
    if not words:
        return replace(item, counts=others), ""
    number = read_number(words)
    if number is None or number != number.to_integral_value() or number < 0:
        return item, _("Not a count: write a whole number from 0, e.g. 45")
    return replace(item, counts={**others, part: int(number)}), ""


def _with_task(item: Activity, words: str, plan: Plan | None) -> tuple[Activity, str]:
    if not words:
        return replace(item, task_key=""), ""
    task = plan.task(words) if plan is not None else None
    if plan is None or task is None:
        return item, _("The plan has no task {task}. Write its code as the list shows it.").format(task=words)
    code = next((field.code for field in plan.fields if field.no == task.field_no), None)
    return replace(item, plan_key=plan.key, task_key=task.key, field=code or item.field), ""


def fresh_activity(plan: Plan | None, day: date) -> Activity:
    """A row to begin with."""
    return Activity("", day, ActivityKind.CONFERENCE, "", plan_key=plan.key if plan is not None else "")


def summary_words(items: Sequence[Activity]) -> str:
    """``Hội nghị, cuộc họp: 2 · Kiểm tra: 1 · 184 lượt người``."""
    counted = counts_by_kind(items)
    parts = [f"{kind_words(kind)}: {found.number}" for kind, found in counted.items()]
    people = tally(items, PARTICIPANTS).total
    if people:
        parts.append(_("{count} people in all").format(count=write_number(people)))
    return " · ".join(parts)
