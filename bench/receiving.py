"""Receiving and storing full reports: bundles a second, and whether the time stays linear.

    python -m bench.receiving [--offices 168] [--periods 1] [--receipts]

The bundles are made beforehand and not counted. Goals: 20 a second or more; ten times as many take at most eleven
times as long; 400 MB at most.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench.honest_bundles import pin_offices, write_bundles

from xacai.bootstrap import open_workspace
from xacai.exchange.replay import Outcome
from xacai.services import demonstrating, receiving_many, sampling, setting_up

PERIODS = tuple(f"{year}-{tail}" for year in (2026, 2025, 2024) for tail in ("Q1", "6M", "Q3", "Y"))
GOAL, MEMORY = 20.0, 400


def megabytes() -> float:
    """The most memory that this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1 << 20
    )


Row = tuple[str, float, float, float]


def measure(folder: Path, offices: int, periods: int, receipts: bool) -> list[Row]:
    """Rows of name, seconds, files a second, seconds of the processor: the last tells a busy machine from slow work."""
    moment = demonstrating.sample_now()
    workspace = open_workspace(folder / "data", now=lambda: moment)
    setting_up.found_office(workspace, sampling.sample_receiver())
    inbound = folder / "in"
    inbound.mkdir()
    keys = pin_offices(workspace, offices)
    files = list(write_bundles(inbound, keys, PERIODS[:periods]))
    print(f"{len(files)} bundles of {files[0].stat().st_size / 1024:.0f} KiB", flush=True)
    rows = []
    started = _now()
    seen = receiving_many.together(receiving_many.look_through(workspace, receiving_many.files_in([inbound])))
    rows.append(_row("look", started, len(files)))
    started = _now()
    told = list(receiving_many.take_in(workspace, receiving_many.worth_taking(seen)))
    rows.append(_row("take in", started, len(files)))
    assert all(item.outcome is Outcome.STORED for item in told), {item.outcome for item in told}
    if receipts:
        started = _now()
        written = list(receiving_many.write_receipts(workspace, folder / "receipts"))
        rows.append(_row("receipts", started, len(written)))
    workspace.close()
    return rows


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _row(name: str, started: tuple[float, float], files: int) -> Row:
    now = _now()
    took = now[0] - started[0]
    return name, took, files / took, now[1] - started[1]


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--offices", type=int, default=168)
    parser.add_argument("--periods", type=int, default=1)
    parser.add_argument("--receipts", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="xacai-receiving-") as name:
        rows = measure(Path(name), given.offices, given.periods, given.receipts)
    for what, took, rate, worked in rows:
        print(f"{what:<10} {took:8.2f} s {rate:8.1f} /s   processor {worked:8.2f} s")
    print(f"{'memory':<10} {megabytes():8.0f} MB")
    taken = next(rate for what, _took, rate, _worked in rows if what == "take in")
    return 0 if taken >= GOAL and megabytes() <= MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())
