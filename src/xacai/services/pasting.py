"""Pasted text put in order: Unicode NFC, no control signs, old encodings (TCVN3, VNI) recognised to be asked about."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.text import nfc
from xacai.intake.legacy import converted, recognised

_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text as it stands, and as it reads where it was written in an old encoding (else empty)."""

    text: str
    converted: str = ""
    encoding: str = ""


def read_paste(text: str) -> Pasted:
    """What was pasted. ``encoding`` is TCVN3 or VNI where the words make sense only so; a person is asked then."""
    clean = without_controls(nfc(text))
    encoding = recognised(clean.split("\n"))
    if encoding is None:
        return Pasted(clean)
    lines = (converted(line, encoding) for line in clean.split("\n"))
    return Pasted(clean, nfc("\n".join(lines)), encoding.upper())


def without_controls(text: str) -> str:
    """The text without signs that no paper shows (C0, C1 and delete), line ends and tabs kept."""
    return "".join(sign for sign in text if sign in _KEPT or not _is_control(sign))


def _is_control(sign: str) -> bool:
    return ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0
