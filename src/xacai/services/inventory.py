"""What an office's work consists of, part by part, so that two stores can be held against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xacai.db.shelves import Shelves
from xacai.db.shipments import MADE, RECEIVED
from xacai.domain.handover import Inventory, Thing
from xacai.domain.report import Report

_Part = tuple[tuple[str, str], Thing]


def inventory(shelves: Shelves) -> Inventory:
    """Every part that holds something."""
    parts = dict(_parts(shelves))
    return {place: thing for place, thing in parts.items() if thing.count}


def _parts(shelves: Shelves) -> Iterator[_Part]:
    for summary in shelves.plans.summaries():
        plan = shelves.plans.get(summary.key)
        yield ("plan", summary.key), Thing(summary.tasks or 1, plan)
        yield ("progress", summary.key), _things(shelves.progress.entries(summary.key))
    for told in shelves.reports.list():
        report = shelves.reports.get(told.period)
        if report is not None:
            yield ("report", told.period), Thing(_filled(report), report)
    for card in shelves.scorecards.list():
        yield ("scorecard", f"{card.year} ({card.office})"), Thing(len(card.marks) or 1, card)
    yield ("activities", ""), _things(shelves.activities.all())
    yield ("evidence", ""), _things((*shelves.evidence.all(), *shelves.evidence.links()))
    yield ("indicators", ""), _things(shelves.own_indicators.rows())
    yield ("workbooks", ""), _things(shelves.workbook_maps.all())
    yield ("sent", ""), _things(shelves.shipments.list(MADE))
    yield ("received", ""), _things(shelves.shipments.list(RECEIVED))
    yield ("offices", ""), _things(shelves.offices.known())


def _filled(report: Report) -> int:
    """Cells and sections; a report that was only begun counts too."""
    return len(report.values) + len(report.texts) or 1


def _things(held: tuple[Any, ...]) -> Thing:
    return Thing(len(held), held)
