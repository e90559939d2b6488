"""The plan of the office above as rows to tick. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from xacai.domain.assignment import Role
from xacai.domain.plan import PlanState, issued_number
from xacai.domain.taking_over import Fate, ItemKind, Proposal
from xacai.services.localising import Key
from xacai.services.taking_over import PlanAbove
from xacai.wording.language import N_, _, ngettext
from xacai.wording.plans_above import count_words, difference_words, item_words, note_words

_GROUPS = {
    "targets": N_("Targets to be set for ourselves"),
    "tasks": N_("Tasks given to us"),
    "asked": N_("To decide: perhaps meant for us"),
    "gone": N_("No longer in the plan above"),
    "before": N_("Left or taken before, and tasks of others"),
}


@dataclass(frozen=True, slots=True)
class AboveRow:
    """One item: its words, how it stands, what differs, whether it begins with a tick."""

    key: Key
    text: str
    note: str
    differences: tuple[str, ...]
    ticked: bool


@dataclass(frozen=True, slots=True)
class AboveGroup:
    """Rows under one heading."""

    key: str
    title: str
    rows: tuple[AboveRow, ...]


def groups(above: PlanAbove, *, everything: bool = False) -> tuple[AboveGroup, ...]:
    """What is to be looked at, by what it asks; ``everything`` adds what was looked at and what is for others."""
    found: dict[str, list[AboveRow]] = {key: [] for key in _GROUPS}
    for item in above.proposals:
        # What was taken stands in the own plan: there is nothing to tick.
        if item.open or (everything and item.fate is not Fate.SAME):
            found[_group(item)].append(_row(item))
    return tuple(
        AboveGroup(key, _group_words(_(_GROUPS[key]), len(rows)), tuple(rows))
        for key, rows in found.items()
        if rows
    )


def _group_words(title: str, count: int) -> str:
    return f"{title} ({count})"


def _group(item: Proposal) -> str:
    if not item.open:
        return "before"
    if item.fate is Fate.REMOVED:
        return "gone"
    if item.role is Role.ASKED and item.own is None:
        return "asked"
    return "targets" if item.kind is ItemKind.TARGET else "tasks"


def _row(item: Proposal) -> AboveRow:
    told = tuple(difference_words(part) for part in item.differences)
    return AboveRow((item.kind, item.key), item_words(item), note_words(item), told, item.ticked)


def strip_words(above: PlanAbove) -> str:
    """The one line over the own plan."""
    return _("The plan of the office above, {number}, has something for us: {counted}.").format(
        number=issued_number(above.plan.head) or above.plan.key, counted=_counted(above.open)
    )


def _counted(items: Iterable[Proposal]) -> str:
    kinds = [item.kind for item in items]
    return count_words(kinds.count(ItemKind.TARGET), kinds.count(ItemKind.TASK))


def head_words(above: PlanAbove) -> str:
    """Which plan it is."""
    head = above.plan.head
    day = f"{head.day:%d/%m/%Y}" if head.day else ""
    return " · ".join(part for part in (issued_number(head), day, head.title) if part)


def promise_words(above: PlanAbove) -> str:
    """What taking over does to the own plan."""
    own = above.own
    if own is None:
        where = _("A draft of our plan is begun with what is ticked.")
    elif own.state is PlanState.ISSUED:
        where = _("Our plan is issued: an amendment is opened with what is ticked.")
    else:
        where = _("What is ticked goes into the draft of our plan.")
    return (
        where
        + " "
        + _("Who leads here is still to be entered. What is left comes back only when it changes.")
    )


def button_words(ticked: Collection[Key]) -> str:
    """The words of the button, by what is ticked."""
    if not ticked:
        return _("Take nothing over")
    return ngettext("Take {count} item over", "Take {count} items over", len(ticked)).format(
        count=len(ticked)
    )
