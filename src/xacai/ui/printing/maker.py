"""Makes the printed pages off the screen's thread: the very PDF, drawn page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from xacai.ui.operation import Progress, run
from xacai.ui.pdf_pages import opened, picture

Making = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class PageImage:
    """One drawn page: the PDF it belongs to, its number from 0, how many there are, the picture."""

    pdf: bytes
    place: int
    count: int
    image: QImage


def draw_page(pdf: bytes, place: int, width: int) -> PageImage:
    """A page of a PDF as a picture of ``width`` device pixels; the last page where there are fewer."""
    with opened(pdf) as document:
        count = len(document)
        chosen = max(0, min(place, count - 1))
        page = document[chosen]
        return PageImage(pdf, chosen, count, picture(page, width / page.get_width()))


class PageMaker(QObject):
    """Makes and draws pages off the screen's thread, one work at a time. ``drawn(PageImage)`` brings each."""

    drawn = Signal(object)

    def __init__(self, owner: QWidget, making: Making | None = None) -> None:
        super().__init__(owner)
        self._owner, self._making = owner, making
        self._pdf: bytes | None = None
        self._wanted: tuple[int, int] | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a page is being made."""
        return self._busy

    def set_making(self, making: Making | None) -> None:
        """Another content: the next page is made from it."""
        self._making, self._pdf = making, None

    def draw(self, place: int, width: int) -> None:
        """Ask for a page; a later wish takes the place of one that waits."""
        self._wanted = (place, width)
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        making, pdf, wanted = self._making, self._pdf, self._wanted
        if wanted is None or making is None:
            return
        self._wanted, self._busy = None, True
        place, width = wanted

        def work(progress: Progress) -> PageImage:
            return draw_page(pdf if pdf is not None else making(), place, width)

        operation = run(self._owner, work, done=lambda sheet: self._show(sheet, making))
        operation.finished.connect(self._end)

    def _show(self, sheet: PageImage, making: Making) -> None:
        if making is self._making:
            self._pdf = sheet.pdf
        self.drawn.emit(sheet)

    def _end(self) -> None:
        self._busy = False
        self._begin()
