"""How sure intake is of each task, 0 to 100: the least sure rows are shown first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xacai.domain.issue import Issue, Severity
from xacai.domain.plan import Task

# How much of the trust in a row each doubt takes, in hundredths; a doubt not named takes _OTHER.
_TAKEN = {
    "intake.row-shifted": 45,
    "intake.row-split": 40,
    "intake.row-bare": 40,
    "intake.content-elsewhere": 40,
    "intake.row-before-heading": 35,
    "intake.row-joined": 35,
    "intake.label-below": 25,
    "intake.cell-unclear": 25,
    "intake.product-is-lead": 25,
    "intake.cell-joined": 20,
    "intake.lead-twice": 20,
    "intake.deadline-unread": 20,
    "intake.deadline-year": 20,
    "intake.filled-down": 15,
    "intake.lead-missing": 15,
    "intake.parent-several": 10,
}
_OTHER = 15
# Doubts about the whole document.
_DOCUMENT = {"intake.pdf-best-effort": 15, "intake.tasks-from-body": 30, "intake.old-word-read": 10}


def sureness(tasks: Sequence[Task], issues: Iterable[Issue]) -> dict[str, int]:
    """By key of a task, how sure its row is: 100 where nothing is in doubt."""
    left = 1.0
    by_key: dict[str, float] = {}
    for issue in issues:
        if issue.code in _DOCUMENT:
            left *= 1 - _DOCUMENT[issue.code] / 100
        elif issue.severity is not Severity.ERROR and issue.where.startswith("task "):
            key = issue.where.removeprefix("task ").partition(" / ")[0]
            by_key[key] = by_key.get(key, 1.0) * (1 - _TAKEN.get(issue.code, _OTHER) / 100)
    return {task.key: round(100 * left * by_key.get(task.key, 1.0)) for task in tasks}
