"""Sentences of the issues whose codes begin with ``handover.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "handover.away": N_(
        "The work was handed over to another PC on {day} (to: {to}); this PC can only be read. Go on over there, take "
        "the work back when it returns, or claim it in Settings, Handing over to another PC."
    ),
    "handover.server": N_(
        "The data lies on the server {server}, which several PCs share: there is nothing to hand over. Open the same "
        "server on the other PC."
    ),
    "handover.too-large": N_(
        "The data is larger than {limit} MB and does not fit into a package. Bring a backup to the other PC instead: "
        "xacai backup restore."
    ),
    "handover.here": N_("The work is on this PC; there is nothing to claim."),
    "handover.reason": N_("Say why the work is claimed: the reason is kept."),
    "handover.other-kind": N_(
        "{name}: this package hands over no work. Open it on the page that receives packages, or choose another file."
    ),
    "handover.other-office": N_(
        "This is the work of {office} ({number}), but this PC belongs to {own}. Nothing was replaced; choose another "
        "file."
    ),
    "handover.other-key": N_(
        "This PC does not have the key of {office} that sealed the package. Type the code from the office's recovery "
        "sheet; nothing was replaced."
    ),
    "handover.damaged": N_(
        "The data inside the package is damaged or does not belong to it. Nothing was replaced; have the package "
        "written once more on the other PC."
    ),
    "handover.own": N_(
        "This PC itself wrote the package, so there is nothing in it to take back. If the other PC cannot go on, claim "
        "the work and say why."
    ),
    "handover.already": N_("The work in this package was taken over here already. Nothing was changed."),
    "handover.older": N_(
        "The package holds nothing that this PC does not have; here is newer: {newer}. Nothing was replaced; ask the "
        "other PC for a newer package."
    ),
    "handover.would-lose": N_(
        "Both PCs went on working. What was done here last on {day} would be lost: {newer}. Nothing was replaced; to "
        "take the other PC's work all the same, say why (a backup is made first)."
    ),
}
