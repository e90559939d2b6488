"""What the columns of a table mean, told from its header row by synonyms, whatever their order and names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xacai.domain.text import plain
from xacai.intake.document import Row


class Role(StrEnum):
    """What a column holds; the values are the names used in the places of issues."""

    NO = "no"
    FIELD = "field"
    OBJECTIVE = "objective"
    PARENT = "parent"
    CONTENT = "content"
    PRODUCT = "product"
    LEAD = "lead"
    COORDINATING = "coordinating"
    DEADLINE = "deadline"
    BUDGET = "budget"
    SOURCE = "source"
    VALUE = "value"
    UNIT = "unit"
    NOTE = "note"
    OTHER = "other"


class _Kind(StrEnum):
    """Columns that name what is to be done, before it is known which of them is the innermost."""

    FIELD = "field"
    OBJECTIVE = "objective"
    NAME = "name"


_SIGNS: tuple[tuple[Role | _Kind, str], ...] = (
    (Role.NO, r"^(?:stt|tt|so tt|so thu tu|so)$"),
    (Role.UNIT, r"^(?:don vi tinh|dvt|don vi do)\b"),
    (Role.VALUE, r"^(?:gia tri|ke hoach nam|muc giao|chi tieu giao)\b"),
    (Role.OTHER, r"^(?:diem|ty trong|ty le)\b"),
    (Role.COORDINATING, r"phoi hop|tham gia"),
    (Role.DEADLINE, r"thoi (?:gian|han|diem)|tien do|^han\b|lo trinh|^hoan thanh"),
    (Role.SOURCE, r"^nguon\b"),
    (Role.BUDGET, r"kinh phi|du tru|du toan"),
    (Role.LEAD, r"chu tri|phu trach|(?:co quan|don vi|bo phan|nguoi|to chuc) (?:thuc hien|dau moi)|dau moi"),
    (Role.LEAD, r"^(?:don vi|co quan|bo phan|phan cong|trach nhiem)(?: duoc giao| thuc hien)?$"),
    (Role.NOTE, r"^ghi chu"),
    (Role.PRODUCT, r"san pham|^ket qua|^yeu cau|dau ra|muc tieu can dat|chi tieu can dat"),
    (_Kind.OBJECTIVE, r"^(?:muc tieu|chi tieu)"),
    (_Kind.FIELD, r"^(?:linh vuc|noi dung (?:cchc|cai cach(?: hanh chinh)?)|noi dung/linh vuc)$"),
    (
        _Kind.NAME,
        r"hoat dong|cong viec|nhiem vu|noi dung|tieu chi|linh vuc|giai phap|viec thuc hien|chuyen de",
    ),
)
_PATTERNS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _SIGNS)
_LONGEST_NAME = 70
# Rows in which a header may stand: a table may begin with its own title.
_DEEPEST = 3
_UNITS = (("ty dong", 1_000_000_000), ("trieu", 1_000_000), ("tr dong", 1_000_000), ("trd", 1_000_000))


@dataclass(frozen=True, slots=True)
class Columns:
    """Roles by column. ``names`` are the header's own words; ``unit`` the đồng that a bare budget figure stands for."""

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    unit: int | None = None
    only_targets: bool = False
    requirement: bool = False

    def at(self, role: Role) -> int | None:
        """The column of a role."""
        return self.roles.index(role) if role in self.roles else None

    def has(self, role: Role) -> bool:
        """Whether the table has such a column."""
        return role in self.roles


def read_header(rows: Sequence[Row]) -> tuple[Columns, int] | None:
    """Columns told by the first rows of a table and how many rows the header takes; None where there is no header."""
    place = next((n for n, row in enumerate(rows[:_DEEPEST]) if _is_header(_trimmed(row.texts))), None)
    if place is None:
        return None
    names = _trimmed(rows[place].texts)
    taken = place + 1
    if len(rows) > taken and (second := _second_row(names, rows[taken].texts)):
        names, taken = second, taken + 1
    if len(rows) > taken and _counts_columns(rows[taken].texts):
        taken += 1
    columns = _columns(names)
    return (columns, taken) if columns else None


def _trimmed(texts: Sequence[str]) -> list[str]:
    names = [plain(text) for text in texts]
    while names and not names[-1]:
        names.pop()
    return names


def _meaning(name: str) -> Role | _Kind | None:
    if not name or len(name) > _LONGEST_NAME:
        return None
    return next((meaning for meaning, pattern in _PATTERNS if pattern.search(name)), None)


def _is_header(names: Sequence[str]) -> bool:
    told = [_meaning(name) for name in names if name]
    known = {meaning for meaning in told if meaning is not None}
    named = known & {_Kind.NAME, _Kind.OBJECTIVE, _Kind.FIELD, Role.PRODUCT}
    return len(known) >= 3 and bool(named) and len([1 for meaning in told if meaning]) * 5 >= len(told) * 4


def _second_row(names: list[str], texts: Sequence[str]) -> list[str] | None:
    """The header with its second row laid in: "Cơ quan thực hiện" over "chủ trì" and "phối hợp"."""
    below = [plain(text) for text in texts]
    width = max(len(names), len(_trimmed(texts)))
    names = names + [""] * (width - len(names))
    below = below + [""] * (width - len(below))
    filled = [name for name in below[:width] if name]
    if not filled or below[0] or any(_meaning(name) is None for name in filled):
        return None
    if len(filled) > width // 2 + 1:
        return None
    return [lower or upper for upper, lower in zip(names, below, strict=False)]


def _counts_columns(texts: Sequence[str]) -> bool:
    """A row "(1) (2) (3) …" under the header."""
    numbers = [re.sub(r"[()\s]", "", text) for text in texts if text.strip()]
    return len(numbers) >= 3 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _columns(names: list[str]) -> Columns | None:
    told = [_meaning(name) for name in names]
    if Role.VALUE in told:
        told = [Role.UNIT if name == "don vi" else meaning for name, meaning in zip(names, told, strict=True)]
    naming = [place for place, meaning in enumerate(told) if isinstance(meaning, _Kind)]
    if not naming:
        return None
    innermost = _innermost(told, naming)
    roles = tuple(_role(meaning, place, innermost) for place, meaning in enumerate(told))
    roles = tuple(role if roles.index(role) == place else Role.OTHER for place, role in enumerate(roles))
    budget = roles.index(Role.BUDGET) if Role.BUDGET in roles else None
    product = roles.index(Role.PRODUCT) if Role.PRODUCT in roles else None
    return Columns(
        roles,
        tuple(names),
        _unit(names[budget]) if budget is not None else None,
        only_targets=all(told[place] is _Kind.OBJECTIVE for place in naming),
        requirement=product is not None and bool(re.match(r"yeu cau|muc tieu|chi tieu", names[product])),
    )


def _innermost(told: Sequence[Role | _Kind | None], naming: Sequence[int]) -> int:
    """The column of the thing to do: the last that names one; an aim to its right is the result wanted."""
    named = [place for place in naming if told[place] is _Kind.NAME]
    return named[-1] if named else naming[-1]


def _role(meaning: Role | _Kind | None, place: int, innermost: int) -> Role:
    if place == innermost:
        return Role.CONTENT
    if meaning is _Kind.FIELD:
        return Role.FIELD
    if meaning is _Kind.OBJECTIVE:
        return Role.OBJECTIVE if place < innermost else Role.PRODUCT
    if meaning is _Kind.NAME:
        return Role.PARENT
    return meaning if isinstance(meaning, Role) else Role.OTHER


def _unit(name: str) -> int | None:
    words = name.replace(".", " ").replace("  ", " ")
    found = next((amount for word, amount in _UNITS if word in words), None)
    if found is None and re.search(r"\((?:nghin|ngan) dong\)", words):
        return 1000
    if found is None and re.search(r"\bdong\b", words):
        return 1
    return found
