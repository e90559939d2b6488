"""The shelf of answers: those given to bundles that came, and those received to bundles that were sent."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from xacai.db.plain import read_list, write_list
from xacai.db.shelf import Shelf
from xacai.db.tables import table
from xacai.domain.answer import Answer, Answered, Remark

GIVEN, RECEIVED = "given", "received"
_answer = table("answer")
_ORDER = ("office", "period", "kind", "revision", "at", "verdict", "uuid")


class Answers(Shelf):
    """Answers by direction, what they answer, and verdict: saying the same again replaces it."""

    def put(self, answer: Answer, direction: str) -> None:
        """Keep an answer. One recorded by hand takes the place of what a person recorded before."""
        if direction == RECEIVED and answer.by_hand:
            self.forget_by_hand(answer.office, answer.period, answer.kind, answer.revision)
        self._desk.upsert("answer", [_row(answer, direction)])

    def list(
        self, direction: str, *, office: str = "", period: str = "", kind: str = "", uuid: str = ""
    ) -> tuple[Answer, ...]:
        """Answers with those properties, by what they answer and moment."""
        wanted = {"direction": direction, "office": office, "period": period, "kind": kind, "uuid": uuid}
        conditions = [_answer.c[name] == value for name, value in wanted.items() if value]
        order = [_answer.c[name] for name in _ORDER]
        rows = self._desk.connection.execute(select(_answer).where(*conditions).order_by(*order))
        return tuple(_read(row) for row in rows)

    def queued(self, office: str = "") -> tuple[Answer, ...]:
        """Answers given that no receipt or feedback has carried out yet."""
        conditions = [_answer.c.direction == GIVEN, _answer.c.carrier == ""]
        if office:
            conditions.append(_answer.c.office == office)
        order = [_answer.c[name] for name in _ORDER]
        rows = self._desk.connection.execute(select(_answer).where(*conditions).order_by(*order))
        return tuple(_read(row) for row in rows)

    def carried(self, office: str, carrier: str) -> None:
        """All that was queued for an office went out with that bundle."""
        waiting = (_answer.c.direction == GIVEN) & (_answer.c.office == office) & (_answer.c.carrier == "")
        self._desk.change(update(_answer).where(waiting).values(carrier=carrier))

    def remove_given(self, uuid: str) -> None:
        """Take back what was said of a bundle, as long as it did not go out."""
        self._desk.remove("answer", [{"direction": GIVEN, "uuid": uuid, "carrier": ""}])

    def forget_by_hand(self, office: str, period: str, kind: str, revision: int) -> None:
        """Take back what a person recorded."""
        key = {"office": office, "period": period, "kind": kind, "revision": revision}
        self._desk.remove("answer", [{"direction": RECEIVED, **key, "carrier": ""}])


def _row(answer: Answer, direction: str) -> dict[str, Any]:
    return {
        "direction": direction,
        "office": answer.office,
        "period": answer.period,
        "kind": answer.kind,
        "revision": answer.revision,
        "uuid": answer.uuid,
        "verdict": answer.verdict.value,
        "by_hand": int(direction == RECEIVED and answer.by_hand),
        "sha256": answer.sha256,
        "at": answer.at,
        "by_office": answer.by_office,
        "by_officer": answer.by,
        "words": answer.words,
        "remarks": write_list(answer.remarks),
        "carrier": answer.carrier,
    }


def _read(row: Any) -> Answer:
    return Answer(
        office=row.office,
        period=row.period,
        kind=row.kind,
        revision=row.revision,
        verdict=Answered(row.verdict),
        at=row.at,
        by_office=row.by_office,
        by=row.by_officer,
        words=row.words,
        remarks=read_list(Remark, row.remarks),
        uuid=row.uuid,
        sha256=row.sha256,
        carrier=row.carrier,
    )
