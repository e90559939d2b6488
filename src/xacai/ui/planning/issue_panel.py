"""The panel under the primary button: issue the plan under its number and day, or open an amendment on its basis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xacai.domain.issue import Issue, errors
from xacai.domain.plan import PlanHead
from xacai.services.planning import Issuing
from xacai.ui.planning.form import labelled
from xacai.ui.planning.head_tab import lines_of
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.issue_list import IssueList
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.popover import Popover
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _, ngettext


class IssuePanel(Popover):
    """``confirmed(Issuing)``; ``place_chosen(where)`` jumps to what a check names."""

    confirmed = Signal(object)
    place_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 480)
        self.setAccessibleName(_("Issue the plan"))
        self.number, self.day = LineEdit(_("Number"), hint="03/KH-UBND"), DateEdit(_("Day of issue"))
        self.signer = LineEdit(_("Name of the signer"))
        self.authority = PlainTextEdit(_("Authority, one line each"))
        self.authority.setFixedHeight(theme().px(62))
        self.title = Label("", 14, strong=True)
        self.words = Label("", 12, ink="ink2", wrap=True)
        self.checks = IssueList(_("Checks of the plan"))
        self.checks.place_chosen.connect(self._jump)
        self.confirm = Button(_("Issue and lock"), PRIMARY)
        self.confirm.clicked.connect(self._confirm)
        leave = Button(_("Not yet"), TEXT)
        leave.clicked.connect(self.hide)
        first, second, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (first, second, last):
            line.setSpacing(theme().px(12))
        first.addLayout(labelled(_("Number"), self.number), 1)
        first.addLayout(labelled(_("Day of issue"), self.day), 1)
        name = labelled(_("Name of the signer"), self.signer)
        name.addStretch(1)
        second.addLayout(name, 1)
        second.addLayout(labelled(_("Authority"), self.authority), 1)
        last.addStretch(1)
        last.addWidget(leave)
        last.addWidget(self.confirm)
        self.body.addWidget(self.title)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.words)
        self.body.addWidget(self.checks)
        self.body.addLayout(last)

    def open_at(self, title: str, issues: Sequence[Issue], head: PlanHead, day: date, corner: QPoint) -> None:
        """Open with what is known already; errors keep the button closed and say why."""
        self.title.setText(title)
        self.number.set_text(head.number)
        self.day.set_day(day)
        self.signer.set_text(head.signer.name)
        self.authority.set_text("\n".join(head.signer.authority))
        self.checks.set_issues(issues)
        self.checks.setVisible(bool(issues))
        self.checks.setFixedHeight(min(self.checks.whole_height() + 4, theme().px(190)))
        stopping = len(errors(issues))
        left = ngettext(
            "{count} place must be mended first.", "{count} places must be mended first.", stopping
        ).format(count=stopping)
        self.words.setText(self._summary(len(issues), stopping))
        self.words.set_ink("ink2")
        self.confirm.set_ready(stopping == 0, left)
        self.show_at(corner)
        self.number.setFocus(Qt.FocusReason.PopupFocusReason)

    def _summary(self, count: int, stopping: int) -> str:
        if stopping:
            words = ngettext(
                "{count} place must be mended first.", "{count} places must be mended first.", stopping
            )
            return words.format(count=stopping)
        if count:
            words = ngettext(
                "{count} place to look at; it does not stop the issue.",
                "{count} places to look at; they do not stop the issue.",
                count,
            )
            return words.format(count=count)
        return _(
            "Nothing is missing. After the issue the plan is locked; it is changed by an amendment only."
        )

    def _confirm(self) -> None:
        day = self.day.day()
        if day is None:
            self.words.setText(_("The day of issue is missing."))
            self.day.setFocus()
            return
        self.confirmed.emit(
            Issuing(
                self.number.text(), day, self.signer.text().strip(), lines_of(self.authority.toPlainText())
            )
        )

    def _jump(self, where: str) -> None:
        self.hide()
        self.place_chosen.emit(where)

    def refuse(self, words: str) -> None:
        """Say why it was not issued, in place."""
        self.words.setText(words)
        self.words.set_ink("err")
        self.adjustSize()


class AmendPanel(Popover):
    """``confirmed(basis)``: the document that asks for the change."""

    confirmed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 440)
        self.setAccessibleName(_("Open an amendment"))
        self.basis = PlainTextEdit(
            _("Legal basis of the amendment"), hint=_("For example: Căn cứ Kế hoạch số … ngày … của …")
        )
        self.basis.setFixedHeight(theme().px(64))
        self.words = Label(
            _("The issued plan stays as it is until the amendment is issued. Progress stays with its tasks."),
            12,
            ink="ink2",
            wrap=True,
        )
        go = Button(_("Open the amendment"), PRIMARY)
        go.clicked.connect(lambda: self.confirmed.emit(self.basis.toPlainText()))
        leave = Button(_("Not yet"), TEXT)
        leave.clicked.connect(self.hide)
        last = QHBoxLayout()
        last.addStretch(1)
        last.addWidget(leave)
        last.addWidget(go)
        self.confirm = go
        self.body.addWidget(Label(_("Open an amendment"), 14, strong=True))
        self.body.addLayout(labelled(_("Legal basis of the amendment"), self.basis))
        self.body.addWidget(self.words)
        self.body.addLayout(last)

    def open_at(self, corner: QPoint) -> None:
        """Open under the button."""
        self.basis.set_text("")
        self.words.set_ink("ink2")
        self.show_at(corner)
        self.basis.setFocus(Qt.FocusReason.PopupFocusReason)

    def refuse(self, words: str) -> None:
        """Say why it was not opened, in place."""
        self.words.setText(words)
        self.words.set_ink("err")
        self.adjustSize()
