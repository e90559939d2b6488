"""The report on paper: print it, save its PDF, open it in the system's viewer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from xacai.domain.report import Report
from xacai.files.atomic import write_atomic
from xacai.services.publishing import report_file_stem, report_pdf
from xacai.ui.operation import run
from xacai.ui.page import Page
from xacai.ui.printing import output
from xacai.wording.language import _


class Paper:
    """Acts for a page; everything slow runs beside the screen."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.folder = Path.home()

    def print(self, report: Report) -> None:
        """Ask for a printer and print; where printing is missing, open the PDF instead."""
        try:
            printer = output.choose_printer(self._page, report_file_stem(report))
        except ImportError:
            self.view(report)
            return
        except output.NoPrinter:
            self._page.tell(output.no_printer_words(), "warn")
            self.save(report)
            return
        if printer is None:
            return
        run(
            self._page,
            lambda progress: output.print_pdf(report_pdf(self._page.workspace, report), printer),
            done=lambda count: self._page.tell(
                _("Sent to the printer: {count} pages.").format(count=count), "ok"
            ),
            title=_("Printing…"),
        )

    def save(self, report: Report) -> None:
        """Ask for a name and write the PDF."""
        start = str(self.folder / f"{report_file_stem(report)}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self._page, _("Save PDF…"), start, "PDF (*.pdf)")
        if not chosen:
            return
        target = Path(chosen).with_suffix(".pdf")
        self.folder = target.parent
        run(
            self._page,
            lambda progress: write_atomic(target, report_pdf(self._page.workspace, report)),
            done=lambda written: self._page.tell(
                _("Written: {path}").format(path=written.path),
                "ok",
                _("Open"),
                lambda: self._open(written.path),
            ),
            title=_("Making the PDF…"),
        )

    def view(self, report: Report) -> None:
        """Make the PDF and open it with the system's viewer."""
        workspace = self._page.workspace
        run(
            self._page,
            lambda progress: output.keep_for_viewing(
                workspace.folder, f"{report_file_stem(report)}.pdf", report_pdf(workspace, report)
            ),
            done=self._open,
            title=_("Making the PDF…"),
        )

    def _open(self, path: Path) -> None:
        if not output.open_file(path):
            words = _("No program opens PDF files here. The file lies at {path}.")
            self._page.tell(words.format(path=path), "warn")
