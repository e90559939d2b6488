"""After one step back to the program before: its copy of the data is offered where it cannot read the newer data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from xacai.services.stepping_back import copy_to_bring_back, step_back
from xacai.wording.language import _

_Role = QMessageBox.ButtonRole


def offer_copy(folder: Path) -> bool:
    """Ask, and bring the copy back; whether the data can be opened now. Raises a ``Refusal`` where that fails."""
    copy = copy_to_bring_back(folder)
    if copy is None:
        return False
    box, agreeing = question(f"{copy.at:%d/%m/%Y, %H:%M}")
    box.exec()
    if box.clickedButton() is not agreeing:
        return False
    step_back(folder)
    return True


def question(made: str, parent: QWidget | None = None) -> tuple[QMessageBox, QPushButton]:
    """The question, and the button that agrees; leaving it any other way changes nothing."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(_("One step back"))
    box.setText(_("A newer version of the program brought the data to a form that this version cannot read."))
    box.setInformativeText(
        _(
            "Bring back the copy of {time}, made before that? What was entered since then is put aside in the data "
            "folder, not deleted, and only the newer version can read it."
        ).format(time=made)
    )
    agreeing = box.addButton(_("Bring the copy back"), _Role.AcceptRole)
    box.setDefaultButton(box.addButton(_("Close the program"), _Role.RejectRole))
    return box, agreeing
