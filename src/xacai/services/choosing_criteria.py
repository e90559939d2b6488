"""Criteria sets: those shipped and those taken in; which one is in force in a year."""

from __future__ import annotations

import hashlib

from xacai.domain.criteria_reading import criteria_data, read_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import refuse
from xacai.files.canonical import encode
from xacai.files.criteria import packaged_criteria
from xacai.services.workspace import Workspace


def criteria_sets(workspace: Workspace) -> dict[str, CriteriaSet]:
    """Every set by its identifier; an imported one that no longer reads is left out of choice, not of the store."""
    found = {item.id: item for item in packaged_criteria()}
    with workspace.store.reading() as shelves:
        kept = shelves.criteria_sets.all()
    for data in kept:
        criteria, _issues = read_criteria(data)
        if criteria is not None:
            found[criteria.id] = criteria
    return found


def criteria_of(workspace: Workspace, identifier: str) -> CriteriaSet:
    """The set that a scorecard was entered under."""
    found = criteria_sets(workspace).get(identifier)
    if found is None:
        raise refuse("criteria.unknown", criteria=identifier)
    return found


def criteria_of_year(workspace: Workspace, year: int) -> CriteriaSet:
    """The set in force in a year: the newest that is not of a later one, an official one before a demonstration.

    A set of which a component's scoring is still open scores nothing yet and is passed over.
    """
    known = criteria_sets(workspace).values()
    fitting = [item for item in known if item.year <= year and not item.unscored()]
    if not fitting:
        raise refuse("criteria.none-for-year", year=str(year))
    return max(fitting, key=lambda item: (item.official, item.year, item.version, item.name))


def keep_criteria(workspace: Workspace, criteria: CriteriaSet) -> CriteriaSet:
    """Keep a checked set."""
    held = criteria_sets(workspace).get(criteria.id)
    if held is not None:
        if held == criteria:
            return held
        raise refuse("criteria.version-held", criteria.id, criteria=criteria.id)
    with workspace.store.writing("criteria.import", criteria.id) as shelves:
        shelves.criteria_sets.put(criteria.id, criteria_data(criteria))
    return criteria


def criteria_bytes(criteria: CriteriaSet) -> bytes:
    """A set as one file (canonical JSON)."""
    return encode(criteria_data(criteria))


def criteria_sha256(criteria: CriteriaSet) -> str:
    """The SHA-256 of a set, in hex: whether two offices score by the same one."""
    return hashlib.sha256(criteria_bytes(criteria)).hexdigest()
