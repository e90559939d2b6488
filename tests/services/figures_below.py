"""A receiving office with communes below it and their figures, laid into the store directly, and sums of our own."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.services.newer_catalogue import OLD
from tests.services.offices import Clock, open_at

from xacai.domain.catalogue import Row, RowKind
from xacai.domain.indicator import NOTHING, UNKNOWN, Cell, value
from xacai.domain.office import Office
from xacai.domain.period import Period, quarter
from xacai.domain.roster import Roster
from xacai.services import sampling, setting_up
from xacai.services.workspace import Workspace

PERIOD = quarter(2026, 3)
NAMES = (
    "Lộc Khê", "Đồng Mây", "Bình Sơn", "Phú Hà", "An Lạc", "Tân Quới", "Vĩnh Hòa", "Cẩm Thạch", "Xuân Lĩnh",
    "Yên Trạch", "Ngọc Sơn", "Đại Lãnh",
)  # fmt: skip
CODES = tuple(f"98{number:03d}" for number in range(1, len(NAMES) + 1))
_LISTED = (Decimal(118), Decimal(118), Decimal(118), Decimal(117))

Figures = dict[str, dict[str, Cell]]


def commune(place: int, **more: date) -> Office:
    """One of the communes by its place in the list."""
    name = NAMES[place]
    return Office(CODES[place], f"Ủy ban nhân dân xã {name}", name, superior_code="97", **more)


def receiver(folder: Path, clock: Clock | None = None, count: int = len(NAMES)) -> Workspace:
    """The sample's receiving office with so many communes on its list."""
    workspace = open_at(folder, clock)
    own = setting_up.found_office(workspace, sampling.sample_receiver())
    below = tuple(commune(place) for place in range(count))
    with workspace.store.writing("test.offices") as shelves:
        shelves.offices.put_roster(Roster((own, *below)))
    return workspace


def figures_of(workspace: Workspace, seed: str, catalogue: str = OLD) -> dict[str, Cell]:
    """A commune's cells: numbers, some "nothing arose", some not known, some not there at all."""
    chance = random.Random(seed)
    scale = chance.choice((3, 40, 900))
    return {
        row.code: cell
        for row in workspace.plain_catalogue(catalogue).rows()
        if row.applies and (cell := _cell(row, chance, scale)) is not None
    }


def _cell(row: Row, chance: random.Random, scale: int) -> Cell | None:
    if row.kind in {RowKind.HEADING, RowKind.RATIO, RowKind.TEXT, RowKind.CHOICE}:
        return None
    lot = chance.random()
    if lot < 0.1:
        return chance.choice((NOTHING, UNKNOWN, None))
    if row.kind is RowKind.FLAG:
        return value(chance.randint(0, 1))
    if row.office == "list":
        return value(chance.choice(_LISTED))
    return value(Decimal(chance.randint(0, scale * 100)).scaleb(-row.decimals))


def lay(
    workspace: Workspace,
    figures: Mapping[str, Mapping[str, Cell]],
    period: Period = PERIOD,
    *,
    catalogue: str = OLD,
) -> None:
    """The figures as a report that came brings them into the store, in the order given."""
    for office, cells in figures.items():
        with workspace.store.writing("test.receive") as shelves:
            uuid = f"{office}-{period.code}"
            shelves.received_reports.arrive(
                office, period.code, revision=1, uuid=uuid, catalogue=catalogue, signed=None
            )
            shelves.received_values.put(office, period.code, cells)


def sums(figures: Mapping[str, Mapping[str, Cell]], code: str) -> tuple[Decimal, int]:
    """A row added up the plain way: the total, and how many offices say something definite."""
    total, offices = Decimal(0), 0
    for cells in figures.values():
        amount = cells[code].amount if code in cells else None
        if amount is not None:
            total += amount
            offices += 1
    return total, offices
