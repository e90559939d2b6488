"""What is done with files: looked through, taken in, receipts written; beside the screen, cancellable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from xacai.services import receiving_many
from xacai.services.answering import Receipt, waiting_offices
from xacai.services.receiving import Reception
from xacai.ui.choosing import choose_folder, standing
from xacai.ui.drives import Drive, find_drives
from xacai.ui.operation import Operation, Progress, run
from xacai.ui.page import Page
from xacai.wording.language import _, ngettext

T = TypeVar("T")


class Taking(QObject):
    """Acts for the page. ``looked(receptions)`` after a dry run, ``took(receptions, left)`` after taking in,
    ``wrote()`` after receipts."""

    looked = Signal(object)
    took = Signal(object, int)
    wrote = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._workspace = page, page.workspace
        self.running: Operation | None = None

    def choose_files(self) -> None:
        """Ask for files."""
        kinds = _("Packages and receipts") + " (*.xacai *.zip *.pdf)"
        chosen, _kind = QFileDialog.getOpenFileNames(self._page, _("Open files"), "", kinds)
        self.look(Path(name) for name in chosen)

    def choose_folder(self) -> None:
        """Ask for a folder."""
        folder = choose_folder(self._page, _("Folder with packages"))
        if folder is not None:
            self.look([folder])

    def look_on_sticks(self) -> None:
        """Look through every stick that is plugged in."""
        drives = find_drives()
        if drives:
            self.look([drive.root for drive in drives])
        else:
            self._page.tell(_("No stick is plugged in. Put one in, then press again."), "warn")

    def look(self, sources: Iterable[Path]) -> None:
        """Dry run over files and folders."""
        wanted = list(sources)
        if not wanted or self.running is not None:
            return

        def work(progress: Progress) -> tuple[Reception, ...]:
            files = receiving_many.files_in(wanted)
            return receiving_many.together(
                _stepped(progress, receiving_many.look_through(self._workspace, files), len(files))
            )

        self._begin(work, self._looked, _("Looking through the files…"))

    def _looked(self, told: Sequence[Reception]) -> None:
        if told:
            self.looked.emit(told)
        else:
            self._page.tell(_("No package was found there: files ending in .xacai, or PDF files."), "warn")

    def take_in(self, told: Sequence[Reception]) -> None:
        """Take in what a dry run found worth it."""
        files = receiving_many.worth_taking(told)

        def work(progress: Progress) -> list[Reception]:
            return list(_stepped(progress, receiving_many.take_in(self._workspace, files), len(files)))

        self._begin(work, lambda done: self.took.emit(done, len(files) - len(done)), _("Taking in…"))

    def write_receipts(self) -> None:
        """Ask where to, then write every receipt that waits."""
        folder = ask_folder(self._page, _("Folder to write the receipts into"))
        if folder is None:
            return
        offices = waiting_offices(self._workspace)

        def work(progress: Progress) -> list[Receipt]:
            written = receiving_many.write_receipts(self._workspace, standing(folder), offices)
            return list(_stepped(progress, written, len(offices)))

        self._begin(work, lambda done: self._wrote(done, folder), _("Writing the receipts…"))

    def _wrote(self, done: Sequence[Receipt], folder: Path) -> None:
        self.wrote.emit()
        words = ngettext(
            "{count} receipt written to {place}.", "{count} receipts written to {place}.", len(done)
        )
        self._page.tell(words.format(count=len(done), place=folder), "ok")

    def _begin(self, work: Callable[[Progress], T], done: Callable[[T], None], title: str) -> None:
        self.running = run(self._page, work, done=done, title=title)
        self.running.finished.connect(self._rest)

    def _rest(self) -> None:
        self.running = None


def _stepped(progress: Progress, items: Iterator[T], total: int) -> Iterator[T]:
    """Items as they come; after Cancel no further one is asked for, what was done stays."""
    for number, item in enumerate(items, 1):
        yield item
        progress.stepped.emit(number, total, _("{done} of {total}").format(done=number, total=total))
        if progress.cancelled:
            return


def ask_folder(page: Page, title: str) -> Path | None:
    """Where to write to: a stick that can be written to is where the question begins."""
    writable: list[Drive] = [drive for drive in find_drives() if not drive.read_only]
    return choose_folder(page, title, str(writable[0].root) if writable else "")
