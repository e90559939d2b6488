"""Qt's own words (buttons, file and print dialogs, context menus) from the program's catalogue.

PySide6 has no Vietnamese catalogue; this translator asks gettext for Qt's English source text, ``&`` aside.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from xacai.wording.language import N_, _

# Source texts of Qt's dialogs that a person can meet. Others stay as they are.
WORDS: tuple[str, ...] = (
    N_("OK"),
    N_("Cancel"),
    N_("Yes"),
    N_("No"),
    N_("Yes to All"),
    N_("No to All"),
    N_("Open"),
    N_("Save"),
    N_("Save As"),
    N_("Save All"),
    N_("Close"),
    N_("Close without Saving"),
    N_("Don't Save"),
    N_("Discard"),
    N_("Apply"),
    N_("Reset"),
    N_("Restore Defaults"),
    N_("Help"),
    N_("Retry"),
    N_("Ignore"),
    N_("Abort"),
    N_("Undo"),
    N_("Redo"),
    N_("Cut"),
    N_("Copy"),
    N_("Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Copy Link Location"),
    N_("Look in:"),
    N_("File name:"),
    N_("Files of type:"),
    N_("Directory:"),
    N_("File"),
    N_("Folder"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("All Files (*)"),
    N_("All files (*)"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("Create a New Folder"),
    N_("New Folder"),
    N_("Rename"),
    N_("List View"),
    N_("Detail View"),
    N_("My Computer"),
    N_("Computer"),
    N_("Choose"),
    N_("Find Directory"),
    N_("Show Hidden Files"),
    N_("Remove"),
    N_("Drive"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    N_("Print"),
    N_("Printer"),
    N_("Print range"),
    N_("Print all"),
    N_("Pages"),
    N_("Copies"),
    N_("Copies:"),
    N_("Portrait"),
    N_("Landscape"),
    N_("Paper size"),
    N_("Properties"),
    N_("Preview"),
)
_KNOWN = frozenset(WORDS)


class QtWords(QTranslator):
    """Answers every context with the catalogue in force; what it does not know stays as it is."""

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The words for one source text."""
        plain = source_text.replace("&", "")
        words = _(plain) if plain in _KNOWN else plain
        # An empty answer would be taken for an empty translation: Python cannot give Qt's null string.
        return source_text if words == plain else words

    def isEmpty(self) -> bool:
        """Never: else Qt would not ask."""
        return False


def install(app: QCoreApplication) -> QtWords:
    """Put the words before every later widget; reinstalling makes Qt ask anew after a switch of language."""
    old = app.property("qt_words")
    if isinstance(old, QtWords):
        app.removeTranslator(old)
        old.deleteLater()
    words = QtWords(app)
    app.installTranslator(words)
    app.setProperty("qt_words", words)
    return words
