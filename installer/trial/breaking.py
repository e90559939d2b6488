"""Copying that breaks off: a setup that is killed, a disk that is full; the program before is never lost."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from installer.trial.pc import ASIDE, BEFORE, KEPT, PC, PROGRAM, REFUSED, Setup, must

_ELSEWHERE = "D:\\XaCai"
_ROOM = 1.4  # of a program on the small disk
_MANY = 150  # files that were copied when the setup is killed


def killed_setup_is_mended(pc: PC, older: Setup, newer: Setup) -> str:
    """The setup is killed while it copies; the next one puts the older program back first, then goes over it."""
    program = pc.wine.start(newer.path, "/S")
    pc.until(lambda: pc.exists(ASIDE) and _count(pc, PROGRAM) > _MANY)
    pc.wine.run("taskkill", "/F", "/IM", newer.process)
    program.wait(60)
    left = _count(pc, PROGRAM)
    must(not pc.exists(PROGRAM + "\\uninstall.exe"), "the setup was through before it could be killed")
    pc.must_be(older, ASIDE)
    pc.install(newer)
    pc.must_be(newer)
    pc.must_be(older, BEFORE)
    must(not pc.exists(ASIDE), "the older program stands twice")
    return f"killed after {left} files; the next setup mended it, one step back is {older.version}"


def step_back_survives_a_second_setup(pc: PC, older: Setup, newer: Setup) -> str:
    """The same setup once more does not take the older program's place."""
    pc.install(newer)
    pc.must_be(newer)
    pc.must_be(older, BEFORE)
    return f"one step back is still {older.version}"


def own_file_survives(pc: PC, older: Setup, newer: Setup) -> str:
    """What a person laid into the folder of the step back outlives a further upgrade."""
    pc.wine.drive(BEFORE + "\\ghi-chu.txt").write_text("của tôi", encoding="utf-8")
    pc.wine.drive(PROGRAM + "\\version.txt").write_text("0.0.2", encoding="ascii")  # as if between the two
    pc.install(newer)
    pc.must_be(newer)
    kept = [path.name for path in pc.wine.drive(KEPT).iterdir()]
    must(kept == ["ghi-chu.txt"], f"in {KEPT}: {kept}")
    must(not pc.exists(BEFORE + "\\ghi-chu.txt"), "the folder of the step back was not made anew")
    shutil.rmtree(pc.wine.drive(KEPT))
    return f"it lies in {KEPT.rpartition(chr(92))[2]}"


def full_disk_changes_nothing(pc: PC, older: Setup, newer: Setup) -> str:
    """On a disk without room for two programs the upgrade fails and the older program stands as it stood."""
    pc.wine.add_disk("d", int(pc.installed * _ROOM / 1e6))
    pc.install(older, f"/D={_ELSEWHERE}")
    before = _names(pc.wine.drive(_ELSEWHERE))
    begun = time.monotonic()
    pc.install(newer, f"/D={_ELSEWHERE}", status=REFUSED)
    pc.must_be(older, _ELSEWHERE)
    must(_names(pc.wine.drive(_ELSEWHERE)) == before, "the older program is not whole")
    must(not pc.exists(_ELSEWHERE + "-cu"), "it still stands aside")
    return f"put back after {time.monotonic() - begun:.1f} s, {len(before)} files as before"


def _count(pc: PC, folder: str) -> int:
    return len(_names(pc.wine.drive(folder)))


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
