"""The period that the window opens on: the one reported next, or, above, the one whose reports come in now."""

from __future__ import annotations

from datetime import date, timedelta

from xacai.domain.board import Came
from xacai.domain.catalogue import catalogue_in_force
from xacai.domain.period import Period, window
from xacai.services.deadlines import current_period, due_of, periods_due
from xacai.services.workspace import Workspace

NEAR = timedelta(days=30)
"""So long after its sending day, or after the last report that came, a period is still being received."""


def period_in_hand(workspace: Workspace) -> Period:
    """What an officer works on today.

    An office that receives looks at the period that ended last, while its sending day is near, reports still come or
    some wait for an answer; afterwards it works on its own next report, as every other office does.
    """
    today = workspace.today()
    coming = current_period(workspace.catalogue_of_year(today.year), today)
    ended = _last_ended(workspace, today) if workspace.office().receives else None
    if ended is None:
        return coming
    period, due = ended
    with workspace.store.reading() as shelves:
        came = shelves.received_reports.came({period.code, coming.code})
    if period == coming or came[coming.code]:
        return coming
    received = today - due <= NEAR or any(_in_work(item, today) for item in came[period.code].values())
    return period if received else coming


def _last_ended(workspace: Workspace, today: date) -> tuple[Period, date] | None:
    """The demanded period whose cut-off is the last one behind us, with its sending day; None where no catalogue of
    its year is known."""
    for year in (today.year, today.year - 1):
        catalogue = catalogue_in_force([*workspace.catalogues.values()], year)
        periods = periods_due(catalogue, year) if catalogue is not None else ()
        ended = [period for period in periods if window(period).last < today]
        if catalogue is not None and ended:
            return ended[-1], due_of(catalogue, ended[-1])
    return None


def _in_work(came: Came, today: date) -> bool:
    return not came.verdict or today - came.first_arrived <= NEAR
