"""The editor of a section's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from xacai.domain.text import nfc, squeeze
from xacai.ui.reporting.chips import (
    CHIP,
    ChipObject,
    Resolve,
    block_source,
    blocks_of,
    chip_format,
    code_of,
    insert_source,
    source_of,
    words_format,
    write_source,
)
from xacai.ui.theme import theme
from xacai.ui.widgets.paste import pasted_text
from xacai.wording.language import _


class WordsEdit(QTextEdit):
    """``typed(source)`` at each change by the person, in NFC; ``reference_wanted`` when ``{`` was typed; ``left``
    when the focus goes. The window's undo is used, not the editor's own.
    """

    typed = Signal(str)
    reference_wanted = Signal()
    left = Signal()

    def __init__(
        self, resolve: Resolve, name_of: Resolve, known: Callable[[str], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name_of, self._known = name_of, known
        self._loading = False
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setFont(theme().font(14))
        self.document().setDocumentMargin(theme().px(18))
        self._chips = ChipObject(resolve, lambda code: name_of(code).partition(" ")[0], self.document())
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.textChanged.connect(self._say)

    def source(self) -> str:
        """The words with references, in NFC, no white space at the ends."""
        return nfc(source_of(self.document())).strip()

    def set_source(self, source: str) -> None:
        """Show other words; the cursor stays where it can."""
        if source == self.source():
            return
        place = self.textCursor().position()
        self._loading = True
        write_source(self.document(), source, self._known)
        self._loading = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def renew_chips(self) -> None:
        """Numbers changed: measure and paint the chips anew."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def insert_reference(self, code: str) -> None:
        """Put a bound number at the cursor."""
        cursor = self.textCursor()
        cursor.insertText("\ufffc", chip_format(code))
        cursor.setCharFormat(words_format())
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(words_format())

    def mark_drafted(self, lines: Sequence[str]) -> None:
        """Lay drafted sentences on the waiting ground; all words where none of them stands as drafted."""
        wanted = {squeeze(line) for line in lines}
        blocks = [block for block in blocks_of(self.document()) if squeeze(block_source(block)) in wanted]
        marked = []
        for block in blocks if lines else ():
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor  # type: ignore[attr-defined]
            selection.format.setBackground(theme().color("wait_bg"))  # type: ignore[attr-defined]
            selection.format.setProperty(  # type: ignore[attr-defined]
                QTextFormat.Property.FullWidthSelection, True
            )
            marked.append(selection)
        self.setExtraSelections(marked)

    def cursor_corner(self) -> QPoint:
        """The global point below the cursor."""
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``{`` asks for a row; everything else is typing."""
        if event.text() == "{" and not self.isReadOnly():
            self.reference_wanted.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo and redo belong to the page; a chip says its row under the pointer."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _turns_back(event)
        ):
            event.ignore()
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            code = self.code_at(self.viewport().mapFromGlobal(event.globalPos()))
            words = _("{row}. Changes with the cell.").format(row=self._name_of(code)) if code else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def code_at(self, point: QPoint) -> str:
        """The row of the chip under a point of the viewport; empty where there is none."""
        place = (
            self.document()
            .documentLayout()
            .hitTest(
                point.toPointF() + QPoint(0, self.verticalScrollBar().value()).toPointF(),
                Qt.HitTestAccuracy.ExactHit,
            )
        )
        if place < 0:
            return ""
        cursor = QTextCursor(self.document())
        for position in (place + 1, place):
            if 0 < position < self.document().characterCount():
                cursor.setPosition(position)
                if code := code_of(cursor.charFormat()):
                    return code
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps the words."""
        super().focusOutEvent(event)
        self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain words in NFC, old encodings asked about; references among them become chips."""
        if source.hasText():
            words = pasted_text(self, source)
            cursor = self.textCursor()
            insert_source(cursor, words, self._known)
            self.setTextCursor(cursor)

    def choose(self, words: str) -> bool:
        """Select words where they first stand; False where they do not."""
        found = self.document().find(words)
        if found.isNull():
            return False
        self.setTextCursor(found)
        self.ensureCursorVisible()
        return True

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words with their references."""
        copied = QTextDocument()
        QTextCursor(copied).insertFragment(self.textCursor().selection())
        data = QMimeData()
        data.setText(source_of(copied))
        return data

    def _say(self) -> None:
        if not self._loading:
            self.typed.emit(self.source())


def _turns_back(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
