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
    "document.word-unreadable": N_(
        "The file is no Word document (.docx) that can be read, or it is protected by a password. Save it anew "
        "from Word as .docx."
    ),
    "document.word-large": N_(
        "The Word file is larger than {limit} million bytes. Take pictures out of it and save it anew."
    ),
    "document.word-unsafe": N_(
        "The Word file holds parts that no word processor writes; it was not opened. Save it anew from Word."
    ),
    "document.word-no-sections": N_(
        "The Word file carries none of the report's marked sections. Export the report to Word again and have "
        "that file edited."
    ),
    "document.word-marks-lost": N_(
        "The file was saved by a program that drops the marks of the sections. The sections were told by their "
        "headings: compare each before you take it. Word keeps the marks."
    ),
    "document.word-other-report": N_(
        "The Word file was made of the report {found} of office {office}, not of {period} of this office. "
        "Choose the right file."
    ),
    "document.word-other-revision": N_(
        "The Word file was made of revision {found} of the report; now it is at revision {revision}. "
        "Export it to Word again."
    ),
    "document.number-changed": N_(
        "Section {section}: the number of row {row} was changed from {old} to {new} in Word. It was not taken; "
        "change the cell if the new number is right."
    ),
    "document.number-unknown": N_(
        "Section {section}: the number {new} is bound to row {row}, which this report does not use there. "
        "It was taken as typed words."
    ),
    "document.number-unbound": N_(
        "Section {section}: the number {old} of row {row} is no longer bound to its cell, or was deleted. "
        "Put it in again if the sentence still needs it."
    ),
    "document.section-missing": N_(
        "Section {section} is missing from the Word file; its words were left as they are."
    ),
    "document.section-twice": N_(
        "Section {section} stands in the Word file more than once; its parts were put together."
    ),
    "document.section-unknown": N_(
        "The Word file has a section {section} that the outline does not know; its words were left out."
    ),
    "document.section-moved-on": N_(
        "Section {section} was also changed here since the Word file was made. Compare both before you take "
        "the words from Word."
    ),
    "document.outside-changed": N_(
        "Outside the sections of the report the Word file was changed: “{old}” became “{new}”. This is not "
        "read back; change it here."
    ),
}
