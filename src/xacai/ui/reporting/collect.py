"""Figures from departments (thu thập số liệu): hand sheets out, drop filled ones in, remind who has not answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from xacai.domain.report import Report
from xacai.services import collecting, collecting_back, reporting, taking_in
from xacai.services.collecting import Asking, HandedOut
from xacai.services.collecting_back import Comparison
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded, run
from xacai.ui.reporting.collect_answer import AnswerPanel
from xacai.ui.reporting.collect_departments import DepartmentsPanel
from xacai.ui.reporting.collect_owners import OwnersPanel
from xacai.ui.theme import theme
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.wording.language import _, ngettext
from xacai.wording.periods import long_words


class CollectDialog(QDialog):
    """Over the report page. ``changed`` after anything was stored."""

    changed = Signal()

    def __init__(self, workspace: Workspace, report: Report, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._report = workspace, report
        self._asked: Asking | None = None
        self._waiting: list[Path] = []
        self.message = MessageStrip()
        self.departments = DepartmentsPanel(collecting.default_due(workspace, report))
        self.answer = AnswerPanel()
        self.owners = OwnersPanel(workspace)
        self.pages = QStackedWidget()
        for panel in (self.departments, self.answer, self.owners):
            self.pages.addWidget(panel)
        look = theme()
        self.setWindowTitle(_("Figures from departments: {period}").format(period=long_words(report.period)))
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(16))
        column.setSpacing(look.px(8))
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        self._connect()
        window = parent.window()
        self.resize(min(window.width() - 40, look.px(1080)), min(window.height() - 40, look.px(640)))
        self.refresh()
        self.departments.grid.setFocus()

    def _connect(self) -> None:
        panel = self.departments
        panel.hand_out_button.clicked.connect(self._choose_folder)
        panel.take_back_button.clicked.connect(self._choose_files)
        panel.owners_button.clicked.connect(self._show_owners)
        panel.chosen.connect(self._show_reminder)
        panel.copy_button.clicked.connect(self._copy)
        self.answer.taken.connect(self._take)
        self.answer.left.connect(self._next)
        self.owners.left.connect(self._back)

    def tell(self, text: str, tone: str = "neutral") -> None:
        """Say a sentence on top."""
        self.message.say(text, tone)

    def refresh(self) -> None:
        """Read the report and every department's standing again."""
        guarded(self, self._read)

    def _read(self) -> None:
        self._report = reporting.get_report(self._workspace, self._report.period)
        self._asked = collecting.asking(self._workspace, self._report)
        found = collecting.status(self._workspace, self._report)
        self.departments.show_status(found, self._asked.ownerless, locked=self._report.locked)

    def _show_reminder(self, department: str) -> None:
        guarded(
            self,
            lambda: self.departments.show_reminder(
                collecting.reminder(self._workspace, self._report, department)
            ),
        )

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.departments.reminder.toPlainText())
        self.tell(_("The reminder was copied. Paste it into an e-mail or a chat."), "ok")

    def _choose_folder(self) -> None:
        title = _("Folder for the departments' sheets")
        chosen = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if chosen:
            self.hand_out(Path(chosen))

    def hand_out(self, folder: Path) -> None:
        """Write every department's sheet into a folder, off the screen's thread."""
        workspace, report, due = self._workspace, self._report, self.departments.due.day()

        def told(made: Sequence[HandedOut]) -> None:
            words = ngettext(
                "The sheet of {count} department was written: {folder}",
                "The sheets of {count} departments were written: {folder}",
                len(made),
            )
            self.tell(words.format(count=len(made), folder=folder), "ok")
            self.changed.emit()
            self.refresh()

        run(
            self,
            lambda progress: collecting.hand_out(workspace, report, folder, due=due, progress=progress.step),
            done=told,
            title=_("Writing the sheets"),
        )

    def _choose_files(self) -> None:
        kinds = _("Excel workbooks ({patterns})").format(patterns="*.xlsx *.xlsm")
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("Take filled sheets in…"), "", kinds)
        self.take_back([Path(name) for name in chosen])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped while the report can be edited."""
        if event.mimeData().hasUrls() and not self._report.locked:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files back, one after the other."""
        self.take_back([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def take_back(self, files: Sequence[Path]) -> None:
        """Show the first file beside the report; the others follow."""
        self._waiting += files
        if files and self.pages.currentWidget() is not self.answer:
            self._next()

    def _next(self) -> None:
        """The next file that waits, else the departments."""
        if not self._waiting:
            self._back()
            return
        path = self._waiting.pop(0)
        workspace, report = self._workspace, self._report

        def compared(_progress: Any) -> Comparison:
            return collecting_back.compare(workspace, report, taking_in.read_source(path), path.name)

        self._back()
        run(self, compared, done=self._show_answer, title=_("Reading the sheet"))

    def _show_answer(self, found: Comparison) -> None:
        if self._asked is None:
            return
        with self._workspace.store.reading() as shelves:
            plan = shelves.plans.get(self._asked.plan_key) if self._asked.plan_key else None
        self.answer.show_answer(found, self._asked.catalogue, plan)
        self.pages.setCurrentWidget(self.answer)

    def _take(self, found: Comparison, cells: set[str], tasks: set[str]) -> None:
        def store() -> None:
            taken = collecting_back.take_in(self._workspace, found, cells=cells, tasks=tasks)
            words = _("{department}: {cells} indicators and {tasks} tasks were taken in.")
            self.changed.emit()
            self.refresh()
            self._next()
            self.tell(
                words.format(
                    department=found.returned.department, cells=len(taken.cells), tasks=len(taken.tasks)
                ),
                "ok",
            )

        guarded(self, store)

    def _show_owners(self) -> None:
        if self._asked is not None:
            self.owners.show_owners(self._asked.catalogue)
            self.pages.setCurrentWidget(self.owners)

    def _back(self) -> None:
        self.pages.setCurrentWidget(self.departments)
        self.refresh()
