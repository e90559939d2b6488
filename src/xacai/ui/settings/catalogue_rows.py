"""Catalogues and their legal sources as rows of a grid. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from xacai.domain.catalogue import Catalogue, Source
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow, group_row
from xacai.wording.language import N_, _

_PARTS = {
    "reports": N_("Reports and their days"),
    "outline": N_("Outline"),
    "forms": N_("Forms"),
    "rules": N_("Rules"),
    "sentences": N_("Sentences"),
    "calendar": N_("Days off"),
}


def catalogue_columns() -> tuple[Column, ...]:
    """Part, source, whether a person compared it with the text."""
    return (
        Column(_("Part"), width=150, pad=16, wrap=True),
        Column(_("Legal source"), width=200, stretch=1, wrap=True),
        Column(_("Compared"), width=190),
    )


def catalogue_rows(catalogues: Iterable[Catalogue]) -> tuple[GridRow, ...]:
    """A heading for each catalogue (its id as key), then its sources; newest first."""
    rows: list[GridRow] = []
    for item in sorted(catalogues, key=lambda one: (one.year, one.version), reverse=True):
        counts = _("{forms} forms, {rules} rules").format(forms=len(item.forms), rules=len(item.rules))
        head = _("{title}, version {version}").format(title=item.title, version=item.version)
        rows.append(group_row(item.id, head, counts))
        rows.append(_row(f"{item.id}|", _("The whole"), item.source))
        for part, source in item.sources:
            rows.append(_row(f"{item.id}|{part}", _(_PARTS[part]) if part in _PARTS else part, source))
    return tuple(rows)


def _row(key: str, part: str, source: Source) -> GridRow:
    words, mark = (
        (_("verified"), "done") if source.verified else (_("to be confirmed by the province"), "doubtful")
    )
    return GridRow(
        key,
        (
            CellView(CellKind.TEXT, part),
            CellView(CellKind.TEXT, source.citation, tone="ink2"),
            CellView(CellKind.STATUS, words, mark=mark),
        ),
    )


def catalogue_of(key: str) -> str:
    """The catalogue's id of a row."""
    return key.partition("|")[0]
