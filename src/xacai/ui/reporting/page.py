"""The report page: outline, words and figures, issues and the printed page, over one report on the desk."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QStackedWidget

from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Period, read_period
from xacai.domain.report import Report, ReportState
from xacai.services import computing, deadlines, reporting
from xacai.services.publishing import report_file_stem
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.printing.preview import PrintPreview
from xacai.ui.reporting.catalogue_move import MoveStrip
from xacai.ui.reporting.collect import CollectDialog
from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.edits import ReasonEdit
from xacai.ui.reporting.head import Head
from xacai.ui.reporting.issue_view import issue_items, open_count
from xacai.ui.reporting.issues import IssuesPanel
from xacai.ui.reporting.jumping import Jumper
from xacai.ui.reporting.middle import WORDS, Middle
from xacai.ui.reporting.outline import Outline
from xacai.ui.reporting.outline_view import first_key, outline_items
from xacai.ui.reporting.preview import Preview
from xacai.ui.reporting.printer import Printer
from xacai.ui.reporting.sheet import reference_text
from xacai.ui.reporting.side import Side
from xacai.ui.reporting.word_desk import WordDesk
from xacai.ui.reporting.work import WorkArea
from xacai.ui.widgets.empty_state import EmptyState
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of
from xacai.wording.periods import long_words


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
        self.head = Head(self.header)
        self.middle = Middle(self.desk, self.undo_stack, self.show_place)
        self.outline = Outline()
        self.printer = Printer(self.workspace, self)
        self.side = Side(IssuesPanel(), Preview(self.printer))
        self.jumper = Jumper(self.desk, self.middle, self.side.issues, self.go.emit)
        self.work = WorkArea(self.outline, self.middle, self.side, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.work)
        self._empty: EmptyState | None = None
        self.body.addWidget(self.head.locked_strip)
        self.move_strip = MoveStrip(self.workspace, self._keep_all, self)
        self.body.addWidget(self.move_strip)
        self.body.addWidget(self._pages, 1)
        self._connect()

    def _connect(self) -> None:
        desk, head, issues = self.desk, self.head, self.side.issues
        desk.checked.connect(self._show_standing)
        desk.content_changed.connect(lambda: self.side.preview.set_report(desk.report))
        desk.keeper.kept.connect(self.changed)
        desk.keeper.refused.connect(self._say_refusal)
        self.outline.chosen.connect(self._choose)
        self.middle.shown.connect(lambda key: self.outline.rows.choose(key))
        self.middle.figures.period_wanted.connect(self.period_wanted)
        self.middle.tasks.opened.connect(lambda key: self.go.emit("progress", key))
        self.move_strip.moved.connect(self._show_moved)
        issues.chosen.connect(self._show_issue)
        issues.reasoned.connect(self._write_reason)
        issues.contradicted.connect(self._offer_row)
        self.side.preview.enlarged.connect(self._enlarge)
        head.issues_button.clicked.connect(self.work.toggle_drawer)
        head.preview_button.clicked.connect(self._enlarge_here)
        head.draft_button.clicked.connect(self.draft)
        self.word_desk = WordDesk(self, desk, head.files_button, self.middle.leave)
        self.word_desk.collect_action.triggered.connect(self.collect)
        head.step_button.clicked.connect(self.take_step)
        self.middle.figures.grid.next_wanted.connect(self.go_to_open)
        QShortcut(QKeySequence("F8"), self, self.go_to_open)
        QShortcut(QKeySequence("Ctrl+P"), self, self._enlarge_here)

    def refresh(self) -> None:
        """Read the report of the period; say how to begin one where there is none."""
        self.desk.keeper.flush()
        guarded(self, self._read)

    def _read(self) -> None:
        today = self.workspace.today()
        catalogue = self.workspace.catalogue_of_year(self.scope.year or today.year)
        self.period = read_period(self.scope.period) or deadlines.current_period(catalogue, today)
        report = computing.find_report(self.workspace, self.period)
        if report is None:
            self._show_unbegun(self.period)
        else:
            self._show_report(report)

    def _show_unbegun(self, period: Period) -> None:
        self.desk.close()
        self.printer.set_report(None)
        self.head.show_unbegun(period)
        self.move_strip.set_report(None)
        if self._empty is not None:
            self._pages.removeWidget(self._empty)
            self._empty.deleteLater()
        words = long_words(period)
        sentence = _(
            "The report for {period} is not begun. Opening balances are taken from the period before."
        )
        begin = _("Begin the report for {period}").format(period=words)
        self._empty = EmptyState("report", sentence.format(period=words), (("begin", begin),))
        self._empty.pressed.connect(lambda key: self.begin())
        self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)

    def begin(self) -> None:
        """Begin the report of the period."""
        period = self.period
        if period is not None and guarded(self, lambda: reporting.new_report(self.workspace, period)):
            self.changed.emit()
            self.refresh()
            self.middle.figures.grid.setFocus()

    def _show_report(self, report: Report) -> None:
        """Show a report as it stands in the store; the undo stack stays as long as it is the same one."""
        known = self.desk.open_now and self.desk.report.period == report.period
        if not known or self.desk.report != report:
            self.undo_stack.clear()
        self.desk.open(report)
        self._pages.setCurrentWidget(self.work)
        self.head.show_report(self.desk.sheet, self.take_step)
        self.move_strip.set_report(report)
        key = self.middle.key if known and self.middle.key else first_key(self.desk.sheet)
        self.outline.set_items(outline_items(self.desk.sheet), key)
        self.middle.show_key(key)
        self.side.preview.set_report(report)

    def _show_standing(self) -> None:
        """Issues, outline marks, the count on the drawer's button; a checked report that was edited is a draft."""
        if not self.desk.open_now:
            return
        items = issue_items(self.desk.lookup)
        self.side.set_items(items, self.desk.report.locked)
        self.head.show_count(open_count(items))
        self.outline.set_items(outline_items(self.desk.sheet), self.middle.key)
        if self.head.is_stale(self.desk.sheet):
            self.head.show_report(self.desk.sheet, self.take_step)

    def take_step(self) -> None:
        """The next step: check a draft; then finalise, number and hand over where reports are sent."""
        self.middle.leave()
        self.side.issues.keep()
        if self.desk.report.state is ReportState.DRAFT:
            guarded(self, self._check)
        elif self.desk.keeper.flush():
            self.go.emit("submitting", self.desk.report.period.code)

    def _check(self) -> None:
        report = self.desk.mark_checked()
        items = issue_items(self.desk.lookup)
        errors = sum(1 for issue in self.desk.sheet.issues if issue.severity is Severity.ERROR)
        if errors:
            words = ngettext(
                "{count} error is left. It is named at the right; a click goes there.",
                "{count} errors are left. Each one is named at the right; a click goes there.",
                errors,
            )
            self.tell(words.format(count=errors), "err")
            self.show_place(items[0].place)
            return
        self.changed.emit()
        self.head.show_report(self.desk.sheet, self.take_step)
        if waiting := open_count(items):
            words = ngettext(
                "No errors. {count} warning still wants a reason before finalising.",
                "No errors. {count} warnings still want a reason before finalising.",
                waiting,
            )
            self.tell(words.format(count=waiting), "warn")
        elif report.state is ReportState.CHECKED:
            self.tell(_("No errors. The report can be finalised."), "ok")

    def draft(self) -> None:
        """Draft the words of the section from its figures."""
        if self.desk.sheet.catalogue.section(self.middle.key) is None:
            self.tell(_("An appendix has no words. Choose a section first."))
            return
        self.middle.show_key(self.middle.key, WORDS)
        if not self.middle.words.draft():
            words = _(
                "There is no sentence to draft here: the figures are missing, or each sentence stands already."
            )
            self.tell(words)

    def collect(self, _checked: bool = False) -> None:
        """Figures from departments, over the page."""
        self.middle.leave()
        if self.desk.open_now and self.desk.keeper.flush():
            dialog = CollectDialog(self.workspace, self.desk.report, self)
            dialog.changed.connect(self.changed)
            dialog.finished.connect(self.refresh)
            dialog.open()

    def go_to_open(self) -> None:
        """F8: the next open or doubtful cell of the report."""
        if not self.desk.open_now:
            return
        self.middle.leave()
        self.desk.settle()
        code = self.middle.figures.go_to_open()
        if code:
            self.show_place(f"cell {code}")
        else:
            self.tell(_("Every cell is entered and nothing is doubtful."), "ok")

    def show_place(self, place: str) -> None:
        """``cell 3.3.3.1``, ``section II.2``, ``form 3``, a row's code or number, ``task II.1/2``."""
        self.jumper.show(place)

    def _keep_all(self) -> bool:
        """Everything that was typed to disk; False where the store refused."""
        self.middle.leave()
        self.side.issues.keep()
        return self.desk.keeper.flush()

    def _show_moved(self) -> None:
        self.refresh()
        self.changed.emit()
        self.tell(_("The report stands under the newer catalogue. Check what was set aside."), "ok")

    def _choose(self, key: str) -> None:
        self.work.close_outline()
        self.middle.show_key(key)
        if self.middle.showing_figures:
            self.middle.figures.grid.setFocus()

    def _show_issue(self, place: str) -> None:
        """A click on an issue; the drawer goes unless a reason is asked for in it."""
        self.show_place(place)
        if not any(item.place == place and item.takes_reason for item in self.side.issues.items):
            self.work.drawer.hide()

    def _offer_row(self, written: str, row: str) -> None:
        """A typed number contradicts a table: choose it in the words, and offer the table's own in its place."""
        editor = self.middle.words.editor
        if self.desk.report.locked or not editor.choose(written):
            return
        words = _("“{written}” was typed by hand; the table says {now}.")
        now = reference_text(self.desk.lookup, row)
        take = _("Take it from the table")
        self.tell(words.format(written=written, now=now), "warn", take, lambda: editor.insert_reference(row))

    def _write_reason(self, key: str, words: str) -> None:
        guarded(self, lambda: self.undo_stack.push(ReasonEdit(self.desk, key, words, self.show_place)))

    def _say_refusal(self, issue: Issue) -> None:
        self.tell(message_of(issue), "err", _("Try again"), self._try_again)

    def _try_again(self) -> None:
        self.desk.keeper.flush()

    def _enlarge(self, place: int) -> None:
        if self.desk.open_now:
            self.middle.leave()
            self.printer.set_report(self.desk.report)
            stem = report_file_stem(self.desk.report)
            PrintPreview(self.printer, stem, self, place).open()

    def _enlarge_here(self) -> None:
        self._enlarge(self.side.preview.place)

    def fit(self) -> None:
        """Below 1200 px outline and right side become a button and a drawer."""
        self.head.set_narrow(self.room.narrow)
        self.work.set_narrow(self.room.narrow)

    def leave(self) -> bool:
        """Keep everything; where the store refuses, ask before what was typed is left behind."""
        if not self.desk.open_now:
            return True
        self.middle.leave()
        self.side.issues.keep()
        self.side.preview.rest()
        if self.desk.rest():
            return True
        question = _("The last changes are not on disk. Leave the page and lose them?")
        answer = QMessageBox.question(self, _("Notice"), question)
        return answer == QMessageBox.StandardButton.Yes
