"""The plan itself on the page: tabs with counts, one part at a time, why nothing can be typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.plan import Plan
from xacai.ui.planning import view
from xacai.ui.planning.amendment_tab import AmendmentTab
from xacai.ui.planning.bases_tab import BasesTab
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.head_tab import HeadTab
from xacai.ui.planning.sections_tab import SectionsTab
from xacai.ui.planning.targets_tab import TargetsTab
from xacai.ui.planning.task_view import TasksView
from xacai.ui.planning.tasks_tab import TasksTab
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.label import ElidedLabel
from xacai.ui.widgets.segments import Choice, Tabs
from xacai.wording.language import _


class PlanView(QWidget):
    """Tabs over the parts. Parts are made at their first visit; only the one in view is renewed after an edit."""

    told = Signal(str, bool)

    def __init__(
        self, desk: PlanDesk, tasks_view: Callable[[Plan], TasksView], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._room, self.period_words = desk, Room(), ""
        self.tabs = Tabs((Choice(view.TASKS, _("Tasks")),), view.TASKS, _("Part of the plan"))
        self.tabs.chosen.connect(self._open)
        self.lock = ElidedLabel("", 12, ink="ink2")
        self.lock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tasks = TasksTab(desk, tasks_view)
        self.tasks.told.connect(self.told)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.tasks)
        self._made: dict[str, QWidget] = {view.TASKS: self.tasks}
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(16))
        line.addWidget(self.tabs)
        line.addWidget(self.lock, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme().px(8))
        outer.addLayout(line)
        outer.addWidget(self.stack, 1)

    def show_plan(self) -> None:
        """Show the plan that lies on the desk."""
        plan = self._desk.plan
        found = view.tabs(plan, len(self._desk.changes), self._room.narrow)
        self.tabs.set_choices([Choice(*item) for item in found])
        self.lock.setText(view.lock_words(plan))
        self._open(self.tabs.current)

    def set_room(self, room: Room) -> None:
        """Tell every part."""
        self._room = room
        for part in self._made.values():
            self._fit(part)

    def part(self, key: str) -> QWidget:
        """A part of the plan, made at its first visit."""
        if key not in self._made:
            made = self._made[key] = self._make(key)
            self._fit(made)
            self.stack.addWidget(made)
        return self._made[key]

    def go_to(self, where: str, part: str = "") -> None:
        """Jump to ``task KEY / part``, ``target KEY``, ``head / title`` or a bare task key."""
        owner, _slash, named = where.partition(" / ")
        kind, _space, key = owner.partition(" ")
        if kind == "target" or any(target.key == where for target in self._desk.plan.targets):
            self.tabs.choose(view.TARGETS)
            targets = self.part(view.TARGETS)
            assert isinstance(targets, TargetsTab)
            targets.go_to(key or where)
        elif kind in ("task", "tasks") or self._desk.plan.task(where) is not None:
            self.tabs.choose(view.TASKS)
            self.tasks.go_to(key or where, part or named or "content")
        elif named == "legal_bases":
            self.tabs.choose(view.BASES)
        elif kind == "head":
            self.tabs.choose(view.HEAD)
            head = self.part(view.HEAD)
            assert isinstance(head, HeadTab)
            head.field(named if named in ("number", "place", "issuer", "signer") else "title").setFocus()

    def keep(self) -> None:
        """Keep what open editors hold (before the page is left or the plan is issued)."""
        for part in self._made.values():
            if isinstance(part, (TasksTab, TargetsTab, BasesTab)):
                part.grid.commit_open_editor()
            elif isinstance(part, (HeadTab, SectionsTab)):
                part.keep()

    def _open(self, key: str) -> None:
        part = self.part(key)
        self.stack.setCurrentWidget(part)
        if not self._desk.has_plan:
            return
        if isinstance(part, TasksTab):
            part.show_plan(self.period_words)
        elif isinstance(part, (HeadTab, BasesTab, SectionsTab, TargetsTab, AmendmentTab)):
            part.show_plan()

    def _make(self, key: str) -> QWidget:
        if key == view.HEAD:
            return HeadTab(self._desk)
        if key == view.AMENDMENT:
            amendment = AmendmentTab(self._desk)
            amendment.place_chosen.connect(self.go_to)
            return amendment
        kinds: dict[str, type[BasesTab] | type[SectionsTab] | type[TargetsTab]] = {
            view.BASES: BasesTab,
            view.SECTIONS: SectionsTab,
            view.TARGETS: TargetsTab,
        }
        made = kinds[key](self._desk)
        made.told.connect(self.told)
        return made

    def _fit(self, part: QWidget) -> None:
        if isinstance(part, (TasksTab, HeadTab, SectionsTab)):
            part.set_room(self._room)
