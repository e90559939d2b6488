"""The maps from a font's codes to letters (ToUnicode), as readers and archives want them.

What ReportLab writes maps code 0 to no letter, holds more than the hundred pairs that a block may have, and cannot
write letters beyond the first 65,536.
"""

from __future__ import annotations

import re

from pikepdf import Dictionary, Pdf, Stream

_PAIR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,6})>")
_BLOCKS = re.compile(rb"\d+ beginbfchar.*endbfchar", re.DOTALL)
_MOST = 100
_FIRST_LETTER = 0x20


def mend_letter_maps(document: Pdf) -> None:
    """Write the map of every font anew, each once."""
    for item in list(document.objects):
        if isinstance(item, Dictionary) and item.get("/Type") == "/Font" and "/ToUnicode" in item:
            stream = item.ToUnicode
            assert isinstance(stream, Stream)
            stream.write(_mended(stream.read_bytes()))


def _mended(written: bytes) -> bytes:
    pairs = [(code, int(letter, 16)) for code, letter in _PAIR.findall(written)]
    lines = [
        b"<%b> <%b>" % (code, chr(letter).encode("utf-16-be").hex().upper().encode())
        for code, letter in pairs
        if letter >= _FIRST_LETTER
    ]
    blocks = [lines[start : start + _MOST] for start in range(0, len(lines), _MOST)]
    mended = b"\n".join(
        b"%d beginbfchar\n%b\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )
    return _BLOCKS.sub(lambda _found: mended, written, count=1)
