"""Points that can still be won, as rows. No Qt."""

from __future__ import annotations

from xacai.domain.period import write_day
from xacai.services.winning_points import Chance
from xacai.ui.scoring.desk import Desk
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _
from xacai.wording.scores import change_words, measure_words


def chance_rows(desk: Desk) -> tuple[ListRow, ...]:
    """Points still to be won, the most first."""
    return tuple(
        ListRow(
            one.criterion.code,
            f"{change_words(one.lost)}  {one.criterion.title}",
            second=reach_words(one),
            right=_("too late") if one.over else _("until {day}").format(day=write_day(one.last_day)[:5]),
            tone="ink3" if one.over else "",
        )
        for one in desk.chances
    )


def reach_words(one: Chance) -> str:
    """The nearest better input and what it brings, or the set's own hint."""
    reach = measure_words(one.criterion, one.reach)
    near = ""
    if reach and one.won:
        near = _("{reach} brings {points}").format(reach=reach, points=change_words(one.won))
    return "; ".join(part for part in (near, one.criterion.effort) if part)


def winnable(desk: Desk) -> int:
    """All points that can still be won, in hundredths."""
    return sum(one.lost for one in desk.chances if not one.over)
