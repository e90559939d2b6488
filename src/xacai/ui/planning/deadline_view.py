"""Deadlines in words: what was understood, how it looks in a cell, which quarters it touches. No widgets here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xacai.domain.deadline import OTHER_YEAR, Deadline, Recurrence, Span, quarter_span, read_deadline
from xacai.ui.models.cells import CellKind, CellView
from xacai.wording.language import N_, _

QUARTERS = (1, 2, 3, 4)
_RECURRENCES = {
    Recurrence.CONTINUOUS: N_("all year, counted by quarter"),
    Recurrence.MONTHLY: N_("each month"),
    Recurrence.QUARTERLY: N_("each quarter"),
    Recurrence.HALF_YEARLY: N_("each half-year"),
    Recurrence.YEARLY: N_("once a year"),
    Recurrence.PHASED: N_("in the year, by phases"),
}


@dataclass(frozen=True, slots=True)
class Understood:
    """A deadline as understood: short words for a cell, long words for the panel, icon, whether it is sure."""

    short: str
    long: str
    mark: str
    sure: bool
    verdict: str
    quarters: tuple[int, ...]


def short_day(day: date) -> str:
    """``31/03/2026``."""
    return f"{day:%d/%m/%Y}"


def understood(deadline: Deadline, year: int) -> Understood:
    """What was read of a deadline of a plan of ``year``."""
    verdict = doubt_words(deadline, year)
    sure, quarters = not verdict, touched_quarters(deadline, year)
    if not deadline.text:
        return Understood("", _("No deadline"), "", True, "", ())
    if verdict:
        return Understood(
            verdict, _spans(deadline.windows) or _("Not understood"), "doubtful", False, verdict, quarters
        )
    if deadline.recurrence:
        words = "; ".join(_(_RECURRENCES[item]) for item in deadline.recurrence)
        return Understood(words, words[:1].upper() + words[1:], "repeat", True, "", QUARTERS)
    if deadline.windows:
        return Understood(
            _short_spans(deadline.windows), _spans(deadline.windows), "calendar", True, "", quarters
        )
    waiting = _("waits for a condition, no date yet")
    return Understood(
        waiting, _("Waits for: {condition}").format(condition=deadline.condition), "hourglass", sure, "", ()
    )


def doubt_words(deadline: Deadline, year: int) -> str:
    """Why a deadline is to be looked at again; empty where it was read for sure."""
    if not deadline.doubts:
        return ""
    others = sorted({day.year for span in deadline.windows for day in (span.start, span.due)} - {year})
    if OTHER_YEAR in deadline.doubts and others:
        return _("year {other}, not the plan's year").format(other=others[0])
    return _("the deadline could not be read in full")


def touched_quarters(deadline: Deadline, year: int) -> tuple[int, ...]:
    """The quarters of the plan's year in which a window lies; for "before a day" the quarter of that day."""
    touched = set()
    for span in deadline.windows:
        first = span.due if _only_due(span) else span.start
        for quarter in QUARTERS:
            whole = quarter_span(quarter, year)
            if first <= whole.due and span.due >= whole.start:
                touched.add(quarter)
    return tuple(sorted(touched))


def _only_due(span: Span) -> bool:
    """A window from 1 January that ends inside a later quarter names only its last day."""
    return (
        span.start == date(span.due.year, 1, 1)
        and span.due.month > 3
        and (span.due.month, span.due.day) != (12, 31)
    )


def _one_quarter(span: Span) -> bool:
    same = span.start.year == span.due.year
    return same and (span.start.month - 1) // 3 == (span.due.month - 1) // 3


def _short_spans(windows: tuple[Span, ...]) -> str:
    if len(windows) > 1 and all(_one_day_said(span) for span in windows):
        return _("by {day}").format(day="; ".join(_days(windows)))
    return "; ".join(_short_span(span) for span in windows)


def _days(windows: tuple[Span, ...]) -> list[str]:
    """The last days, the year only where it changes: 31/03; 30/11/2026."""
    same = {span.due.year for span in windows[:-1]} == {windows[-1].due.year}
    firsts = [f"{span.due:%d/%m}" if same else short_day(span.due) for span in windows[:-1]]
    return [*firsts, short_day(windows[-1].due)]


def _one_day_said(span: Span) -> bool:
    """Whether the last day says enough: one quarter, a bare last day, a whole year."""
    whole_year = (span.start, span.due) == (date(span.due.year, 1, 1), date(span.due.year, 12, 31))
    return _one_quarter(span) or _only_due(span) or whole_year


def _short_span(span: Span) -> str:
    if _one_day_said(span):
        return _("by {day}").format(day=short_day(span.due))
    first = f"{span.start:%d/%m}"
    return f"{first} – {short_day(span.due)}"


def _spans(windows: tuple[Span, ...]) -> str:
    return "; ".join(
        _("by {day}").format(day=short_day(span.due))
        if _only_due(span)
        else _("{first} to {last}").format(first=short_day(span.start), last=short_day(span.due))
        for span in windows
    )


def deadline_cell(
    deadline: Deadline, year: int, *, editable: bool, changed: bool = False, tooltip: str = ""
) -> CellView:
    """The two-line cell: as written above, as understood below."""
    read = understood(deadline, year)
    if not deadline.text:
        return CellView(CellKind.TEXT, "", editable=editable, changed=changed, tooltip=tooltip)
    kind = CellKind.DEADLINE if read.sure else CellKind.DOUBTFUL
    tone = "wait" if read.mark == "hourglass" else ""
    tip = tooltip or f"{deadline.text}\n{read.long}"
    return CellView(
        kind, deadline.text, read.short, read.mark, tone, editable=editable, changed=changed, tooltip=tip
    )


def understand_text(text: str, year: int) -> Understood:
    """What a text being typed would be understood as."""
    return understood(read_deadline(text, year), year)
