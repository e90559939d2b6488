"""An update by file: an older program takes a newer setup that a throw-away key signed; then one step back."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from installer.trial.pc import (
    ASIDE,
    BEFORE,
    GONE,
    OFFICE,
    PC,
    PROGRAM,
    REFUSED,
    UNINSTALL_KEY,
    WINDOW,
    WIZARD,
    Setup,
    must,
)
from installer.wine import FULL
from xacai.db.migrations import SCHEMA
from xacai.domain.release import Program, System, Update, read_version
from xacai.exchange.keys import OfficeKey
from xacai.exchange.update_file import write_update

_DAY = date(2026, 9, 1)
_LEAST = read_version("0.0.1")
_READY = OFFICE + "\\updates"
# Points of the screen of 1366 × 768: the section in the settings' list, its first button, the one below the file.
_SECTION, _CHOOSE, _MAKE_READY = (185, 418), (473, 264), (467, 571)


@dataclass(frozen=True, slots=True)
class Updates:
    """Update files on the PC: the newer program, the same with a byte changed, the older program."""

    newer: str
    changed: str
    older: str


def lay_updates(pc: PC, key: OfficeKey, older: Setup, newer: Setup) -> Updates:
    """Sign both setups and lay the files onto the PC's disk."""
    folder = pc.wine.drive("C:\\usb")
    folder.mkdir()
    made = []
    for setup in (newer, older):
        target = folder / f"xacai-{setup.version}.xacai-update"
        signed_update(target, setup.version, pc.wine.drive(setup.path), key)
        made.append(f"C:\\usb\\{target.name}")
    data = bytearray((folder / f"xacai-{newer.version}.xacai-update").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "hong.xacai-update").write_bytes(data)
    return Updates(made[0], "C:\\usb\\hong.xacai-update", made[1])


def signed_update(target: Path, version: str, setup: Path, key: OfficeKey) -> None:
    """An update file that brings a setup, as the signer's command writes it."""
    read = read_version(version)
    assert read is not None and _LEAST is not None
    program = Program(read, _LEAST, SCHEMA, System.WINDOWS)
    write_update(target, Update(_DAY, ("Bản thử",), program), [("program/setup.exe", setup)], key)


def install_older(pc: PC, older: Setup) -> str:
    """The older program with the demo's data."""
    seconds = pc.install(older)
    pc.must_be(older)
    pc.installed = sum(path.stat().st_size for path in pc.wine.drive(PROGRAM).rglob("*"))
    return f"{older.version} in {seconds:.1f} s; demo {pc.furnish()}"


def open_window_stops_a_setup(pc: PC, older: Setup, newer: Setup) -> str:
    """While the window is open nothing is replaced under it."""
    with pc.window("--data", OFFICE):
        pc.install(newer, status=REFUSED)
    pc.must_be(older)
    return "refused, nothing changed"


def file_is_looked_at(pc: PC, newer: Setup, updates: Updates) -> str:
    """The file is believed, the one with a changed byte is not; nothing is run or laid ready."""
    told = pc.asked("update", "look", updates.newer, "--data", OFFICE)
    program = told["program"]
    must(
        told["usable"] is True and isinstance(program, dict) and program["version"] == newer.version,
        str(told),
    )
    refused = pc.xacai("update", "look", updates.changed, "--data", OFFICE, status=1).words
    pc.xacai("update", "prepare", updates.changed, "--start", "--data", OFFICE, status=1)
    must(not pc.exists(OFFICE + "\\updates"), "a changed file left something behind")
    return f"signed by {told['signed_by']}; one byte changed: {refused.strip()}"


def file_is_installed(pc: PC, older: Setup, newer: Setup, updates: Updates) -> str:
    """Through the window: the section of updates, the file, the copy of the data, the setup, the wizard to its end."""
    with pc.window("--data", OFFICE):
        pc.wine.settle(FULL)
        pc.open_page(8)
        pc.wine.change(lambda: pc.wine.click(*_SECTION))
        pc.picture("13-updates")
        pc.wine.click(*_CHOOSE)
        pc.seen("Chọn tệp cập nhật")
        pc.wine.type_in(updates.newer)
        pc.wine.press("Chọn tệp cập nhật", "Return")
        pc.picture("14-update-file")
        before = _copies(pc)
        pc.wine.click(*_MAKE_READY)
        pc.until(lambda: any(pc.wine.drive(_READY).glob("*.exe")))
        pc.picture("15-update-ready")
        copies = sorted(_copies(pc) - before)
        must(bool(copies), "no copy of the data was made")
        pc.wine.press(WINDOW, "space")
        pc.seen(WIZARD)
        must(pc.wine.wait_for_window(WINDOW, timeout=0) is None, "the window did not close")
        seconds = _through_the_wizard(pc)
    pc.must_be(newer)
    pc.must_be(older, BEFORE)
    shown = pc.wine.run("reg", "query", UNINSTALL_KEY, "/v", "DisplayVersion").words
    must(newer.version in shown, shown)
    return f"{older.version} to {newer.version} in {seconds:.1f} s; the data copied before: {copies[0]}"


def _copies(pc: PC) -> set[str]:
    folder = pc.wine.drive(OFFICE + "\\backups")
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def _through_the_wizard(pc: PC) -> float:
    """Next, Install, Finish without opening the program; the seconds of the copying."""
    pc.wine.press(WIZARD, "Return")
    begun = time.monotonic()
    pc.wine.press(WIZARD, "Return")
    pc.until(lambda: pc.exists(ASIDE))
    pc.until(lambda: not pc.exists(ASIDE))
    seconds = time.monotonic() - begun
    pc.picture("16-update-finish", 300)
    pc.wine.press(WIZARD, "space", "Return")
    pc.until(lambda: pc.wine.wait_for_window(WIZARD, timeout=0) is None)
    return seconds


def data_is_the_same(pc: PC) -> str:
    """The newer program opens the older one's data with equal figures."""
    pc.must_be_equal()
    return "report and plan as before"


def lower_version_is_refused(pc: PC, older: Setup, newer: Setup, updates: Updates) -> str:
    """Neither the older setup nor its update file comes over the newer program."""
    pc.install(older, status=REFUSED)
    words = pc.xacai("update", "prepare", updates.older, "--data", OFFICE, status=1).words
    pc.must_be(newer)
    return f"setup refused; file: {words.strip()}"


def one_step_back(pc: PC, older: Setup) -> str:
    """The older program again, with the same data."""
    pc.wine.run(PROGRAM + "\\uninstall.exe", "/BACK", "/S")
    pc.until(lambda: not pc.exists(GONE) and not pc.exists(BEFORE))
    pc.must_be(older)
    pc.must_be_equal()
    return f"{older.version} again, figures as before"
