"""The catalogues that a store holds beside the shipped ones."""

from __future__ import annotations

from collections.abc import MutableMapping

from xacai.db.store import Store
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue


def add_stored(store: Store, found: MutableMapping[str, Catalogue]) -> None:
    """Add those taken in; one that no longer reads is left out of choice, not of the store."""
    with store.reading() as shelves:
        imported = [shelves.catalogues.get(catalogue_id) for catalogue_id in shelves.catalogues.list()]
    for data in imported:
        catalogue, _issues = read_catalogue(data) if data else (None, ())
        if catalogue is not None:
            found[catalogue.id] = catalogue
