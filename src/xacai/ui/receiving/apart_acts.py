"""What is done about packages kept apart: contradictions decided, files of offices confirmed since read again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from xacai.services import choosing, remarking
from xacai.services.choosing import Contest
from xacai.services.held_back import HeldBack, difference, kept_file
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.receiving.apart_panel import DecideDialog
from xacai.ui.receiving.apart_view import difference_words
from xacai.ui.receiving.taking import Taking
from xacai.wording.language import _


class ApartActs(QObject):
    """Acts for the page. ``decided`` once a contradiction is settled."""

    decided = Signal()

    def __init__(self, page: Page, taking: Taking) -> None:
        super().__init__(page)
        self._page, self._workspace, self._taking = page, page.workspace, taking
        self.held: HeldBack | None = None
        self.dialog: DecideDialog | None = None

    def ask(self, contest: Contest) -> None:
        """Ask which of the contents holds, by whom it is decided and why."""
        office = contest.stream.office
        name = self.held.names.get(office, office) if self.held is not None else office
        dialog = self.dialog = DecideDialog(
            contest,
            name,
            remarking.officer(self._workspace),
            self._page,
            difference=difference_words(difference(self._workspace, contest)),
        )
        dialog.accepted.connect(lambda: self._decide(contest, dialog.uuid(), dialog.reason(), dialog.by()))
        dialog.open()

    def _decide(self, contest: Contest, uuid: str, reason: str, by: str) -> None:
        workspace = self._workspace
        if guarded(
            self._page,
            lambda: choosing.choose(workspace, contest.stream, contest.revision, uuid, reason=reason, by=by),
        ):
            self.decided.emit()
            self._page.tell(_("Decided. Who, why and what was left aside is kept."), "ok")

    def look_again(self) -> None:
        """Look through the files of offices that were not confirmed when they came."""
        if self.held is not None:
            self._taking.look(kept_file(self._workspace, item) for item in self.held.unconfirmed)
