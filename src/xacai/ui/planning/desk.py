"""The plan on the desk: the value shown, what it is compared with, every edit stored at once and undoable."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from xacai.domain.plan import Plan, PlanChange, PlanState, compare_plans
from xacai.services import mending, planning
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.planning.view import by_cell

Store = Callable[[Plan, Plan], None]


class _Step(QUndoCommand):
    """Between two plans; already done when it is pushed."""

    def __init__(self, desk: PlanDesk, words: str, before: Plan, after: Plan, store: Store) -> None:
        super().__init__(words)
        self._desk, self._before, self._after, self._store = desk, before, after, store
        self._pushed = False

    def redo(self) -> None:
        """Store the later plan (not at the push: it was stored before)."""
        if self._pushed:
            self._desk.put(self._after, self._before, self._store)
        self._pushed = True

    def undo(self) -> None:
        """Store the former plan."""
        self._desk.put(self._before, self._after, self._store)


class PlanDesk(QObject):
    """Holds the plan of a page. ``shown`` comes after the plan was laid on the desk or changed."""

    shown = Signal()
    refused_edit = Signal()

    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__(page)
        self.workspace, self._page = workspace, page
        self._plan: Plan | None = None
        self.issued: Plan | None = None
        self.changes: tuple[PlanChange, ...] = ()

    @property
    def plan(self) -> Plan:
        """The plan; ask ``has_plan`` first."""
        assert self._plan is not None
        return self._plan

    @property
    def has_plan(self) -> bool:
        """Whether a plan lies on the desk."""
        return self._plan is not None

    @property
    def locked(self) -> bool:
        """Whether nothing can be typed."""
        return self._plan is None or self._plan.state is PlanState.ISSUED

    def lay(self, plan: Plan | None) -> None:
        """Put a plan as it is stored on the desk. What was undoable of another state no longer is."""
        if plan is not None and plan == self._plan:
            self.shown.emit()
            return
        self._page.undo_stack.clear()
        self._plan = plan
        self.issued = mending.issued_before(self.workspace, plan) if plan is not None else None
        self._compare()
        self.shown.emit()

    def edit(self, words: str, after: Plan) -> bool:
        """Store an edit and make it undoable; an unchanged plan is no edit, an issued one refuses."""
        if self.locked:
            self.refused_edit.emit()
            return False
        return self._do(words, after, lambda new, old: planning.save_plan(self.workspace, new, old))

    def bind(self, words: str, after: Plan, target_key: str) -> bool:
        """Say which row measures a target: allowed on issued plans too."""

        def store(new: Plan, old: Plan) -> None:
            wanted = next(item for item in new.targets if item.key == target_key)
            planning.measure_target(self.workspace, new.key, target_key, planning.measuring_of(wanted))

        return self._do(words, after, store)

    def put(self, after: Plan, before: Plan, store: Store) -> bool:
        """Store a plan in place of another and show it; a refusal is said on the page and nothing changes."""
        if not guarded(self._page, lambda: store(after, before)):
            return False
        self._plan = after
        self._compare()
        self.shown.emit()
        self._page.changed.emit()
        return True

    def _do(self, words: str, after: Plan, store: Store) -> bool:
        before = self.plan
        if after == before:
            return True
        if not self.put(after, before, store):
            self.shown.emit()
            return False
        self._page.undo_stack.push(_Step(self, words, before, after, store))
        return True

    def _compare(self) -> None:
        former, now = self.issued, self._plan
        self.changes = compare_plans(former, now) if former is not None and now is not None else ()

    def changed_cells(self) -> dict[tuple[str, str], PlanChange]:
        """The changes against what was issued, by (task or target key, part)."""
        return by_cell(self.changes)
