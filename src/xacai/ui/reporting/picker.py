"""A list of rows to be put into a text, found without diacritics."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xacai.ui.reporting.draft_view import Offered
from xacai.ui.theme import theme
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _

Offer = Callable[[str], Sequence[Offered]]
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class RowPicker(Popover):
    """``picked(code)`` on Enter or click; ``closed`` when it goes without one."""

    picked = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 460)
        self._offer: Offer = lambda query: ()
        self.field = LineEdit(_("Find a figure"), hint=_("Number or name, with or without marks"))
        self.field.setProperty("finds", True)
        self.rows = RowList(_("Figures"), keeps_choice=True)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setFixedHeight(theme().px(216))
        self.body.addWidget(self.field)
        self.body.addWidget(self.rows)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.rows.opened.connect(self._pick)

    def open(self, offer: Offer, corner: QPoint) -> None:
        """Offer rows under a place."""
        self._offer = offer
        self.field.set_text("")
        self._find("")
        self.show_at(corner)
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field keeps the focus; walking and choosing go to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALK:
                self.rows.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.rows.current_key())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close()
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self.hide()
        return super().eventFilter(watched, event)

    def _find(self, query: str) -> None:
        found = self._offer(query)
        self.rows.set_rows([ListRow(item.code, item.text, right=item.value) for item in found])
        if found:
            self.rows.choose(found[0].code)

    def _pick(self, code: str) -> None:
        if code:
            self.hide()
            self.picked.emit(code)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
