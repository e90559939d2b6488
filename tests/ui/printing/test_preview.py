"""The preview shows the very PDF: page by page, printed and saved as seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.documents.samples import body, report

from xacai.documents.state_pdf import render
from xacai.ui.pdf_pages import opened, picture
from xacai.ui.printing import output
from xacai.ui.printing.preview import PrintPreview, show_preview

PDF = render(report(blocks=body(30)))
LEFT = Qt.MouseButton.LeftButton


class Said(QWidget):
    """A page that remembers what was said on it."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def tell(self, text: str, tone: str = "neutral", action: str = "", then: object = None) -> None:
        """Remember."""
        self.said.append(text)


@pytest.fixture
def owner(qtbot: QtBot) -> Said:
    """A page of a small screen."""
    made = Said()
    made.resize(1093, 614)
    qtbot.addWidget(made)
    made.show()
    return made


def opened_on(qtbot: QtBot, owner: Said) -> PrintPreview:
    """The preview, its first page drawn."""
    window = show_preview(owner, "thu", lambda: PDF)
    qtbot.waitUntil(lambda: window.sheet is not None, timeout=20_000)
    return window


def test_what_is_seen_is_the_page_of_the_pdf(qtbot: QtBot, owner: Said) -> None:
    window = opened_on(qtbot, owner)
    sheet = window.sheet
    assert sheet is not None and sheet.pdf == PDF
    with opened(PDF) as document:
        page = document[0]
        assert picture(page, sheet.image.width() / page.get_width()) == sheet.image
    qtbot.mouseClick(window.next_button, LEFT)
    qtbot.waitUntil(lambda: window.sheet is not None and window.sheet.place == 1, timeout=20_000)
    assert window.words.text().endswith(str(sheet.count))
    qtbot.keyClick(window, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: window.sheet is not None and window.sheet.place == 0, timeout=20_000)
    window.close()


def test_the_pdf_that_is_seen_is_printed_and_saved(
    qtbot: QtBot, owner: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    asked: list[int] = []
    monkeypatch.setattr(
        output, "choose_printer", lambda parent, title, pages: asked.append(pages) or "printer"
    )
    monkeypatch.setattr(output, "print_pdf", lambda pdf, printer: len([sent.append(pdf)]))
    target = tmp_path / "saved"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    window = opened_on(qtbot, owner)
    assert window.sheet is not None
    qtbot.mouseClick(window.print_button, LEFT)
    qtbot.waitUntil(lambda: len(owner.said) == 1, timeout=20_000)
    assert (sent, asked) == ([PDF], [window.sheet.count])
    qtbot.mouseClick(window.save_button, LEFT)
    qtbot.waitUntil(lambda: len(owner.said) == 2, timeout=20_000)
    assert target.with_suffix(".pdf").read_bytes() == PDF
    window.close()


def test_where_printing_is_missing_the_pdf_is_saved(
    qtbot: QtBot, owner: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(parent: object, title: str, pages: int) -> None:
        raise ImportError("libcups.so.2")

    asked: list[int] = []
    monkeypatch.setattr(output, "choose_printer", missing)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: asked.append(1) or ("", ""))
    window = opened_on(qtbot, owner)
    window.print()
    assert asked == [1]
    window.close()


def test_where_there_is_no_printer_a_sentence_says_so(
    qtbot: QtBot, owner: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_known(parent: object, title: str, pages: int) -> None:
        raise output.NoPrinter

    monkeypatch.setattr(output, "choose_printer", none_known)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    window = opened_on(qtbot, owner)
    window.print()
    assert owner.said == [output.no_printer_words()]
    window.close()
