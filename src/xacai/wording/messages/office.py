"""Sentences of the issues whose codes begin with ``office.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "office.not-set-up": N_(
        "No office has been set up in this data folder. Set one up first: xacai office init."
    ),
    "office.set-up-already": N_(
        "This data folder already belongs to {name} ({office}). Choose another folder."
    ),
    "office.sample-foreign": N_(
        "The folder {folder} is not of the sample office, so it was left as it is. Rename it, then try again."
    ),
    "office.sample-held": N_(
        "The folder {folder} of the sample office is held by another program. Close that, then try again."
    ),
    "office.code": N_("“{code}” is no office code. A commune has 5 digits, a province 2."),
    "office.name-missing": N_("The office's name is missing. Enter it as it stands on documents."),
    "office.place-missing": N_("The place for the date line is missing. Enter it, e.g. the commune's name."),
    "office.validity": N_("The office ends before it begins. Check the two dates."),
    "office.card-own": N_(
        "This is the card of {name} ({office}) itself. Take the cards of other offices in here."
    ),
    "office.card-other-code": N_(
        "The key on the card of {name} ({office}) is held already as that of the office {held}. Ask both offices by "
        "telephone; take nothing in until it is clear."
    ),
    "office.card-revoked": N_(
        "The key on this card of {name} ({office}) was revoked here. Ask the office for its new card and sheet."
    ),
    "office.nothing-to-confirm": N_(
        "No card of {office} waits to be confirmed. Take its card in first: xacai office trust."
    ),
    "office.key-unknown": N_(
        "{count} keys of {office} fit. Name the one with --key; see them: xacai office keys."
    ),
    "office.revoke-reason": N_("The reason is missing. Write why the key no longer holds."),
    "office.passphrase-short": N_("A passphrase needs {shortest} signs at least. Take a few words."),
    "office.secret-file": N_(
        "{name} holds no text in its first line. Write the secret there, as plain text."
    ),
    "office.recovery-none": N_(
        "No copy of the key is kept here. Restore the data from a backup that was made after the recovery sheet."
    ),
    "office.unknown": N_("No office with the code {office} is known here. Import its card first."),
    "office.receives-nothing": N_(
        "No office reports to {office}. Tick “Also receives reports of offices below” in the settings of the "
        "office first."
    ),
    "office.no-report": N_("Office {office} has sent no report for {period}."),
    "office.code-twice": N_("The code {office} belongs to two offices. Give one of them another code."),
    "office.superior-circle": N_(
        "Office {office} stands above itself by way of its superiors. Correct the superior's code."
    ),
    "office.succession-circle": N_(
        "Office {office} would succeed itself. Check who took over from whom, and the day."
    ),
    # A list of offices from a file.
    "office.list-no-heads": N_(
        "“{name}” is no list of offices: its first line needs the heads “Mã” and “Tên”. Add them and try again."
    ),
    "office.list-too-long": N_(
        "“{name}” has more than {most} offices. Keep only those of your own area in it."
    ),
    "office.list-damaged": N_(
        "“{name}” cannot be read from line {line} on. Save it as CSV in UTF-8 and try again."
    ),
    "office.line-code": N_("Line {line}: “{code}” is no office code. A commune has 5 digits, a province 2."),
    "office.line-name": N_("Line {line}, office {code}: the name is missing."),
    "office.line-day": N_("Line {line}, office {code}: “{text}” is no day. Write it as 01/07/2025."),
    "office.line-validity": N_("Line {line}, office {code}: it ends before it begins. Check the two days."),
    "office.line-twice": N_("Line {line}: the code {code} stands in line {first} already. Keep one of them."),
    "office.line-cells": N_(
        "Line {line} ({code}): {cells} cells under {heads} heads. Put names that hold a comma between quotes."
    ),
    "office.line-zero": N_(
        "Line {line}: the code {code} has 4 digits; its leading zero may be lost. Compare it with the decision."
    ),
}
