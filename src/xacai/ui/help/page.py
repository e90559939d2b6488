"""Trợ giúp: one short page for each workplace, offline, in plain office words."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser

from xacai.ui.help.topics import key_of, text_of, topics
from xacai.ui.page import Page
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _

LINE_HEIGHT = 140.0
"""Per cent of the face's own: less cuts ắ, ễ, ợ."""


class HelpPage(Page):
    """``show_place("topic:reporting")`` opens a topic; links ``page:reporting`` lead to the page itself."""

    def title(self) -> str:
        """The page's name."""
        return _("Help")

    def build(self) -> None:
        """List of topics and the text."""
        look = theme()
        self.current = ""
        self.header.set_words(self.title(), _("Here at any time with F1; no network is needed."))
        self.open_button = self.header.add_action(Button(_("Open this page"), icon="right"))
        self.open_button.clicked.connect(lambda: self.go.emit(self.current, ""))
        self._side = Card()
        self._side.body.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        self.list = RowList(_("Topics"), keeps_choice=True, one_line=36)
        self.list.set_rows([ListRow(topic.key, topic.word, mark=topic.icon) for topic in topics()])
        self.list.moved.connect(self.open_topic)
        self._side.add(self.list)
        self.text = QTextBrowser()
        self.text.setAccessibleName(_("Help"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().setDocumentMargin(look.px(8))
        paper = Card()
        paper.add(self.text)
        line = QHBoxLayout()
        line.setSpacing(look.px(16))
        line.addWidget(self._side)
        line.addWidget(paper, 1)
        self.body.addLayout(line, 1)
        theme().changed.connect(self._dress)

    def refresh(self) -> None:
        """Show the topic that is open, the first one at first."""
        if not self.current:
            self.show_place("")

    def fit(self) -> None:
        """A narrower list in a narrow window."""
        self._side.setFixedWidth(theme().px(168 if self.room.narrow else 196))

    def show_place(self, place: str) -> None:
        """Open a topic by ``topic:KEY``."""
        self.list.choose(key_of(place))

    def open_topic(self, key: str) -> None:
        """Show a topic's text from its beginning."""
        self.current = key
        self._dress()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress(self) -> None:
        """Set the text anew in the face and colours in force."""
        document = self.text.document()
        document.setDefaultFont(theme().font(14))
        self.text.setMarkdown(text_of(self.current))
        lines = QTextBlockFormat()
        lines.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)

    def _follow(self, url: QUrl) -> None:
        kind, _colon, key = url.toString().partition(":")
        if kind == "page":
            self.go.emit(key, "")
        elif kind == "topic":
            self.show_place(key)
