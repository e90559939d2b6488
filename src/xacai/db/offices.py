"""The shelf of offices: the own one, those known, and the cards of keys that were pinned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from xacai.db.mapping import Row, department_row, office_row, read_day, read_office, write_day
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.office import Office
from xacai.domain.roster import Roster, Succession
from xacai.domain.trust import KeyStanding, KeyState

_office, _card, _succession = table("office"), table("card"), table("succession")
PINNED, UNCONFIRMED, REVOKED = (
    state.value for state in (KeyState.PINNED, KeyState.UNCONFIRMED, KeyState.REVOKED)
)


@dataclass(frozen=True, slots=True)
class PinnedCard:
    """An office's key: 32 bytes ``public``; ``state`` pinned, unconfirmed or revoked; when; from when revoked, why."""

    code: str
    name: str
    key_id: str
    public: bytes
    state: str = PINNED
    pinned_at: str = ""
    revoked_on: date | None = None
    reason: str = ""

    @property
    def standing(self) -> KeyStanding:
        """The state with what belongs to it."""
        return KeyStanding(KeyState(self.state), self.revoked_on, self.reason)


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
        return tuple(
            _read_card(row) for row in self._desk.rows("card", "code", "pinned_at", "key_id", **where)
        )

    def card(self, key_id: str) -> PinnedCard | None:
        """The card of a key."""
        row = self._desk.row("card", key_id=key_id)
        return _read_card(row) if row else None

    def pin(
        self,
        code: str,
        name: str,
        key_id: str,
        public: bytes,
        *,
        state: str = PINNED,
        revoked_on: date | None = None,
        reason: str = "",
    ) -> PinnedCard:
        """Keep an office's key, now, in that state; the same key again takes the new name and state."""
        card = PinnedCard(code, name, key_id, public, state, self._desk.at(), revoked_on, reason)
        self._desk.upsert("card", [_card_row(card)])
        return card

    def roster(self) -> Roster:
        """All offices, the own one among them, and who succeeded whom."""
        steps = self.successions()
        departments = defaultdict[str, list[Any]](list)
        for row in self._desk.rows("department", "office_code", "place"):
            departments[row.office_code].append(row)
        offices = tuple(read_office(row, departments[row.code]) for row in self._desk.rows("office", "code"))
        return Roster(offices, steps)

    def successions(self) -> tuple[Succession, ...]:
        """Who took over from whom."""
        return tuple(_read_succession(row) for row in self._desk.rows("succession", "old", "new", "day"))

    def below(self, code: str, day: date) -> tuple[str, ...]:
        """The codes of :meth:`Roster.children`, without reading the offices themselves."""
        at = day.isoformat()
        gone = select(_succession.c.old).where(
            _succession.c.day <= at, _succession.c.old != _succession.c.new
        )
        statement = select(_office.c.code).where(
            _office.c.superior_code == code,
            or_(_office.c.valid_from.is_(None), _office.c.valid_from <= at),
            or_(_office.c.valid_to.is_(None), _office.c.valid_to >= at),
            _office.c.code.not_in(gone),
        )
        return tuple(self._desk.connection.execute(statement.order_by(_office.c.code)).scalars())

    def lives_below(self, code: str) -> tuple[tuple[str, str, date | None, date | None], ...]:
        """Code, name, first and last day (None: open) of each office that stands or stood directly below one."""
        asked = (_office.c.code, _office.c.name, _office.c.valid_from, _office.c.valid_to)
        rows = self._desk.connection.execute(select(*asked).where(_office.c.superior_code == code)).all()
        return tuple((below, name, read_day(first), read_day(last)) for below, name, first, last in rows)

    def names(self) -> dict[str, str]:
        """Every name by code, also of those whose key is pinned and that no list names."""
        listed = self._desk.connection.execute(select(_office.c.code, _office.c.name)).all()
        return dict(self.unlisted()) | dict(listed)

    def unlisted(self) -> tuple[tuple[str, str], ...]:
        """Code and name of the offices whose key is pinned and that no list names."""
        listed = select(_office.c.code)
        statement = select(_card.c.code, _card.c.name).where(
            _card.c.state == PINNED, _card.c.code.not_in(listed)
        )
        named = dict(self._desk.connection.execute(statement.order_by(_card.c.pinned_at)).all())
        return tuple(sorted(named.items()))

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


def _read_succession(row: Any) -> Succession:
    day = read_day(row.day)
    assert day is not None
    return Succession(row.old, row.new, day)


def _succession_row(step: Succession) -> Row:
    return {"old": step.old, "new": step.new, "day": step.day.isoformat()}


def _read_card(row: Any) -> PinnedCard:
    return PinnedCard(
        row.code,
        row.name,
        row.key_id,
        row.public,
        row.state,
        row.pinned_at,
        read_day(row.revoked_on),
        row.reason,
    )


def _card_row(card: PinnedCard) -> Row:
    return {
        "key_id": card.key_id,
        "code": card.code,
        "name": card.name,
        "public": card.public,
        "state": card.state,
        "pinned_at": card.pinned_at,
        "revoked_on": write_day(card.revoked_on),
        "reason": card.reason,
    }
