"""The door of intake: bytes of a file with its name in, blocks out, or a plain refusal."""

from __future__ import annotations

from pathlib import PurePath

from xacai.domain.issue import refuse
from xacai.intake.document import Block
from xacai.intake.text_source import blocks_of_text, decode

READ_NOW = (".txt", ".tsv")
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
_NOT_YET = frozenset({".docx", ".doc", ".xlsx", ".xls", ".pdf", ".html", ".htm", ".odt", ".ods", ".rtf"})


def read_source(data: bytes, name: str) -> tuple[Block, ...]:
    """Blocks of a file called ``name`` ("-" or "" for standard input); raises a refusal with what to do."""
    suffix = PurePath(name).suffix.lower()
    if not data:
        raise refuse("intake.empty", name, file=name)
    if suffix in _NOT_YET or data.startswith(_BINARY):
        raise refuse("intake.type-unread", name, file=name, type=suffix or "?", types=", ".join(READ_NOW))
    return blocks_of_text(decode(data, name))
