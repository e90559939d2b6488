"""What the plan of the office above asks, in words: each item, how it differs, what taking it would do."""

from __future__ import annotations

from xacai.domain.assignment import Role
from xacai.domain.plan import Task
from xacai.domain.taking_over import Difference, Fate, ItemKind, Proposal, words_of
from xacai.wording.language import N_, _, ngettext

_FATES = {
    Fate.NEW: N_("new"),
    Fate.CHANGED: N_("changed"),
    Fate.REMOVED: N_("no longer in the plan above; taking it removes it here too"),
    Fate.SAME: N_("taken over"),
    Fate.LEFT: N_("left before"),
}
_ROLES = {
    Role.LEAD: N_("the commune leads"),
    Role.COORDINATING: N_("the commune coordinates"),
    Role.ASKED: N_("perhaps meant for the commune"),
    Role.NONE: "",
}
_PARTS = {
    "text": N_("words"),
    "content": N_("content"),
    "product": N_("product"),
    "deadline": N_("deadline"),
    "lead": N_("lead department"),
    "coordinating": N_("coordinating departments"),
}


def item_words(proposal: Proposal) -> str:
    """The item itself: a target's text, a task's content with its deadline."""
    item = proposal.item
    if isinstance(item, Task) and item.deadline.text:
        return f"{words_of(item)} · {item.deadline.text}"
    return words_of(item)


def note_words(proposal: Proposal) -> str:
    """How it stands: ``new · the commune leads (UBND cấp xã)``."""
    fate = (
        _("like one of ours; taking it ties the two together") if proposal.alike else _(_FATES[proposal.fate])
    )
    return " · ".join(part for part in (fate, _role_words(proposal)) if part)


def _role_words(proposal: Proposal) -> str:
    role, item = proposal.role, proposal.item
    if role is Role.NONE or not _ROLES[role]:
        return ""
    if proposal.kind is ItemKind.TARGET and role is Role.ASKED:
        return _("perhaps of another level")
    named = item.coordinating if role is Role.COORDINATING else item.lead
    if role is Role.ASKED:
        named = "; ".join(part for part in (item.lead, item.coordinating) if part)
    words = _(_ROLES[role])
    return f"{words} ({named})" if named else words


def difference_words(difference: Difference) -> str:
    """``deadline: Quý III/2026 → Quý II/2026``; words of one's own that would be lost stand beside it."""
    told = _("{part}: {old} → {new}").format(
        part=_(_PARTS[difference.part]), old=difference.old or "—", new=difference.new or "—"
    )
    if difference.untouched or difference.own == difference.old:
        return told
    return _("{told} (ours now: {own})").format(told=told, own=difference.own)


def count_words(targets: int, tasks: int) -> str:
    """``2 targets, 1 task``; what is none is left out."""
    parts = []
    if targets:
        parts.append(ngettext("{count} target", "{count} targets", targets).format(count=targets))
    if tasks:
        parts.append(ngettext("{count} task", "{count} tasks", tasks).format(count=tasks))
    return ", ".join(parts) if parts else _("nothing new")
