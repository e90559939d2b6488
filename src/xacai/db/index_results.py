"""The shelf of index results."""

from __future__ import annotations

from xacai.db.shelf import Shelf
from xacai.domain.index_result import IndexResult, IndexScale


class IndexResults(Shelf):
    """Results by index and year."""

    def put(self, item: IndexResult) -> None:
        """Keep a result over the one of the same index and year."""
        row = {
            "scale": item.scale.value,
            "year": item.year,
            "score": item.score,
            "rank": item.rank,
            "among": item.among,
            "band": item.band,
            "document": item.document,
            "note": item.note,
        }
        self._desk.upsert("index_result", [row])

    def all(self) -> tuple[IndexResult, ...]:
        """Every result, by year and index."""
        return tuple(
            IndexResult(
                IndexScale(row.scale),
                row.year,
                row.score,
                row.rank,
                row.among,
                row.band,
                row.document,
                row.note,
            )
            for row in self._desk.rows("index_result", "year", "scale")
        )

    def remove(self, scale: IndexScale, year: int) -> None:
        """Take a result away."""
        self._desk.remove("index_result", [{"scale": scale.value, "year": year}])
