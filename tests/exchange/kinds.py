"""A small sound bundle of every kind that travels, always of the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    PERIOD,
    PROVINCE,
    PROVINCE_KEY,
    PROVINCE_NAME,
    answer_bundle,
    feedback_data,
    office,
    particulars_data,
    receipt_data,
    report_data,
    report_manifest,
    withdrawal_bundle,
)
from tests.exchange.test_schema import a_plan
from tests.flow.years import small_catalogue

from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.evidence import EvidenceFile
from xacai.domain.office import Office
from xacai.domain.roster import Roster, Succession
from xacai.domain.roster_change import OfficeKeyLine
from xacai.domain.submission import Shipment, plan_content, plan_particulars
from xacai.domain.trust import KeyStanding, KeyState
from xacai.exchange.bundle import Attachment, pack, sender
from xacai.exchange.check_code import check_code, content_sha256
from xacai.exchange.downward import catalogue_content, catalogue_stream
from xacai.exchange.evidence_parcel import parcel_content
from xacai.exchange.handover import STORE, StoreCopy, WorkFile, handover_content
from xacai.exchange.manifest import Manifest, Stream
from xacai.exchange.roster import roster_content

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
STORE_COPY = b"SQLite format 3\0" + bytes(512)  # nobody opens it before the seal is known
SENT_NAME, SENT = "xacai_25432_2025-q2_report_r1_1b9d6bcd", b"PK\x03\x04" + bytes(60)
ABOVE = Office(PROVINCE, PROVINCE_NAME, "Mây Trắng", receives=True)
BELOW = Office(COMMUNE, COMMUNE_NAME, "Đồng Mây", PROVINCE, PROVINCE_NAME)
Data = dict[str, Any]


def contents() -> dict[str, tuple[Data, Data]]:
    """Content and particulars of each kind that an office sends in its own stream, by kind."""
    plan = a_plan()
    signed = particulars_data()
    return {
        "report": (report_data(), signed),
        "plan": (plan_content(plan, BELOW), plan_particulars(plan)),
        "scorecard": (scorecard_data(), signed),
        "evidence": (_parcel(), {}),
        "catalogue": (_catalogue(), {}),
        "roster": (_roster(), {}),
        "handover": (_handover(), {}),
    }


def scorecard_data(**changes: Any) -> Data:
    """A commune's self-assessment of two criteria."""
    mark = {
        "measure": 9_500,
        "choice": "",
        "points": 150,
        "explanation": "",
        "applicable": True,
        "answer": "",
    }
    marks = [mark | {"code": "1.1.1", "evidence": ["41/BC-UBND"]}, mark | {"code": "1.1.2", "evidence": []}]
    said: Data = {
        "schema": 1,
        "kind": "scorecard",
        "office": office(),
        "period": "2026",
        "year": 2026,
        "revision": 1,
        "criteria": "national@2026",
        "criteria_sha256": "cd" * 32,
        "maximum": 10_000,
        "applicable": 9_000,
        "points": 300,
        "index": 333,
        "band": "",
        "recipients": [PROVINCE_NAME],
        "marks": marks,
        "evidence": [],
    }
    return said | changes


def _parcel() -> Data:
    content = report_data()
    sha256 = content_sha256(content)
    about = Shipment(Stream(COMMUNE, PERIOD, "report"), 1, "", "", check_code(sha256), content_sha256=sha256)
    file = EvidenceFile(hashlib.sha256(PNG).hexdigest(), "Ảnh hội nghị.png", len(PNG), "png")
    return parcel_content(BELOW, about, [file])


def _catalogue() -> Data:
    made = small_catalogue()
    return catalogue_content(ABOVE, catalogue_stream(PROVINCE, made.id), 1, write_catalogue(made), None)


def _roster() -> Data:
    standing = KeyStanding(KeyState.REVOKED, date(2026, 5, 4), "mất máy")
    keys = (
        OfficeKeyLine(COMMUNE, COMMUNE_NAME, COMMUNE_KEY.public, KeyStanding(KeyState.PINNED, None, "")),
        OfficeKeyLine("26001", "Ủy ban nhân dân xã Đá Mây", bytes(32), standing),
    )
    roster = Roster((ABOVE, BELOW), (Succession("25997", COMMUNE, date(2025, 7, 1)),))
    return roster_content(ABOVE, 1, roster, keys)


def _handover() -> Data:
    copy = StoreCopy(hashlib.sha256(STORE_COPY).hexdigest(), len(STORE_COPY), 1, 41, "ab" * 32)
    scan = WorkFile("evidence", "Ảnh hội nghị.png", hashlib.sha256(PNG).hexdigest(), len(PNG), "png")
    sent = WorkFile("out", f"{SENT_NAME}.xacai", hashlib.sha256(SENT).hexdigest(), len(SENT), "xacai")
    stays = WorkFile("in", f"{'cd' * 32}.xacai", "cd" * 32, 41_000, "xacai")
    return handover_content(BELOW, 1, copy, [scan, sent], [stays], to="Máy của chị Lan")


def sealed(kind: str, content: Data, particulars: Data, *, uuid: str = "") -> bytes:
    """The content under the seal of the office that it names."""
    code, files = content["office"]["code"], _enclosed(kind)
    key, name = (PROVINCE_KEY, PROVINCE_NAME) if code == PROVINCE else (COMMUNE_KEY, COMMUNE_NAME)
    manifest = Manifest(
        kind=kind,
        uuid=uuid or str(uuid5(NAMESPACE_OID, kind)),
        office=sender(code, name, key),
        stream=Stream(code, content["period"], kind),
        revision=content["revision"],
        created=report_manifest().created,
        audit_head=content["store"]["head"] if kind == "handover" else "",
    )
    work = {STORE: STORE_COPY, f"work/out/{SENT_NAME}.xacai": SENT} if kind == "handover" else None
    return pack(manifest, content=content, particulars=particulars, key=key, evidence=files, work=work)


def _enclosed(kind: str) -> Sequence[Attachment]:
    return [Attachment(PNG, "Ảnh hội nghị.png")] if kind in ("report", "evidence", "handover") else []


def bundles() -> dict[str, bytes]:
    """One bundle of each kind, by kind."""
    own = {kind: sealed(kind, *told) for kind, told in contents().items()}
    return own | {
        "receipt": answer_bundle(receipt_data()),
        "feedback": answer_bundle(feedback_data()),
        "withdrawal": withdrawal_bundle(),
    }
