"""Step 1: what stands against the report, a reason beside each warning, a way to each error."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from xacai.ui.icons import draw
from xacai.ui.painting import Painted
from xacai.ui.submitting.view import Finding, Sending
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card, Divider
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _


class Mark(Painted):
    """One status mark of 16 px."""

    def __init__(self, mark: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mark, self.tone = mark, tone
        self.setFixedSize(theme().px(18), theme().px(18))

    def set_mark(self, mark: str) -> None:
        """Show another one."""
        self.mark = mark
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark."""
        side = theme().px(16)
        draw(QPainter(self), QRectF(0, 1, side, side), self.mark, self.tone)


class FindingRow(QWidget):
    """One finding. ``typed(key, words)`` with every key, ``left(key, words)`` when the field is left."""

    typed = Signal(str, str)
    left = Signal(str, str)
    jumped = Signal(str)

    def __init__(self, finding: Finding, locked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.finding = finding
        self.mark = Mark(self._mark(finding))
        self.field: LineEdit | None = None
        line = QHBoxLayout(self)
        line.setContentsMargins(0, look.px(6), 0, look.px(6))
        line.setSpacing(look.px(8))
        line.addLayout(_lowered(self.mark))
        words = f"{finding.place_name}: {finding.sentence}" if locked else finding.sentence
        sentence = Label(words[:1].upper() + words[1:], 13, wrap=True)
        sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        sentence.setContentsMargins(0, look.px(6), 0, 0)
        sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(sentence, 5)
        if finding.takes_reason:
            self.field = self._make_field(finding)
            line.addWidget(self.field, 4, Qt.AlignmentFlag.AlignTop)
        if finding.place and not locked:
            line.addWidget(self._make_jump(finding), 0, Qt.AlignmentFlag.AlignTop)

    def show_reason(self, finding: Finding) -> None:
        """Follow what was stored, unless the person is typing here."""
        self.finding = finding
        self.mark.set_mark(self._mark(finding))
        if self.field is not None and not self.field.hasFocus() and self.field.text() != finding.reason:
            self.field.set_text(finding.reason)

    def _mark(self, finding: Finding) -> str:
        return "done" if finding.reason else finding.mark

    def _make_field(self, finding: Finding) -> LineEdit:
        name = _("Reason for: {sentence}").format(sentence=finding.sentence)
        field = LineEdit(name, finding.reason, _("Write the reason; it is sent with the report"))
        field.textEdited.connect(lambda words: self.typed.emit(self.finding.key, words))
        field.text_changed_for_good.connect(lambda words: self.left.emit(self.finding.key, words))
        return field

    def _make_jump(self, finding: Finding) -> Button:
        error = finding.mark == "error"
        words = _("Correct") if error else _("Look")
        button = Button(words, "outlined" if error else TEXT, small=True)
        button.setAccessibleName(f"{words}: {finding.place_name}")
        button.setToolTip(_("Open {place} in the report").format(place=finding.place_name or _("the place")))
        button.clicked.connect(lambda: self.jumped.emit(finding.place))
        return button


def _lowered(widget: QWidget) -> QVBoxLayout:
    """A mark level with the first line of a sentence beside a field."""
    column = QVBoxLayout()
    column.setContentsMargins(0, theme().px(6), 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return column


class CheckPanel(Card):
    """The card of step 1. ``finalise`` is pressed on its primary button."""

    typed = Signal(str, str)
    left = Signal(str, str)
    jumped = Signal(str)
    finalise = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Errors and warnings"), parent=parent)
        look = theme()
        self.rows: list[FindingRow] = []
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, look.px(4), 0)
        self._lines.setSpacing(0)
        area = QScrollArea()
        area.setProperty("quiet", "true")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        inside.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumHeight(look.px(84))
        self.add(area, 1)
        self.add(Divider())
        self.button = Button("", PRIMARY, icon="lock")
        self.button.clicked.connect(self.finalise)
        self.why = Label("", 12, ink="ink2", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(12))
        foot.addWidget(self.button)
        foot.addWidget(self.why, 1)
        self.add(foot)

    def show_sending(self, sending: Sending) -> None:
        """Show the findings; rows stay where only reasons changed."""
        locked = sending.report.locked
        if [row.finding.key for row in self.rows] != [item.key for item in sending.findings] or locked:
            self._make_rows(sending.findings, locked)
        else:
            for row, finding in zip(self.rows, sending.findings, strict=True):
                row.show_reason(finding)
        self.set_title(_("Reasons given") if locked else _("Errors and warnings"))
        self.button.setVisible(not locked)
        self.button.set_text(_("Finalise the report, {period}").format(period=sending.period_name))
        self.button.set_ready(not sending.why_not, sending.why_not)
        self.why.setText(self._words(sending))

    def _words(self, sending: Sending) -> str:
        if sending.report.locked:
            return _("The figures are locked; these reasons go out with the report.")
        if sending.why_not:
            return sending.why_not
        return _("The figures are locked; until it is handed over the report can still be reopened.")

    def _make_rows(self, findings: tuple[Finding, ...], locked: bool) -> None:
        clear(self._lines)
        self.rows = [FindingRow(finding, locked) for finding in findings]
        for place, row in enumerate(self.rows):
            if place:
                self._lines.addWidget(Divider())
            row.typed.connect(self.typed)
            row.left.connect(self.left)
            row.jumped.connect(self.jumped)
            self._lines.addWidget(row)
        if not self.rows:
            words = _("No reasons were needed.") if locked else _("Nothing stands against the report.")
            self._lines.addWidget(Label(words, 13, ink="ink2"))
        self._lines.addStretch(1)
