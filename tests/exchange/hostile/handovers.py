"""Handovers that lie or stray, each truly sealed with the office's own key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.exchange.hostile.case import Case, resealed
from tests.exchange.kinds import PNG, SENT, STORE_COPY, bundles, contents

from xacai.exchange.container import CONTENT
from xacai.exchange.handover import STORE
from xacai.files.canonical import encode

Change = Callable[[dict[str, Any]], object]


def handover(changes: dict[str, bytes | None], change: Change | None = None) -> bytes:
    """The good handover, files and content changed."""
    told, _signed = contents()["handover"]
    if change is not None:
        change(told)
    return resealed({CONTENT: encode(told), **changes}, data=bundles()["handover"])


def _hidden(told: dict[str, Any]) -> None:
    """A file of evidence that the container does not bring."""
    told["files"][0]["sha256"] = "ef" * 32


_SHORT = b"SQLite format 3\0"
_OTHER = STORE_COPY + bytes(512)
_CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "handover where bundles are received": (lambda: bundles()["handover"], "bundle.handover"),
    "handover without its store": (lambda: handover({STORE: None}), "bundle.control"),
    "handover with another store": (lambda: handover({STORE: _OTHER}), "bundle.control"),
    "handover with a store that is none": (lambda: handover({STORE: PNG}), "bundle.content"),
    "handover with a store cut short": (lambda: handover({STORE: _SHORT}), "bundle.content"),
    "handover with a file too many": (lambda: handover({"work/out/a.xacai": SENT}), "bundle.control"),
    "handover with a program": (lambda: handover({"work/out/a.exe": b"MZ"}), "bundle.unexpected-file"),
    "handover with another key file": (
        lambda: handover({"work/office.key": b"{}"}),
        "bundle.unexpected-file",
    ),
    "handover that names what it does not bring": (lambda: handover({}, _hidden), "bundle.control"),
    "handover with another audit": (
        lambda: handover({}, lambda told: told["store"].update(head="12" * 32)),
        "bundle.control",
    ),
    "handover to a place of its own": (
        lambda: handover({}, lambda told: told["files"][0].update(place="../..")),
        "bundle.content",
    ),
    "handover of a later program": (lambda: handover({}, lambda told: told.update(schema=2)), "bundle.newer"),
    "a store in a report": (lambda: resealed({STORE: STORE_COPY}), "bundle.unexpected-file"),
}


def cases() -> dict[str, Case]:
    """Each by name."""
    return {name: Case(make, code) for name, (make, code) in _CASES.items()}
