"""Stores what is done on the evidence page, each act with its way back on the page's undo stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from xacai.domain.evidence import Evidence, Link, Proven
from xacai.domain.issue import Issue
from xacai.services import proving
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.stored_step import StoredStep
from xacai.wording.language import _

Act = Callable[[], object]


class Keeper:
    """Every verb answers whether it was done; a refusal stands on the page. ``renewed`` afterwards."""

    def __init__(
        self, workspace: Workspace, owner: QWidget, stack: QUndoStack, renewed: Callable[[], None]
    ) -> None:
        self._workspace, self._owner, self._stack, self._renewed = workspace, owner, stack, renewed

    def change(self, item: Evidence, was: Evidence) -> bool:
        """Put a document in place of what it was."""
        work = self._workspace
        return self._do(
            _("change of a document"),
            lambda: proving.change(work, item, was),
            lambda: proving.change(work, was, self._now(item.key)),
        )

    def link(self, *links: Link) -> bool:
        """Say what a document proves."""
        work = self._workspace
        return self._do(
            _("link"), lambda: proving.link(work, *links), lambda: proving.unlink(work, *links, anyway=True)
        )

    def unlink(self, link: Link, asked: Callable[[Issue], None] | None = None) -> bool:
        """Take a link back; ``asked`` hears that a finalised report tells it. Without it nothing is asked."""
        work, anyway = self._workspace, asked is None
        return self._do(
            _("link"),
            lambda: proving.unlink(work, link, anyway=anyway),
            lambda: proving.link(work, link),
            asked,
        )

    def remove(self, former: Proven) -> bool:
        """Take a document out."""
        work, key = self._workspace, former.evidence.key
        return self._do(
            _("removal of a document"),
            lambda: proving.remove(work, key),
            lambda: proving.restore(work, former),
        )

    def entered(self, known: Proven) -> None:
        """A document was entered; undo takes it out."""
        work = self._workspace
        self._push(
            _("new document"),
            lambda: proving.restore(work, known),
            lambda: proving.remove(work, known.evidence.key),
        )

    def again(self, act: Act) -> None:
        """Undo or redo with the usual care, then show it."""
        guarded(self._owner, act)
        self._renewed()

    def _do(
        self, words: str, forward: Act, back: Act, refused: Callable[[Issue], None] | None = None
    ) -> bool:
        if not guarded(self._owner, forward, refused):
            return False
        self._push(words, forward, back)
        self._renewed()
        return True

    def _push(self, words: str, forward: Act, back: Act) -> None:
        self._stack.push(StoredStep(words, lambda: self.again(forward), lambda: self.again(back)))

    def _now(self, key: str) -> Evidence:
        return proving.get_evidence(self._workspace, key)
