"""What is asked before something happens to a key: passphrase, recovery code, a new key, a revocation."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xacai.domain.text import nfc, squeeze
from xacai.exchange.check_code import plain_code
from xacai.exchange.recovery import GROUPS
from xacai.services.own_key import SHORTEST_PASSPHRASE
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.date_edit import DateEdit, read_day
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _

AT_HAND, LOST = "at_hand", "lost"


class AskDialog(QDialog):
    """A lead, fields, a button that waits until :meth:`why_not` has nothing more to say."""

    def __init__(self, title: str, lead: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(look.px(520))
        self.fields = QVBoxLayout()
        self.fields.setSpacing(look.px(4))
        self.why, self.button = Label("", 12, ink="ink2", wrap=True), Button(button, PRIMARY)
        cancel = Button(_("Cancel"), TEXT)
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(10))
        column.addWidget(Label(lead, 13, wrap=True))
        column.addLayout(self.fields)
        line.addWidget(self.why, 1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)
        self.button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.button.setDefault(True)

    def put(self, name: str, field: QWidget) -> None:
        """A field under its name."""
        label = Label(name, 12, ink="ink2")
        label.setBuddy(field)
        if not self.fields.count():
            field.setFocus()
        self.fields.addWidget(label)
        self.fields.addWidget(field)
        self.fields.addSpacing(theme().px(4))

    def why_not(self) -> str:
        """What is missing; empty where the button may be pressed."""
        return ""

    def judge(self) -> None:
        """Ready or not, and why."""
        why = self.why_not()
        self.button.set_ready(not why, why)
        self.why.setText(why)


def secret_field(name: str) -> QLineEdit:
    """A field whose letters are not shown."""
    field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
    field.setAccessibleName(name)
    return field


class PassphraseDialog(AskDialog):
    """A new passphrase, typed twice."""

    def __init__(self, parent: QWidget) -> None:
        lead = _(
            "A few words that no one guesses, {shortest} signs at least. They are asked for once after each start. "
            "Whoever forgets them needs the recovery sheet."
        ).format(shortest=SHORTEST_PASSPHRASE)
        super().__init__(_("Passphrase of the key"), lead, _("Close the key with it"), parent)
        self.first, self.again = secret_field(_("Passphrase")), secret_field(_("The same again"))
        self.put(_("Passphrase"), self.first)
        self.put(_("The same again"), self.again)
        for field in (self.first, self.again):
            field.textChanged.connect(self.judge)
        self.judge()

    def passphrase(self) -> str:
        """What was typed, in NFC."""
        return nfc(self.first.text())

    def why_not(self) -> str:
        """Long enough, and twice the same."""
        if len(self.passphrase()) < SHORTEST_PASSPHRASE:
            return _("{count} of {shortest} signs.").format(
                count=len(self.passphrase()), shortest=SHORTEST_PASSPHRASE
            )
        return "" if nfc(self.again.text()) == self.passphrase() else _("The two are not the same yet.")


class RecoverDialog(AskDialog):
    """The code of the recovery sheet; whether it is right is said after the button."""

    def __init__(self, parent: QWidget) -> None:
        lead = _(
            "Type the 9 groups of the recovery sheet. The key that stands here now is replaced by the copy that the "
            "code opens; a passphrase is set anew afterwards."
        )
        super().__init__(_("Recover the key"), lead, _("Put the key back"), parent)
        self.code = LineEdit(_("Recovery code"), "", "-".join(["XXXX"] * GROUPS))
        self.code.textChanged.connect(self.judge)
        self.put(_("Recovery code"), self.code)
        self.judge()

    def typed(self) -> str:
        """The code as typed."""
        return self.code.text()

    def why_not(self) -> str:
        """All letters are there."""
        count = len(plain_code(self.typed()))
        words = _("{count} of {all} letters.").format(count=count, all=GROUPS * 4)
        return "" if count == GROUPS * 4 else words


class RenewDialog(AskDialog):
    """Why a new key: the present one signs it over, or it is lost."""

    def __init__(self, parent: QWidget) -> None:
        lead = _(
            "A new key takes the place of the present one. What was sealed before stays valid. The recovery sheet "
            "of the present key opens nothing any more."
        )
        super().__init__(_("New key"), lead, _("Make a new key"), parent)
        choices = [
            Choice(AT_HAND, _("The present key is at hand")),
            Choice(LOST, _("It is lost or others have it")),
        ]
        self.kind = SegmentedControl(choices, AT_HAND, _("The present key"))
        self.told = Label("", 13, ink="ink2", wrap=True)
        self.fields.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addWidget(self.told)
        self.kind.chosen.connect(lambda key: self._tell())
        self.kind.setFocus()
        self._tell()

    def lost(self) -> bool:
        """Whether the present key may not sign the new one over."""
        return self.kind.current == LOST

    def _tell(self) -> None:
        signed = _(
            "The present key signs the new one over: send the new card to the receiving office, it is trusted at once."
        )
        lost = _(
            "Have the present key revoked by telephone first. The new one is enrolled on paper: card and sheet, "
            "signed and sealed."
        )
        self.told.setText(lost if self.lost() else signed)


class RevokeDialog(AskDialog):
    """From which day a key of another office no longer holds, and why."""

    def __init__(self, office: str, today: date, parent: QWidget) -> None:
        lead = _(
            "{office}: packages sealed with this key that arrive from the day on are not taken any more. What came "
            "before stays. A revocation cannot be undone."
        ).format(office=office)
        super().__init__(_("Revoke a key"), lead, _("Revoke"), parent)
        self.day_field = DateEdit(_("From the day"))
        self.day_field.set_day(today)
        self.day_field.setMaximumWidth(theme().px(140))
        self.reason_field = PlainTextEdit(_("Reason"), "", _("For example: PC stolen, told by telephone"))
        self.reason_field.setFixedHeight(theme().px(66))
        self.put(_("From the day"), self.day_field)
        self.put(_("Reason"), self.reason_field)
        self.day_field.textChanged.connect(self.judge)
        self.reason_field.textChanged.connect(self.judge)
        self.judge()

    def day(self) -> date | None:
        """The day that stands in the field."""
        return read_day(self.day_field.text())

    def reason(self) -> str:
        """Why, in one line."""
        return squeeze(nfc(self.reason_field.toPlainText()))

    def why_not(self) -> str:
        """A day and a reason."""
        if self.day() is None:
            return _("Write the day as dd/mm/yyyy.")
        return "" if self.reason() else _("Write the reason first.")
