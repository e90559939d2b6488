"""The board as it is looked at: one period in front, which offices pass which filter, the counts; told apart once, for
a province has hundreds of offices and a ministry thousands. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xacai.domain.board import Came, Counts, Square, late_by_arrival
from xacai.domain.period import Period
from xacai.services.board import Board

ALL, LATE, OLD_FORM, WAITING = "all", "late", "old", "waiting"


@dataclass(frozen=True, slots=True)
class BoardState:
    """A board with the period that is looked at (its code besides), the catalogue version in force, the codes of the
    periods in order, the counts by period code, the offices that pass each filter, those that wait for a review in
    order of arrival."""

    board: Board
    period: Period | None
    newest_form: str
    code: str = ""
    codes: tuple[str, ...] = ()
    counts: Mapping[str, Counts] = field(default_factory=dict)
    passing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether no office owes a report."""
        return not self.board.offices or self.period is None

    def shown(self, only: str) -> list[str]:
        """The offices that pass a filter, by code."""
        kept = self.board.offices if only == ALL else self.passing.get(only, ())
        return [office for office in self.board.offices if office in kept]


def state_of(board: Board, wanted: str, newest_form: str, today: date) -> BoardState:
    """The board on a period: the one wanted where anything of it came or is due, else the last whose sending day has
    come."""
    codes = tuple(period.code for period in board.periods)
    counts = {period: board.counts(period) for period in codes}
    code = wanted if wanted in codes else ""
    if not code or (board.dues[code] > today and not counts[code].came):
        due = [item for item in codes if board.dues[item] <= today]
        code = due[-1] if due else code or next(iter(codes), "")
    if not code:
        return BoardState(board, None, newest_form)
    passing = _passing(board, code, newest_form)
    came = board.came[code]
    waiting = sorted(passing[WAITING], key=lambda office: (came[office].first_arrived, office))
    period = board.periods[codes.index(code)]
    return BoardState(board, period, newest_form, code, codes, counts, passing, tuple(waiting))


def _passing(board: Board, code: str, newest_form: str) -> dict[str, frozenset[str]]:
    """The offices by filter; ``LATE`` are all that came late, also those answered since."""
    found: dict[str, set[str]] = defaultdict(set)
    due, column = board.dues[code], board.squares[code]
    for office, square in column.items():
        if square is not Square.LATE:
            found[square].add(office)
        if square in (Square.ON_TIME, Square.LATE):
            found[WAITING].add(office)
    for office, came in board.came[code].items():
        if office in column and late_by_arrival(came, due):
            found[LATE].add(office)
        if office in column and is_old_form(came, newest_form):
            found[OLD_FORM].add(office)
    return defaultdict(frozenset, {key: frozenset(offices) for key, offices in found.items()})


def is_old_form(came: Came | None, newest_form: str) -> bool:
    """Whether a report came under another catalogue version than the one in force."""
    return came is not None and bool(came.catalogue) and came.catalogue != newest_form
