"""The province's Excel file for the report on the desk: choose it, map its cells, fill it, read one back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from xacai.domain.indicator import Cell
from xacai.domain.issue import errors
from xacai.domain.workbook_map import WorkbookMap
from xacai.files.atomic import write_atomic
from xacai.services import filling_workbooks as work
from xacai.ui.icons import icon
from xacai.ui.operation import guarded, run
from xacai.ui.page import Page
from xacai.ui.reporting.desk import Desk
from xacai.ui.reporting.edits import CellEdit
from xacai.ui.reporting.workbook_back import WorkbookBack
from xacai.ui.reporting.workbook_dialog import WorkbookDialog
from xacai.ui.reporting.workbook_view import Mapped
from xacai.wording.language import _

_PATTERNS = "*.xlsx *.xlsm"


class WorkbookDesk:
    """Adds its verb to the page's menu of files. ``keep`` puts what is being typed on the desk."""

    def __init__(self, page: Page, desk: Desk, menu: QMenu, keep: Callable[[], object]) -> None:
        self._page, self._desk, self._keep = page, desk, keep
        self.source = Path.home()
        self.dialog: WorkbookDialog | None = None
        self.back: WorkbookBack | None = None
        menu.addSeparator()
        action = menu.addAction(icon("table"), _("Fill in the province's Excel file…"))
        action.triggered.connect(lambda _on=False: self._ask_source())

    def _ask_source(self) -> None:
        if chosen := self._ask(_("The province's Excel file"), _PATTERNS):
            self.open(chosen)

    def _ask(self, title: str, patterns: str) -> Path | None:
        folder = self.source if self.source.is_dir() else self.source.parent
        kinds = _("Documents ({patterns})").format(patterns=patterns)
        chosen, _kind = QFileDialog.getOpenFileName(self._page, title, str(folder), kinds)
        return Path(chosen) if chosen else None

    def open(self, source: Path) -> None:
        """Look which cells of a workbook stand for which rows and show them; nothing is stored yet."""
        self._keep()
        self.source = source
        catalogue = self._desk.sheet.catalogue
        run(
            self._page,
            lambda progress: work.recognise(work.read_workbook(source), source.name, catalogue),
            done=self._show,
            title=_("Reading the workbook…"),
        )

    def _show(self, found: work.Recognised) -> None:
        dialog = WorkbookDialog(self.source.name, self._desk.sheet.catalogue, found.sheets, self._page)
        dialog.wanted.connect(self._take_verb)
        dialog.chosen.connect(lambda name: guarded(self._page, lambda: self._show_kept(name)))
        self.dialog = dialog
        kept = work.maps(self._page.workspace)
        dialog.set_kept(tuple(item.name for item in kept))
        known = next((item for item in kept if work.fits(item, found.sheets)), None)
        if known is not None:
            self._show_kept(known.name)
        else:
            mapped = tuple(Mapped(item.entry, item.sure) for item in found.proposals)
            dialog.show_mapping(self.source.stem[:120], mapped)
        dialog.open()

    def _show_kept(self, name: str) -> None:
        mapping = work.find_map(self._page.workspace, name)
        self._show_map(mapping)

    def _show_map(self, mapping: WorkbookMap) -> None:
        if self.dialog is not None:
            self.dialog.show_mapping(mapping.name, tuple(Mapped(entry) for entry in mapping.entries))

    def _take_verb(self, verb: str) -> None:
        acts = {"fill": self._fill, "read": self._read, "export": self._export, "import": self._import}
        guarded(self._page, acts[verb])

    def _kept(self) -> WorkbookMap:
        """The mapping of the dialog, kept under its name."""
        assert self.dialog is not None
        mapping = self.dialog.mapping()
        former = next((item for item in work.maps(self._page.workspace) if item.name == mapping.name), None)
        if former is not None:
            mapping = replace(mapping, office=former.office, kinds=former.kinds)
        kept = work.keep_map(self._page.workspace, mapping)
        self.dialog.set_kept(tuple(item.name for item in work.maps(self._page.workspace)))
        return kept

    def _fill(self) -> None:
        mapping = self._kept()
        name = f"{self.source.stem} - {self._desk.report.period.code}{self.source.suffix}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Write the filled file"), str(self.source.with_name(name)), f"*{self.source.suffix}"
        )
        if chosen:
            self.fill(mapping, Path(chosen))

    def fill(self, mapping: WorkbookMap, target: Path) -> None:
        """Write the workbook with the report's figures into another file; the province's own stays as it is."""
        report, workspace, source = self._desk.report, self._page.workspace, self.source

        def act(_progress: object) -> work.FilledWorkbook:
            made = work.fill_in(workspace, report, mapping, work.read_workbook(source), source.name)
            if made.data is not None:
                write_atomic(target, made.data)
            return made

        run(self._page, act, done=lambda made: self._filled(made, target), title=_("Filling the workbook…"))

    def _filled(self, made: work.FilledWorkbook, target: Path) -> None:
        if self.dialog is not None and made.issues:
            self.dialog.show_issues(made.issues)
        if made.data is None:
            words = _("{count} cells cannot be filled; nothing was written. Each one is named in the list.")
            self._page.tell(words.format(count=len(errors(made.issues))), "err")
            return
        words = _("{filled} cells filled, {empty} left empty for want of a figure. Written: {path}")
        self._page.tell(words.format(filled=made.filled, empty=len(made.empty), path=target), "ok")
        if self.dialog is not None and not made.issues:
            self.dialog.accept()
            self.dialog = None

    def _read(self) -> None:
        mapping = self._kept()
        if chosen := self._ask(_("Read the filled file back…"), _PATTERNS):
            self.read(mapping, chosen)

    def read(self, mapping: WorkbookMap, source: Path) -> None:
        """Compare a filled workbook with the report; nothing is taken yet."""
        self._keep()
        report, workspace = self._desk.report, self._page.workspace
        run(
            self._page,
            lambda progress: work.compare(
                workspace, report, mapping, work.read_workbook(source), source.name
            ),
            done=self._show_back,
            title=_("Reading the workbook…"),
        )

    def _show_back(self, found: work.Comparison) -> None:
        back = WorkbookBack(found, self._desk.sheet.catalogue, self._desk.report.values, self._page)
        back.taken.connect(self._take)
        self.back = back
        back.open()

    def _take(self, cells: dict[str, Cell]) -> None:
        """One step for Ctrl+Z, however many cells."""
        edit = CellEdit(self._desk, cells, {}, self._page.show_place)
        if guarded(self._page, lambda: self._page.undo_stack.push(edit)):
            self._page.tell(_("Taken into the report: {count} cells.").format(count=len(cells)), "ok")

    def _export(self) -> None:
        mapping = self._kept()
        start = str(self.source.with_name(f"{mapping.name}.json"))
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Write the mapping to a file…"), start, "*.json"
        )
        if chosen:
            written = write_atomic(Path(chosen).with_suffix(".json"), work.map_bytes(mapping))
            self._page.tell(_("Written: {path}").format(path=written.path), "ok")

    def _import(self) -> None:
        if chosen := self._ask(_("Take a mapping in…"), "*.json"):
            self._show_map(work.sound_map(chosen))
