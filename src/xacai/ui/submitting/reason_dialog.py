"""Asks why a sent report is corrected or taken back; the reason travels along."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.report import Report, after
from xacai.domain.text import nfc, squeeze
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class Asking:
    """The words of the dialog: title, what will happen, the field's name and an example, the button."""

    title: str
    lead: str
    field: str
    example: str
    button: str


class ReasonDialog(QDialog):
    """``open()`` it; after ``accepted`` :meth:`reason` is not empty."""

    def __init__(self, asking: Asking, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(asking.title)
        self.setMinimumWidth(look.px(460))
        self.field = PlainTextEdit(asking.field, "", asking.example)
        self.field.setFixedHeight(look.px(80))
        self.button = Button(asking.button, PRIMARY)
        self.button.clicked.connect(self.accept)
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(self.reject)
        self.why = Label("", 12, ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(asking.lead, 13, wrap=True))
        column.addWidget(Label(asking.field, 12, ink="ink2"))
        column.addWidget(self.field)
        line = QHBoxLayout()
        line.addWidget(self.why, 1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)
        self.field.textChanged.connect(self._judge)
        self._judge()
        self.field.setFocus()

    @classmethod
    def for_correction(cls, report: Report, parent: QWidget) -> ReasonDialog:
        """Why a new revision is opened."""
        words = _(
            "Revision {next} is opened for editing. Revision {now} stays as it was sent, with its check code."
        )
        asking = Asking(
            _("Correction"),
            words.format(next=after(report), now=report.revision),
            _("Reason for the correction"),
            _("For example: cell 3.3.5 was mistyped"),
            _("Open the correction"),
        )
        return cls(asking, parent)

    @classmethod
    def for_withdrawal(cls, revision: int, parent: QWidget) -> ReasonDialog:
        """Why a report is taken back."""
        words = _(
            "Revision {now} no longer counts at the office above once the withdrawal arrives there. "
            "It can still be read here; a correction sends the report anew."
        )
        asking = Asking(
            _("Take the report back"),
            words.format(now=revision),
            _("Reason for the withdrawal"),
            _("For example: sent before it was checked"),
            _("Choose a folder and write…"),
        )
        return cls(asking, parent)

    def reason(self) -> str:
        """The reason in one line."""
        return squeeze(nfc(self.field.toPlainText()))

    def _judge(self) -> None:
        why = "" if self.reason() else _("Write the reason first.")
        self.button.set_ready(not why, why)
        self.why.setText(why)
