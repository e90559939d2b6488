"""Sentences of the issues whose codes begin with ``usage.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "usage.option-missing": N_("Add {option}: it is needed here."),
}
