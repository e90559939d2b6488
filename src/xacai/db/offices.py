"""The shelf of offices: the own one, those known, and the cards of keys that were pinned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from xacai.db.mapping import Row, department_row, office_row, read_day, read_office
from xacai.db.shelf import Shelf
from xacai.domain.office import Office
from xacai.domain.roster import Roster, Succession

PINNED, UNCONFIRMED, REVOKED = "pinned", "unconfirmed", "revoked"


@dataclass(frozen=True, slots=True)
class PinnedCard:
    """An office's key: 32 bytes ``public``; ``state`` pinned, unconfirmed or revoked; when."""

    code: str
    name: str
    key_id: str
    public: bytes
    state: str = PINNED
    pinned_at: str = ""


class Offices(Shelf):
    """Offices and cards."""

    def own(self) -> Office | None:
        """The office that this store belongs to."""
        row = self._desk.row("office", own=1)
        return self._read(row) if row else None

    def put_own(self, office: Office) -> None:
        """Make the office the store's own; one that was its own under another code stays among the known."""
        former = self._desk.row("office", own=1)
        if former is not None and former.code != office.code:
            self._desk.upsert("office", [{**former._asdict(), "own": 0}])
        self._put(office, own=True)

    def known(self) -> tuple[Office, ...]:
        """The other offices, by code."""
        return tuple(self._read(row) for row in self._desk.rows("office", "code", own=0))

    def get(self, code: str) -> Office | None:
        """The office of that code, the own one too."""
        row = self._desk.row("office", code=code)
        return self._read(row) if row else None

    def put(self, office: Office) -> None:
        """Keep another office (or the own one, which stays the own one)."""
        row = self._desk.row("office", code=office.code)
        self._put(office, own=bool(row and row.own))

    def cards(self, code: str | None = None) -> tuple[PinnedCard, ...]:
        """The cards, of one office or of all, by code and moment."""
        where = {} if code is None else {"code": code}
        return tuple(_card(row) for row in self._desk.rows("card", "code", "pinned_at", "key_id", **where))

    def card(self, key_id: str) -> PinnedCard | None:
        """The card of a key."""
        row = self._desk.row("card", key_id=key_id)
        return _card(row) if row else None

    def pin(self, code: str, name: str, key_id: str, public: bytes, *, state: str = PINNED) -> PinnedCard:
        """Keep an office's key, now, in that state; the same key again takes the new name and state."""
        card = PinnedCard(code, name, key_id, public, state, self._desk.at())
        self._desk.upsert("card", [_card_row(card)])
        return card

    def roster(self) -> Roster:
        """All offices, the own one among them, and who succeeded whom."""
        steps = tuple(_succession(row) for row in self._desk.rows("succession", "old", "new", "day"))
        departments = defaultdict[str, list[Any]](list)
        for row in self._desk.rows("department", "office_code", "place"):
            departments[row.office_code].append(row)
        offices = tuple(read_office(row, departments[row.code]) for row in self._desk.rows("office", "code"))
        return Roster(offices, steps)

    def put_roster(self, roster: Roster) -> None:
        """Keep every office of the roster (the own one stays the own one); its successions replace those held."""
        held = self.roster()
        for office in roster.offices:
            if held.get(office.code) != office:
                self.put(office)
        self._desk.remove("succession", [_succession_row(step) for step in held.successions])
        self._desk.upsert("succession", [_succession_row(step) for step in roster.successions])

    def _put(self, office: Office, own: bool) -> None:
        self._desk.upsert("office", [office_row(office, own)])
        self._desk.remove("department", [{"office_code": office.code}])
        rows = [department_row(office.code, place, item) for place, item in enumerate(office.departments)]
        self._desk.upsert("department", rows)

    def _read(self, row: Any) -> Office:
        return read_office(row, self._desk.rows("department", "place", office_code=row.code))


def _succession(row: Any) -> Succession:
    day = read_day(row.day)
    assert day is not None
    return Succession(row.old, row.new, day)


def _succession_row(step: Succession) -> Row:
    return {"old": step.old, "new": step.new, "day": step.day.isoformat()}


def _card(row: Any) -> PinnedCard:
    return PinnedCard(row.code, row.name, row.key_id, row.public, row.state, row.pinned_at)


def _card_row(card: PinnedCard) -> Row:
    return {
        "key_id": card.key_id,
        "code": card.code,
        "name": card.name,
        "public": card.public,
        "state": card.state,
        "pinned_at": card.pinned_at,
    }
