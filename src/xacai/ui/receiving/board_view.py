"""The board as rows: offices × periods, each square with mark and word; counts, filters. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from xacai.domain.board import Came, Counts, Square, late_by_signing
from xacai.domain.office import unit_name
from xacai.domain.period import Period, days_between
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.board_state import ALL, LATE, OLD_FORM, WAITING, BoardState, is_old_form
from xacai.ui.receiving.words import day_words, short_day
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import capital, label_words

_LOOKS = {
    Square.NOT_DUE: ("waiting", "ink2", N_("Not due")),
    Square.MISSING: ("not_started", "err_bg", N_("Not sent")),
    Square.ON_TIME: ("done", "ok", N_("On time")),
    Square.LATE: ("done_late", "warn_bg", N_("Late")),
    Square.ACCEPTED: ("accepted", "", N_("Accepted")),
    Square.RETURNED: ("returned", "err_bg", N_("Returned")),
    Square.WITHDRAWN: ("dropped", "warn_bg", N_("Taken back")),
    Square.UNDECIDED: ("doubtful", "warn_bg", N_("To decide")),
}
_EMPTY = CellView(CellKind.EMPTY)
# Grounds only in the period looked at: elsewhere the mark and the word say enough.
_QUIET = {"err_bg": "err", "warn_bg": "warn"}
OFFICE_COLUMNS = 2
# Widths at 100 %: a square with its word, one with mark and day alone, the columns before them.
_WIDE, _TIGHT, _CODE, _NAME = 160, 78, 64, 150


def columns(state: BoardState, *, tight: bool = False) -> tuple[Column, ...]:
    """Code, office, then each period with its sending day; the one looked at in accent. In a tight room the others
    keep the mark and lose the word."""
    periods = tuple(
        Column(
            label_words(period),
            _("due {day}").format(day=short_day(state.board.dues[code])),
            width=_TIGHT if tight and code != state.code else _WIDE,
            accent=code == state.code,
        )
        for code, period in zip(state.codes, state.board.periods, strict=True)
    )
    return (Column(_("Code"), width=_CODE, pad=12), Column(_("Office"), width=_NAME, stretch=1), *periods)


def is_tight(state: BoardState, width: int) -> bool:
    """Whether a board so wide (pixels at 100 %) has no room for the word of every square."""
    return width < _CODE + _NAME + _WIDE * len(state.codes)


def name_cells(state: BoardState, office: str) -> tuple[CellView, CellView]:
    """What stands before the squares of an office."""
    name = state.board.offices[office]
    return CellView(CellKind.CODE, office), CellView(text=capital(unit_name(name)), tooltip=name)


def mark_alone(cell: CellView) -> CellView:
    """A square without its word, which the tip says."""
    if not cell.text:
        return cell
    tip = "\n".join(part for part in (cell.text, cell.tooltip) if part)
    return replace(cell, text="", tooltip=tip, spoken=cell.spoken or cell.text)


def cell(state: BoardState, period: Period, square: Square, came: Came | None) -> CellView:
    """A square of a period: mark, word, the day it came."""
    if square is Square.NOT_OWED:
        return _EMPTY
    mark, tone, _words = _LOOKS[square]
    if period.code != state.code:
        tone = _QUIET.get(tone, tone)
    if came is None:
        return CellView(CellKind.STATUS, square_words(square), mark=mark, tone=tone)
    due = state.board.dues[period.code]
    old = is_old_form(came, state.newest_form)
    text = square_words(square) if square is not Square.LATE else late_words(came, due)
    second = _("old form") if old else short_day(came.first_arrived)
    if square is Square.UNDECIDED:
        second = ""  # the word needs the room, and the day is in the tip
    tip = came_words(came, due)
    if old:
        tip += "\n" + _("Form {version}; in force: {newest}").format(
            version=came.catalogue, newest=state.newest_form
        )
    return CellView(
        CellKind.STATUS,
        text,
        second,
        mark,
        tone,
        tooltip=tip,
        spoken=", ".join((label_words(period), text, tip)),
    )


def square_words(square: Square) -> str:
    """The word of a square; empty where nothing is owed."""
    return _(_LOOKS[square][2]) if square in _LOOKS else ""


def late_words(came: Came, due: date) -> str:
    """Late by arrival alone, or by its signing already."""
    if came.first_signed is None or late_by_signing(came, due):
        return _("Late")
    return _("Came late")


def came_words(came: Came, due: date) -> str:
    """When it came and was signed, each told apart: late, in time, or not known."""
    lines = [_lateness(_("Arrived"), came.first_arrived, due)]
    if came.first_signed is not None:
        lines.append(_lateness(_("Signed"), came.first_signed, due))
    if came.revision > 1:
        lines.append(_("Revision {revision}").format(revision=came.revision))
    return "\n".join(lines)


def _lateness(what: str, day: date, due: date) -> str:
    late = days_between(due, day)
    if late <= 0:
        return _("{what} {day}, in time").format(what=what, day=day_words(day))
    words = ngettext("{what} {day}, {count} day late", "{what} {day}, {count} days late", late)
    return words.format(what=what, day=day_words(day), count=late)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the column looked at: filter key, word, mark, how many, colour token."""

    key: str
    words: str
    mark: str
    count: int
    token: str


def shares(state: BoardState) -> tuple[Share, ...]:
    """The column looked at in parts that add up to the offices owing; the order of the way a report goes."""
    if state.period is None:
        return ()
    column = Counter(state.board.squares[state.code].values())
    order = (
        (Square.ACCEPTED, "ok"),
        (Square.ON_TIME, "ok_mid"),
        (Square.LATE, "warn_mid"),
        (Square.UNDECIDED, "warn_bg"),
        (Square.RETURNED, "err"),
        (Square.WITHDRAWN, "ch_prev"),
        (Square.MISSING, "ch_track"),
        (Square.NOT_DUE, "ch_track"),
    )
    return tuple(
        Share(square.value, square_words(square), _LOOKS[square][0], column[square], token)
        for square, token in order
        if square in column
    )


def filters(state: BoardState) -> tuple[tuple[str, str, str], ...]:
    """(key, words, count) of the filters over the period looked at."""
    known = (
        (ALL, _("All")),
        (Square.MISSING.value, square_words(Square.MISSING)),
        (LATE, _("Late")),
        (WAITING, _("To review")),
        (Square.RETURNED.value, square_words(Square.RETURNED)),
        (Square.UNDECIDED.value, square_words(Square.UNDECIDED)),
        (OLD_FORM, _("Old form")),
    )
    every = len(state.board.offices)
    counted = [(key, words, every if key == ALL else len(state.passing[key])) for key, words in known]
    needless = {Square.UNDECIDED.value, OLD_FORM}
    return tuple((key, words, str(count)) for key, words, count in counted if count or key not in needless)


def foot(state: BoardState, *, tight: bool = False) -> GridRow:
    """The counts under each column; in a tight room fewer words."""
    cells = [_count_cell(state.counts[code], brief=tight and code != state.code) for code in state.codes]
    words = _("Sent") if tight else _("Sent of all that owe")
    return GridRow("foot", (_EMPTY, CellView(text=words, strong=True), *cells), derived=True)


def _count_cell(counts: Counts, *, brief: bool) -> CellView:
    text = f"{counts.came}/{counts.owed}"
    tip = count_words(counts)
    second = _("late {count}").format(count=counts.late) if counts.late and not brief else ""
    return CellView(text=f"{text}   {second}".rstrip(), strong=True, tooltip=tip, spoken=tip)


def count_words(counts: Counts) -> str:
    """A column's numbers in one sentence."""
    words = _(
        "{came} of {owed} sent, {late} late, {missing} missing, {accepted} accepted, {returned} returned"
    )
    return words.format(
        came=counts.came,
        owed=counts.owed,
        late=counts.late,
        missing=counts.missing,
        accepted=counts.accepted,
        returned=counts.returned,
    )


def clock_words(state: BoardState, today: date) -> tuple[str, bool]:
    """The sending day of the period looked at against today, and whether it has passed."""
    if state.period is None:
        return "", False
    due = state.board.dues[state.code]
    left = days_between(today, due)
    if left < 0:
        words = ngettext("due {day}, {count} day ago", "due {day}, {count} days ago", -left)
        return words.format(day=short_day(due), count=-left), True
    words = ngettext("due {day}, {count} day left", "due {day}, {count} days left", left)
    return words.format(day=short_day(due), count=left), False


def next_to_review(codes: Sequence[str], after: str) -> str:
    """The next office in that order, from the top again; empty where none is left."""
    others = [code for code in codes if code != after]
    if after in codes:
        place = codes.index(after)
        others = [*codes[place + 1 :], *codes[:place]]
    return others[0] if others else ""
