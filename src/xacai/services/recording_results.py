"""Results of published indices (PAR, SIPAS, PAPI, PCI) by year, beside the targets that speak of them."""

from __future__ import annotations

from xacai.domain.index_result import (
    IndexResult,
    IndexScale,
    check_result,
    cleaned,
    newest_by_scale,
    scale_of,
)
from xacai.domain.issue import Refusal, errors, refuse
from xacai.domain.plan import Plan, Target
from xacai.services.workspace import Workspace


def index_results(workspace: Workspace) -> tuple[IndexResult, ...]:
    """Every result, by year and index."""
    with workspace.store.reading() as shelves:
        return shelves.index_results.all()


def record_result(workspace: Workspace, item: IndexResult) -> IndexResult:
    """Keep a result over the one of the same index and year."""
    clean = cleaned(item)
    for issue in errors(check_result(clean)):
        raise Refusal(issue)
    with workspace.store.writing("index.record", f"{clean.scale.value} {clean.year}") as shelves:
        shelves.index_results.put(clean)
    return clean


def remove_result(workspace: Workspace, scale: IndexScale, year: int) -> None:
    """Take a result away; refused where there is none."""
    if not any((item.scale, item.year) == (scale, year) for item in index_results(workspace)):
        raise refuse("index.unknown", f"index {scale.value}", scale=scale.value, year=str(year))
    with workspace.store.writing("index.remove", f"{scale.value} {year}") as shelves:
        shelves.index_results.remove(scale, year)


def results_beside_targets(workspace: Workspace, plan: Plan) -> tuple[tuple[Target, IndexResult], ...]:
    """The targets of a plan that speak of an index, each with that index's newest result."""
    newest = newest_by_scale(index_results(workspace), plan.year)
    named = ((target, scale_of(target)) for target in plan.targets)
    return tuple((target, newest[scale]) for target, scale in named if scale is not None and scale in newest)
