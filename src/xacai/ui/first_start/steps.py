"""The widgets of the four steps; what they mean stands in ``answers``."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.ui.first_start import answers as asked
from xacai.ui.first_start.choices import ChoiceRows
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _


class StepForm(QWidget):
    """A step: fields below each other. ``first`` takes the focus."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.first: LineEdit | ChoiceRows | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(10))
        self.column.addWidget(Label(title, 20, strong=True))
        self.column.addWidget(Label(words, 13, ink="ink2", wrap=True))

    def put(self, words: str, field: QWidget, hint: str = "") -> QVBoxLayout:
        """A label, its field and a hint below."""
        part = QVBoxLayout()
        part.setSpacing(theme().px(4))
        label = Label(words, 12, ink="ink2")
        label.setBuddy(field)
        part.addWidget(label)
        part.addWidget(field)
        if hint:
            part.addWidget(Label(hint, 12, ink="ink3", wrap=True))
        return part

    def pair(self, left: QVBoxLayout, right: QVBoxLayout) -> None:
        """Two fields side by side."""
        line = QHBoxLayout()
        line.setSpacing(theme().px(16))
        for part in (left, right):
            part.addStretch(1)
            line.addLayout(part, 1)
        self.column.addLayout(line)

    def start(self) -> None:
        """Put the focus where typing begins."""
        if isinstance(self.first, ChoiceRows):
            self.first.take_focus()
        elif self.first is not None:
            self.first.setFocus()


class PapersStep(StepForm):
    """Who reports are addressed to, and who signs."""

    def __init__(self) -> None:
        super().__init__(
            _("To whom, and who signs?"), _("Printed on reports and plans. May stay blank for now.")
        )
        self.addressee = LineEdit(
            _("Office that receives the reports"), hint=_("For example: Sở Nội vụ tỉnh …")
        )
        self.addressee_code = LineEdit(_("Its code, if known"))
        self.signer = LineEdit(_("Name of the signer"))
        self.authority = ChoiceRows(
            _("Signs as"),
            (
                ("chair", _("Chairman"), "TM. ỦY BAN NHÂN DÂN · CHỦ TỊCH"),
                (
                    "deputy",
                    _("Deputy chairman for the chairman"),
                    "TM. ỦY BAN NHÂN DÂN · KT. CHỦ TỊCH · PHÓ CHỦ TỊCH",
                ),
                ("director", _("Director"), "GIÁM ĐỐC"),
            ),
            compact=True,
        )
        self.first = self.addressee
        addressee = self.put(_("Office that receives the reports"), self.addressee)
        self.pair(addressee, self.put(_("Its code, if known"), self.addressee_code))
        self.column.addLayout(self.put(_("Name of the signer"), self.signer))
        self.column.addLayout(self.put(_("Signs as"), self.authority))
        self.column.addStretch(1)


class RoleStep(StepForm):
    """Whether offices below report to it."""

    def __init__(self) -> None:
        super().__init__(_("What does the office do here?"), _("It decides which pages are shown."))
        self.role = ChoiceRows(
            _("Role"),
            (
                ("reports", _("Plans and reports"), _("A commune, a ward, a department")),
                (
                    "receives",
                    _("Also receives reports of offices below"),
                    _("A department of home affairs, a people's committee with offices below it"),
                ),
            ),
        )
        self.first = self.role
        self.column.addWidget(self.role)
        self.column.addStretch(1)


class PlanStep(StepForm):
    """The way to the first plan."""

    def __init__(self, year: int) -> None:
        super().__init__(_("The plan of {year}").format(year=year), _("How shall it come in?"))
        this, last = {"year": year}, {"year": year - 1}
        self.way = ChoiceRows(
            _("The way to the first plan"),
            (
                (
                    asked.DOCUMENT,
                    _("Open the plan of {year} that was issued").format(**this),
                    _("Word, Excel or text; you see what was recognised before it is stored"),
                ),
                (
                    asked.LAST_YEAR,
                    _("Open the plan of {year} and copy it forward").format(**last),
                    _("Tasks and deadlines move on by a year; then change what is new"),
                ),
                (
                    asked.BLANK,
                    _("Begin with an empty plan"),
                    _("Type the tasks, or paste rows from Word or Excel"),
                ),
            ),
        )
        self.first = self.way
        self.column.addWidget(self.way)
        self.column.addStretch(1)
