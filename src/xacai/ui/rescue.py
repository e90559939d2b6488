"""The data cannot be opened: the newest sound copy is offered before the program gives up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from xacai.domain.issue import Refusal
from xacai.services.rescuing import LOSSES, newest_sound_copy, rescue
from xacai.wording.language import _
from xacai.wording.messages import message_of

_Role = QMessageBox.ButtonRole


def offer_rescue(folder: Path, refusal: Refusal) -> bool:
    """Ask, and bring the copy back; whether the data can be opened now. Raises a ``Refusal`` where that fails."""
    if refusal.issue.code not in LOSSES:
        return False
    found = newest_sound_copy(folder)
    if found is None:
        return False
    copy, made = found
    box, agreeing = question(message_of(refusal.issue), copy, made)
    box.exec()
    if box.clickedButton() is not agreeing:
        return False
    rescue(folder, copy)
    return True


def question(
    why: str, copy: Path, made: datetime, parent: QWidget | None = None
) -> tuple[QMessageBox, QPushButton]:
    """The question, and the button that agrees; leaving it any other way changes nothing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("The data cannot be opened"))
    box.setText(why)
    box.setInformativeText(
        _(
            "The newest sound copy was made on {time} ({name}). Bring it back? What was entered since then is missing "
            "in it; the damaged file is put aside in the data folder, not deleted."
        ).format(time=f"{made:%d/%m/%Y, %H:%M}", name=copy.name)
    )
    agreeing = box.addButton(_("Bring the copy back"), _Role.AcceptRole)
    box.setDefaultButton(box.addButton(_("Close the program"), _Role.RejectRole))
    return box, agreeing
