"""Stories for the real store: bundles of an office that revises, forks and starts again, sealed as real ones are, and
the post that loses, doubles and overtakes them. Two offices above that got the same come to the same rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import NAMESPACE_OID, uuid5

from tests.exchange.commune import Commune
from tests.exchange.samples import PERIOD, office, particulars_data, report_data

from xacai.db.shipments import RECEIVED
from xacai.domain.choice import Choice
from xacai.domain.submission import Stream
from xacai.exchange.bundle import pack, sender
from xacai.exchange.check_code import content_sha256
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.manifest import Manifest, Previous
from xacai.exchange.replay import Incoming, Outcome
from xacai.services import choosing
from xacai.services.receiving import receive
from xacai.services.settling import settle, standing_of
from xacai.services.workspace import Workspace


@dataclass(frozen=True)
class Post:
    """What one office made (bytes by uuid, in the order of making) and what of it arrived, some of it twice."""

    stream: Stream
    key: OfficeKey
    made: dict[str, bytes]
    arrived: tuple[str, ...]


def tell(number: int) -> Post:
    """The story of that number: always the same one. About a fifth of the bundles is lost, a fifth comes twice."""
    chance = Random(number)
    code = f"{10_000 + number % 80_000:05d}"
    key = make_key(hashlib.sha256(code.encode()).digest())
    commune = _life(chance)
    uuids = {item.uuid: str(uuid5(NAMESPACE_OID, f"{number} {item.uuid}")) for item in commune.made}
    made = {uuids[item.uuid]: _sealed(item, uuids[item.uuid], commune, code, key) for item in commune.made}
    arrived = [uuid for uuid in made for _time in range(chance.choice((0, 1, 1, 1, 2)))]
    arrived.sort(key=lambda uuid: list(made).index(uuid) + chance.choice((0, 0, 0, 2, 9)))
    return Post(Stream(code, PERIOD, "report"), key, made, tuple(arrived))


def _life(chance: Random) -> Commune:
    commune = Commune()
    for _step in range(chance.randint(2, 9)):
        kind = chance.choice("rrrrnffb")
        if kind == "r":
            commune.revise(chance.randint(0, 2), told=chance.random() < 0.8)
        elif kind == "n":
            commune.number(chance.randint(0, 2))
        elif kind == "f":
            commune.second_pc(chance.randint(0, 2))
        else:
            commune.restore(chance.randint(0, 2))
    return commune


def _sealed(item: Incoming, uuid: str, commune: Commune, code: str, key: OfficeKey) -> bytes:
    name = f"Ủy ban nhân dân xã Bến {code}"
    told = {each.content_sha256: each.revision for each in commune.made}
    previous = item.previous
    before = content_sha256(_content(code, told[previous[1]], previous[1])) if previous else ""
    manifest = Manifest(
        kind="report",
        uuid=uuid,
        office=sender(code, name, key),
        stream=Stream(code, PERIOD, "report"),
        revision=item.revision,
        build=item.build,
        epoch=item.epoch,
        previous=Previous(previous[0], before) if previous else None,
        created="2026-09-16T08:41:00+07:00",
    )
    content = _content(code, item.revision, item.content_sha256)
    papers = particulars_data() | {"number": f"{int(item.particulars_sha256[:4], 16)}/BC-UBND"}
    return pack(manifest, content=content, particulars=papers, key=key)


def _content(code: str, revision: int, words: str) -> dict[str, object]:
    value = {"value": str(int(words[:6], 16)), "state": "value", "note": ""}
    return report_data(
        revision=revision, office=office() | {"code": code}, values={"7.3.1": value}, ratios={}
    )


def pin(workspace: Workspace, post: Post) -> None:
    """Confirm the story's office."""
    with workspace.store.writing("test.pin") as shelves:
        shelves.offices.pin(post.stream.office, "Xã Bến", post.key.key_id, post.key.public)


def deliver(workspace: Workspace, post: Post, folder: Path, chance: Random) -> tuple[Choice, ...]:
    """Let all arrive in their order; somebody decides now and then. Gives what was chosen."""
    for uuid in post.arrived:
        receive(workspace, _written(folder, post, uuid))
        with workspace.store.reading() as shelves:
            contested = standing_of(shelves, post.stream).standing.contested
        if contested and chance.random() < 0.5:
            _decide(workspace, post.stream, chance)
    return choosing.choices_in(workspace, post.stream)


def _decide(workspace: Workspace, stream: Stream, chance: Random) -> None:
    (contest,) = (item for item in choosing.contests(workspace) if item.stream == stream)
    taken = chance.choice(contest.bundles)
    choosing.choose(
        workspace, stream, contest.revision, taken.uuid, reason="theo điện thoại", by="Phạm Thị Suối"
    )


def deliver_otherwise(
    workspace: Workspace, post: Post, folder: Path, chance: Random, choices: Sequence[Choice]
) -> None:
    """Let the same arrive in another order and doubled otherwise, the same choices among them at other moments."""
    order = [*post.arrived, *chance.sample(post.arrived, len(post.arrived) // 3)]
    chance.shuffle(order)
    waiting = list(choices)
    for uuid in order:
        receive(workspace, _written(folder, post, uuid))
        if waiting and chance.random() < 0.4:
            _record(workspace, waiting.pop(0))
    for choice in waiting:
        _record(workspace, choice)


def _record(workspace: Workspace, choice: Choice) -> None:
    with workspace.store.writing("test.choice") as shelves:
        shelves.choices.add(choice)
        settle(shelves, choice.stream)


def _written(folder: Path, post: Post, uuid: str) -> Path:
    path = folder / f"{uuid}.xacai"
    if not path.exists():
        path.write_bytes(post.made[uuid])
    return path


def rows(workspace: Workspace, stream: Stream) -> object:
    """All that a stream came to in the store: outcomes, the board's row, figures, what waits, what was answered."""
    with workspace.store.reading() as shelves:
        shipments = shelves.shipments.list(RECEIVED, stream=stream)
        given = shelves.answers.list("given", office=stream.office)
        return (
            {item.uuid: (item.outcome, item.sha256) for item in shipments},
            shelves.received_reports.get(stream.office, stream.period),
            shelves.received_values.get(stream.office, stream.period),
            sorted((item.uuid, item.verdict.value, item.sha256) for item in given),
            standing_of(shelves, stream),
        )


def outcomes_of(workspace: Workspace, stream: Stream) -> Iterator[Outcome]:
    """The outcome of each bundle that is held."""
    with workspace.store.reading() as shelves:
        yield from (Outcome(item.outcome) for item in shelves.shipments.list(RECEIVED, stream=stream))
