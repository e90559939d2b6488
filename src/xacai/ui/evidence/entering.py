"""Typing into the register: a cell of a document, or the row on top that becomes a document once it has a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from xacai.domain.evidence import Evidence, Link
from xacai.domain.issue import Issue
from xacai.services import proving
from xacai.services.workspace import Workspace
from xacai.ui.evidence import view
from xacai.ui.evidence.keeper import Keeper
from xacai.ui.models.cells import Editor
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.widgets.date_edit import read_day
from xacai.wording.language import _
from xacai.wording.messages import message_of


class Entering(QObject):
    """``fresh`` is the row being entered. ``shown`` asks for the rows anew, ``entered(key)`` and ``changed(key)``."""

    shown = Signal()
    entered = Signal(str)
    changed = Signal(str)

    def __init__(
        self, workspace: Workspace, page: Page, keeper: Keeper, desk: Callable[[], view.Desk]
    ) -> None:
        super().__init__(page)
        self._workspace, self._page, self._keeper, self._desk = workspace, page, keeper, desk
        self.fresh: Evidence | None = None
        self._link: Link | None = None

    def begin(self, link: Link | None = None) -> None:
        """Begin a row; ``link`` is what the document will prove."""
        self.fresh, self._link = self.fresh or Evidence(), link

    def type(self, key: str, column: int, text: str) -> None:
        """A cell was typed: it is kept at once, or refused in place with what stood there."""
        name = view.column_of(column)
        if view.columns()[column].editor is Editor.NONE:
            return
        day = read_day(text)
        if name == view.DAY and text.strip() and day is None:
            words = _("“{text}” is no day. Write it as 05/09/2026.")
            self._page.tell(words.format(text=text.strip()), "warn")
            return
        value = day if name == view.DAY else text
        if key == view.NEW:
            self._enter(_with(self.fresh or Evidence(), name, value))
            return
        item = self._desk().proven(key)
        if item is not None and self._keeper.change(_with(item.evidence, name, value), item.evidence):
            self.changed.emit(key)

    def _enter(self, item: Evidence, *, anyway: bool = False) -> None:
        """Keep the row; it comes into the register once it has a name."""
        self.fresh = item
        if not (item.number.strip() or item.abstract.strip()):
            self.shown.emit()
            return
        links = () if self._link is None else (self._link,)
        found: list[proving.Registered] = []

        def register() -> None:
            found.append(proving.register(self._workspace, item, *links, anyway=anyway))

        if guarded(self._page, register, lambda issue: self._refused(issue, item)):
            self.fresh = self._link = None
            self.entered.emit(found[0].evidence.key)

    def _refused(self, issue: Issue, item: Evidence) -> None:
        self.shown.emit()
        another = issue.code == "evidence.exists"
        self._page.tell(
            message_of(issue),
            "warn" if another else "err",
            _("It is another document") if another else "",
            lambda: self._enter(item, anyway=True),
        )


def _with(item: Evidence, name: str, value: str | date | None) -> Evidence:
    if name == view.DAY:
        return replace(item, day=value if isinstance(value, date) else None)
    changed: Evidence = replace(item, **{name: str(value or "")})  # type: ignore[arg-type]
    return changed
