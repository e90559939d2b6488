"""Sentences of the issues whose codes begin with ``office.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "office.not-set-up": N_(
        "No office has been set up in this data folder. Set one up first: xacai office init."
    ),
    "office.set-up-already": N_(
        "This data folder already belongs to {name} ({office}). Choose another folder."
    ),
    "office.code": N_("“{code}” is no office code. A commune has 5 digits, a province 2."),
    "office.name-missing": N_("The office's name is missing. Enter it as it stands on documents."),
    "office.place-missing": N_("The place for the date line is missing. Enter it, e.g. the commune's name."),
    "office.validity": N_("The office ends before it begins. Check the two dates."),
    "office.unknown": N_("No office with the code {office} is known here. Import its card first."),
}
