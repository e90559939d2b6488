"""The issues beside the report: a click goes to the place, a warning takes its reason here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xacai.domain.text import squeeze
from xacai.ui.reporting.issue_view import IssueItem, count_words
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _


class IssuesPanel(Card):
    """``chosen(place)`` on click and Enter, ``reasoned(issue key, words)`` when a reason was written."""

    contradicted = Signal(str, str)
    chosen = Signal(str)
    reasoned = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Issues"), " ", flush=True, parent=parent)
        look = theme()
        self.items: tuple[IssueItem, ...] = ()
        self._answering = ""
        self.rows = RowList(_("Issues"))
        self.body.setContentsMargins(look.px(8), 0, look.px(8), look.px(8))
        self.none = Label("", 13, ink="ink2", wrap=True)
        self.none.setContentsMargins(look.px(8), look.px(4), look.px(8), look.px(8))
        self.answer = QWidget()
        self.reason = PlainTextEdit(_("Reason"), hint=_("Reason, sent along with the report"))
        self.reason.setFixedHeight(look.px(58))
        self.reason.installEventFilter(self)
        self.asked = Label("", 12, strong=True, wrap=True)
        column = QVBoxLayout(self.answer)
        column.setContentsMargins(look.px(8), look.px(4), look.px(8), 0)
        column.setSpacing(look.px(4))
        column.addWidget(self.asked)
        column.addWidget(self.reason)
        self.add(self.none)
        self.add(self.rows, 1)
        self.add(self.answer)
        self.answer.hide()
        self.rows.opened.connect(self._open)
        self.reason.text_changed_for_good.connect(self._say_reason)

    def set_items(self, items: tuple[IssueItem, ...], locked: bool) -> None:
        """Show issues; the one being answered stays open."""
        self.set_title(_("Issues"), count_words(items) if not locked else "")
        if items != self.items:
            self.items = items
            self.rows.set_rows([_row(item) for item in items])
        quiet = _("The content is locked; it is not checked any more.")
        self.none.setText(quiet if locked else _("Nothing stands against the report."))
        self.none.setVisible(not items)
        self.rows.setVisible(bool(items))
        if self._find(self._answering) is None:
            self.answer.hide()

    def ask(self, key: str) -> None:
        """Ask for the reason of a warning."""
        item = self._find(key)
        if item is None or not item.takes_reason:
            self.answer.hide()
            return
        self.reason.keep()
        self._answering = key
        self.asked.setText(_("Why: {place}").format(place=item.head))
        self.reason.set_text(item.reason)
        self.answer.show()
        self.reason.setFocus()

    def keep(self) -> None:
        """Keep a reason that is being written."""
        if self.answer.isVisibleTo(self):
            self.reason.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps the reason, Esc closes."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.reason.keep()
                self.answer.hide()
                self.rows.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                item = self._find(self._answering)
                self.reason.set_text(item.reason if item is not None else "")
                self.answer.hide()
                self.rows.setFocus()
                return True
        return super().eventFilter(watched, event)

    def wanted_height(self) -> int:
        """Height that shows every row."""
        rows = self.rows.whole_height() if self.items else theme().px(48)
        return (
            theme().px(52) + rows + (self.answer.sizeHint().height() if self.answer.isVisibleTo(self) else 0)
        )

    def _open(self, key: str) -> None:
        item = self._find(key)
        if item is not None:
            self.chosen.emit(item.place)
            self.ask(key)
            if item.row:
                self.contradicted.emit(item.written, item.row)

    def _say_reason(self, words: str) -> None:
        self.reasoned.emit(self._answering, squeeze(words))

    def _find(self, key: str) -> IssueItem | None:
        return next((item for item in self.items if item.key == key), None)


def _row(item: IssueItem) -> ListRow:
    second = item.sentence if not item.reason else _("Reason: {reason}").format(reason=item.reason)
    return ListRow(item.key, item.head, second, item.mark)
