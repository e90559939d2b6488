"""What is done at a square of the board: its words, reminders copied, an import taken back."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from xacai.domain.answer import Answered
from xacai.domain.board import Came, Square
from xacai.domain.board_reminder import WANTED
from xacai.domain.period import Period, read_period
from xacai.domain.submission import Stream
from xacai.services import taking_back
from xacai.services.answering import given_to
from xacai.services.board import Board
from xacai.services.reminding import reminder_to, reminders
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.receiving import board_view as view
from xacai.ui.receiving.board_state import BoardState, is_old_form
from xacai.ui.receiving.square_panel import SquareWords
from xacai.ui.receiving.words import bundle_words, day_words
from xacai.wording.language import _, ngettext
from xacai.wording.periods import capital, dated_words
from xacai.wording.places import place_words

REPORT = "report"
MOST_REMARKS = 3
"""Remarks that the panel shows; the review shows all of them."""


def square_of(workspace: Workspace, state: BoardState, code: str, period_code: str) -> SquareWords | None:
    """A square in words; None where the cursor stands on none."""
    period = read_period(period_code)
    board = state.board
    if period is None or code not in board.offices or period_code not in board.squares:
        return None
    came = board.came[period_code].get(code)
    square = board.squares[period_code][code]
    return SquareWords(
        board.offices[code],
        bundle_words(REPORT, period_code, came.revision) if came else capital(dated_words(period)),
        (*_lines(state, square, came, period), *_remarks(workspace, code, period_code, square)),
        came is not None and square is not Square.WITHDRAWN,
        square in {Square.ON_TIME, Square.LATE, Square.UNDECIDED},
        reminder_to(workspace, board, code, period),
        _wanted(board, period),
    )


def _remarks(workspace: Workspace, code: str, period: str, square: Square) -> list[tuple[str, str, str]]:
    """What a returned report was returned for, place by place; the first ones where there are many."""
    if square is not Square.RETURNED:
        return []
    said = [
        item.answer for item in given_to(workspace, code, period) if item.answer.verdict is Answered.RETURNED
    ]
    answer = said[-1] if said else None
    if answer is None:
        return []
    whole = [(_("Answer"), answer.words, "")] if answer.words else []
    lines = [(place_words(remark.where), remark.words, "") for remark in answer.remarks[:MOST_REMARKS]]
    left = len(answer.remarks) - MOST_REMARKS
    more = ngettext("and {count} more remark", "and {count} more remarks", left).format(count=left)
    return [*whole, *lines, *([("", more, "ink2")] if left > 0 else ())]


def _wanted(board: Board, period: Period) -> int:
    return sum(1 for square in board.squares[period.code].values() if square in WANTED)


def _lines(
    state: BoardState, square: Square, came: Came | None, period: Period
) -> list[tuple[str, str, str]]:
    due = state.board.dues[period.code]
    inks = {Square.MISSING: "err", Square.RETURNED: "err", Square.LATE: "warn", Square.ACCEPTED: "ok"}
    lines = [(_("State"), view.square_words(square) or _("not owed"), inks.get(square, ""))]
    if came is None:
        return [*lines, (_("Due"), day_words(due), "")]
    late = {_("Arrived"): came.first_arrived, _("Signed"): came.first_signed}
    for name, day in late.items():
        over = day is not None and day > due
        words = day_words(day) or _("no day")
        lines.append((name, _("{day}, late").format(day=words) if over else words, "warn" if over else ""))
    lines.append((_("Due"), day_words(due), ""))
    if is_old_form(came, state.newest_form):
        lines.append((_("Form"), _("{version}, an old one").format(version=came.catalogue), "warn"))
    if came.gap:
        lines.append((_("Gap"), _("A revision before it never came."), "warn"))
    return lines


class BoardActs:
    """Acts for the page."""

    def __init__(self, page: Page) -> None:
        self._page, self._workspace = page, page.workspace

    def copy_one(self, square: SquareWords | None) -> None:
        """The reminder to one office into the clipboard."""
        if square is not None and square.reminder:
            QGuiApplication.clipboard().setText(square.reminder)
            self._page.tell(_("The reminder to {office} is copied.").format(office=square.title), "ok")

    def copy_all(self, state: BoardState, period_code: str) -> None:
        """The reminder to all into the clipboard."""
        period = read_period(period_code) or state.period
        found = reminders(self._workspace, period, state.board) if period is not None else None
        if found is None or period is None or not found.to_all:
            return
        QGuiApplication.clipboard().setText(found.to_all)
        count = _wanted(state.board, period)
        words = ngettext(
            "The reminder is copied; it names {count} office.",
            "The reminder is copied; it names {count} offices.",
            count,
        )
        self._page.tell(words.format(count=count), "ok")

    def take_back(self, code: str, period: str, by: str) -> bool:
        """Undo the last import of an office's report; refused once something was answered."""
        stream = Stream(code, period, REPORT)
        return guarded(self._page, lambda: taking_back.take_back(self._workspace, stream, by=by))
