"""A catalogue's data as tables, one a sheet, and back; where an issue of the catalogue stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xacai.domain import catalogue_sheets as sheets
from xacai.domain.catalogue_reading import SCHEMA
from xacai.domain.catalogue_sheets import SheetLayout

Line = Mapping[str, Any]
Tables = Mapping[str, Sequence[Line]]
"""The lines of each sheet by its name; a key that is not given is a blank cell."""
Spot = tuple[SheetLayout, int]
"""A line of a sheet, counted from 0."""


def split(data: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The tables of a catalogue's plain data (:func:`xacai.domain.catalogue_writing.write_catalogue`)."""
    calendar = data["calendar"]
    return {
        sheets.HEAD.name: [_flat(data["catalogue"])],
        sheets.SOURCES.name: list(data["sources"]),
        sheets.REPORTS.name: list(data["reports"]),
        sheets.OUTLINE.name: list(data["outline"]),
        sheets.FORMS.name: [_flat(form["form"]) for form in data["forms"]],
        sheets.ROWS.name: [
            {"form": form["form"]["no"], **row} for form in data["forms"] for row in form["rows"]
        ],
        sheets.RULES.name: list(data["rules"]),
        sheets.SENTENCES.name: list(data["sentences"]),
        sheets.HOLIDAYS.name: [{"day": day, "kind": kind} for kind in sheets.DAYS for day in calendar[kind]],
        sheets.CRITERIA.name: [],
    }


def _flat(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table with its source's keys beside its own."""
    return {key: value for key, value in table.items() if key != "source"} | dict(table["source"])


def join(tables: Tables) -> dict[str, Any]:
    """The plain data of the tables, ready for :func:`xacai.domain.catalogue_reading.read_catalogue`."""
    head = [_deep(line) for line in tables[sheets.HEAD.name][:1]]
    days = tables[sheets.HOLIDAYS.name]
    return {
        "schema": SCHEMA,
        "catalogue": head[0] if head else {},
        "sources": list(tables[sheets.SOURCES.name]),
        "reports": list(tables[sheets.REPORTS.name]),
        "outline": list(tables[sheets.OUTLINE.name]),
        "forms": [_form(line, tables[sheets.ROWS.name]) for line in tables[sheets.FORMS.name]],
        "rules": list(tables[sheets.RULES.name]),
        "sentences": list(tables[sheets.SENTENCES.name]),
        "calendar": {
            kind: [line["day"] for line in days if line.get("kind") == kind and "day" in line]
            for kind in sheets.DAYS
        },
    }


def _deep(line: Line) -> dict[str, Any]:
    source = {key: line[key] for key in ("citation", "verified") if key in line}
    return {**{key: value for key, value in line.items() if key not in source}, "source": source}


def _form(line: Line, rows: Sequence[Line]) -> dict[str, Any]:
    own = [row for row in rows if row.get("form") == line.get("no")]
    return {
        "form": _deep(line),
        "rows": [{key: value for key, value in row.items() if key != "form"} for row in own],
    }


def spots(tables: Tables) -> dict[str, Spot]:
    """Where the places that reading and checking name (``form-3 3.3.1``, ``rules f1``) stand in the tables."""
    return dict(_spots(tables))


def _spots(tables: Tables) -> Iterator[tuple[str, Spot]]:
    for place in ("catalogue", "catalogue source"):
        yield place, (sheets.HEAD, 0)
    yield "holidays", (sheets.HOLIDAYS, 0)
    for layout, part, key in (
        (sheets.SOURCES, "sources", "part"),
        (sheets.REPORTS, "reports", ""),
        (sheets.OUTLINE, "outline", "code"),
        (sheets.RULES, "rules", "code"),
        (sheets.SENTENCES, "sentences", ""),
    ):
        for at, line in enumerate(tables[layout.name]):
            yield f"{part} {line.get(key) or at + 1}", (layout, at)
    yield from _form_spots(tables)
    for at, line in enumerate(tables[sheets.SENTENCES.name]):
        yield f"sentences {line.get('section')} {line.get('row')} {line.get('case')}", (sheets.SENTENCES, at)


def _form_spots(tables: Tables) -> Iterator[tuple[str, Spot]]:
    forms = tables[sheets.FORMS.name]
    names = [str(line.get("no") or "") for line in forms]
    for number, name in (*enumerate(map(str, range(1, len(forms) + 1))), *enumerate(names)):
        for place in (f"form-{name}", f"form-{name} source", f"forms {name}"):
            yield place, (sheets.FORMS, number)
    counted: dict[str, int] = {}
    for at, line in enumerate(tables[sheets.ROWS.name]):
        form = str(line.get("form") or "")
        counted[form] = counted.get(form, 0) + 1
        code = line.get("code") or counted[form]
        yield f"form-{form} {code}", (sheets.ROWS, at)
        yield f"rows {code}", (sheets.ROWS, at)


def column_of(layout: SheetLayout, line: Line, params: Mapping[str, str]) -> str:
    """The key of the column that an issue of a line is about: named, else the one that holds what is named."""
    key = params.get("key", "").partition(",")[0]
    if layout.column(key) is not None:
        return key
    name = params.get("name", "")
    exact = (
        own for own, value in line.items() if value == name or (isinstance(value, list) and name in value)
    )
    within = (own for own, value in line.items() if isinstance(value, str) and f"{{{name}}}" in value)
    found = next((own for own in (*exact, *within) if name), "")
    return found if layout.column(found) is not None else layout.columns[0].key
