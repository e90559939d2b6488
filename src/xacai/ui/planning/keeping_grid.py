"""A grid of rows that can be added, moved, deleted: what is typed is kept while the editor is still open."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QPlainTextEdit, QStyleOptionViewItem, QWidget

from xacai.ui.models.cells import Column
from xacai.ui.models.grid import GridModel
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.grid_delegate import GridDelegate

KEPT_AFTER = 3000
"""Milliseconds after the last key when an open editor's text is stored."""
_KEYS = {"Ins": "add", "Alt+Up": "up", "Alt+Down": "down", "Ctrl+Del": "delete", "Ctrl+D": "split"}
KEY_WORDS = {verb: key for key, verb in _KEYS.items()}


class _KeepingDelegate(GridDelegate):
    """Fills an editor once: text stored while it is open must not move its cursor."""

    made = Signal(QWidget, int, int)
    gone = Signal()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """The column's editor, announced."""
        editor = super().createEditor(parent, option, index)
        self.made.emit(editor, index.row(), index.column())
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Only at the first time."""
        if not editor.property("begun"):
            editor.setProperty("begun", True)
            super().setEditorData(editor, index)

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Hand over what was typed; an editor left untouched changes nothing."""
        if index.isValid():
            super().setModelData(editor, model, index)

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Say that the editor is gone."""
        super().destroyEditor(editor, index)
        self.gone.emit()


class KeepingGrid(Grid):
    """``asked(verb)`` with add, up, down, delete, split for the keys of rows; ``typed`` while an editor is open."""

    asked = Signal(str)
    typed = Signal(str, int, str)
    editor_opened = Signal(QWidget, str, int)
    editor_closed = Signal()

    def __init__(self, name: str, columns: tuple[Column, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(GridModel(columns), name, row_height=42, row_tint=True, parent=parent)
        delegate = _KeepingDelegate(self)
        delegate.tinted = self._tinted
        delegate.made.connect(self._begin)
        delegate.gone.connect(self._end)
        self.painter_of_cells = delegate
        self.setItemDelegate(delegate)
        self._editor: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._timer.timeout.connect(self.keep)

    @property
    def open_editor(self) -> QWidget | None:
        """The editor that is open, if any."""
        return self._editor

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of rows first."""
        verb = _KEYS.get(
            QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        )
        if verb is not None:
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)

    def finish(self, text: str | None = None) -> None:
        """End editing, with another text where one is given, and go down."""
        editor = self._editor
        if editor is None:
            return
        if text is not None and isinstance(editor, QLineEdit):
            editor.setText(text)
        self.commitData(editor)
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)

    def keep(self) -> None:
        """Store what the open editor holds, and leave it open."""
        if self._editor is not None:
            self.commitData(self._editor)

    def commit_open_editor(self) -> None:
        """End editing and keep what was typed (before a page is left)."""
        editor = self._editor
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def current_row(self) -> str:
        """The key of the row under the cursor; empty where there is none."""
        return self.place()[0]

    def _begin(self, editor: QWidget, row: int, column: int) -> None:
        self._editor = editor
        key = self.grid_model.key_at(row)
        if isinstance(editor, QLineEdit):
            editor.textChanged.connect(lambda text: self._note(key, column, text))
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(lambda: self._note(key, column, editor.toPlainText()))
        self.editor_opened.emit(editor, key, column)

    def _note(self, key: str, column: int, text: str) -> None:
        self._timer.start()
        self.typed.emit(key, column, text)

    def _end(self) -> None:
        self._editor = None
        self._timer.stop()
        self.editor_closed.emit()
