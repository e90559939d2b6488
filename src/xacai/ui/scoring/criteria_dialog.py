"""The criteria sets: looked at, tried on sample values; the one in work is built here and issued as a new version."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.criteria_editing import moved, with_child, with_sibling, without
from xacai.domain.criterion import CriteriaSet
from xacai.services.workspace import Workspace
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded
from xacai.ui.scoring import criteria_view as view
from xacai.ui.scoring.criteria_acts import CriteriaActs
from xacai.ui.scoring.criteria_desk import CriteriaDesk
from xacai.ui.scoring.criteria_form import CriterionForm
from xacai.ui.scoring.criteria_head import SetHead
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.issue_list import IssueList
from xacai.ui.widgets.label import ElidedLabel
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _

NODE, SET, FAULTS = "node", "set", "faults"
_COLUMNS = {view.NAME: "title", view.MOST: "max_points"}
_NARROW = 1200


class CriteriaDialog(QDialog):
    """``open()`` it; ``changed`` after anything that the rest of the window shows."""

    changed = Signal()

    def __init__(self, workspace: Workspace, year: int, room: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Criteria sets"))
        self.resize(room)
        self.year, self._narrow = year, room.width() < look.px(_NARROW)
        self.desk = CriteriaDesk(workspace, self)
        self.acts = CriteriaActs(self, self.desk, year, self.tell, self.keep)
        self.message = MessageStrip(self)
        self.sets = ChoiceBox(_("Criteria set"))
        self.chip = Chip("", "neutral")
        self.more_button = Button(_("File and handing on"), icon="file", menu_arrow=True)
        self.begin_button = Button(_("New version"), PRIMARY, icon="edit")
        self.issue_button = Button(_("Issue this version"), PRIMARY, icon="lock")
        self.grid = Grid(GridModel(view.columns(self._narrow)), _("Criteria"), row_height=30, row_tint=True)
        self.total = ElidedLabel("", 13, strong=True)
        self.sides = SegmentedControl((), NODE, _("Beside the tree"))
        self.form, self.head, self.faults = CriterionForm(), SetHead(), IssueList()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        for button in self.findChildren(Button):
            button.setAutoDefault(False)  # Enter ends a field, it presses nothing
        first = next(iter(self.desk.sets()))
        self.desk.look_at(first)

    def tell(
        self, text: str, tone: str = "neutral", action: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Say a sentence on top."""
        self.message.say(text, tone, action, then)

    @property
    def code(self) -> str:
        """The node under the cursor."""
        return self.grid.place()[0]

    def reject(self) -> None:
        """Esc and the cross: what is being typed is kept first."""
        self.keep()
        super().reject()

    def keep(self) -> None:
        """Take over what is being typed."""
        self.grid.commit_open_editor()
        for panel in (self.form, self.head):
            if panel.isVisible():
                panel.keep()

    def refresh(self) -> None:
        """Show the set as it stands."""
        table = self.desk.table()
        self._show_sets(table)
        tried = self.desk.tried()
        self.grid.grid_model.set_rows(view.rows(table, tried))
        self.total.setText(view.total_words(table, tried))
        found = table.issues
        self.faults.set_issues(found)
        self.head.show_set(table.criteria, drafted=table.drafted)
        self.sides.set_choices(
            (
                Choice(NODE, _("Criterion")),
                Choice(SET, _("The set")),
                Choice(FAULTS, _("Faults"), str(len(found)) if found else ""),
            )
        )
        for button in self.tree_buttons:
            button.setVisible(table.drafted)
        self.begin_button.setVisible(not table.drafted)
        self.issue_button.setVisible(table.drafted)
        self.issue_button.set_ready(table.sound, _("Mend the faults first."))
        self._show_side()

    def go_to(self, code: str) -> None:
        """Put the cursor on a node."""
        self.grid.go_to(code, view.NAME)
        self.sides.choose(NODE)
        self._show_side()

    def _show_sets(self, table: view.Table) -> None:
        self.sets.clear()
        for key, one in self.desk.sets().items():
            self.sets.addItem(view.set_words(one, drafted=key == view.DRAFT), key)
        self.sets.setCurrentIndex(max(self.sets.findData(self.desk.chosen), 0))
        self.chip.set(*view.state_words(table.criteria, drafted=table.drafted))

    def _show_side(self) -> None:
        table, panel = self.desk.table(), self.sides.current
        if panel == NODE:
            item = table.criteria.get(self.code)
            self.form.show_item(table.criteria, item, drafted=table.drafted)
        self.stack.setCurrentWidget({NODE: self.form, SET: self.head, FAULTS: self.faults}[panel])

    def _connect(self) -> None:
        desk = self.desk
        desk.renewed.connect(self.refresh)
        self.acts.changed.connect(self.changed)
        self.sets.activated.connect(lambda _at: self._look_at(self.sets.currentData()))
        self.grid.committed.connect(self._commit)
        self.grid.place_changed.connect(lambda _key, _column: self._walked())
        self.sides.chosen.connect(lambda _key: self._show_side())
        self.faults.place_chosen.connect(lambda where: self.go_to(where.removeprefix("criterion ")))
        self.form.written.connect(lambda key, text: self._do(lambda: desk.write_cell(self.code, key, text)))
        self.head.written.connect(lambda key, value: self._do(lambda: desk.write_head(key, value)))
        self.begin_button.clicked.connect(
            lambda: self._do(lambda: desk.begin(desk.table().criteria, self.year))
        )
        self.issue_button.clicked.connect(self.acts.issue)
        self.more_button.clicked.connect(lambda: self.acts.show_menu(self.more_button))
        self.best_button.clicked.connect(desk.sample_best)
        self.clear_button.clicked.connect(desk.clear_samples)
        for key, act in (
            (QKeySequence.StandardKey.Undo, self._undo),
            (QKeySequence.StandardKey.Redo, self._redo),
        ):
            QShortcut(QKeySequence(key), self, act)

    def _undo(self) -> None:
        self._do(self.desk.undo_stack.undo)

    def _redo(self) -> None:
        self._do(self.desk.undo_stack.redo)

    def _look_at(self, key: str) -> None:
        self.keep()
        self.desk.look_at(key)

    def _walked(self) -> None:
        if self.form.isVisible():
            self._show_side()

    def _do(self, act: Callable[[], object]) -> bool:
        """Carry a change out; after a refusal the fields show again what is kept."""
        done = guarded(self, act)
        if done:
            self.changed.emit()
        else:
            self.refresh()
        return done

    def _commit(self, key: str, column: int, text: str) -> None:
        if column == view.SAMPLE:
            if not self.desk.sample(key, text):
                self.tell(_("“{text}” is no value of this component's scale.").format(text=text), "warn")
        else:
            self._do(lambda: self.desk.write_cell(key, _COLUMNS[column], text))

    def _grow(self, made: Callable[[CriteriaSet, str], tuple[CriteriaSet, str]]) -> None:
        """A change of the tree after which the cursor stands elsewhere."""
        self.keep()
        code = self.code
        where = [code]

        def change(found: CriteriaSet) -> CriteriaSet:
            after, where[0] = made(found, code)
            return after

        if code and self._do(lambda: self.desk.change(change)):
            self.go_to(where[0])
            self.grid.setFocus()

    def _remove(self) -> None:
        self.keep()
        code = self.code
        if code and self._do(lambda: self.desk.change(lambda found: without(found, code))):
            words = _("Criterion {code} was taken out.").format(code=code)
            self.tell(words, "accent", _("Undo"), self._undo)

    def _lay_out(self) -> None:
        look = theme()
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        top = QHBoxLayout()
        top.setSpacing(look.px(8))
        self.sets.setMinimumWidth(look.px(240))
        self.sets.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        top.addWidget(self.sets, 1)
        top.addWidget(self.chip)
        for button in (self.more_button, self.begin_button, self.issue_button):
            top.addWidget(button)
        card = Card(flush=True)
        card.add(self._tool_line())
        card.add(self.grid, 1)
        self.total.setContentsMargins(look.px(12), look.px(4), look.px(12), look.px(8))
        card.add(self.total)
        side, heads = Card(flush=True), QHBoxLayout()
        heads.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4))
        heads.addWidget(self.sides)
        heads.addStretch(1)
        side.add(heads)
        for panel in (self.form, self.head, self.faults):
            self.stack.addWidget(panel)
        side.add(self.stack, 1)
        side.setFixedWidth(look.px(320 if self._narrow else 360))
        line.setSpacing(look.px(8))
        line.addWidget(card, 1)
        line.addWidget(side)
        column.addLayout(top)
        column.addWidget(self.message)
        column.addLayout(line, 1)

    def _tool_line(self) -> QHBoxLayout:
        look, line = theme(), QHBoxLayout()
        line.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4))
        line.setSpacing(look.px(4))
        verbs: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (_("Add beside"), "plus", lambda: self._grow(with_sibling)),
            (_("Add below"), "arrow-down", lambda: self._grow(with_child)),
            (_("Up"), "up", lambda: self._grow(lambda found, code: moved(found, code, -1))),
            (_("Down"), "down", lambda: self._grow(lambda found, code: moved(found, code, 1))),
            (_("Take out"), "delete", self._remove),
        )
        self.tree_buttons: list[Button] = []
        for place, (words, icon, act) in enumerate(verbs):
            button = Button(words if place < 2 else "", icon=icon, small=True)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(act)
            line.addWidget(button)
            self.tree_buttons.append(button)
        line.addStretch(1)
        self.best_button = Button(_("Best values as sample"), TEXT, small=True)
        self.clear_button = Button(_("Clear the sample"), TEXT, small=True)
        line.addWidget(self.best_button)
        line.addWidget(self.clear_button)
        return line
