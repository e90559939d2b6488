"""The issuing body, from the head of the document or from how the plan names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from xacai.domain.text import squeeze
from xacai.intake.document import Paragraph

_TYPES = "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh"
_BODY = re.compile(
    rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+(?P<type>{_TYPES})\s+"
    r"(?P<name>[A-ZĐÀ-Ỹ][\w]*(?:\s+[A-ZĐÀ-Ỹ0-9][\w]*){0,4})"
)


def issuer_of(lines: Sequence[Paragraph], place: str, start: int) -> str:
    """The issuing body: the line in capitals above the kind, else the body that the plan says issued it."""
    above = [
        line.text for line in lines[: start + 1] if not re.match(r"^(?:CỘNG HÒA|CỘNG HOÀ|Độc lập)", line.text)
    ]
    for number, text in enumerate(above):
        if re.match(r"^[UỦ][ỶY] BAN NHÂN DÂN\b", text) and text.isupper():
            following = above[number + 1] if number + 1 < len(above) else ""
            name = text if len(text.split()) > 4 else f"{text} {following if following.isupper() else ''}"
            if len(name.split()) > 4:
                return _cased(name)
    body = next(
        (text for text in above[:-1] if text.isupper() and re.match(r"^(?:SỞ|BAN|PHÒNG|TRUNG TÂM) ", text)),
        "",
    )
    return body.capitalize() or _voted_issuer(lines, place)


def _voted_issuer(lines: Sequence[Paragraph], place: str) -> str:
    """The body named oftenest, that of the place of signing first, those in "kèm theo" and the closing words most."""
    votes: Counter[tuple[str, str]] = Counter()
    for line in lines:
        weight = 5 if re.search(r"kèm theo|trên đây là", line.text, re.IGNORECASE) else 1
        for found in _BODY.finditer(line.text):
            name = squeeze(found.group("name"))
            votes[(found.group("type"), place if place and name.startswith(place) else name)] += weight
        for found in re.finditer(
            rf"\b(?P<type>{_TYPES})\s+{re.escape(place)}\b" if place else r"(?!)", line.text
        ):
            votes[(found.group("type"), place)] += 2
    if not votes:
        return ""
    named = [vote for vote in votes.most_common() if vote[0][1] == place] or votes.most_common()
    kind, name = named[0][0]
    return f"Ủy ban nhân dân {kind} {name}"


def _cased(name: str) -> str:
    """ỦY BAN NHÂN DÂN XÃ AN BÌNH → Ủy ban nhân dân xã An Bình."""
    words = squeeze(name).split()[4:]
    kind = (
        " ".join(words[:2]).lower() if " ".join(words[:2]).lower() in _TYPES.split("|") else words[0].lower()
    )
    rest = words[len(kind.split()) :]
    return f"Ủy ban nhân dân {kind} {' '.join(word.capitalize() for word in rest)}".strip()
