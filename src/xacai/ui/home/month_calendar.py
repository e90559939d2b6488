"""A small calendar: arrows move by day, Page Up and Page Down by month; under it the month's days in words."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xacai.services.overview import Overview
from xacai.ui.home.calendar_view import (
    CUT_OFF,
    DUE,
    OFF,
    TASK,
    WEEKDAYS,
    DayCell,
    month_cells,
    month_notes,
    month_title,
)
from xacai.ui.home.words import long_day
from xacai.ui.painting import Painted, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.label import Label
from xacai.wording.language import _

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class MonthGrid(Painted):
    """Seven columns, a row of names and six weeks. ``moved(day)`` with the cursor."""

    moved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: tuple[DayCell, ...] = ()
        self.current = date(2000, 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Rows of 28."""
        return QSize(theme().px(300), theme().px(7 * 28))

    def show_cells(self, cells: tuple[DayCell, ...], current: date) -> None:
        """Show a month with the cursor on a day."""
        self.cells, self.current = cells, current
        cell = next((each for each in cells if each.day == current), None)
        said = (long_day(current), *(cell.words if cell else ()))
        self.setAccessibleName(", ".join(said))
        self.setToolTip(", ".join(said) if len(said) > 1 else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day or by week; months at the ends of the page keys."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(self.current + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.moved.emit(_month_on(self.current, -1 if key == Qt.Key.Key_PageUp else 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day."""
        for place, cell in enumerate(self.cells):
            if self._box(place).contains(event.position()):
                self.moved.emit(cell.day)

    def _box(self, place: int) -> QRectF:
        wide, high = self.width() / 7, self.height() / 7
        return QRectF(place % 7 * wide, (place // 7 + 1) * high, wide, high).adjusted(1, 1, -1, -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names of the days, then the days: filled where something is to be sent, framed at a cut-off."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("ink2"))
        for place, name in enumerate(WEEKDAYS):
            box = self._box(place).translated(0, -self.height() / 7)
            draw_line(painter, box, _(name), look.face(12), _CENTRE)
        for place, cell in enumerate(self.cells):
            self._paint_day(painter, self._box(place), cell)

    def _paint_day(self, painter: QPainter, box: QRectF, cell: DayCell) -> None:
        look, kinds = theme(), cell.kinds
        if DUE in kinds:
            rounded(painter, box, look.px(5), look.color("accent"))
        elif CUT_OFF in kinds:
            rounded(painter, box, look.px(5), look.color("tint2"))
        if cell.today or (cell.day == self.current and self.hasFocus()):
            painter.setPen(QPen(look.color("accent" if self.hasFocus() else "ink2"), 2 if cell.today else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(5), look.px(5))
        ink = "onaccent" if DUE in kinds else "ink3" if not cell.inside or OFF in kinds else "ink"
        if OFF in kinds and cell.words and DUE not in kinds and cell.inside:
            ink = "err"
        painter.setPen(look.color(ink))
        strong = bool({DUE, CUT_OFF} & set(kinds))
        draw_line(painter, box, str(cell.day.day), look.face(13, strong=strong), _CENTRE)
        if TASK in kinds and cell.inside:
            side = look.px(4)
            dot = QRectF(box.center().x() - side / 2, box.bottom() - side - 1, side, side)
            rounded(painter, dot, side / 2, look.color("onaccent" if DUE in kinds else "warn_fill"))


class MonthCalendar(QWidget):
    """A month with its title, arrows and notes."""

    def __init__(self, view: Overview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        look = theme()
        self.title = Label("", 14, strong=True)
        self.former, self.later = Button("", icon="left", small=True), Button("", icon="right", small=True)
        self.former.setAccessibleName(_("Month before"))
        self.later.setAccessibleName(_("Month after"))
        self.grid = MonthGrid()
        self.notes = Label("", 12, ink="ink2", wrap=True)
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self.title, 1)
        head.addWidget(self.former)
        head.addWidget(self.later)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addLayout(head)
        column.addWidget(self.grid)
        legend = _(
            "Filled: send by. Pale: cut-off. Red: public holiday. Dot: tasks due, or a worked Saturday."
        )
        column.addWidget(Label(legend, 12, ink="ink3", wrap=True))
        column.addWidget(self.notes)
        self.former.clicked.connect(lambda: self.show_day(_month_on(self.grid.current, -1)))
        self.later.clicked.connect(lambda: self.show_day(_month_on(self.grid.current, 1)))
        self.grid.moved.connect(self.show_day)
        self.show_day(view.today)

    def show_day(self, day: date) -> None:
        """Show the month of a day, with the cursor on it."""
        cells = month_cells(self._view, day.year, day.month)
        self.title.setText(month_title(day.year, day.month))
        self.grid.show_cells(cells, day)
        self.notes.setText("\n".join(month_notes(self._view, cells)) or _("Nothing is due in this month."))


def _month_on(day: date, step: int) -> date:
    """The same day of the month before or after, cut to its last day."""
    months = day.year * 12 + day.month - 1 + step
    first = date(months // 12, months % 12 + 1, 1)
    following = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
