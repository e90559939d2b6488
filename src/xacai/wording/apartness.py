"""Why an office's figures stay out of the sums, in words."""

from __future__ import annotations

from xacai.domain.consolidation import NOT_IN_FORCE, OTHER_VERSION, UNDECIDED
from xacai.wording.language import N_, _

_WORDS = {
    OTHER_VERSION: N_("reported under a catalogue that cannot be mapped"),
    NOT_IN_FORCE: N_("does not report here at the cut-off"),
    UNDECIDED: N_("two versions of one revision, not chosen yet"),
}


def apart_words(reason: str) -> str:
    """The reason in words."""
    return _(_WORDS[reason])
