"""The drill: a backup is restored for real, into a folder of its own, and looked at."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai.db.faults import store_refused
from xacai.db.restoring import restore
from xacai.db.store import FILE, Store

LAST_DRILL = "drill.last"
VERB = "drill"


@dataclass(frozen=True, slots=True)
class Drill:
    """What came back: the copy, and how many plans, reports and saved verbs it holds."""

    copy: Path
    plans: int
    reports: int
    saves: int


def drill(
    store: Store, *, now: Callable[[], datetime], program_version: str, copy: Path | None = None
) -> Drill:
    """Restore a copy (the newest backup where none is named) beside the store, read it, throw it away, and note the
    day. Refusals: ``store.no-backup``, ``store.backup-bad``, and those of restoring."""
    found = store.backups()
    if copy is None and not found:
        raise store.refused("store.no-backup")
    chosen = copy or found[-1].path
    folder = Path(tempfile.mkdtemp(prefix="drill-", dir=store.folder))
    try:
        result = _look_at(chosen, folder, now, program_version)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with store.writing(VERB, chosen.name) as shelves:
        shelves.settings.set(LAST_DRILL, now().isoformat(timespec="seconds"))
    return result


def _look_at(copy: Path, folder: Path, now: Callable[[], datetime], program_version: str) -> Drill:
    restore(copy, folder / FILE, now=now, program_version=program_version)
    with (
        closing(Store.open(folder, now=now, program_version=program_version)) as restored,
        restored.reading() as shelves,
    ):
        if shelves.audit.broken_at() is not None:
            raise store_refused("store.backup-bad", copy)
        head = shelves.audit.head()
        keys = shelves.plans.keys()
        plans = [shelves.plans.get(key) for key in keys]
        reports = [shelves.reports.get(item.period) for item in shelves.reports.list()]
        # The restore itself added one.
        return Drill(copy, len(plans), len(reports), head.seq - 1 if head else 0)
