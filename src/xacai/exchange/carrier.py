"""A PDF that carries its bundle as an attached file is accepted in the bundle's place."""

from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from xacai.domain.issue import Refusal, refuse
from xacai.exchange.container import LARGEST_FILE
from xacai.files.reading import read_limited

# Its remarks on odd files would otherwise reach the terminal; the refusal says all a person needs.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


_PDF = b"%PDF-"
_PIECE = 1_000_000
_DAMAGED = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    RuntimeError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
)


class CarrierRefused(Refusal):
    """The PDF gives no bundle. Codes: ``bundle.pdf-damaged``, ``-without``, ``-several``, ``-attachment``."""


def read_arrival(path: Path) -> bytes:
    """The bytes of the bundle in a file that arrived, be it the bundle or a PDF that carries it.

    Raises ``ReadRefused`` or :class:`CarrierRefused`. The file's name plays no part.
    """
    return carried_bundle(read_limited(path, LARGEST_FILE))


def is_pdf(path: Path) -> bool:
    """Whether a file that can be read begins as a PDF does."""
    try:
        return read_limited(path, LARGEST_FILE).startswith(_PDF)
    except Refusal:
        return False


def carried_bundle(data: bytes) -> bytes:
    """The one bundle attached to a PDF; bytes that are no PDF come back as they are."""
    if not data.startswith(_PDF):
        return data
    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            found = list(_attached(pdf))
    except _DAMAGED as fault:
        raise CarrierRefused(refuse("bundle.pdf-damaged").issue) from fault
    if len(found) != 1:
        raise CarrierRefused(refuse("bundle.pdf-several" if found else "bundle.pdf-without").issue)
    return found[0]


def _attached(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    for name, spec in pdf.attachments.items():
        if str(spec.filename or name).lower().endswith((".xacai", ".xacai.zip")):
            yield _content(spec.get_file().obj)


def _content(stream: Any) -> bytes:
    """The bytes of an embedded file, never unpacked beyond the size of a bundle."""
    raw: bytes = stream.read_raw_bytes()
    filters = _filters(stream)
    if not filters:
        return raw
    if filters != ["/FlateDecode"] or "/DecodeParms" in stream:
        raise CarrierRefused(refuse("bundle.pdf-attachment").issue)
    return _inflate(raw)


def _filters(stream: Any) -> list[str]:
    value = stream.get("/Filter")
    if value is None:
        return []
    return [str(name) for name in value] if isinstance(value, pikepdf.Array) else [str(value)]


def _inflate(raw: bytes) -> bytes:
    """The unpacked bytes; counted before they are kept, so that a bomb takes no memory."""
    try:
        if sum(map(len, _pieces(raw))) > LARGEST_FILE:
            raise CarrierRefused(refuse("bundle.pdf-attachment").issue)
        return b"".join(_pieces(raw))
    except zlib.error as fault:
        raise CarrierRefused(refuse("bundle.pdf-attachment").issue) from fault


def _pieces(raw: bytes) -> Iterator[bytes]:
    """The unpacked bytes piece by piece, never many more than a bundle may have; ``zlib.error`` where they are cut."""
    unpacker, left, given = zlib.decompressobj(), raw, 0
    while not unpacker.eof and given <= LARGEST_FILE:
        piece = unpacker.decompress(left, _PIECE)
        left, given = unpacker.unconsumed_tail, given + len(piece)
        if not piece and not left and not unpacker.eof:
            raise zlib.error("cut")
        yield piece
