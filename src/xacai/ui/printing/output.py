"""PDF pages to a printer; where this system has no printing for us, to its own PDF viewer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from xacai.files.atomic import make_folder, write_atomic
from xacai.ui.pdf_pages import opened, picture
from xacai.wording.language import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

RESOLUTION = 300
_A3_WIDTH = 1000.0
"""Points: a page wider than this is an A3 sheet lying across."""


class NoPrinter(Exception):
    """Windows knows no printer; its dialog would go away without a word."""


def choose_printer(parent: QWidget, title: str, pages: int = 0) -> QPrinter | None:
    """Ask for a printer, a range of pages, copies and both sides; None for no.

    ``pages`` is how many there are, 0 where that is not known. Raises ImportError where the system lacks what printing
    needs, :class:`NoPrinter`.
    """
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo

    if sys.platform == "win32" and not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies)
    if pages:
        dialog.setMinMax(1, pages)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def no_printer_words() -> str:
    """What a person is told then."""
    return _("This PC knows no printer. Save the PDF and print it on a PC that has one.")


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """Which pages go out, from 0, in the order and as often as was asked for and the printer does not see to itself."""
    from PySide6.QtPrintSupport import QPrinter

    places = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = printer.fromPage() or 1, printer.toPage() or count
        places = places[first - 1 : last]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        places.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return places * copies
    return [place for place in places for _copy in range(copies)]


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print each wanted page as large as the sheet, wide pages on wide sheets; how many were printed."""
    printer.setFullPage(True)
    painter = QPainter()
    with opened(pdf) as document:
        places = wanted_pages(printer, len(document))
        for number, place in enumerate(places):
            page = document[place]
            wide = page.get_width() > page.get_height()
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )
            if page.get_width() > _A3_WIDTH:
                printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3))
            if number == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            painter.drawImage(QRectF(painter.viewport()), picture(page, RESOLUTION / 72))
        if painter.isActive():
            painter.end()
        return len(places)


def keep_for_viewing(folder: Path, name: str, pdf: bytes) -> Path:
    """Write the PDF into the data folder's corner for viewing; raises ``WriteRefused``."""
    return write_atomic(make_folder(folder / "view") / name, pdf).path


def open_file(path: Path) -> bool:
    """Open a file or folder with the system's own program; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
