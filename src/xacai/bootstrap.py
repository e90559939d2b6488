"""Opens a data folder: store, catalogues, clock → a workspace handed to the window or the command line."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xacai import __version__
from xacai.db.store import Store
from xacai.domain.catalogue import Catalogue
from xacai.files.catalogues import packaged_catalogues
from xacai.files.paths import data_folder
from xacai.services.stored_catalogues import add_stored
from xacai.services.workspace import Workspace


def open_workspace(
    folder: Path | None = None,
    *,
    now: Callable[[], datetime] = datetime.now,
    new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
) -> Workspace:
    """Open the data folder (the user's own by default), making it where it is not there yet.

    The rows lie in the folder's own file, or in the database that ``XACAI_DATABASE`` names.
    """
    chosen = (folder or data_folder()).expanduser().absolute()
    store = Store.open(chosen, now=now, program_version=__version__, address=database_address())
    return Workspace(chosen, store, _catalogues(store), now, new_id)


def open_sample(
    data: Path,
    *,
    now: Callable[[], datetime] = datetime.now,
    new_id: Callable[[], str] = lambda: str(uuid.uuid4()),
) -> Workspace:
    """Open the sample office of an own data folder, on the day of its story; never on the server of the own rows."""
    from xacai.services.practising import folder_of, story_clock

    folder, clock = folder_of(data), story_clock(now)
    store = Store.open(folder, now=clock, program_version=__version__)
    return Workspace(folder, store, _catalogues(store), clock, new_id, sample=True)


def database_address() -> str:
    """The address of the server's database that holds the rows; empty where the data folder's file does."""
    return os.environ.get("XACAI_DATABASE", "").strip()


def _catalogues(store: Store) -> dict[str, Catalogue]:
    """The shipped catalogues and those taken in."""
    found = {catalogue.id: catalogue for catalogue in packaged_catalogues()}
    add_stored(store, found)
    return found
