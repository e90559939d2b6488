"""A newer version of the sample's catalogue for tests: rows renamed, recoded, changed, gone, come."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xacai.domain.catalogue_writing import write_catalogue
from xacai.services import cataloguing
from xacai.services.workspace import Workspace

OLD, NEW = "national-2025@1", "national-2025@2"
RENAMED, RECODED, CHANGED, GONE = "7.3.1", ("7.4.1", "7.4.7"), "5.5", "1.5.1"


def newer_data(workspace: Workspace) -> dict[str, Any]:
    """The catalogue's data with five changes."""
    data: dict[str, Any] = json.loads(json.dumps(write_catalogue(workspace.plain_catalogue(OLD))))
    data["catalogue"]["version"] = "2"
    rows = {row["code"]: row for form in data["forms"] for row in form["rows"]}
    rows[RENAMED]["name"] += " của xã"
    rows[RECODED[0]] |= {"code": RECODED[1], "no": "4.7", "formerly": [RECODED[0]]}
    rows[CHANGED]["unit"] = "người"
    for row in rows.values():
        for key in ("numerator", "denominator"):
            row[key] = RECODED[1] if row.get(key) == RECODED[0] else row.get(key, "")
            if not row[key]:
                del row[key]
    first = data["forms"][0]
    first["rows"] = [row for row in first["rows"] if row["code"] != GONE]
    new = {**rows[RENAMED], "code": "7.9.1", "no": "9.1", "name": "Chỉ tiêu mới"}
    data["forms"][6]["rows"].append(new)
    data["rules"] = [rule for rule in data["rules"] if not _names(rule["cells"])]
    for part in ("rules", "sentences"):
        data[part] = [item for item in data[part] if not any(_names([text]) for text in _texts(item))]
    return data


def _names(texts: list[str]) -> bool:
    return any(code in text for text in texts for code in (GONE, RECODED[0]))


def _texts(item: dict[str, Any]) -> Iterator[str]:
    yield from (text for text in item.values() if isinstance(text, str))


def import_newer(workspace: Workspace, folder: Path) -> None:
    """Take the newer version in as a file."""
    path = folder / "bo-danh-muc-2.json"
    path.write_text(json.dumps(newer_data(workspace), ensure_ascii=False), encoding="utf-8")
    cataloguing.import_catalogue(workspace, path)
