"""The report page: outline, words and figures, issues and the printed page, over one report on the desk."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Period, read_period
from xacai.domain.report import Report, ReportState
from xacai.services import computing, deadlines, reporting
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.edits import ReasonEdit
from xacai.ui.reporting.issue_view import issue_items, open_count
from xacai.ui.reporting.issues import IssuesPanel
from xacai.ui.reporting.middle import WORDS, Middle
from xacai.ui.reporting.outline import Outline, OutlinePanel, give_back
from xacai.ui.reporting.outline_view import STATISTICS, TASKS, first_key, outline_items
from xacai.ui.reporting.period_words import long_words, window_words
from xacai.ui.reporting.preview import Preview
from xacai.ui.reporting.printer import Printer
from xacai.ui.reporting.reader import Reader
from xacai.ui.reporting.sheet import row_named
from xacai.ui.reporting.side import WIDTH, Drawer, Side
from xacai.ui.reporting.states import state_view
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.wording.language import _
from xacai.wording.messages import message_of


class ReportingPage(Page):
    """The report of the period that the window looks at."""

    work_page = True

    def title(self) -> str:
        """The page's title."""
        return _("Report")

    def build(self) -> None:
        """Header, three columns, an empty state for a report that is not begun."""
        self.desk = Desk(self.workspace, self)
        self.period: Period | None = None
        self._build_header()
        self.locked_strip = MessageStrip(self)
        self.locked_strip.close_button.hide()
        self.middle = Middle(self.desk, self.undo_stack, self.show_place)
        self.outline = Outline()
        self.printer = Printer(self.workspace, self)
        self.side = Side(IssuesPanel(), Preview(self.printer))
        self.drawer = Drawer(self)
        self.outline_panel: OutlinePanel | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work())
        self.body.addWidget(self.locked_strip)
        self.body.addWidget(self._pages, 1)
        self._empty: EmptyState | None = None
        self._connect()

    def _build_header(self) -> None:
        add = self.header.add_action
        self.issues_button = add(Button("", icon="alert"))
        self.preview_button = add(Button(_("Print preview"), icon="print"))
        self.draft_button = add(Button(_("Help me write"), icon="edit"))
        self.step_button = add(Button("", PRIMARY, icon="check"))
        self.issues_button.hide()

    def _work(self) -> QWidget:
        work, look = QWidget(), theme()
        line = QHBoxLayout(work)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.addWidget(self.outline)
        self._right.addWidget(self.side)
        self.side.setFixedWidth(look.px(WIDTH))
        line.addLayout(self._left)
        line.addWidget(self.middle, 1)
        line.addLayout(self._right)
        return work

    def _connect(self) -> None:
        desk, issues = self.desk, self.side.issues
        desk.checked.connect(self._show_standing)
        desk.content_changed.connect(lambda: self.side.preview.set_report(desk.report))
        desk.keeper.kept.connect(self.changed)
        desk.keeper.refused.connect(self._say_refusal)
        self.outline.chosen.connect(self._choose)
        self.middle.shown.connect(lambda key: self.outline.rows.choose(key))
        self.middle.outline_wanted.connect(self._open_outline)
        self.middle.tasks.opened.connect(lambda key: self.go.emit("progress", key))
        issues.chosen.connect(self.show_place)
        issues.reasoned.connect(self._write_reason)
        self.side.preview.enlarged.connect(self._enlarge)
        self.issues_button.clicked.connect(self._toggle_drawer)
        self.preview_button.clicked.connect(lambda: self._enlarge(self.side.preview.place))
        self.draft_button.clicked.connect(self.draft)
        self.step_button.clicked.connect(self.take_step)
        QShortcut(QKeySequence("F8"), self, activated=self.go_to_open)
        QShortcut(QKeySequence("Ctrl+P"), self, activated=lambda: self._enlarge(self.side.preview.place))

    def refresh(self) -> None:
        """Read the report of the period; say how to begin one where there is none."""
        self.desk.keeper.flush()
        guarded(self, self._read)

    def _read(self) -> None:
        catalogue = self.workspace.catalogue_of_year(self.scope.year or self.workspace.today().year)
        self.period = read_period(self.scope.period) or deadlines.current_period(catalogue, self.workspace.today())
        report = computing.find_report(self.workspace, self.period)
        if report is None:
            self._show_unbegun(self.period)
        elif not (self.desk.open_now and self.desk.report == report and not self.desk.report.locked):
            self._show_report(report)
        else:
            self.desk.open(report)

    def _show_unbegun(self, period: Period) -> None:
        self.desk.close()
        self.printer.set_report(None)
        words = long_words(period)
        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
        sentence = _("The report for {period} is not begun. Opening balances are taken from the period before.")
        begin = _("Begin the report for {period}").format(period=words)
        self._empty = EmptyState("report", sentence.format(period=words), (("begin", begin),))
        self._empty.pressed.connect(lambda key: self.begin())
        self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)
        self.header.set_words(_("Reform report for {period}").format(period=words))
        self.header.set_chips(())
        self.locked_strip.hide()
        self._show_buttons(False)

    def begin(self) -> None:
        """Begin the report of the period."""
        period = self.period
        if period is not None and guarded(self, lambda: reporting.new_report(self.workspace, period)):
            self.changed.emit()
            self.refresh()
            self.middle.figures.grid.setFocus()

    def _show_report(self, report: Report) -> None:
        known = self.desk.open_now and self.desk.report.period == report.period
        self.undo_stack.clear()
        self.desk.open(report)
        self._show_buttons(True)
        self._pages.setCurrentIndex(0)
        self._show_state()
        key = self.middle.key if known and self.middle.key else first_key(self.desk.sheet)
        self.middle.show_key(key)
        self.outline.rows.choose(key)
        self.side.preview.set_report(report)

    def _show_state(self) -> None:
        report = self.desk.report
        said = state_view(report.state)
        days = window_words(self.desk.sheet.facts.window, report.period)
        title = _("Reform report for {period}").format(period=long_words(report.period))
        if report.revision > 1:
            title = _("{title}, correction {number}").format(title=title, number=report.revision - 1)
        self.header.set_words(title)
        self.header.set_chips((Chip(said.words, said.tone, said.mark), Chip(days, "neutral", "calendar")))
        self.step_button.set_text(said.step)
        self.step_button.icon_name = said.icon
        self.draft_button.setVisible(not report.locked)
        self.locked_strip.setVisible(report.locked)
        if report.locked:
            self.locked_strip.say(said.why_locked, "wait", said.step, self.take_step)

    def _show_standing(self) -> None:
        """Issues, outline marks, the count on the drawer's button; a checked report that was edited is a draft."""
        if not self.desk.open_now:
            return
        items = issue_items(self.desk.lookup)
        self.side.set_items(items, self.desk.report.locked)
        count = open_count(items)
        self.issues_button.set_text(_("{count} issues").format(count=count) if count else _("No issues"))
        self.outline.set_items(outline_items(self.desk.sheet), self.middle.key)
        if self.step_button.text() != state_view(self.desk.report.state).step:
            self._show_state()

    def _show_buttons(self, begun: bool) -> None:
        self.issues_button.setVisible(begun and self.room.narrow)
        self.preview_button.setVisible(begun)
        self.draft_button.setVisible(begun)
        self.step_button.setVisible(begun)

    def take_step(self) -> None:
        """The next step: check a draft; then finalise, number and hand over where reports are sent."""
        self.middle.leave()
        if self.desk.report.state is not ReportState.DRAFT:
            if self.desk.keeper.flush():
                self.go.emit("submitting", self.desk.report.period.code)
            return
        guarded(self, self._check)

    def _check(self) -> None:
        report = self.desk.mark_checked()
        errors = [issue for issue in self.desk.sheet.issues if issue.severity is Severity.ERROR]
        if errors:
            self.tell(_("{count} errors are left. Each one is named at the right; a click goes there.").format(count=len(errors)), "err")
            self.show_place(issue_items(self.desk.lookup)[0].place)
            return
        waiting = open_count(issue_items(self.desk.lookup))
        self.changed.emit()
        self._show_state()
        if waiting:
            self.tell(_("No errors. {count} warnings still want a reason before finalising.").format(count=waiting), "warn")
        elif report.state is ReportState.CHECKED:
            self.tell(_("No errors. The report can be finalised."), "ok")

    def draft(self) -> None:
        """Draft the words of the section from its figures."""
        if self.desk.sheet.catalogue.section(self.middle.key) is None:
            self.tell(_("An appendix has no words. Choose a section first."))
            return
        self.middle.show_key(self.middle.key, WORDS)
        if not self.middle.words.draft():
            self.tell(_("There is no sentence to draft here: the figures are missing, or each sentence stands already."))

    def go_to_open(self) -> None:
        """F8: the next open or doubtful cell of the report."""
        if not self.desk.open_now:
            return
        self.middle.leave()
        code = self.middle.figures.go_to_open()
        if code:
            self.show_place(f"cell {code}")
        else:
            self.tell(_("Every cell is entered and nothing is doubtful."), "ok")

    def show_place(self, place: str) -> None:
        """``cell 3.3.3.1``, ``section II.2``, ``form 3``, a row's code or number, ``task II.1/2``."""
        kind, _space, code = place.partition(" ")
        if not self.desk.open_now:
            return
        if kind == "task":
            self.go.emit("progress", code)
        elif kind == "target":
            self.go.emit("planning", place)
        elif kind == "issue":
            self.side.issues.ask(code)
        elif kind in {"section", "appendix"}:
            self._show_section(code if kind == "section" else place)
        elif kind == "form":
            self._show_form(code)
        else:
            self._show_cell(code if kind == "cell" else place)

    def _show_section(self, key: str) -> None:
        known = key in {STATISTICS, TASKS} or self.desk.sheet.catalogue.section(key) is not None
        if known:
            self.middle.show_key(key, WORDS)
            self.middle.words.editor.setFocus()

    def _show_form(self, number: str) -> None:
        form = self.desk.sheet.catalogue.form(number)
        first = next((row.code for row in form.rows if row.typed), "") if form is not None else ""
        self._show_cell(first)

    def _show_cell(self, name: str) -> None:
        row = row_named(self.desk.sheet.catalogue, name)
        if row is not None and self.middle.go_to_cell(row.code):
            self.middle.figures.grid.setFocus()
        elif self.desk.sheet.catalogue.section(name) is not None:
            self._show_section(name)

    def _choose(self, key: str) -> None:
        self._close_outline()
        self.middle.show_key(key)
        if self.middle.showing_figures:
            self.middle.figures.grid.setFocus()

    def _write_reason(self, key: str, words: str) -> None:
        guarded(self, lambda: self.undo_stack.push(ReasonEdit(self.desk, key, words, self.show_place)))

    def _say_refusal(self, issue: Issue) -> None:
        self.tell(message_of(issue), "err", _("Try again"), lambda: self.desk.keeper.flush())

    def _enlarge(self, place: int) -> None:
        if self.desk.open_now:
            self.middle.leave()
            self.printer.set_report(self.desk.report)
            Reader(self.printer, place, self).open()

    def fit(self) -> None:
        """Below 1200 px outline and right side become a button and a drawer."""
        narrow = self.room.narrow
        self._close_outline()
        self.drawer.hide()
        self.outline.setVisible(not narrow)
        self.middle.set_narrow(narrow)
        (self.drawer.body if narrow else self._right).addWidget(self.side)
        self.side.setMinimumWidth(0)
        self.side.setMaximumWidth(16777215 if narrow else theme().px(WIDTH))
        if not narrow:
            self.side.setFixedWidth(theme().px(WIDTH))
        self.side.show()
        self.preview_button.set_text("" if narrow else _("Print preview"))
        self.preview_button.setAccessibleName(_("Print preview"))
        self.issues_button.setVisible(narrow and self.desk.open_now)

    def _toggle_drawer(self) -> None:
        if self.drawer.isVisible():
            self.drawer.hide()
            return
        self.drawer.open_over(self._pages.y())
        self.side.issues.rows.setFocus()

    def _open_outline(self) -> None:
        if self.outline_panel is None:
            self.outline_panel = OutlinePanel(self.window())
        button = self.middle.outline_button
        corner = button.mapToGlobal(button.rect().bottomLeft())
        self.outline_panel.open(self.outline, corner, self.height())

    def _close_outline(self) -> None:
        if self.outline_panel is not None:
            self.outline_panel.hide()
            give_back(self.outline, self._left)
            self.outline_panel.deleteLater()
            self.outline_panel = None
            self.outline.setVisible(not self.room.narrow)

    def leave(self) -> bool:
        """Keep everything; where the store refuses, ask before what was typed is left behind."""
        if not self.desk.open_now:
            return True
        self.middle.leave()
        self.side.issues.keep()
        if self.desk.keeper.flush():
            return True
        question = _("The last changes are not on disk. Leave the page and lose them?")
        answer = QMessageBox.question(self, _("Notice"), question)
        return answer == QMessageBox.StandardButton.Yes
