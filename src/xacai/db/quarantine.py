"""The shelf of files that came and were not taken in."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import insert

from xacai.db.plain import write_json
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class Held:
    """A file held back: its name as it came, where its bytes are kept, and the issue that says why."""

    number: int
    at: str
    file_name: str
    sha256: str
    kept_as: str
    issue: Issue


class Quarantine(Shelf):
    """Files held back, in the order of arrival."""

    def put(self, file_name: str, sha256: str, issue: Issue, kept_as: str = "") -> None:
        """Note a file that was not taken in."""
        row = {
            "at": self._desk.at(),
            "file_name": file_name,
            "sha256": sha256,
            "kept_as": kept_as,
            "code": issue.code,
            "params": write_json({"where": issue.where, "params": dict(issue.params)}),
        }
        self._desk.change(insert(table("quarantine")).values(**row))

    def list(self) -> tuple[Held, ...]:
        """All files held back."""
        found = []
        for row in self._desk.rows("quarantine", "number"):
            data = json.loads(row.params)
            issue = Issue(row.code, Severity.ERROR, data["where"], data["params"])
            found.append(Held(row.number, row.at, row.file_name, row.sha256, row.kept_as, issue))
        return tuple(found)
