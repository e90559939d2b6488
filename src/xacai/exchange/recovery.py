"""The recovery code: 160 random bits on paper that open a copy of the office's key, with letters that betray a slip.

The copy rests in the store, and so in every backup, and is of no use without the paper.
"""

from __future__ import annotations

import hashlib
import os

from xacai.domain.issue import refuse
from xacai.exchange.check_code import grouped, plain_code
from xacai.exchange.keys import RANDOM_SECRET_COST, KeyRefused, OfficeKey, unwrap_key, wrap_key

GROUPS = 9
"""Groups of four letters: eight of the secret, one that checks them."""
_BYTES = 20
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECK = b"xacai-recovery-check-v1\0"
_SECRET = b"xacai-recovery-v1\0"
_UNDER = "recovery"


def make_secret() -> bytes:
    """A new secret from the system's random source, 20 bytes."""
    return os.urandom(_BYTES)


def recovery_code(secret: bytes) -> str:
    """The secret as letters for paper: 9 groups of 4, the last one a check of the others."""
    return f"{grouped(secret)}-{_check(secret)}"


def read_recovery_code(typed: str) -> bytes:
    """The secret of a typed code; dashes, case and look-alikes do not count. Raises :class:`KeyRefused`."""
    bare = plain_code(typed)
    wrong = KeyRefused(refuse("bundle.recovery-code").issue)
    if len(bare) != GROUPS * 4 or not set(bare) <= set(_LETTERS):
        raise wrong
    number = 0
    for letter in bare[:-4]:
        number = number * 32 + _LETTERS.index(letter)
    secret = number.to_bytes(_BYTES, "big")
    if _check(secret) != bare[-4:]:
        raise wrong
    return secret


def wrap_copy(key: OfficeKey, secret: bytes) -> str:
    """A copy of the key that opens with the recovery secret only, as text for the store."""
    return wrap_key(key, _SECRET + secret, cost=RANDOM_SECRET_COST, under=_UNDER).decode()


def open_copy(copy: str, secret: bytes) -> OfficeKey:
    """The key out of its copy; raises :class:`KeyRefused` (``bundle.recovery-other`` for another sheet's code)."""
    try:
        return unwrap_key(copy.encode(), _SECRET + secret)
    except KeyRefused as fault:
        if fault.issue.code != "bundle.key-passphrase":
            raise
        raise KeyRefused(refuse("bundle.recovery-other").issue) from fault


def _check(secret: bytes) -> str:
    return grouped(hashlib.sha256(_CHECK + secret).digest(), 1)
