"""PDF pages to a printer; where this system has no printing for us, to its own PDF viewer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from xacai.files.atomic import make_folder, write_atomic
from xacai.ui.pdf_pages import opened, picture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

RESOLUTION = 300


def choose_printer(parent: QWidget, title: str) -> QPrinter | None:
    """Ask for a printer; None for no. Raises ImportError where the system lacks what printing needs."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print each page as large as the sheet, wide pages on wide sheets; how many were printed."""
    printer.setFullPage(True)
    painter = QPainter()
    with opened(pdf) as document:
        for place in range(len(document)):
            page = document[place]
            wide = page.get_width() > page.get_height()
            printer.setPageOrientation(
                QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
            )
            if place == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            painter.drawImage(QRectF(painter.viewport()), picture(page, RESOLUTION / 72))
        painter.end()
        return len(document)


def keep_for_viewing(folder: Path, name: str, pdf: bytes) -> Path:
    """Write the PDF into the data folder's corner for viewing; raises ``WriteRefused``."""
    return write_atomic(make_folder(folder / "view") / name, pdf).path


def open_file(path: Path) -> bool:
    """Open a file or folder with the system's own program; False where there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
