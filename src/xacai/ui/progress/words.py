"""Tasks in words: their states, deadlines, documents, what is still to be recorded. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.deadline import Recurrence, Span
from xacai.domain.plan import PlanField, Task
from xacai.domain.progress import Standing, check_progress
from xacai.ui.models.cells import CellKind, CellView
from xacai.wording.language import N_, _

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


def code_of(task: Task) -> str:
    """The task's place in the plan: ``III.4``; two tasks that bear one number are told apart: ``I.10/2``."""
    place, _slash, ordinal = task.key.rpartition("/")
    return place if ordinal == "1" else task.key


def field_title(item: PlanField) -> str:
    """``III. Cải cách thủ tục hành chính``: capitals of a document become plain words on the screen."""
    title = item.title.capitalize() if item.title.isupper() else item.title
    return f"{item.no}. {title}".strip(" .")


def long_day(day: date) -> str:
    """``30/09/2026``."""
    return f"{day:%d/%m/%Y}"


def lack(standing: Standing) -> str:
    """What is still to be recorded of a task, in words; empty where nothing is."""
    found = check_progress((standing,))
    return _(_LACKS[found[0].code]) if found and found[0].code in _LACKS else ""


def lacks_product(standing: Standing) -> bool:
    """Whether it is done without a product or a sentence."""
    return any(issue.code == "report.done-without-product" for issue in check_progress((standing,)))


def deadline_words(task: Task) -> tuple[str, str]:
    """What was understood of the deadline, and its icon."""
    deadline = task.deadline
    if deadline.recurrence:
        return "; ".join(_(_RECURRENCES[item]) for item in deadline.recurrence), "repeat"
    if deadline.windows:
        return _due_words(deadline.windows), "calendar"
    return (_("waits, no date yet"), "hourglass") if deadline.text else ("", "")


def _due_words(windows: tuple[Span, ...]) -> str:
    """``đến 30/06/2026``; several days in one row: ``31/03; 30/11/2026``."""
    if len(windows) == 1:
        return _("by {day}").format(day=long_day(windows[0].due))
    same = len({span.due.year for span in windows}) == 1
    early = [f"{span.due:%d/%m}" if same else long_day(span.due) for span in windows[:-1]]
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
