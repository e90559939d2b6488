"""The widgets of the evidence page: tabs and search above, grid or the next step at the left, panel at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.evidence import Evidence, Lack
from xacai.ui.evidence import view
from xacai.ui.evidence.panel import DocumentPanel, LackPanel
from xacai.ui.models.grid import GridModel
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.segments import Choice, Tabs
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _, ngettext

REGISTER, MISSING = "register", "missing"
_GRID, _EMPTY, _LACKS, _PROVEN = range(4)


class Workplace(QWidget):
    """Shows a :class:`view.Desk`. ``turned`` when another tab or search was chosen."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: view.Desk | None = None
        self._panel_wanted = True
        self.tabs = Tabs(_tabs(0, 0), REGISTER, _("Evidence"))
        hint = _("Number, abstract, task; no diacritics needed")
        self.query = LineEdit(_("Search the register"), hint=hint)
        self.query.setProperty("finds", True)
        self.query.setClearButtonEnabled(True)
        self.take_in = Button("", OUTLINED, icon="file-in")
        self.grid = Grid(GridModel(view.columns()), _("Register"), row_height=42, row_tint=True)
        self.lack_grid = Grid(GridModel(view.lack_columns()), _("Missing"), row_height=42, row_tint=True)
        self.panel, self.lack_panel = DocumentPanel(), LackPanel()
        self.places = QStackedWidget()
        self._make_places()
        self._lay_out()
        self.tabs.chosen.connect(lambda _key: self.turned.emit())
        self.query.textChanged.connect(lambda _text: self.turned.emit())
        for grid in (self.grid, self.lack_grid):
            grid.place_changed.connect(lambda _key, _column: self.show_panel())

    @property
    def missing(self) -> bool:
        """Whether the tab of what is missing is open."""
        return self.tabs.current == MISSING

    @property
    def chosen(self) -> str:
        """The key of the document under the cursor; empty where there is none."""
        key = self.grid.place()[0]
        return key if key != view.NEW else ""

    @property
    def lack(self) -> Lack | None:
        """The missing thing under the cursor."""
        key = self.lack_grid.place()[0]
        at = int(key) if key else -1
        found = self._desk.lacks if self._desk is not None else ()
        return found[at] if 0 <= at < len(found) else None

    def show_desk(self, desk: view.Desk, fresh: Evidence | None) -> None:
        """Show another reading, with the row being entered on top."""
        self._desk = desk
        self.tabs.set_choices(_tabs(len(desk.register), len(desk.lacks)))
        self.grid.grid_model.set_rows(view.rows(desk, self.query.text(), fresh))
        self.lack_grid.grid_model.set_rows(view.lack_rows(desk))
        empty = not desk.register and fresh is None
        register, lacking = (_EMPTY if empty else _GRID), (_LACKS if desk.lacks else _PROVEN)
        self.places.setCurrentIndex(lacking if self.missing else register)
        self.query.setVisible(not self.missing and not empty)
        count = len(desk.named)
        words = ngettext("Enter the {count} named document", "Enter the {count} named documents", count)
        self.take_in.set_text(words.format(count=count))
        self.take_in.setVisible(self.missing and count > 0)
        self.show_panel()

    def show_panel(self, wanted: bool | None = None) -> None:
        """Show what is chosen; ``wanted`` opens or closes the panel."""
        self._panel_wanted = self._panel_wanted if wanted is None else wanted
        if self._desk is None:
            return
        self.panel.show_document(self._desk, self._desk.proven(self.chosen))
        self.lack_panel.show_lack(self.lack)
        shown = self._panel_wanted and self.places.currentIndex() in (_GRID, _LACKS)
        self.panel.setVisible(shown and not self.missing)
        self.lack_panel.setVisible(shown and self.missing)

    def toggle_panel(self) -> None:
        """Open or close the panel."""
        self.show_panel(not self._panel_wanted)

    def _make_places(self) -> None:
        sentence = _(
            "The register is empty. Enter a document once and link it to every task and figure that it proves; "
            "files may be dropped here."
        )
        actions = (
            ("new", _("New document")),
            ("missing", _("See what is missing")),
            ("files", _("Choose files…")),
        )
        self.empty = EmptyState("evidence", sentence, actions)
        self.proven = EmptyState("done", _("Everything that is done in the period has its document."))
        for widget in (_in_card(self.grid), self.empty, _in_card(self.lack_grid), self.proven):
            self.places.addWidget(widget)

    def _lay_out(self) -> None:
        column, above, line = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (column, above, line):
            layout.setSpacing(theme().px(8))
        above.addWidget(self.tabs)
        above.addStretch(1)
        above.addWidget(self.take_in)
        above.addWidget(self.query)
        self.query.setFixedWidth(theme().px(300))
        line.addWidget(self.places, 1)
        for panel in (self.panel, self.lack_panel):
            panel.setFixedWidth(theme().px(300))
            line.addWidget(panel)
        column.addLayout(above)
        column.addLayout(line, 1)


def _tabs(documents: int, lacks: int) -> tuple[Choice, Choice]:
    return (
        Choice(REGISTER, _("Register"), str(documents)),
        Choice(MISSING, _("Missing"), str(lacks) if lacks else ""),
    )


def _in_card(widget: QWidget) -> Card:
    card = Card(flush=True)
    card.add(widget, 1)
    return card
