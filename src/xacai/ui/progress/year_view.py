"""The year as a strip per task, as data: windows, done days, words. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xacai.domain.deadline import whole_year
from xacai.domain.period import read_period, window
from xacai.domain.plan import Task
from xacai.domain.progress import Mark, Standing, Status, repeats, waits
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.view import Filter, groups
from xacai.ui.progress.words import code_of, deadline_words
from xacai.ui.status_looks import MARKS, status_text
from xacai.wording.language import _

STEADY, DATED, LATE = "steady", "dated", "late"


@dataclass(frozen=True, slots=True)
class Bar:
    """A window inside the year; ``kind`` is steady (the whole year), dated or late."""

    first: date
    last: date
    kind: str


@dataclass(frozen=True, slots=True)
class YearRow:
    """A task: key, words, mark, bars, the days on which something was done, spoken words; or a heading."""

    key: str
    text: str
    mark: str = ""
    bars: tuple[Bar, ...] = ()
    done: tuple[date, ...] = ()
    spoken: str = ""
    words: str = ""
    heading: bool = False


def year_rows(desk: Desk, chosen: Filter, grouping: str) -> tuple[YearRow, ...]:
    """Headings with a strip for each task."""
    rows: list[YearRow] = []
    for key, title, items in groups(desk, chosen, grouping):
        rows.append(YearRow(f"group {key}", title, heading=True))
        rows.extend(_row(desk, item) for item in items)
    return tuple(rows)


def _row(desk: Desk, item: Standing) -> YearRow:
    task = item.task
    read, _icon = deadline_words(task)
    state = status_text(item, desk.today)
    text = f"{code_of(task)} {task.content}"
    words = "" if task.deadline.windows else task.deadline.text
    spoken = ", ".join(part for part in (text, task.deadline.text, read, state) if part)
    return YearRow(task.key, text, MARKS[item.status], bars(item, desk), done_days(desk, task), spoken, words)


def bars(item: Standing, desk: Desk) -> tuple[Bar, ...]:
    """The windows of a task, cut to the plan's year; waiting tasks have none until their condition is met."""
    year = whole_year(desk.plan.year)
    if repeats(item.task):
        return (Bar(year.start, year.due, STEADY),)
    late = item.status is Status.OVERDUE
    found = []
    if waits(item.task) and item.due is not None:
        met = max((entry.met_on for entry in item.entries if entry.met_on is not None), default=item.due)
        first, last = max(met, year.start), min(item.due, year.due)
        return (Bar(first, last, LATE if late else DATED),) if first <= last else ()
    for span in item.task.deadline.windows:
        first, last = max(span.start, year.start), min(span.due, year.due)
        whole = (first, last) == (year.start, year.due)
        if first <= last:
            found.append(Bar(first, last, LATE if late else STEADY if whole else DATED))
    return tuple(found)


def done_days(desk: Desk, task: Task) -> tuple[date, ...]:
    """The days on which the task or a product was done; without a day, the last of the period."""
    found = set()
    for entry in desk.entries_of(task):
        period = read_period(entry.period)
        if entry.mark is Mark.DONE and period is not None:
            found.add(entry.done_on or min(window(period).last, desk.today))
    return tuple(sorted(day for day in found if day.year == desk.plan.year))


def legend_words() -> str:
    """What the strip's shapes mean."""
    return _("Bar: time in the plan. Pale bar: all year. Tick: done that day. Line: today.")
