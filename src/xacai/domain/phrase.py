"""Reading Vietnamese phrases: folding that keeps places, and word lists for patterns on the folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache


def fold(text: str) -> str:
    """Lower case without diacritics, sign for sign, so that a place found in it is a place in ``text``.

    Unlike :func:`xacai.domain.text.plain` nothing is squeezed; ``text`` is expected in NFC.
    """
    return "".join(_fold_sign(sign) for sign in text)


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return "d" if base == "đ" else base[0]


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches one of the words (longest first) as whole words."""
    ordered = sorted(words, key=len, reverse=True)
    return r"\b(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + r")\b"


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the given places blanked (``\\x00``), its length kept."""
    signs = list(text)
    for start, end in spans:
        signs[start:end] = "\x00" * (end - start)
    return "".join(signs)
