"""Tasks in words: their states, deadlines, documents, what is still to be recorded. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.deadline import Recurrence, Span
from xacai.domain.period import Period, PeriodKind, read_period, short_name
from xacai.domain.plan import PlanField, Task
from xacai.domain.progress import DONE, Mark, Standing, Status, check_progress, repeats
from xacai.ui.models.cells import BlockState, CellKind, CellView
from xacai.wording.language import N_, _, ngettext
from xacai.wording.statuses import status_words

BLOCKS = {
    Status.DONE_ON_TIME: BlockState.DONE,
    Status.DONE_LATE: BlockState.DONE,
    Status.IN_PROGRESS: BlockState.IN_PROGRESS,
    Status.OVERDUE: BlockState.OVERDUE,
    Status.WAITING: BlockState.WAITING,
    Status.NOT_STARTED: BlockState.NOT_STARTED,
}
MARKS = {
    Status.NOT_STARTED: "not_started",
    Status.IN_PROGRESS: "in_progress",
    Status.DONE_ON_TIME: "done",
    Status.DONE_LATE: "done_late",
    Status.OVERDUE: "overdue",
    Status.WAITING: "waiting",
    Status.DROPPED: "dropped",
}
ENTRY_MARKS = {
    Mark.NOT_STARTED: "not_started",
    Mark.IN_PROGRESS: "in_progress",
    Mark.DONE: "done",
    Mark.WAITING: "waiting",
    Mark.DROPPED: "dropped",
}
_TONES = {
    Status.DONE_ON_TIME: "ok",
    Status.DONE_LATE: "ok",
    Status.OVERDUE: "err",
    Status.NOT_STARTED: "ink2",
    Status.DROPPED: "ink2",
}
_LACKS = {
    "report.done-without-product": N_("Done, but without product or sentence"),
    "report.dropped-without-reason": N_("Write why it is dropped"),
    "report.overdue-without-reason": N_("Write why it is overdue"),
}
_RECURRENCES = {
    Recurrence.CONTINUOUS: N_("all year, counted by period"),
    Recurrence.MONTHLY: N_("each month"),
    Recurrence.QUARTERLY: N_("each quarter"),
    Recurrence.HALF_YEARLY: N_("each half-year"),
    Recurrence.YEARLY: N_("once a year"),
    Recurrence.PHASED: N_("in the year, by phases"),
}
_ROMAN = ("I", "II", "III", "IV")


def code_of(task: Task) -> str:
    """The task's place in the plan: ``III.4``; two tasks that bear one number are told apart: ``I.10/2``."""
    place, _slash, ordinal = task.key.rpartition("/")
    return place if ordinal == "1" else task.key


def field_title(item: PlanField) -> str:
    """``III. Cải cách thủ tục hành chính``: capitals of a document become plain words on the screen."""
    title = item.title.capitalize() if item.title.isupper() else item.title
    return f"{item.no}. {title}".strip(" .")


def period_words(period: Period) -> str:
    """The period inside a sentence: ``quý III/2026``."""
    words = short_name(period)
    if period.kind is PeriodKind.QUARTER:
        return _("quarter {roman}").format(roman=_ROMAN[period.number - 1]) + f"/{period.year}"
    return words[:1].lower() + words[1:]


def code_words(code: str) -> str:
    """A period's code in words."""
    period = read_period(code)
    return period_words(period) if period is not None else code


def long_day(day: date) -> str:
    """``30/9/2026``."""
    return f"{day.day}/{day.month}/{day.year}"


def lack(standing: Standing) -> str:
    """What is still to be recorded of a task, in words; empty where nothing is."""
    found = check_progress((standing,))
    return _(_LACKS[found[0].code]) if found and found[0].code in _LACKS else ""


def lacks_product(standing: Standing) -> bool:
    """Whether it is done without a product or a sentence."""
    return any(issue.code == "report.done-without-product" for issue in check_progress((standing,)))


def status_text(standing: Standing, today: date) -> str:
    """``Đã xong 09/01``, ``Xong quý II``, ``Quá 10 ngày``."""
    if standing.status is Status.OVERDUE and standing.due is not None:
        days = (today - standing.due).days
        return ngettext("Late by {count} day", "Late by {count} days", days).format(count=days)
    if standing.status not in DONE:
        return status_words(standing.status)
    done = [entry for entry in standing.entries if entry.mark is Mark.DONE]
    if repeats(standing.task) and done:
        return _("Done {period}").format(period=code_words(done[-1].period).partition("/")[0])
    day = max((entry.done_on for entry in done if entry.done_on), default=None)
    if day is None:
        return status_words(standing.status)
    late = standing.status is Status.DONE_LATE
    return (_("Done late {day}") if late else _("Done on {day}")).format(day=f"{day:%d/%m}")


def status_cell(standing: Standing, today: date) -> CellView:
    """Mark and word."""
    tone = _TONES.get(standing.status, "")
    mark = MARKS[standing.status]
    return CellView(
        CellKind.STATUS, status_text(standing, today), mark=mark, tone=tone, tooltip=lack(standing)
    )


def deadline_words(task: Task) -> tuple[str, str]:
    """What was understood of the deadline, and its icon."""
    deadline = task.deadline
    if deadline.recurrence:
        return "; ".join(_(_RECURRENCES[item]) for item in deadline.recurrence), "repeat"
    if deadline.windows:
        return _due_words(deadline.windows), "calendar"
    return (_("waits, no date yet"), "hourglass") if deadline.text else ("", "")


def _due_words(windows: tuple[Span, ...]) -> str:
    """``đến 30/6/2026``; several days in one row: ``31/3; 30/11/2026``."""
    if len(windows) == 1:
        return _("by {day}").format(day=long_day(windows[0].due))
    same = len({span.due.year for span in windows}) == 1
    early = [f"{span.due.day}/{span.due.month}" if same else long_day(span.due) for span in windows[:-1]]
    return "; ".join([*early, long_day(windows[-1].due)])


def deadline_cell(task: Task) -> CellView:
    """Two lines: as written, as understood."""
    words, mark = deadline_words(task)
    tip = f"{task.deadline.text}\n{words}".strip()
    tone = "wait" if mark == "hourglass" else ""
    return CellView(CellKind.DEADLINE, shown_items(task.deadline.text), words, mark, tone, tooltip=tip)


def shown_items(text: str) -> str:
    """``- a - b``, as plans write several in a cell, as ``a; b``."""
    return text[2:].replace(" - ", "; ") if text.startswith("- ") else text
