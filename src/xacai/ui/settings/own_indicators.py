"""Chỉ tiêu riêng: what the office measures beside the national forms, edited in place."""

from __future__ import annotations

from xacai.domain.catalogue import Row, RowKind
from xacai.domain.own_indicator import plain_row
from xacai.services import own_indicators
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded
from xacai.ui.settings.own_indicator_rows import (
    KIND,
    NAME,
    PARTS,
    fresh_name,
    own_columns,
    own_grid_rows,
    typed,
)
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class OwnIndicatorSection(Section):
    """A grid edited in place; every cell is stored when its editor closes. A ratio waits for its two rows."""

    def build(self) -> None:
        """One card."""
        card = Card(_("Own indicators of the office"), flush=True)
        self.add_button = Button(_("Add"), icon="plus", small=True)
        self.remove_button = Button(_("Remove"), icon="minus", small=True)
        self.add_button.clicked.connect(self._append)
        self.remove_button.clicked.connect(self._remove)
        card.add_to_head(self.add_button)
        card.add_to_head(self.remove_button)
        self.waiting: dict[str, Row] = {}
        self.model = GridModel(own_columns(()), ())
        self.grid = Grid(self.model, _("Own indicators of the office"), row_height=42, row_tint=True)
        self.grid.committed.connect(self._commit)
        self.grid.place_changed.connect(lambda key, column: self._judge())
        self.grid.setMinimumHeight(theme().px(200))
        card.add(self.grid, 1)
        hint = _(
            "They measure targets and stand in the text and in the table of targets, never in the national "
            "appendix. Figures that come from activities fill themselves. Locked reports keep them as they were."
        )
        words = Label(hint, 12, ink="ink2", wrap=True)
        words.setContentsMargins(theme().px(16), theme().px(6), theme().px(16), theme().px(2))
        card.add(words)
        card.add(KeyHints((("Enter", _("type")), ("Tab", _("next cell")))))
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        """Show the indicators as stored; a ratio that lacks its rows as typed."""
        columns = own_columns([item.name for item in self.workspace.office().departments])
        if self.model.columns != columns:
            self.model.set_columns(columns)
        rows = own_indicators.list_own(self.workspace)
        self.model.set_rows(own_grid_rows([self.waiting.get(row.code, row) for row in rows]))
        self._judge()

    def flush(self) -> None:
        """Keep an open editor's text."""
        super().flush()
        self.grid.commit_open_editor()

    def _commit(self, key: str, column: int, text: str) -> None:
        held = self.waiting.get(key) or own_indicators.get_own(self.workspace, key)
        changed, why_not = typed(held, column, text)
        if why_not:
            self.page.tell(why_not, "err")
        elif changed.kind is RowKind.RATIO and not (changed.numerator and changed.denominator):
            self.waiting[key] = changed
            self.page.tell(
                _("Write the two rows that the ratio is made of, for example own.1 / 4.3.2"), "warn"
            )
        elif changed != held and guarded(self, lambda: own_indicators.change_own(self.workspace, changed)):
            self.waiting.pop(key, None)
            self.page.changed.emit()
        self.refresh()
        if column == KIND and key in self.waiting:
            self.grid.go_to(key, PARTS)

    def _append(self) -> None:
        row = plain_row(fresh_name(own_indicators.list_own(self.workspace)))
        added: list[Row] = []
        if guarded(self, lambda: added.append(own_indicators.add_own(self.workspace, row))):
            self.refresh()
            self.grid.go_to(added[0].code, NAME)
            self.grid.setFocus()
            self.grid.edit_here()
            self.page.changed.emit()

    def _remove(self) -> None:
        key, _column = self.grid.place()
        gone: list[Row] = []
        if not key or not guarded(self, lambda: gone.append(own_indicators.remove_own(self.workspace, key))):
            return
        self.waiting.pop(key, None)
        self.refresh()
        self.page.changed.emit()
        words = _("{name} was removed.").format(name=gone[0].name)
        self.page.tell(words, "accent", _("Undo"), lambda: self._put_back(gone[0]))

    def _put_back(self, row: Row) -> None:
        if guarded(self, lambda: own_indicators.put_back(self.workspace, row)):
            self.refresh()
            self.page.changed.emit()

    def _judge(self) -> None:
        key, _column = self.grid.place()
        self.remove_button.set_ready(bool(key), _("Choose a row first."))
