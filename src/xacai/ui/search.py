"""Search over everything, without diacritics, from every page (Ctrl+K). Answers stand below the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from xacai.ui.frame import Hit
from xacai.ui.icons import draw
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.wording.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from xacai.ui.answers import Answers

Ask = Callable[[str], Sequence[Hit]]
_SHOWN = 12


class SearchBox(QLineEdit):
    """``found(hit)`` when an answer is taken. ``ask`` is called 120 ms after the last key."""

    found = Signal(object)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._hits: tuple[Hit, ...] = ()
        self._panel: Answers | None = None
        self.setPlaceholderText(_("Search tasks, indicators"))
        self.setAccessibleName(_("Search"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(theme().px(288))
        self.setMinimumWidth(theme().px(140))
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._wait.timeout.connect(self.answer)
        self.textEdited.connect(lambda _text: self._wait.start())
        self._set_margins()

    def set_ask(self, ask: Ask) -> None:
        """Ask somebody else (the workspace was opened)."""
        self._ask = ask

    def answer(self) -> None:
        """Ask for what stands in the field and show the answers."""
        query = self.text().strip()
        if not query:
            self.close_answers()
            return
        self._hits = tuple(self._ask(query))[:_SHOWN]
        panel = self._open_panel()
        nothing = _("“{query}” was not found. Searching without accents works too: ho so dung han.")
        panel.show_hits(self._hits, nothing.format(query=query))

    def close_answers(self) -> None:
        """Hide the answers."""
        if self._panel is not None:
            self._panel.hide()

    def take(self, key: str) -> None:
        """Go to an answer by its place in the list."""
        hit = self._hits[int(key)]
        self.close_answers()
        self.clear()
        self.found.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Up walk through the answers, Enter takes one, Esc closes."""
        panel = self._panel
        shown = panel is not None and panel.isVisible()
        if event.key() == Qt.Key.Key_Escape:
            self.close_answers() if shown else self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_current()
        elif shown and panel is not None and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            panel.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click elsewhere or a resize closes the answers."""
        if event.type() == QEvent.Type.Resize:
            self.close_answers()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Close when the focus leaves for something that is not the answers."""
        if event.type() == QEvent.Type.FocusOut and not (
            self._panel is not None and self._panel.underMouse()
        ):
            self.close_answers()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, its glass and the key that leads here."""
        super().paintEvent(event)
        look, painter = theme(), QPainter(self)
        side = look.px(16)
        draw(painter, QRectF(look.px(9), (self.height() - side) / 2, side, side), "search", "ink2")
        if not self.text() and not self.hasFocus():
            painter.setPen(look.color("ink3"))
            box = QRectF(0, 0, self.width() - look.px(9), self.height())
            draw_line(painter, box, "Ctrl+K", look.face(12), Qt.AlignmentFlag.AlignRight)

    def sizeHint(self) -> QSize:
        """288 px where there is room."""
        return QSize(theme().px(288), theme().px(32))

    def _set_margins(self) -> None:
        look = theme()
        self.setTextMargins(look.px(24), 0, round(width_of("Ctrl+K", look.face(12))) + 4, 0)

    def _take_current(self) -> None:
        if self._wait.isActive() or self._panel is None or not self._panel.isVisible():
            self._wait.stop()
            self.answer()
        elif self._hits:
            self.take(self._panel.rows.current_key() or "0")

    def _open_panel(self) -> Answers:
        if self._panel is None:
            from xacai.ui.answers import Answers

            self._panel = Answers(self.window())
            self._panel.rows.opened.connect(self.take)
            self.window().installEventFilter(self)
        below = self.mapTo(self.window(), self.rect().bottomLeft())
        self._panel.move(below.x(), below.y() + 4)
        self._panel.setFixedWidth(max(self.width(), theme().px(420)))
        return self._panel
