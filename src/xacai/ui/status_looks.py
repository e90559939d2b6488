"""How the status of a task looks everywhere: block, mark, tone and words. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.period import read_period
from xacai.domain.progress import DONE, Mark, Standing, Status, repeats
from xacai.ui.models.cells import BlockState, CellKind, CellView
from xacai.wording.language import _, ngettext
from xacai.wording.periods import bare_words
from xacai.wording.statuses import status_words

# A dropped task has no block.
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


def status_text(standing: Standing, today: date) -> str:
    """``Đã xong 09/01``, ``Xong quý II``, ``Quá 10 ngày``."""
    if standing.status is Status.OVERDUE and standing.due is not None:
        days = (today - standing.due).days
        return ngettext("Late by {count} day", "Late by {count} days", days).format(count=days)
    if standing.status not in DONE:
        return status_words(standing.status)
    done = [entry for entry in standing.entries if entry.mark is Mark.DONE]
    if repeats(standing.task) and done:
        period = read_period(done[-1].period)
        return _("Done {period}").format(period=bare_words(period) if period else done[-1].period)
    day = max((entry.done_on for entry in done if entry.done_on), default=None)
    if day is None:
        return status_words(standing.status)
    late = standing.status is Status.DONE_LATE
    return (_("Done late {day}") if late else _("Done on {day}")).format(day=f"{day:%d/%m}")


def status_cell(standing: Standing, today: date, tooltip: str = "") -> CellView:
    """A grid's cell: mark and words."""
    return CellView(
        CellKind.STATUS,
        status_text(standing, today),
        mark=MARKS[standing.status],
        tone=_TONES.get(standing.status, ""),
        tooltip=tooltip,
    )
