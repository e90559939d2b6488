"""What a correction under review says otherwise than the revision before it, and why. No Qt."""

from __future__ import annotations

from collections.abc import Iterator

from xacai.domain.progress import Status
from xacai.services.reviewing import Review
from xacai.ui.models.cells import CellView, Column, GridRow
from xacai.ui.receiving.review_figures import written
from xacai.wording.language import _
from xacai.wording.places import place_words
from xacai.wording.statuses import status_words


def columns() -> tuple[Column, ...]:
    """Place, what it said, what it says, why."""
    return (
        Column(_("Where it stands"), width=120, stretch=1, wrap=True, pad=12),
        Column(_("Was"), width=150, stretch=2, wrap=True),
        Column(_("Is"), width=150, stretch=2, wrap=True),
        Column(_("Reason"), width=150, stretch=2, wrap=True),
    )


def rows(review: Review) -> tuple[GridRow, ...]:
    """What the correction says otherwise than the revision before it."""
    return tuple(_changes(review)) if review.changes is not None else ()


def _changes(review: Review) -> Iterator[GridRow]:
    changes = review.changes
    assert changes is not None
    decimals = {row.code: row.decimals for row in review.catalogue.rows()}
    for cell in changes.cells:
        old, new = (
            written(side, decimals.get(cell.code, 0)) if side else "–" for side in (cell.old, cell.new)
        )
        place = place_words(f"cell {cell.code}")
        if cell.cumulative:
            since = _("Since January").lower()
            place += f" ({since})"
        yield _change_row(f"cell {cell.code}", place, old, new, cell.reason or changes.reason)
    for section in changes.sections:
        yield _change_row(
            f"section {section.code}",
            f"{section.code}. {section.title}",
            section.old,
            section.new,
            changes.reason,
        )
    for task in changes.tasks:
        old = " ".join(part for part in (_status(task.old), task.old_result) if part)
        new = " ".join(part for part in (_status(task.new), task.new_result) if part)
        yield _change_row(f"task {task.key}", task.content, old, new, changes.reason)


def _status(name: str) -> str:
    return status_words(Status(name)) if name else ""


def _change_row(key: str, place: str, old: str, new: str, reason: str) -> GridRow:
    return GridRow(
        key,
        (
            CellView(text=place, strong=True),
            CellView(text=old, tone="ink2"),
            CellView(text=new),
            CellView(text=reason),
        ),
    )
