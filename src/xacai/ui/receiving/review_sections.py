"""The sections of a report under review. No Qt."""

from __future__ import annotations

from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.models.cells import CellView, Column, GridRow
from xacai.ui.receiving.review_remarks import remark_cell, remark_column
from xacai.wording.language import _


def columns() -> tuple[Column, ...]:
    """Section, its words, remark."""
    return (
        Column(_("Section"), width=150, stretch=2, wrap=True, pad=12),
        Column(_("Text"), width=200, stretch=6, wrap=True),
        remark_column(),
    )


def rows(review: Review, draft: Draft) -> tuple[GridRow, ...]:
    """A row a section, in printed order."""
    changed = {item.code: item for item in review.changes.sections} if review.changes else {}
    made = []
    for item in review.content["sections"]:
        code, text = item["code"], item["text"]
        was = _("Before: {words}").format(words=changed[code].old) if code in changed else ""
        made.append(
            GridRow(
                f"section {code}",
                (
                    CellView(text=f"{code}. {item['title']}", strong=True),
                    CellView(
                        text=text or _("(no text)"),
                        tone="" if text else "ink2",
                        changed=code in changed,
                        tooltip=was,
                    ),
                    remark_cell(review, draft, f"section {code}"),
                ),
            )
        )
    return tuple(made)
