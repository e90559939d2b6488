"""Text of the type scale in a token's colour; follows theme and scale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from xacai.ui.theme import theme


class Label(QLabel):
    """A label: ``size`` in design pixels, ``ink`` a colour token, ``wrap`` for sentences, ``selectable`` for codes."""

    def __init__(
        self,
        text: str = "",
        size: float = 13,
        *,
        strong: bool = False,
        italic: bool = False,
        mono: bool = False,
        ink: str = "ink",
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._size, self._strong, self._italic, self._mono, self._ink = size, strong, italic, mono, ink
        self._dressing = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self._dress()

    def set_ink(self, ink: str) -> None:
        """Change the colour token."""
        self._ink = ink
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Take over a new theme or scale."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.ApplicationPaletteChange):
            self._dress()

    def _dress(self) -> None:
        if self._dressing:
            return
        self._dressing = True
        look = theme()
        self.setFont(look.font(self._size, strong=self._strong, italic=self._italic, mono=self._mono))
        palette = self.palette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(role, look.color(self._ink))
        self.setPalette(palette)
        self._dressing = False


class ElidedLabel(Label):
    """A one-line label that may be squeezed: it ends with an ellipsis and keeps its whole text as tooltip."""

    def __init__(self, text: str = "", size: float = 13, *, strong: bool = False, ink: str = "ink") -> None:
        super().__init__("", size, strong=strong, ink=ink)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()

    def setText(self, text: str) -> None:
        """Set the whole text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(theme().px(40), super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Cut anew."""
        self._fit()

    def _fit(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 10))
        QLabel.setText(self, cut)
        self.setToolTip(self._whole if cut != self._whole else "")
