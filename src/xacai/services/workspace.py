"""What every verb works on: one data folder's store, the catalogues, the clock."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xacai.db.store import Store
from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import refuse
from xacai.domain.office import Office


@dataclass(frozen=True, slots=True)
class Workspace:
    """One opened data folder. ``now`` and ``new_id`` come in from outside, so that tests can hold them still."""

    folder: Path
    store: Store
    catalogues: MutableMapping[str, Catalogue]
    now: Callable[[], datetime]
    new_id: Callable[[], str]

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
        """The catalogue version that a report was entered under."""
        found = self.catalogues.get(catalogue_id)
        if found is None:
            raise refuse("catalogue.unknown", catalogue=catalogue_id)
        return found

    def catalogue_of_year(self, year: int) -> Catalogue:
        """The newest catalogue that is in force in a year."""
        fitting = [item for item in self.catalogues.values() if item.year <= year]
        if not fitting:
            raise refuse("catalogue.none-for-year", year=str(year))
        return max(fitting, key=lambda item: (item.year, item.version))

    def close(self) -> None:
        """Give the data folder back."""
        self.store.close()
