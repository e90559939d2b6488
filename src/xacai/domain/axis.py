"""The axis of a chart: from where to where, at round numbers, and how far along it a value lies."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

Axis = tuple[Decimal, Decimal]


def axis_of(values: Sequence[Decimal]) -> Axis:
    """Round numbers round all values. It begins at 0 unless they lie closer together than a third of the highest:
    then it begins above, so that they can be told apart; a chart has to say where."""
    lowest, highest = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    spread = highest - lowest
    start = lowest - spread / 5 if lowest > 0 and 0 < spread * 3 < highest else min(lowest, Decimal(0))
    step = Decimal(1).scaleb((highest - start).adjusted()) if highest > start else Decimal(1)
    low, high = _rounded(start, step, ROUND_FLOOR), _rounded(highest, step, ROUND_CEILING)
    return low, high if high > low else low + step


def share_of(value: Decimal, axis: Axis) -> float:
    """Where a value lies on an axis, 0 to 1."""
    low, high = axis
    return float(min(max((value - low) / (high - low), Decimal(0)), Decimal(1)))


def _rounded(value: Decimal, step: Decimal, way: str) -> Decimal:
    return (value / step).to_integral_value(rounding=way) * step
