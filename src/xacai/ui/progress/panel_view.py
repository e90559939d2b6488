"""The chosen task in words: what was issued, its products, what was recorded period by period. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.number import write_number
from xacai.domain.plan import Deliverable, Task
from xacai.domain.progress import Entry, Mark, Standing
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.edits import standing_entry, write_proof
from xacai.ui.progress.words import deadline_words, long_day, shown_items
from xacai.ui.status_looks import ENTRY_MARKS
from xacai.wording.language import _
from xacai.wording.periods import code_words
from xacai.wording.statuses import mark_words


@dataclass(frozen=True, slots=True)
class PartRow:
    """The whole task (number 0) or one product: words, window, mark of what holds."""

    number: int
    text: str
    second: str
    mark: str


def facts(task: Task) -> tuple[tuple[str, str], ...]:
    """What the plan says, as pairs of name and words; empty parts are left out."""
    read, _icon = deadline_words(task)
    written = shown_items(task.deadline.text)
    time = f"{written} ({read})" if read and read.lower() != written.lower() else written
    found = (
        (_("Product"), task.product if len(task.deliverables) < 2 else ""),
        (_("Time"), time),
        (_("Lead"), task.lead),
        (_("Coordinating"), task.coordinating),
        (_("Budget"), _budget_words(task)),
    )
    return tuple((name, words) for name, words in found if words)


def _budget_words(task: Task) -> str:
    if task.budget.amount_vnd is None:
        return task.budget.text
    return _("{amount} đồng").format(amount=write_number(task.budget.amount_vnd))


def part_rows(desk: Desk, task: Task) -> tuple[PartRow, ...]:
    """The whole task and its products, where there are several."""
    if len(task.deliverables) < 2:
        return ()
    whole = PartRow(0, _("The whole task"), "", _mark(desk, task, 0))
    parts = (
        PartRow(number, f"{number}. {each.text}", _window(desk, each), _mark(desk, task, number))
        for number, each in enumerate(task.deliverables, 1)
    )
    return (whole, *parts)


def _mark(desk: Desk, task: Task, number: int) -> str:
    held = standing_entry(desk.entries, task, desk.period.code, number)
    if held is not None and held.mark is not Mark.NOT_STARTED:
        return ENTRY_MARKS[held.mark]
    window = task.deliverables[number - 1].window if number else None
    return "overdue" if window is not None and window.due < desk.today else "not_started" if number else ""


def _window(desk: Desk, each: Deliverable) -> str:
    return _("by {day}").format(day=long_day(each.window.due)) if each.window is not None else ""


def note_label(standing: Standing, entry: Entry) -> str:
    """The name of the note: the reason that a state asks for."""
    if entry.mark is Mark.DROPPED:
        return _("Why it is dropped")
    if entry.mark is Mark.WAITING:
        return _("What it waits for")
    return _("Note, reason where late")


def history(desk: Desk, task: Task) -> tuple[tuple[str, str, str], ...]:
    """Newest first: period, mark, words of each entry."""
    return tuple((code_words(entry.period), ENTRY_MARKS[entry.mark], _entry_words(task, entry)) for entry in
                 reversed(desk.entries_of(task)))  # fmt: skip


def _entry_words(task: Task, entry: Entry) -> str:
    state = mark_words(entry.mark)
    if entry.deliverable and len(task.deliverables) > 1:
        state = _("{state} (product {number})").format(state=state, number=entry.deliverable)
    if entry.done_on is not None:
        state += f" {entry.done_on:%d/%m/%Y}"
    spent = _("spent {amount} đồng").format(amount=write_number(entry.spent_vnd)) if entry.spent_vnd else ""
    met = _("condition met {day}").format(day=f"{entry.met_on:%d/%m/%Y}") if entry.met_on else ""
    due = _("due {day}").format(day=f"{entry.due:%d/%m/%Y}") if entry.due else ""
    told = (state, met, due, write_proof(entry.proof), entry.result, spent, entry.note)
    return ". ".join(part.rstrip(".") for part in told if part)
