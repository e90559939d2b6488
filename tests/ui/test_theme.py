"""Light and dark, scale and face."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QApplication

from xacai.ui.theme import Theme, theme
from xacai.ui.tokens import colour_of
from xacai.ui.typesetting import lines_of, width_of


def test_a_switch_reaches_palette_and_painters(look: Theme, qapp: QApplication) -> None:
    heard: list[bool] = []
    look.changed.connect(lambda: heard.append(look.dark))
    look.set_mode("dark")
    assert heard == [True]
    assert theme().color("surface").name().upper() == colour_of("surface", True)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == colour_of("bg", True)
    look.set_mode("light")
    assert theme().color("surface").name().upper() == "#FFFFFF"


def test_scale_keeps_its_bounds_and_scales_the_face(look: Theme, qapp: QApplication) -> None:
    look.set_percent(400)
    assert look.percent == 160
    assert qapp.font().pixelSize() == 21
    look.set_percent(10)
    assert (look.percent, look.px(100)) == (90, 90)


def test_the_face_is_one_that_the_system_really_has(look: Theme) -> None:
    assert QFontInfo(look.font()).family() == look.family
    assert QFontInfo(look.font(13, mono=True)).family() == look.mono_family


def test_digits_have_one_width(look: Theme) -> None:
    widths = {round(width_of(digit, look.face(13, strong=True)), 3) for digit in "0123456789"}
    assert len(widths) == 1


def test_every_vietnamese_letter_is_in_the_face(look: Theme) -> None:
    letters = "ăâđêôơưắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵ"
    face = QRawFont.fromFont(look.font())
    missing = [letter for letter in letters if not face.supportsCharacter(ord(letter))]
    assert missing == []


def test_lines_are_never_wider_than_asked(look: Theme) -> None:
    text = "Rà soát, đề xuất đơn giản hóa thủ tục hành chính thuộc thẩm quyền của cấp xã"
    lines = lines_of(text, look.face(), 120)
    assert len(lines) > 3
    assert all(width_of(line, look.face()) <= 120 for line in lines)
    assert " ".join(lines) == text
