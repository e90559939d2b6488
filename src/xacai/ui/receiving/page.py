"""Tiếp nhận: files are looked through and taken in, the board says who sent what, a report is read and answered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.answer import Answered
from xacai.domain.period import read_period
from xacai.exchange.replay import Outcome
from xacai.services import remarking
from xacai.services.answering import waiting_offices
from xacai.services.board import board
from xacai.services.held_back import HeldBack, held_back
from xacai.services.receiving import Reception
from xacai.ui.operation import guarded
from xacai.ui.page import FILE, Page
from xacai.ui.receiving import arrivals_view, board_view
from xacai.ui.receiving.apart_acts import ApartActs
from xacai.ui.receiving.apart_panel import ApartPanel
from xacai.ui.receiving.board_acts import BoardActs, square_of
from xacai.ui.receiving.board_panel import BoardPanel
from xacai.ui.receiving.board_state import state_of
from xacai.ui.receiving.head_buttons import HeadButtons
from xacai.ui.receiving.intake_panel import IntakePanel
from xacai.ui.receiving.intake_view import result
from xacai.ui.receiving.review_panel import ReviewPanel
from xacai.ui.receiving.reviewing_acts import Opened, Reviewing
from xacai.ui.receiving.square_panel import SquareWords
from xacai.ui.receiving.taking import Taking
from xacai.ui.widgets.segments import Choice, Tabs
from xacai.wording.language import _

INTAKE, BOARD, APART = "intake", "board", "apart"
_FIXED = (INTAKE, BOARD, APART)


class ReceivingPage(Page):
    """Three tabs, and over them the review of one report."""

    work_page = True

    def title(self) -> str:
        """The page's title."""
        return _("Receiving reports")

    def build(self) -> None:
        """The tabs, the review, and who carries out what is pressed in them."""
        self.square: SquareWords | None = None
        self.taking, self.acts, self.reviewing = Taking(self), BoardActs(self), Reviewing(self)
        self.apart_acts = ApartActs(self, self.taking)
        self.tabs = Tabs([Choice(INTAKE, _("Packages that came"))], INTAKE, _("Parts of the page"))
        self.intake, self.board, self.apart = IntakePanel(), BoardPanel(), ApartPanel()
        self.review = ReviewPanel()
        self.buttons = HeadButtons(self)
        self.panels, self.whole = QStackedWidget(), QStackedWidget()
        for panel in (self.intake, self.board, self.apart):
            self.panels.addWidget(panel)
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        column.addWidget(self.panels, 1)
        self.whole.addWidget(desk)
        self.whole.addWidget(self.review)
        self.body.addWidget(self.whole, 1)
        self.setAcceptDrops(True)
        self._connect_files()
        self._connect_board()
        self._connect_apart()
        self._connect_review()

    def _connect_files(self) -> None:
        self.tabs.chosen.connect(self._turn)
        self.buttons.stick.clicked.connect(self.taking.look_on_sticks)
        self.buttons.files.clicked.connect(self.taking.choose_files)
        self.buttons.folder.clicked.connect(self.taking.choose_folder)
        self.taking.looked.connect(self._looked)
        self.taking.took.connect(self._took)
        self.taking.wrote.connect(self._stored)
        self.intake.empty_pressed.connect(self._begin)
        self.intake.take_pressed.connect(lambda: self.taking.take_in(self.intake.told))
        self.intake.drop_pressed.connect(self._show_start)
        self.intake.receipts_pressed.connect(self.taking.write_receipts)
        self.intake.opened.connect(self._open_reception)
        self.intake.arrival_opened.connect(self._open_arrival)
        QShortcut(QKeySequence("Ctrl+O"), self, self.taking.choose_files)
        QShortcut(QKeySequence("Escape"), self, self._back)

    def _connect_board(self) -> None:
        self.board.moved.connect(self._show_square)
        self.board.opened.connect(self.reviewing.open)
        self.board.empty_pressed.connect(lambda key: self.go.emit(key, "keys"))
        self.board.side.read_pressed.connect(lambda: self.reviewing.open(*self.board.place()))
        self.board.side.copied_one.connect(lambda: self.acts.copy_one(self.square))
        self.board.side.copied_all.connect(self._copy_all)
        self.board.side.undo_pressed.connect(self._take_back)
        self.buttons.next.clicked.connect(self._open_next)

    def _connect_apart(self) -> None:
        self.apart.decide_wanted.connect(self.apart_acts.ask)
        self.apart.again_wanted.connect(self.apart_acts.look_again)
        self.apart.settings_wanted.connect(lambda: self.go.emit("settings", "keys"))
        self.apart_acts.decided.connect(self._stored)

    def _connect_review(self) -> None:
        side = self.review.side
        self.reviewing.opened.connect(self._show_review)
        self.reviewing.drafted.connect(self.review.show_draft)
        self.reviewing.answered.connect(self._answered)
        self.review.closed.connect(self._back)
        self.review.next_pressed.connect(self._open_next)
        self.review.print_pressed.connect(self.reviewing.preview)
        self.review.remarked.connect(self.reviewing.remark)
        self.review.evidence_opened.connect(self.reviewing.open_evidence)
        side.worded.connect(self.reviewing.word)
        side.accept_pressed.connect(lambda: self._answer(Answered.ACCEPTED))
        side.return_pressed.connect(lambda: self._answer(Answered.RETURNED))
        side.write_pressed.connect(self.reviewing.write_again)

    def refresh(self) -> None:
        """Read the board, what waits for a receipt, what is kept apart."""
        if not guarded(self, self._read):
            self.board.clear()
            self._fit_actions()

    def _read(self) -> None:
        workspace, today = self.workspace, self.workspace.today()
        held = held_back(workspace)
        newest = workspace.catalogue_of_year(self.scope.year).id
        state = state_of(board(workspace, self.scope.year), self.scope.period, newest, today)
        self.board.show_board(state, today)
        self.apart.show_held(held)
        self.apart_acts.held = held
        self.intake.show_waiting(len(waiting_offices(workspace)))
        self._turn(self.tabs.current)
        self._show_head(held)
        self._show_square(*self.board.place())

    def _show_head(self, held: HeldBack) -> None:
        self.header.set_words(_("Receiving reports of {year}").format(year=self.scope.year))
        self.tabs.set_choices(
            [
                Choice(INTAKE, _("Packages that came")),
                Choice(BOARD, _("Board")),
                Choice(APART, _("Kept apart"), str(held.count) if held.count else ""),
            ]
        )
        self._fit_actions()

    def _fit_actions(self) -> None:
        reading, on_board = self.whole.currentIndex() == 1, self.tabs.current == BOARD
        self.buttons.show_for(reading=reading, on_board=on_board, waiting=len(self._waiting()))

    def fit(self) -> None:
        """Side panels become drawers, words leave the buttons."""
        self.board.set_room(self.room)
        self.review.set_room(self.room)
        self.buttons.fit(narrow=self.room.narrow)

    def leave(self) -> bool:
        """Keep what is being typed."""
        self.review.grid.commit_open_editor()
        return self.reviewing.keep()

    def show_place(self, place: str) -> None:
        """``board``, ``intake``, ``apart``, ``file …``, or ``97213`` and ``97213 2026-Q3``: the review of a report."""
        if place.startswith(FILE):
            self.taking.look([Path(place.removeprefix(FILE))])
        elif place in _FIXED:
            self.tabs.choose(place)
        elif place:
            office, _space, period = place.partition(" ")
            self.reviewing.open(office, period or self.scope.period)

    def _turn(self, key: str) -> None:
        self.panels.setCurrentIndex(_FIXED.index(key))
        if key == INTAKE and not self.intake.told:
            self._show_start()
        self._fit_actions()

    def _begin(self, key: str) -> None:
        acts = {"usb": self.taking.look_on_sticks, "files": self.taking.choose_files}
        acts.get(key, self.taking.choose_folder)()

    def _show_start(self) -> None:
        self.intake.show_start(arrivals_view.rows(self.workspace))

    def _looked(self, told: tuple[Reception, ...]) -> None:
        self._show_desk()
        self.tabs.choose(INTAKE)
        self.intake.show_told(told, dry=True)

    def _took(self, told: list[Reception], left: int) -> None:
        self.intake.show_told(told, dry=False, left=left)
        self.tell(*result(told, left))
        self._stored()

    def _stored(self) -> None:
        """Something was stored: read everything anew, here and in the frame."""
        self.refresh()
        self.changed.emit()

    def _open_reception(self, told: Reception) -> None:
        taken = not self.intake.dry or told.outcome is Outcome.ALREADY
        if told.verdict.kind == "report" and taken:
            self.reviewing.open(told.verdict.office, told.verdict.period)

    def _open_arrival(self, key: str) -> None:
        office, period, _uuid = key.split("|")
        if read_period(period) is not None:
            self.reviewing.open(office, period)

    def _show_square(self, office: str, period: str) -> None:
        state = self.board.state
        self.square = square_of(self.workspace, state, office, period) if state is not None else None
        self.board.side.show_square(self.square)

    def _copy_all(self) -> None:
        if self.board.state is not None:
            self.acts.copy_all(self.board.state, self.board.place()[1])

    def _take_back(self) -> None:
        office, period = self.board.place()
        if self.acts.take_back(office, period, remarking.officer(self.workspace)):
            self._stored()
            self.tell(_("The import is taken back. The file can be taken in again."), "ok")

    def _waiting(self) -> tuple[str, ...]:
        state = self.board.state
        return state.waiting if state is not None else ()

    def _open_next(self) -> None:
        open_now = self.reviewing.current.review.office if self.reviewing.current else ""
        office = board_view.next_to_review(self._waiting(), open_now)
        state = self.board.state
        if office and state is not None and state.period is not None:
            self.reviewing.open(office, state.period.code)

    def _show_review(self, found: Opened) -> None:
        self.review.show_review(found.review, found.draft, found.by, found.files)
        waiting = [code for code in self._waiting() if code != found.review.office]
        self.review.show_next(len(waiting))
        self.whole.setCurrentIndex(1)
        self._fit_actions()
        self.review.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        """Leave the review for what it was opened from."""
        self.review.grid.commit_open_editor()
        if self.whole.currentIndex() == 1 and self.reviewing.close():
            self._show_desk()

    def _show_desk(self) -> None:
        self.whole.setCurrentIndex(0)
        self._fit_actions()

    def _answer(self, verdict: Answered) -> None:
        self.review.grid.commit_open_editor()
        self.reviewing.answer(verdict, self.review.side.by.text())

    def _answered(self) -> None:
        self._stored()
        self.reviewing.renew()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders may be dropped anywhere on the page."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look through what was dropped."""
        event.acceptProposedAction()
        self.taking.look(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
