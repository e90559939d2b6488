"""Results of PAR, SIPAS, PAPI and PCI by year with their documents, and the plan's targets that speak of them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.index_result import IndexResult, IndexScale
from xacai.services import recording_results
from xacai.services.planning import find_plan
from xacai.services.workspace import Workspace
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded
from xacai.ui.scoring import index_view as view
from xacai.ui.scoring.form_panel import hundredths
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.number_edit import NumberEdit
from xacai.ui.widgets.row_list import RowList
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _


class IndexDialog(QDialog):
    """``open()`` it; every cell is stored when its editor closes."""

    changed = Signal()

    def __init__(self, workspace: Workspace, year: int, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._workspace, self._year = workspace, year
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Results of other indices"))
        self.resize(look.px(960), look.px(520))
        self.message = MessageStrip(self)
        self.scale, self.year = ChoiceBox(_("Index")), LineEdit(_("Year"), str(year - 1))
        self.score = NumberEdit(_("Score"), 2)
        for scale in IndexScale:
            self.scale.addItem(view.scale_words(scale), scale.value)
        self.add_button = Button(_("Record"), icon="plus", small=True)
        self.remove_button = Button(_("Take away"), icon="minus", small=True)
        self.grid = Grid(
            GridModel(view.columns()), _("Results of other indices"), row_height=42, row_tint=True
        )
        self.targets = RowList(_("Targets that speak of an index"))
        self._lay_out()
        self.add_button.clicked.connect(self._add)
        self.remove_button.clicked.connect(self._remove)
        self.grid.committed.connect(self._commit)
        self.grid.place_changed.connect(lambda _key, _column: self._judge())
        self.refresh()

    def tell(self, text: str, tone: str = "neutral") -> None:
        """Say a sentence on top."""
        self.message.say(text, tone)

    def reject(self) -> None:
        """Esc and the cross: an open cell is kept first."""
        self.grid.commit_open_editor()
        super().reject()

    def refresh(self) -> None:
        """Show what is recorded."""
        self.grid.grid_model.set_rows(view.rows(recording_results.index_results(self._workspace)))
        plan = find_plan(self._workspace, self._year)
        beside = recording_results.results_beside_targets(self._workspace, plan) if plan is not None else ()
        self.targets.set_rows(view.target_rows(beside))
        self.beside.setVisible(bool(beside))
        self._judge()

    def _add(self) -> None:
        self.score.editingFinished.emit()
        text = self.year.text().strip()
        if not text.isdecimal():
            self.tell(_("Write the year of the result."), "warn")
            return
        item = IndexResult(IndexScale(self.scale.currentData()), int(text), hundredths(self.score.value()))
        if self._held(view.key_of(item)) is not None:
            self.grid.go_to(view.key_of(item))
            self.tell(_("This result is recorded already. Change it in its row."), "warn")
        elif self._record(item):
            self.score.set_value(None)
            self.grid.go_to(view.key_of(item), view.RANK)
            self.grid.setFocus()

    def _remove(self) -> None:
        held = self._held(self.grid.place()[0])
        if held is not None and guarded(
            self, lambda: recording_results.remove_result(self._workspace, held.scale, held.year)
        ):
            self.refresh()
            self.changed.emit()
            words = _("{result} was taken away.").format(result=view.key_of(held))
            self.message.say(words, "accent", _("Undo"), lambda: self._put_back(held))

    def _put_back(self, held: IndexResult) -> None:
        self._record(held)

    def _commit(self, key: str, column: int, text: str) -> None:
        held = self._held(key)
        if held is None:
            return
        item = view.typed(held, column, text)
        if item is None:
            self.tell(_("“{text}” is no number that fits here.").format(text=text), "warn")
        elif item != held:
            self._record(item)

    def _record(self, item: IndexResult) -> bool:
        done = guarded(self, lambda: recording_results.record_result(self._workspace, item))
        if done:
            self.message.hide()
            self.changed.emit()
        self.refresh()
        return done

    def _held(self, key: str) -> IndexResult | None:
        found = recording_results.index_results(self._workspace)
        return next((item for item in found if view.key_of(item) == key), None)

    def _judge(self) -> None:
        self.remove_button.set_ready(bool(self.grid.place()[0]), _("Choose a row first."))

    def _lay_out(self) -> None:
        look = theme()
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        line.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(4))
        line.setSpacing(look.px(8))
        self.year.setFixedWidth(look.px(72))
        self.score.setFixedWidth(look.px(88))
        line.addWidget(self.scale)
        fields: tuple[tuple[str, QWidget], ...] = ((_("Year"), self.year), (_("Score"), self.score))
        for words, field in fields:
            line.addWidget(Label(words, 12, ink="ink2"))
            line.addWidget(field)
        line.addWidget(self.add_button)
        line.addStretch(1)
        line.addWidget(self.remove_button)
        card = Card(flush=True)
        card.add(line)
        card.add(self.grid, 1)
        self.beside = Card(_("Targets of the plan that speak of an index"), flush=True)
        self.targets.setFixedHeight(look.px(112))
        self.beside.add(self.targets)
        column.addWidget(self.message)
        column.addWidget(card, 1)
        column.addWidget(self.beside)
        for button in self.findChildren(Button):
            button.setAutoDefault(False)  # Enter ends a field, it presses nothing
