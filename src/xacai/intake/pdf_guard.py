"""Before a PDF is read: what its packed streams come to, counted without keeping them."""

from __future__ import annotations

import re
import zlib

from xacai.domain.issue import refuse

MOST_BYTES = 40_000_000
MOST_UNPACKED = 80_000_000
_STREAM = re.compile(rb"stream\r?\n")
_PACKED = (0x78, 0x48, 0x58, 0x68, 0x08, 0x18, 0x28, 0x38)
_STEP = 262_144
_DEEPEST = 3
_MOST_STREAMS = 20_000


def check_pdf(data: bytes, name: str) -> None:
    """Refuse a PDF that is too large, or whose streams unpack to more than a plan can hold."""
    if len(data) > MOST_BYTES:
        raise refuse("intake.too-large", name, file=name)
    left = MOST_UNPACKED
    for number, found in enumerate(_STREAM.finditer(data)):
        if number > _MOST_STREAMS:
            raise refuse("intake.too-large", name, file=name)
        left -= _unpacked(data, found.end(), left)
        if left < 0:
            raise refuse("intake.bomb", name, file=name)


def _unpacked(data: bytes, start: int, most: int) -> int:
    """How many bytes a stream unpacks to, at most a little over ``most``; streams packed twice are followed."""
    pending = memoryview(data)[start:]
    total = 0
    for _ in range(_DEEPEST):
        if not pending or pending[0] not in _PACKED:
            return total
        size, first = _inflated(pending, most - total)
        total += size
        if total > most:
            return total
        pending = memoryview(first)
    return total


def _inflated(packed: memoryview, most: int) -> tuple[int, bytes]:
    """The unpacked size, and the beginning of what was unpacked."""
    engine = zlib.decompressobj()
    size, first, place = 0, b"", 0
    try:
        while not engine.eof and size <= most:
            feed = engine.unconsumed_tail or packed[place : place + _STEP]
            if not engine.unconsumed_tail:
                place += _STEP
            if not feed:
                break
            piece = engine.decompress(feed, _STEP)
            size += len(piece)
            if len(first) < 16 * _STEP:
                first += piece
    except zlib.error:
        return size, first
    return size, first
