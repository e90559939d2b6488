"""Hashes as letters that people compare by eye or read out on the telephone.

Base 32 in Crockford's alphabet: no I, L, O, U, so that nothing looks like 1, 0 or V.
"""

from __future__ import annotations

import hashlib
import hmac

from xacai.files.canonical import Json, encode

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_PRINTED_GROUPS = 4
_GROUP = 4


def content_sha256(content: Json) -> str:
    """SHA-256 of the canonical content, in hex: what the check code spells."""
    return hashlib.sha256(encode(content)).hexdigest()


def check_code(sha256: str) -> str:
    """The printed check code of a hash in hex: its first 80 bits, ``M3XK-7Q2H-V9FA-T4CE``."""
    return grouped(bytes.fromhex(sha256), _PRINTED_GROUPS)


def full_code(sha256: str) -> str:
    """All 256 bits of a hash in hex: 13 groups of 4 letters."""
    return grouped(bytes.fromhex(sha256))


def grouped(data: bytes, groups: int | None = None) -> str:
    """The bytes in base 32, four letters a group; only the first ``groups`` where that is given."""
    bits = len(data) * 8
    padding = -bits % 5
    number = int.from_bytes(data, "big") << padding
    places = range(bits + padding - 5, -1, -5)
    letters = "".join(_ALPHABET[(number >> place) & 31] for place in places)
    if groups is not None:
        letters = letters[: groups * _GROUP]
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def plain_code(typed: str) -> str:
    """A typed code as its bare letters: upper case, no dashes or spaces, O read as 0, I and L as 1."""
    bare = "".join(sign for sign in typed.upper() if sign.isalnum())
    return bare.translate(_LOOKALIKES)


def agrees(typed: str, sha256: str) -> bool:
    """Whether a typed code, printed or full, belongs to the hash in hex."""
    bare = plain_code(typed)
    return any(
        hmac.compare_digest(bare.encode(), plain_code(code).encode())
        for code in (check_code(sha256), full_code(sha256))
    )
