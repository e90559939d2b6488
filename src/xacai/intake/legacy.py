"""Text of the encodings before Unicode, TCVN3 (ABC) and VNI, recognised and put into Unicode.

The tables follow TCVN 5712:1993 (VN3, small letters; capitals are a matter of the font) and the VNI for Windows layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from xacai.domain.text import nfc
from xacai.intake.document import Block, Paragraph, Row, Table
from xacai.intake.syllable import is_modern, is_syllable, marked_words

_TCVN3 = {
    **dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **dict(zip(range(0xB5, 0xBA), "àảãáạ", strict=True)),
    **dict(zip(range(0xBB, 0xBF), "ằẳẵắ", strict=True)),
    **dict(zip(range(0xC6, 0xCD), "ặầẩẫấậè", strict=True)),
    **dict(zip(range(0xCE, 0xD0), "ẻẽ", strict=True)),
    **dict(zip(range(0xD0, 0xD9), "éẹềểễếệìỉ", strict=True)),
    **dict(zip(range(0xDC, 0xE0), "ĩíịò", strict=True)),
    **dict(zip(range(0xE1, 0xF0), "ỏõóọồổỗốộờởỡớợù", strict=True)),
    **dict(zip(range(0xF1, 0xFF), "ủũúụừửữứựỳỷỹýỵ", strict=True)),
}
# In VNI a mark follows its letter; â, ê, ô and ă are marks themselves, with or without a tone.
_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_ROOFED = dict(zip("âàáåãä", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))
_BREVED = dict(zip("êèéúüë", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"), strict=True))
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    small = dict(_ALONE)
    for letter in "aeouyôö":
        base = _ALONE.get(letter, letter)
        small |= {letter + mark: base + tone for mark, tone in _TONES.items()}
    for letter in "aeo":
        small |= {letter + mark: f"{letter}\u0302{tone}" for mark, tone in _ROOFED.items()}
    small |= {f"a{mark}": f"a\u0306{tone}" for mark, tone in _BREVED.items()}
    both = small | {key.upper(): text.upper() for key, text in small.items()}
    capitals = {key[0].upper() + key[1:]: text[0].upper() + text[1:] for key, text in small.items()}
    return {key: nfc(text) for key, text in (capitals | both).items()}


_VNI = _vni_table()
_VNI_SIGNS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_LEAST_WORDS = 6
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def from_tcvn3(text: str) -> str:
    """TCVN3 signs as Unicode letters."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI signs as Unicode letters."""
    return _VNI_SIGNS.sub(lambda found: _VNI[found.group()], text)


_READERS: dict[str, Callable[[str], str]] = {"tcvn3": from_tcvn3, "vni": from_vni}


def by_font(text: str, font: str) -> str | None:
    """The text of a run in a font that tells its encoding; None where the font or the text tells otherwise."""
    name = font.strip().lower()
    if text.isascii() and not name.startswith(".vn"):
        return None
    if is_modern(text):
        return None
    if name.startswith(".vn"):
        made = from_tcvn3(text)
        made = made.upper() if name.endswith("h") else made
    elif name.startswith(("vni-", "vni ")):
        made = from_vni(text)
    else:
        return None
    return made if made != text else None


def recognised(texts: Iterable[str]) -> str | None:
    """The encoding ("tcvn3" or "vni") in which texts without any letter of Unicode's own read as Vietnamese.

    The texts must fail as they stand and nearly all their words be syllables after conversion; otherwise None.
    """
    whole = " ".join(text for text in texts if not text.isascii() and not is_modern(text))
    if len(marked_words(whole)) < _LEAST_WORDS or syllable_share(whole) > 0.6:
        return None
    shares = {name: syllable_share(reader(whole)) for name, reader in _READERS.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.9 else None


def syllable_share(text: str) -> float:
    """The share of marked words that are syllables."""
    words = marked_words(text)
    return sum(is_syllable(word) for word in words) / len(words) if words else 0.0


def converted(text: str, encoding: str) -> str:
    """A text in Unicode; proper Unicode stays as it is."""
    return text if text.isascii() or is_modern(text) else _READERS[encoding](text)


def modernised(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str | None]:
    """The blocks in Unicode, and the name of the encoding that they were in (None: nothing was converted).

    Where the document has proper Vietnamese too, only what cannot be read as it stands is converted.
    """
    texts = [text for block in blocks for text in _texts(block)]
    encoding = recognised(texts)
    if encoding is None:
        return tuple(blocks), None
    mixed = any(is_modern(text) for text in texts)

    def convert(text: str) -> str:
        return text if mixed and syllable_share(text) == 1.0 else converted(text, encoding)

    return tuple(_mapped(block, convert) for block in blocks), _NAMES[encoding]


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return [cell.text for row in block.rows for cell in row.cells]


def _mapped(block: Block, convert: Callable[[str], str]) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, text=convert(block.text))
    rows = (
        Row(tuple(replace(cell, text=convert(cell.text)) for cell in row.cells), row.line)
        for row in block.rows
    )
    return Table(tuple(rows))
