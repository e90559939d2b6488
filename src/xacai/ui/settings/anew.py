"""After other data took the place of what was here: every page is made anew."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from xacai.ui.main_window import MainWindow
from xacai.ui.settings.section import Section


def begin_anew(section: Section, place: str, words: str) -> None:
    """Every page shows what is stored now, and can be written into; the words stand on this section again."""
    window = section.window()
    section.refresh()
    section.page.tell(words, "ok")
    if isinstance(window, MainWindow):
        QTimer.singleShot(0, window, lambda: _rebuild(window, place, words))


def _rebuild(window: MainWindow, place: str, words: str) -> None:
    window.rebuild()
    window.show_page("settings", place)
    page = window.page("settings")
    if page is not None:
        page.tell(words, "ok")
