"""Reports: begin one for a period, fill it, compute what follows from it, check, finalise, number, correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.domain.catalogue import Catalogue, RuleKind
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.cell_check import check_cells
from xacai.domain.indicator import EMPTY, Cell, CellState, value
from xacai.domain.issue import Issue, Severity, errors, refuse
from xacai.domain.office import Office
from xacai.domain.period import Period, name, own_part
from xacai.domain.plan import Signer
from xacai.domain.report import (
    Particulars,
    Report,
    ReportState,
    SectionText,
    corrected,
    edited,
    finalised,
    numbered,
    reopened,
)
from xacai.domain.rule import closing
from xacai.domain.submission import Data, ReportFacts, report_content
from xacai.domain.text import nfc, squeeze
from xacai.exchange.check_code import check_code, content_sha256
from xacai.services.computing import check, facts, find_report
from xacai.services.cumulating import closing_values, quarter_values
from xacai.services.filing import keep_file
from xacai.services.own_indicators import catalogue_for
from xacai.services.planning import find_plan
from xacai.services.tracking import office_window
from xacai.services.workspace import Workspace

SCANS = frozenset({"pdf", "jpg", "png"})


def get_report(workspace: Workspace, period: Period) -> Report:
    """The office's report for a period; refused where it was not begun."""
    found = find_report(workspace, period)
    if found is None:
        raise refuse("report.unknown", f"report {period.code}", period=period.code)
    return found


def new_report(workspace: Workspace, period: Period, title: str = "") -> Report:
    """Begin a report: the plan of its year, the catalogue in force, opening balances from where the last one closed.

    ``title`` says what a report over any two dates is about.
    """
    office = workspace.office()
    office_window(office, period)
    catalogue = workspace.catalogue_of_year(period.year)
    plan = find_plan(workspace, period.year)
    report = Report(
        office=office.code,
        period=period,
        catalogue=catalogue.id,
        plan_key=plan.key if plan else "",
        title=squeeze(nfc(title)) if period.days is not None else "",
        values=_opening(workspace, catalogue, period),
        particulars=Particulars(
            signer=Signer(office.signer_authority, office.signer_name), addressee=office.superior_name
        ),
    )
    with workspace.store.writing("report.new", period.code) as shelves:
        if shelves.reports.get(period.code) is not None:
            raise refuse("report.exists", f"report {period.code}", period=period.code)
        shelves.reports.put(report, None)
    return report


def _opening(workspace: Workspace, catalogue: Catalogue, period: Period) -> dict[str, Cell]:
    """Cells known before anything is typed: the quarter's own where another report has it, else opening balances."""
    shared = quarter_values(workspace, own_part(period), catalogue)
    if shared is not None:
        return dict(shared)
    earlier = closing_values(workspace, catalogue, own_part(period))
    if earlier is None:
        return {}
    cells: dict[str, Cell] = {}
    for rule in catalogue.rules:
        row = catalogue.row(rule.cells[0]) if rule.kind is RuleKind.OPENING_EQUALS_CLOSING else None
        if row is None or not row.typed:
            continue
        amount = closing(rule, earlier)
        if amount is not None:
            cells[row.code] = value(amount)
    return cells


@dataclass(frozen=True, slots=True)
class Filling:
    """What filling from a list did: cells set, and cells that stand with another value (code: old, new)."""

    report: Report
    filled: tuple[str, ...]
    differing: Mapping[str, tuple[Cell, Cell]]
    issues: tuple[Issue, ...]


def fill(
    workspace: Workspace, report: Report, cells: Mapping[str, Cell], *, overwrite: bool = False
) -> Filling:
    """Set many cells at once. A cell that already says something else is shown, and changed only on ``overwrite``."""
    catalogue = catalogue_for(workspace, report)
    issues: list[Issue] = []
    accepted: dict[str, Cell] = {}
    differing: dict[str, tuple[Cell, Cell]] = {}
    for code, cell in cells.items():
        row = catalogue.row(code)
        if row is None:
            issues.append(Issue("catalogue.row-unknown", Severity.ERROR, f"cell {code}", {"row": code}))
            continue
        if not row.typed:
            issues.append(Issue("report.derived-typed", Severity.WARNING, f"cell {code}", {"row": code}))
            continue
        old = report.values.get(code, EMPTY)
        if old.state is not CellState.UNTOUCHED and replace(old, note="") != replace(cell, note=""):
            differing[code] = (old, cell)
            if not overwrite:
                continue
        accepted[code] = cell
    issues.extend(errors(check_cells(catalogue, accepted)))
    if errors(issues):
        return Filling(report, (), differing, tuple(issues))
    changed = edited(report, values={**report.values, **accepted})
    save_report(workspace, changed, report)
    return Filling(changed, tuple(accepted), differing, tuple(issues))


def set_text(
    workspace: Workspace, report: Report, section: str, text: str, *, drafted: bool = False
) -> Report:
    """Set the words of a section of the outline."""
    if catalogue_for(workspace, report).section(section) is None:
        raise refuse("report.section-unknown", f"section {section}", section=section)
    changed = edited(report, texts={**report.texts, section: SectionText(nfc(text).strip(), drafted)})
    save_report(workspace, changed, report)
    return changed


def save_report(workspace: Workspace, report: Report, was: Report | None) -> None:
    """Store an edit of a draft; only what differs is written."""
    with workspace.store.writing("report.edit", report.period.code) as shelves:
        shelves.reports.put(report, was)


def mark_checked(workspace: Workspace, report: Report, issues: tuple[Issue, ...]) -> Report:
    """A draft without errors becomes "checked"."""
    clean = not any(issue.severity is Severity.ERROR for issue in issues)
    if report.state is not ReportState.DRAFT or not clean:
        return report
    checked = replace(report, state=ReportState.CHECKED)
    save_report(workspace, checked, report)
    return checked


def finalise(workspace: Workspace, period: Period, reasons: Mapping[str, str] | None = None) -> Report:
    """Lock the content and keep a snapshot of all it used. ``reasons`` answer warnings by ``code|where`` or code."""
    report = held = get_report(workspace, period)
    if reasons and not report.locked:
        kept = {key: squeeze(words) for key, words in reasons.items() if squeeze(words)}
        report = edited(report, reasons={**report.reasons, **kept})
    report = replace(report, particulars=_signed(report.particulars, workspace.office()))
    known = facts(workspace, report)
    locked = finalised(report, check(workspace, report, known))
    content = content_of(workspace, locked, known)
    with workspace.store.writing("report.finalise", period.code) as shelves:
        shelves.reports.put(locked, held)
        shelves.reports.keep_snapshot(
            period.code, locked.revision, content, check_code(content_sha256(content))
        )
        # A newer program may ship the same version with other rows: this one goes on printing what was locked.
        if shelves.catalogues.get(locked.catalogue) is None:
            used = workspace.plain_catalogue(locked.catalogue)
            shelves.catalogues.put(used.id, write_catalogue(used))
    return locked


def _signed(particulars: Particulars, office: Office) -> Particulars:
    """Who signs and who is addressed, of the office where the report does not say: a later change must not show."""
    signer = particulars.signer
    return replace(
        particulars,
        signer=Signer(signer.authority or office.signer_authority, signer.name or office.signer_name),
        addressee=particulars.addressee or office.superior_name,
    )


def number_report(workspace: Workspace, period: Period, particulars: Particulars) -> Report:
    """Enter number, day and signer after signing; the content and its check code stay."""
    report = get_report(workspace, period)
    if not squeeze(particulars.number) or particulars.day is None:
        raise refuse("report.number-missing", f"report {period.code}", period=period.code)
    if particulars.day < office_window(workspace.office(), period).first:
        raise refuse("report.number-too-early", f"report {period.code}", period=name(period))
    given, held = particulars.signer, report.particulars.signer
    merged = replace(
        particulars,
        signer=Signer(given.authority or held.authority, given.name or held.name),
        addressee=particulars.addressee or report.particulars.addressee,
        scan=particulars.scan or report.particulars.scan,
    )
    return _move(workspace, "report.number", report, numbered(report, merged))


def attach_scan(workspace: Workspace, period: Period, source: Path) -> Report:
    """Keep the scan of the signed page (PDF or picture, at most 20 MB); content and check code stay.

    Refused before number and day are entered (``report.scan-early``) and for other files (``report.scan-type``).
    """
    report = get_report(workspace, period)
    if report.particulars.day is None or not report.locked:
        raise refuse("report.scan-early", f"report {period.code}", period=period.code)
    scan = keep_file(workspace, source)
    if scan.type not in SCANS:
        raise refuse("report.scan-type", scan.name, name=scan.name)
    scanned = replace(report, particulars=replace(report.particulars, scan=scan))
    return _move(workspace, "report.scan", report, scanned)


def reopen(workspace: Workspace, period: Period) -> Report:
    """Take a finalised report back to draft, as long as it was not handed over."""
    report = get_report(workspace, period)
    return _move(workspace, "report.reopen", report, reopened(report))


def correct(workspace: Workspace, period: Period, reason: str) -> Report:
    """Open revision n+1 of a report that was handed over."""
    report = get_report(workspace, period)
    return _move(workspace, "report.correct", report, corrected(report, reason))


def hand_over(workspace: Workspace, report: Report) -> Report:
    """Record that the report left the office; only after its files were read back."""
    return _move(workspace, "report.hand-over", report, replace(report, state=ReportState.HANDED_OVER))


def _move(workspace: Workspace, verb: str, was: Report, report: Report) -> Report:
    with workspace.store.writing(verb, report.period.code) as shelves:
        shelves.reports.put(report, was)
    return report


def list_reports(workspace: Workspace) -> tuple[Report, ...]:
    """Every report of the office, newest cut-off first."""
    with workspace.store.reading() as shelves:
        reports = [shelves.reports.get(item.period) for item in shelves.reports.list()]
    return tuple(report for report in reversed(reports) if report is not None)


def check_code_of(workspace: Workspace, report: Report, known: ReportFacts | None = None) -> str:
    """The check code: of the locked snapshot, else of the content as it would be locked now."""
    if report.locked:
        with workspace.store.reading() as shelves:
            kept = shelves.reports.snapshot(report.period.code, report.revision)
        if kept is not None:
            return kept.check_code
    content = content_of(workspace, report, known if known is not None else facts(workspace, report))
    return check_code(content_sha256(content))


def content_of(workspace: Workspace, report: Report, known: ReportFacts) -> Data:
    """The content of the report as it stands."""
    return report_content(report, known, workspace.office(), catalogue_for(workspace, report))
