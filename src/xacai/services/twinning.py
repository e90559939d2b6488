"""Twins of the printed documents: Word and Excel out, a leader's edits in Word back as a change for each section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xacai.documents.plan_document import plan_document
from xacai.documents.sheet import workbook
from xacai.documents.sheet_tables import plan_sheets, report_sheets
from xacai.documents.word import word_document
from xacai.documents.word_back import Returned, bare_end, comparable, read_back
from xacai.documents.word_origin import Origin
from xacai.documents.word_sections import BoundSection, lines_of
from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.plan import Plan
from xacai.domain.report import Report, SectionText, edited, references, resolve, write_cell
from xacai.domain.submission import ReportFacts
from xacai.domain.text import nfc
from xacai.services.computing import printed_facts
from xacai.services.own_indicators import catalogue_for
from xacai.services.planning import as_issued
from xacai.services.publishing import report_paper
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a Word file brought back: section → (words here, words in Word) where they differ, and problems."""

    changes: Mapping[str, tuple[str, str]]
    issues: tuple[Issue, ...] = ()


def report_docx(workspace: Workspace, report: Report) -> bytes:
    """The report as a Word file, its sections and bound numbers in content controls."""
    known = printed_facts(workspace, report)
    sections = bound_sections(report, known, catalogue_for(workspace, report))
    origin = Origin(workspace.office().code, report.period.code, report.revision)
    return word_document(report_paper(workspace, report, known), sections, origin)


def bound_sections(report: Report, known: ReportFacts, catalogue: Catalogue) -> tuple[BoundSection, ...]:
    """The outline's sections with their words as kept; where those say otherwise than the paper, as printed."""
    return tuple(
        _bound(section.code, section.title, report, known, catalogue) for section in catalogue.outline
    )


def _bound(code: str, title: str, report: Report, known: ReportFacts, catalogue: Catalogue) -> BoundSection:
    kept, printed = report.texts.get(code, SectionText()).text, known.texts.get(code, "")
    if resolve(kept, catalogue, known.cumulative, known.ratios) != printed:
        return BoundSection(code, title, printed)
    written = {row: write_cell(row, catalogue, known.cumulative, known.ratios) for row in references(kept)}
    return BoundSection(code, title, kept, written)


def plan_docx(workspace: Workspace, plan: Plan) -> bytes:
    """The plan as a Word file."""
    return word_document(plan_document(as_issued(workspace, plan), workspace.office()))


def report_xlsx(workspace: Workspace, report: Report) -> bytes:
    """The report's tables as an Excel file: statistics, targets, tasks."""
    known = printed_facts(workspace, report)
    paper = report_paper(workspace, report, known)
    return workbook(paper.metadata, report_sheets(paper, known))


def plan_xlsx(workspace: Workspace, plan: Plan) -> bytes:
    """The plan's tables as an Excel file: tasks, targets."""
    locked = as_issued(workspace, plan)
    paper = plan_document(locked, workspace.office())
    return workbook(paper.metadata, plan_sheets(paper, locked))


def read_back_report(workspace: Workspace, report: Report, data: bytes) -> ReadBack:
    """Compare a Word file with the report; nothing is stored.

    Refused where the file cannot be read safely or was made of another report or revision.
    """
    catalogue = catalogue_for(workspace, report)
    known = printed_facts(workspace, report)
    sections = bound_sections(report, known, catalogue)
    returned = read_back(data, {code: text for item in sections for code, text in item.written.items()})
    _check_origin(workspace, report, returned.origin)
    outline = {section.code for section in catalogue.outline}
    strangers = [code for code in returned.texts if code not in outline]
    changes = {code: (kept, text) for code, kept, text in _compared(report, returned) if code in outline}
    issues = (
        *returned.issues,
        *(_issue("section-unknown", Severity.WARNING, code) for code in strangers),
        *_missing(report, returned),
        *(
            _issue("section-moved-on", Severity.WARNING, code)
            for code in changes
            if returned.origin is not None
            and _differ(returned.origin.sections.get(code, ""), changes[code][0])
        ),
    )
    return ReadBack(changes, issues)


def _check_origin(workspace: Workspace, report: Report, origin: Origin | None) -> None:
    if origin is None:
        return
    office = workspace.office().code
    if (origin.office, origin.period) != (office, report.period.code):
        raise refuse(
            "document.word-other-report",
            f"report {report.period.code}",
            found=origin.period,
            office=origin.office,
            period=report.period.code,
        )
    if origin.revision != report.revision:
        raise refuse(
            "document.word-other-revision",
            f"report {report.period.code}",
            found=str(origin.revision),
            revision=str(report.revision),
        )


def _compared(report: Report, returned: Returned) -> Iterator[tuple[str, str, str]]:
    """Sections that were edited in Word, with the words here and there; what only changed here is no edit."""
    for code, text in returned.texts.items():
        kept = report.texts.get(code, SectionText()).text
        sent = kept if returned.origin is None else returned.origin.sections.get(code, "")
        if _differ(text, sent) and _differ(text, kept):
            yield code, kept, text


def _differ(one: str, other: str) -> bool:
    """Whether two texts differ in more than line ends, blanks and the sign that closes them."""
    return bare_end(comparable(one)) != bare_end(comparable(other))


def _missing(report: Report, returned: Returned) -> Iterator[Issue]:
    """Sections with words here that the file has no control of, where the file does not say itself what it held."""
    if returned.origin is not None:
        return
    for code, section in report.texts.items():
        if lines_of(section.text) and code not in returned.texts:
            yield _issue("section-missing", Severity.ERROR, code)


def _issue(reason: str, severity: Severity, section: str) -> Issue:
    return Issue(f"document.{reason}", severity, f"section {section}", {"section": section})


def accept(workspace: Workspace, report: Report, changes: Mapping[str, tuple[str, str]]) -> Report:
    """Take the words of the chosen changes in one transaction.

    Refused once the report is locked, or where a section no longer says what the change was compared with.
    """
    catalogue = catalogue_for(workspace, report)
    taken: dict[str, SectionText] = {}
    for code, (old, new) in changes.items():
        if catalogue.section(code) is None:
            raise refuse("report.section-unknown", f"section {code}", section=code)
        if report.texts.get(code, SectionText()).text != old:
            raise refuse("document.section-moved-on", f"section {code}", section=code)
        taken[code] = SectionText(nfc(new).strip())
    changed = edited(report, texts={**report.texts, **taken})
    with workspace.store.writing("report.read-back", report.period.code) as shelves:
        shelves.reports.put(changed, report)
    return changed
