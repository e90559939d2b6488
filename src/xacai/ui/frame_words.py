"""The words round the pages, read from the workspace: office, periods, clock, saved state, badges, search answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from xacai.domain.period import Period, PeriodKind, days_between, read_period
from xacai.domain.progress import Status
from xacai.domain.report import SENT, Report, ReportState
from xacai.services.backing_up import kept_by_server, last_backup
from xacai.services.deadlines import Clock as Due
from xacai.services.deadlines import clock, periods_of
from xacai.services.drilling import last_drill
from xacai.services.holding_work import away_of
from xacai.services.period_in_hand import period_in_hand
from xacai.services.planning import find_plan, list_plans
from xacai.services.reporting import list_reports
from xacai.services.searching import FoundKind, search
from xacai.services.second_place import SecondPlace, second_place
from xacai.services.timing_rounds import steps_ahead
from xacai.services.tracking import stand_today
from xacai.ui.frame import Clock, FrameView, Hit, Scope
from xacai.wording.handovers import away_words
from xacai.wording.language import _, ngettext
from xacai.wording.periods import capital, dated_words, label_words
from xacai.wording.scores import round_words, step_words

if TYPE_CHECKING:
    from xacai.services.workspace import Workspace

_SENT = SENT | {ReportState.WITHDRAWN}
SOON = 30
"""Days within which a step of the assessment comes into the clock."""
_READY = frozenset({ReportState.FINALISED, ReportState.NUMBERED})


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Reads the frame's words for a year and a period."""

    workspace: Workspace

    def first_scope(self) -> Scope:
        """The period that is worked on today; above, the one whose reports come in."""
        period = period_in_hand(self.workspace)
        return Scope(period.year, period.code)

    def view(self, scope: Scope) -> FrameView:
        """The frame of a scope."""
        reports = {report.period.code: report for report in list_reports(self.workspace)}
        office = self.workspace.office()
        unsent = sum(1 for report in reports.values() if report.state in _READY)
        return FrameView(
            office=office_words(office.name),
            years=self._years(reports),
            periods=self._periods(scope.year, reports),
            clock=self._clock(scope, reports.get(scope.period)),
            saved=saved_words(self.workspace.store.saved_at, self.workspace.today()),
            backup=self._backup(),
            unsent=_unsent(unsent),
            badges={"progress": self._overdue(scope), "submitting": unsent},
            receives=office.receives,
            away=away_words(away_of(self.workspace)),
        )

    def hits(self, query: str, scope: Scope) -> Sequence[Hit]:
        """The search's answers as rows that lead to a page."""
        period = read_period(scope.period) or Period(PeriodKind.YEAR, scope.year)
        icons = {FoundKind.TASK: "progress", FoundKind.TARGET: "plan", FoundKind.ROW: "report"}
        pages = {FoundKind.TASK: "planning", FoundKind.TARGET: "planning"}
        return [
            Hit(
                item.text,
                item.where,
                icons.get(item.kind, "report"),
                pages.get(item.kind, "reporting"),
                item.place,
            )
            for item in search(self.workspace, query, period, most=12)
        ]

    def _years(self, reports: dict[str, Report]) -> tuple[int, ...]:
        known = {plan.year for plan in list_plans(self.workspace)}
        known |= {report.period.year for report in reports.values()}
        known |= {self.workspace.today().year, self.workspace.today().year + 1}
        return tuple(sorted(known, reverse=True))

    def _periods(self, year: int, reports: dict[str, Report]) -> tuple[tuple[str, str], ...]:
        """The periods that must be reported, and those that were begun besides."""
        due = periods_of(self.workspace.catalogue_of_year(year), self.workspace.office(), year)
        others = [report.period for report in reports.values() if report.period.year == year]
        listed = dict.fromkeys((*due, *others))
        return tuple((period.code, label_words(period)) for period in listed)

    def _clock(self, scope: Scope, report: Report | None) -> Clock:
        period = read_period(scope.period)
        if period is None:
            return Clock()
        catalogue = self.workspace.catalogue_of_year(period.year)
        sent = report is not None and report.state in _SENT
        told = clock(catalogue, period, self.workspace.today())
        step = self._step(period.year, None if sent else told)
        if step is not None:
            return step
        before = f"{capital(dated_words(period))}: "
        cut_off, due = f"{told.window.last:%d/%m}", f"{told.due:%d/%m}"
        if sent:
            return Clock(before, _("sent"), "", _("Sent"))
        if told.days_to_cut_off >= 0:
            strong = _("cut-off {day}, {left}").format(day=cut_off, left=days_left(told.days_to_cut_off))
            short = _("Cut-off {day}, {left}").format(day=cut_off, left=days_left(told.days_to_cut_off))
            return Clock(before, strong, _("; send by {day}").format(day=due), short)
        strong = _("send by {day}, {left}").format(day=due, left=days_left(told.days_to_due))
        short = _("Send by {day}, {left}").format(day=due, left=days_left(told.days_to_due))
        return Clock(before, strong, "", short, urgent=told.days_to_due <= 0)

    def _step(self, year: int, told: Due | None) -> Clock | None:
        """A step of the assessment that ends soon, where that is before the next day of the report."""
        found = next(iter(steps_ahead(self.workspace, year)), None)
        if found is None:
            return None
        left = days_between(self.workspace.today(), found.due)
        ahead = [days for days in (told.days_to_cut_off, told.days_to_due) if days >= 0] if told else []
        late = told is not None and not ahead
        if late or left > min(ahead, default=SOON) or left > SOON:
            return None
        words = {"day": f"{found.due:%d/%m}", "left": days_left(left)}
        strong = _("by {day}, {left}").format(**words)
        return Clock(
            f"{round_words(found)}: ", strong, "", f"{step_words(found.step)} {strong}", urgent=left <= 0
        )

    def _backup(self) -> str:
        if kept_by_server(self.workspace):
            return _("Backups: by the server's administrator")
        made, place = last_backup(self.workspace), second_place(self.workspace)
        if made is None:
            return _("No backup yet")
        words, tried = _("Last backup: {time}").format(time=moment(made)), last_drill(self.workspace)
        if tried is not None:
            words += ", " + _("restored for a trial {day}").format(day=f"{tried:%d/%m/%Y}")
        if place is None:
            only = _("on this PC only")
            return f"{words} ({only})"
        return f"{words} ({second_words(place)})" if place.behind else words

    def _overdue(self, scope: Scope) -> int:
        period = read_period(scope.period)
        plan = find_plan(self.workspace, scope.year)
        if plan is None or period is None:
            return 0
        return sum(1 for item in stand_today(self.workspace, plan, period) if item.status is Status.OVERDUE)


def office_words(name: str) -> str:
    """The office's name with the short form of its organ, as offices write it themselves."""
    for long in ("Ủy ban nhân dân", "Uỷ ban nhân dân"):
        if name.startswith(long):
            return "UBND" + name[len(long) :]
    return name


def second_words(place: SecondPlace) -> str:
    """For how long the second place has been waiting for a newer copy."""
    words = ngettext(
        "second place: {count} day without a new copy",
        "second place: {count} days without a new copy",
        place.behind,
    )
    return words.format(count=place.behind)


def sample_words(today: date) -> str:
    """What is said over every page of the sample office."""
    return _(
        "You are looking at the sample office: figures are invented, the day here is {day}. "
        "Your own data is not touched."
    ).format(day=f"{today:%d/%m/%Y}")


def days_left(days: int) -> str:
    """How long it still is, in words."""
    if days == 0:
        return _("today")
    if days < 0:
        return ngettext("{count} day late", "{count} days late", -days).format(count=-days)
    return ngettext("{count} day left", "{count} days left", days).format(count=days)


def saved_words(moment_saved: datetime | None, today: date) -> str:
    """When the last save was; its day where that was not today."""
    if moment_saved is None:
        return ""
    if moment_saved.date() == today:
        return _("Saved at {time}").format(time=f"{moment_saved:%H:%M}")
    return _("Saved {time}").format(time=moment(moment_saved))


def moment(when: datetime) -> str:
    """A day and a time for the lower bar."""
    return f"{when:%d/%m/%Y, %H:%M}"


def _unsent(count: int) -> str:
    return (
        ngettext("{count} bundle not sent", "{count} bundles not sent", count).format(count=count)
        if count
        else ""
    )
