"""The task's documents in the register: take one as the proof, or enter the proof that was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.evidence import SubjectKind, name_of, plan_place, proof_of
from xacai.domain.progress import Entry, Mark
from xacai.services import proving
from xacai.services.workspace import Workspace
from xacai.ui.evidence_picker import Picker, document_picker, documents
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.wording.language import _

Edit = Callable[[Callable[[Entry], Entry]], None]


class EvidenceLine(QWidget):
    """Words and two buttons below the fields of the document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", 12, ink="ink2", wrap=True)
        self.take = Button(_("Take from the register…"), TEXT, icon="evidence", small=True)
        self.enter = Button(_("Enter in the register"), TEXT, small=True)
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        line.addWidget(self.take)
        line.addWidget(self.enter)
        line.addStretch(1)
        column.addWidget(self.words)
        column.addLayout(line)


class FromRegister(QObject):
    """Drives an :class:`EvidenceLine`. ``entry`` gives the plan's key and the entry shown, ``edit`` changes it."""

    def __init__(
        self, page: Page, line: EvidenceLine, entry: Callable[[], tuple[str, Entry] | None], edit: Edit
    ) -> None:
        super().__init__(page)
        self._page, self._line, self._entry, self._edit = page, line, entry, edit
        self._picker: Picker | None = None
        line.take.clicked.connect(self._choose)
        line.enter.clicked.connect(self._enter)

    @property
    def _workspace(self) -> Workspace:
        return self._page.workspace

    def show(self) -> None:
        """Say which documents of the register prove the task."""
        told = self._entry()
        if told is None:
            return
        plan_key, entry = told
        place = plan_place(plan_key, entry.task_key)
        found = proving.evidence_of(self._workspace, SubjectKind.TASK, place)
        words = "; ".join(_("no. {key}: {name}").format(key=item.key, name=name_of(item)) for item in found)
        self._line.words.setText(_("In the register: {words}").format(words=words) if words else "")
        self._line.words.setVisible(bool(words))
        known = any(proof_of(item).number == entry.proof.number for item in found)
        self._line.enter.setVisible(bool(entry.proof) and not known)

    def _choose(self) -> None:
        if self._picker is None:
            self._picker = document_picker(self._page.window())
        button = self._line.take
        register = proving.whole_register(self._workspace)
        self._picker.offer(documents(register), button.mapToGlobal(QPoint(0, button.height())), self._take)

    def _take(self, key: str) -> None:
        """The document becomes the entry's proof, and is linked to the task."""
        told = self._entry()
        if told is None:
            return
        plan_key, entry = told
        proof = proof_of(proving.get_evidence(self._workspace, key))
        link = proving.task_link(key, plan_key, entry)
        if guarded(self._page, lambda: proving.link(self._workspace, link)):
            mark = Mark.IN_PROGRESS if entry.mark is Mark.NOT_STARTED else entry.mark
            self._edit(lambda former: replace(former, proof=proof, mark=mark))
            self.show()
            self._page.changed.emit()

    def _enter(self) -> None:
        told = self._entry()
        if told is None or not told[1].proof:
            return
        plan_key, entry = told
        link = proving.task_link("", plan_key, entry)
        if guarded(self._page, lambda: proving.enter_proof(self._workspace, entry.proof, link)):
            self.show()
            self._page.changed.emit()
