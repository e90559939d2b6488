"""The panel of the chosen component: what the data give, the input, points, explanation, documents, what if."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.criterion import SHARES, Criterion, NotApplicable, ScoringKind
from xacai.domain.evidence import name_of
from xacai.domain.number import round_half_up
from xacai.domain.scorecard import Mark, Measure, ScorecardState
from xacai.ui.scoring.desk import Desk
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, TEXT, Button
from xacai.ui.widgets.card import Divider
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.number_edit import NumberEdit
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import PlainTextEdit
from xacai.wording.language import _
from xacai.wording.scores import points_words, sum_words


def hundredths(value: Decimal | None) -> int | None:
    """A typed number as whole hundredths, half up."""
    return None if value is None else int(round_half_up(value * 100, 0))


def decimal_of(number: int | None) -> Decimal | None:
    """Hundredths as a number."""
    return None if number is None else Decimal(number) / 100


class FormPanel(QScrollArea):
    """``marked(Mark)`` after each field, ``measured(Mark)`` where points follow from the input; ``explained(words)``,
    ``link_wanted``, ``unlinked(key)``, ``tried(Measure)`` what if.
    """

    marked = Signal(object)
    measured = Signal(object)
    explained = Signal(str)
    link_wanted = Signal()
    unlinked = Signal(str)
    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", "true")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._item: Criterion | None = None
        self._mark = Mark("")
        self._filling = False
        self._proposed: Measure | None = None
        self.name, self.scale = Label("", 14, strong=True, wrap=True), Label("", 12, ink="ink2", wrap=True)
        self.proposal = Label("", 12, ink="accent_ink", wrap=True)
        self.take = Button(_("Take this"), OUTLINED, icon="link", small=True)
        self.input_name, self.number, self.choice = (
            Label("", 12, ink="ink2"),
            NumberEdit(_("Input")),
            ChoiceBox(_("Answer")),
        )
        self.choice.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sum = Label("", 12, ink="ink2", wrap=True)
        self.points = NumberEdit(_("Self score"), 2)
        self.spared = QCheckBox(_("Does not apply here"))
        self.why = PlainTextEdit(
            _("Explanation"), "", _("Why points are others than the input gives, or none proven")
        )
        self.wanted = Label("", 12, ink="ink2", wrap=True)
        self.documents = RowList(_("Evidence"), keeps_choice=True)
        self.link = Button(_("Link a document…"), OUTLINED, icon="evidence", small=True)
        self.unlink = Button(_("Take back"), TEXT, small=True)
        self.verified = Label("", 12, ink="ink", wrap=True)
        self.asked = Label("", 12, strong=True, ink="warn", wrap=True)
        self.answer = PlainTextEdit(
            _("Answer to the office above"), "", _("What was done, and where it stands")
        )
        self.what_if, self.outcome = (
            NumberEdit(_("If it reaches")),
            Label("", 12, ink="accent_ink", wrap=True),
        )
        self._connect()
        self._build()

    @property
    def code(self) -> str:
        """The component shown; empty without one."""
        return self._item.code if self._item is not None else ""

    def show_item(self, desk: Desk, item: Criterion | None) -> None:
        """Show a component of the own card."""
        self._filling = True
        other = item is None or self._item is None or item.code != self._item.code
        self._item = item
        self.widget().setEnabled(item is not None)
        if item is None:
            self.name.setText(_("No component chosen"))
        else:
            self._mark = desk.card.mark(item.code)
            self._show_head(desk, item)
            self._show_entry(desk, item)
            self._show_documents(desk, item)
            self._show_verified(desk, item)
            if other:
                self.what_if.set_value(None)
                self.outcome.setText("")
        self._filling = False

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self.choice if self.choice.isVisibleTo(self) else self.number

    def keep(self) -> None:
        """Take over what is being typed."""
        for field in (self.why, self.answer):
            field.keep()
        for number in (self.number, self.points):
            number.editingFinished.emit()

    def _show_head(self, desk: Desk, item: Criterion) -> None:
        self.name.setText(f"{item.code}  {item.title}")
        most = _("At most {points} points").format(points=points_words(item.max_points))
        owner = _("answers for it: {owner}").format(owner=item.owner) if item.owner else ""
        self.scale.setText(
            "\n".join(part for part in ("; ".join(p for p in (most, owner) if p), item.scale) if part)
        )
        given = desk.proposals.get(item.code)
        self._proposed = given.measure if given is not None else None
        self.proposal.setVisible(given is not None)
        if given is not None:
            self.proposal.setText(
                _("The data give {sum} ({source})").format(sum=given.sum, source=given.source)
            )
        self.take.setVisible(given is not None and given.measure != self._mark.measure)

    def _show_entry(self, desk: Desk, item: Criterion) -> None:
        scoring, mark = item.scoring, self._mark
        assert scoring is not None
        is_open = desk.card.state is ScorecardState.OPEN
        choosing = scoring.kind is ScoringKind.CHOICE
        self.input_name.setText(_input_words(item))
        self.number.setVisible(not choosing)
        self.choice.setVisible(choosing)
        self.number.set_value(decimal_of(mark.measure.number))
        self.choice.clear()
        self.choice.addItem(_("not scored yet"), "")
        for option in scoring.options:
            self.choice.addItem(f"{option.title} ({points_words(option.points)})", option.key)
        self.choice.setCurrentIndex(max(self.choice.findData(mark.measure.option), 0))
        self.sum.setText(sum_words(item, mark.measure))
        self.sum.setVisible(bool(self.sum.text()))
        self.points.set_value(decimal_of(mark.points))
        self.spared.setVisible(item.not_applicable is not NotApplicable.NEVER)
        self.spared.setChecked(not mark.applicable)
        self.why.set_text(mark.explanation)
        for field in (self.number, self.choice, self.points):
            field.setEnabled(is_open and mark.applicable)
        for widget in (self.spared, self.why, self.take):
            widget.setEnabled(is_open)

    def _show_documents(self, desk: Desk, item: Criterion) -> None:
        found = desk.evidence.get(item.code, ())
        self.wanted.setText(_("Wanted: {evidence}").format(evidence=item.evidence) if item.evidence else "")
        self.wanted.setVisible(bool(item.evidence))
        self.documents.set_rows(tuple(ListRow(one.evidence.key, name_of(one.evidence)) for one in found))
        self.documents.setVisible(bool(found))
        self.documents.setFixedHeight(min(self.documents.whole_height(), theme().px(132)))
        self.link.setEnabled(desk.card.state in {ScorecardState.OPEN, ScorecardState.VERIFIED})
        self.unlink.setVisible(bool(found) and desk.card.state is ScorecardState.OPEN)
        if found:
            self.documents.choose(found[0].evidence.key)

    def _show_verified(self, desk: Desk, item: Criterion) -> None:
        mark, asked = self._mark, desk.asked.get(item.code, "")
        told = [
            _("{round}: {points}. {note}").format(round=name, points=points_words(points), note=note)
            for name, points, note in (
                (_("Round 1"), mark.verified, mark.verified_note),
                (_("Final"), mark.final, mark.final_note),
            )
            if points is not None
        ]
        self.verified.setText("\n".join(told))
        self.verified.setVisible(desk.seen and bool(told))
        self.asked.setText(_("To be explained: {words}").format(words=asked))
        self.asked.setVisible(bool(asked))
        self.answer.set_text(mark.answer)
        self.answer.setVisible(bool(asked) or bool(mark.answer))
        self.answer.setEnabled(desk.card.state is ScorecardState.VERIFIED)
        may_try = desk.card.state is ScorecardState.OPEN and self.number.isVisibleTo(self)
        for widget in (self.what_if, self.outcome, self._what_name):
            widget.setVisible(may_try)

    def _connect(self) -> None:
        self.take.clicked.connect(lambda: self._measure(self._proposed or Measure()))
        self.number.value_changed.connect(lambda value: self._measure(Measure(hundredths(value))))
        self.choice.activated.connect(lambda _at: self._measure(Measure(option=self.choice.currentData())))
        self.points.value_changed.connect(
            lambda value: self._tell(replace(self._mark, points=hundredths(value)))
        )
        self.spared.clicked.connect(lambda on: self._tell(replace(self._mark, applicable=not on)))
        self.why.text_changed_for_good.connect(
            lambda words: self._tell(replace(self._mark, explanation=words))
        )
        self.answer.text_changed_for_good.connect(self._explain)
        self.link.clicked.connect(self.link_wanted)
        self.unlink.clicked.connect(lambda: self.unlinked.emit(self.documents.current_key()))
        self.what_if.value_changed.connect(self._try)

    def _measure(self, measure: Measure) -> None:
        if not self._filling and self._item is not None:
            self.measured.emit(replace(self._mark, measure=measure))

    def _tell(self, mark: Mark) -> None:
        if not self._filling and self._item is not None:
            self.marked.emit(mark)

    def _explain(self, words: str) -> None:
        if not self._filling and self._item is not None:
            self.explained.emit(words)

    def _try(self, value: Decimal | None) -> None:
        if value is not None and self._item is not None:
            self.tried.emit(Measure(hundredths(value)))

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        side = theme().px(16)
        column.setContentsMargins(side, theme().px(8), side, theme().px(12))
        column.setSpacing(theme().px(6))
        for widget in (
            self.name,
            self.scale,
            self.asked,
            self.answer,
            self.verified,
            Divider(),
            self.proposal,
        ):
            column.addWidget(widget)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(_line(self.input_name, self.number))
        column.addWidget(self.choice)
        column.addWidget(self.sum)
        column.addLayout(_line(Label(_("Self score"), 12, ink="ink2"), self.points))
        column.addWidget(self.spared)
        column.addWidget(Label(_("Explanation"), 12, ink="ink2"))
        column.addWidget(self.why)
        column.addWidget(Divider())
        column.addWidget(Label(_("Evidence"), 12, strong=True))
        column.addWidget(self.wanted)
        column.addWidget(self.documents)
        column.addLayout(_line(self.link, self.unlink, narrow=False))
        self._what_name = Label(_("If it reaches"), 12, ink="ink2")
        column.addWidget(Divider())
        column.addLayout(_line(self._what_name, self.what_if))
        column.addWidget(self.outcome)
        column.addStretch(1)
        for field in (self.why, self.answer):
            field.setFixedHeight(theme().px(64))
        self.setWidget(inside)
        # A scroll area paints its own ground; the card's is wanted.
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)


def _line(first: QWidget, second: QWidget, *, narrow: bool = True) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(8))
    line.addWidget(first)
    line.addStretch(1)
    line.addWidget(second)
    if narrow:
        second.setFixedWidth(theme().px(104))
    return line


def _input_words(item: Criterion) -> str:
    scoring = item.scoring
    assert scoring is not None
    if scoring.kind is ScoringKind.CHOICE:
        return item.input.question or _("Answer")
    if item.input.question:
        return item.input.question
    shares = scoring.kind in SHARES or (scoring.kind is ScoringKind.STEPS and "%" in item.scale)
    return _("Reached, %") if shares else _("Number counted")
