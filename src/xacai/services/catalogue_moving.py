"""A newer catalogue in mid-year: which open reports it asks about, what maps to what, taking a report along.

Finalised reports stay under the version that they were locked with; so does a correction until somebody moves it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_move import CatalogueMove, between, confirmed
from xacai.domain.issue import refuse
from xacai.domain.period import Period
from xacai.domain.report import Report, edited, write_cell
from xacai.domain.report_move import MovedReport
from xacai.domain.report_move import move_report as moved_report
from xacai.services.computing import facts
from xacai.services.reporting import get_report, list_reports
from xacai.services.workspace import Workspace

_LEFT = "catalogue.left"


@dataclass(frozen=True, slots=True)
class MoveOffer:
    """An open report under an older catalogue than the one in force, and the way there."""

    report: Report
    move: CatalogueMove


def catalogue_moves(workspace: Workspace) -> tuple[MoveOffer, ...]:
    """Every open report that a newer catalogue asks about, newest cut-off first; also those that were left."""
    offers = ((report, _newer(workspace, report)) for report in list_reports(workspace))
    return tuple(
        MoveOffer(report, move_of(workspace, report, newer.id))
        for report, newer in offers
        if newer is not None
    )


def offer_for(workspace: Workspace, report: Report) -> MoveOffer | None:
    """What the report's page asks; None where there is nothing to ask, or it was answered with "leave it"."""
    newer = _newer(workspace, report)
    if newer is None or _left_under(workspace, report) == newer.id:
        return None
    return MoveOffer(report, move_of(workspace, report, newer.id))


def _newer(workspace: Workspace, report: Report) -> Catalogue | None:
    if report.locked:
        return None
    newest = workspace.catalogue_of_year(report.period.year)
    return newest if newest.id != report.catalogue else None


def move_of(workspace: Workspace, report: Report, catalogue_id: str) -> CatalogueMove:
    """What maps to what between the report's catalogue and another; nothing is written."""
    return between(workspace.catalogue(report.catalogue), workspace.catalogue(catalogue_id))


def leave(workspace: Workspace, report: Report, catalogue_id: str) -> None:
    """Remember that the report stays under its catalogue in spite of that newer one."""
    with workspace.store.writing("catalogue.leave", report.period.code) as shelves:
        shelves.settings.set(f"{_LEFT}.{report.period.code}", catalogue_id)


def _left_under(workspace: Workspace, report: Report) -> str:
    with workspace.store.reading() as shelves:
        return shelves.settings.get(f"{_LEFT}.{report.period.code}")


def move_report(
    workspace: Workspace,
    period: Period,
    catalogue_id: str,
    taken: Mapping[str, str] | None = None,
    *,
    dry_run: bool = False,
) -> MovedReport:
    """Take an open report along to another catalogue. ``taken`` are the proposals agreed to (old → new code).

    Refused where the report is locked, stands under that catalogue already, or the catalogue is of a later year.
    """
    report = get_report(workspace, period)
    if report.locked:
        raise refuse("report.locked", f"report {period.code}", period=period.code)
    new = workspace.catalogue(catalogue_id)
    if new.id == report.catalogue:
        raise refuse("catalogue.moved-already", f"report {period.code}", period=period.code, catalogue=new.id)
    if new.year > period.year:
        raise refuse("catalogue.later-year", f"report {period.code}", period=period.code, catalogue=new.id)
    way = confirmed(move_of(workspace, report, new.id), taken or {})
    moved = moved_report(report, new, way, lambda code: _written(workspace, report, code))
    if not dry_run:
        with workspace.store.writing("report.move", period.code) as shelves:
            shelves.reports.put(moved.report, report)
    return moved


def _written(workspace: Workspace, report: Report, code: str) -> str:
    """An old row's value as the report says it now."""
    known = facts(workspace, report)
    return write_cell(code, workspace.catalogue(report.catalogue), known.cumulative, known.ratios)


def clear_aside(workspace: Workspace, period: Period, place: str) -> Report:
    """Take away one of the things that were set aside, after it was entered elsewhere or is not wanted."""
    report = get_report(workspace, period)
    if place not in report.set_aside:
        raise refuse("report.not-set-aside", f"report {period.code}", place=place, period=period.code)
    kept = {key: words for key, words in report.set_aside.items() if key != place}
    changed = edited(report, set_aside=kept)
    with workspace.store.writing("report.clear-aside", period.code) as shelves:
        shelves.reports.put(changed, report)
    return changed
