"""Reports with large evidence files, and drafts as the receiver's mail program reads them."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from xacai.domain.evidence import Evidence, Link, SubjectKind
from xacai.services import filing, proving
from xacai.services.workspace import Workspace


def attach(workspace: Workspace, folder: Path, sizes: dict[str, int]) -> None:
    """Evidence of the quarter's report: PDF files of about these sizes."""
    for name, size in sizes.items():
        path = folder / name
        path.write_bytes(b"%PDF-1.4\n" + name.encode() + b"\0" * size)
        link = Link("", SubjectKind.INDICATOR, "3.3.3", "2026-Q3")
        entered = proving.register(workspace, Evidence(abstract=name), link).evidence
        proving.attach(workspace, entered.key, path)


def kept_above(workspace: Workspace) -> set[str]:
    """The evidence files that a receiving office holds, by SHA-256."""
    return {path.stem for path in (workspace.folder / filing.FOLDER / filing.RECEIVED).glob("*")}


def read_draft(path: Path) -> EmailMessage:
    """A draft."""
    found = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def attached(path: Path) -> dict[str, bytes]:
    """The files in a draft by name."""
    return {str(item.get_filename()): item.get_content() for item in read_draft(path).iter_attachments()}
