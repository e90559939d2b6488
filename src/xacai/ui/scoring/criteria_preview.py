"""What a file of criteria holds, and what is wrong with it, before anything is taken over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue
from xacai.ui.scoring.criteria_view import preview_words
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.issue_list import IssueList, count_words
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _
from xacai.wording.scores import points_words


class CriteriaPreview(QDialog):
    """``open()`` it; ``accepted`` where the set is to be worked on. Without a readable set only the faults stand."""

    def __init__(
        self, name: str, found: CriteriaSet | None, issues: tuple[Issue, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A look at {name}").format(name=name))
        self.resize(look.px(640), look.px(460))
        column, line = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        if found is not None:
            column.addWidget(Label(found.title, 14, strong=True, wrap=True))
            column.addWidget(Label(preview_words(found), 13, wrap=True))
            column.addWidget(self._tree(found), 2)
        else:
            column.addWidget(Label(_("{name} cannot be used as it is.").format(name=name), 14, strong=True))
        self.faults = IssueList()
        self.faults.set_issues(issues)
        if issues:
            column.addWidget(Label(count_words(issues), 12, ink="ink2"))
            column.addWidget(self.faults, 1)
        self.take_button = Button(_("Take over as the set in work"), PRIMARY)
        cancel = Button(_("Cancel") if found is not None else _("Close"), TEXT)
        self.take_button.setVisible(found is not None)
        self.take_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        line.addWidget(Label(_("Nothing has changed so far."), 12, ink="ink2"))
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.take_button)
        column.addLayout(line)

    def _tree(self, found: CriteriaSet) -> RowList:
        rows = RowList(_("Criteria"))
        rows.set_rows(
            tuple(
                ListRow(
                    item.code,
                    f"{'    ' * (item.level - 1)}{item.code}  {item.title}",
                    right=points_words(most) if (most := item.max_points or found.maximum(item.code)) else "",
                    strong=item.level == 1,
                )
                for item in found.criteria
            )
        )
        return rows
