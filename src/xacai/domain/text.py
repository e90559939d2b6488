"""Vietnamese text: one Unicode form (NFC), search without diacritics, dictionary order."""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_LONE = re.compile(r"[\ud800-\udfff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")  # but white space
# What Unicode lets a program leave out: zero width, the direction of writing, soft hyphens, fillers, selectors. Nobody
# sees them; a name with them looks like another one.
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# The alphabet of the Vietnamese dictionary; letters outside it (f, j, w, z) stand where Latin puts them.
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET, start=1)}
# Order of tones in Vietnamese dictionaries: none, grave, hook, tilde, acute, dot below.
_TONE_RANK = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def nfc(text: str) -> str:
    """The text in Unicode normal form C, with no-break spaces and line ends of other systems made plain.

    Halves of letters that a broken clipboard leaves (lone surrogates) become the replacement sign: no file holds them.
    """
    whole = _LONE.sub("\ufffd", text)
    return (
        unicodedata.normalize("NFC", whole).replace("\u00a0", " ").replace("\r\n", "\n").replace("\r", "\n")
    )


def squeeze(text: str) -> str:
    """One line as people see it: NFC, each run of white space one space, none at the ends, no sign that nobody sees."""
    return _SPACES.sub(" ", nfc(_HIDDEN.sub("", text))).strip()


def squeeze_name(text: str) -> str:
    """A name of an office, department or person: squeezed, without control characters."""
    return squeeze(_CONTROLS.sub("", text))


def plain(text: str) -> str:
    """Lower case without diacritics, for searching: ``Hồ sơ đúng hạn`` becomes ``ho so dung han``."""
    decomposed = unicodedata.normalize("NFD", squeeze(text).lower().replace("đ", "d"))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def matches(query: str, text: str) -> bool:
    """Whether every word of the query occurs in the text, diacritics and case aside."""
    ground = plain(text)
    return all(word in ground for word in plain(query).split())


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Key of the Vietnamese dictionary order: letters first (a ă â … d đ …), then tones, word by word."""
    return tuple(_word_key(word) for word in squeeze(text).lower().split())


def _word_key(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for sign in word:
        base, tone = _split_tone(sign)
        letters.append(_LETTER_RANK.get(base, 0) * 0x110000 if base in _LETTER_RANK else ord(sign))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def _split_tone(sign: str) -> tuple[str, int]:
    """A letter without its tone mark (its breve, circumflex or horn kept), and the tone's rank."""
    tone = 0
    kept: list[str] = []
    for part in unicodedata.normalize("NFD", sign):
        if part in _TONE_RANK:
            tone = _TONE_RANK[part]
        else:
            kept.append(part)
    return unicodedata.normalize("NFC", "".join(kept)), tone
