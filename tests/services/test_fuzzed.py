"""What an office truly seals may still be nonsense: whatever fits the shapes is answered, never a traceback."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from tests.exchange.kinds import contents, sealed
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_NAME,
    PROVINCE,
    PROVINCE_KEY,
    PROVINCE_NAME,
    answer_bundle,
    feedback_data,
    receipt_data,
    withdrawal_bundle,
    withdrawal_data,
)
from tests.services.besieged import furnish
from tests.services.offices import open_at

from xacai.domain.issue import Refusal
from xacai.domain.office import Office
from xacai.domain.submission import Stream
from xacai.services import setting_up
from xacai.services.held_back import held_back
from xacai.services.receiving import receive
from xacai.services.workspace import Workspace

NASTY: tuple[Any, ...] = (
    None, "", " ", "0", "-1", "x", "../x", "2026-02-29", "2026-12-31", "0001-01-01", "9999-12-31", "2026-Q1", "2026",
    "9" * 18, "-0.000000000000000000000000000001", "a\tb\nc", "\u202eo", "ﷺ" * 300, 0, 1, -1, 2**53, -(2**53), 10_000,
    True, False, [], {},
)  # fmt: skip
TRIES = 50


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory, keeper: str) -> Iterator[tuple[Workspace, Workspace]]:
    """The office above, and one below it."""
    base = tmp_path_factory.mktemp("fuzzed")
    above, below = furnish(base / "tinh"), open_at(base / "xa")
    setting_up.found_office(below, Office(COMMUNE, COMMUNE_NAME, "Đồng Mây", PROVINCE, PROVINCE_NAME))
    with below.store.writing("test.pin") as shelves:
        shelves.offices.pin(PROVINCE, PROVINCE_NAME, PROVINCE_KEY.key_id, PROVINCE_KEY.public)
    yield above, below
    above.close()
    below.close()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of everything inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*path, key)
        yield from places(part, (*path, key))


def spoiled(content: dict[str, Any], chance: Random) -> dict[str, Any]:
    """A copy with one or two of its parts made nonsense, doubled or left out."""
    told = copy.deepcopy(content)
    for _time in range(chance.choice((1, 1, 2))):
        *way, last = chance.choice([place for place in places(told) if place[0] not in ("schema", "kind")])
        holder = told
        for step in way:
            holder = holder[step]
        if isinstance(holder, list) and chance.random() < 0.4:
            holder.append(copy.deepcopy(holder[last]))
        elif isinstance(holder, dict) and chance.random() < 0.2:
            holder[chance.choice(("x", "1.1", "9" * 40, "II.3/1"))] = holder.pop(last)
        else:
            holder[last] = copy.deepcopy(chance.choice(NASTY))
    return told


def made(kind: str, chance: Random) -> bytes | None:
    """A spoiled bundle of the kind that fits its shape; nothing where the shape refuses it already."""
    uuid = str(UUID(int=chance.getrandbits(128), version=4))
    try:
        if kind == "receipt":
            return answer_bundle(spoiled(receipt_data(), chance), uuid=uuid)
        if kind == "feedback":
            return answer_bundle(spoiled(feedback_data(), chance), uuid=uuid)
        if kind == "withdrawal":
            said = spoiled(withdrawal_data(), chance)
            return withdrawal_bundle(
                said, stream=Stream(COMMUNE, said["period"], chance.choice(("report", "scorecard", "plan")))
            )
        content, particulars = contents()[kind]
        if particulars and chance.random() < 0.3:
            return sealed(kind, content, spoiled(particulars, chance), uuid=uuid)
        return sealed(kind, spoiled(content, chance), particulars, uuid=uuid)
    except (Refusal, KeyError, TypeError, AttributeError):
        return None  # the builder of the test stumbled over what a reader refuses


@pytest.mark.parametrize(
    "kind",
    ["report", "plan", "scorecard", "evidence", "withdrawal", "catalogue", "roster", "receipt", "feedback"],
)
def test_nonsense_of_every_kind_is_answered(
    offices: tuple[Workspace, Workspace], kind: str, tmp_path: Path
) -> None:
    above, below = offices
    workspace = below if kind in ("catalogue", "roster", "receipt", "feedback", "plan") else above
    path, answered = tmp_path / "la.xacai", 0
    for number in range(TRIES):
        data = made(kind, Random(f"{kind} {number}"))
        if data is not None:
            path.write_bytes(data)
            told = receive(workspace, path, dry_run=True), receive(workspace, path)
            assert all(item.outcome for item in told)
            answered += 1
    assert answered > 2
    assert held_back(workspace).count >= 0
