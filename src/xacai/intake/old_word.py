"""Containers of old Office files: ``.doc`` by way of antiword where it is installed; the others are refused plainly."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element

from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.intake.document import Block, Cell, Paragraph, Row, Table
from xacai.intake.markup import local, tree

MOST_BYTES = 30_000_000
_SECONDS = 20
_MOST_XML = 40_000_000
# Where antiword loses count of the cells of a table, it leaves its own signs of their edges in a paragraph.
_EDGES = 2
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^<>\[\]]*>")
_WORD, _SHEET, _LOCKED = "WordDocument", "Workbook", "EncryptedPackage"


def blocks_of_old_word(data: bytes, name: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """The blocks of a ``.doc``; refuses protected files, old workbooks and, without antiword, every file."""
    if _holds(data, _LOCKED):
        raise refuse("intake.locked", name, file=name)
    if not _holds(data, _WORD):
        kind = "intake.old-excel" if _holds(data, _SHEET) or _holds(data, "Book") else "intake.old-office"
        raise refuse(kind, name, file=name)
    tool = shutil.which("antiword")
    if tool is None or len(data) > MOST_BYTES:
        raise refuse("intake.old-word", name, file=name)
    root = tree((_DOCTYPE.sub(b"", _converted(tool, data, name), count=1),), name)
    blocks = tuple(_Walk().blocks(root))
    if any(isinstance(block, Paragraph) and block.text.count("|") >= _EDGES for block in blocks):
        raise _unread(name)
    return blocks, (Issue("intake.old-word-read", Severity.WARNING, "", {"file": name}),)


def _holds(data: bytes, stream: str) -> bool:
    """Whether the container's directory names a stream."""
    return stream.encode("utf-16-le") in data


def _converted(tool: str, data: bytes, name: str) -> bytes:
    """The document as antiword's XML; it gets a copy in a folder of its own and no shell."""
    with tempfile.TemporaryDirectory(prefix="xacai-") as folder:
        copy = Path(folder) / "ke-hoach.doc"
        copy.write_bytes(data)
        environment = {key: value for key in ("PATH", "ANTIWORDHOME") if (value := os.environ.get(key))}
        environment |= {"HOME": folder, "LC_ALL": "C.UTF-8"}
        try:
            done = subprocess.run(
                [tool, "-m", "UTF-8.txt", "-x", "db", str(copy)],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                env=environment,
                cwd=folder,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            raise _unread(name) from None
    if done.returncode or not done.stdout or len(done.stdout) > _MOST_XML:
        raise _unread(name)
    return done.stdout


def _unread(name: str) -> Refusal:
    return refuse("intake.old-word", name, file=name)


class _Walk:
    """antiword's DocBook as blocks."""

    def __init__(self) -> None:
        self._line = 0

    def blocks(self, node: Element) -> list[Block]:
        """Paragraphs and tables below a node, in order."""
        made: list[Block] = []
        for item in node:
            name = local(item)
            self._line += 1
            if name in {"table", "informaltable"}:
                made.append(Table(tuple(self._rows(item))))
            elif name in {"para", "title"}:
                text = _text(item)
                made.extend(Paragraph(line.strip(), self._line) for line in text.split("\n") if line.strip())
                made.extend(self.blocks(item))
            elif name not in {"bookinfo", "footnote", "emphasis", "superscript", "subscript"}:
                made.extend(self.blocks(item))
        return made

    def _rows(self, table: Element) -> list[Row]:
        rows = [node for node in table.iter() if local(node) == "row"]
        made: list[Row] = []
        for row in rows:
            self._line += 1
            cells = (Cell(_text(entry).strip()) for entry in row if local(entry) == "entry")
            made.append(Row(tuple(cells), self._line))
        return made


def _text(node: Element) -> str:
    """Text with paragraphs apart, footnotes left out."""
    parts = [node.text or ""]
    for item in node:
        if local(item) not in {"footnote", "table", "informaltable"}:
            ends = "\n" if local(item) in {"para", "listitem"} else ""
            parts.append(f"{_text(item)}{ends}")
        parts.append(item.tail or "")
    return "".join(parts)
