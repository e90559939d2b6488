"""Intake: a document that an officer already has becomes a plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.domain.plan import Plan, plan_key, read_plan_key
from xacai.domain.text import nfc
from xacai.files.reading import read_limited
from xacai.intake.answer import as_json
from xacai.intake.figures import read_figures
from xacai.intake.plan import Reading, read_plan
from xacai.intake.source import read_source as read_blocks
from xacai.services.planning import empty_plan, keep_new
from xacai.services.workspace import Workspace

LARGEST_DOCUMENT = 50_000_000
# The plan of somebody else or of another year must not slip in unseen.
_ASKED_FIRST = ("intake.issuer-differs", "intake.year-differs")
__all__ = ["import_plan", "read_document", "read_figures", "read_source", "read_words", "reading_data"]


def read_source(source: Path) -> bytes:
    """The bytes of a document; a plain refusal where it cannot be read."""
    return read_limited(source, LARGEST_DOCUMENT)


def read_document(
    data: bytes, name: str, *, year: int | None = None, office_name: str | None = None
) -> Reading:
    """What intake recognises; nothing is stored."""
    return read_plan(read_blocks(data, name), year=year, office_name=office_name)


def reading_data(reading: Reading) -> dict[str, Any]:
    """The answer of ``plan read --json``."""
    return as_json(reading)


def import_plan(
    workspace: Workspace,
    data: bytes,
    name: str,
    *,
    year: int | None = None,
    key: str | None = None,
    accept: bool = False,
) -> tuple[Plan, tuple[Issue, ...]]:
    """Read a document and store it as a draft of the office; the questions come back beside it."""
    office = workspace.office()
    named = read_plan_key(key) if key else None
    reading = read_document(data, name, year=year or (named[0] if named else None), office_name=office.name)
    for issue in reading.issues:
        if issue.code in _ASKED_FIRST and not accept:
            raise Refusal(replace(issue, severity=Severity.ERROR))
    chosen = key or plan_key(reading.plan.year)
    parsed = read_plan_key(chosen)
    blank = empty_plan(workspace, chosen)
    head = reading.plan.head
    signer = head.signer if head.signer.name or head.signer.authority else blank.head.signer
    plan = replace(
        reading.plan,
        key=chosen,
        kind=parsed[1] if parsed else reading.plan.kind,
        head=replace(
            head,
            place=head.place or blank.head.place,
            issuer=head.issuer or blank.head.issuer,
            recipients=head.recipients or blank.head.recipients,
            signer=signer,
        ),
    )
    return keep_new(workspace, plan), reading.issues


def read_words(source: Path) -> str:
    """The text of a plain text file (UTF-8), for a section of a report."""
    data = read_source(source)
    try:
        return nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise refuse("intake.not-text", source.name, name=source.name) from None
