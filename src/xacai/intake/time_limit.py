"""Work of a library that may never end, ended after a time: it runs in a thread of its own, which is told to stop."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")
# How long a stopped thread may take to notice; one that does not (it hangs in a C library) is left behind.
_GRACE = 2.0
_ATTEMPTS = 10


class _Stopped(Exception):
    """Raised in the thread whose time is over."""


class _Run(Generic[Result]):
    """One run: its result or what it raised."""

    def __init__(self, work: Callable[[], Result]) -> None:
        self._work = work
        self.result: list[Result] = []
        self.failure: Exception | None = None

    def __call__(self) -> None:
        try:
            self.result.append(self._work())
        except Exception as failure:
            # Handed to the caller, who knows what the library's failures mean.
            self.failure = failure


def _stop(thread: threading.Thread) -> None:
    """Tell the thread to stop, again while it lives: a callback that swallows exceptions may have taken the first."""
    tell = ctypes.pythonapi.PyThreadState_SetAsyncExc
    for _attempt in range(_ATTEMPTS):
        if not thread.is_alive():
            return
        tell(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_Stopped))
        thread.join(_GRACE / _ATTEMPTS)


def within(seconds: float, work: Callable[[], Result]) -> Result:
    """The result of ``work``; raises TimeoutError once the time is over, else whatever the work raised."""
    run = _Run(work)
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _stop(thread)
        raise TimeoutError
    if run.failure is not None:
        raise run.failure
    return run.result[0]
