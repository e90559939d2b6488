"""Catalogues: those shipped and those taken in as files; a bad one is refused with sheet, part and code."""

from __future__ import annotations

from pathlib import Path

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.issue import Issue, Refusal, errors, refuse
from xacai.files.canonical import encode, load
from xacai.files.reading import read_limited
from xacai.services.workspace import Workspace

LARGEST_CATALOGUE = 5_000_000


def catalogue_bytes(catalogue: Catalogue) -> bytes:
    """A catalogue as one file (canonical JSON)."""
    return encode(write_catalogue(catalogue))


def read_catalogue_file(source: Path) -> tuple[Catalogue | None, tuple[Issue, ...]]:
    """The catalogue in a file, checked; None where it is none."""
    written = read_limited(source, LARGEST_CATALOGUE)
    try:
        data = load(written)
    except Refusal as fault:
        raise refuse("catalogue.no-catalogue", source.name, name=source.name) from fault
    if not isinstance(data, dict):
        raise refuse("catalogue.no-catalogue", source.name, name=source.name)
    return read_catalogue(data)


def import_catalogue(workspace: Workspace, source: Path) -> Catalogue:
    """Take a catalogue file in. A version that is held already with other content is refused, never replaced."""
    catalogue, issues = read_catalogue_file(source)
    for issue in errors(issues):
        raise Refusal(issue)
    if catalogue is None:
        raise refuse("catalogue.no-catalogue", source.name, name=source.name)
    held = workspace.catalogues.get(catalogue.id)
    if held is not None:
        if held == catalogue:
            return held
        raise refuse("catalogue.version-held", catalogue.id, catalogue=catalogue.id)
    with workspace.store.writing("catalogue.import", catalogue.id) as shelves:
        shelves.catalogues.put(catalogue.id, write_catalogue(catalogue))
    workspace.catalogues[catalogue.id] = catalogue
    return catalogue
