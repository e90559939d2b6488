"""What the page says of a report's state: chip, why nothing can be typed, the next step. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.report import ReportState
from xacai.wording.language import N_, _
from xacai.wording.statuses import report_state_words


@dataclass(frozen=True, slots=True)
class StateView:
    """Word, tone and mark of the chip; the sentence over a locked report; the primary button's words and icon."""

    words: str
    tone: str
    mark: str
    why_locked: str
    step: str
    icon: str


_LOOKS = {
    ReportState.DRAFT: ("accent", "in_progress"),
    ReportState.CHECKED: ("accent", "done"),
    ReportState.FINALISED: ("ok", "done"),
    ReportState.NUMBERED: ("ok", "done"),
    ReportState.HANDED_OVER: ("wait", "waiting"),
    ReportState.ARRIVED: ("wait", "waiting"),
    ReportState.ACCEPTED: ("ok", "accepted"),
    ReportState.RETURNED: ("err", "returned"),
    ReportState.WITHDRAWN: ("err", "returned"),
}
_LOCKED = {
    ReportState.FINALISED: N_(
        "Finalised: figures and words are locked. To change them, reopen the report where it is sent."
    ),
    ReportState.NUMBERED: N_(
        "Numbered: figures and words are locked. To change them, reopen the report where it is sent."
    ),
    ReportState.HANDED_OVER: N_(
        "Handed over: figures and words are locked. Only a correction can change them now."
    ),
    ReportState.ARRIVED: N_(
        "Arrived at the office above: figures and words are locked. Only a correction can change them now."
    ),
    ReportState.ACCEPTED: N_(
        "Accepted by the office above: figures and words are locked. Only a correction can change them now."
    ),
    ReportState.RETURNED: N_(
        "Returned with remarks: they stand at the right and at their cells. Open a correction to change the report."
    ),
    ReportState.WITHDRAWN: N_(
        "Withdrawn: figures and words are locked. Only a correction can change them now."
    ),
}
_STEPS = {
    ReportState.DRAFT: (N_("Check"), "check"),
    ReportState.CHECKED: (N_("Finalise"), "lock"),
    ReportState.FINALISED: (N_("Number and send"), "submitting"),
    ReportState.NUMBERED: (N_("Hand over"), "submitting"),
    ReportState.HANDED_OVER: (N_("See what was sent"), "submitting"),
    ReportState.ARRIVED: (N_("See what was sent"), "submitting"),
    ReportState.ACCEPTED: (N_("See what was sent"), "submitting"),
    ReportState.RETURNED: (N_("Correct the report…"), "submitting"),
    ReportState.WITHDRAWN: (N_("See what was sent"), "submitting"),
}


def state_view(state: ReportState) -> StateView:
    """The words of a state."""
    tone, mark = _LOOKS[state]
    step, icon = _STEPS[state]
    return StateView(report_state_words(state), tone, mark, _(_LOCKED.get(state, "")), _(step), icon)
