"""Building a criteria set: a node added, moved, taken out; one cell written; the next version of a set.

A set in work may have faults (``check_criteria`` names them); only what cannot be read at all is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from xacai.domain.criteria_reading import read_draft
from xacai.domain.criteria_sheets import BANDS, CRITERIA, HEAD, join_criteria, split_criteria
from xacai.domain.criterion import Band, CriteriaSet, Criterion
from xacai.domain.issue import refuse

MOST_LEVELS = 3
FRESH = "Tiêu chí mới"
_BANDS = (Band("A", 9_000), Band("B", 8_000), Band("C", 6_500), Band("D", 0))


def blank_set(year: int, name: str) -> CriteriaSet:
    """A set with one field, to begin with."""
    title = f"Bộ tiêu chí đánh giá cải cách hành chính năm {year}"
    first = Criterion("1", FRESH)
    return CriteriaSet(name, "1", title, year, "", (first,), official=True, bands=_BANDS)


def next_version(held: Iterable[str], name: str) -> str:
    """The first whole number above every version of that name; ``held`` are identifiers (``par-2026@1``)."""
    versions = [item.partition("@")[2] for item in held if item.partition("@")[0] == name]
    return str(max((int(item.partition(".")[0]) for item in versions if item[:1].isdecimal()), default=0) + 1)


def with_child(found: CriteriaSet, code: str) -> tuple[CriteriaSet, str]:
    """A node below ``code`` ("" a field). The first below a component takes over how that is scored."""
    above = found.get(code)
    if above is not None and above.level >= MOST_LEVELS:
        raise refuse("criteria.too-deep", f"criterion {code}", criterion=code)
    new = Criterion(_free(found, code), FRESH)
    items = list(found.criteria)
    if above is not None and above.scoring is not None:
        new = replace(above, code=new.code, field=None)
        items[items.index(above)] = Criterion(above.code, above.title, above.max_points, field=above.field)
    items.insert(_end(items, code), new)
    return replace(found, criteria=tuple(items)), new.code


def with_sibling(found: CriteriaSet, code: str) -> tuple[CriteriaSet, str]:
    """A node at the end of those beside ``code``."""
    return with_child(found, code.rpartition(".")[0])


def _free(found: CriteriaSet, above: str) -> str:
    """The code after the highest number below ``above``."""
    last = [item.code.rpartition(".")[2] for item in found.criteria if item.parent == above]
    number = max((int(part) for part in last if part.isdecimal()), default=0) + 1
    return f"{above}.{number}" if above else str(number)


def _end(items: list[Criterion], above: str) -> int:
    """The place after everything at or below a code."""
    places = [place for place, item in enumerate(items) if not above or _within(item.code, above)]
    return max(places, default=len(items) - 1) + 1


def _within(code: str, above: str) -> bool:
    return code == above or code.startswith(f"{above}.")


def without(found: CriteriaSet, code: str) -> CriteriaSet:
    """The set without a node and all below it. The last node stays: a set is never empty."""
    left = tuple(item for item in found.criteria if not _within(item.code, code))
    if not left:
        raise refuse("criteria.last-node", f"criterion {code}", criterion=code)
    return replace(found, criteria=left)


def moved(found: CriteriaSet, code: str, step: int) -> tuple[CriteriaSet, str]:
    """The node exchanged with its neighbour above (-1) or below (+1); the two exchange their codes.

    At the end of the line nothing changes. Gives the set and the node's code afterwards.
    """
    parent = code.rpartition(".")[0]
    beside = [item.code for item in found.criteria if item.parent == parent]
    there = beside.index(code) + step
    if not 0 <= there < len(beside):
        return found, code
    first, second = sorted((code, beside[there]), key=beside.index)
    blocks = {one: [item for item in found.criteria if _within(item.code, one)] for one in (first, second)}
    start = found.criteria.index(blocks[first][0])
    rest = [
        item for item in found.criteria if not _within(item.code, first) and not _within(item.code, second)
    ]
    turned = [*_renamed(blocks[second], second, first), *_renamed(blocks[first], first, second)]
    items = (*rest[:start], *turned, *rest[start:])
    return replace(found, criteria=items), beside[there]


def _renamed(block: list[Criterion], before: str, after: str) -> list[Criterion]:
    return [replace(item, code=after + item.code.removeprefix(before)) for item in block]


def with_cell(found: CriteriaSet, code: str, key: str, text: str) -> CriteriaSet:
    """One cell of a node written as in the workbook (``criteria_sheets.CRITERIA``); empty takes it away."""
    tables = split_criteria(found)
    for line in tables[CRITERIA.name]:
        if line["code"] == code:
            line[key] = text
    return _read(tables)


def with_head(found: CriteriaSet, key: str, value: str | int | bool) -> CriteriaSet:
    """One cell of the set's own line written (``criteria_sheets.HEAD``)."""
    tables = split_criteria(found)
    tables[HEAD.name][0][key] = value
    return _read(tables)


def with_bands(found: CriteriaSet, text: str) -> CriteriaSet:
    """The bands as lines of ``A = 90``."""
    parts = [line.rpartition("=") for line in text.splitlines() if line.strip()]
    tables = split_criteria(found)
    tables[BANDS.name] = [{"name": name.strip(), "least": least.strip()} for name, _sign, least in parts]
    return _read(tables)


def cell_text(found: CriteriaSet, code: str, key: str) -> str:
    """What a cell of a node holds, as in the workbook."""
    lines = split_criteria(found)[CRITERIA.name]
    return next((str(line.get(key, "")) for line in lines if line["code"] == code), "")


def bands_text(found: CriteriaSet) -> str:
    """The bands as lines, which :func:`with_bands` reads back."""
    lines = split_criteria(found)[BANDS.name]
    return "\n".join(f"{line['name']} = {line['least']}" for line in lines)


def _read(tables: dict[str, list[dict[str, Any]]]) -> CriteriaSet:
    """Empty cells are left out: the reader then takes what is usual there."""
    filled = {
        name: [{key: value for key, value in line.items() if value != ""} for line in lines]
        for name, lines in tables.items()
    }
    return read_draft(join_criteria(filled))[0]
