"""Makes the kept whole copy of the present format, and what it says.

    python -m tests.golden.copies.making

What stands there already is left alone: a format that was released never changes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from xacai.bootstrap import open_workspace
from xacai.db.copies import tail_of
from xacai.domain.evidence import Evidence
from xacai.domain.office import Office
from xacai.domain.plan import Plan, PlanField, PlanHead, Task
from xacai.exchange.handover import STORE, StoreCopy, WorkFile
from xacai.exchange.whole_copy import FORMAT, SUFFIX, CopyManifest, copy_name, read_copy, write_copy
from xacai.services import planning, proving, setting_up
from xacai.services.filing import file_path
from xacai.services.workspace import Workspace

FOLDER = Path(__file__).resolve().parent / f"format-{FORMAT}"
MADE = datetime(2026, 9, 15, 8, 30)
OFFICE = Office(code="98007", name="Ủy ban nhân dân xã Bình Khê", place="Bình Khê")
PAPER = b"%PDF-1.4\n% a page that proves something\n%%EOF\n"
LEFT = WorkFile("evidence", "Ảnh chụp hội nghị.jpg", "ab" * 32, 19_000_000, "jpg")


def furnish(workspace: Workspace, folder: Path) -> None:
    """One office, one plan, one document with a file."""
    setting_up.found_office(workspace, OFFICE)
    tasks = (Task("I.1/1", "Rà soát thủ tục hành chính", "I"), Task("I.1/2", "Công khai thủ tục", "I"))
    fields = (PlanField("I", "Cải cách thủ tục hành chính"),)
    planning.keep_new(
        workspace, Plan("2026/cchc", 2026, head=PlanHead(title="Kế hoạch"), fields=fields, tasks=tasks)
    )
    paper = folder / "Biên bản kiểm tra.pdf"
    paper.write_bytes(PAPER)
    known = proving.register(
        workspace, Evidence(number="12/BB", issuer="UBND xã", abstract="Biên bản kiểm tra")
    )
    proving.attach(workspace, known.evidence.key, paper)


def make(target: Path) -> None:
    """Write the copy."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        workspace = open_workspace(folder / "office", now=lambda: MADE)
        furnish(workspace, folder)
        backup = workspace.store.back_up()
        (kept,) = [item.evidence.file for item in proving.whole_register(workspace)]
        assert kept is not None
        paper = file_path(workspace, kept)
        workspace.close()
        with closing(sqlite3.connect(backup.path)) as connection:
            connection.execute("PRAGMA page_size=512")
            connection.execute("VACUUM")
        data = backup.path.read_bytes()
        saves, head = tail_of(backup.path)
        store = StoreCopy(hashlib.sha256(data).hexdigest(), len(data), backup.schema, saves, head)
        item = WorkFile("evidence", kept.name, kept.sha256, kept.size, kept.type)
        about = CopyManifest(MADE, OFFICE.code, OFFICE.name, "0.1.0", store, (item,), (LEFT,))
        write_copy(target, about, {STORE: backup.path, item.path: paper}, lambda done, total: None)


def said_of(folder: Path) -> dict[str, Any]:
    """What every copy in a folder says of itself."""
    found = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        about = read_copy(path).about
        found[path.name] = {
            "made": about.made.isoformat(),
            "office": [about.office, about.office_name],
            "program": about.program,
            "store": [about.store.schema, about.store.saves, about.store.head],
            "files": [[item.place, item.name, item.sha256, item.size, item.type] for item in about.files],
            "left": [[item.place, item.name, item.sha256, item.size, item.type] for item in about.left],
        }
    return found


def main() -> None:
    """Make what is not there yet."""
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / copy_name(OFFICE.code, MADE)
    if not target.exists():
        make(target)
        said = json.dumps(said_of(FOLDER), ensure_ascii=False, indent=1, sort_keys=True)
        (FOLDER / "said.json").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
