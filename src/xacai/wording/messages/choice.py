"""Sentences of the issues whose codes begin with ``choice.``: deciding between bundles, taking an import back."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "choice.words-missing": N_("Say who decides and why: both are kept with the decision."),
    "choice.too-long": N_("The reason or the name is longer than {longest} characters. Shorten it."),
    "choice.nothing": N_(
        "Nothing contradicts at revision {revision} of office {office}; there is nothing to decide."
    ),
    "choice.other-bundle": N_(
        "The package {uuid} says nothing of revision {revision} of office {office}. Choose one of the "
        "packages that are listed there."
    ),
    "choice.kind": N_(
        "Only reports, plans and scorecards of other offices can be taken back. What a list of offices, a catalogue, "
        "an answer or evidence files brought is in force already; ask the sender for a newer one."
    ),
    "choice.answered": N_(
        "Revision {revision} of office {office} was answered already and cannot be taken back. Return it "
        "with remarks instead."
    ),
}
