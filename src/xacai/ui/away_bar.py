"""The bar over every page while the work is with another PC: where it went, and the way to take or claim it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from xacai.ui.notice_bar import NoticeBar
from xacai.ui.page import Page
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.wording.language import _

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class AwayBar(NoticeBar):
    """While it is shown, fields of the pages can be read and copied from, not written into."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.button = Button(_("Take back or claim…"), OUTLINED, small=True)
        super().__init__("warn", "lock", self.button, parent=parent)
        self.button.clicked.connect(self.wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._close_field)

    def _close_field(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.label.text() and isinstance(new, _FIELDS) and not new.property("finds") and _on_page(new):
            new.setReadOnly(True)


def _on_page(widget: QWidget) -> bool:
    """Not in a dialog, nor in the frame."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, (Page, QDialog)):
        above = above.parentWidget()
    return isinstance(above, Page)
