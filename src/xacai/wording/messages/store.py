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
        "The data in {folder} was made by a newer version of xacai; nothing was changed. Install that version, or "
        "bring back the copy from before its update: xacai update back."
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
    "store.server-address": N_(
        "XACAI_DATABASE does not hold the address of a PostgreSQL database. It looks like this: "
        "postgresql+psycopg://user@server/database. Correct it, or remove it to work with the data folder alone."
    ),
    "store.server-driver": N_(
        "The data lies on the database server {server}, but the package psycopg is not installed here. "
        "Ask the administrator to install xacai with its part postgres."
    ),
    "store.server-away": N_(
        "The database server {server} does not answer or does not let you in. Nothing of the last change was "
        "saved. Check the network and XACAI_DATABASE, or ask the server's administrator."
    ),
    "store.server-busy": N_(
        "The database {server} is busy with another officer's work. Nothing was saved; wait a moment, then try "
        "again."
    ),
    "store.server-readonly": N_(
        "The database {server} can only be read at present; nothing was saved. Ask the server's administrator."
    ),
    "store.server-rights": N_(
        "The database {server} does not give you the right to do this; nothing was saved. Ask the server's "
        "administrator for it."
    ),
    "store.server-full": N_(
        "The disk of the database server {server} is full; the last change was not saved. Ask its administrator "
        "to make room, then try again."
    ),
    "store.server-disk": N_(
        "The database server {server} reports an error of its disk. Nothing of the last change was saved. Tell "
        "the server's administrator."
    ),
    "store.server-damaged": N_(
        "The database server {server} reports that its data is damaged. Stop working and tell the server's "
        "administrator, who brings a backup back."
    ),
    "store.server-foreign": N_(
        "The database {server} holds other tables than those of xacai. Name an empty database in XACAI_DATABASE; "
        "nothing was changed."
    ),
    "store.server-newer": N_(
        "The data on {server} was made by a newer version of xacai. Install that version; nothing was changed."
    ),
    "store.server-encoding": N_(
        "The database {server} was not made for UTF-8 and cannot hold Vietnamese. Ask the administrator for a "
        "database with the encoding UTF8."
    ),
    "store.server-not-saved": N_(
        "The connection to {server} broke and the last change was not saved (checked by reading it back). Try "
        "again."
    ),
    "store.server-unsure": N_(
        "The server {server} no longer answers, so it cannot be said whether the last change was saved. Close "
        "xacai, and look at the change after opening it again."
    ),
    "store.server-no-backup": N_(
        "The data lies on the server {server}. Its administrator makes the backups and brings them back "
        "(pg_dump, pg_restore); xacai does neither there."
    ),
    "store.place-network": N_(
        "The data folder {folder} lies on a network drive, where saved work can be lost. "
        "Move it to a drive inside this computer."
    ),
    "store.place-removable": N_(
        "The data folder {folder} lies on a removable drive, where saved work can be lost. "
        "Move it to a drive inside this computer."
    ),
}
