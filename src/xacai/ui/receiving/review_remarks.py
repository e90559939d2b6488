"""What the reviewer writes at a place of the report, and what was said there before. No Qt."""

from __future__ import annotations

from xacai.domain.answer import Answered
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.models.cells import CellView, Column, Editor
from xacai.wording.language import _


def remark_column() -> Column:
    """The last column of every part that takes remarks."""
    return Column(_("Remark"), width=150, stretch=2, wrap=True, editor=Editor.TEXT, accent=True)


def remark_cell(review: Review, draft: Draft, place: str) -> CellView:
    """The remark at a place, to be typed into; until then what was said there when the report was returned."""
    words = draft.remarks.get(place, "")
    said = "" if words else remarks_given(review).get(place, "")
    told = _("Said: {words}").format(words=said) if said else ""
    tone = "ink2" if said else "accent_ink"
    return CellView(text=words or told, editable=True, edit=words, tone=tone, mark="returned" if said else "")


def remarks_given(review: Review) -> dict[str, str]:
    """By place, what was said when this report, or the revision before it, was returned last."""
    returned = [item.answer for item in review.given if item.answer.verdict is Answered.RETURNED]
    return {remark.where: remark.words for remark in returned[-1].remarks} if returned else {}
