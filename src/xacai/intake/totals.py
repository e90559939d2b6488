"""Totals that a document states itself ("Tổng cộng: 07 lĩnh vực, 30 nhiệm vụ"), checked against what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xacai.domain.phrase import fold

_STATED = re.compile(r"^(?:tong cong|tong so|cong)\b")
_COUNT = re.compile(
    r"\b(?P<number>\d{1,4})\s+(?P<what>linh vuc|noi dung|muc tieu|chi tieu|nhiem vu|hoat dong|cong viec)\b"
)
_KIND = {
    "linh vuc": "fields",
    "noi dung": "fields",
    "muc tieu": "targets",
    "chi tieu": "targets",
    "nhiem vu": "tasks",
    "hoat dong": "tasks",
    "cong viec": "tasks",
}


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total as written and whether every count in it agrees with what was read."""

    text: str
    agrees: bool


def stated_totals(texts: Iterable[str], counted: Mapping[str, int]) -> tuple[StatedTotal, ...]:
    """The totals among ``texts``, judged by ``counted`` (keys fields, target-fields, targets, tasks)."""
    found = []
    for text in texts:
        counts = list(_COUNT.finditer(fold(text)))
        if not _STATED.match(fold(text)) or not counts:
            continue
        kinds = [_KIND[count.group("what")] for count in counts]
        if "targets" in kinds:
            kinds = ["target-fields" if kind == "fields" else kind for kind in kinds]
        agrees = all(
            int(count.group("number")) == counted[kind] for count, kind in zip(counts, kinds, strict=True)
        )
        written = text[counts[0].start() :].rstrip(" ./;")
        found.append(StatedTotal(written, agrees))
    return tuple(found)
