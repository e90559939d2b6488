"""The larger acts of the scoring page: lock, reopen, print, hand over; verification, ranking."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from xacai.domain.report import Particulars
from xacai.domain.scorecard import Mark, Scorecard
from xacai.files.atomic import write_atomic
from xacai.services import score_papers, scoring, sending_scores, verifying
from xacai.services.workspace import Workspace
from xacai.ui.operation import run
from xacai.ui.page import Page
from xacai.ui.printing.maker import PageMaker
from xacai.ui.printing.preview import PrintPreview
from xacai.ui.scoring.keeper import Keeper
from xacai.ui.scoring.send_dialog import SendDialog
from xacai.wording.language import _


class Acts:
    """Each act ends with ``renewed``; what is slow runs beside the screen."""

    def __init__(self, page: Page, keeper: Keeper, renewed: Callable[[], None]) -> None:
        self._page, self._keeper, self._renewed = page, keeper, renewed
        self.folder = Path.home()

    @property
    def _work(self) -> Workspace:
        return self._page.workspace

    def lock(self, card: Scorecard) -> None:
        """Lock the card, or the explanation."""
        work = self._work
        if self._keeper.do("", lambda: scoring.lock(work, card)):
            inside = _("Locked. The departments that own the criteria appraise it now.")
            words = inside if card.department else _("Locked. Print it, have it signed, then hand it over.")
            self._page.tell(words, "ok")

    def reopen(self, card: Scorecard) -> None:
        """Back to work."""
        self._keeper.do("", lambda: scoring.reopen(self._work, card))

    def take_all(self, card: Scorecard) -> None:
        """Take over what the data give."""
        before = dict(card.marks)
        work = self._work

        def back() -> object:
            held = scoring.get_scorecard(work, card.year, department=card.department, period=card.period)
            for code, mark in held.marks.items():
                if mark != before.get(code, Mark(code)):
                    held = scoring.set_mark(work, held, before.get(code, Mark(code)))
            return held

        self._keeper.do(_("points from the data"), lambda: scoring.take_proposals(work, card), back)

    def print(self, card: Scorecard) -> None:
        """The very pages."""
        work = self._work
        maker = PageMaker(self._page, lambda: score_papers.scorecard_pdf(work, card))
        PrintPreview(maker, f"cham-diem-{card.office}-{card.year}", self._page).open()

    def hand_over(self, card: Scorecard) -> None:
        """Ask for number and day, then for a folder; write bundle and PDF."""
        dialog = SendDialog(card.particulars, self._work.today(), self._page)
        dialog.accepted.connect(lambda: self._choose_folder(card, dialog.particulars()))
        dialog.open()

    def _choose_folder(self, card: Scorecard, told: Particulars) -> None:
        chosen = QFileDialog.getExistingDirectory(self._page, _("Folder to hand over in"), str(self.folder))
        if chosen:
            self.write(card, told, Path(chosen))

    def write(self, card: Scorecard, told: Particulars, folder: Path) -> None:
        """Number the card and write it into the folder."""
        self.folder, work = folder, self._work

        def send(progress: object) -> object:
            numbered = sending_scores.number_scorecard(work, card, told)
            return sending_scores.export_scorecard(work, numbered, folder)

        run(self._page, send, done=lambda _done: self._sent(folder), title=_("Writing…"))

    def _sent(self, folder: Path) -> None:
        self._renewed()
        words = _("Bundle and PDF were written and read back the same: {folder}")
        self._page.tell(words.format(folder=folder), "ok")

    def ask(self, card: Scorecard, requests: dict[str, str]) -> None:
        """End the first round: what is not verified apart stands; the notes are asked to be explained."""
        work = self._work

        def send(folder: Path) -> object:
            return verifying.ask(work, verifying.confirm_rest(work, card), requests, folder)

        self._into_folder(send, _("The request was written: {folder}"))

    def finalise(self, card: Scorecard) -> None:
        """End the verification, or the appraisal of a department's card."""
        work = self._work
        if card.department:
            if self._keeper.do("", lambda: verifying.close_inside(work, card)):
                self._page.tell(
                    _("The appraisal of {department} is final.").format(department=card.department), "ok"
                )
            return
        self._into_folder(
            lambda folder: verifying.finalise(work, card, folder),
            _("The final points were written: {folder}"),
        )

    def _into_folder(self, send: Callable[[Path], object], words: str) -> None:
        chosen = QFileDialog.getExistingDirectory(self._page, _("Folder to hand over in"), str(self.folder))
        if not chosen:
            return
        self.folder = Path(chosen)

        def done(_written: object) -> None:
            self._renewed()
            self._page.tell(words.format(folder=self.folder), "ok")

        run(self._page, lambda progress: send(self.folder), done=done, title=_("Writing…"))

    def rank(self, year: int) -> None:
        """The published table."""
        work = self._work
        maker = PageMaker(self._page, lambda: score_papers.ranking_pdf(work, year))
        PrintPreview(maker, f"xep-hang-{year}", self._page).open()

    def save_sheet(self, card: Scorecard) -> None:
        """The card as an Excel file."""
        start = str(self.folder / f"cham-diem-{card.office}-{card.year}.xlsx")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._page, _("Save the Excel workbook"), start, "Excel (*.xlsx)"
        )
        if chosen:
            target, work = Path(chosen), self._work
            run(
                self._page,
                lambda progress: write_atomic(target, score_papers.scorecard_xlsx(work, card)),
                done=lambda written: self._page.tell(_("Written: {path}").format(path=written.path), "ok"),
                title=_("Writing…"),
            )
