"""Sentences of the issues whose codes begin with ``usage.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "usage.option-missing": N_("Add {option}: it is needed here."),
    "usage.no-secret": N_(
        "Nobody is at the keyboard to type the passphrase or PIN. Name a file with --pin-file."
    ),
}
