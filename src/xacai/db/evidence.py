"""The shelf of the evidence register: documents, and what each of them proves."""

from __future__ import annotations

from typing import Any

from xacai.db.mapping import Row, read_day, write_day
from xacai.db.shelf import Shelf
from xacai.domain.evidence import Evidence, EvidenceFile, Link, SubjectKind, order_of

_LAST = "evidence.last"


class EvidenceRegister(Shelf):
    """Documents by their keys; links go with the document that they belong to."""

    def next_key(self) -> str:
        """A key that no document had before, not even one that was removed."""
        row = self._desk.row("setting", name=_LAST)
        key = str(int(row.value) + 1 if row is not None else 1)
        self._desk.upsert("setting", [{"name": _LAST, "value": key}])
        return key

    def all(self) -> tuple[Evidence, ...]:
        """The whole register, oldest first."""
        found = (_evidence(row) for row in self._desk.rows("evidence"))
        return tuple(sorted(found, key=lambda item: order_of(item.key)))

    def get(self, key: str) -> Evidence | None:
        """One document."""
        row = self._desk.row("evidence", key=key)
        return _evidence(row) if row is not None else None

    def put(self, item: Evidence) -> None:
        """Keep a document over the one with its key."""
        self._desk.upsert("evidence", [_evidence_row(item)])

    def remove(self, key: str) -> None:
        """Take a document out, with its links; its key is never given again."""
        self._desk.remove("evidence_link", [{"evidence": key}])
        self._desk.remove("evidence", [{"key": key}])

    def links(self, key: str | None = None) -> tuple[Link, ...]:
        """What one document, or every one, proves."""
        where = {} if key is None else {"evidence": key}
        rows = self._desk.rows("evidence_link", "kind", "place", "period", **where)
        found = (Link(row.evidence, SubjectKind(row.kind), row.place, row.period) for row in rows)
        return tuple(sorted(found, key=lambda link: order_of(link.evidence)))

    def link(self, *links: Link) -> None:
        """Keep links; one that is there already stays."""
        self._desk.upsert("evidence_link", [_link_row(link) for link in links])

    def unlink(self, *links: Link) -> None:
        """Take links back."""
        self._desk.remove("evidence_link", [_link_row(link) for link in links])


def _evidence_row(item: Evidence) -> Row:
    kept = item.file
    return {
        "key": item.key,
        "number": item.number,
        "day": write_day(item.day),
        "issuer": item.issuer,
        "abstract": item.abstract,
        "section": item.section,
        "page": item.page,
        "file_sha256": kept.sha256 if kept else "",
        "file_name": kept.name if kept else "",
        "file_size": kept.size if kept else 0,
        "file_type": kept.type if kept else "",
    }


def _evidence(row: Any) -> Evidence:
    kept = None
    if row.file_sha256:
        kept = EvidenceFile(row.file_sha256, row.file_name, row.file_size, row.file_type)
    return Evidence(
        row.key, row.number, read_day(row.day), row.issuer, row.abstract, row.section, row.page, kept
    )


def _link_row(link: Link) -> Row:
    return {"evidence": link.evidence, "kind": link.kind.value, "place": link.place, "period": link.period}
