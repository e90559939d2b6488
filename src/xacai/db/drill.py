"""The drill: a backup is restored for real, into a folder of its own, and looked at."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai.db.backup import Backup
from xacai.db.faults import store_refused
from xacai.db.restoring import restore
from xacai.db.store import FILE, Store

LAST_DRILL = "drill.last"


@dataclass(frozen=True, slots=True)
class Drill:
    """What came back: the backup, and how many plans, reports and saved verbs it holds."""

    backup: Backup
    plans: int
    reports: int
    saves: int


def drill(store: Store, *, now: Callable[[], datetime], program_version: str) -> Drill:
    """Restore the newest backup beside the store, read it, throw it away, and note the day.

    Refusals: ``store.no-backup``, ``store.backup-bad``, and those of restoring.
    """
    found = store.backups()
    if not found:
        raise store.refused("store.no-backup")
    folder = Path(tempfile.mkdtemp(prefix="drill-", dir=store.folder))
    try:
        result = _look_at(found[-1], folder, now, program_version)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    with store.writing("drill", found[-1].path.name) as shelves:
        shelves.settings.set(LAST_DRILL, now().isoformat(timespec="seconds"))
    return result


def _look_at(backup: Backup, folder: Path, now: Callable[[], datetime], program_version: str) -> Drill:
    restore(backup.path, folder / FILE, now=now, program_version=program_version)
    with (
        closing(Store.open(folder, now=now, program_version=program_version)) as copy,
        copy.reading() as shelves,
    ):
        if shelves.audit.broken_at() is not None:
            raise store_refused("store.backup-bad", backup.path)
        head = shelves.audit.head()
        keys = shelves.plans.keys()
        plans = [shelves.plans.get(key) for key in keys]
        reports = [shelves.reports.get(item.period) for item in shelves.reports.list()]
        # The restore itself added one.
        return Drill(backup, len(plans), len(reports), head.seq - 1 if head else 0)
