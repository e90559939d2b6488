"""Stores what was recorded, each edit with its way back on the page's undo stack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from xacai.domain.plan import Task
from xacai.domain.progress import Entry
from xacai.services import tracking
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.edits import begun, followers, recorded
from xacai.ui.progress.words import code_of


@dataclass(frozen=True, slots=True)
class Change:
    """One entry before (None: nothing was recorded) and after an edit."""

    before: Entry | None
    after: Entry


class Keeper:
    """``put`` stores a group of changes that belong together. ``renewed(task key, turned back)`` afterwards."""

    def __init__(
        self, workspace: Workspace, owner: QWidget, stack: QUndoStack, renewed: Callable[[str, bool], None]
    ) -> None:
        self._workspace, self._owner, self._stack, self._renewed = workspace, owner, stack, renewed

    def edit(
        self, desk: Desk, task: Task, part: int, change: Callable[[Entry], Entry], words: str, *, affirm: bool
    ) -> bool:
        """Store an edit of a task or of one product where it says something new, with what follows for the whole.

        ``affirm`` stores what already holds for the period as well.
        """
        entries, period = desk.entries, desk.period.code
        start = begun(entries, task, period, part)
        after = change(start)
        if after == start and not affirm:
            return False
        wanted = (after, *followers(entries, task, after))
        changes = [Change(recorded(entries, task, period, item.deliverable), item) for item in wanted]
        return self.put(desk.plan.key, changes, f"{code_of(task)}: {words}")

    def put(self, plan_key: str, changes: Sequence[Change], words: str) -> bool:
        """Store; False where it was refused (the reason stands on the page) or nothing differs."""
        wanted = tuple(change for change in changes if change.before != change.after)
        if not wanted or not guarded(self._owner, lambda: self.forward(plan_key, wanted)):
            return False
        self._stack.push(_Recorded(self, plan_key, wanted, words))
        self._renewed(wanted[0].after.task_key, False)
        return True

    def forward(self, plan_key: str, changes: Sequence[Change]) -> None:
        """Store the entries after."""
        for change in changes:
            tracking.record(self._workspace, plan_key, change.after)

    def back(self, plan_key: str, changes: Sequence[Change]) -> None:
        """Store the entries before, newest first; those that were not there are taken back."""
        for change in reversed(changes):
            if change.before is None:
                tracking.forget(self._workspace, plan_key, change.after)
            else:
                tracking.record(self._workspace, plan_key, change.before)

    def again(self, act: Callable[[], None], task_key: str) -> None:
        """Undo or redo with the usual care, then show it."""
        guarded(self._owner, act)
        self._renewed(task_key, True)


class _Recorded(QUndoCommand):
    def __init__(self, keeper: Keeper, plan_key: str, changes: tuple[Change, ...], words: str) -> None:
        super().__init__(words)
        self._keeper, self._plan_key, self._changes = keeper, plan_key, changes
        self._stored = True  # it is on disk before it comes onto the stack

    def redo(self) -> None:
        if self._stored:
            self._stored = False
            return
        keeper, key, changes = self._keeper, self._plan_key, self._changes
        keeper.again(lambda: keeper.forward(key, changes), changes[0].after.task_key)

    def undo(self) -> None:
        keeper, key, changes = self._keeper, self._plan_key, self._changes
        keeper.again(lambda: keeper.back(key, changes), changes[0].after.task_key)
