"""What came from the office above: a catalogue or criteria set is kept beside those held, never over one of them.

A catalogue stays what it is under its identifier: the same one with other content is refused, an older one that comes
late undoes nothing, for the newest of a year is in force. No receipt is written for what came from above.
"""

from __future__ import annotations

from xacai.db.shelves import Shelves
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.criteria_reading import criteria_data, read_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Severity, errors
from xacai.domain.submission import Data
from xacai.exchange.bundle import Bundle
from xacai.exchange.downward import KIND
from xacai.services.cataloguing import put_catalogue
from xacai.services.choosing_criteria import criteria_sets
from xacai.services.workspace import Workspace

Inside = tuple[Catalogue | None, CriteriaSet | None]


def stops_catalogue(workspace: Workspace, bundle: Bundle) -> Issue | None:
    """Why a catalogue is not taken: not from the office above, not sound, or held already with other content."""
    if bundle.manifest.kind != KIND:
        return None
    sender = bundle.manifest.office
    if sender.code != workspace.office().superior_code:
        params = {"name": sender.name, "office": sender.code}
        return Issue("catalogue.not-superior", Severity.ERROR, "", params)
    (catalogue, criteria), issues = _inside(bundle.content)
    if issues:
        return issues[0]
    return _held_otherwise(workspace, catalogue, criteria)


def _inside(content: Data) -> tuple[Inside, tuple[Issue, ...]]:
    """Catalogue and criteria set of a content, and what is wrong with them."""
    catalogue, first = read_catalogue(content["catalogue"]) if content["catalogue"] else (None, ())
    criteria, second = read_criteria(content["criteria"]) if content["criteria"] else (None, ())
    return (catalogue, criteria), errors((*first, *second))


def _held_otherwise(
    workspace: Workspace, catalogue: Catalogue | None, criteria: CriteriaSet | None
) -> Issue | None:
    if catalogue is not None and workspace.catalogues.get(catalogue.id, catalogue) != catalogue:
        return Issue("catalogue.version-held", Severity.ERROR, catalogue.id, {"catalogue": catalogue.id})
    if criteria is not None and criteria_sets(workspace).get(criteria.id, criteria) != criteria:
        return Issue("criteria.version-held", Severity.ERROR, criteria.id, {"criteria": criteria.id})
    return None


def keep_catalogue(workspace: Workspace, shelves: Shelves, bundle: Bundle) -> None:
    """Keep what a catalogue's bundle brings, in the transaction of its import; other kinds bring nothing."""
    if bundle.manifest.kind != KIND:
        return
    (catalogue, criteria), _issues = _inside(bundle.content)
    if catalogue is not None and catalogue.id not in workspace.catalogues:
        put_catalogue(workspace, shelves, catalogue)
    if criteria is not None and criteria.id not in criteria_sets(workspace):
        shelves.criteria_sets.put(criteria.id, criteria_data(criteria))


def lay_out(workspace: Workspace, bundle: Bundle) -> None:
    """Have a catalogue that was kept at hand from now on: open reports ask whether to move to it."""
    if bundle.manifest.kind != KIND or not bundle.content["catalogue"]:
        return
    (catalogue, _criteria), _issues = _inside(bundle.content)
    with workspace.store.reading() as shelves:
        kept = catalogue is not None and shelves.catalogues.get(catalogue.id) is not None
    if catalogue is not None and kept:
        workspace.catalogues[catalogue.id] = catalogue
