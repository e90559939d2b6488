"""The tasks in a report under review, as they stood at the cut-off. No Qt."""

from __future__ import annotations

from xacai.domain.progress import Standing
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.review_remarks import remark_cell, remark_column
from xacai.ui.receiving.words import day_words
from xacai.ui.status_looks import MARKS
from xacai.wording.language import _
from xacai.wording.statuses import status_words


def columns() -> tuple[Column, ...]:
    """Task, state, due day, result, remark."""
    return (
        Column(_("Task"), width=180, stretch=4, wrap=True, pad=12),
        Column(_("State"), width=140),
        Column(_("Due"), width=96, wrap=True),
        Column(_("Result"), width=140, stretch=3, wrap=True),
        remark_column(),
    )


def rows(review: Review, draft: Draft) -> tuple[GridRow, ...]:
    """A row a task as it stood at the cut-off."""
    changed = {item.key for item in review.changes.tasks} if review.changes else set()
    return tuple(_task_row(review, item, draft, item.task.key in changed) for item in review.facts.standings)


def _task_row(review: Review, item: Standing, draft: Draft, changed: bool) -> GridRow:
    result = item.entries[-1].result or item.entries[-1].note if item.entries else ""
    return GridRow(
        f"task {item.task.key}",
        (
            CellView(
                text=f"{item.task.key.rpartition('/')[0]} {item.task.content}".strip(),
                tooltip=item.task.product,
            ),
            CellView(CellKind.STATUS, status_words(item.status), mark=MARKS[item.status], changed=changed),
            CellView(text=day_words(item.due) or item.task.deadline.text),
            CellView(text=result),
            remark_cell(review, draft, f"task {item.task.key}"),
        ),
    )
