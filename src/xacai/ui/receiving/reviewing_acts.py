"""What is done in a review: read beside the screen, remarks kept, the answer given and written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from xacai.domain.answer import Answer, Answered
from xacai.domain.period import Period, read_period
from xacai.files.atomic import Written
from xacai.services import remarking
from xacai.services.answering import write_feedback
from xacai.services.publishing import report_file_stem
from xacai.services.received_papers import received_report, received_report_pdf
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review, read_review, received_file
from xacai.services.workspace import Workspace
from xacai.ui.choosing import standing
from xacai.ui.operation import Progress, guarded, run
from xacai.ui.page import Page
from xacai.ui.printing import output
from xacai.ui.printing.preview import PrintPreview, show_preview
from xacai.ui.receiving import review_view as view
from xacai.ui.receiving.taking import ask_folder
from xacai.wording.language import _

AFTER_TYPING = 1500
"""Milliseconds from the last key to the disk."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A review with what was written of it so far, who answered last, which evidence files are here (by hash)."""

    review: Review
    draft: Draft
    by: str
    files: dict[str, bool]


def open_review(workspace: Workspace, office: str, period: Period) -> Opened:
    """Everything that the review shows."""
    review = read_review(workspace, office, period)
    draft = remarking.read_draft(workspace, office, period.code)
    kept = [item.evidence.file for item in review.facts.evidence if item.evidence.file is not None]
    files = {item.sha256: received_file(workspace, item) is not None for item in kept}
    return Opened(review, draft, remarking.officer(workspace), files)


class Reviewing(QObject):
    """Acts for the page. ``opened(Opened)``, ``drafted(Draft)`` after a remark, ``answered()`` once it is given."""

    opened = Signal(object)
    drafted = Signal(object)
    answered = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._workspace = page, page.workspace
        self.current: Opened | None = None
        self.draft: Draft | None = None
        self.shown: PrintPreview | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep)

    def open(self, office: str, period_code: str) -> None:
        """Read a report and show it."""
        period = read_period(period_code)
        if period is not None and self.keep():
            run(
                self._page,
                lambda progress: open_review(self._workspace, office, period),
                done=self._show,
                title=_("Opening the report…"),
            )

    def _show(self, found: Opened) -> None:
        self.current, self.draft = found, found.draft
        self.opened.emit(found)

    def renew(self) -> None:
        """Read the report that is open once more."""
        if self.current is not None:
            self.open(self.current.review.office, self.current.review.period.code)

    def close(self) -> bool:
        """Leave the review; False where the store refused to keep what was typed."""
        if not self.keep():
            return False
        self.current = self.draft = None
        return True

    def remark(self, place: str, words: str) -> None:
        """Keep a remark at a place."""
        if self.draft is not None:
            self.draft = remarking.remark(self.draft, place, words)
            self.keep()
            self.drafted.emit(self.draft)

    def word(self, words: str) -> None:
        """The words on the whole report, kept soon after the last key."""
        if self.draft is not None:
            self.draft = remarking.with_words(self.draft, words)
            self._timer.start(AFTER_TYPING)
            self.drafted.emit(self.draft)

    def keep(self) -> bool:
        """Keep what is written now."""
        self._timer.stop()
        draft = self.draft
        return draft is None or guarded(self._page, lambda: remarking.keep_draft(self._workspace, draft))

    def answer(self, verdict: Answered, by: str) -> None:
        """Ask where the answer is written to, give it, write it. Without a folder nothing is answered."""
        draft = self.draft
        if draft is None:
            return
        folder = ask_folder(self._page, _("Folder to write the answer into"))
        if folder is not None:
            self._write(lambda: remarking.give_answer(self._workspace, draft, verdict, by), folder)

    def write_again(self) -> None:
        """Write the answer that was given once more."""
        said = view.standing(self.current.review) if self.current is not None else None
        folder = ask_folder(self._page, _("Folder to write the answer into")) if said is not None else None
        if said is not None and folder is not None:
            self._write(lambda: said, folder)

    def _write(self, say: Callable[[], Answer], folder: Path) -> None:
        self._timer.stop()

        def work(progress: Progress) -> Written:
            target = standing(folder)  # before anything is said: a stick may have been pulled out
            return write_feedback(self._workspace, say(), target)

        run(
            self._page,
            work,
            done=lambda written: self._wrote(str(written.path)),
            title=_("Writing the answer…"),
        )

    def _wrote(self, path: str) -> None:
        self.draft = None
        self.answered.emit()
        self._page.tell(_("The answer is written: {path}. Hand it to the office.").format(path=path), "ok")

    def preview(self) -> None:
        """The printed pages, as the office itself sees them."""
        if self.current is not None:
            review = self.current.review
            stem = report_file_stem(received_report(review))
            self.shown = show_preview(self._page, stem, lambda: received_report_pdf(review))

    def open_evidence(self, key: str) -> None:
        """Open a file that travelled along, in the system's viewer."""
        review = self.current.review if self.current is not None else None
        found = (
            next((item for item in review.facts.evidence if item.evidence.key == key), None)
            if review
            else None
        )
        kept = found.evidence.file if found is not None else None
        path = received_file(self._workspace, kept) if kept is not None else None
        if path is None:
            self._page.tell(_("This file stayed at the office; ask for it."), "neutral")
        elif not output.open_file(path):
            words = _("No program here opens this file. It lies at {path}.")
            self._page.tell(words.format(path=path), "warn")
