"""The targets of the plan: words, thresholds as understood, who leads, which row of the forms measures them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.catalogue import Catalogue, Row
from xacai.domain.issue import Refusal
from xacai.domain.own_indicator import plain_row
from xacai.domain.plan import Target, with_target
from xacai.domain.target import decisive
from xacai.services import mending, own_indicators
from xacai.services.deadlines import periods_of
from xacai.services.planning import departments
from xacai.ui.operation import guarded
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.indicator_picker import IndicatorPicker
from xacai.ui.planning.keeping_grid import KeepingGrid
from xacai.ui.planning.measuring_panel import MeasuringPanel
from xacai.ui.planning.row_menu import menu_button, row_menu
from xacai.ui.planning.target_view import INDICATOR, PARTS, TEXT, WANTED, target_columns, target_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class _TargetGrid(KeepingGrid):
    """Typing on the column of rows opens the list with what was typed."""

    searched = Signal(str, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits search."""
        key, column = self.place()
        if (
            column == INDICATOR
            and event.text().isalnum()
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.searched.emit(key, event.text())
        else:
            super().keyPressEvent(event)


class TargetsTab(QWidget):
    """``told`` asks the page to say a sentence; the bool says whether it can be undone."""

    told = Signal(str, bool)

    def __init__(self, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._target = desk, ""
        self._picker: IndicatorPicker | None = None
        self._panel: MeasuringPanel | None = None
        self._catalogue: Catalogue | None = None
        self.grid = _TargetGrid(_("Goals, targets"))
        self.grid.committed.connect(self._commit)
        self.grid.asked.connect(self.do)
        self.grid.opened.connect(self._open)
        self.grid.searched.connect(self._pick)
        self.row_button = menu_button(row_menu(self, ("add", "up", "down", "delete"), self.do))
        self.add_button = Button(_("Add a target"), OUTLINED, icon="plus", small=True)
        self.add_button.clicked.connect(lambda: self.do("add"))
        bar = QHBoxLayout()
        bar.setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(8))
        words = _(
            "Numbers are read from the words. “Measured by” ties a target to a row of the forms: the report fills it."
        )
        bar.addWidget(Label(words, 12, ink="ink2", wrap=True), 1)
        bar.addWidget(self.row_button)
        bar.addWidget(self.add_button)
        card = Card(flush=True)
        card.add(bar)
        card.add(self.grid, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def show_plan(self) -> None:
        """Show the plan that lies on the desk."""
        plan = self._desk.plan
        self._catalogue = self._find_catalogue(plan.year)
        columns = target_columns(departments(plan))
        if columns != self.grid.grid_model.columns:
            self.grid.grid_model.set_columns(columns)
        self.grid.grid_model.set_rows(target_rows(plan, self._catalogue, self._desk.changed_cells()))
        for widget in (self.add_button, self.row_button):
            widget.setVisible(not self._desk.locked)

    def go_to(self, key: str) -> bool:
        """Put the cursor on a target."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.grid.go_to(key, TEXT)

    def do(self, verb: str) -> None:
        """Add, up, down or delete at the row under the cursor."""
        self.grid.commit_open_editor()
        plan, key = self._desk.plan, self.grid.current_row()
        target = self._find(key)
        if verb == "add":
            last = plan.fields[-1].no if plan.fields else "I"
            field_no = target.field_no if target else key.removeprefix("field ") if key else last
            changed, fresh = mending.with_fresh_target(plan, field_no)
            if self._desk.edit(_("Add a target"), changed):
                self.go_to(fresh)
                self.grid.edit_here()
        elif target is not None and verb == "delete":
            if self._desk.edit(_("Delete a target"), mending.without_target(plan, key)):
                self.told.emit(_("A target was deleted: {text}").format(text=target.text), True)
        elif target is not None and verb in ("up", "down"):
            self._move(target, -1 if verb == "up" else 1)

    def _move(self, target: Target, step: int) -> None:
        targets = list(self._desk.plan.targets)
        own = [place for place, item in enumerate(targets) if item.field_no == target.field_no]
        here = own.index(targets.index(target))
        if 0 <= here + step < len(own):
            one, other = own[here], own[here + step]
            targets[one], targets[other] = targets[other], targets[one]
            if self._desk.edit(_("Move a target"), replace(self._desk.plan, targets=tuple(targets))):
                self.grid.go_to(target.key, TEXT)

    def _commit(self, key: str, column: int, text: str) -> None:
        self._desk.edit(
            _("Edit a target"), mending.with_target_part(self._desk.plan, key, PARTS[column], text)
        )

    def _pick(self, key: str, query: str = "") -> None:
        if self._find(key) is None or self._catalogue is None:
            return
        if self._picker is None or self._picker.parentWidget() is not self.window():
            self._picker = IndicatorPicker(self.window())
            self._picker.picked.connect(self._bind)
            self._picker.own_wanted.connect(self._add_own)
        self._target = key
        self._picker.open_at(
            self._catalogue, query, self.grid.below(key, INDICATOR) + QPoint(0, theme().px(4))
        )

    def _open(self, key: str, column: int) -> None:
        if column == INDICATOR:
            self._pick(key)
        elif column == WANTED:
            self._measure(key)

    def _bind(self, code: str) -> None:
        target = self._find(self._target)
        if target is not None:
            self._store_measuring(_("Tie a target to a row"), replace(target, indicator=code))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_own(self, name: str) -> None:
        """An own indicator under the words searched for (else the target's), bound at once."""
        target = self._find(self._target)
        if target is None:
            return
        threshold = decisive(target)
        unit = threshold.unit if threshold is not None else ""
        row = plain_row(name or target.text.rstrip(" .;"), unit, share=unit == "%")
        added: list[Row] = []
        if guarded(self, lambda: added.append(own_indicators.add_own(self._desk.workspace, row))):
            self._bind(added[0].code)
            self.show_plan()
            words = _("Own indicator {code} was added. Its kind and what it counts are set in Settings.")
            self.told.emit(words.format(code=added[0].code), False)

    def _measure(self, key: str) -> None:
        target = self._find(key)
        if target is None or self._catalogue is None:
            return
        if self._panel is None or self._panel.parentWidget() is not self.window():
            self._panel = MeasuringPanel(self.window())
            self._panel.measured.connect(
                lambda changed: self._store_measuring(_("Baseline and wanted values"), changed)
            )
        periods = periods_of(self._catalogue, self._desk.workspace.office(), self._desk.plan.year)
        self._panel.open_at(target, periods, self.grid.below(key, WANTED) + QPoint(0, theme().px(4)))

    def _store_measuring(self, words: str, changed: Target) -> None:
        self._desk.bind(words, with_target(self._desk.plan, changed), changed.key)

    def _find(self, key: str) -> Target | None:
        return next((item for item in self._desk.plan.targets if item.key == key), None)

    def _find_catalogue(self, year: int) -> Catalogue | None:
        try:
            return self._desk.workspace.catalogue_of_year(year)
        except Refusal:
            return None
