"""Files that come to the register: chosen or dropped, kept off the screen's thread, refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from xacai.domain.evidence import Evidence
from xacai.domain.issue import Issue
from xacai.services import filing, proving
from xacai.services.workspace import Workspace
from xacai.ui.operation import run
from xacai.ui.page import Page
from xacai.wording.language import _
from xacai.wording.messages import message_of


class Taking(QObject):
    """``taken(key of the last document)``; after a refusal, too, with an empty key."""

    taken = Signal(str)

    def __init__(self, workspace: Workspace, page: Page) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page

    def choose(self, key: str) -> None:
        """Ask for a file of a document, or for files that become documents."""
        kinds = _("Evidence (*.pdf *.jpg *.jpeg *.png *.docx *.xlsx)")
        if key:
            chosen, _kind = QFileDialog.getOpenFileName(self._page, _("Attach a file"), "", kinds)
            self.take([Path(chosen)] if chosen else [], key)
        else:
            many, _kind = QFileDialog.getOpenFileNames(self._page, _("Files to enter"), "", kinds)
            self.take([Path(path) for path in many], "")

    def take(self, paths: list[Path], key: str) -> None:
        """Attach a file to a document, or make a document of each file."""
        if paths:
            run(
                self._page,
                lambda progress: take_files(self._workspace, paths, key, progress.step),
                done=self._took,
                title=_("Keeping the files…"),
                refused=self._refused,
            )

    def _took(self, keys: list[str]) -> None:
        self._page.tell(_("Kept and read back the same."), "ok")
        self.taken.emit(keys[-1])

    def _refused(self, issue: Issue) -> None:
        """Files before the refused one are kept; the sentence says what is wrong with this one."""
        self.taken.emit("")
        self._page.tell(message_of(issue), "err")


def take_files(
    workspace: Workspace, paths: list[Path], key: str, step: Callable[[int, int], None]
) -> list[str]:
    """Attach a file to the document ``key``, or make a document of each file; the keys."""
    keys = []
    for place, path in enumerate(paths):
        step(place, len(paths))
        if key:
            proving.attach(workspace, key, path)
            keys.append(key)
            continue
        kept = filing.keep_file(workspace, path)
        fresh = Evidence(abstract=Path(kept.name).stem or kept.name)
        keys.append(proving.register(workspace, replace(fresh, file=kept)).evidence.key)
    return keys
