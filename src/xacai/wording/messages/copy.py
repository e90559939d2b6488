"""Sentences of the issues whose codes begin with ``copy.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "copy.not-a-copy": N_("{name} is no copy that xacai made. Nothing was changed; choose another file."),
    "copy.newer": N_(
        "{name} was made by a newer version of xacai. Nothing was changed; install that version first."
    ),
    "copy.damaged": N_(
        "The copy {name} is damaged. It was not used and nothing was changed; choose another copy."
    ),
    "copy.changed": N_("The file {name} changed while it was being copied. The copy is made again later."),
    "copy.other-office": N_(
        "This is a copy of the data of {office} ({number}), but this PC belongs to {own}. Nothing was changed; choose "
        "another copy."
    ),
    "copy.full": N_(
        "There is no room for a copy of the data on the drive with {folder}. What you type is still saved; free some "
        "space, then a copy is made by itself."
    ),
    "copy.failed": N_(
        "No copy of the data could be made in {folder}: it cannot be written to, or the disk answered with an error. "
        "What you type is still saved; have the disk checked."
    ),
    "copy.place-inside": N_(
        "{folder} lies inside the data folder: a copy there is lost together with the data. Choose a folder on "
        "another drive or a stick."
    ),
    "copy.place-same-drive": N_(
        "{folder} lies on the same drive as the data: if that drive dies, the copies die with it. A stick or another "
        "drive is safer."
    ),
    "copy.place-none": N_("No second place for copies was chosen yet. Choose one first."),
    "copy.place-away": N_(
        "{folder} cannot be reached. Plug the stick or the drive in; nothing on this PC is lost."
    ),
}
