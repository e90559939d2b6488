"""The printed pages beside the report, and one of them large."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.domain.report import Report
from xacai.ui.painting import Painted, focus_frame, hairline
from xacai.ui.printing.maker import PageImage
from xacai.ui.reporting.printer import Printer
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.wording.language import _

QUIET = 900
"""Milliseconds without an edit until the pages are made anew."""


class PageView(Painted):
    """One page on the desk. ``pressed`` on click, Enter and Space; ``flipped(step)`` by wheel and page keys."""

    pressed = Signal()
    flipped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: PageImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Printed page"))

    def set_sheet(self, sheet: PageImage | None) -> None:
        """Show a page."""
        self.sheet = sheet
        self.update()

    def sizeHint(self) -> QSize:
        """About an A4 sheet in the side column."""
        return QSize(theme().px(240), theme().px(330))

    def minimumSizeHint(self) -> QSize:
        """Small enough for low screens."""
        return QSize(theme().px(120), theme().px(120))

    def paper(self) -> QRectF:
        """Where the page lies: whole in the width, cut at the foot where there is no room."""
        gap = theme().px(12)
        width = self.width() - 2 * gap
        image = self.sheet.image if self.sheet is not None else None
        height = width * (image.height() / image.width() if image is not None and image.width() else 1.414)
        if height > self.height() - 2 * gap:
            height = self.height() - 2 * gap
            fitted = height / (
                image.height() / image.width() if image is not None and image.width() else 1.414
            )
            return QRectF((self.width() - fitted) / 2, gap, fitted, height)
        return QRectF(gap, gap, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Desk, paper, page."""
        look, painter = theme(), QPainter(self)
        painter.fillRect(self.rect(), look.color("hover"))
        paper = self.paper()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.sheet is not None:
            painter.drawImage(paper, self.sheet.image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(paper, look.color("paper"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        hairline(painter, paper.left(), paper.bottom(), paper.width(), "line2")
        if self.hasFocus():
            focus_frame(painter, paper.adjusted(-3, -3, 3, 3))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open larger."""
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn, Enter opens larger."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self.flipped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class Preview(Card):
    """The card "Bản in": one page, two keys to turn. ``enlarged(page number from 0)`` asks for the large view."""

    enlarged = Signal(int)

    def __init__(self, printer: Printer, parent: QWidget | None = None) -> None:
        super().__init__(_("Printed pages"), " ", flush=True, parent=parent)
        self._printer = printer
        self.place = 0
        self.page = PageView()
        self.back_button = Button("", TEXT, icon="left", small=True)
        self.back_button.setAccessibleName(_("Page before"))
        self.next_button = Button("", TEXT, icon="right", small=True)
        self.next_button.setAccessibleName(_("Next page"))
        for button in (self.back_button, self.next_button):
            button.setFixedWidth(theme().px(30))
            self.add_to_head(button)
        self.head.setSpacing(0)
        self.add(self.page, 1)
        self._wait = QTimer(self, singleShot=True, interval=QUIET)
        self._wait.timeout.connect(self.ask)
        self.back_button.clicked.connect(lambda: self.flip(-1))
        self.next_button.clicked.connect(lambda: self.flip(1))
        self.page.flipped.connect(self.flip)
        self.page.pressed.connect(lambda: self.enlarged.emit(self.place))
        printer.drawn.connect(self._show)

    def set_report(self, report: Report | None) -> None:
        """The content changed: make the pages anew after a pause."""
        self._printer.set_report(report)
        self._wait.start()

    def rest(self) -> None:
        """Nobody looks any more: make no page."""
        self._wait.stop()

    def flip(self, step: int) -> None:
        """Turn the page."""
        count = self.page.sheet.count if self.page.sheet is not None else 1
        self.place = max(0, min(count - 1, self.place + step))
        self.ask()

    def ask(self) -> None:
        """Ask for the page where somebody sees it."""
        self._wait.stop()
        if self.isVisible():
            width = round(self.page.paper().width() * self.devicePixelRatioF() * 1.5)
            self._printer.draw(self.place, max(width, 200))

    def showEvent(self, event: object) -> None:
        """Draw what was not wanted while hidden."""
        if not self._wait.isActive():
            QTimer.singleShot(0, self.ask)

    def _show(self, sheet: PageImage) -> None:
        if sheet.place == self.place or self.place >= sheet.count:
            self.place = sheet.place
            self.page.set_sheet(sheet)
            words = _("page {place}/{count}").format(place=sheet.place + 1, count=sheet.count)
            self.set_title(_("Printed pages"), words)
