"""Catalogues on disk: the packaged ones (a folder of TOML files each) and imported ones (one JSON file each).

A folder holds one file per part: ``catalogue.toml``, ``reports.toml``, ``outline.toml``, ``form-1.toml`` …,
``rules.toml``, ``sentences.toml``, ``holidays.toml``; together they are the data of
:func:`xacai.domain.catalogue_reading.read_catalogue`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.files.canonical import load
from xacai.files.reading import read_limited
from xacai.files.resources import resource

LIMIT = 5_000_000  # bytes of one catalogue file
_FORM_FILE = re.compile(r"form-(\d+)")
_PLACE = re.compile(r"at line (\d+)")
Read = tuple[Catalogue | None, tuple[Issue, ...]]


class CatalogueRefused(Refusal):
    """A file that is no TOML or JSON table. Codes: ``catalogue.not-toml``, ``-not-table``, ``-key-twice``."""


@cache
def packaged_catalogues() -> tuple[Catalogue, ...]:
    """The catalogues that the program ships, by year; one that does not read is the program's own fault."""
    found = [_sound(folder) for folder in sorted(resource("catalogues").iterdir()) if folder.is_dir()]
    return tuple(sorted(found, key=lambda catalogue: (catalogue.year, catalogue.name)))


def _sound(folder: Path) -> Catalogue:
    catalogue, issues = read_catalogue_folder(folder)
    if catalogue is None:
        raise CatalogueRefused(issues[0])
    return catalogue


def read_catalogue_folder(folder: Path) -> Read:
    """The catalogue of a folder of TOML files, with what is wrong with it."""
    try:
        data = _merge(folder)
    except Refusal as refusal:
        return None, (refusal.issue,)
    return read_catalogue(data)


def read_catalogue_file(path: Path) -> Read:
    """The catalogue of one ``.json`` or ``.toml`` file, or of a folder, with what is wrong with it."""
    if path.is_dir():
        return read_catalogue_folder(path)
    try:
        data = _read_toml(path) if path.suffix.lower() == ".toml" else _read_json(path)
    except Refusal as refusal:
        return None, (refusal.issue,)
    return read_catalogue(data)


def catalogue_bytes(catalogue: Catalogue) -> bytes:
    """The one-file form: UTF-8 JSON that a person can read, the same bytes for the same catalogue."""
    return (json.dumps(write_catalogue(catalogue), ensure_ascii=False, indent=1) + "\n").encode()


def imported_catalogues(folder: Path) -> tuple[tuple[Catalogue, ...], tuple[Issue, ...]]:
    """The catalogues kept as JSON files in a folder of the data folder; a damaged one is only an issue."""
    good: list[Catalogue] = []
    issues: list[Issue] = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        catalogue, found = read_catalogue_file(path)
        issues.extend(found)
        if catalogue is not None:
            good.append(catalogue)
    return tuple(good), tuple(issues)


def catalogue_for(year: int, catalogues: Iterable[Catalogue]) -> Catalogue | None:
    """The newest catalogue for the year or before it (the last of equals); the oldest where all are later."""
    ordered = sorted(catalogues, key=lambda catalogue: catalogue.year)
    fitting = [catalogue for catalogue in ordered if catalogue.year <= year]
    return fitting[-1] if fitting else next(iter(ordered), None)


def catalogue_of(identity: str, catalogues: Iterable[Catalogue]) -> Catalogue | None:
    """The catalogue of an id (``national-2025@1``), as reports keep it."""
    return next((catalogue for catalogue in catalogues if catalogue.id == identity), None)


def _merge(folder: Path) -> dict[str, object]:
    """One table from the folder's files; each ``form-N.toml`` is a member of ``forms``, in the order of N."""
    data: dict[str, object] = {}
    forms: list[object] = []
    for path in sorted(folder.glob("*.toml"), key=_file_order):
        table = _read_toml(path)
        if _FORM_FILE.fullmatch(path.stem):
            forms.append(table)
            continue
        for key, value in table.items():
            if key in data:
                raise CatalogueRefused(refuse("catalogue.key-twice", path.name, key=key).issue)
            data[key] = value
    if forms:
        data.setdefault("forms", forms)
    return data


def _file_order(path: Path) -> tuple[int, str]:
    found = _FORM_FILE.fullmatch(path.stem)
    return (int(found.group(1)), "") if found else (0, path.stem)


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(read_limited(path, LIMIT).decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        found = _PLACE.search(str(fault))
        params = {"file": path.name, "line": found.group(1) if found else "?"}
        raise CatalogueRefused(Issue("catalogue.not-toml", Severity.ERROR, path.name, params)) from fault


def _read_json(path: Path) -> dict[str, object]:
    value = load(read_limited(path, LIMIT))
    if not isinstance(value, dict):
        raise CatalogueRefused(refuse("catalogue.not-table", path.name, file=path.name).issue)
    return dict(value)
