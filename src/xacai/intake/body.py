"""What the body says under its fields: targets under "mục tiêu, chỉ tiêu", and tasks where no table gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from xacai.domain.deadline import read_deadline
from xacai.domain.field import FieldCode
from xacai.domain.phrase import fold
from xacai.domain.plan import PlanField, Target, Task
from xacai.domain.threshold import read_thresholds
from xacai.intake.sections import Part, bullet_of, unbulleted

_TARGETS = re.compile(r"^(?:cac |mot so )?(?:muc tieu|chi tieu)\b(?!.*(?:chung|tong quat))")
_TASKS = re.compile(r"^(?:cac |mot so )?(?:nhiem vu|giai phap|noi dung)\b")
# A chapter of aims and of work: only what is named an aim within it is one.
_MIXED = re.compile(r"nhiem vu|giai phap|noi dung|hoat dong")
_ORGANISING = re.compile(r"to chuc thuc hien|kinh phi|trach nhiem|phan cong")


class Fields:
    """The plan's fields, found by code or title and added where a part of the plan names a new one."""

    def __init__(self, fields: Iterable[PlanField] = ()) -> None:
        self.items: list[PlanField] = list(fields)

    def place(self, no: str, title: str, code: FieldCode | None) -> PlanField:
        """The field of that meaning; a new one keeps its number where that is free."""
        for item in self.items:
            if (code and item.code == code) or fold(item.title) == fold(title):
                return item
        taken = {item.no for item in self.items}
        number = no if no and no not in taken else str(len(self.items) + 1)
        while number in taken:
            number += "-"
        self.items.append(PlanField(number, title, code))
        return self.items[-1]


def field_part(part: Part) -> Part | None:
    """The innermost heading over a part (or itself) that names a field, outside the part on who does what."""
    chain = (*part.over, part)
    if any(_ORGANISING.search(fold(item.title)) for item in chain if item.level == 1):
        return None
    return next((item for item in reversed(chain) if item.code is not None and item.level <= 3), None)


def place_fields(parts: Sequence[Part], fields: Fields) -> None:
    """The fields that the body names, in its order, for a plan whose tables name none."""
    for part in parts:
        if field_part(part) is part:
            fields.place(part.no, part.title, part.code)


def body_targets(parts: Sequence[Part], fields: Fields) -> tuple[Target, ...]:
    """Targets from paragraphs under headings of aims within a field; failing those, from any such heading."""
    within = [(part, over) for part in parts if (over := _field_of_targets(part))]
    targets: list[Target] = []
    counts: Counter[str] = Counter()
    for part, over in within:
        placed = fields.place(over.no, over.title, over.code)
        prefix = part.no.split(".")[0] if part.level == 3 else over.no
        for text in _items(part):
            counts[prefix] += 1
            number = f"{prefix}.{counts[prefix]}"
            targets.append(_target(text, placed.no, number))
    return tuple(targets) or _loose_targets(parts)


def _field_of_targets(part: Part) -> Part | None:
    """The field whose targets a part lists: "Mục tiêu" within a field, or a field within "II. MỤC TIÊU"."""
    if _names_targets(part):
        return field_part(part)
    under_aims = any(_names_targets(over) and not _MIXED.search(fold(over.title)) for over in part.over)
    return part if under_aims and part.code is not None else None


def _names_targets(part: Part) -> bool:
    return bool(_TARGETS.match(fold(part.title)))


def _loose_targets(parts: Sequence[Part]) -> tuple[Target, ...]:
    texts = [text for part in parts if _names_targets(part) for text in _items(part) if read_thresholds(text)]
    return tuple(_target(text, "", str(number)) for number, text in enumerate(texts, 1))


def _target(text: str, field_no: str, number: str) -> Target:
    return Target(
        key=f"{field_no}/{number}", text=text, field_no=field_no, no=number, thresholds=read_thresholds(text)
    )


def _items(part: Part) -> list[str]:
    """The paragraphs as items; a line that announces a list is none, a "+" belongs to the dash above it."""
    items: list[str] = []
    for line in part.paragraphs:
        mark, text = bullet_of(line.text), unbulleted(line.text)
        if not mark and text.endswith(":"):
            continue
        if mark == "+" and items:
            items[-1] = f"{items[-1]} + {text}"
        elif text:
            items.append(text)
    return items


def body_tasks(parts: Sequence[Part], fields: Fields, year: int) -> tuple[tuple[Task, ...], dict[str, int]]:
    """Tasks from the bullets under fields, for a plan without a table of tasks, and the line of each."""
    tasks: list[Task] = []
    lines: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for part in parts:
        over = field_part(part)
        if over is None or not (part is over or _TASKS.match(fold(part.title))):
            continue
        placed = fields.place(over.no, over.title, over.code)
        for text in _items(part):
            counts[placed.no] += 1
            key = f"{placed.no}/{counts[placed.no]}"
            lines[key] = part.line
            tasks.append(Task(key=key, content=text, field_no=placed.no, deadline=read_deadline("", year)))
    return tuple(tasks), lines
