"""Small bundles for the tests of the exchange: two offices with fixed keys, a report, a plan, a receipt."""

from __future__ import annotations

from typing import Any

from xacai.domain.submission import Stream
from xacai.exchange.bundle import pack, sender
from xacai.exchange.card import OfficeCard
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.manifest import Manifest, Officer

COMMUNE, COMMUNE_NAME = "25999", "Ủy ban nhân dân xã Đồng Mây"
PROVINCE, PROVINCE_NAME = "79", "Sở Nội vụ tỉnh Mây Trắng"
COMMUNE_KEY = make_key(bytes(range(32)))
PROVINCE_KEY = make_key(bytes(range(32, 64)))
STRANGER_KEY = make_key(bytes(range(64, 96)))
UUID = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"
PERIOD = "2026-Q3"

Data = dict[str, Any]


def card(code: str = COMMUNE, name: str = COMMUNE_NAME, key: OfficeKey = COMMUNE_KEY) -> OfficeCard:
    return OfficeCard(code, name, key.public)


def pinned(*cards: OfficeCard) -> dict[str, OfficeCard]:
    return {each.key_id: each for each in cards or (card(),)}


def office() -> Data:
    return {
        "code": COMMUNE,
        "name": COMMUNE_NAME,
        "place": "Đồng Mây",
        "superior_code": PROVINCE,
        "superior_name": PROVINCE_NAME,
    }


def entry() -> Data:
    return {
        "period": PERIOD,
        "mark": "done",
        "deliverable": 1,
        "done_on": "2026-08-20",
        "proof": {
            "number": "41/BC-UBND",
            "day": "2026-08-20",
            "issuer": "UBND xã",
            "abstract": "Kết quả rà soát",
        },
        "result": "Đã rà soát xong 12 thủ tục.",
        "spent_vnd": 2_000_000,
        "note": "",
    }


def report_data(**changes: Any) -> Data:
    content: Data = {
        "schema": 1,
        "kind": "report",
        "office": office(),
        "period": PERIOD,
        "revision": 1,
        "catalogue": "national@2026",
        "window": ["2026-06-15", "2026-09-14"],
        "title": "",
        "plan_key": "2026/cchc",
        "plan_revision": 0,
        "plan_words": None,
        "recipients": [],
        "values": {
            "3.3.3.1": {"value": "95", "state": "value", "note": ""},
            "3.3.3": {"value": "97.35", "state": "value", "note": "theo hệ thống, đến 14/9"},
            "5.1": {"value": None, "state": "nothing_arose", "note": '=HYPERLINK("x")'},
        },
        "cumulative": {},
        "ratios": {"3.3.3": {"value": "97.35", "numerator": "95", "denominator": "97.586"}},
        "sections": [
            {"code": "I.1", "title": "Chỉ đạo, điều hành", "text": "Đã ban hành kế hoạch.\nĐã phân công."}
        ],
        "progress": dict.fromkeys(
            ("done_on_time", "done_late", "in_progress", "not_started", "overdue", "waiting", "dropped"), 0
        )
        | {"tasks": 1, "done_on_time": 1},
        "tasks": [
            {
                "key": "I.1/1",
                "field_no": "I",
                "content": "Rà soát thủ tục nội bộ",
                "product": "Báo cáo",
                "lead": "Văn phòng HĐND và UBND",
                "deadline": "Quý III/2026",
                "status": "done_on_time",
                "due": "2026-09-30",
                "entries": [entry()],
            }
        ],
        "targets": [],
        "evidence": [],
        "own": [],
        "activities": [],
        "reasons": {},
        "correction_reason": "",
    }
    return content | changes


def particulars_data() -> Data:
    return {
        "number": "07/BC-UBND",
        "day": "2026-09-16",
        "signer": {"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "name": "Lê Thị Mây"},
        "addressee": PROVINCE_NAME,
        "scan": None,
    }


def report_manifest(key: OfficeKey = COMMUNE_KEY, **changes: Any) -> Manifest:
    members: dict[str, Any] = {
        "kind": "report",
        "uuid": UUID,
        "office": sender(COMMUNE, COMMUNE_NAME, key),
        "stream": Stream(COMMUNE, PERIOD, "report"),
        "revision": 1,
        "created": "2026-09-16T08:41:00+07:00",
        "program": "0.1.0",
        "catalogue": "national@2026",
        "officer": Officer("1", "Trần Văn Gió", "officer"),
        "audit_head": "ab" * 32,
    }
    return Manifest(**(members | changes))


def report_bundle(key: OfficeKey = COMMUNE_KEY, **changes: Any) -> bytes:
    return pack(
        report_manifest(key, **changes), content=report_data(), particulars=particulars_data(), key=key
    )


def province() -> Data:
    return {
        "code": PROVINCE,
        "name": PROVINCE_NAME,
        "place": "Mây Trắng",
        "superior_code": "",
        "superior_name": "",
    }


def about_data(**changes: Any) -> Data:
    about: Data = {
        "kind": "report",
        "period": PERIOD,
        "revision": 1,
        "uuid": UUID,
        "sha256": "ab" * 32,
        "check_code": "M3XK-7Q2H-V9FA-T4CE",
    }
    return about | changes


def receipt_data(**changes: Any) -> Data:
    content: Data = {
        "schema": 1,
        "kind": "receipt",
        "office": province(),
        "to": {"code": COMMUNE, "name": COMMUNE_NAME},
        "period": COMMUNE,
        "revision": 1,
        "acks": [about_data() | {"status": "01", "reasons": ["đã đến"], "at": "2026-09-16T10:00:00+07:00"}],
    }
    return content | changes


def feedback_data(**changes: Any) -> Data:
    content: Data = {
        "schema": 1,
        "kind": "feedback",
        "office": province(),
        "to": {"code": COMMUNE, "name": COMMUNE_NAME},
        "period": f"{COMMUNE}/{PERIOD}",
        "revision": 1,
        "about": about_data(),
        "verdict": "returned",
        "officer": "Phạm Thị Suối",
        "at": "2026-09-17T09:00:00+07:00",
        "words": "Đề nghị soát lại biểu 3.",
        "remarks": [
            {"where": "cell 3.3.3.1", "words": "Thấp hơn kỳ trước nhiều."},
            {"where": "section I.1", "words": "Nêu rõ số văn bản."},
        ],
    }
    return content | changes


def withdrawal_data(**changes: Any) -> Data:
    content: Data = {
        "schema": 1,
        "kind": "withdrawal",
        "office": office(),
        "period": PERIOD,
        "revision": 2,
        "withdrawn": 1,
        "reason": "Gửi nhầm bản chưa soát xong.",
    }
    return content | changes


def answer_bundle(content: Data, key: OfficeKey = PROVINCE_KEY, **changes: Any) -> bytes:
    """A receipt or feedback of the province, or what pretends to be one."""
    members: Data = {
        "kind": content["kind"],
        "uuid": UUID.replace("1b9", "2c8"),
        "office": sender(PROVINCE, PROVINCE_NAME, key),
        "stream": Stream(PROVINCE, content["period"], content["kind"]),
        "revision": content["revision"],
    }
    return pack(Manifest(**(members | changes)), content=content, particulars={}, key=key)


def withdrawal_bundle(content: Data | None = None, **changes: Any) -> bytes:
    """The commune's report taken back."""
    said = content or withdrawal_data()
    manifest = report_manifest(
        kind="withdrawal", uuid=UUID.replace("1b9", "3d7"), revision=said["revision"], catalogue="", **changes
    )
    return pack(manifest, content=said, particulars={}, key=COMMUNE_KEY)


def receipt_bundle() -> bytes:
    return answer_bundle(receipt_data())
