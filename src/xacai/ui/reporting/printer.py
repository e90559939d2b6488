"""Makes the printed pages off the screen's thread: the very PDF, drawn page by page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from xacai.domain.report import Report
from xacai.services import publishing
from xacai.services.workspace import Workspace
from xacai.ui.operation import Progress, run
from xacai.ui.pdf_pages import opened, picture


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


class Printer(QObject):
    """Makes and draws pages off the screen's thread, one work at a time. ``drawn(PageImage)`` brings each."""

    drawn = Signal(object)

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(owner)
        self._workspace, self._owner = workspace, owner
        self._report: Report | None = None
        self._pdf: bytes | None = None
        self._wanted: tuple[int, int] | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Whether a page is being made."""
        return self._busy

    def set_report(self, report: Report | None) -> None:
        """Another content: the next page is made from it."""
        self._report, self._pdf = report, None

    def draw(self, place: int, width: int) -> None:
        """Ask for a page; a later wish takes the place of one that waits."""
        self._wanted = (place, width)
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        report, pdf, wanted = self._report, self._pdf, self._wanted
        if wanted is None or report is None:
            return
        self._wanted, self._busy = None, True
        place, width = wanted

        def work(progress: Progress) -> PageImage:
            made = pdf if pdf is not None else publishing.report_pdf(self._workspace, report)
            return draw_page(made, place, width)

        operation = run(self._owner, work, done=lambda sheet: self._show(sheet, report))
        operation.finished.connect(self._end)

    def _show(self, sheet: PageImage, report: Report) -> None:
        if report is self._report:
            self._pdf = sheet.pdf
        self.drawn.emit(sheet)

    def _end(self) -> None:
        self._busy = False
        self._begin()
