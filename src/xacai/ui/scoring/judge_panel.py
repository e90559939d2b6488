"""The panel of the chosen component while another office's card is verified: what it says, verified points, note."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.criterion import Criterion
from xacai.domain.evidence import Evidence, name_of
from xacai.domain.scorecard import Mark, ScorecardState
from xacai.ui.scoring.desk import Desk
from xacai.ui.scoring.form_panel import decimal_of, hundredths
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Divider
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.number_edit import NumberEdit
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _
from xacai.wording.scores import points_words, sum_words

_OVER = frozenset({ScorecardState.FINAL, ScorecardState.OPEN})


class JudgePanel(QWidget):
    """``judged(points, note)`` once both are there: points that differ want a note; ``document_opened(key)``."""

    judged = Signal(object, str)
    document_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._filling = False
        self._before: int | None = None
        self._held: tuple[int | None, str] = (None, "")
        self.name, self.scale = Label("", 14, strong=True, wrap=True), Label("", 12, ink="ink2", wrap=True)
        self.told = Label("", 12, wrap=True, selectable=True)
        self.asked = Label("", 12, ink="ink2", wrap=True)
        self.documents = RowList(_("Evidence"))
        self.points = NumberEdit(_("Verified points"), 2)
        self.note = PlainTextEdit(_("Why, and what is to be explained"), "", _("The office reads this"))
        self.note.setFixedHeight(look.px(88))
        self.hint = Label(
            _("Other points than the office's want a reason; the office is asked to explain."), 12, wrap=True
        )
        self.hint.set_ink("ink2")
        column, line = QVBoxLayout(self), QHBoxLayout()
        side = look.px(16)
        column.setContentsMargins(side, look.px(8), side, look.px(12))
        column.setSpacing(look.px(6))
        line.addWidget(Label(_("Verified points"), 12, ink="ink2"))
        line.addStretch(1)
        line.addWidget(self.points)
        self.points.setFixedWidth(look.px(104))
        for widget in (self.name, self.scale, Divider(), self.told, self.documents, self.asked, Divider()):
            column.addWidget(widget)
        column.addLayout(line)
        column.addWidget(Label(_("Why, and what is to be explained"), 12, ink="ink2"))
        column.addWidget(self.note)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.documents.opened.connect(self.document_opened)
        self.points.value_changed.connect(self._typed)
        self.note.text_changed_for_good.connect(lambda _words: self._typed(self.points.value()))

    def show_item(self, desk: Desk, item: Criterion | None) -> None:
        """Show a component of a card that came."""
        judging = item is not None and desk.card.state not in _OVER
        for field in (self.points, self.note):
            field.setEnabled(judging)
        if item is None:
            self.name.setText(_("No component chosen"))
            return
        self._filling = True
        mark = desk.card.mark(item.code)
        second = desk.card.state is not ScorecardState.LOCKED
        before = mark.points if not second or mark.verified is None else mark.verified
        self.name.setText(f"{item.code}  {item.title}")
        self.scale.setText(
            "\n".join((_("At most {points} points").format(points=points_words(item.max_points)), item.scale))
        )
        said = (
            _("Self score {points}").format(points=points_words(mark.points))
            if mark.applicable
            else _("does not apply")
        )
        owner = _("appraised by: {owner}").format(owner=item.owner) if desk.inside and item.owner else ""
        count = "" if mark.evidence else _("no document")
        parts = (said, sum_words(item, mark.measure), mark.explanation, owner, count)
        self.told.setText("\n".join(part for part in parts if part))
        self._show_documents(desk, mark)
        answers = [_("Asked: {words}").format(words=desk.asked[item.code])] if item.code in desk.asked else []
        answers += [_("Answered: {words}").format(words=mark.answer)] if mark.answer else []
        self.asked.setText("\n".join(answers))
        self.asked.setVisible(bool(answers))
        now, note = (mark.final, mark.final_note) if second else (mark.verified, mark.verified_note)
        self._before = before
        self._held = (now, note)
        self.points.set_value(decimal_of(before if now is None else now))
        self.note.set_text(note)
        self._filling = False

    def _show_documents(self, desk: Desk, mark: Mark) -> None:
        """What proves the points; a row without a file says so."""
        named = [desk.documents[key] for key in mark.evidence if key in desk.documents]
        self.documents.set_rows(tuple(_document_row(desk, one) for one in named))
        self.documents.setVisible(bool(named))
        self.documents.setFixedHeight(min(self.documents.whole_height(), theme().px(132)))

    def keep(self) -> None:
        """Take over what is being typed."""
        self.points.editingFinished.emit()
        self.note.keep()

    def _typed(self, value: Decimal | None) -> None:
        if self._filling:
            return
        points, note = hundredths(value), self.note.toPlainText().strip()
        waits = points is not None and points != self._before and not note
        self.hint.set_ink("warn" if waits else "ink2")
        if waits:
            self.note.setFocus()
            return
        if (points, note) != self._held and (points != self._before or note or self._held[0] is not None):
            self._held = (points, note)
            self.judged.emit(points, note)


def _document_row(desk: Desk, one: Evidence) -> ListRow:
    where = ", ".join(part for part in (one.section, one.page) if part)
    here = one.key in desk.files
    second = where if here else "; ".join(part for part in (where, _("the file did not come along")) if part)
    return ListRow(one.key, name_of(one), second, "evidence" if here else "file", _("Open") if here else "")
