"""A collection sheet that came back, beside the report: the same, new, or different, cell by cell and task by task."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from xacai.domain.collection import Share
from xacai.domain.indicator import EMPTY, Cell, CellState, Values
from xacai.domain.progress import Entry, Mark, Proof, Standing


class Change(StrEnum):
    """What an answer means for the report."""

    SAME = "same"
    NEW = "new"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """What a department says of a task; None and empty words where it says nothing. ``spent_vnd`` in đồng."""

    mark: Mark | None = None
    done_on: date | None = None
    proof: str = ""
    result: str = ""
    spent_vnd: int | None = None
    note: str = ""

    @property
    def given(self) -> bool:
        """Whether anything was said."""
        return self != TaskAnswer()


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """What a file held: whose it is, cells by row code, answers by task key, and the place of each in the file.

    ``places`` are keyed by row code and task key.
    """

    office: str
    period: str
    catalogue: str
    plan_key: str
    department: str
    cells: Mapping[str, Cell]
    tasks: Mapping[str, TaskAnswer]
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CellDiff:
    """An answered row: what the report says, what came (with the note that will stand), where it stood in the file."""

    code: str
    change: Change
    old: Cell
    new: Cell
    place: str = ""


@dataclass(frozen=True, slots=True)
class TaskDiff:
    """An answered task: the period's entry as it is (None: nothing recorded yet) and as it would be."""

    key: str
    change: Change
    old: Entry | None
    new: Entry
    place: str = ""


def cell_diffs(returned: ReturnedSheet, values: Values) -> tuple[CellDiff, ...]:
    """One for each row that was answered, in the sheet's order; an untouched line says nothing."""
    found = []
    for code, cell in returned.cells.items():
        if cell.state is CellState.UNTOUCHED:
            continue
        old = values.get(code, EMPTY)
        new = replace(cell, note=cell.note or old.note)
        found.append(CellDiff(code, _cell_change(old, new), old, new, returned.places.get(code, "")))
    return tuple(found)


def _cell_change(old: Cell, new: Cell) -> Change:
    if old == new:
        return Change.SAME
    if old.state is CellState.UNTOUCHED or (replace(old, note=new.note) == new and not old.note):
        return Change.NEW
    return Change.DIFFERS


def task_diffs(returned: ReturnedSheet, standings: Iterable[Standing], period: str) -> tuple[TaskDiff, ...]:
    """One for each task that was answered; ``period`` is the code under which progress is recorded.

    What an answer leaves out stays as it was recorded; a task without a status word is in progress.
    """
    entries = {
        item.task.key: next((entry for entry in item.entries if _is_own(entry, period)), None)
        for item in standings
    }
    found = []
    for key, answer in returned.tasks.items():
        if not answer.given or key not in entries:
            continue
        old = entries[key]
        new = _merged(answer, old or Entry(key, period, Mark.IN_PROGRESS))
        change = Change.NEW if old is None else Change.SAME if old == new else Change.DIFFERS
        found.append(TaskDiff(key, change, old, new, returned.places.get(key, "")))
    return tuple(found)


def _is_own(entry: Entry, period: str) -> bool:
    return entry.period == period and entry.deliverable == 0


def _merged(answer: TaskAnswer, entry: Entry) -> Entry:
    proof = entry.proof
    if answer.proof and answer.proof != proof.number:
        proof = Proof(answer.proof)
    mark = answer.mark or entry.mark
    if answer.mark is None and answer.done_on is not None:
        mark = Mark.DONE
    return replace(
        entry,
        mark=mark,
        done_on=answer.done_on or (entry.done_on if mark is Mark.DONE else None),
        proof=proof,
        result=answer.result or entry.result,
        spent_vnd=entry.spent_vnd if answer.spent_vnd is None else answer.spent_vnd,
        note=answer.note or entry.note,
    )


def unanswered(share: Share, returned: ReturnedSheet) -> tuple[str, ...]:
    """Codes of the share's rows and keys of its tasks that the file says nothing of."""
    rows: Iterable[str] = (item.row.code for item in share.rows)
    silent = [code for code in rows if returned.cells.get(code, EMPTY).state is CellState.UNTOUCHED]
    silent += [
        item.task.key for item in share.tasks if not returned.tasks.get(item.task.key, TaskAnswer()).given
    ]
    return tuple(silent)
