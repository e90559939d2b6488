"""Who answers for each indicator: the catalogue's department, or the one that the office names instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.catalogue import Catalogue
from xacai.domain.office import find_department
from xacai.domain.text import nfc, squeeze
from xacai.services import collecting
from xacai.services.workspace import Workspace
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded, tell
from xacai.ui.reporting.collect_view import OWNER, owner_columns, owner_rows
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class OwnersPanel(QWidget):
    """A grid edited in place: an emptied cell follows the catalogue again."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._catalogue: Catalogue | None = None
        self.model = GridModel(owner_columns(()), ())
        self.grid = Grid(
            self.model, _("Departments that answer for indicators"), row_height=34, row_tint=True
        )
        self.back_button = Button(_("Back to the departments"), icon="left")
        self.back_button.setAutoDefault(False)
        hint = _("An emptied cell follows the catalogue again. Sheets that are already out stay as they are.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(Label(hint, 12, ink="ink2", wrap=True))
        column.addWidget(self.grid, 1)
        foot = QHBoxLayout()
        foot.addWidget(KeyHints((("Enter", _("type")), ("Delete", _("as in the catalogue")))), 1)
        foot.addWidget(self.back_button)
        column.addLayout(foot)
        self.grid.committed.connect(self._commit)
        self.back_button.clicked.connect(self._leave)

    def show_owners(self, catalogue: Catalogue) -> None:
        """Show every row with its owner."""
        self._catalogue = catalogue
        names = [item.name for item in self._workspace.office().departments]
        self.model.set_columns(owner_columns(names))
        self._renew()
        self.grid.setFocus()

    def _renew(self) -> None:
        if self._catalogue is not None:
            self.model.set_rows(owner_rows(self._catalogue, collecting.owners(self._workspace)))

    def _commit(self, code: str, column: int, text: str) -> None:
        if column != OWNER or self._catalogue is None:
            return
        written = squeeze(nfc(text))
        known = find_department(self._workspace.office().departments, written)
        row = self._catalogue.row(code)
        if written and known is None:
            tell(
                self,
                _("“{name}” is no department of the office. Choose one from the list.").format(name=written),
                "err",
            )
        else:
            own = known.name if known is not None else ""
            chosen = None if not own or (row is not None and row.owner == own) else own
            guarded(self, lambda: collecting.set_owner(self._workspace, code, chosen))
        self._renew()

    def _leave(self) -> None:
        self.grid.commit_open_editor()
        self.left.emit()
