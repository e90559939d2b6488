"""The shelf of offices and cards."""

from __future__ import annotations

from hypothesis import given
from tests.db.samples import every

from xacai.db.store import Store
from xacai.domain.office import Department, Office

OWN = Office("25432", "Ủy ban nhân dân xã Minh Đức", "Minh Đức", departments=(Department("Văn phòng"),))


@given(every(Office))
def test_the_own_office_comes_back(lasting: Store, office: Office) -> None:
    with lasting.writing("office") as shelves:
        shelves.offices.put_own(office)
    with lasting.reading() as shelves:
        assert shelves.offices.own() == office
        assert all(item.code != office.code for item in shelves.offices.known())


def test_one_office_is_the_own_one(store: Store) -> None:
    with store.writing("office") as shelves:
        assert shelves.offices.own() is None
        shelves.offices.put_own(OWN)
        other = Office("25", "Sở Nội vụ", "Tỉnh")
        shelves.offices.put_own(other)
        assert shelves.offices.own() == other
        assert shelves.offices.known() == (OWN,)
        shelves.offices.put(other)
        assert shelves.offices.own() == other
        assert shelves.offices.get("25432") == OWN and shelves.offices.get("1") is None


def test_cards(store: Store) -> None:
    with store.writing("trust") as shelves:
        pinned = shelves.offices.pin("25432", "Xã A", "k1", bytes(32), state="unconfirmed")
        assert pinned.pinned_at.startswith("2025-07-01T")
        shelves.offices.pin("25433", "Xã B", "k2", bytes(range(32)))
        shelves.offices.pin("25432", "Xã A", "k1", bytes(32))
    with store.reading() as shelves:
        assert [(card.key_id, card.state) for card in shelves.offices.cards()] == [
            ("k1", "pinned"),
            ("k2", "pinned"),
        ]
        assert [card.key_id for card in shelves.offices.cards("25433")] == ["k2"]
        found = shelves.offices.card("k2")
        assert found is not None and found.public == bytes(range(32))
        assert shelves.offices.card("k3") is None
