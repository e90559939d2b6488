"""Sound bundles at the wrong moment or of the wrong office: replayed, rolled back, forked, answered by nobody asked.

The receiving office holds revisions 1 and 2 of the commune's report of the third quarter.
"""

from __future__ import annotations

from typing import Any

from tests.exchange.hostile.case import Case
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    PERIOD,
    PROVINCE,
    PROVINCE_NAME,
    STRANGER_KEY,
    feedback_data,
    office,
    particulars_data,
    receipt_data,
    report_data,
    report_manifest,
    withdrawal_bundle,
    withdrawal_data,
)

from xacai.domain.submission import Stream
from xacai.exchange.bundle import pack, sender
from xacai.exchange.check_code import content_sha256
from xacai.exchange.keys import OfficeKey
from xacai.exchange.manifest import Manifest, Previous
from xacai.exchange.replay import Outcome

FIRST = "11111111-1111-4111-8111-111111111111"
SECOND = "22222222-2222-4222-8222-222222222222"
OTHER = "33333333-3333-4333-8333-333333333333"


def report(revision: int, uuid: str, *, words: str = "", number: str = "07/BC-UBND", **changes: Any) -> bytes:
    """The commune's report; ``words`` make another content under the same revision."""
    before = None if revision == 1 else Previous(revision - 1, content_sha256(_content(revision - 1, "")))
    told = report_manifest(**({"revision": revision, "uuid": uuid, "previous": before} | changes))
    papers = particulars_data() | {"number": number}
    return pack(told, content=_content(revision, words), particulars=papers, key=COMMUNE_KEY)


def _content(revision: int, words: str) -> dict[str, Any]:
    return report_data(revision=revision, title=words)


def held() -> tuple[bytes, bytes]:
    """What the receiving office has taken in before."""
    return report(1, FIRST), report(2, SECOND)


def stranger() -> bytes:
    """A sound report of an office that nobody confirmed."""
    code, name = "26009", "Ủy ban nhân dân xã Lạ"
    told = report_manifest(
        STRANGER_KEY,
        uuid=OTHER,
        office=sender(code, name, STRANGER_KEY),
        stream=Stream(code, PERIOD, "report"),
    )
    content = report_data(office=office() | {"code": code, "name": name})
    return pack(told, content=content, particulars=particulars_data(), key=STRANGER_KEY)


def from_below(kind: str, content: dict[str, Any], period: str, key: OfficeKey = COMMUNE_KEY) -> bytes:
    """What only an office above may send, sent by the commune."""
    told = content | {"kind": kind, "schema": 1, "office": office(), "period": period, "revision": 1}
    manifest = Manifest(
        kind=kind,
        uuid=OTHER,
        office=sender(COMMUNE, COMMUNE_NAME, key),
        stream=Stream(COMMUNE, period, kind),
        revision=1,
    )
    return pack(manifest, content=told, particulars={}, key=key)


def withdrawal(kind: str, period: str) -> bytes:
    """The commune takes something back that nobody can have sent."""
    return withdrawal_bundle(withdrawal_data(period=period), stream=Stream(COMMUNE, period, kind))


def cases() -> dict[str, Case]:
    """By name."""
    up = {"to": {"code": PROVINCE, "name": PROVINCE_NAME}}
    roster: dict[str, Any] = {"offices": [], "successions": [], "keys": []}
    catalogue: dict[str, Any] = {"catalogue": {"id": "x@1"}, "criteria": None}
    return {
        "the same again": Case(lambda: held()[1], "bundle.already", Outcome.ALREADY),
        "the same under another uuid": Case(lambda: report(2, OTHER), "bundle.already", Outcome.ALREADY),
        "rollback": Case(lambda: held()[0], "bundle.already", Outcome.ALREADY),
        "rollback under another uuid": Case(
            lambda: report(1, OTHER, build=2, number="1"), "bundle.older", Outcome.OLDER
        ),
        "fork": Case(lambda: report(2, OTHER, words="khác"), "bundle.fork", Outcome.FORK),
        "fork in the past": Case(lambda: report(1, OTHER, words="khác"), "bundle.fork", Outcome.FORK),
        "fork under a uuid that is held": Case(
            lambda: report(2, SECOND, words="khác"), "bundle.fork", Outcome.FORK
        ),
        "another past": Case(
            lambda: report(3, OTHER, previous=Previous(2, "0" * 64)), "bundle.waits", Outcome.FORK
        ),
        "other papers for the same content": Case(
            lambda: report(2, OTHER, number="99/BC-UBND"), "bundle.fork", Outcome.FORK
        ),
        "started again from a backup": Case(lambda: report(3, OTHER, epoch=9), "bundle.epoch", Outcome.FORK),
        "unknown office": Case(stranger, "bundle.office-unknown", Outcome.UNKNOWN_OFFICE),
        "receipt from below": Case(
            lambda: from_below("receipt", receipt_data() | up, PROVINCE), "answer.not-superior"
        ),
        "receipt for another office": Case(
            lambda: from_below("receipt", receipt_data(), COMMUNE), "answer.other-office"
        ),
        "feedback from below": Case(
            lambda: from_below("feedback", feedback_data() | up, f"{PROVINCE}/{PERIOD}"),
            "answer.not-superior",
        ),
        "withdrawal of a scorecard of no year": Case(
            lambda: withdrawal("scorecard", "nam/26"), "bundle.content"
        ),
        "withdrawal of a report of no period": Case(
            lambda: withdrawal("report", "2026-Q9"), "bundle.content"
        ),
        "roster from below": Case(lambda: from_below("roster", roster, "roster"), "roster.not-superior"),
        "catalogue from below": Case(
            lambda: from_below("catalogue", catalogue, "x/1"), "catalogue.not-superior"
        ),
    }
