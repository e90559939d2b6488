"""The catalogues and criteria sets that a checked update brings: read, checked, compared with those held."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.criteria_reading import read_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Refusal, Severity, errors
from xacai.exchange.update_file import Part, SignedUpdate, part_pieces
from xacai.files.canonical import load
from xacai.files.reading import too_large
from xacai.services.cataloguing import LARGEST_CATALOGUE
from xacai.services.choosing_criteria import criteria_sets
from xacai.services.workspace import Workspace
from xacai.wording.messages import message_of


@dataclass(frozen=True, slots=True)
class Contents:
    """What an update brings besides a program."""

    catalogues: tuple[Catalogue, ...] = ()
    criteria: tuple[CriteriaSet, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """What people call them."""
        return (*(item.title for item in self.catalogues), *(item.title for item in self.criteria))


NOTHING = Contents()


def read_contents(workspace: Workspace, signed: SignedUpdate) -> tuple[Contents, tuple[Issue, ...]]:
    """What could be read, and what speaks against taking any of it."""
    catalogues: list[Catalogue] = []
    criteria: list[CriteriaSet] = []
    reasons: list[Issue] = []
    for part in signed.parts:
        issues: tuple[Issue, ...]
        if part.line.path.startswith("catalogue/"):
            catalogue, issues = read_catalogue(_data(signed, part))
            catalogues += [catalogue] if catalogue else []
        else:
            found, issues = read_criteria(_data(signed, part))
            criteria += [found] if found else []
        reasons += [_unusable(part, issue) for issue in errors(issues)[:1]]
    contents = Contents(tuple(catalogues), tuple(criteria))
    return contents, (*reasons, *_held_otherwise(workspace, contents))


def _data(signed: SignedUpdate, part: Part) -> Mapping[str, object]:
    """The plain data of a file; nothing where it is no JSON object."""
    if part.line.size > LARGEST_CATALOGUE:
        raise too_large(signed.path, LARGEST_CATALOGUE)
    data = b"".join(part_pieces(signed, part))
    try:
        value = load(data)
    except Refusal:
        return {}
    return value if isinstance(value, dict) else {}


def _unusable(part: Part, issue: Issue) -> Issue:
    params = {"name": part.line.path, "reason": message_of(issue)}
    return Issue("update.bad-catalogue", Severity.ERROR, part.line.path, params)


def _held_otherwise(workspace: Workspace, contents: Contents) -> tuple[Issue, ...]:
    """A version stays what it is: the same one with other content is refused."""
    held, sets = workspace.catalogues, criteria_sets(workspace)
    return (
        *(
            Issue("catalogue.version-held", Severity.ERROR, item.id, {"catalogue": item.id})
            for item in contents.catalogues
            if held.get(item.id, item) != item
        ),
        *(
            Issue("criteria.version-held", Severity.ERROR, item.id, {"criteria": item.id})
            for item in contents.criteria
            if sets.get(item.id, item) != item
        ),
    )
