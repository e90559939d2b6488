"""Measures consolidation at the size of the whole country: 3,321 offices × 12 periods × 120 rows.

The store is filled directly (honest figures, some not available, some untouched); each figure is then measured in a
fresh process: consolidating against the bare SQL sum of the same cells, the board, the drill-downs, the memory.

    python bench/consolidate.py [--offices 3321] [--years 3] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from xacai.bootstrap import open_workspace
from xacai.db.engine import open_raw
from xacai.domain.catalogue import Catalogue, RowKind
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.consolidation import lists as same_lists
from xacai.domain.office import Office
from xacai.domain.period import Period, window
from xacai.domain.roster import Roster
from xacai.services import board, cataloguing, comparing, consolidating, setting_up
from xacai.services.deadlines import due_of, periods_due
from xacai.services.workspace import Workspace

ROWS = 120
BARE = "SELECT period, code, count(micro), sum(micro) FROM received_value GROUP BY period, code"
LAST_YEAR = 2026


@dataclass(frozen=True)
class Figure:
    """What was measured, against which limit (both in the unit of the words)."""

    words: str
    measured: float
    limit: float | None
    unit: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--offices", type=int, default=3321)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps([figure.__dict__ for figure in measure(given.measure)]))
        return 0
    with tempfile.TemporaryDirectory(prefix="xacai-bench-") as passing:
        folder = given.keep or Path(passing)
        if not (folder / "xacai.db").exists():
            began = time.perf_counter()
            cells = fill(folder, given.offices, given.years)
            print(f"{cells:,} cells written in {time.perf_counter() - began:.0f} s")
        command = [sys.executable, __file__, "--measure", str(folder)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return show([Figure(**item) for item in json.loads(answer)])


def show(figures: list[Figure]) -> int:
    """Print the table; 1 where a limit is missed."""
    missed = 0
    for item in figures:
        met = item.limit is None or item.measured <= item.limit
        missed += not met
        limit = "" if item.limit is None else f"≤ {item.limit:g} {'met' if met else 'MISSED'}"
        print(f"{item.words:<58}{item.measured:>10.2f} {item.unit:<4} {limit}")
    return 1 if missed else 0


def fill(folder: Path, offices: int, years: int) -> int:
    """A receiving office with so many offices below it and their reports; the number of cells written."""
    workspace = open_workspace(folder)
    own = Office("01", "Bộ phận tổng hợp", "Hà Nội", receives=True)
    setting_up.found_office(workspace, own)
    catalogue = _catalogue_of_rows(workspace, folder)
    codes = [f"{10_000 + number:05d}" for number in range(offices)]
    below = tuple(Office(code, f"Xã số {code}", f"Số {code}", superior_code=own.code) for code in codes)
    with workspace.store.writing("bench.offices") as shelves:
        shelves.offices.put_roster(Roster((own, *below)))
    periods = [
        period
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1)
        for period in periods_due(catalogue, year)
    ]
    workspace.close()
    with closing(sqlite3.connect(folder / "xacai.db")) as connection:
        return _write(connection, codes, periods, catalogue)


def _catalogue_of_rows(workspace: Workspace, folder: Path) -> Catalogue:
    """The catalogue in force with as many rows of figures as are measured."""
    held = workspace.catalogue_of_year(LAST_YEAR)
    data: dict[str, Any] = json.loads(json.dumps(write_catalogue(held)))
    data["catalogue"] |= {"version": "bench", "year": LAST_YEAR - 10}
    form = data["forms"][-1]
    sample = next(row for row in form["rows"] if row["kind"] == "count" and row["time"] == "sum")
    for number in range(ROWS - len(_figure_codes(held))):
        form["rows"].append({**sample, "code": f"{held.forms[-1].no}.99.{number}", "no": f"99.{number}"})
    path = folder / "bench.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return cataloguing.import_catalogue(workspace, path)


def _figure_codes(catalogue: Catalogue) -> list[str]:
    return [row.code for row in catalogue.rows() if row.kind not in {RowKind.HEADING, RowKind.RATIO}]


def _write(
    connection: sqlite3.Connection, offices: list[str], periods: list[Period], catalogue: Catalogue
) -> int:
    """Cells and arrivals; the index is made anew at the end, which gives the same file in less time."""
    index = "received_value_sum"
    (made,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (index,)).fetchone()
    connection.execute(f"DROP INDEX {index}")
    chance, codes = random.Random(7), _figure_codes(catalogue)
    lists = frozenset(row.code for row in same_lists(catalogue))
    cells = _cells(chance, offices, sorted(period.code for period in periods), sorted(codes), lists)
    connection.executemany("INSERT INTO received_value VALUES (?, ?, ?, ?, ?, '', '')", cells)
    arrivals = (_arrival(office, period, catalogue, chance) for office in offices for period in periods)
    connection.executemany(
        "INSERT INTO received_report (office, period, revision, uuid, catalogue, first_signed, first_arrived,"
        " verdict, fork, gap) VALUES (?, ?, 1, ?, ?, ?, ?, '', 0, 0)",
        arrivals,
    )
    connection.execute(made)
    connection.execute("ANALYZE")
    connection.commit()
    return len(offices) * len(periods) * len(codes)


def _cells(
    chance: random.Random, offices: list[str], periods: list[str], codes: list[str], lists: frozenset[str]
) -> Iterator[tuple[str, str, str, str, int | None]]:
    """Mostly numbers; of a hundred cells ten say that nothing arose and one that there is no figure yet.

    A list that is the same everywhere is given otherwise by one office in fifty.
    """
    for office in offices:
        scale = chance.lognormvariate(4, 1)
        for period in periods:
            for code in codes:
                lot = chance.random()
                if code in lists:
                    yield office, period, code, "value", (118 if lot < 0.98 else 117) * 1_000_000
                    continue
                if lot < 0.89:
                    yield office, period, code, "value", int(scale * chance.random() * 3) * 1_000_000
                else:
                    said = ("nothing_arose", 0) if lot < 0.99 else ("not_available", None)
                    yield office, period, code, *said


def _arrival(
    office: str, period: Period, catalogue: Catalogue, chance: random.Random
) -> tuple[str, str, str, str, str, str]:
    day = due_of(catalogue, period) + timedelta(days=chance.choice((-2, -1, 0, 0, 3)))
    uuid = f"{office}-{period.code}"
    return office, period.code, uuid, catalogue.id, window(period).last.isoformat(), day.isoformat()


def measure(folder: Path) -> Iterator[Figure]:
    """All figures of a filled store, the store having been read once before."""
    workspace = open_workspace(folder)
    catalogue = next(item for item in workspace.catalogues.values() if item.version == "bench")
    periods = [
        period
        for year in range(LAST_YEAR - 20, LAST_YEAR + 1)
        for period in periods_due(catalogue, year)
        if _held(workspace, period)
    ]
    last = periods[-1]
    with closing(open_raw(folder / "xacai.db")) as connection:
        connection.execute(BARE).fetchall()
        bare = _fastest(lambda: connection.execute(BARE).fetchall())
    whole = _fastest(lambda: [consolidating.consolidate(workspace, period) for period in periods])
    yield Figure(f"bare SQL sum of {len(periods)} periods", bare, None, "s")
    yield Figure(f"consolidating {len(periods)} periods", whole, None, "s")
    yield Figure("consolidating against the bare sum", whole / bare, 1.5, "×")
    found = consolidating.consolidate(workspace, last)
    code = next(row.code for row in catalogue.rows() if row.kind is RowKind.RATIO)
    office = found.gathering.counted[0]
    openings: dict[str, Callable[[], object]] = {
        "consolidating one period": lambda: consolidating.consolidate(workspace, last),
        "board of a year": lambda: board.board(workspace, last.year),
        "offices of one ratio": lambda: comparing.places(workspace, found, code),
        "one office's report": lambda: comparing.office_report(workspace, office, last),
    }
    for words, act in openings.items():
        yield Figure(words, _fastest(act) * 1000, 200, "ms")
    yield Figure("memory so far", _memory(), 400, "MB")
    cells = _fastest(lambda: comparing.office_lines(workspace, found.gathering), times=1)
    yield Figure("every cell of every office (for XLSX and JSON)", cells, None, "s")
    yield Figure("memory at most", _memory(), 400, "MB")
    workspace.close()


def _held(workspace: Workspace, period: Period) -> bool:
    with workspace.store.reading() as shelves:
        return bool(shelves.received_reports.standing(period.code))


def _fastest(act: Callable[[], object], times: int = 3) -> float:
    """Seconds of the fastest of some runs: what else the machine did is left out."""
    spent = []
    for _run in range(times):
        began = time.perf_counter()
        act()
        spent.append(time.perf_counter() - began)
    return min(spent)


def _memory() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
