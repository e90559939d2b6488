"""An office above with its communes: what came of them over a year, and a stick on which more lies.

The sample office sends its own bundles; the others send its report under their own code, key and numbers.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from tests.services import offices
from tests.services.offices import QUARTER, Clock, open_at

from xacai.domain.answer import Answered, Remark
from xacai.domain.indicator import value
from xacai.domain.submission import Data, Stream
from xacai.exchange.bundle import Bundle, pack, sender
from xacai.exchange.check_code import content_sha256
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.manifest import Manifest, Previous
from xacai.exchange.replay import Outcome
from xacai.services import answering, demonstrating, receiving, reporting, sampling, setting_up, submitting
from xacai.services.receiving import receive
from xacai.services.workspace import Workspace

SAMPLE = "97213"
PLACES = (
    "xã Bình Lạc Thượng", "xã Cẩm Đài Đông", "phường Bến Lam Hạ", "xã Đồng Mây Đoài", "xã Hòa Lộc Sơn",
    "xã Kim Trà Bắc", "phường Lam Giang Đông", "xã Mường Lầu Nậm", "xã Phú Mậu Đoài", "xã Suối Trầm Thượng",
    "xã Tân Vĩnh Sơn", "xã Thạch Lâm Đoài",
)  # fmt: skip
CODES = tuple(f"972{40 + number:02d}" for number in range(len(PLACES)))
NEW, LATE, RETURNED, FORKED, GAPPED, ACCEPTED, OLDER, MISSING = CODES[:8]
STRANGER, UNCONFIRMED = "98444", CODES[11]


def name_of(code: str) -> str:
    """The invented name of an invented office."""
    place = PLACES[CODES.index(code)] if code in CODES else "xã Lạ Hoắc"
    return f"Ủy ban nhân dân {place}"


def key_of(code: str) -> OfficeKey:
    """Always the same key."""
    return make_key(hashlib.sha256(code.encode()).digest())


@cache
def _sample_bundle(base: Path) -> Bundle:
    bundle, _verdict = receiving.verify_bundle(offices.sent(base).exported.bundle.path, {})
    assert bundle is not None
    return bundle


def content_of(base: Path, code: str, period: str, revision: int, numbers: Mapping[str, str]) -> Data:
    """The sample's report as another office would have filled it in."""
    told = _sample_bundle(base).content
    values = {**told["values"]}
    for row, number in numbers.items():
        values[row] = {**values[row], "value": number}
    office = {**told["office"], "code": code, "name": name_of(code)}
    return {**told, "period": period, "revision": revision, "values": values, "office": office}


def write_report(
    base: Path,
    folder: Path,
    code: str,
    period: str = QUARTER.code,
    *,
    revision: int = 1,
    numbers: Mapping[str, str] | None = None,
    signed: str = "2026-09-14",
) -> Path:
    """A sealed report of an office; another content where other numbers are given."""
    bundle = _sample_bundle(base)
    given = numbers or {"7.3.1": str(1400 + int(code) % 50)}
    content = content_of(base, code, period, revision, given)
    before = content_of(base, code, period, revision - 1, given)
    manifest = Manifest(
        kind="report",
        uuid=str(uuid5(NAMESPACE_OID, f"{code} {period} {revision} {sorted(given.items())}")),
        office=sender(code, name_of(code), key_of(code)),
        stream=Stream(code, period, "report"),
        revision=revision,
        previous=Previous(revision - 1, content_sha256(before)) if revision > 1 else None,
        created=f"{signed}T09:00:00Z",
        program=bundle.manifest.program,
        schema=bundle.manifest.schema,
        catalogue=bundle.manifest.catalogue,
        audit_head=bundle.manifest.audit_head,
    )
    particulars = {**bundle.particulars, "day": signed}
    path = folder / f"xacai_{code}_{period.lower()}_report_r{revision}_{manifest.uuid[:8]}.xacai"
    path.write_bytes(pack(manifest, content=content, particulars=particulars, key=key_of(code)))
    return path


@dataclass(frozen=True)
class Year:
    """The data folder of the office above in September, and the stick that lies beside it. Not to be changed: copy."""

    folder: Path
    stick: Path


@cache
def year(base: Path) -> Year:
    """Quý I and 6 tháng came of nearly all; of quý III some came, one was returned, one accepted, one forked."""
    found = Year(base / "year", base / "year-stick")
    post = base / "year-post"
    for folder in (found.stick, post):
        folder.mkdir()
    clock = Clock(demonstrating.sample_now())
    workspace = open_at(found.folder, clock)
    setting_up.found_office(workspace, sampling.sample_receiver())
    offices.trust(workspace, offices.sent(base).card)
    with workspace.store.writing("test.pin") as shelves:
        for code in CODES[:-1]:
            shelves.offices.pin(code, name_of(code), key_of(code).key_id, key_of(code).public)
    _spring(workspace, clock, base, post)
    _autumn(workspace, clock, base, post)
    clock.set(2026, 9, 18)
    workspace.close()
    _load_stick(base, found.stick)
    return found


def _take(workspace: Workspace, path: Path, wanted: Outcome = Outcome.STORED) -> None:
    told = receive(workspace, path)
    assert told.outcome is wanted, (path.name, told)


def _spring(workspace: Workspace, clock: Clock, base: Path, post: Path) -> None:
    """Quý I: two late. 6 tháng: one missing. All of them accepted."""
    for period, day, late in (
        ("2026-Q1", (2026, 3, 16), (2026, 3, 23)),
        ("2026-6M", (2026, 6, 15), (2026, 6, 22)),
    ):
        for place, code in enumerate(CODES[:-1]):
            if period == "2026-6M" and code == MISSING:
                continue
            clock.set(*(late if place in (1, 5) else day))
            signed = "2026-03-14" if period == "2026-Q1" else "2026-06-14"
            _take(workspace, write_report(base, post, code, period, signed=signed))
            answering.review(workspace, code, period, Answered.ACCEPTED, by="Mạc Thị Hồng Vinh")


def _autumn(workspace: Workspace, clock: Clock, base: Path, post: Path) -> None:
    """Quý III as it stands two days after the day for sending."""
    clock.set(2026, 9, 15)
    for code in (RETURNED, FORKED, ACCEPTED, GAPPED):
        _take(workspace, write_report(base, post, code))
    _take(workspace, write_report(base, post, OLDER, revision=2), Outcome.GAP)
    answering.review(workspace, ACCEPTED, QUARTER.code, Answered.ACCEPTED, by="Mạc Thị Hồng Vinh")
    remark = Remark("cell 7.3.1", "Gấp đôi kỳ trước, đề nghị kiểm tra.")
    answering.review(
        workspace, RETURNED, QUARTER.code, Answered.RETURNED, remarks=[remark], by="Mạc Thị Hồng Vinh"
    )
    clock.set(2026, 9, 18)
    _take(workspace, write_report(base, post, LATE, signed="2026-09-17", numbers={"7.3.1": "99000"}))


def _load_stick(base: Path, stick: Path) -> None:
    """A file of each kind of answer."""
    shutil.copy(offices.sent(base).exported.bundle.path, stick)  # new: the sample's own
    shutil.copy(corrected(base), stick)  # new: its correction
    write_report(base, stick, NEW)  # new
    write_report(base, stick, LATE, signed="2026-09-17", numbers={"7.3.1": "99000"})  # already
    write_report(base, stick, FORKED, numbers={"7.3.1": "77"})  # contradicts
    write_report(base, stick, GAPPED, revision=3)  # one before is missing
    write_report(base, stick, OLDER)  # older than the one held
    write_report(base, stick, UNCONFIRMED)  # its card was never taken in
    write_report(base, stick, STRANGER)  # nobody knows it
    data = bytearray(write_report(base, stick, MISSING).read_bytes())
    data[len(data) // 2] ^= 1
    (stick / f"xacai_{MISSING}_2026-q3_report_hong.xacai").write_bytes(data)  # changed after sealing
    next(stick.glob(f"xacai_{MISSING}_2026-q3_report_r1_*")).unlink()
    (stick / "ghi-chu.txt").write_text("không phải gói", "utf-8")


@cache
def corrected(base: Path) -> Path:
    """The sample's report, corrected once by the office itself."""
    folder = base / "corrected"
    shutil.copytree(offices.sent(base).folder, folder)
    workspace = open_at(folder)
    draft = reporting.correct(workspace, QUARTER, "Sai số văn bản đi, đúng là 7777")
    reporting.fill(workspace, draft, {"7.3.1": value(7777)}, overwrite=True)
    demonstrating.finish_report(workspace)
    path = submitting.export_report(workspace, QUARTER, base / "corrected-out").bundle.path
    workspace.close()
    return path
