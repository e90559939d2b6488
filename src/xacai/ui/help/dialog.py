"""The guide in a window of its own, for the first start: it can stay open beside what is being typed."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from xacai.services.workspace import Workspace
from xacai.ui.frame import Scope
from xacai.ui.help.page import HelpPage
from xacai.ui.room import room_of
from xacai.ui.theme import theme
from xacai.wording.language import _

FIRST_TOPIC = "topic:start"


class HelpDialog(QDialog):
    """Begins with the first ten minutes; Esc closes it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setWindowTitle(_("Help"))
        self.page = HelpPage(workspace)
        self.page.go.connect(lambda *_where: self.page.tell(_("The pages open once the office is set up.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter belongs to the list and the field
        width = min(look.px(900), parent.width() - look.px(48))
        height = min(look.px(620), parent.height() - look.px(48))
        self.resize(width, height)
        self.page.set_room(room_of(width, height, look.percent))
        self.page.load(Scope(0, ""))
        self.page.show_place(FIRST_TOPIC)


def show_help(parent: QWidget, workspace: Workspace) -> HelpDialog:
    """Open the guide, or bring the one that is open to the front."""
    dialog = next(iter(parent.findChildren(HelpDialog)), None) or HelpDialog(workspace, parent)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
