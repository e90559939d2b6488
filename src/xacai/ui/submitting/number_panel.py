"""Step 2: the check code, the copy to be signed, then number, day and signer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.plan import Signer
from xacai.domain.report import Particulars, Report
from xacai.domain.text import nfc, squeeze
from xacai.ui.submitting.view import Sending
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import DateEdit, read_day
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _


def field_with_name(name: str, field: QWidget) -> QVBoxLayout:
    """A field under its name."""
    column = QVBoxLayout()
    column.setSpacing(theme().px(4))
    label = Label(name, 12, ink="ink2")
    label.setBuddy(field)
    column.addWidget(label)
    column.addWidget(field)
    return column


class NumberPanel(QWidget):
    """Two cards. ``numbered`` when the primary button is pressed: read :meth:`particulars`."""

    print_pressed = Signal()
    save_pressed = Signal()
    numbered = Signal()
    reopen_pressed = Signal()
    scan_pressed = Signal()
    sign_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(12))
        line.addWidget(self._make_code_card(), 2)
        line.addWidget(self._make_form_card(), 3)

    def show_sending(self, sending: Sending, today: date) -> None:
        """Show code and fields; what was typed and not yet stored stays."""
        report = sending.report
        self.code.setText(sending.check_code)
        sent = sending.step == 2 and report.particulars.day is not None
        self.reopen.setVisible(report.state.value in ("finalised", "numbered"))
        self.lost.setVisible(self.reopen.isVisibleTo(self))
        identity = f"{report.period.code} {report.revision} {report.state} {report.particulars.number}"
        if identity != self._shown:
            self._shown = identity
            self._fill(report, today)
        self.button.set_text(_("Keep the number") if sent else _("Keep the number, go on to handing over"))
        self._show_scan(report)
        self._judge()

    def _show_scan(self, report: Report) -> None:
        scan = report.particulars.scan
        self.scan_button.set_text(_("Scan attached: another…") if scan is not None else _("Attach the scan…"))
        self.scan_button.setToolTip(
            scan.name if scan is not None else _("PDF, JPG or PNG of the signed page")
        )
        early = report.particulars.day is None
        for button in (self.scan_button, self.sign_button):
            button.set_ready(not early, _("Keep number and day first.") if early else "")

    def particulars(self) -> Particulars:
        """What the fields say."""
        lines = tuple(squeeze(nfc(line)) for line in self.authority.toPlainText().splitlines())
        return Particulars(
            number=squeeze(nfc(self.number.text())),
            day=read_day(self.day.text()),
            signer=Signer(tuple(line for line in lines if line), squeeze(nfc(self.signer.text()))),
        )

    def _fill(self, report: Report, today: date) -> None:
        known = report.particulars
        self.number.set_text(known.number)
        self.day.set_day(known.day or today)
        self.authority.set_text("\n".join(known.signer.authority))
        self.signer.set_text(known.signer.name)

    def _make_code_card(self) -> Card:
        look, card = theme(), Card(_("Check code"))
        self.code = Label("", 20, strong=True, mono=True, selectable=True)
        self.code.setAccessibleName(_("Check code"))
        card.add(self.code)
        hint = _("Printed on the appendices and the check sheet; the receiver sees the very same code.")
        card.add(Label(hint, 12, ink="ink2", wrap=True))
        self.print_button = Button(_("Print the copy to be signed"), OUTLINED, icon="print")
        self.save_button = Button(_("Save PDF…"), OUTLINED, icon="export")
        self.print_button.clicked.connect(self.print_pressed)
        self.save_button.clicked.connect(self.save_pressed)
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(self.print_button)
        line.addWidget(self.save_button)
        line.addStretch(1)
        card.add(line)
        card.body.addStretch(1)
        self.reopen = Button(_("Reopen to correct"), TEXT, small=True)
        self.reopen.clicked.connect(self.reopen_pressed)
        self.lost = Label(
            _("This code is no longer valid then; printed copies must be printed again."),
            12,
            ink="ink2",
            wrap=True,
        )
        foot = QHBoxLayout()
        foot.addWidget(self.reopen)
        foot.addWidget(self.lost, 1)
        card.add(foot)
        return card

    def _make_form_card(self) -> Card:
        look, card = theme(), Card(_("Number, day, signer"), _("after the copy was signed"))
        self.number = LineEdit(_("Number"), "", "58/BC-UBND")
        self.day = DateEdit(_("Day of the report"))
        self.signer = LineEdit(_("Signer"))
        self.authority = PlainTextEdit(_("Authority lines"))
        self.authority.setFixedHeight(look.px(60))
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(8))
        grid.addLayout(field_with_name(_("Number and sign"), self.number), 0, 0)
        grid.addLayout(field_with_name(_("Day of the report"), self.day), 0, 1)
        grid.addLayout(field_with_name(_("Authority lines (one a line)"), self.authority), 1, 0)
        signer = field_with_name(_("Signer"), self.signer)
        signer.addStretch(1)
        grid.addLayout(signer, 1, 1)
        card.add(grid)
        card.body.addStretch(1)
        self.button = Button("", PRIMARY)
        self.button.clicked.connect(self.numbered)
        self.why = Label("", 12, ink="ink2", wrap=True)
        self.scan_button = Button(_("Attach the scan…"), OUTLINED, icon="file-in")
        self.scan_button.clicked.connect(self.scan_pressed)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(12))
        foot.addWidget(self.button)
        foot.addWidget(self.scan_button)
        self.sign_button = Button(_("Sign digitally…"), OUTLINED, icon="key")
        self.sign_button.clicked.connect(self.sign_pressed)
        foot.addWidget(self.sign_button)
        foot.addWidget(self.why, 1)
        card.add(foot)
        self.number.textChanged.connect(self._judge)
        self.day.textChanged.connect(self._judge)
        return card

    def _judge(self) -> None:
        """Say what is missing beside the button."""
        missing = [] if squeeze(self.number.text()) else [_("the number")]
        if read_day(self.day.text()) is None:
            missing.append(_("the day (dd/mm/yyyy)"))
        why = _("Still missing: {what}.").format(what=", ".join(missing)) if missing else ""
        self.button.set_ready(not missing, why)
        self.why.setText(why)
