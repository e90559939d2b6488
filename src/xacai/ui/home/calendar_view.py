"""A month as data: cut-offs and sending days of the reports, days off and worked Saturdays, tasks due. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from xacai.domain.period import days_between
from xacai.domain.progress import DONE, OUTSIDE
from xacai.services.overview import Overview
from xacai.ui.home.words import short_day
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import bare_words

WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))
CUT_OFF, DUE, OFF, TASK = "cut_off", "due", "off", "task"


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the month's six weeks; ``kinds`` of what it is, ``words`` that say it."""

    day: date
    inside: bool
    today: bool
    kinds: tuple[str, ...]
    words: tuple[str, ...]


def month_cells(view: Overview, year: int, month: int) -> tuple[DayCell, ...]:
    """Six weeks from the Monday on or before the first day."""
    first = date(year, month, 1)
    start = first - timedelta(days=first.weekday())
    return tuple(_cell(view, start + timedelta(days=step), month) for step in range(42))


def _cell(view: Overview, day: date, month: int) -> DayCell:
    found = [(kind, words) for kind, words in _said(view, day)]
    kinds = tuple(dict.fromkeys(kind for kind, _words in found))
    return DayCell(
        day, day.month == month, day == view.today, kinds, tuple(words for _kind, words in found if words)
    )


def _said(view: Overview, day: date) -> Iterator[tuple[str, str]]:
    """What a day is: weekends are days off without a word, public holidays with one."""
    for item in view.year:
        name = bare_words(item.clock.period)
        if item.clock.window.last == day:
            yield CUT_OFF, _("cut-off of {period}").format(period=name)
        if item.clock.due == day:
            yield DUE, _("send {period} by this day").format(period=name)
    if not view.calendar.works(day):
        yield OFF, _("public holiday") if day in view.calendar.days_off else ""
    elif day.weekday() >= 5:
        yield TASK, _("worked in exchange")
    due = sum(1 for item in _open_tasks(view) if item == day)
    if due:
        yield TASK, ngettext("{count} task due", "{count} tasks due", due).format(count=due)


def _open_tasks(view: Overview) -> Iterator[date]:
    for field in view.fields:
        for item in field.standings:
            if item.due is not None and item.status not in DONE and item.status not in OUTSIDE:
                yield item.due


def month_notes(view: Overview, cells: tuple[DayCell, ...]) -> tuple[str, ...]:
    """``16/09 hạn gửi quý III, còn 1 ngày``: the month's days that mean something, in order."""
    notes = []
    for cell in cells:
        if cell.inside and cell.words:
            left = _left(view.today, cell) if {CUT_OFF, DUE} & set(cell.kinds) else ""
            said = ", ".join((*cell.words, *([left] if left else ())))
            notes.append(f"{short_day(cell.day)}  {said}")
    return tuple(notes)


def _left(today: date, cell: DayCell) -> str:
    days = days_between(today, cell.day)
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("{count} day left", "{count} days left", days).format(count=days)
    return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)


def month_title(year: int, month: int) -> str:
    """``Tháng 9/2026``."""
    return _("Month {month}/{year}").format(month=month, year=year)


def verdict_words(view: Overview) -> str:
    """``Chỉ tiêu: 5 đạt, 2 chưa đạt, 8 chưa đo được``; empty without targets."""
    if not view.targets:
        return ""
    tally = {name: sum(1 for item in view.targets if item.reached.value == name) for name in _VERDICTS}
    parts = [_(words).format(count=tally[name]) for name, words in _VERDICTS.items()]
    return _("Targets: {parts}").format(parts=", ".join(parts))


_VERDICTS = {
    "met": N_("{count} met"),
    "missed": N_("{count} missed"),
    "unknown": N_("{count} not yet measurable"),
}
