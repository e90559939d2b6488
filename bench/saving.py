"""Saving one edited cell against one bare SQLite commit under the same settings, in one run.

    python -m bench.saving [--rounds 300] [--folder DIR]

The two take turns, so that the disk treats both alike. The goal is a ratio of at most 2.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from xacai.db.engine import open_raw
from xacai.db.store import Store
from xacai.domain.indicator import value
from xacai.domain.period import quarter
from xacai.domain.plan import Plan, Task, with_task
from xacai.domain.report import Report, with_cell

GOAL = 2.0
PLAN = Plan("2025/cchc", 2025, tasks=tuple(Task(f"I.1/{n}", f"Nhiệm vụ số {n} " * 5, "I") for n in range(80)))
REPORT = Report("25432", quarter(2025, 3), "national-2025@1", values={f"3.{n}": value(n) for n in range(200)})


def bare_commit(folder: Path) -> Callable[[int], None]:
    """One changed cell of a small table, by the driver alone."""
    connection = open_raw(folder / "bare.db")
    connection.execute("CREATE TABLE cell (place INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
    connection.executemany("INSERT INTO cell VALUES (?, ?)", [(n, "x" * 80) for n in range(80)])

    def save(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE cell SET text = ? WHERE place = ?", (str(number), number % 80))
        connection.execute("COMMIT")

    return save


def task_cell(store: Store) -> Callable[[int], None]:
    """One cell of a task, in a plan of 80 tasks."""
    state = [PLAN]

    def save(number: int) -> None:
        plan = state[0]
        edited = with_task(plan, replace(plan.tasks[number % 80], note=str(number)))
        with store.writing("plan edit", plan.key) as shelves:
            shelves.plans.put(edited, plan)
        state[0] = edited

    return save


def report_cell(store: Store) -> Callable[[int], None]:
    """One cell of a report of 200 values."""
    state = [REPORT]

    def save(number: int) -> None:
        edited = with_cell(state[0], f"3.{number % 200}", value(number + 1000))
        with store.writing("report edit", edited.period.code) as shelves:
            shelves.reports.put(edited, state[0])
        state[0] = edited

    return save


def measure(savers: dict[str, Callable[[int], None]], rounds: int) -> dict[str, list[float]]:
    """Seconds of each save, taking turns; the first few rounds are not counted."""
    times: dict[str, list[float]] = {name: [] for name in savers}
    for number in range(rounds + 10):
        for name, save in savers.items():
            started = time.perf_counter()
            save(number)
            if number >= 10:
                times[name].append(time.perf_counter() - started)
    return times


def main(arguments: list[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=None, help="a folder on the disk to measure")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=chosen.folder) as place:
        folder = Path(place)
        with Store.open(folder / "data", now=datetime.now, program_version="bench") as store:
            with store.writing("set-up") as shelves:
                shelves.plans.put(PLAN)
                shelves.reports.put(REPORT)
            savers = {
                "one bare commit": bare_commit(folder),
                "a task's cell": task_cell(store),
                "a report's cell": report_cell(store),
            }
            times = measure(savers, chosen.rounds)
    floor = statistics.median(times["one bare commit"])
    print(f"{'':18}{'median ms':>10}{'p90 ms':>9}{'ratio':>7}   (goal ≤ {GOAL})")
    for name, taken in times.items():
        middle, high = statistics.median(taken), statistics.quantiles(taken, n=10)[-1]
        print(f"{name:18}{middle * 1000:10.2f}{high * 1000:9.2f}{middle / floor:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
