"""What the page says of one period's report on its way out, as data. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import Issue, Severity
from xacai.domain.period import Period
from xacai.domain.report import SENT, Report, ReportState, reason_key
from xacai.services.computing import check, find_report
from xacai.services.deadlines import due_of
from xacai.services.own_indicators import catalogue_for
from xacai.services.reporting import check_code_of
from xacai.services.workspace import Workspace
from xacai.ui.submitting.places import place_of, place_words
from xacai.ui.ways import way_words
from xacai.wording.language import _, ngettext
from xacai.wording.messages import message_of
from xacai.wording.periods import long_words
from xacai.wording.statuses import report_state_words

CHECK, NUMBER, HAND_OVER = range(3)

_MARKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "doubtful"}
_CHIPS = {
    ReportState.DRAFT: ("accent", "in_progress"),
    ReportState.CHECKED: ("accent", "check"),
    ReportState.FINALISED: ("ok", "lock"),
    ReportState.NUMBERED: ("ok", "lock"),
    ReportState.HANDED_OVER: ("wait", "waiting"),
    ReportState.ARRIVED: ("wait", "waiting"),
    ReportState.ACCEPTED: ("ok", "accepted"),
    ReportState.RETURNED: ("err", "returned"),
    ReportState.WITHDRAWN: ("neutral", "returned"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What stands against the report at one place: sentences, where a jump leads, the reason given so far."""

    key: str
    mark: str
    sentence: str
    place: str
    place_name: str
    takes_reason: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step of the strip."""

    text: str
    second: str
    done: bool


@dataclass(frozen=True, slots=True)
class Sending:
    """The page for one report. ``step`` is the present one; ``check_code`` is empty until the content is locked."""

    report: Report
    period_name: str
    subtitle: str
    chip: tuple[str, str, str]
    findings: tuple[Finding, ...]
    steps: tuple[StepWords, ...]
    step: int
    check_code: str = ""

    @property
    def errors(self) -> int:
        """How many findings stop the report."""
        return sum(1 for item in self.findings if item.mark == "error")

    @property
    def unanswered(self) -> int:
        """How many warnings have no reason yet."""
        return sum(1 for item in self.findings if item.takes_reason and not item.reason)

    @property
    def why_not(self) -> str:
        """Why the report cannot be finalised now; empty where it can."""
        words = []
        if self.errors:
            words.append(
                ngettext("{count} error to correct", "{count} errors to correct", self.errors).format(
                    count=self.errors
                )
            )
        if self.unanswered:
            words.append(
                ngettext(
                    "{count} warning without a reason", "{count} warnings without a reason", self.unanswered
                ).format(count=self.unanswered)
            )
        return _("Left: {what}.").format(what=", ".join(words)) if words else ""


def read_sending(workspace: Workspace, period: Period, handed_to: str = "") -> Sending | None:
    """What the page shows; None where the report was not begun. ``handed_to`` is where it was written last."""
    report = find_report(workspace, period)
    if report is None:
        return None
    catalogue = catalogue_for(workspace, report)
    findings = (
        given_reasons(report, catalogue)
        if report.locked
        else findings_of(report, check(workspace, report), catalogue)
    )
    step = step_of(report)
    tone, icon = _CHIPS[report.state]
    return Sending(
        report=report,
        period_name=long_words(period),
        subtitle=subtitle(report, due_of(catalogue, period)),
        chip=(report_state_words(report.state), tone, icon),
        findings=findings,
        steps=step_words(report, findings, handed_to),
        step=step,
        check_code=check_code_of(workspace, report) if report.locked else "",
    )


def step_of(report: Report) -> int:
    """The present step of a report by its state."""
    if not report.locked:
        return CHECK
    return NUMBER if report.state is ReportState.FINALISED else HAND_OVER


def findings_of(report: Report, issues: Sequence[Issue], catalogue: Catalogue) -> tuple[Finding, ...]:
    """Issues as rows; those that share a place and a code share a reason, and so a row."""
    found: dict[str, Finding] = {}
    for issue in issues:
        key = reason_key(issue)
        sentence = message_of(issue)
        if key in found:
            sentence = f"{found[key].sentence}\n{sentence}"
        warning = issue.severity is Severity.WARNING
        reason = report.reasons.get(key) or report.reasons.get(issue.code, "") if warning else ""
        place = place_of(issue, catalogue)
        found[key] = Finding(
            key, _MARKS[issue.severity], sentence, place, place_words(place, catalogue), warning, reason
        )
    order = list(_MARKS.values())
    return tuple(sorted(found.values(), key=lambda item: order.index(item.mark)))


def given_reasons(report: Report, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The reasons that were locked with the report."""
    rows = []
    for key, reason in report.reasons.items():
        place = key.partition("|")[2]
        rows.append(Finding(key, "done", reason, place, place_words(place, catalogue), reason=reason))
    return tuple(rows)


def step_words(report: Report, findings: Sequence[Finding], handed_to: str) -> tuple[StepWords, ...]:
    """The three steps with what became of each."""
    state = report.state
    numbered = state in SENT | {ReportState.NUMBERED, ReportState.WITHDRAWN}
    return (
        StepWords(_("Check"), _checked(report, findings), report.locked),
        StepWords(_("Finalise, number"), _numbered(report, numbered), numbered),
        StepWords(_("Hand over"), _handed(state, handed_to), False),
    )


def _checked(report: Report, findings: Sequence[Finding]) -> str:
    errors = sum(1 for item in findings if item.mark == "error")
    open_ones = sum(1 for item in findings if item.takes_reason and not item.reason)
    answered = sum(1 for item in findings if item.reason)
    words = [_("{count} errors").format(count=errors) if errors else _("no errors")]
    if open_ones:
        words.append(_("{count} warnings without a reason").format(count=open_ones))
    elif answered:
        words.append(_("{count} warnings with a reason").format(count=answered))
    return ", ".join(words)


def _numbered(report: Report, numbered: bool) -> str:
    if numbered and report.particulars.day is not None:
        return number_words(report.particulars.number, report.particulars.day)
    return _("locked, waiting for its number") if report.locked else _("when no error is left")


def _handed(state: ReportState, handed_to: str) -> str:
    if state is ReportState.HANDED_OVER:
        where = way_words(handed_to)
        return _("written to {where}, waiting for the receipt").format(where=where) if where else _("sent")
    if state in SENT | {ReportState.WITHDRAWN}:
        return report_state_words(state)
    return _("stick or folder")


def number_words(number: str, day: date) -> str:
    """``Số 58/BC-UBND ngày 15/9/2026``."""
    return _("No. {number} of {day}").format(number=number, day=f"{day:%d/%m/%Y}")


def subtitle(report: Report, due: date) -> str:
    """Who gets it and by when."""
    receiver = report.particulars.addressee
    by = f"{due:%d/%m/%Y}"
    if not receiver:
        return _("To be sent by {due}.").format(due=by)
    return _("To: {receiver}; send by {day}").format(receiver=receiver, day=by)
