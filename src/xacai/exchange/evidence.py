"""What may travel beside the data: files told by their bytes, never by their name. None is opened here."""

from __future__ import annotations

import io
import zipfile

LARGEST_EVIDENCE = 20_000_000
_MOST_PARTS = 5_000
_LARGEST_PARTS = 500_000_000
_OFFICE_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_ACTIVE = ("vbaproject", "vbadata", "activex/", "embeddings/", "oleobject")


def type_of(data: bytes) -> str | None:
    """``pdf``, ``jpg``, ``png``, ``docx`` or ``xlsx``; None for all else, macros and archives among it."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    return _office_type(data) if data.startswith(b"PK\x03\x04") else None


def _office_type(data: bytes) -> str | None:
    """The kind of an office document by its list of parts; nothing is unpacked but the list of types."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _judge(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return None


def _judge(archive: zipfile.ZipFile) -> str | None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_PARTS:
        return None
    if len(set(names)) != len(names) or "[Content_Types].xml" not in names:
        return None
    if any(word in name.lower() for name in names for word in _ACTIVE):
        return None
    with archive.open("[Content_Types].xml") as stream:
        types = stream.read(1_000_000)
    if b"macroEnabled" in types or b"vbaProject" in types:
        return None
    found = [kind for kind, part in _OFFICE_PARTS.items() if part in names]
    return found[0] if len(found) == 1 else None
