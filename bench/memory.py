"""Resident memory of the window on its plan page over ten years of data, against a bare PySide6 window with one table.

    python -m bench.memory

The years before the sample's own are made of it: the same plan, progress, reports and snapshots, moved back a year at a
time. Each window is a process of its own, offscreen, measured after it was painted and had nothing more to do. The
goal: ours ≤ 1.6 × bare.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.startup import TABLE

from xacai.bootstrap import open_workspace
from xacai.db.shelves import Shelves
from xacai.domain.deadline import read_deadline
from xacai.domain.period import read_period
from xacai.domain.plan import Plan, plan_key
from xacai.domain.progress import Entry
from xacai.domain.report import Report
from xacai.services.demonstrating import finish_report, furnish, sample_now

ROOT = Path(__file__).resolve().parent.parent
GOAL = 1.6
YEARS = 10

_BARE = (
    """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1366, 768)
"""
    + TABLE
)

_OURS = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from xacai.bootstrap import open_workspace
from xacai.ui.main_window import MainWindow
from xacai.ui.pages import page_specs
from xacai.ui.start import open_pages
from xacai.wording.language import use_language
use_language("vi")
app = QApplication(sys.argv)
window = MainWindow(page_specs())
window.resize(1366, 768)
open_pages(window, open_workspace(Path(sys.argv[1]), now=lambda: datetime(2026, 9, 15, 8, 30)), "planning")
window.show()
"""

_MEASURED = """
import time
end = time.monotonic() + 3
while time.monotonic() < end:
    app.processEvents()
    time.sleep(0.01)
status = open("/proc/self/status").read()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")), flush=True)
import os
os._exit(0)
"""


def main() -> int:
    """Fill, measure, print a table; 0 where the goal is met."""
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(passing) / "office"
        counted = fill(folder)
        size = (folder / "xacai.db").stat().st_size / 1e6
        print(f"{YEARS} years: {counted['tasks']} tasks, {counted['entries']} entries of progress,", end=" ")
        print(f"{counted['reports']} reports; {size:.1f} MB on disk")
        bare = min(resident(_BARE) for _ in range(3))
        ours = min(resident(_OURS, folder) for _ in range(3))
    ratio = ours / bare
    print(f"bare {bare:.0f} MB, plan page {ours:.0f} MB, ratio {ratio:.2f}, goal ≤ {GOAL}")
    return 0 if ratio <= GOAL else 1


def fill(folder: Path) -> dict[str, int]:
    """Ten years of an office; what they hold."""
    workspace = open_workspace(folder, now=sample_now)
    try:
        for _step in furnish(workspace):
            pass
        finish_report(workspace)
        year = sample_now().year
        with workspace.store.writing("bench.fill", "") as shelves:
            for back in range(1, YEARS):
                _copy_year(shelves, year, back)
        with workspace.store.reading() as shelves:
            keys = shelves.plans.keys()
            return {
                "tasks": sum(item.tasks for item in shelves.plans.summaries()),
                "entries": sum(len(shelves.progress.entries(key)) for key in keys),
                "reports": len(shelves.reports.list()),
            }
    finally:
        workspace.close()


def _copy_year(shelves: Shelves, year: int, back: int) -> None:
    plan = shelves.plans.get(plan_key(year))
    assert plan is not None
    former = _plan_of(plan, year - back)
    shelves.plans.put(former)
    shelves.plans.put_revision(former)
    entries = shelves.progress.entries(plan.key)
    shelves.progress.put(former.key, *(_entry_of(entry, year, back) for entry in entries))
    for summary in [item for item in shelves.reports.list() if item.period.startswith(f"{year}-")]:
        report = shelves.reports.get(summary.period)
        assert report is not None
        kept = shelves.reports.snapshot(summary.period, report.revision)
        moved = _report_of(report, year, back)
        shelves.reports.put(moved)
        if kept is not None:
            shelves.reports.keep_snapshot(moved.period.code, 1, _json_of(kept.content, year, back), "bench")


def _plan_of(plan: Plan, year: int) -> Plan:
    back = plan.year - year
    tasks = (
        replace(task, deadline=read_deadline(_earlier(task.deadline.text, plan.year, back), year))
        for task in plan.tasks
    )
    day = _day(plan.head.day, back)
    return replace(plan, key=plan_key(year), year=year, head=replace(plan.head, day=day), tasks=tuple(tasks))


def _entry_of(entry: Entry, year: int, back: int) -> Entry:
    proof = replace(entry.proof, day=_day(entry.proof.day, back))
    period = _earlier(entry.period, year, back)
    return replace(entry, period=period, done_on=_day(entry.done_on, back), proof=proof)


def _report_of(report: Report, year: int, back: int) -> Report:
    period = read_period(_earlier(report.period.code, year, back))
    assert period is not None
    particulars = replace(report.particulars, day=_day(report.particulars.day, back))
    return replace(report, period=period, plan_key=plan_key(year - back), particulars=particulars)


def _json_of(content: object, year: int, back: int) -> dict[str, object]:
    text = _earlier(json.dumps(content, default=dict, ensure_ascii=False), year, back)
    moved: dict[str, object] = json.loads(text)
    return moved


def _earlier(text: str, year: int, back: int) -> str:
    return re.sub(rf"\b({year - 1}|{year}|{year + 1})\b", lambda found: str(int(found[0]) - back), text)


def _day(day: date | None, back: int) -> date | None:
    return None if day is None else day.replace(year=day.year - back, day=min(day.day, 28))


def resident(code: str, *words: object) -> float:
    """What a process of its own holds in memory after three seconds, in MB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
    command: Iterable[str] = (sys.executable, "-c", code + _MEASURED, *(str(word) for word in words))
    done = subprocess.run(list(command), env=environment, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout.strip():
        raise SystemExit(f"the window did not stand: {done.stderr[-2000:]}")
    return int(done.stdout) / 1024


if __name__ == "__main__":
    begun = time.monotonic()
    status = main()
    print(f"{time.monotonic() - begun:.0f} s")
    sys.exit(status)
