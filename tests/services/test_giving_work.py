"""Work between two PCs: what is refused leaves every byte as it was; what fails half way leaves the work here."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.digest import files_digest
from tests.services.offices import Clock, open_at, period, refused, small_office

from xacai.bootstrap import open_workspace
from xacai.domain.handover import Change, ChangeKind, Thing, changes_between, is_work
from xacai.domain.issue import Refusal, refuse
from xacai.exchange.bundle import Bundle, pack, unpack
from xacai.exchange.handover import STORE, StoreCopy, handover_content
from xacai.files.atomic import write_atomic
from xacai.services import giving_work, own_key, reporting, setting_up, taking_work
from xacai.services.holding_work import away_of
from xacai.services.workspace import Workspace

Spoil = Callable[[sqlite3.Connection], object]


@pytest.fixture
def first(small: Workspace) -> Workspace:
    """The PC that has the work: one report, begun."""
    reporting.new_report(small, period("2026-Q1"))
    return small


@pytest.fixture
def second(first: Workspace, tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """The office's other PC: the key is there, no work."""
    folder = tmp_path / "hai"
    opened = open_workspace(folder, now=clock)
    setting_up.found_office(opened, first.office())
    own_key.take_key(opened, own_key.opened_key(first))
    yield opened
    opened.close()


def given(workspace: Workspace, tmp_path: Path) -> Path:
    """The work, handed over."""
    return giving_work.give(workspace, tmp_path / "usb", to="máy hai").written.path


def read(path: Path) -> Bundle:
    """The bundle in a file."""
    bundle, _verdict = unpack(path.read_bytes(), {})
    assert bundle is not None
    return bundle


def forged(workspace: Workspace, path: Path, folder: Path, spoil: Spoil, **told: int | str) -> Path:
    """The handover with another store in it, truly sealed and told by its hash."""
    bundle, work = read(path), folder / "spoilt.db"
    work.write_bytes(bundle.work[STORE])
    with closing(sqlite3.connect(work)) as connection:
        spoil(connection)
        connection.commit()
    data = work.read_bytes()
    said = {**bundle.content["store"], "sha256": hashlib.sha256(data).hexdigest(), "size": len(data), **told}
    key, number = own_key.opened_key(workspace), bundle.manifest.revision
    content = handover_content(workspace.office(), number, StoreCopy(**said), (), ())
    manifest = replace(bundle.manifest, files=(), counts={}, sums={}, audit_head=said["head"])
    target = folder / "spoilt.xacai"
    target.write_bytes(pack(manifest, content=content, particulars={}, key=key, work={STORE: data}))
    return target


_SPOILT: dict[str, Spoil] = {
    "a trigger": lambda c: c.execute("CREATE TRIGGER t AFTER INSERT ON setting BEGIN DELETE FROM plan; END"),
    "a view": lambda c: c.execute("CREATE VIEW v AS SELECT * FROM setting"),
    "a table more": lambda c: c.execute("CREATE TABLE extra (a)"),
    "a guard less": lambda c: c.execute("DROP TRIGGER audit_no_delete"),
    "an audit rewritten": lambda c: (
        c.execute("DROP TRIGGER audit_no_update"),
        c.execute("UPDATE audit SET subject = 'khác' WHERE seq = 1"),
    ),
    "another office": lambda c: c.execute("UPDATE office SET code = '98002' WHERE code = '98001'"),
    "another handover": lambda c: c.execute("UPDATE setting SET value = 'x' WHERE name = 'handover.away'"),
    "work that is not away": lambda c: c.execute(
        "UPDATE setting SET value = '' WHERE name = 'handover.away'"
    ),
    "another program's mark": lambda c: c.execute("PRAGMA application_id = 7"),
}


@pytest.mark.parametrize("name", _SPOILT)
def test_a_store_that_was_tampered_with_is_refused(
    first: Workspace, second: Workspace, tmp_path: Path, name: str
) -> None:
    path = forged(first, given(first, tmp_path), tmp_path, _SPOILT[name])
    unchanged(second, path, "handover.damaged")


def test_a_store_of_a_later_program_is_refused(first: Workspace, second: Workspace, tmp_path: Path) -> None:
    path = given(first, tmp_path)
    later = forged(first, path, tmp_path, lambda c: c.execute("PRAGMA user_version = 900"), schema=900)
    unchanged(second, later, "bundle.newer")
    unchanged(second, forged(first, path, tmp_path, lambda c: None, schema=2**13), "bundle.newer")
    unchanged(second, forged(first, path, tmp_path, lambda c: None, saves=1), "handover.damaged")


def test_a_changed_byte_another_kind_and_another_office_are_refused(
    first: Workspace, second: Workspace, tmp_path: Path
) -> None:
    path = given(first, tmp_path)
    spoilt = tmp_path / "byte.xacai"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    spoilt.write_bytes(data)
    unchanged(second, spoilt, "bundle.container")
    stranger = open_at(tmp_path / "khac")
    setting_up.found_office(stranger, small_office(code="98003"))
    unchanged(stranger, path, "handover.other-office")
    stranger.close()
    other = open_at(tmp_path / "khoa-khac")
    setting_up.found_office(other, first.office())
    unchanged(other, path, "handover.other-key")
    other.close()


def unchanged(workspace: Workspace, path: Path, code: str) -> None:
    """Refused, and no file of the data folder differs."""
    before = files_digest(workspace.folder)
    with refused(workspace, code):
        taking_work.look_at_work(workspace, path)
    with refused(workspace, code):
        taking_work.take_work(workspace, path)
    assert files_digest(workspace.folder) == before


def test_a_stick_that_takes_nothing_leaves_the_work_here(first: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    (stick / "dir").write_bytes(b"")
    with pytest.raises(Refusal):
        giving_work.give(first, stick / "dir")
    assert away_of(first) is None
    reporting.new_report(first, period("2026-Q2"))
    assert list(stick.iterdir()) == [stick / "dir"]


def test_a_write_that_fails_takes_the_mark_back(
    first: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(target: Path, data: bytes) -> object:
        if target.parent == tmp_path / "usb":
            raise refuse("bundle.target-full", target.name, name=target.name, folder="usb")
        return write_atomic(target, data)

    monkeypatch.setattr(giving_work, "write_atomic", fails)
    with pytest.raises(Refusal):
        giving_work.give(first, tmp_path / "usb")
    assert away_of(first) is None and not list((first.folder / "handover").iterdir())
    # A stick that is gone may have the bundle: the work stays away until it is written again or claimed.
    monkeypatch.setattr(giving_work, "make_sure_of_room", lambda target, size: shutil.rmtree(target.parent))
    with pytest.raises(Refusal):
        giving_work.give(first, tmp_path / "usb")
    away = away_of(first)
    assert away is not None
    monkeypatch.undo()
    assert giving_work.give(first, tmp_path / "usb").away == away


def test_only_the_work_is_closed_while_it_is_away(first: Workspace, tmp_path: Path) -> None:
    own_key.write_recovery_sheet(first, tmp_path / "phieu.pdf")
    given(first, tmp_path)
    with refused(first, "handover.away"):
        setting_up.change_office(first, replace(first.office(), place="Nơi khác"))
    with refused(first, "handover.away"):
        own_key.office_key(first)
    assert own_key.write_office_card(first, tmp_path / "card").size > 0
    assert first.store.back_up().path.is_file()


def test_nothing_older_takes_the_place_of_newer_work(
    first: Workspace, second: Workspace, tmp_path: Path
) -> None:
    old = given(first, tmp_path).rename(tmp_path / "cu.xacai")
    taking_work.take_work(second, old)
    reporting.new_report(second, period("2026-Q2"))
    back = given(second, tmp_path)
    taking_work.take_work(first, back)
    assert {item.period.code for item in reporting.list_reports(first)} == {"2026-Q1", "2026-Q2"}
    unchanged(second, old, "handover.already")
    unchanged(second, back, "handover.own")
    reporting.new_report(first, period("2026-6M"))
    unchanged(first, old, "handover.older")
    unchanged(first, back, "handover.already")


def test_what_differs_is_told_with_what_goes_first() -> None:
    here = {
        ("report", "2026-Q1"): Thing(3, "a"),
        ("plan", "x"): Thing(1, "b"),
        ("evidence", ""): Thing(2, "c"),
    }
    there = {("report", "2026-Q1"): Thing(5, "d"), ("plan", "x"): Thing(1, "b"), ("plan", "y"): Thing(4, "e")}
    assert changes_between(here, there) == (
        Change("evidence", "", ChangeKind.GONE, 2, 0),
        Change("plan", "y", ChangeKind.NEW, 0, 4),
        Change("report", "2026-Q1", ChangeKind.CHANGED, 3, 5),
    )
    assert is_work("report.edit") and is_work("bundle.pack") and not is_work("handover.claim")
