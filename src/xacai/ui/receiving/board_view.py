"""The board as rows: offices × periods, each square with mark and word; counts, filters. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xacai.domain.board import Arrival, Counts, Square, late_by_arrival, late_by_signing
from xacai.domain.period import Period, days_between
from xacai.services.consolidating import Board
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.words import day_words, short_day
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import label_words

ALL, LATE, OLD_FORM, WAITING = "all", "late", "old", "waiting"
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
OFFICE_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class BoardState:
    """A board with the period that is looked at and the catalogue version in force."""

    board: Board
    period: Period | None
    newest_form: str

    @property
    def empty(self) -> bool:
        """Whether no office owes a report."""
        return not self.board.offices or self.period is None

    def arrival(self, office: str) -> Arrival | None:
        """What came of an office in the period looked at."""
        return self.board.arrivals.get((office, self.period.code)) if self.period else None


def state_of(board: Board, wanted: str, newest_form: str, today: date) -> BoardState:
    """The board on a period: the one wanted where anything of it came or is due, else the last whose
    sending day has come."""
    found = next((item for item in board.periods if item.code == wanted), None)
    if found is None or (board.dues[found.code] > today and not board.counts(found).came):
        due = [item for item in board.periods if board.dues[item.code] <= today]
        found = due[-1] if due else found or next(iter(board.periods), None)
    return BoardState(board, found, newest_form)


def columns(state: BoardState) -> tuple[Column, ...]:
    """Code, office, then each period with its sending day; the one looked at in accent."""
    periods = tuple(
        Column(
            label_words(period),
            _("due {day}").format(day=short_day(state.board.dues[period.code])),
            width=160,
            accent=period == state.period,
        )
        for period in state.board.periods
    )
    return (Column(_("Code"), width=64, pad=12), Column(_("Office"), width=150, stretch=1), *periods)


def rows(state: BoardState, only: str = ALL) -> tuple[GridRow, ...]:
    """A row an office; those whose square of the period looked at is in the state chosen."""
    return tuple(
        _row(state, office.code, office.name)
        for office in state.board.offices
        if keeps(state, office.code, only)
    )


def _row(state: BoardState, code: str, name: str) -> GridRow:
    squares = tuple(cell(state, code, period) for period in state.board.periods)
    return GridRow(
        code, (CellView(CellKind.CODE, code), CellView(text=short_name(name), tooltip=name), *squares)
    )


def short_name(name: str) -> str:
    """The name of an office without the words that all of them begin with."""
    for long in ("Ủy ban nhân dân ", "Uỷ ban nhân dân ", "UBND "):
        if name.startswith(long):
            rest = name[len(long) :]
            return rest[:1].upper() + rest[1:]
    return name


def keeps(state: BoardState, code: str, only: str) -> bool:
    """Whether an office passes a filter."""
    if only == ALL or state.period is None:
        return True
    square, arrival = state.board.squares[code, state.period.code], state.arrival(code)
    if only == LATE:
        return arrival is not None and late_by_arrival(arrival, state.board.dues[state.period.code])
    if only == OLD_FORM:
        return old_form(state, arrival)
    if only == WAITING:
        return square in {Square.ON_TIME, Square.LATE}
    return square.value == only


def old_form(state: BoardState, arrival: Arrival | None) -> bool:
    """Whether a report came under another catalogue version than the one in force."""
    return arrival is not None and bool(arrival.catalogue) and arrival.catalogue != state.newest_form


def cell(state: BoardState, code: str, period: Period) -> CellView:
    """A square: mark, word, the day it came."""
    square = state.board.squares[code, period.code]
    if square is Square.NOT_OWED:
        return _EMPTY
    mark, tone, _words = _LOOKS[square]
    arrival = state.board.arrivals.get((code, period.code))
    if arrival is None:
        return CellView(CellKind.STATUS, square_words(square), mark=mark, tone=_quiet(state, period, tone))
    due = state.board.dues[period.code]
    old = old_form(state, arrival)
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
        _quiet(state, period, tone),
        tooltip=tip,
        spoken=", ".join((label_words(period), text, tip)),
    )


def _quiet(state: BoardState, period: Period, tone: str) -> str:
    """Grounds only in the period looked at: elsewhere the mark and the word say enough."""
    plain = {"err_bg": "err", "warn_bg": "warn"}
    return tone if period == state.period else plain.get(tone, tone)


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
    column = [state.board.squares[office.code, state.period.code] for office in state.board.offices]
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
    codes = [office.code for office in state.board.offices]
    counted = [(key, words, sum(1 for code in codes if keeps(state, code, key))) for key, words in known]
    needless = {Square.UNDECIDED.value, OLD_FORM}
    return tuple((key, words, str(count)) for key, words, count in counted if count or key not in needless)


def foot(state: BoardState) -> GridRow:
    """The counts under each column."""
    cells = [_count_cell(state.board.counts(period)) for period in state.board.periods]
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
    due = state.board.dues[state.period.code]
    left = days_between(today, due)
    if left < 0:
        words = ngettext("due {day}, {count} day ago", "due {day}, {count} days ago", -left)
        return words.format(day=short_day(due), count=-left), True
    words = ngettext("due {day}, {count} day left", "due {day}, {count} days left", left)
    return words.format(day=short_day(due), count=left), False


def to_review(state: BoardState) -> tuple[str, ...]:
    """The offices whose report of the period looked at waits for a review, in order of arrival."""
    waiting: Iterable[str] = (
        office.code for office in state.board.offices if keeps(state, office.code, WAITING)
    )
    return tuple(sorted(waiting, key=lambda code: _came(state, code)))


def _came(state: BoardState, code: str) -> tuple[date, str]:
    arrival = state.arrival(code)
    return (arrival.first_arrived if arrival is not None else date.max, code)


def next_to_review(codes: Sequence[str], after: str) -> str:
    """The next office in that order, from the top again; empty where none is left."""
    others = [code for code in codes if code != after]
    if after in codes:
        place = codes.index(after)
        others = [*codes[place + 1 :], *codes[:place]]
    return others[0] if others else ""
