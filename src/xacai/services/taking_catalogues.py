"""Taking in the package by which the office above sends a catalogue or a criteria set."""

from __future__ import annotations

from pathlib import Path

from xacai.domain.issue import refuse
from xacai.exchange.downward import KIND
from xacai.services.receiving import Reception, receive
from xacai.services.workspace import Workspace


def take_catalogue(workspace: Workspace, source: Path) -> Reception:
    """Take the package in as receiving does; refused where it carries something else (``catalogue.other-package``)."""
    seen = receive(workspace, source, dry_run=True)
    if seen.verdict.kind not in ("", KIND):
        raise refuse("catalogue.other-package", source.name, name=source.name)
    return receive(workspace, source)
