"""Edits of a report that can be undone: each sets a former state again through the same door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtGui import QUndoCommand

from xacai.domain.indicator import Cell
from xacai.domain.report import SectionText
from xacai.ui.reporting.desk import Desk

Reach = Callable[[str], None]
"""Shows the place of an edit that was undone or redone."""
PAUSE = 1.5
"""Seconds: keys that follow one another faster are one edit of a text."""


class _Edit(QUndoCommand):
    """An edit that shows its place when it is turned back, not when it is first made."""

    def __init__(self, desk: Desk, place: str, reach: Reach) -> None:
        super().__init__()
        self.desk, self.place, self._reach = desk, place, reach
        self._made = False

    def redo(self) -> None:
        """Make the edit; show its place when it is made again."""
        again, self._made = self._made, True
        self.put(old=False, first=not again)
        if again:
            self._reach(self.place)

    def undo(self) -> None:
        """Set the former state."""
        self.put(old=True, first=False)
        self._reach(self.place)

    def put(self, *, old: bool, first: bool) -> None:
        """Set one of the two states."""
        raise NotImplementedError


class CellEdit(_Edit):
    """Typed cells, and cumulative cells set against the computed ones."""

    def __init__(
        self, desk: Desk, cells: Mapping[str, Cell], overrides: Mapping[str, Cell | None], reach: Reach
    ) -> None:
        first = next(iter((*cells, *overrides)), "")
        super().__init__(desk, f"cell {first}", reach)
        self._new, self._new_overrides = dict(cells), dict(overrides)
        self._old = {code: desk.cell(code) for code in cells}
        self._old_overrides = {code: desk.report.overrides.get(code) for code in overrides}

    def put(self, *, old: bool, first: bool) -> None:
        """Set the cells."""
        cells = self._old if old else self._new
        overrides = self._old_overrides if old else self._new_overrides
        if overrides:
            self.desk.put_overrides(overrides)
        if cells:
            self.desk.put_cells(cells)


class ReasonEdit(_Edit):
    """The reason that answers a warning."""

    def __init__(self, desk: Desk, key: str, words: str, reach: Reach) -> None:
        super().__init__(desk, f"issue {key}", reach)
        self._key, self._new = key, words
        self._old = desk.report.reasons.get(key, "")

    def put(self, *, old: bool, first: bool) -> None:
        """Set the reason."""
        self.desk.put_reason(self._key, self._old if old else self._new)


class WordsEdit(_Edit):
    """A section's words. Keys of one burst are one edit; drafts and their acceptance stand alone."""

    def __init__(self, desk: Desk, section: str, words: SectionText, reach: Reach, *, typing: bool) -> None:
        super().__init__(desk, f"section {section}", reach)
        self._section, self._new, self._typing = section, words, typing
        self._old = desk.text(section)
        self._at = monotonic()

    def id(self) -> int:
        """Only typed words merge."""
        return 1 if self._typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the newer words of the same burst in the same section."""
        if not isinstance(other, WordsEdit) or other._section != self._section:
            return False
        if other._at - self._at > PAUSE:
            return False
        self._new, self._at = other._new, other._at
        return True

    def put(self, *, old: bool, first: bool) -> None:
        """Set the words; typed ones stand in the editor already."""
        self.desk.put_text(self._section, self._old if old else self._new, typing=first and self._typing)
