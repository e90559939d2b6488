"""The catalogues that a store holds beside the shipped ones."""

from __future__ import annotations

import json
from collections.abc import MutableMapping
from functools import lru_cache

from xacai.db.store import Store
from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_reading import read_catalogue


def add_stored(store: Store, found: MutableMapping[str, Catalogue]) -> None:
    """Add those taken in; one that no longer reads is left out of choice, not of the store."""
    with store.reading() as shelves:
        kept = shelves.catalogues.texts()
    for text in kept:
        catalogue = _catalogue(text)
        if catalogue is not None:
            found[catalogue.id] = catalogue


@lru_cache(maxsize=8)
def _catalogue(text: str) -> Catalogue | None:
    """Reading one takes longer than opening the store, and a folder is opened again after a restore."""
    return read_catalogue(json.loads(text))[0]
