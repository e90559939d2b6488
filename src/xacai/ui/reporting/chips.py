"""Words with bound numbers: the text keeps ``{3.3.3.1}``, the editor shows the number itself as a chip.

A chip is one character of the document, so that deleting it deletes the whole reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from xacai.domain.report import MISSING, references
from xacai.ui.painting import rounded
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, metrics_of, width_of

CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
_CODE = int(QTextFormat.Property.UserProperty) + 1
_OBJECT = "\ufffc"
WORDS_SIZE = 14
Resolve = Callable[[str], str]


class ChipObject(QPyTextObject):
    """Paints a chip: the number on the tinted ground; the row's number and three dots where it is not known yet."""

    def __init__(self, resolve: Resolve, unknown: Resolve, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._resolve, self._unknown = resolve, unknown

    def words(self, code: str) -> tuple[str, bool]:
        """What the chip says, and whether its number is known."""
        text = self._resolve(code)
        return (text, True) if text != MISSING else (f"{self._unknown(code)} {MISSING}", False)

    def intrinsicSize(self, doc: QTextDocument, pos: int, form: QTextFormat) -> QSizeF:
        """As wide as its words, as high as the line."""
        face = theme().face(WORDS_SIZE, strong=True)
        text, _known = self.words(code_of(form))
        return QSizeF(width_of(text, face) + theme().px(12), metrics_of(face).height())

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, doc: QTextDocument, pos: int, form: QTextFormat
    ) -> None:
        """Ground and words."""
        look = theme()
        text, known = self.words(code_of(form))
        whole = QRectF(rect)
        box = whole.adjusted(1, 0, -1, 0)
        ground, ink = ("tint", "accent_ink") if known else ("wait_bg", "wait")
        rounded(painter, box, look.px(4), look.color(ground))
        painter.setPen(look.color(ink))
        draw_line(painter, whole, text, look.face(WORDS_SIZE, strong=known), Qt.AlignmentFlag.AlignHCenter)


def code_of(form: QTextFormat) -> str:
    """The row that a chip is bound to; empty for plain words."""
    return str(form.property(_CODE) or "") if form.objectType() == CHIP else ""


def chip_format(code: str) -> QTextCharFormat:
    """The format of a chip's one character."""
    form = QTextCharFormat()
    form.setObjectType(CHIP)
    form.setProperty(_CODE, code)
    form.setFont(theme().font(WORDS_SIZE))
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return form


def words_format() -> QTextCharFormat:
    """The format of plain words."""
    form = QTextCharFormat()
    form.setFont(theme().font(WORDS_SIZE))
    return form


def insert_source(cursor: QTextCursor, source: str, known: Callable[[str], bool]) -> None:
    """Insert words with references; a reference to a row that is not in the catalogue stays as it is written."""
    rest = source
    for code in references(source):
        before, _reference, rest = rest.partition(f"{{{code}}}")
        cursor.insertText(before, words_format())
        if known(code):
            cursor.insertText(_OBJECT, chip_format(code))
        else:
            cursor.insertText(f"{{{code}}}", words_format())
    cursor.insertText(rest, words_format())


def write_source(document: QTextDocument, source: str, known: Callable[[str], bool]) -> None:
    """Show a source as the whole document."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.setBlockFormat(paragraph_format())
    insert_source(cursor, source, known)
    cursor.endEditBlock()


def paragraph_format() -> QTextBlockFormat:
    """Lines of one and a half, half a line between paragraphs."""
    form = QTextBlockFormat()
    form.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setBottomMargin(theme().px(6))
    return form


def source_of(document: QTextDocument) -> str:
    """The words with their references, a paragraph a line."""
    return "\n".join(block_source(block) for block in blocks_of(document))


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every paragraph."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def block_source(block: QTextBlock) -> str:
    """One paragraph with its references."""
    pieces: list[str] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        code = code_of(fragment.charFormat())
        text = fragment.text().replace("\u2028", "\n")
        pieces.append(f"{{{code}}}" * len(text) if code else text)
        place += 1
    return "".join(pieces)
