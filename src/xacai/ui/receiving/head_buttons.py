"""The buttons over the page: where files are looked for, and the next report that waits for a review."""

from __future__ import annotations

from xacai.ui.page import Page
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.wording.language import _


class HeadButtons:
    """In the header of a page: ``stick``, ``files``, ``folder``, and ``next`` as its primary."""

    def __init__(self, page: Page) -> None:
        self._header = page.header
        self.stick = page.header.add_action(Button(_("Look on the stick"), icon="usb"))
        self.files = page.header.add_action(Button(_("Open files"), icon="file-in", key="Ctrl+O"))
        self.folder = page.header.add_action(Button(_("Open a folder"), icon="folder"))
        self.next = page.header.add_action(Button("", PRIMARY))

    def show_for(self, *, reading: bool, on_board: bool, waiting: int) -> None:
        """Files are opened from everywhere but a review; the next review is the primary of the board."""
        for button in (self.stick, self.files, self.folder):
            button.setVisible(not reading)
        self.next.setVisible(on_board and not reading and bool(waiting))
        self.next.set_text(_("Review {count} waiting").format(count=waiting))
        self._header.setVisible(not reading)

    def fit(self, *, narrow: bool) -> None:
        """Words leave the buttons in narrow rooms."""
        for button, words in ((self.stick, _("Look on the stick")), (self.folder, _("Open a folder"))):
            button.set_text("" if narrow else words)
            button.setAccessibleName(words)
            button.setToolTip(words if narrow else "")
