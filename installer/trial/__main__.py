"""``python -m installer.trial``: the run gate's steps in their order; a line a step, pictures and ``log.txt``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from subprocess import SubprocessError

from installer.trial import breaking, portable, shipped, updating, using
from installer.trial.key import read_key
from installer.trial.pc import PC, Failed, Setup
from installer.wine import Wine

Step = Callable[[], str]


@dataclass(slots=True)
class Log:
    """The lines, printed as they come and kept in a file."""

    path: Path
    lines: list[str] = field(default_factory=list)

    def tell(self, line: str) -> None:
        """One more line."""
        print(line, flush=True)
        self.lines.append(line)
        self.path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")

    @property
    def failed(self) -> int:
        """How many steps did not come out as they must."""
        return sum(line.startswith("FAILED") for line in self.lines)


def main() -> int:
    """Run both trials; exit status 1 when a step failed."""
    given = _arguments()
    out: Path = given.out
    out.mkdir(parents=True, exist_ok=True)
    log, begun = Log(out / "log.txt"), time.monotonic()
    if given.setup is not None:
        log.tell(f"what leaves: {given.setup.name}")
        _tried(given.chroot, out, log, lambda pc: shipped_steps(pc, given.setup, given.portable))
    if given.newer is not None:
        log.tell(f"the same source with a throw-away key: {given.older.name}, {given.newer.name}")
        _tried(given.chroot, out, log, lambda pc: update_steps(pc, given.older, given.newer, given.key))
    steps = sum(line.startswith(("ok", "FAILED")) for line in log.lines)
    minutes = (time.monotonic() - begun) / 60
    log.tell(f"{steps - log.failed} of {steps} steps came out well, {minutes:.1f} min; Wine, not Windows")
    return 1 if log.failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="installer.trial", description="The run gate's trial under Wine.")
    parser.add_argument("chroot", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--setup", type=Path, help="the setup that leaves")
    parser.add_argument("--portable", type=Path, help="the portable folder's archive that leaves")
    parser.add_argument("--older", type=Path, help="a setup of an older version that trusts the key")
    parser.add_argument("--newer", type=Path, help="one of the newer version")
    parser.add_argument("--key", type=Path, help="the key, as installer.trial.key made it")
    return parser.parse_args()


def shipped_steps(pc: PC, setup_file: Path, archive: Path | None) -> Sequence[Step]:
    """What is tried with the files that leave."""
    setup = pc.lay_setup(setup_file)
    steps = [
        partial(shipped.wizard_installs, pc, setup),
        partial(shipped.foreign_folder_is_refused, pc, setup),
        partial(shipped.same_version_again, pc, setup),
        partial(shipped.demo_river, pc),
        partial(shipped.window_opens_on_the_data, pc),
        partial(using.guide_is_written, pc),
        partial(using.plan_goes_out_and_comes_in, pc),
        partial(using.pdf_is_signed_and_checked, pc),
        partial(using.plan_is_printed, pc),
        partial(shipped.double_click_opens, pc),
        partial(shipped.uninstall_keeps_data, pc),
    ]
    if archive is not None:
        steps.append(partial(portable.runs_from_a_stick, pc, archive, setup.version))
    return steps


def update_steps(pc: PC, older_file: Path, newer_file: Path, key: Path) -> Sequence[Step]:
    """What is tried with two setups that trust the key."""
    older, newer = pc.lay_setup(older_file), pc.lay_setup(newer_file)
    updates = updating.lay_updates(pc, read_key(key), older, newer)
    both: tuple[PC, Setup, Setup] = (pc, older, newer)
    return [
        partial(updating.install_older, pc, older),
        partial(updating.open_window_stops_a_setup, *both),
        partial(updating.file_is_looked_at, pc, newer, updates),
        partial(updating.file_is_installed, *both, updates),
        partial(updating.data_is_the_same, pc),
        partial(updating.lower_version_is_refused, *both, updates),
        partial(updating.one_step_back, pc, older),
        partial(breaking.killed_setup_is_mended, *both),
        partial(updating.data_is_the_same, pc),
        partial(breaking.step_back_survives_a_second_setup, *both),
        partial(breaking.own_file_survives, *both),
        partial(shipped.uninstall_keeps_data, pc),
        partial(breaking.full_disk_changes_nothing, *both),
    ]


def _tried(chroot: Path, out: Path, log: Log, steps_of: Callable[[PC], Sequence[Step]]) -> None:
    """A fresh PC and its steps; the first that fails ends them."""
    wine = Wine(chroot)
    try:
        for step in steps_of(PC(wine, out)):
            log.tell(told(step))
            if log.lines[-1].startswith("FAILED"):
                wine.picture(out / "failed.png", 1)
                break
    finally:
        wine.close()


def told(step: Step) -> str:
    """The line of a step that is done now; at its end the seconds of the whole step, its looks at the screen too."""
    assert isinstance(step, partial)
    name, begun = step.func.__name__.replace("_", " "), time.monotonic()
    try:
        return f"ok      {name}: {step()} [{time.monotonic() - begun:.0f} s]"
    except (Failed, OSError, LookupError, ValueError, SubprocessError) as fault:
        return f"FAILED  {name}: {fault}"


if __name__ == "__main__":
    sys.exit(main())
