"""What every verb works on: one data folder's store, the catalogues, the clock."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from xacai.db.store import Store
from xacai.domain.catalogue import Catalogue, catalogue_in_force
from xacai.domain.issue import refuse
from xacai.domain.office import Office
from xacai.domain.own_indicator import with_own
from xacai.services.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Workspace:
    """One opened data folder. ``now`` and ``new_id`` come in from outside, so that tests can hold them still.

    ``sample``: it is the sample office to practise on, nobody's own work. ``copying`` is held while a whole copy is
    written or brought back: one at a time.
    """

    folder: Path
    store: Store
    catalogues: MutableMapping[str, Catalogue]
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    keyring: Keyring = field(default_factory=Keyring)
    sample: bool = False
    copying: Lock = field(default_factory=Lock, compare=False)

    def own_folder(self) -> Path:
        """The person's data folder, where the sample office lies in it too: what holds for this PC is kept there."""
        return self.folder.parent if self.sample else self.folder

    def today(self) -> date:
        """The day on the PC's clock."""
        return self.now().date()

    def office(self) -> Office:
        """The office whose data folder this is; refused before it is set up."""
        found = self.find_office()
        if found is None:
            raise refuse("office.not-set-up")
        return found

    def find_office(self) -> Office | None:
        """The office, or None before the first start is finished."""
        with self.store.reading() as shelves:
            return shelves.offices.own()

    def catalogue(self, catalogue_id: str) -> Catalogue:
        """The catalogue version that a report was entered under, with the office's own indicators."""
        return self._with_own(self.plain_catalogue(catalogue_id))

    def plain_catalogue(self, catalogue_id: str) -> Catalogue:
        """A catalogue version as it was shipped or imported."""
        found = self.catalogues.get(catalogue_id)
        if found is None:
            raise refuse("catalogue.unknown", catalogue=catalogue_id)
        return found

    def catalogue_of_year(self, year: int) -> Catalogue:
        """The newest catalogue that is in force in a year."""
        found = catalogue_in_force([*self.catalogues.values()], year)
        if found is None:
            raise refuse("catalogue.none-for-year", year=str(year))
        return self._with_own(found)

    def _with_own(self, catalogue: Catalogue) -> Catalogue:
        with self.store.reading() as shelves:
            return with_own(catalogue, shelves.own_indicators.rows())

    def close(self) -> None:
        """Give the data folder back."""
        self.store.close()
