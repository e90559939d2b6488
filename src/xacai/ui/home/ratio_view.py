"""Key ratios in words: value, target, verdict, trend. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.number import write_number
from xacai.domain.report import Reached
from xacai.services.key_ratios import KeyRatio
from xacai.services.overview import Overview
from xacai.wording.language import _
from xacai.wording.periods import bare_words, capital

_SIGNS = {">=": "≥", "<=": "≤"}


@dataclass(frozen=True, slots=True)
class RatioItem:
    """A ratio: code, name, value and target in 0–1, their words, verdict (met None: cannot be told), trend."""

    code: str
    name: str
    full_name: str
    value: float | None
    target: float | None
    value_text: str
    verdict: str
    met: bool | None
    trend: tuple[float | None, ...]
    trend_words: str


def ratio_items(view: Overview) -> tuple[RatioItem, ...]:
    """The ratios in words."""
    return tuple(_ratio_item(item) for item in view.ratios)


def _ratio_item(item: KeyRatio) -> RatioItem:
    known = [write_number(value) for value in item.trend if value is not None]
    return RatioItem(
        item.code,
        capital(item.name.removeprefix("Tỷ lệ ").strip()),
        item.name,
        float(item.value) / 100 if item.value is not None else None,
        float(item.threshold) / 100 if item.threshold is not None else None,
        f"{write_number(item.value, 2)}%" if item.value is not None else "–",
        _verdict(item),
        {Reached.MET: True, Reached.MISSED: False}.get(item.reached),
        tuple(float(value) if value is not None else None for value in item.trend),
        _("Trend, old to new: {values}").format(values="; ".join(known)) if len(known) > 1 else "",
    )


def _verdict(item: KeyRatio) -> str:
    if item.value is None:
        return _("no figure yet")
    if item.threshold is None or item.reached is Reached.UNKNOWN:
        return _("no target set")
    limit = f"{_plain(item.threshold)}%"
    if item.reached is Reached.MET:
        return _("meets {sign} {limit}").format(
            sign=_SIGNS.get(item.comparator, item.comparator), limit=limit
        )
    gap = _plain(abs(item.threshold - item.value))
    if item.comparator.startswith("<"):
        return _("{gap} over {limit}").format(gap=gap, limit=limit)
    return _("{gap} short of {limit}").format(gap=gap, limit=limit)


def _plain(value: Decimal) -> str:
    return write_number(value.normalize())


def ratios_aside(view: Overview) -> str:
    """Which period, and that its figures still move."""
    own = next((item.report for item in view.year if item.clock.period == view.clock.period), None)
    period = bare_words(view.clock.period)
    return period if own is not None and own.locked else _("{period}, provisional").format(period=period)
