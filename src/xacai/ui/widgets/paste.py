"""The door of pasted text: NFC without control signs; an old encoding is asked about once for each paste."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMessageBox, QWidget

from xacai.wording.language import _

SHOWN = 80


def pasted_text(parent: QWidget, source: QMimeData) -> str:
    """What a paste puts into a text field; the person says whether TCVN3 or VNI was meant."""
    from xacai.services.pasting import read_paste

    found = read_paste(source.text())
    if not found.encoding:
        return found.text
    words = _("The pasted text is written in {encoding}. Take it as “{text}”?")
    sample = " ".join(found.converted.split())[:SHOWN]
    question = words.format(encoding=found.encoding, text=sample)
    answer = QMessageBox.question(parent, _("Pasted text"), question)
    return found.converted if answer == QMessageBox.StandardButton.Yes else found.text
