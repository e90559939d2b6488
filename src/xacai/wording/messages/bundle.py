"""Sentences of the issues whose codes begin with ``bundle.``: writing, reading, seals and keys, replay."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "bundle.target-readonly": N_(
        "{folder} cannot be written to. Choose another folder, or take the write protection off the stick."
    ),
    "bundle.target-full": N_(
        "There is no room left in {folder} for {name}. Free some space or choose another folder."
    ),
    "bundle.target-gone": N_(
        "{folder} is no longer there; the stick may have been pulled out. Nothing on this "
        "computer is lost; plug it in and write again."
    ),
    "bundle.target-name": N_("The name {name} cannot be used in {folder}. Choose another name or folder."),
    "bundle.target-differs": N_(
        "{name} was read back from {folder} and differs from what was written. Use another stick or folder."
    ),
    "bundle.target-failed": N_(
        "Writing {name} to {folder} failed. Use another stick or folder and write again."
    ),
    "bundle.source-gone": N_("The file {name} is not there. Choose the file again."),
    "bundle.source-unreadable": N_(
        "The file {name} cannot be read. Copy it to this computer and open it there."
    ),
    "bundle.source-empty": N_("The file {name} is empty. Ask for it to be sent again."),
    "bundle.source-large": N_(
        "The file {name} is larger than {limit} MB and is not read. Ask for a smaller one."
    ),
    "bundle.json": N_(
        "The data in this file is damaged, so it is not taken. Ask the office to send it again."
    ),
    "bundle.json-duplicate": N_(
        "The data names the same thing twice ({where}), so it is not taken. Ask the office to send it again."
    ),
    "bundle.json-number": N_(
        "A number in the data is too large or badly written ({where}). Correct it and try again."
    ),
    "bundle.json-text": N_(
        "A text holds signs that cannot be printed ({where}). Delete it and type it again."
    ),
    "bundle.json-deep": N_(
        "The data is nested more than {deepest} levels deep, so it is not taken. Ask the office "
        "to send it again."
    ),
    "bundle.json-long": N_(
        "A text is longer than {longest} characters ({where}). Shorten it or move part of it to "
        "an attached file."
    ),
    "bundle.json-many": N_(
        "The data has more rows than can be taken, so it is not taken. Ask the office to send it again."
    ),
    "bundle.json-type": N_(
        "The data holds something that is neither text nor a whole number ({where}), so it is not "
        "taken. Ask the office to send it again."
    ),
    "bundle.json-spelling": N_(
        "The data in this file is not written as xacai writes it, so it is not taken. Ask the "
        "office to send it again."
    ),
    "bundle.too-large": N_(
        "This package is larger than {limit} MB and is not taken. Ask for it without the evidence files."
    ),
    "bundle.not-a-bundle": N_(
        "This file is not a package of xacai. Choose a file ending in .xacai, or the report's PDF."
    ),
    "bundle.cut": N_(
        "This package was cut off on its way and is not taken. Copy it again or ask the office to "
        "send it again."
    ),
    "bundle.too-many": N_(
        "This package holds more than {most} files and is not taken. Ask for a smaller one."
    ),
    "bundle.compressed": N_(
        "This package was packed again by another program and is not taken. Ask for the file as "
        "xacai made it."
    ),
    "bundle.entry-name": N_(
        "This package holds a file with a name that is not allowed, so it is not taken. Ask the "
        "office to send it again."
    ),
    "bundle.duplicate-entry": N_(
        "This package holds two files of one name, so it is not taken. Ask the office to send it again."
    ),
    "bundle.container": N_(
        "This package was damaged or changed on its way and is not taken. Ask the office to send it again."
    ),
    "bundle.incomplete": N_(
        "A part of this package is missing, so it is not taken. Ask the office to send it again."
    ),
    "bundle.manifest": N_(
        "The package's own description is damaged ({where}), so it is not taken. Ask the office "
        "to send it again."
    ),
    "bundle.manifest-large": N_(
        "The package's own description is too long, so it is not taken. Ask the office to send it again."
    ),
    "bundle.newer": N_(
        "This package was made by a newer program: a newer xacai is needed. Nothing was written; "
        "update the program, then open the package again."
    ),
    "bundle.changed": N_(
        "The package of {office} was changed after it was sealed, so it is not taken. Ask the "
        "office to send it again."
    ),
    "bundle.unexpected-file": N_(
        "The package holds a file that does not belong there ({where}), so it is not taken. Ask "
        "the office to send it again."
    ),
    "bundle.evidence-type": N_(
        "The file “{where}” is no PDF, JPG, PNG, and no Word or Excel file without macros. Attach "
        "it in one of these forms."
    ),
    "bundle.evidence-large": N_("The file “{where}” is larger than {limit} MB. Attach a smaller copy."),
    "bundle.content-large": N_(
        "The data of this package is larger than {limit} MB, so it is not taken. Ask the office "
        "to send it again."
    ),
    "bundle.content": N_(
        "The data of this package does not have the form that is agreed ({where}), so it is not "
        "taken. Ask the office to send it again."
    ),
    "bundle.twin": N_(
        "The table {where} in this package says other than its data, so it is not taken. Ask the "
        "office to send it again."
    ),
    "bundle.control": N_(
        "The control sums of this package do not agree with its data, so it is not taken. Ask the "
        "office to send it again."
    ),
    "bundle.key-changed": N_(
        "This package says it is from {office} ({code}) but was sealed with another key than the "
        "one confirmed. Ask the office by telephone and have its new card sent."
    ),
    "bundle.key-other-office": N_(
        "This package says it is from {office}, but its key belongs to another office, so it is not taken. "
        "Ask the office by telephone."
    ),
    "bundle.office-unknown": N_(
        "{office} ({code}) is not confirmed yet: the package is kept apart and not counted. "
        "Compare the fingerprint on its sheet, then confirm the office."
    ),
    "bundle.key-revoked": N_(
        "The key that sealed this package was revoked, so it is not taken. Ask {office} ({code}) for its new card and "
        "for the package to be sent again."
    ),
    "bundle.key-locked": N_(
        "The office's key is closed with a passphrase. Open it in the settings, or name the file with "
        "--passphrase-file."
    ),
    "bundle.recovery-code": N_(
        "The recovery code is not whole: one letter or more is wrong. Compare all 9 groups with the sheet."
    ),
    "bundle.recovery-other": N_(
        "This code belongs to an earlier recovery sheet. Take the sheet that was printed last."
    ),
    "bundle.key-missing": N_(
        "The office's key is not in {folder}. Restore it from a backup or make a new one in the settings."
    ),
    "bundle.key-damaged": N_(
        "The file with the office's key is damaged. Restore it from a backup or make a new one in "
        "the settings."
    ),
    "bundle.key-passphrase": N_("The passphrase does not open the office's key. Type it again."),
    "bundle.key-newer": N_("The office's key was stored by a newer xacai. Update the program."),
    "bundle.card-damaged": N_("This file is no whole office card. Ask the office for its card again."),
    "bundle.card-newer": N_(
        "This card was made by a newer program: a newer xacai is needed. Update the program, then "
        "open the card again."
    ),
    "bundle.card-name": N_(
        "The card writes the name {name} ({office}) with signs that nobody sees, so it is not taken. Ask the office to "
        "type its name anew in Settings, Office, and to send a new card."
    ),
    "bundle.card-fingerprint": N_(
        "The fingerprint typed is not that of the card of {office}, which is {fingerprint}. "
        "Compare it with the sheet; if it differs, do not confirm the office."
    ),
    "bundle.evidence-waits": N_(
        "{count} evidence files wait for the report of {period} that names them; they are kept apart until it comes."
    ),
    "bundle.already": N_("Revision {revision} was received before. Nothing changes."),
    "bundle.older": N_(
        "Revision {revision} is older than revision {held}, which is held already. It is kept, not counted."
    ),
    "bundle.gap-one": N_(
        "Revision {revision} was taken; revision {first} has not come. Nothing is missing from the figures."
    ),
    "bundle.gap": N_(
        "Revision {revision} was taken; revisions {first} to {last} have not come. Nothing is "
        "missing from the figures."
    ),
    "bundle.fork": N_(
        "The office sent two contents for revision {revision}. Neither is counted until you choose which one "
        "holds; ask the office by telephone."
    ),
    "bundle.handover": N_(
        "This file carries the unfinished work of {office} from one of its PCs to another; it is nothing to be "
        "received. On the other PC of that office: Settings, Handing over to another PC."
    ),
    "bundle.epoch": N_(
        "The office sends revision {revision} after starting again from a backup; revision {held} "
        "is held. Look at both and choose."
    ),
    "bundle.waits": N_(
        "Revision {revision} is kept, not counted yet: the office sent two contents for revision {held}. "
        "Choose there first which one holds."
    ),
    "bundle.rejected": N_(
        "Revision {revision} builds on what was not chosen when the office contradicted itself. It is "
        "kept, not counted."
    ),
    "bundle.pdf-damaged": N_(
        "This PDF is damaged and cannot be opened. Ask for it, or for the package, to be sent again."
    ),
    "bundle.pdf-without": N_(
        "This PDF carries no package of xacai. Choose the package, or the PDF that xacai made."
    ),
    "bundle.pdf-several": N_(
        "This PDF carries more than one package. Ask the office to send the package by itself."
    ),
    "bundle.pdf-attachment": N_(
        "The package attached to this PDF cannot be read. Ask the office to send the package by itself."
    ),
}
