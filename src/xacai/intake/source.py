"""The door of intake: bytes of a file with its name in, blocks out, or a plain refusal.

What a file is, is told by its content; its name only helps where the content leaves a choice.
"""

from __future__ import annotations

from pathlib import PurePath

from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.intake.document import Block, Source
from xacai.intake.excel_source import blocks_of_workbook
from xacai.intake.html_source import blocks_of_html
from xacai.intake.html_text import looks_like_html, text_of_html
from xacai.intake.legacy import modernised
from xacai.intake.old_word import blocks_of_old_word
from xacai.intake.package import Package
from xacai.intake.pdf_source import blocks_of_pdf
from xacai.intake.settling import settled
from xacai.intake.text_source import MOST_BYTES, blocks_of_text, decode
from xacai.intake.word_source import blocks_of_word, main_part

READ_NOW = (".docx", ".xlsx", ".html", ".pdf", ".txt", ".doc")
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-"
_OTHERS = {
    b"{\\rtf": ".rtf",
    b"\x89PNG": ".png",
    b"\xff\xd8\xff": ".jpg",
    b"GIF8": ".gif",
    b"PK\x05\x06": ".zip",
    b"Rar!": ".rar",
    b"7z\xbc\xaf": ".7z",
}
# A PDF may carry a little rubbish before its mark.
_PDF_WITHIN = 1024


def read_source(data: bytes, name: str) -> Source:
    """Blocks of a file called ``name`` ("-" or "" for standard input); raises a refusal with what to do."""
    if not data:
        raise refuse("intake.empty", name, file=name)
    blocks, issues = _blocks(data, name)
    modern, encoding = modernised(blocks)
    if encoding:
        issues = (*issues, Issue("intake.legacy-encoding", Severity.WARNING, "", {"name": encoding}))
    whole = settled(modern)
    if not whole:
        raise refuse("intake.empty", name, file=name)
    return Source(whole, issues)


def read_clipboard(*, html: str = "", text: str = "") -> Source:
    """Blocks of what was copied: its HTML where that holds a table (spans are kept), else its text."""
    if "<table" in html.lower():
        return read_source(html.encode("utf-8", "replace"), "clipboard.html")
    return read_source((text or html).encode("utf-8", "replace"), "clipboard.txt")


def _blocks(data: bytes, name: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    if data.startswith(_ZIP):
        return _office(data, name)
    if data.startswith(_OLE):
        return blocks_of_old_word(data, name)
    if _PDF in data[:_PDF_WITHIN]:
        return blocks_of_pdf(data, name)
    other = next((suffix for mark, suffix in _OTHERS.items() if data.startswith(mark)), None)
    if other:
        raise _unread(other, name)
    if len(data) > MOST_BYTES:
        raise refuse("intake.too-large", name, file=name)
    if looks_like_html(data, PurePath(name).suffix):
        return blocks_of_html(text_of_html(data, name), name), ()
    return blocks_of_text(decode(data, name), name), ()


def _office(data: bytes, name: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    package = Package(data, name)
    part = main_part(package)
    if part.startswith("word/"):
        return blocks_of_word(package, part)
    if part.startswith("xl/") and not part.endswith(".bin"):
        return blocks_of_workbook(package, part)
    raise _unread(PurePath(name).suffix.lower() or ".zip", name)


def _unread(suffix: str, name: str) -> Refusal:
    return refuse("intake.type-unread", name, file=name, type=suffix, types=", ".join(READ_NOW))
