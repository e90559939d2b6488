"""The first page (Tổng quan): what to do today, the plan by field, days to the cut-off, key ratios."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from xacai.domain.issue import Refusal
from xacai.domain.period import Period, PeriodKind, read_period
from xacai.services.overview import Overview, overview
from xacai.ui.home.cut_off_card import CutOffCard
from xacai.ui.home.plan_card import PlanCard
from xacai.ui.home.ratios_card import RatiosCard
from xacai.ui.home.view import as_one_row, field_rows
from xacai.ui.home.words import day_in_words
from xacai.ui.home.work_view import WorkItem, subtitle, work_aside, work_items
from xacai.ui.page import Page
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.work_list import WorkList, WorkRow
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.periods import bare_words


class HomePage(Page):
    """Reads everything at each visit; holds no state of its own."""

    def title(self) -> str:
        """The page's word; the header shows today's date."""
        return _("Overview")

    def build(self) -> None:
        """Cards in two columns."""
        self.view: Overview | None = None
        self.items: dict[str, WorkItem] = {}
        self.progress_button = self.header.add_action(Button(_("Update progress"), icon="progress"))
        self.report_button = self.header.add_action(Button(_("Report"), icon="report"))
        self.work_card, self.work = Card(_("What to do"), " "), WorkList()
        self.work_card.add(self.work, 1)
        self.plan_card, self.cut_off_card, self.ratios_card = PlanCard(), CutOffCard(), RatiosCard()
        self._left, self._right, self._columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._left.addWidget(self.work_card, 1)
        self._left.addWidget(self.plan_card)
        self._right.addWidget(self.cut_off_card)
        self._right.addWidget(self.ratios_card, 1)
        self._columns.addLayout(self._left, 62)
        self._columns.addLayout(self._right, 38)
        self.body.addLayout(self._columns, 1)
        self._connect()

    def _connect(self) -> None:
        self.progress_button.clicked.connect(lambda: self.go.emit("progress", ""))
        self.report_button.clicked.connect(lambda: self.go.emit("reporting", ""))
        self.work.pressed.connect(self._open_work)
        self.plan_card.place_chosen.connect(lambda place: self.go.emit("progress", place))
        self.plan_card.plan_wanted.connect(lambda: self.go.emit("planning", ""))
        self.cut_off_card.report_chosen.connect(self._open_report)
        self.ratios_card.cell_chosen.connect(lambda code: self.go.emit("reporting", f"cell {code}"))

    def refresh(self) -> None:
        """Read the overview of the period; a period before the office's time is said in a sentence."""
        period = read_period(self.scope.period) or Period(PeriodKind.YEAR, self.scope.year)
        self.report_button.set_text(_("Report of {period}").format(period=bare_words(period)))
        try:
            self.view = overview(self.workspace, period)
        except Refusal as refusal:
            self.view = None
            self.tell(message_of(refusal.issue), "warn")
        self._show()

    def fit(self) -> None:
        """Margins by room; the plan as one row of blocks where its fields do not fit."""
        gap = theme().px(8 if self.room.low else 12 if self.room.narrow else 16)
        for layout in (self._left, self._right, self._columns):
            layout.setSpacing(gap)
        self._show_plan()

    def _show(self) -> None:
        self.header.set_words(day_in_words(self.workspace.today()))
        for card in (self.work_card, self.plan_card, self.cut_off_card, self.ratios_card):
            card.setVisible(self.view is not None)
        if self.view is None:
            return
        self.header.set_words(day_in_words(self.view.today), subtitle(self.view))
        items = work_items(self.view)
        self.items = {item.key: item for item in items}
        self.work_card.set_title(_("What to do"), work_aside(self.view))
        self.work.set_rows([_work_row(item) for item in items])
        self.cut_off_card.show_overview(self.view)
        self.ratios_card.show_overview(self.view)
        self._show_plan()

    def _show_plan(self) -> None:
        if self.view is None:
            return
        rows = len(field_rows(self.view))
        self.plan_card.show_overview(self.view, as_one_row(self.room, rows, len(self.items)))

    def _open_work(self, key: str) -> None:
        item = self.items.get(key)
        if item is not None:
            self.go.emit(item.page, item.place)

    def _open_report(self, code: str) -> None:
        """The report being worked on opens for entry, another one where its sendings stand."""
        if code == self.scope.period:
            self.go.emit("reporting", "")
        else:
            self.go.emit("submitting", code)


def _work_row(item: WorkItem) -> WorkRow:
    return WorkRow(
        item.key, item.mark, item.text, item.second, item.when, item.when_second, item.verb, item.tone
    )
