"""The parts of an office's work in words, and what taking it over does to them."""

from __future__ import annotations

from xacai.domain.handover import Away, Change, ChangeKind
from xacai.wording.language import N_, _
from xacai.wording.periods import code_words

_PARTS = {
    "plan": N_("Plan {key}"),
    "progress": N_("Progress of the plan {key}"),
    "report": N_("Report {key}"),
    "scorecard": N_("Scorecard {key}"),
    "activities": N_("Activities"),
    "evidence": N_("Evidence register"),
    "indicators": N_("Own indicators"),
    "workbooks": N_("Workbook maps"),
    "sent": N_("Packages sent"),
    "received": N_("Packages received"),
    "offices": N_("List of offices"),
}
_DONE = {
    ChangeKind.NEW: N_("comes new"),
    ChangeKind.CHANGED: N_("is replaced"),
    ChangeKind.GONE: N_("goes"),
}


def away_words(away: Away | None) -> str:
    """Where the work went; nothing while it is here."""
    if away is None:
        return ""
    return _("The work went to {to} on {day}; this PC can only be read.").format(
        to=away.to or "…", day=away.day
    )


def change_words(change: Change) -> str:
    """The part that changes: ``Báo cáo quý III/2026``."""
    return _(_PARTS[change.kind]).format(key=code_words(change.key))


def done_words(change: Change) -> str:
    """What becomes of it, with how much it holds here and there: ``được thay (45 → 52)``."""
    words = _(_DONE[change.change])
    return words if change.here == change.there else f"{words} ({change.here} → {change.there})"
