"""The side panel of the chosen task: what was issued, its products, the fields of the entry, the history."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.plan import Task
from xacai.domain.progress import Standing, waits
from xacai.ui.icons import draw
from xacai.ui.painting import Painted
from xacai.ui.progress.desk import Desk
from xacai.ui.progress.edits import begun
from xacai.ui.progress.evidence_line import EvidenceLine
from xacai.ui.progress.fields import EntryFields
from xacai.ui.progress.panel_view import facts, history, note_label, part_rows
from xacai.ui.progress.words import code_of
from xacai.ui.status_looks import status_text
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card, Divider
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import _
from xacai.wording.periods import dated_words


class TaskPanel(Card):
    """``part_chosen(number)`` switches between the whole task (0) and its products; edits come from ``fields``."""

    part_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("No task chosen"), " ", parent=parent)
        self.fields, self.parts = EntryFields(), RowList(_("Products"), keeps_choice=True)
        self.evidence = EvidenceLine()
        self.content = Label("", strong=True, wrap=True)
        self.period = Label("", 12, strong=True, ink="accent_ink")
        self._facts, self._history = QVBoxLayout(), QVBoxLayout()
        self._shown = ("", 0)
        self.inside = QWidget()
        self._build()
        self.parts.moved.connect(self._choose_part)

    def show_task(self, desk: Desk, standing: Standing, part: int, *, force: bool = False) -> None:
        """Show a task at one of its products; fields being typed keep their text unless ``force``."""
        task = standing.task
        fresh = (task.key, part) != self._shown
        self._shown = (task.key, part)
        self.set_title(_("Task {code}").format(code=code_of(task)), status_text(standing, desk.today))
        self._area.show()
        self.content.setText(task.content)
        self._show_facts(task)
        self._show_parts(desk, task, part)
        entry = begun(desk.entries, task, desk.period.code, part)
        self.period.setText(_("Recorded for {period}").format(period=dated_words(desk.period)))
        conditional = part == 0 and waits(task)
        label = note_label(standing, entry)
        self.fields.show_entry(entry, label, force=fresh or force, conditional=conditional)
        self._show_history(desk, task)

    def show_nothing(self) -> None:
        """No task is chosen."""
        self._shown = ("", 0)
        self.set_title(_("No task chosen"), "")
        self._area.hide()

    def ask_note(self) -> None:
        """Put the cursor into the note and bring it into view once the panel has its new shape."""
        self.fields.note.setFocus()
        QTimer.singleShot(
            0, self, lambda: self._area.ensureWidgetVisible(self.fields.note, 0, theme().px(24))
        )

    def _build(self) -> None:
        look = theme()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, look.px(4), 0)
        column.setSpacing(look.px(8))
        self._facts.setSpacing(look.px(2))
        self._history.setSpacing(look.px(6))
        column.addWidget(self.content)
        column.addLayout(self._facts)
        column.addWidget(self.parts)
        column.addWidget(Divider())
        column.addWidget(self.period)
        column.addWidget(self.evidence)
        column.addWidget(self.fields)
        column.addWidget(Divider())
        column.addWidget(Label(_("Recorded so far"), strong=True))
        column.addLayout(self._history)
        column.addStretch(1)
        self._area = area = QScrollArea()
        area.setProperty("quiet", "true")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.inside)
        for ground in (area.viewport(), self.inside):
            ground.setAutoFillBackground(False)  # the card's own ground shows through
        self.body.setContentsMargins(look.px(16), 0, look.px(8), look.px(8))
        self.add(area, 1)
        self.body.addStretch(0)
        area.hide()

    def _show_facts(self, task: Task) -> None:
        clear(self._facts)
        for name, words in facts(task):
            line = Label(f"{name}: {words}", 12, ink="ink2", wrap=True)
            self._facts.addWidget(line)

    def _show_parts(self, desk: Desk, task: Task, part: int) -> None:
        rows = part_rows(desk, task)
        self.parts.setVisible(bool(rows))
        self.parts.blockSignals(True)
        self.parts.set_rows([ListRow(str(row.number), row.text, row.second, row.mark) for row in rows])
        self.parts.choose(str(part))
        self.parts.blockSignals(False)
        self.parts.setFixedHeight(self.parts.whole_height())

    def _choose_part(self, key: str) -> None:
        if key.isdecimal() and int(key) != self._shown[1]:
            self.part_chosen.emit(int(key))

    def _show_history(self, desk: Desk, task: Task) -> None:
        clear(self._history)
        entries = history(desk, task)
        if not entries:
            self._history.addWidget(Label(_("Nothing was recorded yet."), 12, ink="ink2"))
        for period, mark, words in entries:
            line = QHBoxLayout()
            line.setSpacing(theme().px(8))
            line.addWidget(_Mark(mark), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Label(f"{period}: {words}", 12, ink="ink2", wrap=True), 1)
            self._history.addLayout(line)


class _Mark(Painted):
    """The mark of an entry."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._mark = mark
        self.setFixedSize(theme().px(16), theme().px(17))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme().px(14)
        draw(QPainter(self), QRectF(1, theme().px(2), side, side), self._mark)
