"""What becomes of rows and sections between two catalogues, in words."""

from __future__ import annotations

from collections import Counter

from xacai.domain.catalogue_move import CatalogueMove, Fate, Pair
from xacai.wording.language import N_, _

_FATES = {
    Fate.SAME: N_("{old} {name}: as before"),
    Fate.RENAMED: N_("{old} {old_name} is now called {name}"),
    Fate.RECODED: N_("{old} {old_name} is now {new} {name}"),
    Fate.CHANGED: N_("{old} {old_name}: its value cannot go to {new} {name} ({changed})"),
    Fate.ASKED: N_("Is {old} {old_name} the same as {new} {name}?"),
    Fate.REMOVED: N_("{old} {old_name} is no longer there"),
    Fate.NEW: N_("{new} {name} is new"),
}
_CHANGES = {
    "kind": N_("another kind of value"),
    "unit": N_("another unit"),
    "time": N_("added up over time in another way"),
    "typed": N_("worked out by the program now"),
}
_COUNTED = {
    Fate.RENAMED: N_("{count} renamed"),
    Fate.RECODED: N_("{count} under another code"),
    Fate.CHANGED: N_("{count} changed so that values cannot go along"),
    Fate.ASKED: N_("{count} to be decided"),
    Fate.REMOVED: N_("{count} gone"),
    Fate.NEW: N_("{count} new"),
}


def pair_words(pair: Pair) -> str:
    """One row or section in a sentence."""
    changed = ", ".join(_(_CHANGES[name]) for name in pair.changed)
    return _(_FATES[pair.fate]).format(
        old=pair.old, new=pair.new, old_name=pair.old_name, name=pair.new_name, changed=changed
    )


def summary_words(move: CatalogueMove) -> str:
    """``national-2026@1 → national-2026@2: 1 renamed, 2 new``."""
    counts = Counter(pair.fate for pair in move.noted)
    parts = [_(words).format(count=counts[fate]) for fate, words in _COUNTED.items() if counts[fate]]
    said = ", ".join(parts) if parts else _("rows and sections are the same")
    return f"{move.old} → {move.new}: {said}"
