"""The style sheet: fields, cards, menus, scroll bars. Every rule names a class or a property."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from xacai.ui.tokens import COLOURS, colour_of

_SHEET = Template(
    """
QFrame[card="true"] { background: $surface; border: 1px solid $line; border-radius: ${r8}px; }
QFrame[bar="top"] { background: $surface; border: 0; border-bottom: 1px solid $line; }
QFrame[bar="bottom"] { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame[bar="rail"] { background: $nav; border: 0; border-right: 1px solid $line; }
QFrame[popover="true"] { background: $surface; border: 1px solid $line2; border-radius: ${r8}px; }
QLineEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $ink; border: 1px solid $ctl; border-radius: ${r6}px;
  padding: ${p4}px ${p8}px; selection-background-color: $accent; selection-color: $onaccent; }
QLineEdit, QComboBox { min-height: ${field}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus {
  border: 2px solid $accent; padding: ${p3}px ${p7}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; border-color: $line2; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $sunken; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { background: $err_bg; border: 2px solid $err;
  padding: ${p3}px ${p7}px; }
QLineEdit[cellEditor="true"], QPlainTextEdit[cellEditor="true"], QComboBox[cellEditor="true"] {
  border: 2px solid $accent; border-radius: 3px; padding: 0 ${p7}px; min-height: 0; }
QLineEdit[bare="true"] { background: transparent; border: 0; padding: 0; min-height: 0; }
QComboBox::drop-down { border: 0; width: ${w24}px; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $surface; color: $ink; outline: 0;
  border: 1px solid $line2; selection-background-color: $tint; selection-color: $ink; }
QCheckBox::indicator:unchecked, QRadioButton::indicator:unchecked, QListView::indicator:unchecked,
QTreeView::indicator:unchecked, QTableView::indicator:unchecked {
  background: $surface; border: 1px solid $ctl; border-radius: 3px; width: ${p12}px; height: ${p12}px; }
QRadioButton::indicator:unchecked { border-radius: ${half}px; }
QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:unchecked:disabled {
  background: $sunken; border-color: $line2; }
QMenu, QToolTip { font-family: "$family"; font-size: ${letters}px; }
QMenu { background: $surface; color: $ink; border: 1px solid $line2; padding: ${p4}px; }
QMenu::item { padding: ${p4}px ${w24}px ${p4}px ${p12}px; border-radius: 4px; }
QMenu::item:selected { background: $tint; color: $accent_ink; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $line; margin: ${p4}px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line2; padding: ${p4}px ${p8}px; }
QScrollBar:vertical { background: transparent; width: ${w12}px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: ${w12}px; margin: 2px; }
QScrollBar::handle { background: $line2; border-radius: ${r4}px; min-height: ${w24}px; min-width: ${w24}px; }
QScrollBar::handle:hover { background: $ctl; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; width: 0; height: 0; }
QScrollArea[quiet="true"] { background: transparent; border: 0; }
QProgressBar { background: $ch_track; border: 0; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""
)


def style_sheet(dark: bool, px: Callable[[float], int], family: str) -> str:
    """The sheet in one theme; ``px`` scales the design's pixels by the font scale.

    Menus and tips name the ``family``: Windows gives them a font of its own, which the application's does not reach.
    """
    sizes = {f"p{size}": px(size) for size in (3, 4, 7, 8, 12)}
    sizes |= {f"r{size}": px(size) for size in (6, 8)} | {"r4": max(px(12) // 2 - 2, 2)}
    sizes |= {"half": px(12) // 2 + 1, "w12": px(12), "w24": px(24), "field": px(22), "letters": px(13)}
    colours = {name: colour_of(name, dark) for name in COLOURS}
    return _SHEET.substitute(colours, family=family, **{name: str(size) for name, size in sizes.items()})
