"""The shelf of the board: the newest counting revision of each office's report, without its content."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import select, update

from xacai.db.mapping import read_day, write_day
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.board import Arrival

_report = table("received_report")


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
        row = self._desk.row("received_report", office=office, period=period)
        return _arrival(row) if row else None

    def list(self, periods: Collection[str]) -> tuple[Arrival, ...]:
        """What came for these periods, by office and period."""
        statement = select(_report).where(_report.c.period.in_(sorted(periods)))
        rows = self._desk.connection.execute(statement.order_by(_report.c.office, _report.c.period))
        return tuple(_arrival(row) for row in rows)

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


def _arrival(row: Any) -> Arrival:
    arrived = read_day(row.first_arrived)
    assert arrived is not None
    return Arrival(
        office=row.office,
        period=row.period,
        revision=row.revision,
        first_arrived=arrived,
        first_signed=read_day(row.first_signed),
        catalogue=row.catalogue,
        verdict=row.verdict,
        fork=bool(row.fork),
        gap=bool(row.gap),
        uuid=row.uuid,
    )
