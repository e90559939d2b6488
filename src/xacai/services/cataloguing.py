"""Catalogues: those shipped and those taken in as files; a bad one is refused with sheet, part and code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xacai.db.shelves import Shelves
from xacai.domain.catalogue import Catalogue, catalogue_in_force
from xacai.domain.catalogue_move import compare_catalogues
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.issue import Issue, Refusal, errors, refuse
from xacai.domain.plan import Plan
from xacai.domain.report_move import measured_by
from xacai.files.canonical import encode, load
from xacai.files.reading import read_limited
from xacai.intake.catalogue_workbook import read_catalogue_workbook
from xacai.services.planning import list_plans
from xacai.services.workspace import Workspace

LARGEST_CATALOGUE = 5_000_000
XLSX = b"PK"


def catalogue_bytes(catalogue: Catalogue) -> bytes:
    """A catalogue as one file (canonical JSON)."""
    return encode(write_catalogue(catalogue))


def catalogue_file(catalogue: Catalogue, target: Path, kind: str = "") -> bytes:
    """A catalogue as the file that ``target`` names: ``xlsx`` a workbook to be edited in Excel, else JSON."""
    if (kind or target.suffix.lower().lstrip(".")) != "xlsx":
        return catalogue_bytes(catalogue)
    # The library that writes workbooks is slow to import and seldom wanted.
    from xacai.documents.catalogue_workbook import catalogue_workbook

    return catalogue_workbook(catalogue)


def read_catalogue_file(source: Path) -> tuple[Catalogue | None, tuple[Issue, ...]]:
    """The catalogue in a file or workbook, checked; None where it is none."""
    written = read_limited(source, LARGEST_CATALOGUE)
    if written.startswith(XLSX):
        return read_catalogue_workbook(written, source.name)
    try:
        data = load(written)
    except Refusal as fault:
        raise refuse("catalogue.no-catalogue", source.name, name=source.name) from fault
    if not isinstance(data, dict):
        raise refuse("catalogue.no-catalogue", source.name, name=source.name)
    return read_catalogue(data)


def sound_catalogue(source: Path) -> Catalogue:
    """The catalogue of a file; the first thing that is wrong with it refuses it."""
    catalogue, issues = read_catalogue_file(source)
    for issue in errors(issues):
        raise Refusal(issue)
    if catalogue is None:
        raise refuse("catalogue.no-catalogue", source.name, name=source.name)
    return catalogue


def import_catalogue(workspace: Workspace, source: Path) -> Catalogue:
    """Take a catalogue file in. A version that is held already with other content is refused, never replaced."""
    return keep_catalogue(workspace, sound_catalogue(source))


def keep_catalogue(workspace: Workspace, catalogue: Catalogue) -> Catalogue:
    """Keep a checked catalogue and have it at hand; refused as by :func:`import_catalogue`."""
    held = workspace.catalogues.get(catalogue.id)
    if held is not None:
        if held == catalogue:
            return held
        raise refuse("catalogue.version-held", catalogue.id, catalogue=catalogue.id)
    with workspace.store.writing("catalogue.import", catalogue.id) as shelves:
        put_catalogue(workspace, shelves, catalogue)
    workspace.catalogues[catalogue.id] = catalogue
    return catalogue


def put_catalogue(workspace: Workspace, shelves: Shelves, catalogue: Catalogue) -> None:
    """Keep a new catalogue in the transaction at hand; plans measure by it where it is the one in force now."""
    known = [*workspace.catalogues.values()]
    shelves.catalogues.put(catalogue.id, write_catalogue(catalogue))
    for plan in list_plans(workspace):
        old, new = catalogue_in_force(known, plan.year), catalogue_in_force([*known, catalogue], plan.year)
        shelves.plans.put(_measured(plan, old, new), plan)


def _measured(plan: Plan, old: Catalogue | None, new: Catalogue | None) -> Plan:
    """The plan with its targets bound to the rows of the catalogue that is in force now."""
    if old is None or new is None or old.id == new.id:
        return plan
    codes = compare_catalogues(old, new).named()
    return replace(plan, targets=measured_by(plan.targets, codes))
