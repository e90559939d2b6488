"""Sentences of the issues whose codes begin with ``evidence.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "evidence.exists": N_(
        "The register holds {name} already (no. {key}). Link that one, or say that this is another document."
    ),
    "evidence.file-gone": N_(
        "The file {name} is no longer in the data folder as it was attached. Attach it again, or leave it out "
        "of the package."
    ),
    "evidence.in-report": N_(
        "{name} is named in the finalised report of {period} and stays in the register. Reopen or correct "
        "that report first."
    ),
    "evidence.link-in-report": N_(
        "The finalised report of {period} says that {name} proves this. Take the link back only if the report "
        "is to be corrected."
    ),
    "evidence.long": N_(
        "The text has {length} characters ({where}); {longest} are the most. Shorten it; nothing was changed."
    ),
    "evidence.plan-missing": N_("Name the plan of {where} as well: --plan KEY."),
    "evidence.period": N_("“{period}” is no reporting period. Write for example 2025-Q3."),
    "evidence.subject-unknown": N_(
        "There is no {where}. Choose a task, target, row or section that is there."
    ),
    "evidence.nothing-left": N_("No evidence file was left out; the package brings all of them."),
    "evidence.too-much": N_(
        "A package takes {most} files with {limit} MB together. Leave some files out; they stay named by "
        "their hash."
    ),
    "evidence.unknown": N_("The register holds no document no. {key}. See: xacai evidence list."),
    "evidence.unnamed": N_("A document needs its number or its abstract. Write one of the two."),
}
