"""The printed pages large, over the page: keys turn them, Ctrl+P prints what is seen, Esc closes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xacai.files.atomic import write_atomic
from xacai.ui.operation import run, tell
from xacai.ui.painting import Painted
from xacai.ui.printing import output
from xacai.ui.printing.maker import Making, PageImage, PageMaker
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, Button
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


class PrintPreview(QDialog):
    """Shows the pages of a maker's PDF at the width of the window; what is printed and saved is that very PDF."""

    def __init__(self, maker: PageMaker, stem: str, parent: QWidget, place: int = 0) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Print preview"))
        self.place, self.stem = place, stem
        self._maker, self._owner = maker, parent
        self._paper = _Paper()
        self.desk = QScrollArea()
        self.desk.setWidgetResizable(True)
        self.desk.setFrameShape(QScrollArea.Shape.NoFrame)
        self.desk.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.desk.setWidget(self._paper)
        self.words = Label(_("Making the pages…"), 13, strong=True)
        self._make_head()
        maker.drawn.connect(self._show)
        window = parent.window()
        self.resize(min(window.width() - 40, theme().px(900)), window.height() - 40)
        QTimer.singleShot(0, self._ask)

    @property
    def sheet(self) -> PageImage | None:
        """The page that is seen."""
        return self._paper.image

    def _make_head(self) -> None:
        look = theme()
        self.back_button = Button(_("Page before"), icon="left", small=True)
        self.next_button = Button(_("Next page"), icon="right", small=True)
        self.save_button = Button(_("Save PDF…"), icon="save", small=True)
        self.print_button = Button(_("Print…"), PRIMARY, icon="print", small=True)
        self.close_button = Button(_("Close"), small=True, key="Esc")
        acts: tuple[tuple[Button, Callable[[], object]], ...] = (
            (self.back_button, lambda: self.flip(-1)),
            (self.next_button, lambda: self.flip(1)),
            (self.save_button, self.save),
            (self.print_button, self.print),
            (self.close_button, self.accept),
        )
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        for button, act in acts:
            button.setAutoDefault(False)
            button.clicked.connect(act)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(12))
        column.addLayout(head)
        column.addWidget(self.desk, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print)

    def flip(self, step: int) -> None:
        """Turn the page."""
        count = self.sheet.count if self.sheet is not None else 1
        wanted = max(0, min(count - 1, self.place + step))
        if wanted != self.place:
            self.place = wanted
            self._ask()

    def print(self) -> None:
        """Ask for a printer and print the PDF that is seen; where printing is missing, open it with the viewer."""
        sheet, owner = self.sheet, self._owner
        if sheet is None:
            return
        try:
            printer = output.choose_printer(self, self.stem, sheet.count)
        except ImportError:
            self.save()
            return
        except output.NoPrinter:
            tell(owner, output.no_printer_words(), "warn")
            self.save()
            return
        if printer is not None:
            run(
                owner,
                lambda progress: output.print_pdf(sheet.pdf, printer),
                done=lambda count: tell(
                    owner, _("Sent to the printer: {count} pages.").format(count=count), "ok"
                ),
                title=_("Printing…"),
            )

    def save(self) -> None:
        """Ask for a name and write the PDF that is seen."""
        sheet, owner = self.sheet, self._owner
        if sheet is None:
            return
        start = str(Path.home() / f"{self.stem}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save PDF…"), start, "PDF (*.pdf)")
        if chosen:
            target = Path(chosen).with_suffix(".pdf")
            run(
                owner,
                lambda progress: write_atomic(target, sheet.pdf),
                done=lambda written: tell(owner, _("Written: {path}").format(path=written.path), "ok"),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn; Esc closes."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.flip(step)
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        width = self.desk.viewport().width() - theme().px(32)
        self._maker.draw(self.place, round(max(width, 200) * self.devicePixelRatioF()))

    def _show(self, page: PageImage) -> None:
        if page.place != self.place:
            return
        self._paper.image = page
        self._paper.fit(self.desk.viewport().width())
        self.desk.verticalScrollBar().setValue(0)
        self.words.setText(_("Page {place} of {count}").format(place=page.place + 1, count=page.count))
        self.back_button.set_ready(page.place > 0)
        self.next_button.set_ready(page.place + 1 < page.count)


def show_preview(page: QWidget, stem: str, making: Making) -> PrintPreview:
    """Open the preview of what ``making`` prints over a page; it may be slow, so it runs beside the screen."""
    maker = PageMaker(page, making)
    window = PrintPreview(maker, stem, page)
    window.finished.connect(lambda _result: maker.set_making(None))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.open()
    return window
