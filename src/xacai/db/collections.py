"""The shelf of collection sheets: who was asked for a period, who answered, which department owns which row."""

from __future__ import annotations

from datetime import date
from typing import Any

from xacai.db.shelf import Shelf
from xacai.domain.collection import Collection


class Collections(Shelf):
    """Sheets by period and department, and the office's own choice of a row's owner."""

    def put(self, item: Collection) -> None:
        """Keep a sheet's record over the one of the same period and department."""
        row = {
            "period": item.period,
            "department": item.department,
            "sent_at": item.sent_at,
            "due": item.due.isoformat(),
            "sent_as": item.sent_as,
            "answered_at": item.answered_at,
            "file_name": item.file_name,
        }
        self._desk.upsert("collection", [row])

    def get(self, period: str, department: str) -> Collection | None:
        """The record of a period and department."""
        row = self._desk.row("collection", period=period, department=department)
        return _collection(row) if row else None

    def of_period(self, period: str) -> tuple[Collection, ...]:
        """All records of a period, by department."""
        return tuple(_collection(row) for row in self._desk.rows("collection", "department", period=period))

    def owners(self) -> dict[str, str]:
        """The owners that the office chose, by row code."""
        return {row.code: row.department for row in self._desk.rows("row_owner", "code")}

    def set_owner(self, code: str, department: str | None) -> None:
        """Choose a row's owner; empty for nobody, None to follow the catalogue again."""
        if department is None:
            self._desk.remove("row_owner", [{"code": code}])
        else:
            self._desk.upsert("row_owner", [{"code": code, "department": department}])


def _collection(row: Any) -> Collection:
    return Collection(
        row.period,
        row.department,
        row.sent_at,
        date.fromisoformat(row.due),
        row.sent_as,
        row.answered_at,
        row.file_name,
    )
