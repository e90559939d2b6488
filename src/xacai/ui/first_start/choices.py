"""One choice of several as large rows: a word and what it means; arrows choose, Enter goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from xacai.ui.painting import focus_frame, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line


class ChoiceRow(QAbstractButton):
    """A row with a ring at the left, filled when chosen."""

    def __init__(self, text: str, second: str, compact: bool = False) -> None:
        super().__init__()
        self.second, self.compact = second, compact
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(second)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines, or one where it is compact."""
        return QSize(theme().px(420), theme().px(34 if self.compact else 56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, ring, two lines, focus."""
        look, painter, box = theme(), QPainter(self), QRectF(self.rect())
        chosen, edge = self.isChecked(), "accent" if self.isChecked() else "line2"
        rounded(painter, box, look.px(6), look.color("tint" if chosen else "surface"), look.color(edge))
        side = look.px(16)
        ring = QRectF(look.px(14), (self.height() - side) / 2, side, side)
        rounded(
            painter, ring, side / 2, look.color("surface"), look.color("accent" if chosen else "ctl"), 1.5
        )
        if chosen:
            inset = look.px(4)
            rounded(painter, ring.adjusted(inset, inset, -inset, -inset), side / 2, look.color("accent"))
        left, width = look.px(44), self.width() - look.px(56)
        painter.setPen(look.color("ink"))
        if self.compact:
            line = QRectF(left, 0, width, self.height())
            draw_line(painter, line, self.text(), look.face(13, strong=True), Qt.AlignmentFlag.AlignLeft)
            painter.setPen(look.color("ink2"))
            draw_line(painter, line, self.second, look.face(12), Qt.AlignmentFlag.AlignRight)
        else:
            self._paint_lines(painter, left, width)
        if self.hasFocus():
            focus_frame(painter, box, look.px(6))

    def _paint_lines(self, painter: QPainter, left: float, width: float) -> None:
        look = theme()
        above = QRectF(left, look.px(9), width, look.px(19))
        draw_line(painter, above, self.text(), look.face(13, strong=True), Qt.AlignmentFlag.AlignLeft)
        painter.setPen(look.color("ink2"))
        below = QRectF(left, look.px(29), width, look.px(18))
        draw_line(painter, below, self.second, look.face(12), Qt.AlignmentFlag.AlignLeft)


class ChoiceRows(QWidget):
    """``changed(key)`` when another row was chosen."""

    changed = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str, str]], compact: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4 if compact else 8))
        self._group = QButtonGroup(self)
        self.rows: dict[str, ChoiceRow] = {}
        for key, text, second in choices:
            row = self.rows[key] = ChoiceRow(text, second, compact)
            self._group.addButton(row)
            row.toggled.connect(lambda on, chosen=key: self.changed.emit(chosen) if on else None)
            column.addWidget(row)
        next(iter(self.rows.values())).setChecked(True)

    def key(self) -> str:
        """The chosen key."""
        return next(key for key, row in self.rows.items() if row.isChecked())

    def choose(self, key: str) -> None:
        """Choose a row."""
        self.rows[key].setChecked(True)

    def take_focus(self) -> None:
        """Put the focus on the chosen row."""
        self.rows[self.key()].setFocus(Qt.FocusReason.TabFocusReason)
