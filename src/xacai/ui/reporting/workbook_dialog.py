"""The province's Excel file beside the catalogue: which cell shows which row, mended in place, then filled or read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QInputDialog, QMenu, QVBoxLayout, QWidget

from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import Issue
from xacai.domain.workbook_map import WorkbookMap, check_map
from xacai.ui.models.grid import GridModel
from xacai.ui.reporting.workbook_view import CODE, Mapped, added, count_line, map_columns, map_rows, mended
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.issue_list import IssueList
from xacai.ui.widgets.label import ElidedLabel, Label
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _


class WorkbookDialog(QDialog):
    """``wanted(verb)`` with ``fill``, ``read``, ``export`` or ``import``; ``chosen(name)`` for a kept mapping."""

    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, file: str, catalogue: Catalogue, sheets: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Fill in the province's Excel file"))
        self._catalogue, self._sheets = catalogue, sheets
        self.mapped: tuple[Mapped, ...] = ()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[theme().px(16)] * 4)
        self.column.setSpacing(theme().px(8))
        self._add_head(file)
        self._add_grid()
        self._add_buttons()
        window = parent.window()
        self.resize(min(window.width() - 40, theme().px(1080)), min(window.height() - 40, theme().px(640)))

    def _add_head(self, file: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(ElidedLabel(file, 14, strong=True), 1)
        line.addWidget(Label(_("Mapping"), 12, ink="ink2"))
        self.name_field = LineEdit(_("Name of the mapping"), "", _("Name of the mapping"))
        self.name_field.setMinimumWidth(theme().px(220))
        line.addWidget(self.name_field)
        self.kept_button = Button(_("Kept mappings"), icon="folder", menu_arrow=True)
        self.menu = QMenu(self.kept_button)
        self.kept_button.clicked.connect(
            lambda: self.menu.popup(self.kept_button.mapToGlobal(self.kept_button.rect().bottomLeft()))
        )
        line.addWidget(self.kept_button)
        self.column.addLayout(line)
        self.said = Label("", 12, ink="ink2", wrap=True)
        self.column.addWidget(self.said)

    def _add_grid(self) -> None:
        self.model = GridModel(map_columns(), ())
        self.grid = Grid(self.model, _("Mapped cells"), row_height=34, row_tint=True)
        self.grid.committed.connect(self._mend)
        self.column.addWidget(self.grid, 1)
        self.issues = IssueList(_("To look at"))
        self.issues.place_chosen.connect(lambda place: self.grid.go_to(place, CODE))
        self.issues.hide()
        self.column.addWidget(self.issues)

    def _add_buttons(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        self.add_button = Button(_("Add a cell…"), TEXT, icon="plus")
        self.add_button.clicked.connect(self._ask_cell)
        line.addWidget(self.add_button)
        line.addStretch(1)
        close = Button(_("Close"), TEXT)
        close.clicked.connect(self.reject)
        self.read_button = Button(_("Read the filled file back…"), icon="file-in")
        self.fill_button = Button(_("Fill in and write a file…"), PRIMARY, icon="export")
        self.read_button.clicked.connect(lambda: self.wanted.emit("read"))
        self.fill_button.clicked.connect(lambda: self.wanted.emit("fill"))
        for button in (close, self.read_button, self.fill_button):
            line.addWidget(button)
        self.column.addLayout(line)

    def set_kept(self, names: tuple[str, ...]) -> None:
        """The mappings there are, then taking one in from a file and writing one out."""
        self.menu.clear()
        for name in names:
            self.menu.addAction(name).triggered.connect(lambda _on=False, name=name: self.chosen.emit(name))
        if names:
            self.menu.addSeparator()
        for words, verb in (
            (_("Take a mapping in…"), "import"),
            (_("Write the mapping to a file…"), "export"),
        ):
            self.menu.addAction(words).triggered.connect(lambda _on=False, verb=verb: self.wanted.emit(verb))

    def show_mapping(self, name: str, mapped: tuple[Mapped, ...]) -> None:
        """Show a mapping under its name."""
        self.name_field.set_text(name)
        self._show(mapped)

    def mapping(self) -> WorkbookMap:
        """The mapping as it stands on the screen."""
        self.grid.commit_open_editor()
        name = " ".join(self.name_field.text().split())
        return WorkbookMap(name, self._catalogue.id, entries=tuple(item.entry for item in self.mapped))

    def show_issues(self, issues: tuple[Issue, ...]) -> None:
        """What stands against the mapping or the file."""
        self.issues.set_issues(issues)
        self.issues.setVisible(bool(issues))
        self.issues.setFixedHeight(min(self.issues.whole_height() + 4, theme().px(140)))

    def _mend(self, key: str, column: int, text: str) -> None:
        self._show(mended(self.mapped, key, column, text))

    def _show(self, mapped: tuple[Mapped, ...]) -> None:
        self.mapped = mapped
        self.model.set_rows(map_rows(mapped, self._catalogue))
        self.said.setText(count_line(mapped))
        self.fill_button.set_ready(bool(mapped), _("No cell is mapped yet."))
        self.read_button.set_ready(bool(mapped), _("No cell is mapped yet."))
        entries = tuple(item.entry for item in mapped)
        stopping = check_map(WorkbookMap("m", self._catalogue.id, entries=entries), self._catalogue)
        self.show_issues(stopping if entries else ())

    def _ask_cell(self) -> None:
        hint = _("Sheet and cell, e.g. {sheet}!C12").format(sheet=self._sheets[0] if self._sheets else "1")
        text, agreed = QInputDialog.getText(self, _("Add a cell…"), hint)
        if agreed:
            self.add_cell(text)

    def add_cell(self, text: str) -> None:
        """Map one more cell, written ``sheet!C12``; without a sheet the first one is meant."""
        sheet, _mark, cell = text.rpartition("!")
        name = next((own for own in self._sheets if own.casefold() == sheet.strip("' ").casefold()), None)
        target = name if name is not None else (self._sheets[0] if self._sheets and not sheet else "")
        mapped = added(self.mapped, target, cell) if target else self.mapped
        if mapped != self.mapped:
            self._show(mapped)
            self.grid.go_to(self.mapped[-1].entry.place, CODE)
