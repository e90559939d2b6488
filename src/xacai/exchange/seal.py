"""What the office's signature is over: a fixed word, so that it stands for nothing else, and a hash."""

from __future__ import annotations

import hashlib

from xacai.exchange import container

MEDIA_TYPE = container.MEDIA_TYPE + b"1"
_DOMAIN = b"xacai-bundle-v1\0"


def seal_message(manifest: bytes) -> bytes:
    """The bytes that are signed for a manifest's bytes."""
    return _DOMAIN + hashlib.sha256(manifest).digest()
