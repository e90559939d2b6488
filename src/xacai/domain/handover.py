"""Work that goes from one PC of an office to another: where it is, and what taking it over changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


@dataclass(frozen=True, slots=True)
class Away:
    """The work was given away: the bundle's uuid, the handover's number, when (ISO 8601), to whom."""

    uuid: str
    number: int
    at: str
    to: str = ""

    @property
    def day(self) -> str:
        """The day as people write it; empty where it is not known."""
        return f"{date.fromisoformat(self.at[:10]):%d/%m/%Y}" if self.at else ""


class ChangeKind(StrEnum):
    """What becomes of a thing when the work is taken over."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Thing:
    """A part of the work: how much it holds (cells, tasks, rows …), and what it holds, to be compared."""

    count: int
    held: Any


Inventory = Mapping[tuple[str, str], Thing]
"""The parts of an office's work by kind (``report``) and key (``2026-Q3``)."""


@dataclass(frozen=True, slots=True)
class Change:
    """A part of the work that taking it over would replace; how much it holds here, and there."""

    kind: str
    key: str
    change: ChangeKind
    here: int = 0
    there: int = 0


def changes_between(here: Inventory, there: Inventory) -> tuple[Change, ...]:
    """What differs, those that go first; in the order of kind and key."""
    found = []
    for place in sorted(here.keys() | there.keys()):
        mine, theirs = here.get(place), there.get(place)
        if mine == theirs:
            continue
        change = ChangeKind.NEW if mine is None else ChangeKind.GONE if theirs is None else ChangeKind.CHANGED
        counts = (mine.count if mine else 0, theirs.count if theirs else 0)
        found.append(Change(*place, change, *counts))
    return tuple(sorted(found, key=lambda item: item.change is not ChangeKind.GONE))


# What is set up or looked after on a PC without any work of a plan or report being done.
_QUIET = (
    "handover.",
    "office.init",
    "office.change",
    "office.print",
    "office.key",
    "office.trust",
    "catalogue.import",
    "criteria.import",
    "signature.trust",
    "drill",
    "restore",
)


def is_work(verb: str) -> bool:
    """Whether a saved verb changed what an office has to lose."""
    return not verb.startswith(_QUIET)
