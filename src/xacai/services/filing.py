"""Files of the evidence register: kept by their content in the data folder, told by their bytes, read back by hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from xacai.domain.evidence import Evidence, EvidenceFile, clean
from xacai.domain.issue import refuse
from xacai.exchange.bundle import Attachment
from xacai.exchange.evidence import LARGEST_EVIDENCE, type_of
from xacai.files.atomic import make_folder, write_atomic
from xacai.files.reading import read_limited
from xacai.services.workspace import Workspace

FOLDER = "evidence"
RECEIVED = "received"
_LONGEST_NAME = 200


def file_path(workspace: Workspace, kept: EvidenceFile) -> Path:
    """Where a file of the register lies, whether it is there or not."""
    return workspace.folder / FOLDER / f"{kept.sha256}.{kept.type}"


def is_there(workspace: Workspace, kept: EvidenceFile) -> bool:
    """Whether the file still lies there at its full length."""
    try:
        return file_path(workspace, kept).stat().st_size == kept.size
    except OSError:
        return False


def keep_file(workspace: Workspace, source: Path) -> EvidenceFile:
    """Copy a file into the data folder; the same content is kept once. Refused: see :func:`read_limited`,
    ``bundle.evidence-type`` (no PDF, picture, or office document without macros)."""
    data = read_limited(source, LARGEST_EVIDENCE)
    kind = type_of(data)
    name = _name(source.name)
    if kind is None:
        raise refuse("bundle.evidence-type", name)
    kept = EvidenceFile(hashlib.sha256(data).hexdigest(), name, len(data), kind)
    target = make_folder(workspace.folder / FOLDER) / file_path(workspace, kept).name
    if not _holds(target, kept.sha256):
        write_atomic(target, data)
    return kept


def read_file(workspace: Workspace, kept: EvidenceFile) -> bytes:
    """The bytes, as they were attached; refused where they are gone or changed (``evidence.file-gone``)."""
    path = file_path(workspace, kept)
    try:
        data = path.read_bytes()
    except OSError:
        data = b""
    if hashlib.sha256(data).hexdigest() != kept.sha256:
        raise refuse("evidence.file-gone", kept.name, name=kept.name)
    return data


def vanished(workspace: Workspace, register: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The documents whose file is no longer in the data folder."""
    return tuple(item for item in register if item.file is not None and not is_there(workspace, item.file))


def keep_received(workspace: Workspace, files: Mapping[str, Attachment]) -> None:
    """Keep the evidence of a bundle that was received and checked, by content, apart from the own register's."""
    for sha256, attachment in files.items():
        target = make_folder(workspace.folder / FOLDER / RECEIVED) / f"{sha256}.{type_of(attachment.data)}"
        if not _holds(target, sha256):
            write_atomic(target, attachment.data)


def _name(text: str) -> str:
    """A file's name as data: clean, and its end kept where it is too long."""
    name = clean(text) or "?"
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 12]}…{name[-11:]}"


def _holds(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False
