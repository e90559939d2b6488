"""Honest bundles for N offices × periods, for measuring only: one full report under other keys, codes and periods."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from xacai.bootstrap import open_workspace
from xacai.domain.submission import SCHEMA, Data, Stream
from xacai.exchange.bundle import pack, sender
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.manifest import Manifest
from xacai.services import demonstrating, sampling, submitting
from xacai.services.reporting import get_report
from xacai.services.workspace import Workspace

CREATED = "2026-09-14T09:00:00Z"


def full_report() -> tuple[Data, Data, str]:
    """Content and particulars of the sample's report, locked and numbered, and the catalogue it is under."""
    with tempfile.TemporaryDirectory(prefix="xacai-honest-") as name:
        workspace = open_workspace(Path(name), now=demonstrating.sample_now)
        for _step in demonstrating.furnish(workspace):
            pass
        demonstrating.finish_report(workspace)
        report = get_report(workspace, sampling.sample_documents().report_period)
        content = submitting.report_snapshot(workspace, report)
        particulars = submitting.report_particulars(report.particulars)
        workspace.close()
    return content, particulars, report.catalogue


def pin_offices(workspace: Workspace, count: int) -> dict[str, OfficeKey]:
    """A key for each of so many invented offices, all confirmed."""
    keys = {f"{10_000 + number:05d}": make_key() for number in range(count)}
    with workspace.store.writing("bench.pin") as shelves:
        for code, key in keys.items():
            shelves.offices.pin(code, name_of(code), key.key_id, key.public)
    return keys


def name_of(code: str) -> str:
    """An invented name for an invented code."""
    return f"Ủy ban nhân dân xã Bến {int(code) - 10_000 + 1}"


def write_bundles(folder: Path, keys: dict[str, OfficeKey], periods: Sequence[str]) -> Iterator[Path]:
    """One sealed report a office and period."""
    content, particulars, catalogue = full_report()
    for code, key in keys.items():
        for period in periods:
            said = {
                **content,
                "period": period,
                "office": {**content["office"], "code": code, "name": name_of(code)},
            }
            manifest = Manifest(
                kind="report",
                uuid=str(uuid5(NAMESPACE_OID, f"{code} {period}")),
                office=sender(code, name_of(code), key),
                stream=Stream(code, period, "report"),
                revision=content["revision"],
                created=CREATED,
                program="bench",
                schema=SCHEMA,
                catalogue=catalogue,
            )
            path = folder / f"xacai_{code}_{period.lower()}_report_r1.xacai"
            path.write_bytes(pack(manifest, content=said, particulars=particulars, key=key))
            yield path
