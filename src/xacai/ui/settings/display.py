"""Hiển thị: language, light or dark, size of type; taken over at once and kept in a small file."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QTimer

from xacai.files.preferences import Preferences, read_preferences, write_preferences
from xacai.ui.app import switch_language
from xacai.ui.main_window import MainWindow
from xacai.ui.operation import guarded
from xacai.ui.settings.section import Form, Section
from xacai.ui.theme import Mode, theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _, language

PERCENTS = (90, 100, 110, 125, 140, 160)


class DisplaySection(Section):
    """Three rows of choices."""

    def build(self) -> None:
        """One card."""
        card = Card(_("Display"))
        form = Form(card)
        self.languages = SegmentedControl(
            (Choice("vi", "Tiếng Việt"), Choice("en", "English")), language(), _("Language")
        )
        modes = (
            Choice("system", _("As the system")),
            Choice("light", _("Light")),
            Choice("dark", _("Dark")),
        )
        self.modes = SegmentedControl(modes, theme().mode, _("Light and dark"))
        nearest = min(PERCENTS, key=lambda percent: abs(percent - theme().percent))
        sizes = tuple(Choice(str(percent), f"{percent}%") for percent in PERCENTS)
        self.sizes = SegmentedControl(sizes, str(nearest), _("Size of type"))
        form.put(_("Language"), self.languages)
        form.put(_("Light and dark"), self.modes)
        form.put(_("Size of type"), self.sizes)
        words = _(
            "Taken over at once, on this computer only. State documents are printed in Vietnamese in any case."
        )
        card.add(Label(words, 12, ink="ink2", wrap=True))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.languages.chosen.connect(self._speak)
        self.modes.chosen.connect(self._shade)
        self.sizes.chosen.connect(self._scale)

    def _speak(self, code: str) -> None:
        if self._keep(lambda kept: kept._replace(language=code)):
            self._later(lambda window: switch_language(window, code))

    def _shade(self, mode: str) -> None:
        if self._keep(lambda kept: kept._replace(mode=mode)):
            theme().set_mode(cast(Mode, mode))

    def _scale(self, percent: str) -> None:
        if self._keep(lambda kept: kept._replace(percent=int(percent))):
            self._later(lambda window: theme().set_percent(int(percent)))

    def _keep(self, change: Callable[[Preferences], Preferences]) -> bool:
        folder = self.workspace.own_folder()
        return guarded(self, lambda: write_preferences(folder, change(read_preferences(folder))))

    def _later(self, act: Callable[[MainWindow], None]) -> None:
        """The window is built anew by the act, this section with it: let the click end first, then come back here."""
        window = self.window()
        if not isinstance(window, MainWindow):
            return

        def switch() -> None:
            act(window)
            window.show_page("settings", "display")

        QTimer.singleShot(0, window, switch)
