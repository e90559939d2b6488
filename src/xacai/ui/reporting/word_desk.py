"""Word and Excel for the report on the desk: files written out, a leader's edits in Word taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from xacai.domain.report import Report, SectionText
from xacai.files.atomic import write_atomic
from xacai.services import taking_in, twinning
from xacai.services.publishing import report_file_stem
from xacai.services.workspace import Workspace
from xacai.ui.icons import icon
from xacai.ui.operation import run
from xacai.ui.page import Page
from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.edits import WordsEdit
from xacai.ui.reporting.word_back import WordBack
from xacai.ui.reporting.workbook_desk import WorkbookDesk
from xacai.ui.widgets.button import Button
from xacai.wording.language import _

_Writer = Callable[[Workspace, Report], bytes]


class WordDesk:
    """A button's menu: sheets of departments, Word and Excel files. ``keep`` puts what is being typed on the desk."""

    def __init__(self, page: Page, desk: Desk, button: Button, keep: Callable[[], object]) -> None:
        self._page, self._desk, self._keep = page, desk, keep
        self.folder = Path.home()
        self.window: WordBack | None = None
        menu = QMenu(button)
        self.collect_action = menu.addAction(icon("office"), _("Sheets of departments…"))
        menu.addSeparator()
        acts = (
            (_("Write a Word file…"), "export", lambda: self._ask_target("docx", twinning.report_docx)),
            (_("Write an Excel file…"), "export", lambda: self._ask_target("xlsx", twinning.report_xlsx)),
            (_("Read the Word file back…"), "file-in", self._ask_source),
        )
        for words, picture, act in acts:
            menu.addAction(icon(picture), words).triggered.connect(lambda _on=False, then=act: then())
        self.back_action = menu.actions()[-1]
        self.workbook_desk = WorkbookDesk(page, desk, menu, keep)
        button.clicked.connect(lambda: self._open(menu, button))

    def _open(self, menu: QMenu, button: Button) -> None:
        self.back_action.setEnabled(not self._desk.report.locked)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _ask_target(self, kind: str, write: _Writer) -> None:
        start = str(self.folder / f"{report_file_stem(self._desk.report)}.{kind}")
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Write the file"), start, f"*.{kind}")
        if chosen:
            self.write(Path(chosen).with_suffix(f".{kind}"), write)

    def write(self, target: Path, write: _Writer) -> None:
        """Write a twin of the report as it stands."""
        self._keep()
        self.folder = target.parent
        report, workspace = self._desk.report, self._page.workspace
        run(
            self._page,
            lambda progress: write_atomic(target, write(workspace, report)),
            done=lambda written: self._page.tell(_("Written: {path}").format(path=written.path), "ok"),
            title=_("Writing…"),
        )

    def _ask_source(self) -> None:
        kinds = _("Documents ({patterns})").format(patterns="*.docx")
        chosen, _kind = QFileDialog.getOpenFileName(
            self._page, _("Read the Word file back…"), str(self.folder), kinds
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, source: Path) -> None:
        """Compare a Word file with the report and show what was changed; nothing is stored yet."""
        self._keep()
        report, workspace = self._desk.report, self._page.workspace
        run(
            self._page,
            lambda progress: twinning.read_back_report(workspace, report, taking_in.read_source(source)),
            done=self._show,
            title=_("Reading the Word file"),
        )

    def _show(self, back: twinning.ReadBack) -> None:
        window = WordBack(back, self._desk.sheet.catalogue, self._page)
        window.taken.connect(lambda codes: self._take(back, codes))
        window.place_chosen.connect(self._page.show_place)
        self.window = window
        window.open()

    def _take(self, back: twinning.ReadBack, codes: tuple[str, ...]) -> None:
        """One step for Ctrl+Z, however many sections."""
        stack = self._page.undo_stack
        stack.beginMacro(_("Changes from Word"))
        for code in codes:
            words = SectionText(back.changes[code][1].strip())
            stack.push(WordsEdit(self._desk, code, words, self._page.show_place, typing=False))
        stack.endMacro()
        self._page.tell(_("Taken into the report: {count} sections.").format(count=len(codes)), "ok")
