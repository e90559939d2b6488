"""The first page as data: days to the cut-off, the year's reports, fields as blocks. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xacai.domain.number import write_number
from xacai.domain.period import own_part, window
from xacai.domain.progress import DONE, OUTSIDE, Standing
from xacai.domain.report import SENT, ReportState
from xacai.services.overview import FieldProgress, Overview
from xacai.services.todos import YearReport
from xacai.ui.home.words import field_words, long_day, short_day
from xacai.ui.models.cells import BlockState
from xacai.ui.room import Room
from xacai.ui.status_looks import BLOCKS
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import bare_words, label_words
from xacai.wording.statuses import report_state_words, status_words

_LEGEND = {
    BlockState.DONE: N_("Done"),
    BlockState.IN_PROGRESS: N_("In progress"),
    BlockState.OVERDUE: N_("Overdue"),
    BlockState.WAITING: N_("Waiting"),
    BlockState.NOT_STARTED: N_("Not started"),
}
_GONE = SENT | {ReportState.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class CutOff:
    """The key figure: how many days, to what, on which days; ``tone`` of the figure."""

    number: str
    words: str
    second: str
    tone: str = "accent_ink"


def cut_off(view: Overview) -> CutOff:
    """Days to the cut-off, then to the sending day, then past it; once it is sent, to the next cut-off."""
    told = view.clock
    if _sent(view):
        return _next_cut_off(view)
    due, cut = _two_days(told.window.last, told.due)
    if told.days_to_cut_off >= 0:
        words = (
            ngettext("day to the cut-off", "days to the cut-off", told.days_to_cut_off)
            if told.days_to_cut_off
            else _("days left: the cut-off is today")
        )
        second = _("{cut_off}; send by {due}").format(cut_off=cut, due=due)
        return CutOff(str(told.days_to_cut_off), words, second)
    second = _("send by {due}; cut off on {cut_off}").format(due=due, cut_off=cut)
    if told.days_to_due >= 0:
        words = (
            ngettext("day to the sending day", "days to the sending day", told.days_to_due)
            if told.days_to_due
            else _("days left: the sending day is today")
        )
        return CutOff(str(told.days_to_due), words, second)
    return CutOff(str(-told.days_to_due), _("days past the sending day"), second, "err")


def _two_days(last: date, due: date) -> tuple[str, str]:
    """The sending day and the cut-off; days of one year need its number once."""
    return long_day(due), short_day(last) if last.year == due.year else long_day(last)


def _sent(view: Overview) -> bool:
    own = next((item.report for item in view.year if item.clock.period == view.clock.period), None)
    return own is not None and own.state in _GONE


def _next_cut_off(view: Overview) -> CutOff:
    ahead = next((item.clock for item in view.year if item.clock.days_to_cut_off >= 0), None)
    sent = _("The report of {period} was sent").format(period=bare_words(view.clock.period))
    if ahead is None:
        return CutOff(
            "✓", sent, _("no other report is due in {year}").format(year=view.clock.period.year), "ok"
        )
    words = _("days to the cut-off of {period}").format(period=bare_words(ahead.period))
    return CutOff(
        str(ahead.days_to_cut_off), words, f"{long_day(ahead.window.last)}; {sent[:1].lower()}{sent[1:]}"
    )


@dataclass(frozen=True, slots=True)
class YearItem:
    """A report of the year: key, word, first and last day of its own data, mark, spoken words, days in words."""

    key: str
    text: str
    first: date
    last: date
    mark: str
    spoken: str
    days: str


def year_items(view: Overview) -> tuple[YearItem, ...]:
    """Every report that the year asks for."""
    return tuple(_year_item(item) for item in view.year)


def _year_item(item: YearReport) -> YearItem:
    told = item.clock
    days = window(own_part(told.period))
    state = report_state_words(item.report.state).lower() if item.report is not None else _("not begun")
    name = label_words(told.period)
    words = _("cut-off {cut_off}, send by {due}").format(
        cut_off=long_day(told.window.last), due=long_day(told.due)
    )
    spoken = f"{name}: {words}; {state}"
    return YearItem(
        told.period.code, name, days.first, days.last, _report_mark(item), spoken, f"{words}; {state}"
    )


def _report_mark(item: YearReport) -> str:
    if item.report is None:
        return "not_started"
    if item.report.state in {ReportState.WITHDRAWN, ReportState.RETURNED}:
        return "returned"
    if item.report.state in SENT:
        return "done"
    return "overdue" if item.clock.days_to_due < 0 else "in_progress"


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A field as blocks: its number, words, a block and a place a task, done/counted and percent, all in words."""

    key: str
    name: str
    blocks: tuple[BlockState, ...]
    names: tuple[str, ...]
    places: tuple[str, ...]
    share: str
    percent: str
    summary: str


def field_rows(view: Overview) -> tuple[BlockRow, ...]:
    """One row a field that has tasks. Dropped tasks have no block."""
    return tuple(_block_row(item) for item in view.fields if item.standings)


def _block_row(item: FieldProgress) -> BlockRow:
    name = field_words(item.field)
    return _blocks(item.field.no, name, item.standings)


def plan_row(view: Overview) -> BlockRow:
    """The whole plan as one row of blocks, sorted by state."""
    order = list(_LEGEND)
    standings = [item for each in view.fields for item in each.standings]
    standings.sort(key=lambda item: order.index(BLOCKS[item.status]) if item.status in BLOCKS else 9)
    return _blocks("", _("Progress of the plan"), standings)


def _blocks(key: str, name: str, standings: Iterable[Standing]) -> BlockRow:
    shown = [item for item in standings if item.status in BLOCKS]
    done = sum(1 for item in shown if item.status in DONE)
    counted = sum(1 for item in shown if item.status not in OUTSIDE)
    share, percent = f"{done}/{counted}", _percent(done, counted)
    return BlockRow(
        key,
        name,
        tuple(BLOCKS[item.status] for item in shown),
        tuple(f"{_task_name(item)}: {status_words(item.status).lower()}" for item in shown),
        tuple(f"field {item.task.field_no}|{item.task.key}" for item in shown),
        share,
        percent,
        _("{name}: {done} of {counted} done").format(name=name, done=done, counted=counted),
    )


def _task_name(item: Standing) -> str:
    return f"{item.task.key.rpartition('/')[0]} {item.task.content}".strip()


def _percent(done: int, counted: int, decimals: int = 0) -> str:
    return f"{write_number(Decimal(100 * done) / counted, decimals)}%" if counted else "–"


def plan_aside(view: Overview, short: bool = False) -> str:
    """``mỗi ô một nhiệm vụ; 19/34 đã xong (55,9%)``."""
    done, counted = sum(item.done for item in view.fields), sum(item.counted for item in view.fields)
    words = _("{done}/{counted} done ({percent})").format(
        done=done, counted=counted, percent=_percent(done, counted, 1)
    )
    return words if short else _("one block a task; {words}").format(words=words)


def legend(view: Overview, counts: bool = False) -> tuple[tuple[BlockState, str], ...]:
    """The states with their words, and how many tasks are in each where asked."""
    standings = [item for each in view.fields for item in each.standings if item.status in BLOCKS]
    tally = {state: sum(1 for item in standings if BLOCKS[item.status] is state) for state in _LEGEND}
    return tuple(
        (state, _(words) + (f" {tally[state]}" if counts else "")) for state, words in _LEGEND.items()
    )


def as_one_row(room: Room, fields: int, todos: int) -> bool:
    """Whether the plan is shown as one row of blocks: on small screens, and where the field rows do not fit."""
    needed = 90 + 26 * fields + 60 + 46 * todos + 16
    return room.narrow or room.low or needed > room.height - 170
