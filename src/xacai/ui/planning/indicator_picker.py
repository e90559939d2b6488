"""A pop-up list of the catalogue's rows, found without diacritics, to say which one measures a target."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xacai.domain.catalogue import Catalogue
from xacai.domain.text import nfc
from xacai.ui.planning.target_view import indicator_choices
from xacai.ui.theme import theme
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _

_UNBIND, _OWN = "-", "+"


class IndicatorPicker(Popover):
    """``picked(code)``; an empty code unbinds. ``own_wanted(name)``: no row fits, add an own indicator."""

    picked = Signal(str)
    own_wanted = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 520)
        self._catalogue: Catalogue | None = None
        self.query = LineEdit(_("Find a row"), hint=_("Code or name; no diacritics needed: ho so dung han"))
        self.rows = RowList(_("Rows of the forms"), keeps_choice=True)
        self.rows.setFixedHeight(theme().px(260))
        self.rows.opened.connect(self._pick)
        self.query.textChanged.connect(self._search)
        self.query.installEventFilter(self)
        self.body.addWidget(self.query)
        self.body.addWidget(self.rows)

    def open_at(self, catalogue: Catalogue, query: str, corner: QPoint) -> None:
        """Open under a cell, with the first letter where one was typed."""
        self._catalogue = catalogue
        self.query.set_text(query)
        self.query.setCursorPosition(len(query))
        self._search(query)
        self.show_at(corner)
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk in the list, Enter takes its row, while the field keeps the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                here = self.rows.currentIndex().row() + step
                self.rows.choose(self.rows.rows[max(0, min(here, len(self.rows.rows) - 1))].key)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.rows.current_key())
                return True
        return False

    def _search(self, query: str) -> None:
        if self._catalogue is None:
            return
        found = [
            ListRow(code, name, right=right)
            for code, name, right in indicator_choices(self._catalogue, query)
        ]
        if not query.strip():
            found.insert(0, ListRow(_UNBIND, _("Not measured by a row"), mark="dropped"))
        name = query.strip()
        own_words = _("Add an own indicator: {name}").format(name=name) if name else _("Add an own indicator")
        found.append(ListRow(_OWN, own_words, mark="plus"))
        self.rows.set_rows(found)
        if found:
            self.rows.choose(found[0].key)

    def _pick(self, key: str) -> None:
        if key:
            self.hide()
        if key == _OWN:
            self.own_wanted.emit(nfc(self.query.text()).strip())
        elif key:
            self.picked.emit("" if key == _UNBIND else key)
