"""Start to first paint, against a bare PySide6 window with one table, in one run.

    python bench/startup.py [--runs 9]

Each run is a new process, ours and the bare one in turn; the figures are medians of wall time from the start of the
process to the end of the first paint. The goal: ours ≤ 1.5 × bare.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOAL = 1.5

# What stands in every bare window; ``window`` is there already.
TABLE = """table = QTableWidget(20, 6)
for row in range(20):
    for column in range(6):
        table.setItem(row, column, QTableWidgetItem(f"Hồ sơ {row}.{column}"))
window.setCentralWidget(table)
window.show()
"""

_BARE = (
    """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    print("painted", flush=True)
    app.exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
"""
    + TABLE
    + "app.exec()\n"
)

# The program's own door, up to the first import that comes after the first paint.
_OURS = """
import sys, tempfile
sys.argv = ["xacai", "--data", tempfile.gettempdir() + "/xacai-bench"]
from xacai.__main__ import main
class Painted:
    def find_spec(self, name, path=None, target=None):
        if name == "xacai.ui.operation":
            print("painted", flush=True)
            import os
            os._exit(0)
sys.meta_path.insert(0, Painted())
main()
"""


def main() -> int:
    """Run, print a table, give 0 where the goal is met."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    times: dict[str, list[float]] = {"bare": [], "xacai": []}
    for _ in range(runs + 1):
        times["bare"].append(milliseconds(_BARE))
        times["xacai"].append(milliseconds(_OURS))
    medians = {
        name: statistics.median(figures[1:]) for name, figures in times.items()
    }  # the first warms the disk
    print(f"{'window':<8}{'median ms':>10}{'least':>8}{'most':>8}   ({runs} runs each, in turn)")
    for name, figures in times.items():
        print(f"{name:<8}{medians[name]:>10.0f}{min(figures[1:]):>8.0f}{max(figures[1:]):>8.0f}")
    ratio = medians["xacai"] / medians["bare"]
    print(f"ratio {ratio:.2f}, goal ≤ {GOAL}")
    return 0 if ratio <= GOAL else 1


def milliseconds(code: str) -> float:
    """Wall time of one process from its start to the word "painted"."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT / "src")}
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        word = process.stdout.readline()
        spent = time.perf_counter() - begin
        process.wait(30)
    if word.strip() != "painted":
        raise SystemExit("the window was not painted")
    return spent * 1000


if __name__ == "__main__":
    sys.exit(main())
