"""A Word file back from the leader: each changed section beside a tick, what else was changed below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.catalogue import Catalogue
from xacai.services.twinning import ReadBack
from xacai.ui.reporting.word_view import ChangeRow, change_rows, marked_words, place_of
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.issue_list import IssueList
from xacai.ui.widgets.label import Label
from xacai.wording.language import _, ngettext


class WordBack(QDialog):
    """``taken(codes)`` with the ticked sections; ``place_chosen(place)`` for what must be looked at elsewhere."""

    taken = Signal(object)
    place_chosen = Signal(str)

    def __init__(self, back: ReadBack, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Changes from Word"))
        self.rows = change_rows(back, catalogue)
        self.ticks: dict[str, QCheckBox] = {}
        count = len(self.rows)
        words = ngettext(
            "{count} section was changed in Word.", "{count} sections were changed in Word.", count
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        said = words.format(count=count) if count else _("No section was changed in Word.")
        column.addWidget(Label(said, 14, strong=True))
        column.addWidget(self._changes(), 1)
        self._add_issues(back, column)
        column.addLayout(self._buttons())
        window = parent.window()
        self.resize(min(window.width() - 40, look.px(820)), min(window.height() - 40, look.px(620)))

    def chosen(self) -> tuple[str, ...]:
        """The ticked sections."""
        return tuple(code for code, tick in self.ticks.items() if tick.isChecked())

    def _changes(self) -> QScrollArea:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme().px(8))
        for row in self.rows:
            lines.addWidget(self._card(row))
        lines.addStretch(1)
        area = QScrollArea()
        area.setProperty("quiet", "true")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    def _card(self, row: ChangeRow) -> Card:
        card = Card(f"{row.code}. {row.title}")
        tick = QCheckBox(_("Take these words"))
        tick.setChecked(True)
        tick.setAccessibleName(_("Take the words of section {section}").format(section=row.code))
        tick.toggled.connect(self._judge)
        self.ticks[row.code] = tick
        card.add_to_head(tick)
        look = theme()
        marked = marked_words(row.old, row.new, look.color("err").name(), look.color("ok").name())
        words = Label("", 13, wrap=True, selectable=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(marked)
        card.add(words)
        return card

    def _add_issues(self, back: ReadBack, column: QVBoxLayout) -> None:
        self.issues = IssueList(_("To look at"))
        self.issues.set_issues(back.issues)
        self.issues.issue_chosen.connect(lambda issue: self._leave_for(place_of(issue)))
        self.issues.setVisible(bool(back.issues))
        self.issues.setFixedHeight(min(self.issues.whole_height() + 4, theme().px(160)))
        column.addWidget(self.issues)

    def _buttons(self) -> QHBoxLayout:
        self.take_button = Button(_("Take the ticked sections"), PRIMARY)
        self.take_button.clicked.connect(self._take)
        close = Button(_("Close"), TEXT)
        close.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(close)
        line.addWidget(self.take_button)
        self._judge()
        return line

    def _judge(self) -> None:
        self.take_button.set_ready(bool(self.chosen()), _("No section is ticked."))

    def _take(self) -> None:
        self.taken.emit(self.chosen())
        self.accept()

    def _leave_for(self, place: str) -> None:
        self.place_chosen.emit(place)
        self.reject()
