"""Departments under their spellings: "VP HĐND&UBND", "Văn phòng HĐND và UBND xã" and "VP. HDND - UBND" are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from xacai.domain.text import plain, squeeze

_SHORT = (
    (r"hoi dong nhan dan", "hdnd"),
    (r"[uy]y ban nhan dan", "ubnd"),
    (r"\bvp\b", "van phong"),
    (r"\btt(?=\s|pvhcc|dvth|vh|cung)", "trung tam "),
    (r"\bttpvhcc\b", "trung tam pvhcc"),
    (r"phuc vu hanh chinh cong", "pvhcc"),
    (r"\bhanh chinh cong\b", "pvhcc"),
    (r"van hoa va thong tin|van hoa thong tin|van hoa - thong tin", "vhtt"),
    (r"\bvh\s*tt\b", "vhtt"),
    (r"van hoa va xa hoi|van hoa - xa hoi|van hoa xa hoi", "vhxh"),
    (r"\bvh\s*xh\b", "vhxh"),
    (r"tai chinh va ke hoach|tai chinh - ke hoach|tai chinh ke hoach", "tckh"),
    (r"\btc\s*kh\b", "tckh"),
    (r"dich vu tong hop", "dvth"),
)
_LEVEL = re.compile(r"\s+(?:xa|phuong|thi xa|thanh pho|huyen|thi tran|dac khu)$")
_SPLIT = re.compile(r"\s*;\s*|\n+")


@dataclass(frozen=True, slots=True)
class Department:
    """A department by its commonest spelling, with all its spellings."""

    name: str
    spellings: tuple[str, ...]


@lru_cache(maxsize=4096)
def department_key(name: str) -> str:
    """What the spellings of one department share."""
    words = re.sub(r"[^\w\s-]", " ", plain(name))
    words = squeeze(re.sub(r"\s*[-–]\s*", " - ", words))
    for pattern, short in _SHORT:
        words = re.sub(pattern, short, words)
    words = squeeze(re.sub(r"[-–]|\bva\b|\bcac\b", " ", words))
    for pattern, short in _SHORT:
        words = squeeze(re.sub(pattern, short, words))
    return re.sub(r"\s+", "", _LEVEL.sub("", words))


def departments_in(cells: Iterable[str]) -> tuple[Department, ...]:
    """The departments named in cells of lead and coordinating offices, the commonest first."""
    spellings: dict[str, Counter[str]] = {}
    for cell in cells:
        for name in (squeeze(part).rstrip(".,") for part in _SPLIT.split(cell)):
            if len(name) > 2:
                spellings.setdefault(department_key(name), Counter())[name] += 1
    ranked = sorted(spellings.values(), key=lambda counts: (-sum(counts.values()), min(counts)))
    return tuple(Department(counts.most_common(1)[0][0], tuple(sorted(counts))) for counts in ranked)
