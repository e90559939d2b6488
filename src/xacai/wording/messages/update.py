"""Sentences of the issues whose codes begin with ``update.``: files that bring a new program or catalogues."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "update.no-key": N_(
        "This program was shipped without a release key, so it takes no update by file. Ask whoever handed it out for "
        "a newer setup."
    ),
    "update.in-sample": N_(
        "Updates are installed from your own office. Leave the sample office first; nothing was changed."
    ),
    "update.not-an-update": N_(
        "The file is no update of xacai. Choose a file whose name ends in .xacai-update; nothing was changed."
    ),
    "update.newer-format": N_(
        "The update was made for a newer xacai and cannot be read by this one. Install the update before it first."
    ),
    "update.unknown-key": N_(
        "The update is not signed with a release key that this program knows (the file names the key {fingerprint}). "
        "Do not use it, and ask whoever handed it to you where it comes from; nothing was changed."
    ),
    "update.changed": N_(
        "The update file is damaged or was changed after it was signed. Do not use it; copy it anew or ask for it "
        "again. Nothing was changed."
    ),
    "update.system": N_(
        "The update is made for another system ({system}). Ask for the one that fits this computer."
    ),
    "update.same": N_("Version {version} is installed already. Nothing needs to be done."),
    "update.lower": N_(
        "The update brings version {version}, which is older than the installed {here}. An older version is never put "
        "over a newer one; to go one step back see the settings, Updates."
    ),
    "update.least": N_(
        "The update to version {version} follows version {least} or later, and {here} is installed. Install the "
        "updates in between first."
    ),
    "update.schema": N_(
        "The update to version {version} keeps data in an older form than the installed one. Do not use it; tell "
        "whoever handed it out."
    ),
    "update.no-program": N_(
        "This update brings catalogues and no program. Take them in: xacai update take FILE."
    ),
    "update.no-catalogue": N_(
        "This update brings a program and no catalogues. Prepare it: xacai update prepare FILE."
    ),
    "update.bad-catalogue": N_(
        "What the update holds at {name} cannot be used: {reason} Nothing was taken in; tell whoever handed it out."
    ),
    "update.setup-changed": N_(
        "The setup {path} is not the one that was checked, so it was not started. Prepare the update again."
    ),
    "update.by-hand": N_("A setup is started from here on Windows only. Start it yourself: {command}"),
    "update.not-started": N_(
        "Windows did not start the setup. Close xacai, open the folder {folder} and start {name} there."
    ),
    "update.nothing-to-bring-back": N_(
        "This program reads the data as it is. There is nothing to bring back."
    ),
    "update.no-copy": N_(
        "There is no copy in {folder} that this version can read. Install the newer version again; nothing was changed."
    ),
}
