"""Parts of taking in: the strip of counts, the question with its answers, the foot, the place to drop a file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from xacai.ui.icons import draw
from xacai.ui.painting import Painted, rounded
from xacai.ui.planning.intake_view import Answer, Count
from xacai.ui.theme import theme
from xacai.ui.typesetting import draw_line, width_of
from xacai.ui.widgets.button import OUTLINED, PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


class _Counts(Painted):
    """Marks with two lines each, painted side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: tuple[Count, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(theme().px(400), theme().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the left, each as wide as its words; those that do not fit are cut."""
        look, painter, left = theme(), QPainter(self), 0.0
        strong, quiet = look.face(13, strong=True), look.face(12)
        for count in self.counts:
            width = max(width_of(count.text, strong), width_of(count.second, quiet)) + 2
            width = min(width, self.width() - left - look.px(26))
            if width < look.px(40):
                return
            side = look.px(16)
            draw(painter, QRectF(left, (self.height() - side) / 2, side, side), count.mark)
            painter.setPen(look.color("ink"))
            at = left + look.px(26)
            draw_line(
                painter,
                QRectF(at, look.px(1), width, look.px(19)),
                count.text,
                strong,
                Qt.AlignmentFlag.AlignLeft,
            )
            painter.setPen(look.color("ink2"))
            draw_line(
                painter,
                QRectF(at, look.px(20), width, look.px(18)),
                count.second,
                quiet,
                Qt.AlignmentFlag.AlignLeft,
            )
            left = at + width + look.px(24)


class CountStrip(Card):
    """What was counted, and the buttons to the next and the former doubt."""

    next = Signal()
    former = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._counts, self._narrow = _Counts(), False
        self.former_button = Button(_("Former"), OUTLINED, icon="left")
        self.former_button.setToolTip("Shift+F8")
        self.former_button.clicked.connect(self.former)
        self.next_button = Button(_("Next place to look at"), OUTLINED, icon="right", key="F8")
        self.next_button.clicked.connect(self.next)
        line = QHBoxLayout()
        line.addWidget(self._counts, 1)
        line.addWidget(self.former_button)
        line.addWidget(self.next_button)
        self.body.setContentsMargins(theme().px(16), theme().px(4), theme().px(12), theme().px(4))
        self.add(line)

    def show_counts(self, counts: tuple[Count, ...], more: bool) -> None:
        """Show the counts; the button only while something is doubtful."""
        self._counts.counts = counts
        self._counts.setAccessibleName("; ".join(f"{count.text}: {count.second}" for count in counts))
        self._counts.update()
        self.next_button.setVisible(more)
        self.former_button.setVisible(more and not self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Fewer words on the button; the former place is reached by its key."""
        self._narrow = narrow
        self.next_button.set_text(_("Next") if narrow else _("Next place to look at"))
        self.former_button.setVisible(not narrow and self.next_button.isVisibleTo(self))


class Foot(Card):
    """What "take in" does, the way out, the primary button."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", 13, ink="ink2", wrap=True)
        self.leave_button = Button(_("Drop it, take nothing in"), TEXT)
        self.accept_button = Button("", PRIMARY)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.leave_button)
        line.addWidget(self.accept_button)
        self.body.setContentsMargins(theme().px(16), theme().px(8), theme().px(12), theme().px(8))
        self.add(line)


class QuestionBar(Painted):
    """One question, its answers as buttons with the number keys."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.words = Label("", 13, strong=True, wrap=True)
        self._line = QHBoxLayout()
        self._line.setSpacing(theme().px(8))
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme().px(16), theme().px(8), theme().px(16), theme().px(8))
        self._column.setSpacing(theme().px(8))
        self._column.addWidget(self.words, 1)
        self._column.addLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def ask(self, words: str, answers: Sequence[Answer]) -> None:
        """Ask; the first answer is what most would say."""
        self.words.setText(words)
        while self._line.count():
            widget = self._line.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        for number, answer in enumerate(answers, start=1):
            button = Button(answer.text, OUTLINED, key=str(number), small=True)
            button.clicked.connect(lambda _checked=False, act=answer.act: self.answered.emit(act))
            self.buttons.append(button)
            self._line.addWidget(button)
            button.show()
        self._line.addStretch(1)
        self.show()

    def set_strip(self, strip: bool) -> None:
        """The answers beside the question where there is little height."""
        ways = QVBoxLayout.Direction
        self._column.setDirection(ways.LeftToRight if strip else ways.TopToBottom)

    def press(self, number: int) -> None:
        """A number key."""
        if 1 <= number <= len(self.buttons) and self.isVisible():
            self.buttons[number - 1].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A warning ground with a bar at the left."""
        look, painter = theme(), QPainter(self)
        rounded(painter, QRectF(self.rect()), look.px(8), look.color("warn_bg"))
        painter.fillRect(
            QRectF(0, look.px(6), look.px(3), self.height() - look.px(12)), look.color("warn_fill")
        )


class IntakeStart(EmptyState):
    """Before a document is there: drop one, open one, paste one. ``dropped(path)``."""

    dropped = Signal(str)

    def __init__(self) -> None:
        words = _(
            "Open the plan that was issued, or drop its file here. Copied in Word or Excel, it can be pasted as well. "
            "Nothing is stored before you say so."
        )
        actions = (("file", _("Open a file")), ("paste", _("Paste the text")), ("leave", _("Back")))
        super().__init__("file-in", words, actions)
        self.setAcceptDrops(True)
        self.refusal = Label("", 13, ink="err", wrap=True)
        self.refusal.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.refusal.hide()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(4, self.refusal)

    def refuse(self, words: str) -> None:
        """Say in place why a document was not taken."""
        self.refusal.setText(words)
        self.refusal.setVisible(bool(words))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file."""
        path = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if path:
            self.dropped.emit(path)
