"""A catalogue tried on the office's reports before it is taken in: what would be other. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_move import CatalogueMove, Fate, between, confirmed
from xacai.domain.issue import Issue
from xacai.domain.report import Report, ReportState, write_cell
from xacai.domain.report_move import move_report
from xacai.services import computing
from xacai.services.reporting import list_reports
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReportTrial:
    """A report as it would stand under the catalogue: ``left`` would find no place (place: words), ``fires`` are
    issues that it would have then, ``rests`` those that it would no longer have.
    """

    period: str
    catalogue: str
    left: dict[str, str]
    fires: tuple[Issue, ...]
    rests: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A catalogue beside the one in force (None where there is none) and on every report, newest first."""

    catalogue: Catalogue
    move: CatalogueMove | None
    reports: tuple[ReportTrial, ...]

    def rows(self, *fates: Fate) -> tuple[str, ...]:
        """Codes of rows with such a fate; of gone rows their old code."""
        pairs = self.move.rows if self.move is not None else ()
        return tuple(pair.new or pair.old for pair in pairs if pair.fate in fates)


def try_catalogue(workspace: Workspace, catalogue: Catalogue) -> Trial:
    """What would be other under a catalogue; reports stay as they are."""
    catalogues = {**workspace.catalogues, catalogue.id: catalogue}
    trial = replace(workspace, catalogues=catalogues)
    fitting = [item for item in workspace.catalogues.values() if item.year <= catalogue.year]
    former = max(fitting, key=lambda item: item.age, default=None)
    return Trial(
        catalogue,
        between(former, catalogue) if former is not None else None,
        tuple(_try_report(workspace, trial, report, catalogue.id) for report in list_reports(workspace)),
    )


def _try_report(workspace: Workspace, trial: Workspace, report: Report, catalogue_id: str) -> ReportTrial:
    old, new = trial.catalogue(report.catalogue), trial.catalogue(catalogue_id)
    known = computing.facts(workspace, report)
    draft = replace(report, state=ReportState.DRAFT)
    way = confirmed(between(old, new), {})
    moved = move_report(draft, new, way, lambda code: write_cell(code, old, known.cumulative, known.ratios))
    before = {_key(issue): issue for issue in computing.check(workspace, report, known)}
    after = {_key(issue): issue for issue in computing.check(trial, moved.report)}
    return ReportTrial(
        report.period.code,
        report.catalogue,
        dict(moved.left),
        tuple(issue for key, issue in after.items() if key not in before),
        tuple(issue for key, issue in before.items() if key not in after),
    )


def _key(issue: Issue) -> tuple[str, str]:
    return issue.code, issue.where
