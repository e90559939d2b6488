"""Sentences of the issues whose codes begin with ``answer.``: receipts, feedback, answers recorded by hand."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "answer.accepted-already": N_(
        "The report {period} was accepted already. Ask the office to correct it or to withdraw it."
    ),
    "answer.bundle-unknown": N_(
        "This answer speaks of the report {period}, revision {revision}, in a package that is not in this "
        "data folder. It is kept; nothing else changes."
    ),
    "answer.by-missing": N_("Write who answered, for example the name on the telephone."),
    "answer.code-unknown": N_(
        "The code {typed} belongs to none of the packages that were sent from here. Ask for it again, "
        "letter by letter."
    ),
    "answer.not-superior": N_(
        "This answer comes from {name} ({office}), which is not the office above this one, so it is not taken."
    ),
    "answer.no-superior": N_(
        "This answer comes from {name} ({office}). The code of the office above is not set here, so it is not known "
        "whether that office may answer, and nothing was taken. If the report went there, enter {office} in Settings, "
        "Office, and take the file in again."
    ),
    "answer.code-no-superior": N_(
        "The code of the office above is not set, so receipt codes cannot be checked. Enter it in Settings, Office, "
        "and type the receipt code again."
    ),
    "answer.nothing-received": N_(
        "Nothing of office {office} was received there that counts. Receive its package first."
    ),
    "answer.other-bytes": N_(
        "This answer names other data for the report {period}, revision {revision}, than was sent, so it is "
        "not taken. Ask the office above by telephone."
    ),
    "answer.other-office": N_(
        "This answer is meant for {name} ({office}) and not for this office, so it is not taken."
    ),
    "answer.place-missing": N_("The report has no {where}. Name a cell, section or task that it has."),
    "answer.place-unknown": N_(
        "“{place}” is no place of a report. Write cell 3.3.3, section II.1 or the key of a task."
    ),
    "answer.reason-missing": N_("Write why the report {period} is returned, or a remark on a cell."),
    "answer.remark": N_("Remark of the office above: {words}"),
    "answer.remark-empty": N_("The remark on {where} says nothing. Write it or take it out."),
    "answer.too-long": N_(
        "The remarks are too long: at most {most} remarks of {longest} characters each. Shorten them."
    ),
    "answer.withdrawn": N_("Office {office} took the report {period} back. There is nothing to answer."),
}
