"""What is written out beside a report: the issued plan, bundles made before, evidence that was left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from xacai.domain.issue import Issue
from xacai.domain.period import Period
from xacai.domain.submission import Shipment
from xacai.services.parcels import export_parcels
from xacai.services.resending import resend
from xacai.services.submitting import export_plan
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.operation import run
from xacai.ui.page import Page
from xacai.ui.submitting.history_view import document_words
from xacai.wording.language import _
from xacai.wording.messages import message_of


class Again(QObject):
    """Asks for a folder, writes, says it on the page with a retry where it failed. ``written`` after success."""

    written = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._workspace = page, page.workspace

    def send_plan(self, key: str) -> None:
        """The bundle and PDF of an issued plan."""
        folder = choose_folder(self._page, _("Folder to write the plan into"))
        if folder is not None:
            self._write_plan(key, folder)

    def resend(self, shipment: Shipment) -> None:
        """The very bytes of an earlier bundle."""
        title = _("Folder to write this into: {document}").format(document=document_words(shipment))
        way = Path(shipment.way)
        folder = choose_folder(self._page, title, str(way.parent if way.suffix == ".eml" else shipment.way))
        if folder is not None:
            self._write_bundle(shipment, folder)

    def send_parcels(self, period: Period) -> None:
        """The evidence that the report's bundle left out, in bundles of its own."""
        folder = choose_folder(self._page, _("Folder to write the evidence files into"))
        if folder is not None:
            self._write_parcels(period, folder)

    def _write_parcels(self, period: Period, folder: Path) -> None:
        run(
            self._page,
            lambda progress: export_parcels(self._workspace, period, standing(folder)),
            done=lambda parcels: self._say(len(parcels), folder),
            refused=lambda issue: self._offer(issue, lambda: self._write_parcels(period, folder)),
            title=_("Writing to {place}").format(place=folder),
        )

    def _write_plan(self, key: str, folder: Path) -> None:
        run(
            self._page,
            lambda progress: export_plan(self._workspace, key, standing(folder)),
            done=lambda exported: self._say(2, folder),
            refused=lambda issue: self._offer(issue, lambda: self._write_plan(key, folder)),
            title=_("Writing to {place}").format(place=folder),
        )

    def _write_bundle(self, shipment: Shipment, folder: Path) -> None:
        run(
            self._page,
            lambda progress: resend(self._workspace, shipment, standing(folder)),
            done=lambda written: self._say(1, folder),
            refused=lambda issue: self._offer(issue, lambda: self._write_bundle(shipment, folder)),
            title=_("Writing to {place}").format(place=folder),
        )

    def _say(self, count: int, folder: Path) -> None:
        self.written.emit()
        words = _("{count} files written to {folder}, read back: the very same.")
        self._page.tell(words.format(count=count, folder=folder), "ok")

    def _offer(self, issue: Issue, again: Callable[[], None]) -> None:
        self._page.tell(message_of(issue), "err", _("Write again"), again)
