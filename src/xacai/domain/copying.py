"""When a copy of the data is due, when one is to be tried, and when to remind of the second place."""

from __future__ import annotations

from datetime import datetime, timedelta

DAY_OF_WORK = timedelta(hours=8)
TRIAL_EVERY = timedelta(days=30)
REMIND_AFTER = timedelta(days=14)


def copy_due(now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Whether a copy is to be made: something changed since the last one, and that is of another day or of a day of
    work ago. A last copy that lies ahead was made while the clock was wrong."""
    if not changed:
        return False
    return last is None or last.date() != now.date() or now - last >= DAY_OF_WORK


def trial_due(now: datetime, last: datetime | None) -> bool:
    """Whether the newest copy is to be restored for a trial: once a month."""
    return last is None or not timedelta() <= now - last < TRIAL_EVERY


def days_behind(now: datetime, carried: datetime | None, since: datetime) -> int:
    """Days for which the second place got no copy though there is a newer one: since the last that it got, or since
    it was chosen. 0 before it is time to remind."""
    behind = now - max(carried, since) if carried else now - since
    return behind.days if behind > REMIND_AFTER else 0
