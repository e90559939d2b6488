"""The shelf of bundles made and received: their identity in the chain, their content, their particulars."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select, update

from xacai.db.mapping import read_shipment, shipment_row
from xacai.db.plain import write_data
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.submission import Shipment, Stream

MADE, RECEIVED = "made", "received"
# Received, kept, and without a say in what is the newest revision.
POWERLESS = frozenset({"refused", "fork", "rejected", "older", "unknown_office"})

_shipment = table("shipment")
# Without the content: lists stay light over years of bundles.
_LIGHT = [column for column in _shipment.columns if column.name not in {"content", "particulars"}]


class Shipments(Shelf):
    """Bundles by direction (``MADE``, ``RECEIVED``) and uuid."""

    def put(
        self,
        shipment: Shipment,
        direction: str,
        content: Mapping[str, Any] | None = None,
        particulars: Mapping[str, Any] | None = None,
    ) -> None:
        """Keep a bundle; the same uuid again replaces its record."""
        row = {
            **shipment_row(shipment),
            "direction": direction,
            "at": self._desk.at(),
            "content": None if content is None else write_data(content),
            "particulars": None if particulars is None else write_data(particulars),
        }
        self._desk.upsert("shipment", [row])

    def set_outcome(self, uuid: str, direction: str, outcome: str) -> None:
        """What became of a bundle kept before."""
        found = (_shipment.c.direction == direction) & (_shipment.c.uuid == uuid)
        self._desk.change(update(_shipment).where(found).values(outcome=outcome))

    def head(
        self, stream: Stream, direction: str, *, without: Collection[str] = POWERLESS
    ) -> Shipment | None:
        """The bundle of the stream's highest revision, those with an outcome in ``without`` left aside."""
        found = self.list(direction, stream=stream)
        return next((item for item in reversed(found) if item.outcome not in without), None)

    def list(
        self,
        direction: str | None = None,
        *,
        stream: Stream | None = None,
        kind: str = "",
        period: str = "",
        office: str = "",
        outcomes: Collection[str] = (),
    ) -> tuple[Shipment, ...]:
        """Bundles of those properties, by office, period, kind, revision and moment."""
        wanted = {"direction": direction, "kind": kind, "period": period, "office": office}
        if stream is not None:
            wanted |= {"office": stream.office, "period": stream.period, "kind": stream.kind}
        conditions = [_shipment.c[name] == value for name, value in wanted.items() if value]
        if outcomes:
            conditions.append(_shipment.c.outcome.in_(sorted(outcomes)))
        order = [_shipment.c[name] for name in ("office", "period", "kind", "revision", "at", "uuid")]
        rows = self._desk.connection.execute(select(*_LIGHT).where(*conditions).order_by(*order))
        return tuple(read_shipment(row) for row in rows)

    def latest(self, most: int) -> tuple[tuple[Shipment, str], ...]:
        """The bundles received last, newest first, each with the moment that it was noted (ISO 8601)."""
        newest = select(*_LIGHT).where(_shipment.c.direction == RECEIVED)
        rows = self._desk.connection.execute(
            newest.order_by(_shipment.c.at.desc(), _shipment.c.uuid).limit(most)
        )
        return tuple((read_shipment(row), row.at) for row in rows)

    def remove(self, uuid: str, direction: str) -> None:
        """Forget a bundle (an import that was taken back)."""
        self._desk.remove("shipment", [{"direction": direction, "uuid": uuid}])

    def moments(self, stream: Stream, direction: str) -> dict[str, str]:
        """When each bundle of a stream was noted here (ISO 8601), by uuid."""
        wanted = {"direction": direction, "office": stream.office, "period": stream.period}
        conditions = [_shipment.c[name] == value for name, value in (wanted | {"kind": stream.kind}).items()]
        rows = self._desk.connection.execute(select(_shipment.c.uuid, _shipment.c.at).where(*conditions))
        return {row.uuid: row.at for row in rows}

    def by_uuid(self, uuid: str, direction: str) -> Shipment | None:
        """The bundle of that uuid."""
        row = self._desk.row("shipment", direction=direction, uuid=uuid)
        return read_shipment(row) if row else None

    def content(self, uuid: str, direction: str) -> dict[str, Any] | None:
        """The bundle's content, where it was kept."""
        return self._json(uuid, direction, "content")

    def particulars(self, uuid: str, direction: str) -> dict[str, Any] | None:
        """The bundle's particulars, where they were kept."""
        return self._json(uuid, direction, "particulars")

    def _json(self, uuid: str, direction: str, column: str) -> dict[str, Any] | None:
        found = (_shipment.c.direction == direction) & (_shipment.c.uuid == uuid)
        text = self._desk.connection.execute(select(_shipment.c[column]).where(found)).scalar()
        if text is None:
            return None
        data: dict[str, Any] = json.loads(text)
        return data
