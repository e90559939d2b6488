"""Asks for the key to sign the report's PDF with, its secret, and the folder; stays open until signing went well."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xacai.domain.text import nfc, squeeze
from xacai.ui.choosing import choose_folder
from xacai.ui.submitting.number_panel import field_with_name
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _

FILE, TOKEN = "file", "token"


class PathField(QWidget):
    """A path typed or chosen."""

    def __init__(self, name: str, hint: str, kinds: str = "") -> None:
        super().__init__()
        self._name, self._kinds = name, kinds
        self.field = LineEdit(name, "", hint)
        self.button = Button(_("Choose…"), OUTLINED, icon="folder")
        self.button.setAccessibleName(_("Choose: {name}").format(name=name))
        self.button.clicked.connect(self._choose)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self.field, 1)
        line.addWidget(self.button)
        label = Label(name, 12, ink="ink2")
        label.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(4))
        column.addWidget(label)
        column.addLayout(line)

    def path(self) -> Path | None:
        """What was chosen; None for nothing."""
        text = nfc(self.field.text()).strip()
        return Path(text).expanduser() if text else None

    def _choose(self) -> None:
        if self._kinds:
            chosen, _kind = QFileDialog.getOpenFileName(self, self._name, self.field.text(), self._kinds)
        else:
            chosen = str(choose_folder(self, self._name, self.field.text()) or "")
        if chosen:
            self.field.set_text(chosen)


class SignDialog(QDialog):
    """``asked`` when the button is pressed and every field is filled; :meth:`refuse` says a problem in place."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Digital signature"))
        self.setMinimumWidth(theme().px(540))
        kinds = [Choice(FILE, _("Certificate file")), Choice(TOKEN, _("USB token"))]
        self.kind = SegmentedControl(kinds, FILE, _("Sign with"))
        self.file = PathField(_("Certificate file (.p12, .pfx)"), "", _("Certificates") + " (*.p12 *.pfx)")
        self.module = PathField(
            _("Driver of the token (PKCS#11)"), "", _("Drivers") + " (*.dll *.so *.dylib)"
        )
        self.label = LineEdit(_("Name of the token"), "", _("Empty: the only one plugged in"))
        self.secret = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(_("Passphrase or PIN"))
        self.folder = PathField(_("Folder for the signed PDF and the package"), "")
        self.carry = QCheckBox(_("The package carries the signed PDF"))
        self.carry.setChecked(True)
        self.button = Button(_("Sign"), PRIMARY)
        self.why = Label("", 12, ink="ink2", wrap=True)
        self._lay_out()
        self.button.clicked.connect(self.asked)
        self.kind.chosen.connect(lambda key: self._show_kind())
        for field in (self.file.field, self.module.field, self.secret, self.folder.field):
            field.textChanged.connect(self._judge)
        self._show_kind()

    def token_name(self) -> str:
        """The label typed; empty for the only token."""
        return squeeze(nfc(self.label.text()))

    def begin(self) -> None:
        """Signing runs: nothing can be pressed."""
        self.button.set_ready(False, _("Signing…"))
        self.why.setText(_("Signing…"))

    def refuse(self, words: str) -> None:
        """Say what hindered; the secret is typed anew."""
        self.secret.clear()
        self.secret.setFocus()
        self.why.set_ink("err")
        self.why.setText(words)
        self.why.setAccessibleName(words)

    def done(self, result: int) -> None:
        """Forget the secret when the dialog closes."""
        self.secret.clear()
        super().done(result)

    def _lay_out(self) -> None:
        look, column, line = theme(), QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        hint = _("The PDF is signed on this PC, without a network. Passphrase and PIN are not kept.")
        column.addWidget(Label(hint, 13, wrap=True))
        column.addWidget(self.kind)
        column.addWidget(self.file)
        column.addWidget(self.module)
        self.token_row = QWidget()
        named = field_with_name(_("Name of the token"), self.label)
        named.setContentsMargins(0, 0, 0, 0)
        self.token_row.setLayout(named)
        column.addWidget(self.token_row)
        column.addLayout(field_with_name(_("Passphrase or PIN"), self.secret))
        column.addWidget(self.folder)
        column.addWidget(self.carry)
        column.addWidget(self.why)
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(self.reject)
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.button)
        column.addLayout(line)

    def _show_kind(self) -> None:
        by_file = self.kind.current == FILE
        self.file.setVisible(by_file)
        self.module.setVisible(not by_file)
        self.token_row.setVisible(not by_file)
        self._judge()
        self._grow()

    def _grow(self) -> None:
        """As high as its fields need: a token has one more."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        needed = (
            layout.totalHeightForWidth(self.width())
            if layout.hasHeightForWidth()
            else layout.sizeHint().height()
        )
        self.setMinimumHeight(0)
        self.resize(self.width(), needed)
        self.setMinimumHeight(needed)

    def _judge(self) -> None:
        key = self.file if self.kind.current == FILE else self.module
        missing = []
        if key.path() is None:
            missing.append(_("the certificate file") if key is self.file else _("the token's driver"))
        if not self.secret.text():
            missing.append(_("the passphrase or PIN"))
        if self.folder.path() is None:
            missing.append(_("the folder"))
        why = _("Still missing: {what}.").format(what=", ".join(missing)) if missing else ""
        self.button.set_ready(not missing, why)
        self.why.set_ink("ink2")
        self.why.setText(why)
