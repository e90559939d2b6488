"""Kill a working store at random moments, over and over, and count what is lost.

    python -m bench.kills --kills 1000 --verb all

Each round a child process works on a data folder, says what has been acknowledged, and is killed by SIGKILL at a
random moment; then the folder is opened and compared with what was said. Verbs: save, backup, migrate, restore, carry
(whole copies into a second place), recover (from a whole copy).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from xacai.bootstrap import open_workspace
from xacai.db.backup import backups, check_backup
from xacai.db.migrations import SCHEMA, Ladder
from xacai.db.restoring import restore
from xacai.db.store import FILE, Store
from xacai.domain.plan import Plan, Task, with_task
from xacai.exchange.whole_copy import SUFFIX, read_copy
from xacai.services.bringing_back import restore_file
from xacai.services.second_place import write_newest

KEY = "2025/cchc"
PLAN = Plan(KEY, 2025, tasks=tuple(Task(f"I.1/{n}", f"Nhiệm vụ số {n} " * 5, "I") for n in range(80)))
NEXT = SCHEMA + 1
PAPER = b"%PDF-1.4\n" + random.Random(1).randbytes(3_000_000)


def _step(connection: Connection) -> None:
    """A step that takes a while: a new table, and every task rewritten."""
    connection.exec_driver_sql("CREATE TABLE extra (key TEXT PRIMARY KEY NOT NULL) STRICT")
    connection.exec_driver_sql("INSERT INTO extra SELECT key FROM task")
    for number in range(80):
        connection.exec_driver_sql("UPDATE task SET note = note || 'x' WHERE place = ?", (number,))


LADDER = Ladder(NEXT, {NEXT: _step})


@dataclass(slots=True)
class Tally:
    """What the rounds came to; ``lost`` and ``torn`` must stay 0."""

    rounds: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0


def _open(folder: Path, ladder: Ladder | None = None) -> Store:
    return Store.open(folder, now=datetime.now, program_version="bench", ladder=ladder or Ladder())


def _work_save(folder: Path, say: Callable[[int], None]) -> None:
    """Count up: the same number in a setting and in a task, in one transaction."""
    with _open(folder) as store:
        with store.reading() as shelves:
            plan, number = shelves.plans.get(KEY) or PLAN, int(shelves.settings.get("n", "0"))
        while True:
            number += 1
            plan = with_task(plan, replace(plan.tasks[number % 80], note=str(number)))
            with store.writing("count", KEY) as shelves:
                shelves.plans.put(plan)
                shelves.settings.set("n", str(number))
            say(number)


def _work_backup(folder: Path, say: Callable[[int], None]) -> None:
    with _open(folder) as store:
        number = 0
        while True:
            store.back_up()
            number += 1
            say(number)


def _work_migrate(folder: Path, say: Callable[[int], None]) -> None:
    _open(folder, LADDER).close()
    say(1)


def _work_restore(folder: Path, say: Callable[[int], None]) -> None:
    restore(backups(folder)[-1].path, folder / FILE, now=datetime.now, program_version="bench")
    say(1)


def _stick(folder: Path) -> Path:
    return folder.with_name("stick")


def _work_carry(folder: Path, say: Callable[[int], None]) -> None:
    workspace, number = open_workspace(folder), 0
    while True:
        write_newest(workspace, _stick(folder))
        number += 1
        say(number)


def _work_recover(folder: Path, say: Callable[[int], None]) -> None:
    shutil.rmtree(folder / "evidence", ignore_errors=True)
    (whole,) = (folder / "whole").glob(f"*{SUFFIX}")
    restore_file(folder, whole)
    say(1)


def _numbers(store: Store) -> tuple[int, int, bool]:
    """The number of the setting, the number of the tasks, whether the audit's chain is whole."""
    with store.reading() as shelves:
        plan = shelves.plans.get(KEY)
        notes = [int(task.note.rstrip("x") or 0) for task in plan.tasks] if plan else [0]
        return int(shelves.settings.get("n", "0")), max(notes), shelves.audit.broken_at() is None


def _judge_save(folder: Path, said: int, tally: Tally) -> None:
    with _open(folder) as store:
        setting, note, whole = _numbers(store)
    tally.lost += max(0, said - setting)
    tally.torn += setting != note or not whole or setting > max(said, 0) + 1


def _judge_backup(folder: Path, said: int, tally: Tally) -> None:
    for item in backups(folder):
        check_backup(item.path)
    tally.lost += bool(said) and not backups(folder)
    _judge_save(folder, 7, tally)


def _judge_migrate(folder: Path, said: int, tally: Tally) -> None:
    before = _header_version(folder)
    with _open(folder, LADDER) as store:
        setting, note, whole = _numbers(store)
        with closing(store._reader.connect()) as connection:
            rewritten = connection.exec_driver_sql(
                "SELECT count(*) FROM task WHERE note LIKE '%x'"
            ).scalar_one()
            extra = connection.exec_driver_sql("SELECT count(*) FROM extra").scalar_one()
            doubled = connection.exec_driver_sql(
                "SELECT count(*) FROM task WHERE note LIKE '%xx'"
            ).scalar_one()
    tally.lost += setting != 7 or (bool(said) and before != NEXT)
    tally.torn += (note, whole, rewritten, extra, doubled) != (7, True, 80, 80, 0) or not backups(folder)


def _judge_restore(folder: Path, said: int, tally: Tally) -> None:
    with _open(folder) as store:
        setting, note, whole = _numbers(store)
    aside = list(folder.glob(f"damaged/*/{FILE}"))
    tally.lost += (bool(said) and setting != 7) or (setting == 7 and len(aside) != 1)
    tally.torn += setting not in (7, 8) or setting != note or not whole


def _judge_carry(folder: Path, said: int, tally: Tally) -> None:
    found = list(_stick(folder).glob(f"*{SUFFIX}"))
    tally.lost += bool(said) and not found
    tally.torn += sum(not read_copy(path).about.files for path in found)
    _judge_save(folder, 8, tally)


def _judge_recover(folder: Path, said: int, tally: Tally) -> None:
    kept = [
        path.stem == hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("evidence/*.pdf")
    ]
    _judge_restore(folder, said, tally)
    with _open(folder) as store:
        back = _numbers(store)[0] == 7
    tally.torn += not all(kept) or (back and len(kept) != 1)


def _header_version(folder: Path) -> int:
    return int.from_bytes((folder / FILE).read_bytes()[60:64], "big")


VERBS = {
    "save": (_work_save, _judge_save),
    "backup": (_work_backup, _judge_backup),
    "migrate": (_work_migrate, _judge_migrate),
    "restore": (_work_restore, _judge_restore),
    "carry": (_work_carry, _judge_carry),
    "recover": (_work_recover, _judge_recover),
}


def _prepare(folder: Path) -> None:
    """A store that counted to 7, its backup, and a count to 8."""
    with _open(folder) as store:
        for number in (7, 8):
            with store.writing("count", KEY) as shelves:
                shelves.plans.put(with_task(PLAN, replace(PLAN.tasks[number], note=str(number))))
                shelves.settings.set("n", str(number))
            if number == 7:
                store.back_up()
    paper = folder / "evidence" / f"{hashlib.sha256(PAPER).hexdigest()}.pdf"
    for part in (paper.parent, folder / "whole", _stick(folder)):
        part.mkdir(exist_ok=True)
    paper.write_bytes(PAPER)
    workspace = open_workspace(folder)
    write_newest(workspace, folder / "whole")
    workspace.close()


def _seven(folder: Path) -> None:
    """Make the folder's file the one that counted to 7."""
    shutil.copy(backups(folder)[0].path, folder / FILE)


def _child(verb: str, folder: Path, pipe: int) -> None:
    def say(number: int) -> None:
        os.write(pipe, b"%d\n" % number)

    try:
        VERBS[verb][0](folder, say)
    finally:
        os._exit(0)


def kill_once(verb: str, folder: Path, after: float) -> int:
    """Let a child work, kill it after so many seconds; the last number that it acknowledged."""
    inward, outward = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inward)
        _child(verb, folder, outward)
    os.close(outward)
    time.sleep(after)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(inward) as stream:
        said = stream.read().split("\n")
    return int(said[-2]) if len(said) > 1 else 0


def run(verb: str, kills: int, seed: int) -> Tally:
    """So many kills of a verb."""
    tally, chance = Tally(), random.Random(f"{verb} {seed}")
    with tempfile.TemporaryDirectory() as place:
        origin, folder = Path(place) / "origin", Path(place) / "folder"
        _prepare(origin)
        if verb in ("backup", "migrate"):
            _seven(origin)
        whole = _duration(verb, origin, Path(place) / "timed")
        said_before = 0
        for _ in range(kills):
            if verb != "save" or not folder.exists():
                shutil.rmtree(folder, ignore_errors=True)
                shutil.copytree(origin, folder)
                said_before = 8 if verb == "save" else 0
            said = max(said_before, kill_once(verb, folder, chance.uniform(0, whole)))
            tally.acknowledged += said - said_before
            tally.rounds += 1
            VERBS[verb][1](folder, said, tally)
            if verb == "save":
                with _open(folder) as store:
                    said_before = _numbers(store)[0]
    return tally


def _duration(verb: str, origin: Path, folder: Path) -> float:
    """Seconds in which to kill: somewhat longer than the verb takes alone, or some loops of it."""
    if verb in ("save", "backup", "carry"):
        return 1.0 if verb == "carry" else 0.15
    shutil.copytree(origin, folder)
    started = time.perf_counter()
    VERBS[verb][0](folder, lambda number: None)
    return (time.perf_counter() - started) * 3


def main(arguments: list[str]) -> int:
    """Run the rounds and print the table; 1 if anything was lost or torn."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=20, help="rounds of each verb")
    parser.add_argument("--verb", choices=[*VERBS, "all"], default="all")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    if not hasattr(os, "fork"):
        print("killing children needs a system that forks", file=sys.stderr)
        return 2
    print(f"{'verb':10}{'kills':>8}{'acknowledged':>14}{'lost':>6}{'torn':>6}")
    bad = 0
    for verb in VERBS if chosen.verb == "all" else [chosen.verb]:
        tally = run(verb, chosen.kills, chosen.seed)
        bad += tally.lost + tally.torn
        print(f"{verb:10}{tally.rounds:8}{tally.acknowledged:14}{tally.lost:6}{tally.torn:6}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
