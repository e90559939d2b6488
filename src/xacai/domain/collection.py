"""Collection sheets (phiếu thu thập số liệu): which rows and tasks are whose, and what one department is asked.

A row belongs to the department that the catalogue names as its owner, unless the office says otherwise; a task to each
department that leads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xacai.domain.catalogue import Catalogue, Form, Row
from xacai.domain.indicator import EMPTY, Cell, CellState, Values
from xacai.domain.office import Department, department_key, find_department
from xacai.domain.period import Period, Window
from xacai.domain.plan import Task
from xacai.domain.progress import DONE, Standing, Status, repeats
from xacai.domain.text import squeeze

ROW, TASK = "row", "task"
"""What a line of a sheet asks for: a figure, or how a task stands."""


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row that a department is asked for: its form, the row, last period's cell, the report's own cell."""

    form: Form
    row: Row
    last: Cell = EMPTY
    now: Cell = EMPTY


@dataclass(frozen=True, slots=True)
class Share:
    """What one department answers for in a period."""

    department: str
    rows: tuple[AskedRow, ...] = ()
    tasks: tuple[Standing, ...] = ()

    @property
    def missing_rows(self) -> tuple[AskedRow, ...]:
        """Rows of which the report says nothing yet."""
        return tuple(item for item in self.rows if item.now.state is CellState.UNTOUCHED)

    def missing_tasks(self, period: str) -> tuple[Standing, ...]:
        """Tasks of which nothing was recorded in the period (its code)."""
        return tuple(item for item in self.tasks if all(entry.period != period for entry in item.entries))


@dataclass(frozen=True, slots=True)
class CollectionSheet:
    """A department's sheet as plain data. ``office`` is the office's code, ``catalogue`` the report's catalogue id."""

    office: str
    office_name: str
    header: tuple[str, ...]
    place: str
    period: Period
    window: Window
    catalogue: str
    plan_key: str
    due: date
    share: Share

    @property
    def department(self) -> str:
        """Who is asked."""
        return self.share.department


@dataclass(frozen=True, slots=True)
class Collection:
    """A sheet that was handed out: when (ISO 8601), due when, when it came back, under which file names."""

    period: str
    department: str
    sent_at: str
    due: date
    sent_as: str = ""
    answered_at: str = ""
    file_name: str = ""


def silent(collections: Iterable[Collection], day: date) -> tuple[Collection, ...]:
    """Who had to answer by the day (it included) and has not, the earliest due day first."""
    late = [item for item in collections if not item.answered_at and item.due <= day]
    return tuple(sorted(late, key=lambda item: item.due))


def owner_of(row: Row, overrides: Mapping[str, str]) -> str:
    """The owner of a row: the office's choice, else the catalogue's."""
    return squeeze(overrides.get(row.code, row.owner))


def shares(
    catalogue: Catalogue,
    departments: Sequence[Department],
    overrides: Mapping[str, str],
    standings: Iterable[Standing],
    days: Window,
    *,
    period: str,
    last: Values | None = None,
    now: Values | None = None,
) -> tuple[Share, ...]:
    """Each department's share, in the order of the office's list; then names that the list does not know.

    A department that was dissolved hands its share to its successor. Rows without an owner are in no share
    (:func:`ownerless`). ``period`` is the code under which progress is recorded.
    """
    rows: dict[str, list[AskedRow]] = {}
    tasks: dict[str, list[Standing]] = {}
    names: dict[str, str] = {}
    for form, row in typed_rows(catalogue):
        owner = owner_of(row, overrides)
        if owner:
            asked = AskedRow(form, row, (last or {}).get(row.code, EMPTY), (now or {}).get(row.code, EMPTY))
            rows.setdefault(_key(owner, departments, days, names), []).append(asked)
    for item in standings:
        if not asked_for(item, days, period):
            continue
        for lead in leads(item.task.lead, departments):
            tasks.setdefault(_key(lead, departments, days, names), []).append(item)
    order = [department_key(item.name) for item in departments]
    keys = sorted(names, key=lambda key: (order.index(key) if key in order else len(order), names[key]))
    return tuple(Share(names[key], tuple(rows.get(key, ())), tuple(tasks.get(key, ()))) for key in keys)


def typed_rows(catalogue: Catalogue) -> Iterator[tuple[Form, Row]]:
    """Every row that somebody has to enter, with its form."""
    for form in catalogue.forms:
        yield from ((form, row) for row in form.rows if row.typed)


def ownerless(catalogue: Catalogue, overrides: Mapping[str, str]) -> tuple[Row, ...]:
    """Typed rows that nobody owns: no sheet asks for them."""
    return tuple(row for _form, row in typed_rows(catalogue) if not owner_of(row, overrides))


def _key(name: str, departments: Sequence[Department], days: Window, names: dict[str, str]) -> str:
    """The key of the department that answers today for a name; notes how it is written."""
    found = find_department(departments, name)
    seen: set[str] = set()
    while found is not None and found.valid_to and found.valid_to < days.last and found.successor:
        if found.name in seen:
            break
        seen.add(found.name)
        name = found.successor
        found = find_department(departments, name)
    written = found.name if found is not None else squeeze(name)
    key = department_key(written)
    names.setdefault(key, written)
    return key


def leads(written: str, departments: Sequence[Department]) -> tuple[str, ...]:
    """The departments that a lead cell names: ``Phòng A, Phòng B`` are two, ``Phòng Nội vụ, Lao động`` may be one.

    What the office's list knows is taken by its longest reading; other words stay one name a piece.
    """
    if find_department(departments, written) is not None:
        return (squeeze(written),)
    found: list[str] = []
    for part in re.split(r"[;\n]|^\s*[-–+]\s+", written):
        found.extend(_named(squeeze(part), departments))
    return tuple(dict.fromkeys(name for name in found if name))


def _named(part: str, departments: Sequence[Department]) -> Iterator[str]:
    pieces = [squeeze(piece) for piece in part.split(",")]
    start = 0
    while start < len(pieces):
        ends = range(len(pieces), start, -1)
        end = next(
            (end for end in ends if find_department(departments, ", ".join(pieces[start:end]))), start + 1
        )
        name = ", ".join(pieces[start:end]).strip(" .-–+")
        yield from _both(name, departments)
        start = end


def _both(name: str, departments: Sequence[Department]) -> tuple[str, ...]:
    """``Phòng A và Phòng B`` are two where both are known."""
    halves = [squeeze(half) for half in re.split(r"\bvà\b", name)]
    if find_department(departments, name) is None and len(halves) > 1:
        for cut in range(1, len(halves)):
            pair = (" và ".join(halves[:cut]), " và ".join(halves[cut:]))
            if all(find_department(departments, half) for half in pair):
                return pair
    return (name,)


def asked_for(item: Standing, days: Window, period: str) -> bool:
    """Whether a department is asked about a task: begun by the cut-off, and not settled in an earlier period."""
    if repeats(item.task) or any(entry.period == period for entry in item.entries):
        return True
    return item.status not in {*DONE, Status.DROPPED} and _begun(item.task, days)


def _begun(task: Task, days: Window) -> bool:
    starts = [span.start for span in task.deadline.windows]
    return not starts or min(starts) <= days.last


def find_share(items: Iterable[Share], departments: Sequence[Department], written: str) -> Share | None:
    """The share of a department under any of its spellings."""
    found = find_department(departments, written)
    key = department_key(found.name if found is not None else written)
    return next((share for share in items if department_key(share.department) == key), None)
