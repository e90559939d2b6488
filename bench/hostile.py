"""Every class of hostile file received by an office in a process of its own: time, memory, answer, what was written.

    python -m bench.hostile [--only WORDS]

Goals: every one refused or kept apart with a sentence within 5 s and 300 MB, the store's rows and all files outside
quarantine as they were. The files are made beforehand and not counted; memory is that of the whole process.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.receiving import megabytes
from tests.exchange.hostile.case import Case
from tests.exchange.hostile.collection import all_cases
from tests.services.besieged import MAY_CHANGE, files, furnish, rows
from tests.services.offices import open_at

from xacai.services.receiving import receive
from xacai.services.workspace import Workspace
from xacai.wording.language import use_language
from xacai.wording.messages import message_of

SECONDS, MEMORY = 5.0, 300
_STUCK = 60


def take_one(folder: Path, path: Path) -> None:
    """Receive one file in this process and print what came of it."""
    use_language("vi")
    workspace = open_at(folder)
    before, started = peak(), time.perf_counter()
    told = receive(workspace, path)
    took = time.perf_counter() - started
    reason = told.reasons[0]
    workspace.close()
    answer = {"outcome": told.outcome.value, "code": reason.code, "said": message_of(reason)}
    print(json.dumps({**answer, "seconds": took, "before": before, "most": peak()}))


def peak() -> float:
    """The most megabytes this program held; what its parent held before starting it does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return megabytes()
    told = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1024


def measure(base: Path, name: str, case: Case) -> dict[str, Any]:
    """The figures of one class, and what was wrong."""
    folder, path = base / "data", base / "thu-la.xacai"
    shutil.copytree(base / "furnished", folder)
    case.write(path)
    before = _look(folder, case)
    ran = subprocess.run(
        [sys.executable, "-m", "bench.hostile", "--one", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=_STUCK,
        check=False,
    )
    told: dict[str, Any] = json.loads(ran.stdout) if ran.returncode == 0 else {"died": ran.stderr[-300:]}
    wrong = [] if _look(folder, case) == before else ["something was written"]
    shutil.rmtree(folder)
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink()
    return {"name": name, **told, "wrong": [*wrong, *_faults(case, told)]}


def _look(folder: Path, case: Case) -> object:
    workspace: Workspace = open_at(folder)
    found = rows(workspace, MAY_CHANGE[case.outcome]), files(workspace, folder.parent)
    workspace.close()
    return found


def _faults(case: Case, told: dict[str, Any]) -> Iterator[str]:
    if "died" in told:
        yield str(told["died"])
        return
    if (told["outcome"], told["code"]) != (case.outcome.value, case.code):
        yield f"{told['outcome']} {told['code']}"
    if told["said"].isascii():
        yield "no Vietnamese sentence"
    if told["seconds"] > SECONDS or told["most"] > MEMORY:
        yield "too slow or too large"


def main() -> int:
    """Print the table; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="")
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        take_one(*given.one)
        return 0
    found = []
    with tempfile.TemporaryDirectory(prefix="xacai-hostile-") as name:
        furnish(Path(name) / "furnished").close()
        for title, case in all_cases().items():
            if given.only in title:
                found.append(measure(Path(name), title, case))
                print(_line(found[-1]), flush=True)
    slowest, largest = (max(item.get(what, 0) for item in found) for what in ("seconds", "most"))
    bad = sum(bool(item["wrong"]) for item in found)
    print(f"{len(found)} classes, {bad} at fault; slowest {slowest:.2f} s, largest {largest:.0f} MB")
    return 1 if bad else 0


def _line(item: dict[str, Any]) -> str:
    figures = f"{item.get('seconds', 0):7.3f} s {item.get('most', 0):5.0f} MB"
    told = f"{item.get('outcome', ''):<15}{item.get('code', ''):<26}"
    return f"{item['name']:<42}{figures}  {told}{'; '.join(item['wrong'])}"


if __name__ == "__main__":
    sys.exit(main())
