"""The panel under a deadline being typed: what was understood, the quarters, the issued words, the answers.

The editor keeps the focus: the panel's buttons are pressed by mouse or by the keys written on them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLineEdit, QToolButton, QWidget

from xacai.domain.deadline import OTHER_YEAR, read_deadline
from xacai.services.mending import in_plan_year
from xacai.ui.icons import icon
from xacai.ui.planning.deadline_view import understood
from xacai.ui.planning.quarter_strip import QuarterStrip
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, PRIMARY, Button
from xacai.ui.widgets.chip import Chip
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.popover import Popover
from xacai.wording.language import _, language

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DeadlinePanel(Popover):
    """Follows one editor. ``accepted(text)`` ends editing; ``kept_as_is`` keeps doubtful words as written."""

    accepted = Signal(str)
    kept_as_is = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, 452)
        self._editor: QLineEdit | None = None
        self._year = date.today().year
        self.setAccessibleName(_("Understood as"))
        self.verdict = Chip("", "ok", "done")
        top = QHBoxLayout()
        top.addWidget(Label(_("Understood as"), 12, strong=True, ink="ink2"))
        top.addStretch(1)
        top.addWidget(self.verdict)
        self.words = Label("", 15, strong=True, wrap=True)
        self.strip = QuarterStrip()
        self.note = Label("", 12, ink="ink2", wrap=True)
        self.calendar = self._make_calendar()
        self.body.addLayout(top)
        for widget in (self.words, self.strip, self.note, self.calendar):
            self.body.addWidget(widget)
        self.body.addLayout(self._make_buttons())

    def follow(self, editor: QLineEdit, year: int, issued_text: str | None, corner: QPoint) -> None:
        """Open under a cell's editor; ``issued_text`` is what the issued plan says, None where there is none."""
        self._editor, self._year = editor, year
        editor.installEventFilter(self)
        editor.textChanged.connect(self._understand)
        kept = _("The words are kept as written.")
        issued = (
            _("Issued plan: {text}.").format(text=issued_text or _("no deadline"))
            if issued_text is not None
            else ""
        )
        self.note.setText(f"{issued} {kept}".strip())
        self.calendar.hide()
        self.strip.show()
        self.note.show()
        self._understand(editor.text())
        self.show_at(corner)

    def leave(self) -> None:
        """The editor is gone."""
        self._editor = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """F2, F3, F4 press the buttons; arrows walk in the open calendar."""
        if watched is self._editor and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            verb = self._verbs().get(Qt.Key(event.key()))
            if verb is not None:
                verb()
                return True
        return False

    def _verbs(self) -> dict[Qt.Key, Callable[[], None]]:
        verbs: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_F3: self._toggle_calendar,
            Qt.Key.Key_F4: self._no_deadline,
        }
        if not self.mend.isHidden():
            verbs[Qt.Key.Key_F2] = self._mend
        if not self.calendar.isHidden():
            verbs |= {key: partial(self._walk, days) for key, days in _STEPS.items()}
        return verbs

    def _make_buttons(self) -> QHBoxLayout:
        self.mend = Button("", PRIMARY, key="F2", small=True)
        self.accept = Button(_("Right, go down"), PRIMARY, small=True)
        self.keep_words = Button(_("Keep as written"), OUTLINED, small=True)
        self.pick = Button(_("Pick a day"), OUTLINED, key="F3", small=True)
        self.none = Button(_("No deadline"), OUTLINED, key="F4", small=True)
        acts = (self._mend, self._accept, self._keep, self._toggle_calendar, self._no_deadline)
        self._doubt = QWidget()
        doubt, line = QHBoxLayout(self._doubt), QHBoxLayout()
        doubt.setContentsMargins(0, 0, 0, 0)
        for row in (doubt, line):
            row.setSpacing(theme().px(6))
        for button, act in zip(
            (self.mend, self.accept, self.keep_words, self.pick, self.none), acts, strict=True
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            (doubt if button in (self.mend, self.keep_words) else line).addWidget(button)
        doubt.addStretch(1)
        line.addStretch(1)
        self.body.addWidget(self._doubt)
        return line

    def _make_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale("vi_VN" if language() == "vi" else "en_GB"))
        plain = QTextCharFormat()
        plain.setForeground(theme().color("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, plain)
        for name, picture in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            button = calendar.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icon(picture, "onaccent"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        for child in (calendar, *calendar.findChildren(QWidget)):
            child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        calendar.clicked.connect(lambda _day: self._write_day())
        calendar.hide()
        return calendar

    def _understand(self, text: str) -> None:
        deadline = read_deadline(text, self._year)
        read = understood(deadline, self._year)
        self.words.setText(read.long)
        self.strip.set_quarters(read.quarters)
        self.verdict.setVisible(bool(deadline.text))
        self.verdict.set(
            read.verdict or _("read for sure"),
            "ok" if read.sure else "warn",
            "done" if read.sure else "doubtful",
        )
        mended = in_plan_year(deadline, self._year)
        self.mend.setVisible(OTHER_YEAR in deadline.doubts and mended != text)
        self.mend.set_text(_("Write {text}").format(text=mended if len(mended) < 30 else str(self._year)))
        self.accept.setVisible(read.sure)
        self._doubt.setVisible(not read.sure)
        self.adjustSize()

    def _accept(self) -> None:
        if self._editor is not None:
            self.accepted.emit(self._editor.text())

    def _keep(self) -> None:
        if self._editor is not None:
            self.kept_as_is.emit(self._editor.text())

    def _mend(self) -> None:
        if self._editor is not None:
            self._editor.setText(in_plan_year(read_deadline(self._editor.text(), self._year), self._year))

    def _no_deadline(self) -> None:
        self.accepted.emit("")

    def _toggle_calendar(self) -> None:
        shown = self.calendar.isHidden()
        if shown and self._editor is not None:
            due = read_deadline(self._editor.text(), self._year).due or date(self._year, 12, 31)
            self.calendar.setSelectedDate(QDate(due.year, due.month, due.day))
        self.calendar.setVisible(shown)
        self.strip.setVisible(not shown)
        self.note.setVisible(not shown)
        self.adjustSize()
        self.show_at(self.mapToGlobal(QPoint(0, 0)))

    def _walk(self, days: int) -> None:
        self.calendar.setSelectedDate(self.calendar.selectedDate().addDays(days))
        self._write_day()

    def _write_day(self) -> None:
        if self._editor is not None:
            self._editor.setText(self.calendar.selectedDate().toString("dd/MM/yyyy"))
