"""The board as rows: offices × periods, each square with mark and word; counts, filters. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from xacai.domain.board import Arrival, Counts, Square, late_by_signing
from xacai.domain.period import Period, days_between
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.board_state import ALL, LATE, OLD_FORM, WAITING, BoardState, is_old_form
from xacai.ui.receiving.words import day_words, short_day
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import label_words

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


def columns(state: BoardState) -> tuple[Column, ...]:
    """Code, office, then each period with its sending day; the one looked at in accent."""
    periods = tuple(
        Column(
            label_words(period),
            _("due {day}").format(day=short_day(state.board.dues[code])),
            width=160,
            accent=code == state.code,
        )
        for code, period in zip(state.codes, state.board.periods, strict=True)
    )
    return (Column(_("Code"), width=64, pad=12), Column(_("Office"), width=150, stretch=1), *periods)


def rows(state: BoardState, only: str = ALL) -> tuple[GridRow, ...]:
    """A row an office; those whose square of the period looked at is in the state chosen."""
    squares = _Squares(state)
    return tuple(
        _row(squares, office.code, office.name)
        for office in state.board.offices
        if state.keeps(office.code, only)
    )


def _row(squares: _Squares, code: str, name: str) -> GridRow:
    own = (CellView(CellKind.CODE, code), CellView(text=short_name(name), tooltip=name))
    return GridRow(code, (*own, *squares.of(code)))


class _Squares:
    """The squares of one board; equal ones are made once, for most of thousands are equal."""

    def __init__(self, state: BoardState) -> None:
        self._state = state
        self._columns = tuple(zip(state.codes, state.board.periods, strict=True))
        self._made: dict[tuple[object, ...], CellView] = {}

    def of(self, office: str) -> Iterator[CellView]:
        """The squares of an office, by period."""
        board = self._state.board
        for code, period in self._columns:
            square, arrival = board.squares[office, code], board.arrivals.get((office, code))
            key: tuple[object, ...] = (code, square)
            if arrival is not None:
                said = (arrival.first_arrived, arrival.first_signed, arrival.revision, arrival.catalogue)
                key = (*key, *said)
            if key not in self._made:
                self._made[key] = cell(self._state, code, period, square, arrival)
            yield self._made[key]


def short_name(name: str) -> str:
    """The name of an office without the words that all of them begin with."""
    for long in ("Ủy ban nhân dân ", "Uỷ ban nhân dân ", "UBND "):
        if name.startswith(long):
            rest = name[len(long) :]
            return rest[:1].upper() + rest[1:]
    return name


def cell(state: BoardState, code: str, period: Period, square: Square, arrival: Arrival | None) -> CellView:
    """A square of a period with its code: mark, word, the day it came."""
    if square is Square.NOT_OWED:
        return _EMPTY
    mark, tone, _words = _LOOKS[square]
    if code != state.code:
        tone = _QUIET.get(tone, tone)
    if arrival is None:
        return CellView(CellKind.STATUS, square_words(square), mark=mark, tone=tone)
    due = state.board.dues[code]
    old = is_old_form(arrival, state.newest_form)
    text = square_words(square) if square is not Square.LATE else late_words(arrival, due)
    second = _("old form") if old else short_day(arrival.first_arrived)
    if square is Square.UNDECIDED:
        second = ""  # the word needs the room, and the day is in the tip
    tip = arrival_words(arrival, due)
    if old:
        tip += "\n" + _("Form {version}; in force: {newest}").format(
            version=arrival.catalogue, newest=state.newest_form
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


def late_words(arrival: Arrival, due: date) -> str:
    """Late by arrival alone, or by its signing already."""
    if arrival.first_signed is None or late_by_signing(arrival, due):
        return _("Late")
    return _("Came late")


def arrival_words(arrival: Arrival, due: date) -> str:
    """When it came and was signed, each told apart: late, in time, or not known."""
    lines = [_lateness(_("Arrived"), arrival.first_arrived, due)]
    if arrival.first_signed is not None:
        lines.append(_lateness(_("Signed"), arrival.first_signed, due))
    if arrival.revision > 1:
        lines.append(_("Revision {revision}").format(revision=arrival.revision))
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
    column = [state.board.squares[office.code, state.code] for office in state.board.offices]
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
        Share(square.value, square_words(square), _LOOKS[square][0], column.count(square), token)
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


def foot(state: BoardState) -> GridRow:
    """The counts under each column."""
    cells = [_count_cell(state.counts[code]) for code in state.codes]
    return GridRow(
        "foot", (_EMPTY, CellView(text=_("Sent of all that owe"), strong=True), *cells), derived=True
    )


def _count_cell(counts: Counts) -> CellView:
    text = f"{counts.came}/{counts.owed}"
    tip = count_words(counts)
    second = _("late {count}").format(count=counts.late) if counts.late else ""
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
