"""Reads for a panel off the screen's thread: of several wishes only the last one is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from xacai.ui.operation import Operation, run


class Reading(QObject):
    """One read at a time; a wish that comes meanwhile waits, and takes the place of one that waited already."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._running: Operation | None = None
        self._waiting: tuple[Callable[[], Any], Callable[[Any], None]] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._running is not None

    def ask(self, read: Callable[[], Any], show: Callable[[Any], None]) -> None:
        """Read, and show what came of it, unless something else was asked for meanwhile."""
        self._waiting = (read, show)
        if self._running is None:
            self._begin()

    def _begin(self) -> None:
        if self._waiting is None:
            return
        read, show = self._waiting
        self._waiting = None

        def shown(result: Any) -> None:
            if self._waiting is None:
                show(result)

        self._running = run(self._owner, lambda _progress: read(), done=shown)
        self._running.finished.connect(self._end)

    def _end(self) -> None:
        self._running = None
        self._begin()
