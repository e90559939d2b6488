"""A criteria set in work: kept as it is built, issued as a version that never changes again."""

from __future__ import annotations

from dataclasses import replace

from xacai.domain.criteria_editing import blank_set, next_version
from xacai.domain.criteria_reading import criteria_data, read_draft
from xacai.domain.criterion import CriteriaSet, check_criteria
from xacai.domain.issue import Refusal, errors, refuse
from xacai.files.canonical import encode, load
from xacai.services.choosing_criteria import criteria_sets, keep_criteria
from xacai.services.workspace import Workspace

_DRAFT = "criteria.draft"


def find_draft(workspace: Workspace) -> CriteriaSet | None:
    """The set in work, or None. There is one at a time."""
    with workspace.store.reading() as shelves:
        kept = shelves.settings.get(_DRAFT)
    return read_draft(load(kept.encode()))[0] if kept else None


def begin_draft(workspace: Workspace, base: CriteriaSet | None, year: int) -> CriteriaSet:
    """Begin a set: the next version of ``base``, or an empty one of the year. Refused beside another in work."""
    if find_draft(workspace) is not None:
        raise refuse("criteria.draft-held", "criteria")
    new = base or blank_set(year, f"par-index-{year}")
    version = next_version(criteria_sets(workspace), new.name)
    return keep_draft(workspace, replace(new, version=version))


def keep_draft(workspace: Workspace, draft: CriteriaSet) -> CriteriaSet:
    """Keep the set in work as it stands, faults and all."""
    _write(workspace, draft.id, encode(criteria_data(draft)).decode())
    return draft


def drop_draft(workspace: Workspace) -> None:
    """Throw the set in work away."""
    _write(workspace, "", "")


def issue_draft(workspace: Workspace) -> CriteriaSet:
    """Make the set in work a version for ever; the first fault refuses it."""
    draft = find_draft(workspace)
    if draft is None:
        raise refuse("criteria.no-draft", "criteria")
    for issue in errors(check_criteria(draft)):
        raise Refusal(issue)
    kept = keep_criteria(workspace, draft)
    drop_draft(workspace)
    return kept


def _write(workspace: Workspace, told: str, text: str) -> None:
    with workspace.store.writing("criteria.draft", told) as shelves:
        shelves.settings.set(_DRAFT, text)
