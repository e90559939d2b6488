"""The shelf of settings: names and texts."""

from __future__ import annotations

from xacai.db.shelf import Shelf


class Settings(Shelf):
    """Settings by name."""

    def get(self, name: str, otherwise: str = "") -> str:
        """A setting, or ``otherwise`` where it was never set."""
        row = self._desk.row("setting", name=name)
        return row.value if row else otherwise

    def set(self, name: str, value: str) -> None:
        """Set it."""
        self._desk.upsert("setting", [{"name": name, "value": value}])

    def all(self) -> dict[str, str]:
        """Every setting."""
        return {row.name: row.value for row in self._desk.rows("setting", "name")}
