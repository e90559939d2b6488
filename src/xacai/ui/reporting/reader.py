"""The printed pages large, over the page: keys turn them, Esc closes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from xacai.ui.painting import Painted
from xacai.ui.reporting.printer import PageImage, Printer
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class _Paper(Painted):
    """One page in its own size on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.image: PageImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        """As high as the page is at this width."""
        if self.image is not None and self.image.image.width():
            ratio = self.image.image.height() / self.image.image.width()
            self.setFixedHeight(round((width - theme().px(32)) * ratio) + theme().px(32))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter, edge = theme(), QPainter(self), theme().px(16)
        painter.fillRect(self.rect(), look.color("hover"))
        paper = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is not None:
            painter.drawImage(paper, self.image.image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(paper, look.color("paper"))


class Reader(QDialog):
    """Shows a page of the printer's PDF at the width of the window."""

    def __init__(self, printer: Printer, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setWindowTitle(_("Print preview"))
        self.place = place
        self._printer = printer
        self._paper = _Paper()
        self.desk = QScrollArea()
        self.desk.setWidgetResizable(True)
        self.desk.setFrameShape(QScrollArea.Shape.NoFrame)
        self.desk.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.desk.setWidget(self._paper)
        self.words = Label("", 13, strong=True)
        self.back_button = Button(_("Page before"), icon="left", small=True)
        self.next_button = Button(_("Next page"), icon="right", small=True)
        self.close_button = Button(_("Close"), small=True, key="Esc")
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        for button in (self.back_button, self.next_button, self.close_button):
            button.setAutoDefault(False)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(12))
        column.addLayout(head)
        column.addWidget(self.desk, 1)
        self.back_button.clicked.connect(lambda: self.flip(-1))
        self.next_button.clicked.connect(lambda: self.flip(1))
        self.close_button.clicked.connect(self.accept)
        printer.drawn.connect(self._show)
        window = parent.window()
        self.resize(min(window.width() - 40, look.px(900)), window.height() - 40)
        QTimer.singleShot(0, self._ask)

    def flip(self, step: int) -> None:
        """Turn the page."""
        count = self._paper.image.count if self._paper.image is not None else 1
        wanted = max(0, min(count - 1, self.place + step))
        if wanted != self.place:
            self.place = wanted
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn; Esc closes."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.flip(step)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        width = self.desk.viewport().width() - theme().px(32)
        self._printer.draw(self.place, round(max(width, 200) * self.devicePixelRatioF()))

    def _show(self, page: PageImage) -> None:
        if page.place != self.place:
            return
        self._paper.image = page
        self._paper.fit(self.desk.viewport().width())
        self.desk.verticalScrollBar().setValue(0)
        self.words.setText(_("Page {place} of {count}").format(place=page.place + 1, count=page.count))
        self.back_button.set_ready(page.place > 0)
        self.next_button.set_ready(page.place + 1 < page.count)
