"""Reads a document off the screen's thread and, once the person agrees, stores what was recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from xacai.domain.plan import Plan, plan_key
from xacai.domain.text import nfc
from xacai.intake.plan import Reading
from xacai.intake.source import read_source as read_blocks
from xacai.services import planning, taking_in
from xacai.services.workspace import Workspace
from xacai.ui.planning.intake_view import source_lines
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class Taken:
    """A document and what was recognised in it, asked for a ``year``; ``forward`` is the year it is copied to."""

    data: bytes
    name: str
    reading: Reading
    lines: tuple[tuple[int, str], ...]
    year: int
    forward: int | None = None


def take_file(workspace: Workspace, path: Path, year: int, forward: int | None = None) -> Taken:
    """Read a file; refuses what is no plan."""
    return take(workspace, taking_in.read_source(path), path.name, year, forward)


def take_pasted(workspace: Workspace, text: str, html: str, year: int, forward: int | None = None) -> Taken:
    """Read what was copied: its HTML where that holds a table (merged cells are kept), else its text."""
    if "<table" in html.lower():
        return take(workspace, html.encode("utf-8", "replace"), f"{_('clipboard')}.html", year, forward)
    return take(workspace, nfc(text).encode("utf-8", "replace"), f"{_('clipboard')}.txt", year, forward)


def take(workspace: Workspace, data: bytes, name: str, year: int, forward: int | None) -> Taken:
    """Recognise a plan; nothing is stored."""
    office = workspace.office()
    reading = taking_in.read_document(data, name, year=year, office_name=office.name)
    return Taken(data, name, reading, source_lines(read_blocks(data, name)), year, forward)


def store(workspace: Workspace, taken: Taken, mended: Plan) -> Plan:
    """Store the document as a draft with what was mended by hand; copied forward where that was asked for."""
    key = taken.reading.plan.key
    stored, _issues = taking_in.import_plan(
        workspace, taken.data, taken.name, year=taken.year, key=key, accept=True
    )
    wanted = replace(stored, tasks=mended.tasks, targets=mended.targets)
    if wanted != stored:
        planning.save_plan(workspace, wanted, stored)
    if taken.forward is None:
        return wanted
    return planning.copy_plan(workspace, source=key, key=plan_key(taken.forward))
