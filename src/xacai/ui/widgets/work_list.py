"""What is to be done, in order: a mark, a line, a second line, when, and one button a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, hairline
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.layouts import clear


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One piece of work: key, mark, words, when ("còn 1 ngày" over "Hạn 11/9"), the button's verb, urgency tone."""

    key: str
    mark: str
    text: str
    second: str
    when: str
    when_second: str
    verb: str
    tone: str = "ink2"


class _Words(Painted):
    def __init__(self, row: WorkRow, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.last = row, last
        self.setAccessibleName(", ".join((row.text, row.second, row.when, row.when_second)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme().px(44))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), theme().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, row = theme(), QPainter(self), self.row
        middle, pitch = self.height() / 2, look.px(19)
        side = look.px(16)
        draw(painter, QRectF(0, middle - pitch + 1, side, side), row.mark)
        faces = look.face(13, strong=True), look.face(12)
        aside = max(width_of(row.when, faces[0]), width_of(row.when_second, faces[1])) + 2
        left, right = look.px(28), self.width() - look.px(16)
        self._line(
            painter,
            QRectF(left, middle - pitch, right - aside - left - look.px(12), pitch),
            row.text,
            True,
            "ink",
        )
        self._line(
            painter,
            QRectF(left, middle, right - aside - left - look.px(12), pitch),
            row.second,
            False,
            "ink2",
        )
        right_side = Qt.AlignmentFlag.AlignRight
        self._line(
            painter, QRectF(right - aside, middle - pitch, aside, pitch), row.when, True, row.tone, right_side
        )
        self._line(
            painter, QRectF(right - aside, middle, aside, pitch), row.when_second, False, "ink2", right_side
        )

    def _line(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        strong: bool,
        ink: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        look = theme()
        painter.setPen(look.color(ink))
        draw_line(painter, box, text, look.face(13 if strong else 12, strong=strong), side)


class _Row(Painted):
    def __init__(self, row: WorkRow, primary: bool, last: bool, width: int) -> None:
        super().__init__()
        self._last = last
        self.button = Button(row.verb, PRIMARY if primary else OUTLINED, small=True)
        self.button.setAccessibleName(f"{row.verb}: {row.text}")
        self.button.setMinimumWidth(width)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(_Words(row, last), 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._last:
            hairline(QPainter(self), 0, self.height() - 1, self.width(), "line")


class WorkList(QWidget):
    """``pressed(key)`` names the row whose button was used; the first row holds the page's primary button."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.buttons: list[Button] = []

    def set_rows(self, rows: Sequence[WorkRow]) -> None:
        """Show other work."""
        clear(self._column)
        face = theme().face(13, strong=True)
        width = round(max((width_of(row.verb, face) for row in rows), default=0)) + theme().px(26)
        self.buttons = []
        for place, row in enumerate(rows):
            made = _Row(row, place == 0, place + 1 == len(rows), width)
            made.button.clicked.connect(lambda _checked=False, key=row.key: self.pressed.emit(key))
            self.buttons.append(made.button)
            made.setMaximumHeight(theme().px(80))  # few rows stand together at the top
            self._column.addWidget(made, 1)
        self._column.addStretch(0)
