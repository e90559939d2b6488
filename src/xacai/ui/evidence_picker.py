"""A pop-up list to choose from by typing: documents of the register, or whatever its opener offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xacai.domain.evidence import Proven, name_of
from xacai.domain.text import matches
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _

Offer = Callable[[str], Sequence[ListRow]]
_SHOWN = 50


def documents(register: Sequence[Proven]) -> Offer:
    """The documents of the register, newest first, found without diacritics."""
    newest = [item.evidence for item in reversed(register)]

    def offer(query: str) -> Sequence[ListRow]:
        found = [item for item in newest if matches(query, f"{name_of(item)} {item.issuer} {item.abstract}")]
        return [
            ListRow(item.key, name_of(item), item.abstract if item.number else item.issuer, "file")
            for item in found[:_SHOWN]
        ]

    return offer


class Picker(Popover):
    """``picked(key)``; the list follows what is typed, arrows walk in it, Enter takes a row."""

    picked = Signal(str)

    def __init__(self, window: QWidget, name: str, hint: str, nothing: str) -> None:
        super().__init__(window, 460)
        self._offer: Offer = lambda _query: ()
        self._then: Callable[[str], None] | None = None
        self.query, self.rows = LineEdit(name, hint=hint), RowList(name, keeps_choice=True)
        self.nothing = Label(nothing, 12, ink="ink2", wrap=True)
        self.rows.setFixedHeight(theme().px(260))
        self.rows.opened.connect(self._pick)
        self.query.textChanged.connect(self._search)
        self.query.installEventFilter(self)
        for widget in (self.query, self.nothing, self.rows):
            self.body.addWidget(widget)

    def offer(self, offer: Offer, corner: QPoint, then: Callable[[str], None]) -> None:
        """Open at a global point; ``then`` hears the key that was taken."""
        self._offer, self._then = offer, then
        self.query.set_text("")
        self._search("")
        self.show_at(corner)
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk in the list, Enter takes its row, while the field keeps the focus."""
        if watched is self.query and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.rows.rows:
                here = self.rows.currentIndex().row() + step
                self.rows.choose(self.rows.rows[max(0, min(here, len(self.rows.rows) - 1))].key)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.rows.current_key())
                return True
        return super().eventFilter(watched, event)

    def _search(self, query: str) -> None:
        found = self._offer(query)
        self.rows.set_rows(found)
        self.nothing.setVisible(not found)
        if found:
            self.rows.choose(found[0].key)

    def _pick(self, key: str) -> None:
        if key:
            self.hide()
            self.picked.emit(key)
            if self._then is not None:
                self._then(key)


def document_picker(window: QWidget) -> Picker:
    """The picker of documents of the register."""
    return Picker(
        window,
        _("Find a document"),
        _("Number, issuer or abstract; no diacritics needed"),
        _("No document of the register fits. Enter it on the page of evidence."),
    )
