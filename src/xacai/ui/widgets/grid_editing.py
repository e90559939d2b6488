"""How a cell's editor begins and ends: what it starts with, who hears its text, where Enter and Tab lead."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xacai.ui.models.cells import Column
from xacai.ui.models.grid import GridModel, Index
from xacai.ui.theme import theme
from xacai.ui.typesetting import LINE
from xacai.ui.widgets.grid_editors import make_editor, set_text, text_of


class EditingDelegate(QStyledItemDelegate):
    """Editors of a grid; painting is added by :class:`GridDelegate`."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The editor that the column asks for."""
        model = index.model()
        column = model.columns[index.column()] if isinstance(model, GridModel) else Column("")
        return make_editor(column, parent) or super().createEditor(parent, option, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the cell's editing text."""
        set_text(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand what was typed to the model, which says it to the page."""
        model.setData(index, text_of(editor), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The editor covers its cell; a text of several lines may reach below it."""
        box = rect_of(option)
        if isinstance(editor, QPlainTextEdit):
            box.setHeight(max(box.height(), theme().px(3 * LINE + 10)))
        editor.setGeometry(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends editing and goes down, Tab goes right; Shift+Enter is a new line in a text."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
        ):
            hint = self._end_of_editing(watched, event)
            if hint is not None:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, hint)
                return True
        return super().eventFilter(watched, event)

    def _end_of_editing(self, editor: QWidget, event: QKeyEvent) -> QAbstractItemDelegate.EndEditHint | None:
        hints = QAbstractItemDelegate.EndEditHint
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier):
                return None
            return None if _choosing(editor) else hints.SubmitModelCache
        if event.key() == Qt.Key.Key_Tab:
            return hints.EditNextItem
        return hints.EditPreviousItem if event.key() == Qt.Key.Key_Backtab else None


def rect_of(option: QStyleOptionViewItem) -> QRect:
    """Where a cell lies."""
    # PySide's stubs leave out the members of style options.
    rect = option.rect  # type: ignore[attr-defined]
    assert isinstance(rect, QRect)
    return rect


def _choosing(editor: QWidget) -> bool:
    """Whether Enter belongs to an open list of completions."""
    completer = editor.completer() if isinstance(editor, QLineEdit) else None
    return completer is not None and completer.popup().isVisible()
