"""Sentences of the issues whose codes begin with ``mail.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "mail.address": N_("{address} is no e-mail address. Type it again, or leave it empty."),
    "mail.too-large": N_(
        "The package is larger than the {limit} MB that an e-mail carries. Leave evidence files out, send them as "
        "further packages, or use a stick."
    ),
}
