"""The bar over every page of the sample office: that nothing here is real, how to begin again, how to leave."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xacai.ui.notice_bar import NoticeBar
from xacai.ui.widgets.button import OUTLINED, TEXT, Button
from xacai.wording.language import _


class SampleBar(NoticeBar):
    """``left`` leads to the own office, or to its first start; ``renewed`` asks for a fresh sample."""

    left = Signal()
    renewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.renew_button = Button(_("Start the sample afresh…"), TEXT, small=True)
        self.leave_button = Button("", OUTLINED, small=True)
        super().__init__("accent", "info", self.renew_button, self.leave_button, parent=parent)
        self.renew_button.clicked.connect(self.renewed)
        self.leave_button.clicked.connect(self.left)

    def show_words(self, text: str, leaving: str) -> None:
        """Say where one is; ``leaving`` are the words of the way out."""
        self.leave_button.set_text(leaving)
        self.say(text)
