"""What travels back: the content of receipts, feedback and withdrawals, and the streams that they belong to.

A receipt's stream is its sender, its addressee and ``receipt``: one chain for all that the two exchange, each link
naming every bundle received so far. A feedback's stream ends in the period (or plan) that it speaks of. A withdrawal
takes the next revision of the very stream that it takes back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from xacai.domain.answer import (
    WITHDRAWN_CODE,
    Answer,
    Answered,
    Remark,
    exchange_code,
    read_exchange_code,
)
from xacai.domain.office import Office
from xacai.domain.submission import SCHEMA, Shipment, Stream, office_data
from xacai.exchange.check_code import grouped
from xacai.exchange.manifest import Ack

_SPOKEN_GROUPS = 2
Data = dict[str, Any]


def receipt_stream(sender: str, addressee: str) -> Stream:
    """The chain of receipts from one office to another."""
    return Stream(sender, addressee, "receipt")


def feedback_stream(sender: str, addressee: str, period: str) -> Stream:
    """The chain of feedback on an office's report of a period (or on its plan, by key)."""
    return Stream(sender, f"{addressee}/{period}", "feedback")


def addressee_of(stream: Stream) -> str:
    """The code of the office that a receipt or feedback speaks to."""
    return stream.period.partition("/")[0]


def receipt_content(office: Office, to: tuple[str, str], revision: int, acks: Iterable[Data]) -> Data:
    """A receipt: ``to`` is code and name of the addressee, ``acks`` every answer so far (:func:`ack_data`)."""
    return {
        "schema": SCHEMA,
        "kind": "receipt",
        "office": office_data(office),
        "to": {"code": to[0], "name": to[1]},
        "period": to[0],
        "revision": revision,
        "acks": list(acks),
    }


def ack_data(shipment: Shipment, answer: Answer) -> Data:
    """One line of a receipt; a withdrawal is answered with its own code."""
    return {
        "kind": shipment.stream.kind,
        "period": shipment.stream.period,
        "revision": shipment.revision,
        "uuid": shipment.uuid,
        "sha256": shipment.sha256,
        "check_code": shipment.check_code,
        "status": WITHDRAWN_CODE if shipment.kind == "withdrawal" else exchange_code(answer.verdict),
        "reasons": [answer.words[:2000]] if answer.words else [],
        "at": answer.at,
    }


def acks_of(content: Data) -> tuple[Ack, ...]:
    """The lines of a receipt as the manifest bears them; none for other contents."""
    found = content.get("acks", []) if content.get("kind") == "receipt" else []
    return tuple(
        Ack(item["uuid"], item["sha256"], item["revision"], item["status"], tuple(item["reasons"]))
        for item in found
    )


def read_acks(content: Data, carrier: str) -> tuple[Answer, ...]:
    """The answers of a receipt; lines with a code that is not known are left out."""
    sender, to = content["office"]["code"], content["to"]["code"]
    found = []
    for item in content["acks"]:
        verdict = read_exchange_code(item["status"])
        if verdict is None:
            continue
        found.append(
            Answer(
                office=to,
                period=item["period"],
                kind=item["kind"],
                revision=item["revision"],
                verdict=verdict,
                at=item["at"],
                by_office=sender,
                words=" ".join(item["reasons"]),
                uuid=item["uuid"],
                sha256=item["sha256"],
                carrier=carrier,
            )
        )
    return tuple(found)


def feedback_content(
    office: Office,
    to: tuple[str, str],
    revision: int,
    shipment: Shipment,
    answer: Answer,
    scores: Iterable[Data] | None = None,
) -> Data:
    """A review of one bundle: accepted or returned, with remarks on its places; ``scores`` of a scorecard."""
    content: Data = {
        "schema": SCHEMA,
        "kind": "feedback",
        "office": office_data(office),
        "to": {"code": to[0], "name": to[1]},
        "period": f"{to[0]}/{shipment.stream.period}",
        "revision": revision,
        "about": {
            "kind": shipment.stream.kind,
            "period": shipment.stream.period,
            "revision": shipment.revision,
            "uuid": shipment.uuid,
            "sha256": shipment.sha256,
            "check_code": shipment.check_code,
        },
        "verdict": answer.verdict.value,
        "officer": answer.by,
        "at": answer.at,
        "words": answer.words,
        "remarks": [{"where": item.where, "words": item.words} for item in answer.remarks],
    }
    if scores is not None:
        content["scores"] = list(scores)
    return content


def read_feedback(content: Data, carrier: str) -> Answer:
    """The answer of a feedback."""
    about = content["about"]
    return Answer(
        office=content["to"]["code"],
        period=about["period"],
        kind=about["kind"],
        revision=about["revision"],
        verdict=Answered(content["verdict"]),
        at=content["at"],
        by_office=content["office"]["code"],
        by=content["officer"],
        words=content["words"],
        remarks=tuple(Remark(item["where"], item["words"]) for item in content["remarks"]),
        uuid=about["uuid"],
        sha256=about["sha256"],
        carrier=carrier,
    )


def withdrawal_content(office: Office, stream: Stream, withdrawn: int, revision: int, reason: str) -> Data:
    """A tombstone: revision ``withdrawn`` of the stream, and all before it, no longer counts."""
    return {
        "schema": SCHEMA,
        "kind": "withdrawal",
        "office": office_data(office),
        "period": stream.period,
        "revision": revision,
        "withdrawn": withdrawn,
        "reason": reason,
    }


def spoken_code(by_office: str, sha256: str, verdict: Answered) -> str:
    """The short code of an answer, to be told by telephone: 40 bits over who answers, the bundle's bytes, the verdict.

    Who holds the bundle works it out again; it proves that these bytes were looked at, and is no seal.
    """
    told = "\0".join(("xacai-receipt-v1", by_office, sha256, verdict.value))
    return grouped(hashlib.sha256(told.encode()).digest(), _SPOKEN_GROUPS)
