"""One act on the intake desk, to be undone and done again; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from xacai.domain.issue import Issue
from xacai.ui.planning.intake_state import State


class Act(QUndoCommand):
    """Between two states; done already when it is pushed. ``put`` shows a state, ``ask`` a question open again."""

    def __init__(
        self,
        words: str,
        before: State,
        after: State,
        put: Callable[[State], None],
        ask: Callable[[Issue | None], None],
    ) -> None:
        super().__init__(words)
        self._before, self._after, self._put, self._ask = before, after, put, ask
        self._pushed = False

    def redo(self) -> None:
        """Show the later state."""
        if self._pushed:
            self._put(self._after)
            self._ask(None)
        self._pushed = True

    def undo(self) -> None:
        """Show the former state, with the question that it answers no more."""
        self._put(self._before)
        self._ask(next((issue for issue in self._before.open if issue not in self._after.open), None))
