"""Phòng, đơn vị: the units that lead tasks, how documents spell them, since and until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xacai.domain.office import Department
from xacai.services.setting_up import change_office
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded
from xacai.ui.settings.department_rows import NAME, department_columns, department_rows, typed
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class DepartmentSection(Section):
    """A grid edited in place; every cell is stored when its editor closes."""

    def build(self) -> None:
        """One card."""
        card = Card(_("Departments and units"), flush=True)
        self.add_button = Button(_("Add"), icon="plus", small=True)
        self.remove_button = Button(_("Remove"), icon="minus", small=True)
        self.add_button.clicked.connect(self._append)
        self.remove_button.clicked.connect(self._remove)
        card.add_to_head(self.add_button)
        card.add_to_head(self.remove_button)
        self.model = GridModel(department_columns(()), ())
        self.grid = Grid(self.model, _("Departments and units"), row_height=42, row_tint=True)
        self.grid.committed.connect(self._commit)
        self.grid.place_changed.connect(lambda key, column: self._judge())
        self.grid.setMinimumHeight(theme().px(200))
        card.add(self.grid, 1)
        hint = _(
            "Other spellings, separated by “;”: as plans and reports write the unit. A unit that was dissolved "
            "keeps its row with a last day."
        )
        words = Label(hint, 12, ink="ink2", wrap=True)
        words.setContentsMargins(theme().px(16), theme().px(6), theme().px(16), theme().px(2))
        card.add(words)
        card.add(KeyHints((("Enter", _("type")), ("Tab", _("next cell")))))
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        """Show the departments as stored."""
        departments = self.workspace.office().departments
        names = [item.name for item in departments]
        if self.model.columns != department_columns(names):
            self.model.set_columns(department_columns(names))
        self.model.set_rows(department_rows(departments))
        self._judge()

    def flush(self) -> None:
        """Keep an open editor's text."""
        super().flush()
        self.grid.commit_open_editor()

    def _commit(self, key: str, column: int, text: str) -> None:
        departments = list(self.workspace.office().departments)
        changed, why_not = typed(departments[int(key)], column, text)
        if why_not:
            self.page.tell(why_not, "err")
        elif changed != departments[int(key)]:
            departments[int(key)] = changed
            self._store(departments)
        self.refresh()

    def _append(self) -> None:
        departments = self.workspace.office().departments
        new = Department(_("New department"), valid_from=self.workspace.today())
        if self._store([*departments, new]):
            self.refresh()
            self.grid.go_to(str(len(departments)), NAME)
            self.grid.setFocus()
            self.grid.edit_here()

    def _remove(self) -> None:
        key, _column = self.grid.place()
        departments = self.workspace.office().departments
        if not key or int(key) >= len(departments):
            return
        gone = departments[int(key)]
        if self._store([item for place, item in enumerate(departments) if place != int(key)]):
            self.refresh()
            words = _("{name} was removed. Plans and reports keep the words they have.").format(
                name=gone.name
            )
            self.page.tell(words, "accent", _("Undo"), lambda: self._put_back(departments))

    def _put_back(self, departments: Sequence[Department]) -> None:
        if self._store(departments):
            self.refresh()

    def _store(self, departments: Sequence[Department]) -> bool:
        office = replace(self.workspace.office(), departments=tuple(departments))
        stored = guarded(self, lambda: change_office(self.workspace, office))
        if stored:
            self.page.changed.emit()
        return stored

    def _judge(self) -> None:
        key, _column = self.grid.place()
        self.remove_button.set_ready(bool(key), _("Choose a row first."))
