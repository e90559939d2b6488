"""The report's printed pages, made off the screen's thread."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xacai.domain.report import Report
from xacai.services import publishing
from xacai.services.workspace import Workspace
from xacai.ui.printing.maker import PageMaker


class Printer(PageMaker):
    """Makes the pages of the report that lies on the desk."""

    def __init__(self, workspace: Workspace, owner: QWidget) -> None:
        super().__init__(owner)
        self._workspace = workspace

    def set_report(self, report: Report | None) -> None:
        """Another content: the next page is made from it."""
        self.set_making(None if report is None else lambda: publishing.report_pdf(self._workspace, report))
