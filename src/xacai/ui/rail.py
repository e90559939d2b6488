"""The navigation rail: 96 px, an icon over its word; 200 px with the word beside it from 1440."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from xacai.ui.icons import draw, program_pixmap
from xacai.ui.page_spec import PageSpec
from xacai.ui.painting import Painted, focus_frame, rounded
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.wording.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent


class _Logo(Painted):
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), theme().px(25)
        image = program_pixmap(side, self.devicePixelRatioF())
        painter.drawPixmap(
            QRectF((self.width() - side) / 2, theme().px(12), side, side), image, QRectF(image.rect())
        )

    def sizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(52))


class RailButton(QAbstractButton):
    """One page in the rail; Up and Down walk, Enter and Space open."""

    def __init__(self, spec: PageSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.badge, self.beside, self.height_at_100 = 0, False, 52
        self.setCheckable(True)
        self.setText(_(spec.title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_badge(0)

    def set_badge(self, count: int) -> None:
        """Show a count on the icon; 0 shows none."""
        self.badge = count
        words = _("{page}, {count} to do").format(page=self.text(), count=count) if count else self.text()
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """52 px high, 46 where they do not fit, 40 beside."""
        look = theme()
        return QSize(look.px(200 if self.beside else 96), look.px(40 if self.beside else self.height_at_100))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does; arrows walk through the rail without opening."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, word, badge, focus."""
        look, painter = theme(), QPainter(self)
        box = QRectF(self.rect()).adjusted(look.px(6), 1, -look.px(6), -1)
        if self.isChecked() or self.underMouse():
            rounded(painter, box, look.px(8), look.color("tint" if self.isChecked() else "hover"))
        ink = "accent_ink" if self.isChecked() else "ink2"
        face = look.face(13, strong=self.isChecked())
        side = look.px(18)
        if self.beside:
            draw(painter, QRectF(look.px(20), (self.height() - side) / 2, side, side), self.spec.icon, ink)
            words, align = box.adjusted(look.px(44), 0, -look.px(8), 0), Qt.AlignmentFlag.AlignLeft
            middle = QRectF(self.width() - look.px(44), 0, 0, self.height())
        else:
            top = self.height() / 2 - look.px(20)
            draw(painter, QRectF((self.width() - side) / 2, top, side, side), self.spec.icon, ink)
            words = QRectF(2, top + look.px(20), self.width() - 4, look.px(22))
            align, middle = (
                Qt.AlignmentFlag.AlignHCenter,
                QRectF(self.width() / 2 + look.px(9), top - 3, 0, side),
            )
        painter.setPen(look.color("accent_ink" if self.isChecked() else "ink"))
        draw_line(painter, words, self.text(), face, align)
        self._paint_badge(painter, middle)
        if self.hasFocus():
            focus_frame(painter, box, look.px(8))

    def _paint_badge(self, painter: QPainter, at: QRectF) -> None:
        if not self.badge:
            return
        look = theme()
        face = look.face(12, strong=True)
        width = max(width_of(str(self.badge), face) + look.px(12), look.px(19))
        box = QRectF(at.left(), at.center().y() - look.px(8), width, look.px(17))
        rounded(painter, box, box.height() / 2, look.color("line2"))
        painter.setPen(look.color("ink"))
        draw_line(painter, box, str(self.badge), face, Qt.AlignmentFlag.AlignHCenter)


class Rail(QFrame):
    """``chosen(key)`` asks for a page."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "rail")
        self.setAccessibleName(_("Navigation"))
        self.buttons = {spec.key: RailButton(spec) for spec in specs}
        for button in self.buttons.values():
            button.setVisible(not button.spec.receives)
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, theme().px(8))
        column.setSpacing(0)
        column.addWidget(_Logo())
        for spec in (spec for spec in specs if not spec.at_foot):
            self._add(column, spec)
        column.addStretch(1)
        for spec in (spec for spec in specs if spec.at_foot):
            self._add(column, spec)
        self.set_room(Room())

    def choose(self, key: str) -> None:
        """Show which page is open."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def set_badges(self, badges: Mapping[str, int]) -> None:
        """Show counts."""
        for key, button in self.buttons.items():
            button.set_badge(badges.get(key, 0))

    def show_receiving(self, receives: bool) -> None:
        """Show the pages of an office to which others report, or hide them."""
        changed = False
        for button in self.buttons.values():
            if button.spec.receives and button.isHidden() == receives:
                button.setVisible(receives)
                changed = True
        if changed:
            self.set_room(self._room)

    def shown(self) -> tuple[str, ...]:
        """The keys of the pages that can be chosen, from above."""
        return tuple(key for key, button in self.buttons.items() if not button.isHidden())

    def set_room(self, room: Room) -> None:
        """Follow the window's size."""
        look, self._room = theme(), room
        self.setFixedWidth(look.px(200 if room.wide else 96))
        count = len(self.shown())
        tall = next((tall for tall in (52, 46) if 52 + tall * count + 28 <= room.height), 42)
        for button in self.buttons.values():
            button.beside = room.wide
            button.height_at_100 = tall
            button.setFixedHeight(button.sizeHint().height())
            button.update()

    def _add(self, column: QVBoxLayout, spec: PageSpec) -> None:
        button = self.buttons[spec.key]
        self._group.addButton(button)
        column.addWidget(button)
        button.clicked.connect(lambda _checked=False, key=spec.key: self.chosen.emit(key))
