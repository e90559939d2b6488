"""Trợ giúp: the user guide, offline: a topic for each page and for what may happen, with a search over all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QKeyEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser

from xacai.domain.guide import Topic
from xacai.files.guide import topic_text
from xacai.services.guiding import guide_pdf
from xacai.ui.help.topics import NO_PAGE, HelpRow, found_rows, key_of, topic_rows, topics
from xacai.ui.page import Page
from xacai.ui.printing.preview import show_preview
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _, language

LINE_HEIGHT = 140.0
"""Per cent of the face's own: less cuts ắ, ễ, ợ."""
_STEM = "huong-dan-xacai"


class FindField(LineEdit):
    """What to look for; Down goes to the list, Esc empties the field."""

    def __init__(self, rows: RowList) -> None:
        super().__init__(_("Find in the guide"), "", _("Find; no diacritics needed"))
        self._rows = rows
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter hand over to the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._rows.rows:
                self._rows.choose(self._rows.current_key() or self._rows.rows[0].key)
        else:
            super().keyPressEvent(event)


class HelpPage(Page):
    """``show_place("topic:reporting")`` opens a topic; links ``page:reporting`` lead to the page itself."""

    def title(self) -> str:
        """The page's name."""
        return _("Help")

    def build(self) -> None:
        """Field and list at the left, the text at the right."""
        self.current = ""
        self._known: tuple[Topic, ...] = ()
        self._rows: dict[str, HelpRow] = {}
        self.header.set_words(self.title(), _("Here at any time with F1; no network is needed."))
        self.sample_button = self.header.add_action(Button(_("See the sample office"), icon="eye"))
        self.sample_button.clicked.connect(self.sample_wanted)
        self.print_button = self.header.add_action(Button(_("Print the guide…"), icon="print"))
        self.print_button.clicked.connect(lambda: show_preview(self, _STEM, guide_pdf))
        self.open_button = self.header.add_action(Button(_("Open this page"), icon="right"))
        self.open_button.clicked.connect(lambda: self.go.emit(self.current, ""))
        line = QHBoxLayout()
        line.setSpacing(theme().px(16))
        line.addWidget(self._make_side())
        line.addWidget(self._make_paper(), 1)
        self.body.addLayout(line, 1)
        theme().changed.connect(self._dress)

    def _make_side(self) -> Card:
        look = theme()
        self._side = Card()
        self._side.body.setContentsMargins(*[look.px(8)] * 4)
        self._side.body.setSpacing(look.px(8))
        self.list = RowList(_("Topics"), keeps_choice=True, one_line=32)
        self.list.moved.connect(self._open_row)
        self.field = FindField(self.list)
        self.field.textChanged.connect(self._find)
        self.nothing = Label("", 12, ink="ink2", wrap=True)
        self.nothing.hide()
        for widget, share in ((self.field, 0), (self.nothing, 0), (self.list, 1)):
            self._side.add(widget, share)
        return self._side

    def _make_paper(self) -> Card:
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Help"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(theme().px(8))
        paper = Card()
        paper.add(self.text)
        return paper

    def refresh(self) -> None:
        """Read the topics of this office; the one that is open stays."""
        office = self.workspace.find_office()
        self._known = topics(receives=office is not None and office.receives)
        self.sample_button.setVisible(office is not None and not self.workspace.sample)
        self._find(self.field.text())
        if not self.current:
            self.show_place("")

    def fit(self) -> None:
        """A narrower list in a narrow window."""
        self._side.setFixedWidth(theme().px(210 if self.room.narrow else 260))

    def show_place(self, place: str) -> None:
        """Open a topic by ``topic:KEY``; the list shows all topics again."""
        self.field.clear()
        self.open_topic(key_of(place))
        self.list.choose(self.current)

    def open_topic(self, key: str, heading: str = "") -> None:
        """Show a topic's text from a heading on, from its beginning where none is named."""
        self.current = key
        self.open_button.setVisible(key not in NO_PAGE)
        self._dress()
        self._scroll_to(heading)

    def _find(self, query: str) -> None:
        """Show the sections found; every topic while nothing is asked."""
        asked = query.strip()
        rows = found_rows(self._known, asked) if asked else topic_rows(self._known)
        words = _("“{query}” was not found. Searching without accents works too: ho so dung han.")
        self.nothing.setText(words.format(query=asked))
        self.nothing.setVisible(not rows)
        self._show_rows(rows)

    def _show_rows(self, rows: Sequence[HelpRow]) -> None:
        self._rows = {row.key: row for row in rows}
        self.list.set_rows([ListRow(row.key, row.title, row.words, mark=row.icon) for row in rows])
        self.list.choose(self.current)

    def _open_row(self, key: str) -> None:
        row = self._rows.get(key)
        if row is not None:
            self.open_topic(row.place.topic, row.place.heading)

    def _dress(self) -> None:
        """Set the text anew in the face and colours in force."""
        document = self.text.document()
        document.setDefaultFont(theme().font(14))
        self.text.setMarkdown(topic_text(self.current, language()) if self.current else "")
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        self._dress_headings()
        self._dress_tables()

    def _dress_tables(self) -> None:
        """Quiet lines and room in the cells, in both themes."""
        look = theme()
        for frame in self.text.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                shape = frame.format().toTableFormat()
                shape.setBorderBrush(look.color("line2"))
                shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                shape.setCellPadding(look.px(4))
                frame.setFormat(shape)

    def _dress_headings(self) -> None:
        """The page's own sizes instead of the browser's, with room above."""
        look = theme()
        for block in self._headings():
            title = block.blockFormat().headingLevel() == 1
            shape, letters = QTextBlockFormat(), QTextCharFormat()
            shape.setTopMargin(look.px(0 if title else 14))
            shape.setBottomMargin(look.px(6 if title else 2))
            letters.setFont(look.font(20 if title else 15, strong=True))
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(shape)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.setCharFormat(letters)

    def _headings(self) -> Iterator[QTextBlock]:
        block = self.text.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                yield block
            block = block.next()

    def _scroll_to(self, heading: str) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        block = next((item for item in self._headings() if heading and item.text() == heading), None)
        if block is not None:
            self.text.setTextCursor(QTextCursor(block))
            top = self.text.document().documentLayout().blockBoundingRect(block).top()
            self.text.verticalScrollBar().setValue(round(top) - theme().px(8))

    def _follow(self, url: QUrl) -> None:
        kind, _colon, key = url.toString().partition(":")
        if kind == "page":
            self.go.emit(key, "")
        elif kind == "topic":
            self.show_place(key)
