"""The documents that a report under review rests on. No Qt."""

from __future__ import annotations

from collections.abc import Mapping

from xacai.services.reviewing import Review
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.words import day_words
from xacai.wording.language import _
from xacai.wording.places import place_words


def columns(*, narrow: bool) -> tuple[Column, ...]:
    """Number, day and issuer (in narrow rooms in the tip), abstract, what it proves, its file."""
    origin = (Column(_("Day"), width=90), Column(_("Issuer"), width=120, stretch=1, wrap=True))
    return (
        Column(_("Number"), width=130, pad=12),
        *(() if narrow else origin),
        Column(_("Abstract"), width=180, stretch=3, wrap=True),
        Column(_("Proves"), width=140, stretch=2, wrap=True),
        Column(_("File"), width=150, stretch=1),
    )


def rows(review: Review, files: Mapping[str, bool], *, narrow: bool) -> tuple[GridRow, ...]:
    """A row a document; ``files`` says by hash which file travelled along."""
    made = []
    for item in review.facts.evidence:
        kept = item.evidence.file
        there = kept is not None and files.get(kept.sha256, False)
        words = "" if kept is None else kept.name if there else _("stayed at the office")
        origin = (day_words(item.evidence.day), item.evidence.issuer)
        proves = ", ".join(place_words(f"{link.kind.value} {link.place}") for link in item.links)
        made.append(
            GridRow(
                item.evidence.key,
                (
                    CellView(text=item.evidence.number, strong=True, tooltip=", ".join(filter(None, origin))),
                    *(() if narrow else (CellView(text=part) for part in origin)),
                    CellView(text=item.evidence.abstract),
                    CellView(text=proves),
                    CellView(
                        CellKind.CODE,
                        words,
                        mark="file" if there else "",
                        tooltip=_("Enter opens it.") if there else "",
                    ),
                ),
            )
        )
    return tuple(made)
