"""Light and dark, the face, the font scale: everything that a painted widget asks while painting.

``theme()`` gives the theme in force; ``install(app)`` puts it on an application. A switch repaints at once:
painted widgets read colours in their paint events, the rest follows palette and style sheet.
"""

from __future__ import annotations

import sys
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from xacai.ui.style import style_sheet
from xacai.ui.tokens import colour_of
from xacai.ui.typesetting import Face, font_of

Mode = Literal["system", "light", "dark"]
SMALLEST, LARGEST = 90, 160
_FACES = ("Open Sans", "Noto Sans", "Segoe UI")
_MONO_FACES = ("Consolas", "DejaVu Sans Mono", "Noto Sans Mono", "Liberation Mono")
_ROLES: tuple[tuple[QPalette.ColorRole, str], ...] = (
    (QPalette.ColorRole.Window, "bg"),
    (QPalette.ColorRole.WindowText, "ink"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "ink"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "ink"),
    (QPalette.ColorRole.BrightText, "err"),
    (QPalette.ColorRole.ToolTipBase, "surface"),
    (QPalette.ColorRole.ToolTipText, "ink"),
    (QPalette.ColorRole.PlaceholderText, "ink3"),
    (QPalette.ColorRole.Highlight, "accent"),
    (QPalette.ColorRole.HighlightedText, "onaccent"),
    (QPalette.ColorRole.Accent, "accent"),
    (QPalette.ColorRole.Link, "accent_ink"),
    (QPalette.ColorRole.LinkVisited, "wait"),
    (QPalette.ColorRole.Light, "surface"),
    (QPalette.ColorRole.Midlight, "hover"),
    (QPalette.ColorRole.Mid, "line2"),
    (QPalette.ColorRole.Dark, "ctl"),
    (QPalette.ColorRole.Shadow, "line2"),
)


class Theme(QObject):
    """Colours, faces and sizes in force. ``changed`` comes after palette and style sheet were renewed."""

    changed = Signal()

    def __init__(self, mode: Mode = "system", percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode: Mode = mode
        self.percent = _bounded(percent)
        self.pixmaps: dict[tuple[object, ...], QPixmap] = {}
        self.family = _first_present(_FACES, windows="Segoe UI")
        self.mono_family = _first_present(_MONO_FACES, windows="Consolas", fixed=True)
        self._colours: dict[str, QColor] = {}
        self.dark = self._wants_dark()

    def color(self, name: str) -> QColor:
        """The colour of a token; KeyError where there is no such token."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(colour_of(name, self.dark))
        return colour

    def px(self, size: float) -> int:
        """A size of the design (pixels at 100 %) at the font scale in force."""
        return round(size * self.percent / 100)

    def face(
        self, size: float = 13, *, strong: bool = False, italic: bool = False, mono: bool = False
    ) -> Face:
        """A face of the type scale; ``size`` is in pixels at 100 %."""
        return Face(self.mono_family if mono else self.family, self.px(size), strong, italic)

    def font(
        self, size: float = 13, *, strong: bool = False, italic: bool = False, mono: bool = False
    ) -> QFont:
        """The Qt font of :meth:`face`, a copy that may be changed."""
        return QFont(font_of(self.face(size, strong=strong, italic=italic, mono=mono)))

    def set_mode(self, mode: Mode) -> None:
        """Follow the system, or be light or dark whatever it says."""
        self.mode = mode
        self.renew()

    def set_percent(self, percent: int) -> None:
        """Set the font scale, 90–160 %; a window rebuilds its pages on ``changed``."""
        self.percent = _bounded(percent)
        self.renew()

    def renew(self) -> None:
        """Take palette, font and style sheet to the application and say so."""
        self.dark = self._wants_dark()
        self._colours.clear()
        self.pixmaps.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font())
            app.setPalette(self.palette())
            app.setStyleSheet(style_sheet(self.dark, self.px, self.family))
        self.changed.emit()

    def palette(self) -> QPalette:
        """A palette made of the tokens alone."""
        palette = QPalette()
        for role, token in _ROLES:
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("ink3"))
        return palette

    def _wants_dark(self) -> bool:
        if self.mode != "system":
            return self.mode == "dark"
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


class _Active:
    """Holds the theme in force; painted widgets read it in each paint event."""

    def __init__(self) -> None:
        self.theme: Theme | None = None


_active = _Active()


def theme() -> Theme:
    """The theme in force; a light one at 100 % where none was installed."""
    if _active.theme is None:
        _active.theme = Theme("light")
    return _active.theme


def install(app: QApplication, mode: Mode = "system", percent: int = 100) -> Theme:
    """Put style, palette, font and style sheet on the application and follow the system from now on."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    made = Theme(mode, percent, app)
    _active.theme = made
    for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
        app.setEffectEnabled(effect, False)
    app.styleHints().colorSchemeChanged.connect(made.renew)
    app.aboutToQuit.connect(made.pixmaps.clear)
    made.renew()
    return made


def _bounded(percent: int) -> int:
    return max(SMALLEST, min(LARGEST, percent))


def _first_present(families: tuple[str, ...], *, windows: str, fixed: bool = False) -> str:
    """The first family that the system really has (fontconfig answers any name with some face)."""
    wanted = (windows, *families) if sys.platform == "win32" else families
    for family in wanted:
        if QFontInfo(QFont(family)).family() == family:
            return family
    from PySide6.QtGui import QFontDatabase

    system = QFontDatabase.SystemFont.FixedFont if fixed else QFontDatabase.SystemFont.GeneralFont
    return QFontDatabase.systemFont(system).family()
