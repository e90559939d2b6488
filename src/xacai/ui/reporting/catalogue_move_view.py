"""What a newer catalogue would do to a report, as lines to read and questions to answer. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xacai.domain.catalogue_move import CatalogueMove, Fate, Pair
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.catalogue_moves import pair_words
from xacai.wording.language import _

_MARKS = {
    Fate.RENAMED: "edit",
    Fate.RECODED: "right",
    Fate.CHANGED: "warning",
    Fate.REMOVED: "warning",
    Fate.NEW: "plus",
}
_ORDER = (Fate.CHANGED, Fate.REMOVED, Fate.RECODED, Fate.RENAMED, Fate.NEW)


@dataclass(frozen=True, slots=True)
class Question:
    """A proposed pair that a person agrees to or not."""

    old: str
    new: str
    words: str


def questions(move: CatalogueMove) -> tuple[Question, ...]:
    """The pairs to be decided."""
    return tuple(Question(pair.old, pair.new, pair_words(pair)) for pair in move.asked)


def lines(move: CatalogueMove, left: Mapping[str, str]) -> list[ListRow]:
    """Everything else that differs, what loses values first; entries that would be set aside stand beside it."""
    noted = [pair for fate in _ORDER for pair in move.noted if pair.fate is fate]
    return [_line(pair, left) for pair in noted]


def _line(pair: Pair, left: Mapping[str, str]) -> ListRow:
    places = (f"cell {pair.old}", f"cumulative {pair.old}", f"section {pair.old}")
    kept = "; ".join(left[place] for place in places if place in left)
    aside = _("set aside: {words}").format(words=kept) if kept else ""
    return ListRow(f"{pair.old} {pair.new}", pair_words(pair), aside, _MARKS[pair.fate])
