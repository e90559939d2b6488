"""Sizes of files and free space in words. No Qt."""

from __future__ import annotations

from decimal import Decimal

from xacai.domain.number import write_number


def size_words(size: int) -> str:
    """Bytes as ``412 KB``, ``1,3 MB``, ``14,2 GB``."""
    for unit, step in (("GB", 1_000_000_000), ("MB", 1_000_000)):
        if size >= step:
            return f"{write_number(Decimal(size) / step, 1)} {unit}"
    return f"{max(1, round(size / 1000))} KB"
