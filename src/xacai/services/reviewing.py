"""Reviewing: an office's report as it came, read-only: what the rules find, its past, peers, correction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.board import Arrival
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_move import between
from xacai.domain.contradiction import check_contradictions
from xacai.domain.correction import Correction
from xacai.domain.evidence import EvidenceFile
from xacai.domain.indicator import Values, complete
from xacai.domain.issue import Issue, Severity
from xacai.domain.own_indicator import with_own
from xacai.domain.period import Period, PeriodKind, before, own_part, year_before
from xacai.domain.progress import check_progress
from xacai.domain.report import Report, SectionText, check_texts, reason_key
from xacai.domain.report_move import carried
from xacai.domain.review import Figure, Outlier, figures, outliers_of_past, outliers_of_peers
from xacai.domain.rule import Earlier, check_rules
from xacai.domain.snapshot import own_rows_of, report_facts
from xacai.domain.submission import Data, ReportFacts, Shipment, Stream, read_cell
from xacai.services.answering import (
    REPORT,
    Given,
    given_to,
    office_name,
    received_content,
    received_head,
)
from xacai.services.computing import former_writings
from xacai.services.correcting import received_changes
from xacai.services.deadlines import due_of
from xacai.services.filing import FOLDER
from xacai.services.filing import RECEIVED as RECEIVED_FILES
from xacai.services.workspace import Workspace

MOST_PEERS = 200
_HISTORY = 8
_ENDING_WITH = {2: PeriodKind.HALF, 3: PeriodKind.NINE_MONTHS, 4: PeriodKind.YEAR}


@dataclass(frozen=True, slots=True)
class Review:
    """An office's newest report that counts. ``findings`` are errors first; ``reasons`` what the office wrote to its
    own warnings, by :func:`reason_key`; ``newest_form``: the catalogue in force where the report is under an older one.
    """

    office: str
    office_name: str
    period: Period
    head: Shipment
    arrival: Arrival | None
    catalogue: Catalogue
    facts: ReportFacts
    content: Data
    particulars: Data
    figures: tuple[Figure, ...]
    findings: tuple[Issue, ...]
    outliers: tuple[Outlier, ...]
    reasons: dict[str, str]
    changes: Correction | None
    given: tuple[Given, ...]
    newest_form: str = ""


def read_review(workspace: Workspace, office: str, period: Period) -> Review:
    """The report of an office, with all that a reviewer asks for. Refused as ``received_head``."""
    head = received_head(workspace, office, period.code)
    content = received_content(workspace, office, period.code)
    plain = workspace.plain_catalogue(content["catalogue"])
    catalogue = with_own(plain, own_rows_of(content))
    facts = report_facts(content, plain, due_of(plain, period))
    with workspace.store.reading() as shelves:
        particulars = shelves.shipments.particulars(head.uuid, RECEIVED) or {}
        arrival = shelves.received_reports.get(office, period.code)
        earlier = _earlier(workspace, shelves, catalogue, office, period)
        amounts = shelves.received_values.amounts(
            period.code, offices=_peers(shelves, office, period, plain.id)
        )
    shown = figures(catalogue, facts, earlier)
    return Review(
        office=office,
        office_name=office_name(workspace, office),
        period=period,
        head=head,
        arrival=arrival,
        catalogue=catalogue,
        facts=facts,
        content=content,
        particulars=particulars,
        figures=shown,
        findings=_findings(catalogue, period, office, facts, earlier),
        outliers=(*outliers_of_past(shown, earlier), *outliers_of_peers(shown, office, amounts)),
        reasons=dict(content["reasons"]),
        changes=received_changes(workspace, office, period.code),
        given=tuple(item for item in given_to(workspace, office, period.code) if item.answer.kind == REPORT),
        newest_form=newer_form(workspace, content["catalogue"], period.year),
    )


def _peers(shelves: Shelves, office: str, period: Period, version: str) -> tuple[str, ...]:
    """The office and those nearest to it by code that reported under the same catalogue version, ``MOST_PEERS`` at
    most: enough for what is usual, and a report opens at once also where thousands of offices reported."""
    standing = shelves.received_reports.standing(period.code)
    same = sorted({office, *(code for code, (held, _verdict, _fork) in standing.items() if held == version)})
    first = max(0, min(same.index(office) - MOST_PEERS // 2, len(same) - MOST_PEERS))
    return tuple(same[first : first + MOST_PEERS])


def newer_form(workspace: Workspace, catalogue: str, year: int) -> str:
    """The catalogue version in force in a year where a report is under another one, else empty."""
    newest = workspace.catalogue_of_year(year)
    return newest.id if catalogue and catalogue != newest.id else ""


def reason_given(review: Review, issue: Issue) -> str:
    """What the office wrote to that finding; empty where it wrote nothing."""
    return review.reasons.get(reason_key(issue)) or review.reasons.get(issue.code, "")


def received_file(workspace: Workspace, kept: EvidenceFile) -> Path | None:
    """Where the file of an office's evidence lies here; None where it did not travel along."""
    path = workspace.folder / FOLDER / RECEIVED_FILES / f"{kept.sha256}.{kept.type}"
    return path if path.is_file() else None


def received_paper(workspace: Workspace, review: Review) -> Path | None:
    """Where the bundle of the report lies here."""
    path = workspace.folder / "inbox" / review.head.file_name
    return path if path.is_file() else None


def _findings(
    catalogue: Catalogue, period: Period, office: str, facts: ReportFacts, earlier: Earlier
) -> tuple[Issue, ...]:
    """What the same rules say that the office itself was shown before it sent. Errors first."""
    texts = {code: SectionText(text) for code, text in facts.texts.items()}
    written = Report(office=office, period=period, catalogue=catalogue.id, values=facts.values, texts=texts)
    former = former_writings(catalogue, earlier)
    found = [
        *check_rules(catalogue, period, facts.values, facts.own_ratios, facts.texts, earlier),
        *check_texts(written, catalogue, facts.cumulative, facts.ratios, former),
        *check_contradictions(written, catalogue, facts.cumulative, facts.ratios),
        *check_progress(facts.standings),
    ]
    once = {(issue.code, issue.where, issue.params.get("written", "")): issue for issue in found}
    order = tuple(Severity)
    return tuple(sorted(once.values(), key=lambda issue: order.index(issue.severity)))


def _earlier(
    workspace: Workspace, shelves: Shelves, catalogue: Catalogue, office: str, period: Period
) -> Earlier:
    """The office's own parts before, out of the reports that came from it, newest revisions alone."""
    own = own_part(period)
    history: list[Values] = []
    for part in _parts_before(own):
        held = _part_values(workspace, shelves, catalogue, office, part)
        if held is None:
            break
        history.append(held)
    last_year = year_before(own)
    return Earlier(
        previous=history[0] if history else None,
        last_year=_part_values(workspace, shelves, catalogue, office, last_year) if last_year else None,
        history=tuple(reversed(history)),
    )


def _parts_before(own: Period) -> Iterator[Period]:
    step = before(own)
    for _number in range(_HISTORY):
        if step is None:
            return
        yield step
        step = before(step)


def _part_values(
    workspace: Workspace, shelves: Shelves, catalogue: Catalogue, office: str, part: Period
) -> Values | None:
    """An office's cells of a quarter by the rows of this catalogue; quý II may stand in the report of 6 tháng."""
    for holder in _holders(part):
        head = shelves.shipments.head(Stream(office, holder.code, REPORT), RECEIVED)
        content = shelves.shipments.content(head.uuid, RECEIVED) if head and head.kind == REPORT else None
        if content is not None:
            return _under(workspace, content, catalogue)
    return None


def _holders(part: Period) -> tuple[Period, ...]:
    kind = _ENDING_WITH.get(part.number) if part.kind is PeriodKind.QUARTER else None
    return (part, replace(part, kind=kind, number=0)) if kind is not None else (part,)


def _under(workspace: Workspace, content: Data, catalogue: Catalogue) -> Values | None:
    cells = {code: read_cell(data) for code, data in content["values"].items()}
    version = content["catalogue"]
    if version not in workspace.catalogues:
        return None
    if version == catalogue.id:
        return cells
    return complete(catalogue, carried(cells, between(workspace.plain_catalogue(version), catalogue)), {})
