"""The head of a page: title, chips, one quiet line below, buttons at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.label import ElidedLabel
from xacai.ui.widgets.layouts import clear


class PageHeader(QWidget):
    """48 px with a subtitle, 40 without; in narrow or low rooms the subtitle goes."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.title_label = ElidedLabel(title, 20, strong=True)
        self.subtitle_label = ElidedLabel(subtitle, 13, ink="ink2")
        self._roomy, self._chips_shown = True, True
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self._line = QHBoxLayout()
        self._line.setSpacing(look.px(12))
        self._line.addWidget(self.title_label)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(look.px(12))
        self._line.addLayout(self._chips)
        self._line.addStretch(1)
        words.addLayout(self._line)
        words.addWidget(self.subtitle_label)
        outer.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(look.px(8))
        outer.addLayout(self._actions)
        self._fit()

    def set_words(self, title: str, subtitle: str = "") -> None:
        """Change title and subtitle."""
        self.title_label.setText(title)
        self.subtitle_label.setText(subtitle)
        self._fit()

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Put other chips after the title."""
        clear(self._chips)
        for chip in chips:
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
            chip.setVisible(self._chips_shown)

    def show_chips(self, shown: bool) -> None:
        """Leave the chips out where the title would be cut."""
        self._chips_shown = shown
        for place in range(self._chips.count()):
            chip = self._chips.itemAt(place).widget()
            if chip is not None:
                chip.setVisible(shown)

    def add_action(self, button: Button) -> Button:
        """Append a button; the primary one comes last."""
        self._actions.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget between the words and the buttons."""
        outer = self.layout()
        assert isinstance(outer, QHBoxLayout)
        outer.insertWidget(outer.count() - 1, widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_room(self, room: Room) -> None:
        """Leave the subtitle out where there is little room."""
        self._roomy = not room.narrow and not room.low
        self._fit()

    def _fit(self) -> None:
        shown = self._roomy and bool(self.subtitle_label.accessibleName() or self.subtitle_label.text())
        self.subtitle_label.setVisible(shown)
        self.setFixedHeight(theme().px(48 if shown else 40))
