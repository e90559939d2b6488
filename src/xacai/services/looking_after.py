"""What the program does for the copies by itself, at its start and while it is open; nobody has to remember it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from xacai.db.copies import holds_all
from xacai.db.drill import VERB as TRIAL
from xacai.domain.copying import copy_due, trial_due
from xacai.domain.issue import Issue, Refusal
from xacai.exchange.whole_copy import Step
from xacai.services.backing_up import back_up, drill
from xacai.services.drilling import last_drill
from xacai.services.second_place import carry, carry_due, newest_backup
from xacai.services.whole_copies import WholeWritten
from xacai.services.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """What was due and done: the copy made, the one written to the second place, the one tried; what failed."""

    copied: Path | None = None
    carried: WholeWritten | None = None
    tried: Path | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether something was done or failed."""
        return self != LookedAfter()


def look_after(workspace: Workspace, step: Step = lambda done, total: None) -> LookedAfter:
    """Make a copy, take it to the second place and try it, each where it is due; one that fails stops no other.

    Nothing where a server keeps the data, before there is an office, and for the sample office. ``step`` is told of
    the writing to the second place, and may leave by raising.
    """
    done = LookedAfter()
    if workspace.store.server or workspace.sample or workspace.find_office() is None:
        return done
    if due(workspace):
        made, issues = _attempt(lambda: back_up(workspace))
        done = replace(done, copied=made, issues=issues)
    if carry_due(workspace):
        written, issues = _attempt(lambda: carry(workspace, step))
        done = replace(done, carried=written, issues=done.issues + issues)
    if newest_backup(workspace) is not None and trial_due(workspace.now(), last_drill(workspace)):
        tried, issues = _attempt(lambda: drill(workspace))
        done = replace(done, tried=tried, issues=done.issues + issues)
    return done


def due(workspace: Workspace) -> bool:
    """Whether a copy is to be made now: never while nothing changed since the last one."""
    newest = newest_backup(workspace)
    now = workspace.now().replace(tzinfo=None)
    if not copy_due(now, newest.at if newest else None, changed=True):
        return False  # whatever changed: the copy itself need not be opened
    with workspace.store.reading() as shelves:
        if newest is None:
            return shelves.audit.head() is not None
        return not holds_all(newest.path, shelves.audit, quiet=(TRIAL,))


def _attempt(act: Callable[[], T]) -> tuple[T | None, tuple[Issue, ...]]:
    try:
        return act(), ()
    except Refusal as refusal:
        return None, (refusal.issue,)
