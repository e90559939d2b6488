"""The shelf of the board: the newest counting revision of each office's report, without its content."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import select, update

from xacai.db.mapping import read_day, write_day
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.board import Arrival, Came

_report = table("received_report")
_NAMES = (
    "office", "period", "revision", "first_arrived", "first_signed", "catalogue", "verdict", "fork", "gap", "uuid",
)  # fmt: skip
_COLUMNS = tuple(_report.c[name] for name in _NAMES)
_SAID = tuple(_report.c[item.name] for item in fields(Came))


class ReceivedReports(Shelf):
    """Arrivals by office and period."""

    def put(self, arrival: Arrival) -> None:
        """Keep the arrival over the one of the same office and period."""
        self._desk.upsert("received_report", [_row(arrival)])

    def arrive(
        self, office: str, period: str, *, revision: int, uuid: str, catalogue: str, signed: date | None
    ) -> Arrival:
        """A revision that counts from now on; the days of the first one stay, its verdict is asked anew."""
        held = self.get(office, period)
        today = date.fromisoformat(self._desk.at()[:10])
        arrival = Arrival(
            office,
            period,
            revision,
            first_arrived=held.first_arrived if held else today,
            first_signed=held.first_signed if held else signed,
            catalogue=catalogue,
            uuid=uuid,
        )
        self.put(arrival)
        return arrival

    def get(self, office: str, period: str) -> Arrival | None:
        """What is held of an office's report."""
        here = (_report.c.office == office) & (_report.c.period == period)
        row = self._desk.connection.execute(select(*_COLUMNS).where(here)).first()
        return _arrival(row) if row else None

    def came(self, periods: Collection[str]) -> dict[str, dict[str, Came]]:
        """What came for these periods, by period and office; offices that say the same share one object."""
        asked = select(_report.c.office, *_SAID)
        made: dict[Any, Came] = {}
        found: dict[str, dict[str, Came]] = {}
        for period in periods:
            rows = self._desk.connection.execute(asked.where(_report.c.period == period)).all()
            made |= {said: _came(*said) for said in {row[1:] for row in rows} - made.keys()}
            found[period] = {row[0]: made[row[1:]] for row in rows}
        return found

    def standing(self, period: str) -> dict[str, tuple[str, str, bool]]:
        """Catalogue, verdict and whether two versions wait for a choice, by office: all that a sum asks of a report."""
        asked = (_report.c.office, _report.c.catalogue, _report.c.verdict, _report.c.fork)
        rows = self._desk.connection.execute(select(*asked).where(_report.c.period == period)).all()
        return {office: (catalogue, verdict, bool(fork)) for office, catalogue, verdict, fork in rows}

    def set_verdict(self, office: str, period: str, verdict: str) -> None:
        """What the office was answered."""
        found = (_report.c.office == office) & (_report.c.period == period)
        self._desk.change(update(_report).where(found).values(verdict=verdict))

    def remove(self, office: str, period: str) -> None:
        """Forget the arrival (an import that was taken back)."""
        self._desk.remove("received_report", [{"office": office, "period": period}])


def _row(arrival: Arrival) -> dict[str, Any]:
    return {
        "office": arrival.office,
        "period": arrival.period,
        "revision": arrival.revision,
        "uuid": arrival.uuid,
        "catalogue": arrival.catalogue,
        "first_signed": write_day(arrival.first_signed),
        "first_arrived": arrival.first_arrived.isoformat(),
        "verdict": arrival.verdict,
        "fork": int(arrival.fork),
        "gap": int(arrival.gap),
    }


def _came(
    revision: int, arrived: str, signed: str | None, catalogue: str, verdict: str, fork: int, gap: int
) -> Came:
    day = read_day(arrived)
    assert day is not None
    return Came(revision, day, read_day(signed), catalogue, verdict, bool(fork), bool(gap))


def _arrival(row: Any) -> Arrival:
    """The arrival of a row in the order of ``_COLUMNS``."""
    office, period, revision, arrived, signed, catalogue, verdict, fork, gap, uuid = row
    day = read_day(arrived)
    assert day is not None
    return Arrival(
        office, period, revision, day, read_day(signed), catalogue, verdict, bool(fork), bool(gap), uuid
    )
