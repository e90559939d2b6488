"""Appendix 2 as it will be printed: the plan's tasks and how each stands; Enter opens one on the progress page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xacai.domain.progress import Standing, Status
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.models.grid import GridModel
from xacai.ui.status_looks import MARKS
from xacai.ui.theme import theme
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _
from xacai.wording.statuses import status_words


def task_columns() -> tuple[Column, ...]:
    """Task, result, lead, status."""
    return (
        Column(_("Code"), width=76),
        Column(_("Task"), width=160, stretch=3, wrap=True),
        Column(_("Result"), width=120, stretch=2, wrap=True),
        Column(_("Lead"), width=110, stretch=1, wrap=True),
        Column(_("Status"), width=136),
    )


def task_row(standing: Standing) -> GridRow:
    """One task as it stands at the cut-off."""
    task = standing.task
    late = standing.status is Status.OVERDUE
    words = status_words(standing.status)
    cells = (
        CellView(CellKind.CODE, task.key),
        CellView(CellKind.TEXT, task.content),
        CellView(CellKind.TEXT, standing.result, tone="ink2"),
        CellView(CellKind.TEXT, task.lead, tone="ink2"),
        CellView(CellKind.STATUS, words, mark=MARKS[standing.status], tone="err_bg" if late else ""),
    )
    return GridRow(task.key, cells)


class TasksPanel(QWidget):
    """``opened(task key)`` on Enter and double click."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.grid = Grid(GridModel(task_columns()), _("Tasks of the plan"), row_height=34, row_tint=True)
        self.grid.opened.connect(lambda key, column: self.opened.emit(key))
        self.foot = Label(
            _("Taken from the progress page at the cut-off. Enter opens a task there."), 12, ink="ink2"
        )
        self.foot.setContentsMargins(look.px(12), look.px(8), look.px(12), look.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.grid, 1)
        column.addWidget(self.foot)

    def show_standings(self, standings: tuple[Standing, ...]) -> None:
        """Show the tasks."""
        self.grid.grid_model.set_rows([task_row(item) for item in standings])
