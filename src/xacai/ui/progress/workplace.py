"""Where the tasks and the chosen one stand side by side; without a plan, the next step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xacai.ui.progress.panel import TaskPanel
from xacai.ui.progress.views import TaskViews
from xacai.ui.theme import theme
from xacai.ui.widgets.empty_state import EmptyState
from xacai.wording.language import _


class Workplace(QStackedWidget):
    """Page 0 holds views and panel, page 1 the sentence of a year without a plan."""

    plan_wanted = Signal()

    def __init__(self, views: TaskViews, panel: TaskPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        work, empty = QWidget(), QWidget()
        line, column = QHBoxLayout(work), QVBoxLayout(empty)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        line.addWidget(views, 1)
        line.addWidget(panel)
        panel.setFixedWidth(theme().px(316))
        sentence = _("There is no plan of this year yet, so there are no tasks to follow.")
        state = EmptyState("progress", sentence, (("planning", _("Open the plan page")),))
        state.pressed.connect(lambda _key: self.plan_wanted.emit())
        column.addWidget(state)
        self.addWidget(work)
        self.addWidget(empty)
