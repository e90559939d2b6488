"""Comparing offices: the cells behind the sums, as reported or as today, places by a row, one office's report."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from xacai.db.shipments import RECEIVED
from xacai.domain.board import Arrival
from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.consolidation import Consolidation, Gathering, Place, View, ranking
from xacai.domain.indicator import EMPTY, Cell
from xacai.domain.issue import refuse
from xacai.domain.office_line import OfficeLine, measured, reported_lines, today_lines
from xacai.domain.period import Period, year_before
from xacai.domain.submission import Shipment
from xacai.services.consolidating import gather, moved_codes
from xacai.services.rostering import roster_of
from xacai.services.workspace import Workspace


def office_lines(
    workspace: Workspace, gathering: Gathering, codes: Collection[str] = (), view: View = View.REPORTED
) -> tuple[OfficeLine, ...]:
    """The counted offices with their numbers, of all rows where no codes are given; by the rows of the sums."""
    catalogue = workspace.catalogue(gathering.catalogue)
    wanted = _with_parts(catalogue, codes)
    amounts = _amounts(workspace, gathering, wanted)
    if view is View.REPORTED:
        return reported_lines(amounts, gathering.counted)
    rows = [row for row in catalogue.rows() if not wanted or row.code in wanted]
    roster, today = roster_of(workspace), workspace.today()
    return today_lines(roster, today, rows, amounts, gathering.counted, gathering.missing)


def with_year_before(
    workspace: Workspace,
    period: Period,
    lines: tuple[OfficeLine, ...],
    codes: Collection[str],
    catalogue: str,
    view: View = View.REPORTED,
) -> tuple[OfficeLine, ...]:
    """The lines with the numbers of the same period of the year before, by the rows of ``catalogue``."""
    former = year_before(period)
    if former is None:
        return lines
    earlier = replace(gather(workspace, former), catalogue=catalogue)
    before = {line.office: line.amounts for line in office_lines(workspace, earlier, codes, view)}
    return tuple(replace(line, before=before.get(line.office, {})) for line in lines)


def _with_parts(catalogue: Catalogue, codes: Collection[str]) -> frozenset[str]:
    """The rows asked for; of a ratio, what it is made of."""
    found: set[str] = set()
    for code in codes:
        row = row_of(catalogue, code)
        found |= {row.numerator, row.denominator} if row.kind is RowKind.RATIO else {code}
    return frozenset(found)


def row_of(catalogue: Catalogue, code: str) -> Row:
    """The row of a code; refused where the catalogue has none."""
    row = catalogue.row(code)
    if row is None:
        raise refuse("catalogue.row-unknown", f"cell {code}", row=code)
    return row


def _amounts(
    workspace: Workspace, gathering: Gathering, wanted: frozenset[str]
) -> dict[str, Mapping[str, Decimal]]:
    """The counted offices' numbers, those under another version brought to the codes of the sums."""
    found: dict[str, Mapping[str, Decimal]] = {}
    for version, offices in gathering.versions.items():
        if version not in workspace.catalogues:
            continue
        ours = moved_codes(workspace, version, gathering.catalogue)
        asked = [old for old, new in ours.items() if new in wanted] if ours is not None else list(wanted)
        if wanted and not asked:
            continue
        with workspace.store.reading() as shelves:
            numbers = shelves.received_values.amounts(gathering.period, asked)
        for code in offices:
            found[code] = _renamed(numbers.get(code, {}), ours)
    return found


def _renamed(numbers: Mapping[str, Decimal], ours: Mapping[str, str] | None) -> Mapping[str, Decimal]:
    return (
        numbers if ours is None else {ours[code]: number for code, number in numbers.items() if code in ours}
    )


def places(
    workspace: Workspace,
    found: Consolidation,
    code: str,
    *,
    lowest_first: bool = False,
    view: View = View.REPORTED,
) -> tuple[Place, ...]:
    """The counted offices in order of a row or a ratio, outliers among them marked."""
    row = row_of(workspace.catalogue(found.gathering.catalogue), code)
    lines = office_lines(workspace, found.gathering, (code,), view)
    return ranking(measured(row, lines), lowest_first=lowest_first)


@dataclass(frozen=True, slots=True)
class Sent:
    """What an office sent of a row: its cells (of a ratio the parts it is made of) under its own catalogue, the
    arrival that counts and its bundle."""

    office: str
    arrival: Arrival
    cells: tuple[tuple[Row, Cell], ...]
    bundle: Shipment | None


def sent_of(workspace: Workspace, office: str, period: Period, code: str, catalogue: str) -> Sent:
    """What stands behind an office's number in a row of ``catalogue``. Refused as :func:`office_report` is."""
    theirs, cells = office_report(workspace, office, period)
    row = row_of(workspace.catalogue(catalogue), code)
    parts = (row.numerator, row.denominator) if row.kind is RowKind.RATIO else (code,)
    ours = moved_codes(workspace, theirs.id, catalogue)
    old = (
        {new: former for former, new in ours.items()} if ours is not None else {part: part for part in parts}
    )
    rows = (theirs.row(old[part]) for part in parts if part in old)
    with workspace.store.reading() as shelves:
        arrival = shelves.received_reports.get(office, period.code)
        bundle = shelves.shipments.by_uuid(arrival.uuid, RECEIVED) if arrival is not None else None
    assert arrival is not None
    found = tuple((item, cells.get(item.code, EMPTY)) for item in rows if item is not None)
    return Sent(office, arrival, found, bundle)


def office_report(workspace: Workspace, office: str, period: Period) -> tuple[Catalogue, dict[str, Cell]]:
    """An office's cells of a period as it sent them, with the catalogue that it reported under.

    Refused where nothing of it is held, or its catalogue is not known here.
    """
    with workspace.store.reading() as shelves:
        arrival = shelves.received_reports.get(office, period.code)
        cells = shelves.received_values.get(office, period.code)
    if arrival is None:
        raise refuse("office.no-report", f"office {office}", office=office, period=period.code)
    return workspace.catalogue(arrival.catalogue), cells
