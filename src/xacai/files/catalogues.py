"""Catalogues on disk: the packaged ones (a folder of TOML files each) and those handed over as one JSON file.

A folder holds one file per part: ``catalogue.toml``, ``reports.toml``, ``outline.toml``, ``form-1.toml`` …,
``rules.toml``, ``sentences.toml``, ``holidays.toml``; together they are the data of
:func:`xacai.domain.catalogue_reading.read_catalogue`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.files.canonical import load
from xacai.files.reading import read_limited
from xacai.files.resources import resource

LIMIT = 5_000_000  # bytes of one catalogue file
_FORM_FILE = re.compile(r"form-(\d+)")
_PLACE = re.compile(r"at line (\d+)")
Read = tuple[Catalogue | None, tuple[Issue, ...]]


class CatalogueRefused(Refusal):
    """A file that is no catalogue. Codes: ``catalogue.not-toml``, ``-no-catalogue``, ``-key-twice``."""


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
                raise CatalogueRefused(
                    refuse("catalogue.key-twice", path.name, name=path.name, key=key).issue
                )
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
        params = {"name": path.name, "line": found.group(1) if found else "?"}
        raise CatalogueRefused(Issue("catalogue.not-toml", Severity.ERROR, path.name, params)) from fault


def _read_json(path: Path) -> dict[str, object]:
    value = load(read_limited(path, LIMIT))
    if not isinstance(value, dict):
        raise CatalogueRefused(refuse("catalogue.no-catalogue", path.name, name=path.name).issue)
    return dict(value)
