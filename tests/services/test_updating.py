"""Updates by file: nothing is written before all was checked; a copy first; catalogues; one step back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests.exchange.updates import KEYS, PROGRAM, SETUP, STRANGER, data_update, program_update
from tests.services.newer_catalogue import NEW, OLD, newer_data
from tests.services.offices import Clock, open_at

from xacai.db.backup import backups, check_backup
from xacai.db.migrations import SCHEMA, Ladder
from xacai.db.store import FILE, Store
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.criteria_reading import criteria_data
from xacai.domain.issue import Refusal
from xacai.domain.release import Here, System, Version
from xacai.files.canonical import encode
from xacai.services import backing_up, stepping_back, updating
from xacai.services.choosing_criteria import criteria_sets
from xacai.services.workspace import Workspace

WINDOWS = Here(Version(0, 1, 0), SCHEMA, System.WINDOWS)
DEBIAN = replace(WINDOWS, system=System.DEBIAN)
WINDOWS_PROGRAM = replace(PROGRAM, system=System.WINDOWS)


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program trusts the tests' key."""
    monkeypatch.setattr(updating, "release_keys", lambda: KEYS)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def windows_update(stick: Path, **changes: object) -> Path:
    return program_update(stick, replace(WINDOWS_PROGRAM, **changes))  # type: ignore[arg-type]


def there(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_look_tells_and_writes_nothing(small: Workspace, stick: Path) -> None:
    path, before = program_update(stick), there(small.folder)
    seen = updating.look(small, path, here=DEBIAN)
    assert seen.program == PROGRAM and seen.reasons == () and not seen.migrates
    assert seen.signed.key.name == "Nơi phát hành thử"
    assert updating.look(
        small, program_update(stick, replace(PROGRAM, schema=SCHEMA + 1)), here=DEBIAN
    ).migrates
    assert there(small.folder) == before


def test_a_setup_is_laid_ready_behind_a_copy(small: Workspace, stick: Path) -> None:
    prepared = updating.prepare(small, windows_update(stick), here=WINDOWS)
    assert prepared.path == small.folder / "updates" / "XaCai-9.0.0-x64.exe"
    assert prepared.path.read_bytes() == SETUP
    if backing_up.kept_by_server(small):
        assert prepared.copy is None
    else:
        assert prepared.copy is not None and check_backup(prepared.copy) == SCHEMA
    assert prepared.command == (str(prepared.path),)
    with small.store.reading() as shelves:
        head = shelves.audit.head()
    assert head is not None and (head.verb, head.subject) == ("update.prepare", "9.0.0")


def test_the_next_update_takes_the_place_of_the_one_before(
    small: Workspace, stick: Path, clock: Clock
) -> None:
    own = small.folder / "updates" / "của tôi.txt"
    updating.prepare(small, windows_update(stick), here=WINDOWS)
    own.write_text("giữ", encoding="utf-8")
    clock.moment += timedelta(minutes=1)
    again = updating.prepare(small, windows_update(stick, version=Version(9, 1, 0)), here=WINDOWS)
    assert {path.name for path in again.path.parent.iterdir()} == {"XaCai-9.1.0-x64.exe", own.name}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": Version(0, 0, 9)}, "update.lower"),
        ({"version": Version(0, 1, 0)}, "update.same"),
        ({"least": Version(0, 2, 0)}, "update.least"),
        ({"system": System.DEBIAN}, "update.system"),
        ({"system": "windows-arm64"}, "update.system"),
    ],
)
def test_what_does_not_fit_is_told_and_not_prepared(
    changes: dict[str, object], code: str, small: Workspace, stick: Path
) -> None:
    path, before = windows_update(stick, **changes), there(small.folder)
    assert [reason.code for reason in updating.look(small, path, here=WINDOWS).reasons] == [code]
    assert refusal(lambda: updating.prepare(small, path, here=WINDOWS)) == code
    assert there(small.folder) == before


def test_hostile_files_leave_nothing_behind(
    small: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = windows_update(stick).read_bytes(), stick / "bad.xacai-update"
    before = there(small.folder)
    setup = good.index(SETUP)
    for data, code in (
        (good[:-1], "update.changed"),
        (good[: len(good) // 2], "update.changed"),
        (good + b"\0", "update.changed"),
        (good[:setup] + b"XX" + good[setup + 2 :], "update.changed"),
        (b"MZ" + good, "update.not-an-update"),
        (program_update(stick, key=STRANGER).read_bytes(), "update.unknown-key"),
    ):
        bad.write_bytes(data)
        assert refusal(lambda: updating.look(small, bad, here=WINDOWS)) == code
        assert refusal(lambda: updating.prepare(small, bad, here=WINDOWS)) == code
        assert refusal(lambda: updating.take_catalogues(small, bad)) == code
    monkeypatch.undo()
    assert refusal(lambda: updating.prepare(small, windows_update(stick), here=WINDOWS)) in (
        "update.no-key",
        "update.unknown-key",
    )
    assert there(small.folder) == before


def test_only_the_very_file_that_was_checked_is_started(small: Workspace, stick: Path) -> None:
    prepared = updating.prepare(small, windows_update(stick), here=WINDOWS)
    started: list[tuple[Sequence[str], Path]] = []
    updating.start(prepared, lambda command, folder: started.append((command, folder)))
    assert started == [((str(prepared.path),), prepared.path.parent)]
    prepared.path.write_bytes(SETUP + b"!")
    assert refusal(lambda: updating.start(prepared, _never)) == "update.setup-changed"
    prepared.path.unlink()
    assert refusal(lambda: updating.start(prepared, _never)) == "update.setup-changed"


def test_a_setup_that_windows_does_not_start(small: Workspace, stick: Path) -> None:
    prepared = updating.prepare(small, windows_update(stick), here=WINDOWS)

    def refused(command: Sequence[str], folder: Path) -> None:
        raise PermissionError(13, "blocked")

    assert refusal(lambda: updating.start(prepared, refused)) == "update.not-started"


def test_elsewhere_a_person_starts_it(small: Workspace, stick: Path) -> None:
    prepared = updating.prepare(small, program_update(stick), here=DEBIAN)
    assert prepared.path.name == "xacai_9.0.0_amd64.deb"
    assert prepared.command_line == f"sudo apt install {prepared.path}"
    assert refusal(lambda: updating.start(prepared, _never)) == "update.by-hand"


def test_catalogues_are_taken_in_without_a_program(small: Workspace, stick: Path) -> None:
    newer = encode(newer_data(small))
    held = encode(write_catalogue(small.plain_catalogue(OLD)))
    path = data_update(stick, catalogue_new=newer, catalogue_old=held)
    seen = updating.look(small, path)
    assert [item.id for item in seen.contents.catalogues] == [NEW, OLD] and seen.reasons == ()
    assert NEW not in small.catalogues
    taken = updating.take_catalogues(small, path)
    assert taken == seen.contents and NEW in small.catalogues
    small.store.close()
    again = open_at(small.folder)
    assert NEW in again.catalogues and OLD in again.catalogues
    again.close()


def test_criteria_sets_come_the_same_way(small: Workspace, stick: Path) -> None:
    found = next(iter(criteria_sets(small).values()))
    newer = replace(found, version="77")
    updating.take_catalogues(small, data_update(stick, criteria_a=encode(criteria_data(newer))))
    assert criteria_sets(small)[newer.id] == newer


def test_one_bad_catalogue_stops_all_of_them(small: Workspace, stick: Path) -> None:
    other = newer_data(small)
    other["catalogue"]["version"] = "1"
    newer = encode(newer_data(small))
    bads = {b"{}": "update.bad-catalogue", b"\xff": "update.bad-catalogue"}
    for bad, code in {**bads, encode(other): "catalogue.version-held"}.items():
        path = data_update(stick, catalogue_a=newer, catalogue_b=bad)
        assert [reason.code for reason in updating.look(small, path).reasons] == [code]
        assert refusal(partial(updating.take_catalogues, small, path)) == code
        assert NEW not in small.catalogues and backing_up.last_backup(small) is None


def test_a_program_is_not_taken_for_catalogues_and_back(
    small: Workspace, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_debian = replace(updating.this_program(), system=System.DEBIAN)  # as the update of this test is
    monkeypatch.setattr(updating, "this_program", lambda: on_debian)
    assert refusal(lambda: updating.take_catalogues(small, program_update(stick))) == "update.no-catalogue"
    path = data_update(stick, catalogue_a=encode(newer_data(small)))
    assert refusal(lambda: updating.prepare(small, path)) == "update.no-program"


def test_systems_are_told_apart() -> None:
    assert updating._system("win32", "ARM64") == updating._system("win32", "AMD64") == System.WINDOWS
    assert updating._system("linux", "x86_64") == System.DEBIAN
    assert updating._system("linux", "aarch64") == updating._system("darwin", "arm64") == ""


def _newer(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE extra (name TEXT PRIMARY KEY NOT NULL) STRICT")


@pytest.mark.file_only
def test_the_first_start_after_an_update_copies_and_one_step_back_brings_that_copy_back(
    small: Workspace, stick: Path, clock: Clock
) -> None:
    prepared = updating.prepare(small, windows_update(stick, schema=SCHEMA + 1), here=WINDOWS)
    clock.set(2026, 9, 16)
    office = small.office()
    with small.store.writing("x") as shelves:
        shelves.settings.set("entered", "between preparing and installing")
    small.close()
    assert refusal(lambda: stepping_back.step_back(small.folder, now=clock)) == "update.nothing-to-bring-back"
    clock.set(2026, 9, 17)
    # The newer program's first start, and work in it.
    ladder = Ladder(SCHEMA + 1, {SCHEMA + 1: _newer})
    for day in range(18, 29):
        with Store.open(small.folder, now=clock, program_version="9.0.0", ladder=ladder) as newer:
            clock.set(2026, 9, day)
            newer.back_up()
    made = [copy for copy in backups(small.folder) if copy.schema == SCHEMA]
    assert prepared.copy is not None and made, "the way back was pruned away"
    # The program before, after the setup's own step back.
    assert refusal(lambda: open_at(small.folder)) == "store.newer"
    copy = stepping_back.copy_to_bring_back(small.folder)
    assert copy == made[-1] and copy.at.day == 17
    assert stepping_back.step_back(small.folder, now=clock) == copy.path
    again = open_at(small.folder)
    with again.store.reading() as shelves:
        assert shelves.settings.get("entered") == "between preparing and installing"
        assert shelves.audit.broken_at() is None
    assert again.office() == office
    again.close()
    aside = list((small.folder / "damaged").rglob(FILE))
    assert len(aside) == 1 and check_backup(aside[0]) == SCHEMA + 1


@pytest.mark.file_only
def test_without_a_copy_of_that_form_nothing_is_brought_back(tmp_path: Path, clock: Clock) -> None:
    ladder = Ladder(SCHEMA + 1, {SCHEMA + 1: _newer})
    with Store.open(tmp_path, now=clock, program_version="9.0.0", ladder=ladder) as newer:
        newer.back_up()
    assert stepping_back.copy_to_bring_back(tmp_path) is None
    before = there(tmp_path)
    assert refusal(lambda: stepping_back.step_back(tmp_path, now=clock)) == "update.no-copy"
    assert there(tmp_path) == before


def refusal(act: object) -> str:
    assert callable(act)
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.issue.code


def _never(command: Sequence[str], folder: Path) -> None:
    raise AssertionError("started")


def test_a_program_that_was_unpacked_knows_it(tmp_path: Path) -> None:
    assert not updating.runs_unpacked(tmp_path) and not updating.runs_unpacked()
    (tmp_path / "DOC-TRUOC.txt").write_text("", encoding="ascii")
    assert updating.runs_unpacked(tmp_path)
