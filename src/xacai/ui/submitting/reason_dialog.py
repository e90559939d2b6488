"""Asks why a sent report is corrected; the reason travels with the new revision."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.text import nfc, squeeze
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _


class ReasonDialog(QDialog):
    """``open()`` it; after ``accepted`` :meth:`reason` is not empty."""

    def __init__(self, revision: int, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Correction"))
        self.setMinimumWidth(look.px(460))
        words = _(
            "Revision {next} is opened for editing. Revision {now} stays as it was sent, with its check code."
        )
        self.field = PlainTextEdit(
            _("Reason for the correction"), "", _("For example: cell 3.3.5 was mistyped")
        )
        self.field.setFixedHeight(look.px(80))
        self.button = Button(_("Open the correction"), PRIMARY)
        self.button.clicked.connect(self.accept)
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(self.reject)
        self.why = Label("", 12, ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(words.format(next=revision + 1, now=revision), 13, wrap=True))
        column.addWidget(Label(_("Reason for the correction"), 12, ink="ink2"))
        column.addWidget(self.field)
        line = QHBoxLayout()
        line.addWidget(self.why, 1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)
        self.field.textChanged.connect(self._judge)
        self._judge()
        self.field.setFocus()

    def reason(self) -> str:
        """The reason in one line."""
        return squeeze(nfc(self.field.toPlainText()))

    def _judge(self) -> None:
        why = "" if self.reason() else _("Write the reason first.")
        self.button.set_ready(not why, why)
        self.why.setText(why)
