"""The tab of what is kept apart, and the dialog in which a person decides, with name and reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.text import nfc, squeeze
from xacai.services.choosing import Contest
from xacai.services.held_back import HeldBack
from xacai.ui.models.grid import GridModel
from xacai.ui.receiving import apart_view as view
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import RowList
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _
from xacai.wording.messages import message_of


class ApartPanel(QWidget):
    """``decide_wanted(contest)``, ``settings_wanted``, ``again_wanted`` (look at the unconfirmed ones again)."""

    decide_wanted = Signal(object)
    settings_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.held: HeldBack | None = None
        self.grid = Grid(GridModel(view.columns()), _("Kept apart"), row_height=34, row_tint=True)
        self.decide_button = Button(_("Decide…"), PRIMARY)
        self.settings_button = Button(_("Open Settings"), icon="settings")
        self.again_button = Button(_("Look again"), icon="refresh")
        self.empty = EmptyState("check", _("Nothing is kept apart. All that came counts or was answered."))
        card, ending = Card(flush=True), QHBoxLayout()
        ending.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        ending.setSpacing(look.px(8))
        ending.addStretch(1)
        for button in (self.settings_button, self.again_button, self.decide_button):
            ending.addWidget(button)
        card.add(self.grid, 1)
        card.add(ending)
        self.stack, column = QStackedWidget(), QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        begin = Card()
        begin.add(self.empty, 1)
        self.stack.addWidget(begin)
        self.stack.addWidget(card)
        self.grid.place_changed.connect(lambda key, column: self._offer())
        self.grid.opened.connect(lambda key, column: self._decide())
        self.decide_button.clicked.connect(self._decide)
        self.settings_button.clicked.connect(self.settings_wanted)
        self.again_button.clicked.connect(self.again_wanted)

    def show_held(self, held: HeldBack) -> None:
        """Show what is kept apart."""
        self.held = held
        rows = view.rows(held)
        self.stack.setCurrentIndex(1 if rows else 0)
        self.grid.grid_model.set_rows(rows)
        if rows and not self.grid.currentIndex().isValid():
            self.grid.go_to(rows[0].key)
        self._offer()

    def _offer(self) -> None:
        """What can be done with the row under the cursor."""
        held = self.held
        contest = self._contest()
        self.decide_button.set_ready(contest is not None, _("Choose a row that is to be decided."))
        waiting = bool(held and held.unconfirmed)
        self.settings_button.setVisible(waiting)
        self.again_button.setVisible(waiting)

    def _contest(self) -> Contest | None:
        return view.contest_at(self.held, self.grid.place()[0]) if self.held is not None else None

    def _decide(self) -> None:
        contest = self._contest()
        if contest is not None:
            self.decide_wanted.emit(contest)


class DecideDialog(QDialog):
    """``open()`` it; after ``accepted`` :meth:`uuid`, :meth:`reason` and :meth:`by` are there."""

    def __init__(
        self, contest: Contest, office: str, by: str, parent: QWidget, *, difference: str = ""
    ) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Decide which package holds"))
        self.setMinimumWidth(look.px(520))
        self.rows = RowList(_("Packages"), keeps_choice=True)
        self.rows.set_rows(view.candidates(contest))
        self.rows.setFixedHeight(min(self.rows.whole_height(), look.px(240)))
        self.difference = Label(difference, 13, wrap=True)
        self.difference.setVisible(bool(difference))
        self.reason_field = PlainTextEdit(
            _("Reason"), "", _("For example: confirmed by telephone, document no. 12")
        )
        self.reason_field.setFixedHeight(look.px(66))
        self.by_field = LineEdit(_("Officer who decides"), by, _("Officer who decides"))
        self.button, cancel = Button(_("Let it hold"), PRIMARY), Button(_("Cancel"), TEXT)
        self.why = Label("", 12, ink="ink2", wrap=True)
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(f"{office}. {message_of(contest.issue)}", 13, wrap=True))
        column.addWidget(self.rows)
        column.addWidget(self.difference)
        column.addWidget(Label(_("Reason"), 12, ink="ink2"))
        column.addWidget(self.reason_field)
        column.addWidget(Label(_("Officer who decides"), 12, ink="ink2"))
        column.addWidget(self.by_field)
        line.addWidget(self.why, 1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)
        self.button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.button.setDefault(True)
        self.rows.setFocus()
        self.rows.moved.connect(lambda key: self._judge())
        self.reason_field.textChanged.connect(self._judge)
        self.by_field.textChanged.connect(self._judge)
        self._judge()

    def uuid(self) -> str:
        """The package chosen."""
        return self.rows.current_key()

    def reason(self) -> str:
        """Why, in one line."""
        return squeeze(nfc(self.reason_field.toPlainText()))

    def by(self) -> str:
        """Who decides."""
        return squeeze(nfc(self.by_field.text()))

    def _judge(self) -> None:
        asked = (
            (self.uuid(), _("Choose the package that holds.")),
            (self.reason(), _("Write the reason first.")),
            (self.by(), _("Write who decides.")),
        )
        why = next((words for given, words in asked if not given), "")
        self.button.set_ready(not why, why)
        self.why.setText(why)
