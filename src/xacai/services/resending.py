"""Bundles that were made before: where their bytes are kept, under which number they went, writing one out again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from xacai.db.shipments import MADE
from xacai.domain.issue import Refusal, refuse
from xacai.domain.submission import Shipment
from xacai.files.atomic import Written, make_folder, write_atomic
from xacai.services.receiving import known_cards, verify_bundle
from xacai.services.workspace import Workspace


def kept_file(workspace: Workspace, shipment: Shipment) -> Path | None:
    """The file in the data folder that holds the bundle; None where it is gone."""
    path = workspace.folder / "outbox" / shipment.file_name
    return path if shipment.file_name and path.is_file() else None


def number_in(workspace: Workspace, shipment: Shipment) -> str:
    """The document's number inside a kept bundle; empty where it bears none or cannot be read."""
    path = kept_file(workspace, shipment)
    if path is None:
        return ""
    try:
        bundle, _verdict = verify_bundle(path, known_cards(workspace))
    except Refusal:
        return ""
    return str(bundle.particulars.get("number", "")) if bundle is not None else ""


def resend(workspace: Workspace, shipment: Shipment, folder: Path) -> Written:
    """Write a kept bundle into a folder, the same bytes as before, and read it back.

    Refusals: ``bundle.source-gone`` (the kept file is gone or no longer the same bytes) and those of writing.
    """
    path = kept_file(workspace, shipment)
    data = path.read_bytes() if path is not None else b""
    if hashlib.sha256(data).hexdigest() != shipment.sha256:
        raise refuse("bundle.source-gone", shipment.file_name, name=shipment.file_name)
    written = write_atomic(make_folder(folder) / shipment.file_name, data)
    again = replace(shipment, handed_at=workspace.now().isoformat(timespec="seconds"), way=str(folder))
    with workspace.store.writing(
        "bundle.hand-over", f"{shipment.stream.kind} {shipment.stream.period}"
    ) as shelves:
        shelves.shipments.put(again, MADE)
    return written
