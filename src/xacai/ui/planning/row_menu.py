"""The menu of what can be done with a row, with the keys that do the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from xacai.ui.icons import icon
from xacai.ui.planning.keeping_grid import KEY_WORDS
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.wording.language import N_, _

_WORDS = {
    "add": (N_("Add below"), "plus"),
    "split": (N_("Split in two"), "split"),
    "up": (N_("Move up"), "arrow-up"),
    "down": (N_("Move down"), "arrow-down"),
    "delete": (N_("Delete"), "delete"),
}


def row_menu(owner: QWidget, verbs: Sequence[str], act: Callable[[str], None]) -> QMenu:
    """A menu of the verbs; the key stands beside each word, but the grid itself listens to it."""
    menu = QMenu(owner)
    for verb in verbs:
        words, picture = _WORDS[verb]
        key = QKeySequence(KEY_WORDS[verb]).toString(QKeySequence.SequenceFormat.NativeText)
        spoken = _(words)
        action = QAction(icon(picture), f"{spoken}\t{key}", menu)
        action.triggered.connect(lambda _checked=False, name=verb: act(name))
        menu.addAction(action)
    return menu


def menu_button(menu: QMenu) -> Button:
    """A small button that opens the menu under itself."""
    button = Button(_("Row"), OUTLINED, small=True, menu_arrow=True)
    button.setAccessibleName(_("What to do with the row"))
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height()))))
    return button
