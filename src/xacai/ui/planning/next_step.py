"""The primary button of the plan: issue it, open an amendment, issue the amendment. Refusals are said in the panel."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from xacai.domain.plan import check_plan, issued_number
from xacai.services import planning
from xacai.services.legibility import plan_letters
from xacai.services.planning import Issuing
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.planning import view
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.issue_panel import AmendPanel, IssuePanel
from xacai.ui.planning.plan_view import PlanView
from xacai.wording.language import _
from xacai.wording.messages import message_of


class NextStep(QObject):
    """Opens the panel that belongs to the plan's state and does what was confirmed in it."""

    def __init__(self, desk: PlanDesk, page: Page, plan_view: PlanView) -> None:
        super().__init__(page)
        self._desk, self._page, self._view = desk, page, plan_view
        self.issue_panel: IssuePanel | None = None
        self.amend_panel: AmendPanel | None = None

    def take(self, button: QWidget) -> None:
        """Open the panel under the button."""
        self._view.keep()
        step, words = view.next_step(self._desk.plan)
        corner = button.mapToGlobal(QPoint(0, button.height() + 4))
        if step == view.AMEND:
            self._amending().open_at(corner)
            return
        plan = self._desk.plan
        decided = plan.head.issued_by.day if plan.head.issued_by else None
        day = plan.head.day or decided or self._page.workspace.today()
        found = (*check_plan(plan), *plan_letters(plan))
        self._issuing().open_at(words, found, plan.head, day, corner)

    def close(self) -> None:
        """Hide the panels."""
        for panel in (self.issue_panel, self.amend_panel):
            if panel is not None:
                panel.hide()

    def _issuing(self) -> IssuePanel:
        if self.issue_panel is None or self.issue_panel.parentWidget() is not self._page.window():
            self.issue_panel = IssuePanel(self._page.window())
            self.issue_panel.confirmed.connect(self._issue)
            self.issue_panel.place_chosen.connect(self._view.go_to)
        return self.issue_panel

    def _amending(self) -> AmendPanel:
        if self.amend_panel is None or self.amend_panel.parentWidget() is not self._page.window():
            self.amend_panel = AmendPanel(self._page.window())
            self.amend_panel.confirmed.connect(self._amend)
        return self.amend_panel

    def _issue(self, issuing: Issuing) -> None:
        panel, key = self._issuing(), self._desk.plan.key
        workspace = self._page.workspace
        if guarded(
            self._page,
            lambda: planning.issue_plan(workspace, key, issuing),
            lambda issue: panel.refuse(message_of(issue)),
        ):
            words = _(
                "The plan was issued as No. {number} and is locked now. Next: print it, or record progress."
            )
            issued = planning.get_plan(workspace, key)
            self._done(panel, words.format(number=issued_number(issued.head)))

    def _amend(self, basis: str) -> None:
        panel, key = self._amending(), self._desk.plan.key
        if guarded(
            self._page,
            lambda: planning.amend(self._page.workspace, key, basis=basis),
            lambda issue: panel.refuse(message_of(issue)),
        ):
            self._done(
                panel, _("The amendment is open. What you change is marked with a corner in its cell.")
            )

    def _done(self, panel: QWidget, words: str) -> None:
        panel.hide()
        self._page.refresh()
        self._page.changed.emit()
        self._page.tell(words, "ok")
        self._view.tasks.grid.setFocus()
