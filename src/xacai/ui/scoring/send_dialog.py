"""Asks for number and day of the signed scorecard before it is handed over."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.report import Particulars
from xacai.domain.text import nfc, squeeze
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _


class SendDialog(QDialog):
    """``open()`` it; after ``accepted`` :meth:`particulars` are whole."""

    def __init__(self, held: Particulars, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Hand the scorecard over"))
        self.setMinimumWidth(look.px(420))
        self._held = held
        self.number = LineEdit(_("Number"), held.number, _("for example: 190/BC-UBND"))
        self.day = DateEdit(_("Day"))
        self.day.set_day(held.day or today)
        self.button, cancel = Button(_("Choose the folder…"), PRIMARY), Button(_("Cancel"), TEXT)
        self.button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        column, fields, line = QVBoxLayout(self), QGridLayout(), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(12))
        lead = _(
            "Print the card, have it signed, then enter its number. The bundle and the PDF are written together."
        )
        column.addWidget(Label(lead, 13, wrap=True))
        for row, (words, field) in enumerate(((_("Number"), self.number), (_("Day"), self.day))):
            fields.addWidget(Label(words, 13, ink="ink2"), row, 0)
            fields.addWidget(field, row, 1)
        column.addLayout(fields)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)
        self.number.textChanged.connect(lambda _text: self._judge())
        self._judge()

    def particulars(self) -> Particulars:
        """What was entered, over what is held."""
        signer = self._held.signer
        return Particulars(squeeze(nfc(self.number.text())), self.day.day(), signer)

    def _judge(self) -> None:
        missing = "" if self.number.text().strip() else _("Enter the number first.")
        self.button.set_ready(not missing, missing)
