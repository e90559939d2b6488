"""The words of states on the screen: marks and statuses of tasks, states of plans, reports and cells."""

from __future__ import annotations

from xacai.domain.answer import Answered
from xacai.domain.indicator import CellState
from xacai.domain.period import write_day
from xacai.domain.plan import PlanState
from xacai.domain.progress import Mark, Status
from xacai.domain.report import ReportState
from xacai.domain.trust import KeyStanding, KeyState
from xacai.wording.language import N_, _

_MARKS = {
    Mark.NOT_STARTED: N_("Not started"),
    Mark.IN_PROGRESS: N_("In progress"),
    Mark.DONE: N_("Done"),
    Mark.WAITING: N_("Waiting"),
    Mark.DROPPED: N_("Dropped"),
}
_STATUSES = {
    Status.NOT_STARTED: N_("Not started"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.DONE_ON_TIME: N_("Done"),
    Status.DONE_LATE: N_("Done late"),
    Status.OVERDUE: N_("Overdue"),
    Status.WAITING: N_("Waiting"),
    Status.DROPPED: N_("Dropped"),
}
_PLAN_STATES = {PlanState.DRAFT: N_("Draft"), PlanState.ISSUED: N_("Issued")}
_REPORT_STATES = {
    ReportState.DRAFT: N_("Draft"),
    ReportState.CHECKED: N_("Checked"),
    ReportState.FINALISED: N_("Finalised, locked"),
    ReportState.NUMBERED: N_("Numbered"),
    ReportState.HANDED_OVER: N_("Handed over"),
    ReportState.ARRIVED: N_("Arrived"),
    ReportState.ACCEPTED: N_("Accepted"),
    ReportState.RETURNED: N_("Returned"),
    ReportState.WITHDRAWN: N_("Withdrawn"),
}
_ANSWERS = {
    Answered.ARRIVED: N_("Arrived"),
    Answered.REFUSED: N_("Refused"),
    Answered.RETURNED: N_("Returned for correction"),
    Answered.ACCEPTED: N_("Accepted"),
}
_KEYS = {
    KeyState.PINNED: N_("confirmed"),
    KeyState.UNCONFIRMED: N_("not confirmed"),
    KeyState.REVOKED: N_("revoked"),
}
_CELLS = {
    CellState.VALUE: N_("value"),
    CellState.NOTHING_AROSE: N_("nothing arose"),
    CellState.NOT_AVAILABLE: N_("not available yet"),
    CellState.UNTOUCHED: N_("not entered yet"),
}


def mark_words(mark: Mark) -> str:
    """What an officer chooses."""
    return _(_MARKS[mark])


def status_words(status: Status) -> str:
    """What a task comes to."""
    return _(_STATUSES[status])


def plan_state_words(state: PlanState) -> str:
    """Draft or issued."""
    return _(_PLAN_STATES[state])


def report_state_words(state: ReportState) -> str:
    """Where a report is on its way."""
    return _(_REPORT_STATES[state])


def answer_words(verdict: Answered) -> str:
    """What the office above said."""
    return _(_ANSWERS[verdict])


def key_state_words(standing: KeyStanding) -> str:
    """``đã xác nhận``, ``chưa xác nhận``, ``thu hồi từ 15/09/2026``."""
    if standing.state is KeyState.REVOKED and standing.revoked_on is not None:
        return _("revoked from {day}").format(day=write_day(standing.revoked_on))
    return _(_KEYS[standing.state])


def cell_words(state: CellState) -> str:
    """What stands in a cell without a number."""
    return _(_CELLS[state])
