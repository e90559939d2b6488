"""Sentences of the issues whose codes begin with ``store.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "store.in-use": N_(
        "The data folder {folder} is already open in another xacai window. Go on working there, or "
        "close it first."
    ),
    "store.readonly": N_(
        "The folder {folder} cannot be written to. Ask for the right to write there, or choose "
        "another data folder."
    ),
    "store.newer": N_(
        "The data in {folder} was made by a newer version of xacai. Install that version; nothing "
        "was changed."
    ),
    "store.damaged": N_(
        "The data file {path} is damaged. Restore the newest backup; the damaged file is kept "
        "aside, not deleted."
    ),
    "store.foreign": N_(
        "The file {path} is not a data file of xacai. Choose another data folder; nothing was changed."
    ),
    "store.missing": N_(
        "The data file {path} is gone, but backups are there. Restore the newest backup, or choose "
        "another data folder."
    ),
    "store.full": N_(
        "The disk with {folder} is full; the last change was not saved. Delete files you no longer "
        "need, then save again."
    ),
    "store.disk": N_(
        "The disk with {folder} answered with an error. Nothing of the last change was saved. "
        "Check the disk and its cable, then try again."
    ),
    "store.busy": N_("Another program is holding the data file {path}. Wait a moment, then try again."),
    "store.not-saved": N_(
        "The disk answered with an error and the last change was not saved (checked by reading it "
        "back). Try again."
    ),
    "store.unsure": N_(
        "The disk with {folder} no longer answers, so it cannot be said whether the last change was saved. "
        "Close xacai, check the disk, and look at the change after opening it again."
    ),
    "store.changed": N_(
        "{what} was changed elsewhere in the meantime. Nothing was overwritten; open it again and "
        "repeat the change."
    ),
    "store.number-too-large": N_(
        "The number {number} is too large to be kept (at most 9,000,000,000,000). Check whether the"
        " unit is right."
    ),
    "store.number-too-fine": N_("The number {number} has more than six decimal places. Round it first."),
    "store.backup-bad": N_("The backup {path} is damaged or is no backup of xacai. Choose another one."),
    "store.backup-unknown": N_(
        "There is no backup named {name}. See which ones there are: xacai backup list."
    ),
    "store.no-backup": N_("There is no backup in {folder} yet. Make one first."),
    "store.place-network": N_(
        "The data folder {folder} lies on a network drive, where saved work can be lost. "
        "Move it to a drive inside this computer."
    ),
    "store.place-removable": N_(
        "The data folder {folder} lies on a removable drive, where saved work can be lost. "
        "Move it to a drive inside this computer."
    ),
}
