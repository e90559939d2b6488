"""Reads a document off the screen's thread, reads it again with another meaning of a column, stores it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.domain.issue import Refusal
from xacai.domain.plan import Plan
from xacai.domain.text import nfc
from xacai.intake.document import Block
from xacai.intake.plan import Reading
from xacai.intake.source import read_source as read_blocks
from xacai.services import taking_in
from xacai.services.column_meaning import Meaning, with_meanings
from xacai.services.workspace import Workspace
from xacai.ui.planning import intake_state
from xacai.ui.planning.intake_source import Document, document_of
from xacai.ui.planning.intake_state import State
from xacai.wording.language import _


@dataclass(frozen=True, slots=True)
class Taken:
    """A document and what was recognised in it, asked for a ``year``; ``forward`` is the year it is copied to."""

    name: str
    reading: Reading
    blocks: tuple[Block, ...]
    document: Document
    year: int
    forward: int | None = None


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """What the desk holds after a column was given another meaning, and the document with its columns' meanings."""

    state: State
    document: Document


def take_file(workspace: Workspace, path: Path, year: int, forward: int | None = None) -> Taken:
    """Read a file; refuses what is no plan."""
    return take(workspace, taking_in.read_source(path), path.name, year, forward)


def take_pasted(workspace: Workspace, text: str, html: str, year: int, forward: int | None = None) -> Taken:
    """Read what was copied: its HTML first (merged cells are kept), else its tab-separated text."""
    words = nfc(text).encode("utf-8", "replace")
    name = _("clipboard")
    if not html.strip():
        return take(workspace, words, f"{name}.txt", year, forward)
    try:
        return take(workspace, html.encode("utf-8", "replace"), f"{name}.html", year, forward)
    except Refusal:
        if not text.strip():
            raise
        return take(workspace, words, f"{name}.txt", year, forward)


def take(workspace: Workspace, data: bytes, name: str, year: int, forward: int | None) -> Taken:
    """Recognise a plan; nothing is stored."""
    office = workspace.office()
    blocks = read_blocks(data, name)
    reading = taking_in.recognise(blocks, year=year, office_name=office.name)
    return Taken(name, reading, blocks, document_of(blocks), year, forward)


def take_again(workspace: Workspace, taken: Taken, state: State, meaning: Meaning) -> ReadAgain | None:
    """The document with one more meaning of a column; None where it cannot be read so."""
    meanings = (*state.meanings, meaning)
    changed = with_meanings(taken.blocks, meanings)
    if changed is None:
        return None
    try:
        reading = taking_in.recognise(changed, year=taken.year, office_name=workspace.office().name)
    except Refusal:
        return None
    return ReadAgain(intake_state.read_again(state, reading, meaning), relabelled(taken, meanings))


def relabelled(taken: Taken, meanings: tuple[Meaning, ...]) -> Document:
    """The document as it is, with the columns' meanings as they were chosen."""
    changed = with_meanings(taken.blocks, meanings)
    meant = document_of(changed).roles if changed is not None else {}
    return Document(taken.document.rows, {**taken.document.roles, **meant})


def store(workspace: Workspace, taken: Taken, state: State, *, replace_draft: bool = False) -> Plan:
    """Store what was read and mended as a draft; copied forward where that was asked for."""
    return taking_in.keep_reading(
        workspace, state.kept, state.plan, forward=taken.forward, replace_draft=replace_draft
    )
