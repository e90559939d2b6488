"""Sentences of the issues whose codes begin with ``document.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "document.no-font": N_(
        "No font to print with: neither Times New Roman nor Liberation Serif was found. Install the package "
        "fonts-liberation, or put the four font files into a folder and name it in {variable}. "
        "Looked in: {folders}."
    ),
    "document.bad-font": N_("The font files in {path} cannot be used ({reason}). Install the fonts anew."),
    "document.letters-missing": N_(
        "The font has no picture for these letters, which print as an empty box: {letters}. "
        "Replace them in the text."
    ),
}
