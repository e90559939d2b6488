"""Bytes of HTML told from other text, put into text in their own charset, and made safe to parse."""

from __future__ import annotations

import re

from xacai.domain.text import nfc
from xacai.intake.text_source import decode

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_OPENING = re.compile(
    rb"^\s*(?:<!doctype\s+html|<html|<\?xml[^>]*>\s*<(?:!doctype\s+)?html|<!--|<meta|<table)", re.I
)
_CLIPBOARD = re.compile(rb"^Version:[\d.]+\s+StartHTML:", re.IGNORECASE)


def looks_like_html(data: bytes, suffix: str) -> bool:
    """Whether bytes are HTML: by how they begin, or by their name with a tag inside."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.replace(b"\x00", b"")[2:]
    if _OPENING.match(start) or _CLIPBOARD.match(start):
        return True
    return suffix.lower() in {".html", ".htm"} and b"<" in data[:65_536]


def text_of_html(data: bytes, name: str) -> str:
    """The HTML as text: its own charset where it names one, the clipboard's head taken off."""
    if _CLIPBOARD.match(data):
        data = data[max(data.find(b"<"), 0) :]
    found = _CHARSET.search(data[:4096])
    charset = found.group(1).decode("ascii").lower() if found else "utf-8"
    if charset in {"utf-8", "utf8"} or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decode(data, name)
    if charset in {"windows-1258", "windows-1252", "iso-8859-1", "us-ascii", "x-user-defined"}:
        return nfc(data.decode("cp1258" if charset.endswith("1258") else "latin-1", "replace"))
    return decode(data, name)


def tidied(text: str) -> str:
    """The text without comments and the switches of Office, and without what would never close.

    The parser of the standard library looks for the end of each of them anew, to the end of the file.
    """
    parts: list[str] = []
    place = 0
    while (start := text.find("<!", place)) >= 0:
        parts.append(text[place:start])
        mark = "-->" if text.startswith("<!--", start) else ">"
        end = text.find(mark, start + 2)
        place = len(text) if end < 0 else end + len(mark)
    parts.append(text[place:])
    whole = "".join(parts)
    closed = whole.rfind(">") + 1
    return whole[:closed] + whole[closed:].replace("<", " ")
