"""A mapping of a province's workbook: which cell of which sheet stands for which row of the catalogue, as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from xacai.domain.catalogue import Catalogue, RowKind
from xacai.domain.issue import Issue, Severity, errors
from xacai.domain.period import PeriodKind
from xacai.domain.record import Record
from xacai.domain.sheet_place import read_place
from xacai.domain.text import squeeze

SCHEMA = 1
LONGEST_NAME = 120
MOST_ENTRIES = 5_000


class What(StrEnum):
    """What a mapped cell shows: something of a row (its code is given), or something of the report itself.

    ``value`` is the period's own figure (quý II in 6 tháng; of a ratio row its own ratio), ``cumulative`` and
    ``ratio`` those of the whole period.
    """

    VALUE = "value"
    CUMULATIVE = "cumulative"
    RATIO = "ratio"
    NOTE = "note"
    OFFICE = "office"
    PERIOD = "period"
    YEAR = "year"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"


_UNFIT = {
    What.VALUE: frozenset({RowKind.HEADING}),
    What.CUMULATIVE: frozenset({RowKind.HEADING, RowKind.RATIO}),
    What.RATIO: frozenset(RowKind) - {RowKind.RATIO},
    What.NOTE: frozenset({RowKind.HEADING}),
}
OF_ROW = frozenset(_UNFIT)


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell. ``code`` is a row's, empty where the cell shows no row; ``label`` the workbook's words beside it."""

    sheet: str
    cell: str
    what: What
    code: str = ""
    label: str = ""

    @property
    def place(self) -> str:
        """Where an issue about it stands: ``Biểu 3 / C12``."""
        return f"{self.sheet} / {self.cell}"


@dataclass(frozen=True, slots=True)
class WorkbookMap:
    """A mapping under its name, made for a catalogue; ``kinds`` of period it is for, none meaning all."""

    name: str
    catalogue: str
    office: str = ""
    kinds: tuple[PeriodKind, ...] = ()
    entries: tuple[Entry, ...] = ()


def check_map(mapping: WorkbookMap, catalogue: Catalogue) -> tuple[Issue, ...]:
    """What is wrong with a mapping beside a catalogue: codes, doubled cells, references."""
    return (*_check_name(mapping), *_check_entries(mapping.entries, catalogue))


def _check_name(mapping: WorkbookMap) -> Iterator[Issue]:
    if not mapping.name or len(mapping.name) > LONGEST_NAME or squeeze(mapping.name) != mapping.name:
        yield _error("workbook.bad-name", "", name=mapping.name[:LONGEST_NAME], longest=str(LONGEST_NAME))
    if not mapping.entries:
        yield _error("workbook.no-entries", "", name=mapping.name)


def _check_entries(entries: Iterable[Entry], catalogue: Catalogue) -> Iterator[Issue]:
    taken: set[tuple[str, str]] = set()
    kinds = {row.code: row.kind for row in catalogue.rows()}
    for entry in entries:
        key = (entry.sheet.casefold(), entry.cell.replace("$", ""))
        if read_place(entry.cell) is None or not entry.sheet:
            yield _error("workbook.bad-cell", entry.place, sheet=entry.sheet, cell=entry.cell)
        elif key in taken:
            yield _error("workbook.cell-twice", entry.place, sheet=entry.sheet, cell=entry.cell)
        taken.add(key)
        yield from _check_row(entry, kinds, catalogue.id)


def _check_row(entry: Entry, kinds: Mapping[str, RowKind], catalogue: str) -> Iterator[Issue]:
    params = {"sheet": entry.sheet, "cell": entry.cell, "row": entry.code}
    if entry.what not in OF_ROW:
        if entry.code:
            yield _error("workbook.code-needless", entry.place, **params)
        return
    kind = kinds.get(entry.code)
    if kind is None:
        yield _error("workbook.unknown-row", entry.place, **params, catalogue=catalogue)
    elif kind in _UNFIT[entry.what]:
        yield _error("workbook.unfit-row", entry.place, **params, kind=kind.value)


def _error(code: str, where: str, **params: str) -> Issue:
    return Issue(code, Severity.ERROR, where, params)


def write_map(mapping: WorkbookMap) -> dict[str, Any]:
    """A mapping as plain data; :func:`read_map` gives an equal one back."""
    return {
        "schema": SCHEMA,
        "name": mapping.name,
        "catalogue": mapping.catalogue,
        "office": mapping.office,
        "kinds": [kind.value for kind in mapping.kinds],
        "entries": [_entry_data(entry) for entry in mapping.entries],
    }


def _entry_data(entry: Entry) -> dict[str, str]:
    data = {"sheet": entry.sheet, "cell": entry.cell, "what": entry.what.value}
    optional = {"code": entry.code, "label": entry.label}
    return {**data, **{key: text for key, text in optional.items() if text}}


def read_map(data: object) -> tuple[WorkbookMap | None, tuple[Issue, ...]]:
    """The mapping of plain data and what is wrong with its shape; None where any of it is an error."""
    issues: list[Issue] = []
    top = Record("workbook map", data, issues)
    schema = top.whole("schema")
    if schema > SCHEMA:
        return None, (_error("workbook.map-newer", "", schema=str(schema), known=str(SCHEMA)),)
    items = top.records("entries", "entries", "cell", required=True)
    if len(items) > MOST_ENTRIES:
        return None, (_error("workbook.map-large", "", most=str(MOST_ENTRIES)),)
    mapping = WorkbookMap(
        squeeze(top.text("name")),
        top.text("catalogue"),
        top.text("office", ""),
        top.choices("kinds", PeriodKind),
        tuple(_entry(item) for item in items),
    )
    top.close()
    return (None if errors(issues) else mapping), tuple(issues)


def _entry(record: Record) -> Entry:
    entry = Entry(
        record.text("sheet"),
        record.text("cell").upper().replace("$", ""),
        record.choice("what", What),
        record.text("code", ""),
        record.text("label", ""),
    )
    record.close()
    return entry
