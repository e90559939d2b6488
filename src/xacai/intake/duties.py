"""Duties with a deadline that the body lays down ("trước ngày 07/01/2025", "định kỳ hàng quý, 6 tháng, năm")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xacai.domain.deadline import Deadline, Recurrence, read_deadline, recurrences
from xacai.domain.phrase import fold
from xacai.domain.plan import Duty
from xacai.domain.text import squeeze
from xacai.intake.sections import Part, unbulleted

_DATED = re.compile(
    r"\b(?:truoc|cham nhat(?: la)?|den het|xong truoc)\s+(?:ngay\s+)?\d{1,2}\s*(?:/|\s+thang\s+)\s*\d{1,2}"
    r"(?:\s*(?:/|\s+nam\s+)\s*\d{4})?"
)
_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s+")
_REGULAR = (Recurrence.QUARTERLY, Recurrence.MONTHLY, Recurrence.HALF_YEARLY)
_ACTS = re.compile(
    r"bao cao|hop\b|tong hop|hoan thanh|ban hanh|gui|danh gia|xep loai|so ket|tong ket|trinh"
    r"|giao ban|kiem tra"
)


def duties_of(parts: Sequence[Part], year: int) -> tuple[Duty, ...]:
    """The paragraphs and numbered lines of the body that ask for something by a day or at regular times."""
    texts = [text for part in parts for text in (part.title, *(line.text for line in part.paragraphs))]
    found = (
        (_NUMBER.sub("", squeeze(unbulleted(text))), duty_deadline(text, year)) for text in texts if text
    )
    return tuple(Duty(text, deadline) for text, deadline in found if deadline)


def duty_deadline(text: str, year: int) -> Deadline | None:
    """The deadline inside a sentence; a recurrence is given without a window."""
    clean = squeeze(text)
    folded = fold(clean)
    if not _ACTS.search(folded):
        return None
    dated = _DATED.search(folded)
    if dated:
        return read_deadline(clean[dated.start() : dated.end()], year)
    regular = recurrences(clean)
    if any(item in _REGULAR for item in regular):
        return Deadline(clean, (), recurrence=regular)
    return None
