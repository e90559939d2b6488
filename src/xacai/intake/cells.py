"""Cells of a task read into values: products matched to windows, budgets with the unit of their column."""

from __future__ import annotations

import re
from itertools import pairwise

from xacai.domain.deadline import Deadline
from xacai.domain.number import looks_foreign, read_number
from xacai.domain.phrase import any_of, fold
from xacai.domain.plan import Budget, Deliverable
from xacai.domain.text import squeeze
from xacai.intake.document import paragraphs_of

_BULLET = re.compile(r"(?:^|\s)[-–+•]\s+(?=\w)")
_PAPERS = any_of(
    fold(word)
    for word in (
        "Kế hoạch",
        "Báo cáo",
        "Quyết định",
        "Thông báo",
        "Công văn",
        "Biên bản",
        "Tờ trình",
        "Nghị quyết",
    )
)
_SUM = re.compile(
    r"^(?P<number>[\d.,]+)\s*(?P<unit>ty(?: dong)?|trieu(?: dong)?|tr\.?\s*dong"
    r"|nghin(?: dong)?|dong|vnd|d)?\.?$"
)
_FACTORS = (("ty", 1_000_000_000), ("tr", 1_000_000), ("nghin", 1000), ("dong", 1), ("vnd", 1), ("d", 1))


def deliverables_of(product: str, deadline: Deadline) -> tuple[tuple[Deliverable, ...], bool]:
    """The products of a cell with their windows, and whether it could not be told which window is whose."""
    parts = _parts(product, len(deadline.windows))
    if not parts:
        return (), False
    windows = deadline.windows
    if len(windows) == 1:
        return tuple(Deliverable(part, windows[0]) for part in parts), False
    if len(windows) == len(parts):
        return tuple(Deliverable(part, window) for part, window in zip(parts, windows, strict=True)), False
    return tuple(Deliverable(part, None) for part in parts), len(windows) > 1


def _parts(product: str, wanted: int) -> tuple[str, ...]:
    """A product cell's items: paragraphs, then dashes, then semicolons, then (only if they fit) commas or capitals."""
    clean = squeeze(product)
    if not clean:
        return ()
    candidates = (
        paragraphs_of(product),
        tuple(part for part in (squeeze(item) for item in _BULLET.split(clean)) if part),
        tuple(part for part in (squeeze(item) for item in clean.split(";")) if part),
    )
    chosen = next((parts for parts in candidates if len(parts) > 1), (clean.lstrip("-–+• "),))
    chosen = tuple(part.lstrip("-–+• ").rstrip(";") for part in chosen)
    if wanted > 1 and len(chosen) != wanted:
        return next((parts for parts in _looser(clean) if len(parts) == wanted), chosen)
    return chosen


def _looser(clean: str) -> tuple[tuple[str, ...], ...]:
    folded = fold(clean)
    starts = [match.start() for match in re.finditer(_PAPERS, folded) if clean[match.start()].isupper()]
    bounds = [*starts, len(clean)]
    capitals = tuple(squeeze(clean[start:end]) for start, end in pairwise(bounds))
    commas = tuple(squeeze(part) for part in clean.split(",") if part.strip())
    return (capitals if starts[:1] == [0] else (), commas)


def budget_of(text: str, source: str, unit: int | None) -> tuple[Budget, str | None]:
    """A budget cell, its figure in đồng where it has one, and the code of a question about it."""
    clean = squeeze(text)
    found = _SUM.match(fold(clean))
    if not found:
        return Budget(clean, None, squeeze(source) or clean), None
    value = read_number(found.group("number"))
    if value is None:
        code = "intake.budget-foreign" if looks_foreign(clean) else "intake.budget-unread"
        return Budget(clean, None, squeeze(source)), code
    written = found.group("unit")
    factor = (
        next((amount for word, amount in _FACTORS if (written or "").startswith(word)), None)
        if written
        else unit
    )
    if factor is None and value:
        return Budget(clean, None, squeeze(source)), "intake.budget-unit"
    return Budget(clean, int(value * (factor or 1)), squeeze(source)), None
