"""The board by quarter as data: four columns with the tasks due in each, and those that come round in it. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xacai.domain.deadline import Span, quarter_span
from xacai.domain.period import quarter, window
from xacai.domain.plan import Task
from xacai.domain.progress import DONE, Mark, Standing, Status, repeats
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.edits import standing_entry
from xacai.ui.progress.view import Filter, shown
from xacai.ui.progress.words import code_of
from xacai.ui.status_looks import MARKS
from xacai.wording.language import _

QUARTERS = (1, 2, 3, 4)
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A task in a quarter: unique key, task key, words, product and last day, mark; or a heading."""

    key: str
    task: str
    text: str
    second: str = ""
    mark: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A quarter: title, how many of its tasks are done, whether today lies in it."""

    title: str
    aside: str
    now: bool
    rows: tuple[BoardRow, ...]


def board(desk: Desk, chosen: Filter) -> tuple[BoardColumn, ...]:
    """Four columns. Dates are calendar quarters, as plans write them; repeating tasks count by reporting period."""
    items = shown(desk, chosen)
    return tuple(_column(desk, items, number) for number in QUARTERS)


def without_date(desk: Desk, chosen: Filter) -> int:
    """How many tasks stand on no board, because they wait and have no date."""
    return sum(1 for item in shown(desk, chosen) if not item.task.deadline.windows and item.due is None)


def _column(desk: Desk, items: list[Standing], number: int) -> BoardColumn:
    days = quarter_span(number, desk.plan.year)
    dated = sorted((pair for item in items for pair in _due_in(desk, item, days)), key=lambda pair: pair[0])
    coming = [_coming(desk, item, number) for item in items if repeats(item.task)]
    rows = [row for _day, row in dated]
    if coming:
        heading = _("Continuous, recurring: {count}").format(count=len(coming))
        rows += [BoardRow(f"q{number}", "", heading, heading=True), *coming]
    real = [row for row in rows if not row.heading]
    done = sum(1 for row in real if row.mark in ("done", "done_late"))
    title = _("Quarter {roman}").format(roman=_ROMAN[number - 1])
    aside = _("{done}/{counted} done").format(done=done, counted=len(real))
    return BoardColumn(title, aside, days.start <= desk.today <= days.due, tuple(rows))


def _due_in(desk: Desk, item: Standing, days: Span) -> Iterator[tuple[date, BoardRow]]:
    """The task at each of its products that is due in the quarter, else at its own last day."""
    task = item.task
    if repeats(task):
        return
    text = _text(task)
    if len(task.deliverables) < 2:
        last = task.deadline.windows[-1].due if task.deadline.windows else item.due
        if last is not None and days.start <= last <= days.due:
            yield last, BoardRow(task.key, task.key, text, _due(last), MARKS[item.status])
        return
    for number, each in enumerate(task.deliverables, 1):
        if each.window is not None and days.start <= each.window.due <= days.due:
            mark = _product_mark(desk, item, number, each.window.due)
            yield (
                each.window.due,
                BoardRow(
                    f"{task.key}#{number}", task.key, text, _product_words(each.text, each.window.due), mark
                ),
            )


def _product_mark(desk: Desk, item: Standing, number: int, due: date) -> str:
    if item.status in DONE or item.status in {Status.WAITING, Status.DROPPED}:
        return MARKS[item.status]
    held = standing_entry(desk.entries, item.task, desk.period.code, number)
    if held is not None and held.mark is Mark.DONE:
        return "done_late" if held.done_on is not None and held.done_on > due else "done"
    if due < desk.today:
        return "overdue"
    return "in_progress" if held is not None and held.mark is Mark.IN_PROGRESS else "not_started"


def _coming(desk: Desk, item: Standing, number: int) -> BoardRow:
    period = quarter(desk.plan.year, number)
    status = desk.judged(item.task, period, window(period)).status
    return BoardRow(
        f"{item.task.key}@{number}", item.task.key, _text(item.task), item.task.deadline.text, MARKS[status]
    )


def _text(task: Task) -> str:
    return f"{code_of(task)} {task.content}"


def _due(day: date) -> str:
    return _("Due {day}").format(day=f"{day:%d/%m}")


def _product_words(text: str, due: date) -> str:
    return f"{text}; {_due(due).lower()}"
