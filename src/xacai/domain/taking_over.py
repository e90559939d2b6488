"""What a higher office's plan asks of an office's own plan: targets to be localised, tasks that are assigned to it.

Each item is held against what was looked at before (so that a revision shows only what changed) and against the own
plan (what stands there already, by its words). Nothing is taken by itself: these are proposals, each to be ticked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from xacai.domain.assignment import Role, role_of
from xacai.domain.office import Office
from xacai.domain.phrase import fold
from xacai.domain.plan import Plan, Target, Task
from xacai.domain.plan_reading import read_target, read_task
from xacai.domain.submission import target_data, task_data
from xacai.domain.text import plain

ALIKE = 0.75
"""Share of words that an own item must have in common with a proposed one to be taken for the same."""
WORDED = ("text", "content", "product", "deadline")
"""Parts whose words the own plan may take over."""
_OTHER_LEVEL = re.compile(r"\bcap (?:tinh|huyen)\b")
_OWN_LEVEL = re.compile(r"\bcap xa\b|\bcac (?:cap|xa)\b|\bcac phuong\b")
Item = Target | Task
Tied = Collection[tuple["ItemKind", str]]


class ItemKind(StrEnum):
    """What is taken over."""

    TARGET = "target"
    TASK = "task"


class Fate(StrEnum):
    """How an item stands against the last look: ``SAME`` was taken, ``LEFT`` was passed over, neither changed since."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    SAME = "same"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Origin:
    """An item as it was looked at last: ``own_key`` the item of the own plan that came of it, empty where none did."""

    kind: ItemKind
    key: str
    own_key: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One part with other words than before; ``own`` the words of the own item now, empty where there is none."""

    part: str
    old: str
    new: str
    own: str = ""

    @property
    def untouched(self) -> bool:
        """Whether the own item still says what was taken, so that the new words may take their place."""
        return not self.own or self.own in {self.old, self.new} or self.own == localised(self.old)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One item to decide on. ``alike``: found in the own plan by its words; ticking it ties the two together."""

    kind: ItemKind
    key: str
    fate: Fate
    role: Role
    item: Item
    own: Item | None = None
    alike: bool = False
    differences: tuple[Difference, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a person has to look at it."""
        concerns = self.kind is ItemKind.TARGET or self.role is not Role.NONE or self.own is not None
        return concerns and self.fate not in {Fate.SAME, Fate.LEFT}

    @property
    def ticked(self) -> bool:
        """Whether it is proposed with a tick: what is certain, and takes nothing of one's own away."""
        if self.fate is Fate.CHANGED and self.own is not None:
            return all(item.untouched for item in self.differences)
        sure = self.role in {Role.LEAD, Role.COORDINATING} or (
            self.kind is ItemKind.TARGET and self.role is Role.NONE
        )
        return self.open and self.fate in {Fate.NEW, Fate.CHANGED} and sure


def localised(words: str) -> str:
    """A target's words in the own plan: they say where their threshold comes from, until the office sets its own."""
    return f"{words.rstrip(' .;')} (theo KH của tỉnh)"


def words_of(item: Item) -> str:
    """What the item says: a target's text, a task's content."""
    return item.text if isinstance(item, Target) else item.content


def kind_of(item: Item) -> ItemKind:
    """Target or task."""
    return ItemKind.TARGET if isinstance(item, Target) else ItemKind.TASK


def data_of(item: Item) -> dict[str, Any]:
    """The item as it travels, to be held against the next revision."""
    return target_data(item) if isinstance(item, Target) else task_data(item)


def proposals(
    above: Plan, own: Plan | None, origins: Iterable[Origin], office: Office
) -> tuple[Proposal, ...]:
    """Every target and task of the plan above, in its order, then what it no longer has."""
    looked_at = {(item.kind, item.key): item for item in origins}
    taken = {(item.kind, item.own_key) for item in looked_at.values()}
    items: tuple[Item, ...] = (*above.targets, *above.tasks)
    found = [
        _proposal(item, own, looked_at.pop((kind_of(item), item.key), None), taken, office) for item in items
    ]
    return (*found, *(_gone(item, own) for item in looked_at.values() if _own(own, item) is not None))


def _proposal(item: Item, own: Plan | None, origin: Origin | None, taken: Tied, office: Office) -> Proposal:
    kind, role = kind_of(item), _role(item, office)
    mine = _own(own, origin)
    changed = differences(read_back(origin), item, mine) if origin else ()
    if mine is not None:
        return Proposal(
            kind, item.key, Fate.CHANGED if changed else Fate.SAME, role, item, mine, False, changed
        )
    if origin is not None and not changed:
        return Proposal(kind, item.key, Fate.LEFT, role, item)
    found = like(item, own, taken)
    fate = Fate.CHANGED if origin is not None else Fate.NEW
    told = changed if found is None else _worded(differences(found, item, found))
    return Proposal(kind, item.key, fate, role, item, found, found is not None, told)


def _role(item: Item, office: Office) -> Role:
    """A target of another level only is asked about; one that names nobody is for everybody."""
    role = role_of(item, office)
    if isinstance(item, Target) and role is not Role.LEAD:
        words = fold(item.text)
        other = _OTHER_LEVEL.search(words) and not _OWN_LEVEL.search(words)
        return Role.ASKED if other else Role.NONE
    return role


def _gone(origin: Origin, own: Plan | None) -> Proposal:
    item = read_back(origin)
    return Proposal(origin.kind, origin.key, Fate.REMOVED, Role.NONE, item, _own(own, origin))


def read_back(origin: Origin) -> Item:
    """The item as it was looked at last."""
    return read_target(origin.data) if origin.kind is ItemKind.TARGET else read_task(origin.data)


def _own(own: Plan | None, origin: Origin | None) -> Item | None:
    """The own item that came of it; None where it was left, or removed since."""
    if own is None or origin is None or not origin.own_key:
        return None
    items: tuple[Item, ...] = own.targets if origin.kind is ItemKind.TARGET else own.tasks
    return next((item for item in items if item.key == origin.own_key), None)


def differences(old: Item, new: Item, own: Item | None) -> tuple[Difference, ...]:
    """The parts with other words; what the other office binds to its own rows, money and numbering is left aside."""
    before, after = _parts(old), _parts(new)
    # Who leads in the own office is its own matter.
    mine = {part: words for part, words in _parts(own).items() if part in WORDED} if own is not None else {}
    return tuple(
        Difference(part, before.get(part, ""), words, mine.get(part, ""))
        for part, words in after.items()
        if before.get(part, "") != words
    )


def _worded(found: Iterable[Difference]) -> tuple[Difference, ...]:
    return tuple(item for item in found if item.part in WORDED)


def _parts(item: Item) -> dict[str, str]:
    """The parts that are compared, as words."""
    if isinstance(item, Target):
        return {"text": item.text, "lead": item.lead, "coordinating": item.coordinating}
    return {
        "content": item.content,
        "product": item.product,
        "deadline": item.deadline.text,
        "lead": item.lead,
        "coordinating": item.coordinating,
    }


def like(item: Item, own: Plan | None, tied: Tied = ()) -> Item | None:
    """The own item that says nearly the same, the nearest of them; those tied to another one are left out."""
    if own is None:
        return None
    items: tuple[Item, ...] = own.targets if isinstance(item, Target) else own.tasks
    near = [
        (likeness(words_of(item), words_of(other)), other)
        for other in items
        if (kind_of(item), other.key) not in tied
    ]
    share, found = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return found if share >= ALIKE else None


def likeness(one: str, other: str) -> float:
    """How much two sentences have in common, 0 to 1: the words of both, counted twice, over all words."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain(text)))
