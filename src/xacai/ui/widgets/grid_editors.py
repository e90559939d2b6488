"""Editors that open inside a grid cell. No masks, no rewriting while typing: text is checked when editing ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from xacai.domain.text import nfc
from xacai.ui.models.cells import Align, Column, Editor
from xacai.ui.theme import theme


def make_editor(column: Column, parent: QWidget) -> QWidget | None:
    """The editor of a column; None for a column that is not typed."""
    if column.editor is Editor.NONE:
        return None
    editor = _text(parent) if column.editor is Editor.TEXT else _line(column, parent)
    editor.setProperty("cellEditor", "true")
    editor.setAccessibleName(f"{column.title} {column.second}".strip())
    return editor


def set_text(editor: QWidget, text: str) -> None:
    """Begin with a text, all of it selected in a line."""
    if isinstance(editor, QPlainTextEdit):
        editor.setPlainText(text)
        editor.selectAll()
    elif isinstance(editor, QLineEdit):
        editor.setText(text)
        editor.selectAll()


def text_of(editor: QWidget) -> str:
    """What was typed, in NFC."""
    if isinstance(editor, QPlainTextEdit):
        return nfc(editor.toPlainText()).strip()
    return nfc(editor.text()).strip() if isinstance(editor, QLineEdit) else ""


def _line(column: Column, parent: QWidget) -> QLineEdit:
    line = QLineEdit(parent)
    if column.editor is Editor.NUMBER:
        line.setFont(theme().font(13, strong=True))
    if column.align is Align.RIGHT:
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if column.editor is Editor.CHOICE:
        completer = QCompleter(list(column.choices), line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.setCompleter(completer)
    return line


def _text(parent: QWidget) -> QPlainTextEdit:
    text = QPlainTextEdit(parent)
    text.setTabChangesFocus(True)
    text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    return text
