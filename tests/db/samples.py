"""Values of every shape: the fields of the dataclasses filled by their annotations."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from xacai.domain.indicator import Cell, CellState
from xacai.domain.period import Period, read_period
from xacai.domain.plan import Plan
from xacai.domain.progress import Entry
from xacai.domain.report import Report

KEY = "2025/cchc"
PERIODS = ("2025-Q1", "2025-Q2", "2025-6M", "2025-Q3", "2025-Y", "2025-M02", "2025-12-20..2026-01-15")
# Without NUL, which no server holds and which no door lets in.
_words = st.one_of(
    st.sampled_from(["", "Hồ sơ đúng hạn", "Quý I/2025", "100%", "dòng\nhai", "'; DROP TABLE plan"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)
_money = st.integers(-(10**18), 10**18)
_numbers = st.decimals(-9_000_000_000_000, 9_000_000_000_000, places=6)


def every(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, every field of a dataclass included."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.none() | every(next(item for item in inner if item is not NoneType))
    if origin is tuple:
        return st.lists(every(inner[0]), max_size=3).map(tuple)
    if origin is not None:
        return st.dictionaries(_words, every(inner[1]), max_size=4)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{part.name: every(hints[part.name]) for part in fields(kind)})
    simple = {str: _words, int: _money, bool: st.booleans(), date: st.dates(), Decimal: _numbers}
    return st.sampled_from(kind) if issubclass(kind, Enum) else simple[kind]


def _period(code: str) -> Period:
    period = read_period(code)
    assert period is not None
    return period


def plans() -> st.SearchStrategy[Plan]:
    """Plans under one key."""
    parts = {name: every(hint) for name, hint in get_type_hints(Plan).items()}
    return st.builds(Plan, **{**parts, "key": st.just(KEY)})


def entries() -> st.SearchStrategy[Entry]:
    """Progress entries of a few tasks, in periods of all kinds."""
    parts = {name: every(hint) for name, hint in get_type_hints(Entry).items()}
    known = {"task_key": st.sampled_from(["I.1/1", "II.3.2/3"]), "period": st.sampled_from(PERIODS)}
    return st.builds(Entry, **{**parts, **known, "deliverable": st.integers(0, 3)})


def cells() -> st.SearchStrategy[Cell]:
    """Cells in every state."""
    return every(Cell)


def sent_cells() -> st.SearchStrategy[Cell]:
    """Cells as reports hold them: a number stands only where one was entered."""
    return cells().filter(lambda cell: cell.state is CellState.VALUE or cell.number is None)


def reports() -> st.SearchStrategy[Report]:
    """Reports of one period."""
    parts = {name: every(hint) for name, hint in get_type_hints(Report).items() if name != "period"}
    return st.builds(Report, period=st.just(_period("2025-Q3")), **parts)
