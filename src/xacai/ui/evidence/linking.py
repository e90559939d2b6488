"""What the panel's buttons do: link, take back, make one of two, take out; give a missing thing its document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from xacai.domain.evidence import Evidence, Lack, Link, Proven, SubjectKind, name_of, of_proof
from xacai.domain.issue import Issue
from xacai.domain.period import own_part
from xacai.services import proving
from xacai.services.workspace import Workspace
from xacai.ui.evidence import view
from xacai.ui.evidence.keeper import Keeper
from xacai.ui.evidence_picker import Picker, document_picker, documents
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of


class Linking(QObject):
    """``done(key)`` after something was stored that undo does not take back; the page reads anew."""

    done = Signal(str)

    def __init__(
        self, workspace: Workspace, page: Page, keeper: Keeper, desk: Callable[[], view.Desk]
    ) -> None:
        super().__init__(page)
        self._workspace, self._page, self._keeper, self._desk = workspace, page, keeper, desk
        self._documents: Picker | None = None
        self._subjects: Picker | None = None

    def link(self, item: Proven, button: QWidget) -> None:
        """Ask what a document proves, below a button."""
        if self._subjects is None:
            self._subjects = Picker(
                self._page.window(),
                _("What does it prove?"),
                _("Task, target, figure or section; no diacritics needed"),
                _("Nothing fits. Other words may find it."),
            )
        self._subjects.offer(self._offer, _below(button), lambda key: self._link(item.evidence.key, key))

    def unlink(self, item: Proven, place: int) -> None:
        """Take a link back; one that a finalised report tells is asked about."""
        if place < len(item.links):
            link = item.links[place]
            self._keeper.unlink(link, lambda issue: self._ask(link, issue))

    def merge(self, one: str, other: str) -> None:
        """Make one of two documents; the older key stays."""
        keep, drop = sorted((one, other), key=int)
        if guarded(self._page, lambda: proving.merge(self._workspace, keep, drop)):
            self.done.emit(keep)
            words = _("Made one: no. {drop} is now no. {keep}.")
            self._page.tell(words.format(drop=drop, keep=keep), "ok")

    def remove(self, item: Proven) -> None:
        """Take a document out of the register."""
        if self._keeper.remove(item):
            words = _("{name} was taken out. Ctrl+Z brings it back.")
            self._page.tell(words.format(name=name_of(item.evidence)), "accent")

    def enter(self, lack: Lack) -> None:
        """Enter the document that progress names."""
        if lack.proof and guarded(
            self._page, lambda: proving.enter_proof(self._workspace, lack.proof, lack.link)
        ):
            self.done.emit("")
            words = _("Entered: {name}")
            self._page.tell(words.format(name=name_of(of_proof(lack.proof))), "ok")

    def choose(self, lack: Lack, button: QWidget) -> None:
        """Take a document of the register."""
        if self._documents is None:
            self._documents = document_picker(self._page.window())
        self._documents.offer(
            documents(self._desk().register),
            _below(button),
            lambda key: self._keep(replace(lack.link, evidence=key)),
        )

    def take_in(self) -> None:
        """Enter every document that progress names."""
        found: list[Evidence] = []
        period = self._desk().period
        if guarded(self._page, lambda: found.extend(proving.take_in_proofs(self._workspace, period))):
            self.done.emit("")
            words = ngettext("{count} document entered.", "{count} documents entered.", len(found))
            self._page.tell(words.format(count=len(found)), "ok")

    def _offer(self, query: str) -> Sequence[ListRow]:
        return view.subject_rows(self._workspace, self._desk().period, query)

    def _link(self, document: str, key: str) -> None:
        kind, _space, place = key.partition(" ")
        self._keep(Link(document, SubjectKind(kind), place, own_part(self._desk().period).code))

    def _keep(self, link: Link) -> None:
        self._keeper.link(link)

    def _ask(self, link: Link, issue: Issue) -> None:
        asked = issue.code == "evidence.link-in-report"
        words = _("Take it back all the same") if asked else ""
        self._page.tell(message_of(issue), "warn", words, lambda: self._unlink_anyway(link))

    def _unlink_anyway(self, link: Link) -> None:
        self._keeper.unlink(link)


def _below(button: QWidget) -> QPoint:
    return button.mapToGlobal(QPoint(0, button.height()))
