"""Update files for tests, signed with keys that no released program trusts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from xacai.domain.release import Program, System, Update, Version
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.release_keys import ReleaseKey
from xacai.exchange.update_file import write_update

KEY, STRANGER = make_key(b"release key of tests".ljust(32)), make_key(b"somebody else".ljust(32))
KEYS = (ReleaseKey("Nơi phát hành thử", KEY.public),)
SETUP = b"MZ" + bytes(range(256)) * 20
PROGRAM = Program(Version(9, 0, 0), Version(0, 1, 0), 1, System.DEBIAN)
UPDATE = Update(date(2026, 9, 1), ("Sửa lỗi in biểu 3", "Nhanh hơn khi mở"), PROGRAM)
_INSIDE: dict[str, str] = {System.WINDOWS: "program/setup.exe", System.DEBIAN: "program/package.deb"}


def program_update(
    folder: Path, program: Program = PROGRAM, *, setup: bytes = SETUP, key: OfficeKey = KEY
) -> Path:
    """An update file that brings a program."""
    source = folder / "setup.bin"
    source.write_bytes(setup)
    target = folder / f"xacai-{program.version}.xacai-update"
    inside = _INSIDE.get(program.system, "program/other.bin")
    write_update(target, replace(UPDATE, program=program), [(inside, source)], key)
    return target


def data_update(folder: Path, **files: bytes) -> Path:
    """An update file that brings catalogues: ``catalogue_name=bytes``."""
    inside = []
    for name, data in files.items():
        path = folder / f"{name}.json"
        path.write_bytes(data)
        inside.append((f"{name.replace('_', '/', 1)}.json", path))
    target = folder / "danh-muc.xacai-update"
    write_update(target, replace(UPDATE, program=None), inside, KEY)
    return target
