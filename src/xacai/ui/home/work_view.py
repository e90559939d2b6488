"""What is to be done, as rows in words with the page and place that each leads to. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from xacai.domain.period import window, write_day
from xacai.domain.progress import Standing
from xacai.services.overview import Overview
from xacai.services.todos import SOON, Todo, Work
from xacai.ui.frame_words import days_left
from xacai.ui.home.words import long_day, short_day
from xacai.wording.language import _, ngettext
from xacai.wording.periods import bare_words
from xacai.wording.scores import change_words, points_words, round_words

NEAR = 7
"""Days within which a day is set in accent."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One row: mark, two lines, when in two lines, the button's verb, the tone of the days, page and place."""

    key: str
    mark: str
    text: str
    second: str
    when: str
    when_second: str
    verb: str
    tone: str
    page: str
    place: str = ""


def subtitle(view: Overview) -> str:
    """What is late, and what must be done by the next day of the clock."""
    late = sum(1 for todo in view.todos if todo.days is not None and todo.days < 0)
    told = view.clock
    ahead = told.days_to_cut_off >= 0
    last = told.days_to_cut_off if ahead else told.days_to_due
    near = sum(1 for todo in view.todos if todo.days is not None and 0 <= todo.days <= last)
    parts = []
    if late:
        parts.append(ngettext("{count} thing is late", "{count} things are late", late).format(count=late))
    if near and ahead:
        words = ngettext("{count} thing before the cut-off", "{count} things before the cut-off", near)
        parts.append(words.format(count=near))
    elif near:
        words = ngettext(
            "{count} thing before the sending day", "{count} things before the sending day", near
        )
        parts.append(words.format(count=near))
    return ", ".join(parts) if parts else _("Nothing is late")


def work_items(view: Overview) -> tuple[WorkItem, ...]:
    """The rows by urgency; never none: where all is done, the next date."""
    rows = [_MAKERS[todo.work](view, todo) for todo in view.todos]
    return tuple(rows) if rows and not _all_wait(view) else (_rest(view), *rows)


def work_aside(view: Overview) -> str:
    """How many there are."""
    count = len(view.todos)
    if not count or _all_wait(view):
        return ""
    return ngettext("{count} thing, most urgent first", "{count} things, most urgent first", count).format(
        count=count
    )


def _all_wait(view: Overview) -> bool:
    return all(todo.work is Work.REPORT_WAITING for todo in view.todos)


def _item(
    todo: Todo, mark: str, text: str, second: str, verb: str, page: str, place: str = "", by: str = ""
) -> WorkItem:
    when, tone = "", "ink2"
    if todo.days is not None:
        when = days_left(todo.days)
        tone = "err" if todo.days < 0 else "accent_ink" if todo.days <= NEAR else "ink2"
    below = ""
    if todo.day is not None:
        below = by.format(day=(short_day if todo.day.year == todo.period.year else long_day)(todo.day))
    key = f"{todo.work} {todo.period.code}"
    return WorkItem(key, mark, text, second, when, below, verb, tone, page, place)


def _rest(view: Overview) -> WorkItem:
    """All is done: the next day that matters."""
    second = _("The plan has no task with a day ahead.")
    if view.next_task is not None and view.next_task.due is not None:
        second = _("Nearest task: {task}, {day}").format(
            task=_name(view.next_task), day=long_day(view.next_task.due)
        )
    ahead = next((item.clock for item in view.year if item.clock.days_to_cut_off >= 0), None)
    when = days_left(ahead.days_to_cut_off) if ahead is not None else ""
    below = _("Cut-off {day}").format(day=short_day(ahead.window.last)) if ahead is not None else ""
    text = _("Nothing is waiting for you today")
    return WorkItem("rest", "done", text, second, when, below, _("See progress"), "ink2", "progress")


def _no_plan(view: Overview, todo: Todo) -> WorkItem:
    text = _("There is no plan of {year} yet").format(year=todo.period.year)
    return _item(todo, "not_started", text, no_plan_hint(view), _("Begin the plan"), "planning")


def no_plan_hint(view: Overview) -> str:
    """How a plan begins; copying is offered where there is one to copy."""
    if view.copied_from:
        return _("Open the document that was issued, or copy from {year}.").format(year=view.copied_from)
    return _("Open the document that was issued, or begin with an empty plan.")


def _plan_draft(view: Overview, todo: Todo) -> WorkItem:
    plan = view.plan
    tasks = len(plan.tasks) if plan is not None else 0
    if plan is not None and plan.revision:
        text = _("The plan of {year} is being amended").format(year=todo.period.year)
    else:
        text = _("The plan of {year} is not issued yet").format(year=todo.period.year)
    second = ngettext(
        "{count} task; number and day are still to be given",
        "{count} tasks; number and day are still to be given",
        tasks,
    ).format(count=tasks)
    return _item(todo, "in_progress", text, second, _("Open the plan"), "planning")


def _overdue(view: Overview, todo: Todo) -> WorkItem:
    count = len(todo.items)
    text = ngettext("{count} overdue task", "{count} overdue tasks", count).format(count=count)
    return _item(
        todo,
        "overdue",
        text,
        _names(sorted(todo.items, key=lambda item: item.due or view.today)),
        _("Update"),
        "progress",
        "filter overdue",
        by=_("Due {day}"),
    )


def _soon(view: Overview, todo: Todo) -> WorkItem:
    count = len(todo.items)
    text = ngettext("{count} task due within {days} days", "{count} tasks due within {days} days", count)
    leads = Counter(item.task.lead or _("no lead named") for item in todo.items)
    second = ", ".join(f"{lead}: {number}" for lead, number in leads.most_common())
    words = text.format(count=count, days=SOON)
    return _item(
        todo, "not_started", words, second, _("See the list"), "progress", "filter soon", by=_("Due {day}")
    )


def _names(items: Sequence[Standing]) -> str:
    return "; ".join(_name(item) for item in items)


def _name(item: Standing) -> str:
    return f"{item.task.key.rpartition('/')[0]} {item.task.content}".strip()


def _missing(view: Overview, todo: Todo) -> WorkItem:
    days = window(todo.period)
    text = _("The report of {period} is not begun").format(period=bare_words(todo.period))
    second = _("Figures from {first} to {last}").format(
        first=write_day(days.first), last=write_day(days.last)
    )
    return _item(
        todo, "not_started", text, second, _("Start the report"), "reporting", by=_day_words(view, todo)
    )


def _day_words(view: Overview, todo: Todo) -> str:
    return _("Cut-off {day}") if todo.day == window(todo.period).last else _("Send by {day}")


def _draft(view: Overview, todo: Todo) -> WorkItem:
    period, left = bare_words(todo.period), todo.cells - todo.entered
    lacks = []
    if left:
        lacks.append(ngettext("{count} cell empty", "{count} cells empty", left).format(count=left))
    if todo.errors:
        lacks.append(ngettext("{count} error", "{count} errors", todo.errors).format(count=todo.errors))
    elif todo.warnings and not left:
        words = ngettext(
            "{count} warning without a reason", "{count} warnings without a reason", todo.warnings
        )
        lacks.append(words.format(count=todo.warnings))
    if lacks:
        text = _("Report of {period}: {lacks}").format(period=period, lacks=", ".join(lacks))
    else:
        text = _("Report of {period}: all entered, to be finalised").format(period=period)
    second = _("Entered {entered}/{cells} cells; words {written}/{sections} sections").format(
        entered=todo.entered, cells=todo.cells, written=todo.written, sections=todo.sections
    )
    verb, page = (_("Go on entering"), "reporting") if lacks else (_("Finalise"), "submitting")
    return _item(todo, "in_progress", text, second, verb, page, by=_day_words(view, todo))


def _ready(view: Overview, todo: Todo) -> WorkItem:
    text = _("The report of {period} is locked and not sent yet").format(period=bare_words(todo.period))
    second = _("Give it a number, sign it, hand it over.")
    return _item(
        todo, "in_progress", text, second, _("Send"), "submitting", todo.period.code, by=_("Send by {day}")
    )


def _returned(view: Overview, todo: Todo) -> WorkItem:
    text = _("The report of {period} was returned").format(period=bare_words(todo.period))
    words = ngettext(
        "{count} remark of the office above; open the correction.",
        "{count} remarks of the office above; open the correction.",
        todo.remarks,
    )
    second = words.format(count=todo.remarks) if todo.remarks else _("Read the answer, open the correction.")
    return _item(todo, "returned", text, second, _("See the answer"), "submitting", todo.period.code)


def _withdrawn(view: Overview, todo: Todo) -> WorkItem:
    text = _("The report of {period} was taken back").format(period=bare_words(todo.period))
    second = _("Open a correction to send it again.")
    return _item(todo, "returned", text, second, _("See the sending"), "submitting", todo.period.code)


def _waiting(view: Overview, todo: Todo) -> WorkItem:
    text = _("The report of {period} was sent").format(period=bare_words(todo.period))
    second = _("Waiting for the receipt of the office above.")
    return _item(todo, "waiting", text, second, _("See the sending"), "submitting", todo.period.code)


def _explain(view: Overview, todo: Todo) -> WorkItem:
    words = ngettext(
        "The office above wants {count} score explained",
        "The office above wants {count} scores explained",
        todo.remarks,
    )
    text = words.format(count=todo.remarks)
    second = _("Answer on the scorecard, lock the explanation, hand it over.")
    return _item(todo, "returned", text, second, _("Explain"), "scoring")


def _chances(view: Overview, todo: Todo) -> WorkItem:
    text = _("{points} points can still be won").format(points=points_words(todo.points))
    second = "; ".join(f"{change_words(one.lost)} {one.criterion.title}" for one in todo.chances)
    return _item(todo, "in_progress", text, second, _("See the points"), "scoring", by=_("Until {day}"))


def _step(view: Overview, todo: Todo) -> WorkItem:
    step = todo.step
    assert step is not None
    text = round_words(step)
    mark = "overdue" if todo.days is not None and todo.days < 0 else "not_started"
    row = _item(todo, mark, text, step.note, _("Open the scores"), "scoring", by=_("Until {day}"))
    return replace(row, key=f"{row.key} {step.year} {step.period} {step.step}")


_MAKERS: dict[Work, Callable[[Overview, Todo], WorkItem]] = {
    Work.NO_PLAN: _no_plan,
    Work.PLAN_DRAFT: _plan_draft,
    Work.TASKS_OVERDUE: _overdue,
    Work.TASKS_SOON: _soon,
    Work.REPORT_MISSING: _missing,
    Work.REPORT_DRAFT: _draft,
    Work.REPORT_READY: _ready,
    Work.REPORT_RETURNED: _returned,
    Work.REPORT_WITHDRAWN: _withdrawn,
    Work.REPORT_WAITING: _waiting,
    Work.SCORE_EXPLAIN: _explain,
    Work.SCORE_CHANCES: _chances,
    Work.SCORE_STEP: _step,
}
