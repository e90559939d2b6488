"""The shelf of other offices' accepted figures, ready to be summed."""

from __future__ import annotations

from collections.abc import Mapping

from xacai.db.mapping import cell_row, read_cell
from xacai.db.shelf import Shelf
from xacai.domain.indicator import Cell


class ReceivedValues(Shelf):
    """Cells by office, period and row."""

    def put(self, office: str, period: str, cells: Mapping[str, Cell]) -> None:
        """Make these the office's figures of the period, instead of all it had there."""
        key = {"office": office, "period": period}
        self._desk.remove("received_value", [key])
        self._desk.upsert("received_value", [{**key, **cell_row(code, cell)} for code, cell in cells.items()])

    def get(self, office: str, period: str) -> dict[str, Cell]:
        """The office's figures of the period."""
        rows = self._desk.rows("received_value", "code", office=office, period=period)
        return {row.code: read_cell(row) for row in rows}

    def remove(self, office: str, period: str) -> None:
        """Take the office's figures of the period out of all sums (a withdrawal)."""
        self._desk.remove("received_value", [{"office": office, "period": period}])
