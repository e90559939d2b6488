"""Ratios against the plan's targets, with their trend: which ones, in what order, from which periods."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.indicator import EMPTY, CellState, ratios
from xacai.domain.period import Period, before, own_part
from xacai.domain.report import Reached
from xacai.domain.submission import ReportFacts
from xacai.services.computing import TargetStanding, target_standings
from xacai.services.cumulating import complete_values
from xacai.services.workspace import Workspace

KEY_ROWS = ("3.3.3", "7.6.3", "7.6.5", "7.6.6", "6.1")
"""Ratios that come first: files in time, filed on line, paid on line, digitised, public investment."""


@dataclass(frozen=True, slots=True)
class KeyRatio:
    """A ratio row with its value this period, the threshold of a target bound to it, and up to five periods' values."""

    code: str
    name: str
    value: Decimal | None
    threshold: Decimal | None
    comparator: str
    reached: Reached
    trend: tuple[Decimal | None, ...]


def key_ratios(
    workspace: Workspace, catalogue: Catalogue, period: Period, known: ReportFacts | None
) -> tuple[KeyRatio, ...]:
    """The ratios that the plan's targets are bound to; where none is bound, the key rows. Key rows first."""
    past = _past(workspace, catalogue, period)
    bound = (
        {item.target.indicator: item for item in target_standings(known, catalogue)}
        if known is not None
        else {}
    )
    rows = [row for row in catalogue.rows() if row.kind is RowKind.RATIO]
    chosen = [row for row in rows if row.code in bound] or [row for row in rows if row.code in KEY_ROWS]
    order = {code: place for place, code in enumerate(KEY_ROWS)}
    chosen.sort(key=lambda row: order.get(row.code, len(order)))
    return tuple(_key_ratio(row, bound.get(row.code), _value(known, row.code), past) for row in chosen)


def _key_ratio(
    row: Row,
    standing: TargetStanding | None,
    value: Decimal | None,
    past: tuple[dict[str, Decimal | None], ...],
) -> KeyRatio:
    limit = standing if standing is not None and standing.wanted is not None else None
    return KeyRatio(
        code=row.code,
        name=row.name,
        value=value,
        threshold=limit.wanted if limit else None,
        comparator=limit.comparator.value if limit else "",
        reached=standing.reached if standing else Reached.UNKNOWN,
        trend=(*(values.get(row.code) for values in past), value),
    )


def _value(known: ReportFacts | None, code: str) -> Decimal | None:
    if known is None:
        return None
    if code in known.ratios:
        return known.ratios[code].value
    cell = known.cumulative.get(code, EMPTY)
    return cell.number if cell.state is CellState.VALUE else None


def _past(
    workspace: Workspace, catalogue: Catalogue, period: Period
) -> tuple[dict[str, Decimal | None], ...]:
    """The ratios of up to four quarters before, oldest first."""
    found: list[dict[str, Decimal | None]] = []
    step = before(own_part(period))
    while step is not None and len(found) < 4:
        values = complete_values(workspace, catalogue, step)
        if values is None:
            break
        found.append({code: ratio.value for code, ratio in ratios(catalogue, values).items()})
        step = before(step)
    return tuple(reversed(found))
