"""The four quarters in a row; those that a deadline touches are filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xacai.ui.painting import Painted, rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line
from xacai.wording.language import _

_ROMAN = ("I", "II", "III", "IV")


class QuarterStrip(Painted):
    """Quarters I to IV of the plan's year."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quarters: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_quarters(())

    def set_quarters(self, quarters: tuple[int, ...]) -> None:
        """Fill these quarters."""
        self.quarters = quarters
        names = ", ".join(_ROMAN[number - 1] for number in quarters)
        self.setAccessibleName(_("Quarters: {names}").format(names=names or _("none")))
        self.update()

    def sizeHint(self) -> QSize:
        """22 px high."""
        return QSize(theme().px(320), theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Four boxes."""
        look, painter = theme(), QPainter(self)
        gap = look.px(4)
        width = (self.width() - 3 * gap) / 4
        for place, roman in enumerate(_ROMAN):
            box = QRectF(place * (width + gap), 0, width, self.height())
            touched = place + 1 in self.quarters
            rounded(
                painter,
                box,
                look.px(4),
                look.color("accent" if touched else "hover"),
                None if touched else look.color("line2"),
            )
            painter.setPen(look.color("onaccent" if touched else "ink3"))
            words = _("Quarter {number}").format(number=roman)
            draw_line(painter, box, words, look.face(12, strong=touched), Qt.AlignmentFlag.AlignHCenter)
