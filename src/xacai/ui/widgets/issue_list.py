"""The problems of a page: click or Enter goes to the place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xacai.domain.issue import Issue, Severity
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _
from xacai.wording.messages import message_of

_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "doubtful"}


class IssueList(RowList):
    """Rows made of issues. ``place_chosen(where)`` gives the issue's ``where``; ``issue_chosen`` the issue itself."""

    place_chosen = Signal(str)
    issue_chosen = Signal(object)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name or _("Issues"), parent=parent)
        self.issues: tuple[Issue, ...] = ()
        self.opened.connect(self._say_place)

    def set_issues(self, issues: Sequence[Issue]) -> None:
        """Show issues, errors first; the sentence stands in full and wraps."""
        order = list(_MARKS)
        self.issues = tuple(sorted(issues, key=lambda issue: order.index(issue.severity)))
        self.set_rows([issue_row(issue, str(place)) for place, issue in enumerate(self.issues)])

    def _say_place(self, key: str) -> None:
        issue = self.issues[int(key)]
        self.place_chosen.emit(issue.where)
        self.issue_chosen.emit(issue)


def issue_row(issue: Issue, key: str) -> ListRow:
    """One issue as a row: the first sentence above, the rest below."""
    first, dot, rest = message_of(issue).partition(". ")
    return ListRow(key, first + dot.strip(), rest or issue.where, _MARKS[issue.severity])


def count_words(issues: Sequence[Issue]) -> str:
    """How many of each: "1 error, 2 warnings"; empty where there is none."""
    words = (
        (Severity.ERROR, _("errors: {count}")),
        (Severity.WARNING, _("warnings: {count}")),
        (Severity.QUESTION, _("questions: {count}")),
    )
    counts = ((text, sum(issue.severity is severity for issue in issues)) for severity, text in words)
    return ", ".join(text.format(count=count) for text, count in counts if count)
