"""A step on the undo stack that is on disk before it comes there: it is carried out again only after an undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

Act = Callable[[], object]


class StoredStep(QUndoCommand):
    """``forward`` stores the new value once more, ``back`` the former one."""

    def __init__(self, words: str, forward: Act, back: Act) -> None:
        super().__init__(words)
        self._forward, self._back = forward, back
        self._stored = True

    def redo(self) -> None:
        """The first time there is nothing to do."""
        if self._stored:
            self._stored = False
        else:
            self._forward()

    def undo(self) -> None:
        """Store the former value."""
        self._back()
