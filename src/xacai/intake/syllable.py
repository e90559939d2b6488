"""Whether a word can be a Vietnamese syllable, by how syllables are built: onset, vowels, coda, one tone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"^(?:ngh|ng|nh|th|tr|ch|ph|kh|gh|gi|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|uyu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|iêu|yêu|uâ|uê|uơ|uy|uă|oa|oă|oe|oo|iê|ia|yê|ya|uô|ua|ươ|ưa"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?:ng|nh|ch|[cmnpt])?$"
)
# In text of an old encoding signs such as ¶ and ¹ are letters.
_WORD = re.compile("[A-Za-z\u0080-\u024f\u0300-\u0323\u1e00-\u1eff]+")
_BEYOND_LATIN_1 = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether a word of letters is a possible syllable."""
    signs = unicodedata.normalize("NFD", word.lower())
    tones = sum(sign in _TONES for sign in signs)
    bare = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in _TONES))
    return tones <= 1 and bool(_SYLLABLE.match(bare))


def marked_words(text: str) -> list[str]:
    """The words with a letter that is no plain Latin one: those in which encodings differ."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def is_modern(text: str) -> bool:
    """Whether a text holds Vietnamese letters that only Unicode has: it needs no conversion."""
    return bool(_BEYOND_LATIN_1.search(text))
