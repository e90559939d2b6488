"""Own indicators as rows of a grid, and a typed cell back into an indicator. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from xacai.domain.activity import ITEMS, PARTICIPANTS, PETITIONS, UNITS, ActivityKind
from xacai.domain.catalogue import Row, RowKind, TimeRollUp
from xacai.domain.own_indicator import feed_of
from xacai.domain.text import nfc, plain, squeeze
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow
from xacai.wording.activities import feed_words
from xacai.wording.language import N_, _

CODE, NAME, UNIT, KIND, PARTS, DECIMALS, TIME, FEED, OWNER = range(9)
_KINDS = {RowKind.COUNT: N_("Count"), RowKind.AMOUNT: N_("Amount"), RowKind.RATIO: N_("Ratio")}
_TIMES = {
    TimeRollUp.SUM: N_("added up"),
    TimeRollUp.LAST: N_("as at the end"),
    TimeRollUp.FIRST: N_("as at the start"),
    TimeRollUp.ASK: N_("without doubles, typed"),
    TimeRollUp.RATIO: N_("worked out anew"),
}
Key = TypeVar("Key")
_MEASURES = ("", PARTICIPANTS, UNITS, ITEMS, PETITIONS)


def _feeds() -> dict[str, str]:
    """Every feed's words by its code; the empty one is typed by a person."""
    known = {"": _("typed")}
    for kind in ActivityKind:
        for measure in _MEASURES:
            known[f"{kind}:{measure}" if measure else kind.value] = feed_words(kind, measure)
    return known


def own_columns(departments: Sequence[str]) -> tuple[Column, ...]:
    """Columns; departments are offered as owners."""
    kinds, times = tuple(_(word) for word in _KINDS.values()), tuple(_(word) for word in _TIMES.values())
    feeds, owners = tuple(_feeds().values()), tuple(departments)
    return (
        Column(_("Code"), width=76, pad=12),
        Column(_("Indicator"), width=150, stretch=4, wrap=True, editor=Editor.TEXT),
        Column(_("Unit of"), _("measure"), 68, wrap=True, editor=Editor.LINE),
        Column(_("Kind"), width=76, editor=Editor.CHOICE, choices=kinds),
        Column(_("Ratio of"), _("rows"), 76, wrap=True, editor=Editor.LINE),
        Column(_("Decimals"), width=48, align=Align.RIGHT, editor=Editor.LINE),
        Column(
            _("Since the"), _("start of the year"), 92, wrap=True, editor=Editor.CHOICE, choices=times[:-1]
        ),
        Column(_("Figures"), _("come from"), 84, stretch=1, wrap=True, editor=Editor.CHOICE, choices=feeds),
        Column(_("Owner"), width=80, stretch=1, wrap=True, editor=Editor.CHOICE, choices=owners),
    )


def own_grid_rows(rows: Sequence[Row]) -> tuple[GridRow, ...]:
    """One row an indicator, its code as key."""
    return tuple(GridRow(row.code, _cells(row)) for row in rows)


def _cells(row: Row) -> tuple[CellView, ...]:
    is_ratio = row.kind is RowKind.RATIO
    words = parts_text(row)
    feed = _feeds().get(row.feed, row.feed)
    return (
        CellView(CellKind.CODE, row.code),
        CellView(text=row.name, strong=True, editable=True, tooltip=row.definition),
        CellView(text=row.unit, editable=True),
        CellView(text=_(_KINDS[row.kind]), editable=True),
        CellView(text=words if is_ratio else "", editable=is_ratio, edit=words),
        CellView(text=str(row.decimals), editable=row.kind is not RowKind.COUNT),
        CellView(text=_(_TIMES[row.time]), tone="ink2", editable=not is_ratio and not row.feed),
        CellView(text="" if is_ratio else feed, tone="ink2", editable=not is_ratio),
        CellView(text=row.owner, tone="ink2", editable=True),
    )


def parts_text(row: Row) -> str:
    """``own.1 / 4.3.2``."""
    return f"{row.numerator} / {row.denominator}" if row.numerator or row.denominator else ""


def typed(row: Row, column: int, text: str) -> tuple[Row, str]:
    """The indicator after a cell was typed, and a sentence where the text cannot be taken (then it is unchanged)."""
    words = squeeze(nfc(text))
    if column == KIND:
        return _with_kind(row, words)
    if column == PARTS:
        top, slash, bottom = words.partition("/")
        if not slash:
            return row, _("Write two codes with a stroke between them, for example own.1 / 4.3.2")
        return replace(row, numerator=top.strip(), denominator=bottom.strip()), ""
    if column == DECIMALS:
        if not words.isdecimal():
            return row, _("Write how many decimals: 0, 1, 2 …")
        return replace(row, decimals=int(words)), ""
    if column == TIME:
        time = _chosen({key: _(word) for key, word in _TIMES.items()}, words)
        return (replace(row, time=time), "") if time else (row, _("Choose one of the list."))
    if column == FEED:
        feed = _chosen(_feeds(), words)
        known = feed is not None and (not feed or feed_of(feed) is not None)
        return (replace(row, feed=feed or ""), "") if known else (row, _("Choose one of the list."))
    if column == NAME:
        return replace(row, name=words), ""
    return (replace(row, unit=words) if column == UNIT else replace(row, owner=words)), ""


def _with_kind(row: Row, words: str) -> tuple[Row, str]:
    kind = _chosen({key: _(word) for key, word in _KINDS.items()}, words)
    if kind is None:
        return row, _("Choose one of the list.")
    if kind is RowKind.RATIO and row.kind is not RowKind.RATIO:
        return replace(row, kind=kind, unit="%", decimals=2, feed=""), ""
    return replace(row, kind=kind), ""


def _chosen(choices: Mapping[Key, str], words: str) -> Key | None:
    """The key whose words were chosen, or begun by one alone."""
    wanted = plain(words)
    exact = [key for key, text in choices.items() if plain(text) == wanted]
    begun = [key for key, text in choices.items() if wanted and plain(text).startswith(wanted)]
    found = exact or begun
    return found[0] if len(found) == 1 else None


def fresh_name(rows: Sequence[Row]) -> str:
    """A name that none bears yet."""
    taken = {row.name for row in rows}
    names = (_("New indicator {number}").format(number=number) for number in range(1, len(rows) + 2))
    return next(name for name in names if name not in taken)
