"""What is said over every page: the work is with another PC, the office is the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from xacai.ui.away_bar import AwayBar
    from xacai.ui.frame import FrameView
    from xacai.ui.sample_bar import SampleBar


class Notices(QWidget):
    """``away_wanted``: where the work is given and taken; the others: out of the sample office, a fresh one.

    Each bar is made when it is first wanted.
    """

    away_wanted = Signal()
    sample_left = Signal()
    sample_renewed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.away: AwayBar | None = None
        self.sample: SampleBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def set_view(self, view: FrameView) -> None:
        """Show the words of a frame."""
        if self.sample is None and view.sample:
            self.sample = self._make_sample()
        if self.sample is not None:
            self.sample.show_words(view.sample, view.leaving)
        if self.away is None and view.away:
            self.away = self._make_away()
        if self.away is not None:
            self.away.say(view.away)
        self.setVisible(bool(view.sample or view.away))

    def _make_sample(self) -> SampleBar:
        from xacai.ui.sample_bar import SampleBar

        bar = SampleBar()
        bar.left.connect(self.sample_left)
        bar.renewed.connect(self.sample_renewed)
        self._column.insertWidget(0, bar)
        return bar

    def _make_away(self) -> AwayBar:
        from xacai.ui.away_bar import AwayBar

        bar = AwayBar()
        bar.wanted.connect(self.away_wanted)
        self._column.addWidget(bar)
        return bar
