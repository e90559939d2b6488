"""An ICC profile of sRGB, worked out from the numbers of IEC 61966-2-1 (ICC.1:2001, version 2).

Archiving needs an output intent; a profile built here brings no foreign file and no foreign licence.
"""

from __future__ import annotations

import struct
from functools import cache

_SAMPLES = 1024
# Media white and primaries of sRGB, adapted to D50 (Bradford), as XYZ.
_WHITE = (0.9505, 1.0, 1.0891)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_D50 = (0.9642, 1.0, 0.8249)
_NAME = "sRGB IEC61966-2.1"
_COPYRIGHT = "No copyright, use freely"


@cache
def srgb_profile() -> bytes:
    """The profile's bytes (about 3 kB), always the same."""
    curve = _curve()
    tags = [
        (b"desc", _description(_NAME)),
        (b"cprt", b"text\0\0\0\0" + _COPYRIGHT.encode("ascii") + b"\0"),
        (b"wtpt", _xyz(_WHITE)),
        (b"rXYZ", _xyz(_RED)),
        (b"gXYZ", _xyz(_GREEN)),
        (b"bXYZ", _xyz(_BLUE)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    table, body = _laid_out(tags)
    return _header(128 + len(table) + len(body)) + table + body


def _laid_out(tags: list[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """The tag table and the tags' data, equal data stored once, each padded to four bytes."""
    offset = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, body = struct.pack(">L", len(tags)), b""
    for name, data in tags:
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sLL", name, places[data], len(data))
    return table, body


def _header(size: int) -> bytes:
    return (
        struct.pack(">L4sL4s4s4s", size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
        + struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
        + struct.pack(">4s4sL4s4sQL", b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", b"\0\0\0\0", 0, 0)
        + struct.pack(">3l", *(_fixed(value) for value in _D50))
        + b"\0" * 48
    )


def _fixed(value: float) -> int:
    return round(value * 65536)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3l", *(_fixed(value) for value in values))


def _description(name: str) -> bytes:
    text = name.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">L", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    samples = [round(_linear(index / (_SAMPLES - 1)) * 65535) for index in range(_SAMPLES)]
    return b"curv\0\0\0\0" + struct.pack(f">L{_SAMPLES}H", _SAMPLES, *samples)


def _linear(value: float) -> float:
    """The transfer function of IEC 61966-2-1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
