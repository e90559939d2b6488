"""Results of published indices as rows, and a typed cell read back. No Qt."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from xacai.domain.index_result import IndexResult, IndexScale
from xacai.domain.number import read_number
from xacai.domain.plan import Target
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import N_, _
from xacai.wording.scores import points_words

SCALE, YEAR, SCORE, RANK, AMONG, BAND, DOCUMENT, NOTE = range(8)
_NAMES = {
    IndexScale.PAR: N_("administrative reform"),
    IndexScale.SIPAS: N_("satisfaction with services"),
    IndexScale.PAPI: N_("governance and public administration"),
    IndexScale.PCI: N_("competitiveness"),
}
_WORDS = {BAND: "band", DOCUMENT: "document", NOTE: "note"}


def scale_words(scale: IndexScale) -> str:
    """``PAR (cải cách hành chính)``."""
    name = _(_NAMES[scale])
    return f"{scale.value} ({name})"


def columns() -> tuple[Column, ...]:
    """Index, year, score, place, of how many, band, document, note."""
    right = Align.RIGHT
    return (
        Column(_("Index"), width=150, stretch=2, wrap=True),
        Column(_("Year"), width=52),
        Column(_("Score"), width=72, align=right, editor=Editor.LINE),
        Column(_("Place reached"), width=80, align=right, editor=Editor.LINE),
        Column(_("Of"), width=88, align=right, editor=Editor.LINE),
        Column(_("Band"), width=80, editor=Editor.LINE),
        Column(_("Published by document"), width=150, stretch=3, wrap=True, editor=Editor.TEXT),
        Column(_("Note"), width=100, stretch=2, wrap=True, editor=Editor.TEXT),
    )


def key_of(item: IndexResult) -> str:
    """``PAPI 2025``."""
    return f"{item.scale.value} {item.year}"


def rows(results: tuple[IndexResult, ...]) -> tuple[GridRow, ...]:
    """The newest year first."""
    order = sorted(results, key=lambda one: (-one.year, list(IndexScale).index(one.scale)))
    return tuple(_row(item) for item in order)


def _row(item: IndexResult) -> GridRow:
    score = points_words(item.score) if item.score is not None else ""
    numbers = (score, *(str(number) if number is not None else "" for number in (item.rank, item.among)))
    cells = (
        CellView(text=scale_words(item.scale), strong=True),
        CellView(CellKind.CODE, str(item.year)),
        *(CellView(CellKind.NUMBER, text, editable=True, edit=text) for text in numbers),
        *(CellView(text=text, editable=True, edit=text) for text in (item.band, item.document, item.note)),
    )
    return GridRow(key_of(item), cells)


def typed(item: IndexResult, column: int, text: str) -> IndexResult | None:
    """The result with one cell typed; None where the text is no number."""
    if column in _WORDS:
        word = {_WORDS[column]: text}
        return replace(
            item,
            band=word.get("band", item.band),
            document=word.get("document", item.document),
            note=word.get("note", item.note),
        )
    if not text.strip():
        number = None
    else:
        number = read_number(text)
        if number is None:
            return None
    if column == SCORE:
        return replace(item, score=None if number is None else int(number * 100))
    whole = None if number is None else int(number)
    if number is not None and number != Decimal(int(number)):
        return None
    return replace(item, rank=whole) if column == RANK else replace(item, among=whole)


def target_rows(beside: tuple[tuple[Target, IndexResult], ...]) -> tuple[ListRow, ...]:
    """The targets of the plan that speak of an index, each with that index's newest result."""
    return tuple(
        ListRow(target.key, target.text, second=result_words(item), mark="target") for target, item in beside
    )


def result_words(item: IndexResult) -> str:
    """``PAPI 2025: 43,21 điểm; thứ 12/34; loại Khá``."""
    place = ""
    if item.rank is not None:
        among = f"/{item.among}" if item.among is not None else ""
        place = _("place {rank}").format(rank=f"{item.rank}{among}")
    score = _("{points} points").format(points=points_words(item.score)) if item.score is not None else ""
    return f"{key_of(item)}: " + "; ".join(part for part in (score, place, item.band, item.document) if part)
