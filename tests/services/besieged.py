"""A receiving office with something to lose; a hostile file may touch nothing there but what is kept apart."""

from __future__ import annotations

from pathlib import Path

from tests.exchange.hostile.latecomers import held
from tests.exchange.hostile.people import (
    NEIGHBOUR,
    NEIGHBOUR_KEY,
    NEIGHBOUR_NAME,
    REVOKED,
    REVOKED_KEY,
    REVOKED_NAME,
)
from tests.exchange.samples import COMMUNE, COMMUNE_KEY, COMMUNE_NAME, PROVINCE, PROVINCE_NAME
from tests.services.digest import files_digest, tables_digest
from tests.services.offices import open_at

from xacai.db.store import FILE
from xacai.domain.office import Office
from xacai.domain.trust import KeyState
from xacai.exchange.replay import Outcome
from xacai.services import setting_up
from xacai.services.receiving import Reception, receive
from xacai.services.workspace import Workspace

_KEPT_APART = frozenset({"audit", "shipment", "answer", "quarantine"})
_DOUBTED = _KEPT_APART | {"received_report", "received_value"}
MAY_CHANGE = {
    Outcome.REFUSED: frozenset[str](),
    Outcome.ALREADY: _KEPT_APART | {"received_report"},  # the same figures, told by another bundle
    Outcome.OLDER: _KEPT_APART,
    Outcome.UNKNOWN_OFFICE: _KEPT_APART,
    Outcome.FORK: _DOUBTED,  # nothing of the two counts until a person has chosen
}


def furnish(folder: Path) -> Workspace:
    """The office above in a new data folder: three offices' keys, two revisions of a report taken in."""
    workspace = open_at(folder)
    setting_up.found_office(workspace, Office(PROVINCE, PROVINCE_NAME, "Mây Trắng", "01", "Bộ Nội vụ"))
    with workspace.store.writing("test.pin") as shelves:
        shelves.offices.pin(COMMUNE, COMMUNE_NAME, COMMUNE_KEY.key_id, COMMUNE_KEY.public)
        shelves.offices.pin(NEIGHBOUR, NEIGHBOUR_NAME, NEIGHBOUR_KEY.key_id, NEIGHBOUR_KEY.public)
        shelves.offices.pin(
            REVOKED, REVOKED_NAME, REVOKED_KEY.key_id, REVOKED_KEY.public, state=KeyState.REVOKED.value
        )
    for place, data in enumerate(held()):
        path = folder / f"held{place}.xacai"
        path.write_bytes(data)
        assert receive(workspace, path).outcome is Outcome.STORED
        path.unlink()
    return workspace


def rows(workspace: Workspace, without: frozenset[str]) -> str:
    """The hash of every row of every table but some."""
    return tables_digest(workspace.folder / FILE, without)


def files(workspace: Workspace, around: Path) -> dict[str, str]:
    """The hash of every file in and around the data folder, but the store's own and those kept in quarantine."""
    inside = workspace.folder.relative_to(around)
    apart = (str(inside / "inbox"), str(inside / FILE))
    return {name: told for name, told in files_digest(around).items() if not name.startswith(apart)}


def receive_hostile(workspace: Workspace, path: Path, expected: Outcome) -> tuple[Reception, bool, bool]:
    """The answer to a file, whether the rows stayed as they were, and whether the files did."""
    may, around = MAY_CHANGE[expected], workspace.folder.parent
    before, lay = rows(workspace, may), files(workspace, around)
    told = receive(workspace, path)
    return told, rows(workspace, may) == before, files(workspace, around) == lay
