"""The panel beside the register: twins of the chosen document, what it proves, its file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.evidence import Lack, Proven, Twin, name_of, of_proof
from xacai.ui.evidence.view import Desk, link_rows, size_words
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card, Divider
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.row_list import RowList
from xacai.wording.language import _
from xacai.wording.periods import capital
from xacai.wording.subjects import link_words


class DocumentPanel(Card):
    """``wanted(act)``: link, attach, open, remove; ``unlink(place)`` and ``merge(other key)``."""

    wanted = Signal(str)
    unlink = Signal(int)
    merge = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("No document chosen"), " ", parent=parent)
        self.name, self._twins = Label("", strong=True, wrap=True), QVBoxLayout()
        self.links = RowList(_("What it proves"), keeps_choice=True)
        self.links.installEventFilter(self)
        self.nothing = Label(_("Nothing yet. Say which task or figure it proves."), 12, ink="ink2", wrap=True)
        self.file = Label("", 12, ink="ink2", wrap=True)
        self.link_button = Button(_("Link to…"), OUTLINED, icon="link", small=True)
        self.unlink_button = Button(_("Take back"), TEXT, small=True)
        self.attach_button = Button(_("Attach a file…"), OUTLINED, icon="evidence", small=True)
        self.open_button = Button(_("Open"), TEXT, small=True)
        self.remove_button = Button(_("Take out of the register"), TEXT, icon="delete", small=True)
        self.link_button.clicked.connect(lambda: self.wanted.emit("link"))
        self.attach_button.clicked.connect(lambda: self.wanted.emit("attach"))
        self.open_button.clicked.connect(lambda: self.wanted.emit("open"))
        self.remove_button.clicked.connect(lambda: self.wanted.emit("remove"))
        self.unlink_button.clicked.connect(self._unlink)
        self._inside = QWidget()
        self._build()

    def show_document(self, desk: Desk, item: Proven | None) -> None:
        """Show a document, or that none is chosen."""
        self._inside.setVisible(item is not None)
        if item is None:
            self.set_title(_("No document chosen"), "")
            return
        document = item.evidence
        self.set_title(_("No. {key}").format(key=document.key), "")
        self.name.setText(name_of(document))
        self._show_twins(desk.twins.get(document.key, ()))
        self.links.set_rows(link_rows(item))
        self.links.setVisible(bool(item.links))
        self.links.setFixedHeight(min(self.links.whole_height(), theme().px(180)))
        self.unlink_button.setVisible(bool(item.links))
        if item.links:
            self.links.choose("0")
        self.nothing.setVisible(not item.links)
        self._show_file(desk, item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete takes a link back."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self._unlink()
            return True
        return super().eventFilter(watched, event)

    def _show_file(self, desk: Desk, item: Proven) -> None:
        kept = item.evidence.file
        gone = item.evidence.key in desk.gone
        words = _("PDF, picture, Word or Excel without macros, up to 20 MB. Drop it here or choose it.")
        if kept is not None:
            words = f"{kept.name}, {size_words(kept.size)}"
        if gone:
            words = _("{name} is no longer in the data folder. Attach it again.").format(name=words)
        self.file.setText(words)
        self.file.set_ink("err" if gone else "ink2")
        self.attach_button.set_text(_("Attach a file…") if kept is None else _("Replace…"))
        self.open_button.setVisible(kept is not None and not gone)

    def _show_twins(self, found: Sequence[Twin]) -> None:
        clear(self._twins)
        for twin in found:
            words = (
                _("The same as no. {key}: {name}")
                if twin.certain
                else _("Perhaps the same as no. {key}: {name}")
            )
            line = Label(
                words.format(key=twin.evidence.key, name=name_of(twin.evidence)), 12, ink="warn", wrap=True
            )
            button = Button(_("Make one of both"), OUTLINED, small=True)
            button.clicked.connect(lambda _checked=False, key=twin.evidence.key: self.merge.emit(key))
            self._twins.addWidget(line)
            self._twins.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _unlink(self) -> None:
        key = self.links.current_key()
        if key:
            self.unlink.emit(int(key))

    def _build(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.name)
        column.addLayout(self._twins)
        column.addWidget(Divider())
        column.addWidget(Label(_("What it proves"), 12, strong=True))
        for widget in (self.nothing, self.links):
            column.addWidget(widget)
        column.addLayout(_line(self.link_button, self.unlink_button))
        column.addWidget(Divider())
        column.addWidget(Label(_("File"), 12, strong=True))
        column.addWidget(self.file)
        column.addLayout(_line(self.attach_button, self.open_button))
        column.addStretch(1)
        column.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._inside, 1)
        self.body.addStretch(0)


class LackPanel(Card):
    """The chosen thing without a document: ``wanted(act)``: enter (what is named), choose, write."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Nothing chosen"), " ", parent=parent)
        self.words, self.named = Label("", strong=True, wrap=True), Label("", 12, ink="ink2", wrap=True)
        self.enter = Button(_("Enter it in the register"), PRIMARY, small=True)
        self.choose = Button(_("Choose from the register…"), OUTLINED, small=True)
        self.write = Button(_("New document for it"), OUTLINED, icon="plus", small=True)
        for key, button in (("enter", self.enter), ("choose", self.choose), ("write", self.write)):
            button.clicked.connect(lambda _checked=False, act=key: self.wanted.emit(act))
        for widget in (self.words, self.named):
            self.add(widget)
        for button in (self.enter, self.choose, self.write):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def show_lack(self, lack: Lack | None) -> None:
        """Show what lacks a document, or that nothing is chosen."""
        for button in (self.choose, self.write):
            button.setVisible(lack is not None)
        self.enter.setVisible(lack is not None and bool(lack.proof))
        self.set_title(capital(link_words(lack.link)) if lack is not None else _("Nothing chosen"), "")
        self.words.setText(lack.words if lack is not None else "")
        named = name_of(of_proof(lack.proof)) if lack is not None and lack.proof else ""
        told = _("Progress names {name}; it is not in the register yet.").format(name=named)
        self.named.setText(told if named else "" if lack is None else _("No document was named so far."))


def _line(*buttons: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(4))
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
