"""Sentences of the issues whose codes begin with ``roster.``: the list of offices that comes from above."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "roster.not-receiving": N_(
        "This office receives from no other one, so it issues no list of offices. Tick “Also receives reports of "
        "offices below” in the settings of the office first."
    ),
    "roster.not-superior": N_(
        "The list of offices comes from {name} ({office}), which does not stand above this office, so it is not taken. "
        "Check the office above in the settings."
    ),
    "roster.own-differs": N_(
        "The list names this office {name} under {superior}. Nothing of it is changed here; change it in the settings "
        "if it is right."
    ),
    "roster.office-new": N_("New office: {name} ({office})."),
    "roster.office-renamed": N_("Office {office}: {before} is called {name} from now on."),
    "roster.office-moved": N_("{name} ({office}) reports to {superior} from now on."),
    "roster.office-ends": N_("{name} ({office}) ends on {day}."),
    "roster.succession-new": N_("From {day} on {name} does what {office} did."),
    "roster.key-confirmed": N_("The key of {name} ({office}) is confirmed by the list."),
    "roster.key-unconfirmed": N_("The key of {name} ({office}) is listed, not confirmed yet."),
    "roster.key-revoked": N_("The key of {name} ({office}) is revoked from {day} on."),
}
