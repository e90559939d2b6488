"""Stores what is entered on the scoring page, each act with its way back on the page's undo stack."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoStack

from xacai.domain.scorecard import Mark, Scorecard
from xacai.services import scoring
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.stored_step import StoredStep
from xacai.wording.language import _

Act = Callable[[], object]


class Keeper:
    """``renewed`` afterwards, also after a refusal: what stands in the fields is then read again."""

    def __init__(self, page: Page, stack: QUndoStack, renewed: Callable[[], None]) -> None:
        self._page, self._stack, self._renewed = page, stack, renewed

    def mark(self, card: Scorecard, mark: Mark) -> bool:
        """Enter a component of the own card."""
        was = card.mark(mark.code)
        if mark == was:
            return True
        work = self._page.workspace

        def put(item: Mark) -> object:
            held = scoring.get_scorecard(work, card.year, department=card.department, period=card.period)
            return scoring.set_mark(work, held, item)

        return self.do(_("score of {code}").format(code=mark.code), lambda: put(mark), lambda: put(was))

    def do(self, words: str, forward: Act, back: Act | None = None) -> bool:
        """Do an act; one without a way back empties the stack."""
        done = guarded(self._page, forward)
        if done and back is None:
            self._stack.clear()
        elif done and back is not None:
            self._stack.push(StoredStep(words, lambda: self.again(forward), lambda: self.again(back)))
        self._renewed()
        return done

    def again(self, act: Act) -> None:
        """Undo or redo."""
        guarded(self._page, act)
        self._renewed()
