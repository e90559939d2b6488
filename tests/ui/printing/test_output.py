"""What goes to a printer: the wanted pages, in the wanted order, as often as was asked for."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot
from tests.documents.samples import appendix, body, report, simple_table, text_row

from xacai.documents.content import Orientation
from xacai.documents.state_pdf import render
from xacai.ui.printing import output

support = pytest.importorskip("PySide6.QtPrintSupport")
PDF = render(
    report(
        blocks=body(20), appendices=(appendix(simple_table([text_row("a", "b")], 2), Orientation.LANDSCAPE),)
    )
)


@pytest.fixture
def printer(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """A printer that writes a PDF at a size that is quick to make."""
    monkeypatch.setattr(output, "RESOLUTION", 30)
    made = support.QPrinter()
    made.setOutputFormat(support.QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    made.setResolution(72)
    return made


def printed(path: Path) -> list[bool]:
    """Whether each printed page is a wide one."""
    document = pypdfium2.PdfDocument(path / "out.pdf")
    wide = [page.get_width() > page.get_height() for page in document]
    document.close()
    return wide


def test_all_pages_wide_ones_on_wide_sheets(printer: object, tmp_path: Path) -> None:
    count = output.print_pdf(PDF, printer)  # type: ignore[arg-type]
    assert count == len(printed(tmp_path)) > 2
    assert printed(tmp_path) == [False] * (count - 1) + [True]


def test_a_range_of_pages(printer: object, tmp_path: Path) -> None:
    printer.setPrintRange(support.QPrinter.PrintRange.PageRange)  # type: ignore[attr-defined]
    printer.setFromTo(2, 2)  # type: ignore[attr-defined]
    assert output.print_pdf(PDF, printer) == 1  # type: ignore[arg-type]
    assert printed(tmp_path) == [False]


def test_copies_and_order(printer: object) -> None:
    printer.setCopyCount(2)  # type: ignore[attr-defined]
    printer.setCollateCopies(True)  # type: ignore[attr-defined]
    own = printer.supportsMultipleCopies()  # type: ignore[attr-defined]
    times = 1 if own else 2
    assert output.wanted_pages(printer, 3) == [0, 1, 2] * times  # type: ignore[arg-type]
    printer.setCollateCopies(False)  # type: ignore[attr-defined]
    assert output.wanted_pages(printer, 2) == ([0, 1] if own else [0, 0, 1, 1])  # type: ignore[arg-type]
    printer.setCopyCount(1)  # type: ignore[attr-defined]
    printer.setPageOrder(support.QPrinter.PageOrder.LastPageFirst)  # type: ignore[attr-defined]
    assert output.wanted_pages(printer, 3) == [2, 1, 0]  # type: ignore[arg-type]
