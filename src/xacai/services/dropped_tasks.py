"""Tasks that an amendment took out of the plan after something was recorded: shown as dropped, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.plan import Plan, Task
from xacai.domain.progress import Entry
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DroppedTask:
    """A task of an earlier revision with what was recorded, the revision that left it out (0: the first as issued),
    and the legal basis of that amendment.
    """

    task: Task
    entries: tuple[Entry, ...]
    revision: int
    basis: str


def dropped_tasks(workspace: Workspace, plan: Plan) -> tuple[DroppedTask, ...]:
    """Every task with recorded progress that the plan no longer has, in the order of the revision that last had it."""
    with workspace.store.reading() as shelves:
        entries = tuple(shelves.progress.entries(plan.key))
        kept = {task.key for task in plan.tasks}
        lost = {entry.task_key for entry in entries} - kept
        if not lost:
            return ()
        former = [shelves.plans.revision(plan.key, number) for number in shelves.plans.revisions(plan.key)]
    line = [item for item in former if item is not None and item.revision < plan.revision]
    return tuple(_dropped(line, plan, entries, lost))


def _dropped(former: list[Plan], plan: Plan, entries: tuple[Entry, ...], lost: set[str]) -> list[DroppedTask]:
    """Each lost task as its last revision had it; the one after took it out."""
    found: dict[str, DroppedTask] = {}
    for revision, following in zip(former, [*former[1:], plan], strict=True):
        gone = [task for task in revision.tasks if task.key in lost and following.task(task.key) is None]
        basis = _new_basis(revision, following)
        for task in gone:
            told = tuple(entry for entry in entries if entry.task_key == task.key)
            found[task.key] = DroppedTask(task, told, following.revision, basis)
    return list(found.values())


def _new_basis(old: Plan, new: Plan) -> str:
    held = set(old.head.legal_bases)
    return "; ".join(basis for basis in new.head.legal_bases if basis not in held)
