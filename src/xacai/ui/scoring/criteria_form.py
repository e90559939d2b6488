"""The panel of the chosen node: how it is scored, where its input comes from, what proves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from xacai.domain.catalogue_sheets import FIELDS
from xacai.domain.criteria_editing import cell_text
from xacai.domain.criterion import (
    COUNTS,
    SHARES,
    CriteriaSet,
    Criterion,
    InputKind,
    NotApplicable,
    ScoringKind,
)
from xacai.ui.theme import theme
from xacai.ui.widgets.choice_box import ChoiceBox
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import N_, _
from xacai.wording.scores import scoring_words

_INPUTS = {
    InputKind.HAND: N_("entered by hand"),
    InputKind.INDICATOR: N_("a row of the forms"),
    InputKind.TARGET: N_("a target of the plan"),
    InputKind.PROGRESS: N_("progress of the plan"),
    InputKind.TIMELINESS: N_("reports sent in time"),
}
_APPLIES = {
    NotApplicable.NEVER: N_("always applies"),
    NotApplicable.FULL: N_("full points"),
    NotApplicable.REMOVED: N_("out of the denominator"),
}
# key of the sheet's column, words, lines (0: a choice)
_FIELDS = (
    ("field", N_("Field of reform"), 0, ""),
    ("kind", N_("How it is scored"), 0, ""),
    ("floor", N_("From … % on"), 1, N_("for example: 95")),
    ("each", N_("Points each"), 1, N_("for example: 0,5")),
    ("steps", N_("Steps"), 3, N_("one a line: 90 = 1,5")),
    ("options", N_("Answers"), 3, N_("one a line: on-time = 1 = words")),
    ("input", N_("Input"), 0, ""),
    ("input_code", N_("Code of the row"), 1, N_("for example: 3.3.2")),
    ("question", N_("Question"), 1, ""),
    ("scale", N_("Scale in words"), 2, ""),
    ("owner", N_("Answers for it"), 1, ""),
    ("evidence", N_("Evidence wanted"), 2, ""),
    ("not_applicable", N_("Where it does not apply"), 0, ""),
    ("last_day", N_("Last day"), 1, N_("for example: 31/12")),
    ("effort", N_("What wins the points"), 2, ""),
    ("requirement", N_("Requirement"), 2, ""),
    ("coordinating", N_("Coordinating"), 1, ""),
    ("deadline", N_("Deadline"), 1, ""),
)
_UPPER = frozenset({"field"})
_LEAF = frozenset({"kind", "owner", "evidence", "requirement", "coordinating", "deadline"})


class CriterionForm(QScrollArea):
    """``written(column, text)`` after a field; the columns are those of the workbook's sheet."""

    written = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("quiet", "true")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.fields: dict[str, ChoiceBox | LineEdit | PlainTextEdit] = {}
        self._labels: dict[str, Label] = {}
        self._filling = False
        self.name = Label("", 14, strong=True, wrap=True)
        self._build()

    def show_item(self, found: CriteriaSet, item: Criterion | None, *, drafted: bool) -> None:
        """Show a node; its fields may be typed in a set in work only."""
        self._filling = True
        self.name.setText(f"{item.code}  {item.title}" if item is not None else _("No criterion chosen"))
        wanted = _wanted(found, item)
        for key, field in self.fields.items():
            text = cell_text(found, item.code, key) if item is not None else ""
            if isinstance(field, ChoiceBox):
                field.setCurrentIndex(max(field.findData(text), 0))
            elif not (field.hasFocus() and isinstance(field, LineEdit) and field.isModified()):
                field.set_text(text)
            for widget in (field, self._labels[key]):
                widget.setVisible(key in wanted)
            field.setEnabled(drafted)
        self._filling = False

    def keep(self) -> None:
        """Take over what is being typed."""
        for field in self.fields.values():
            if isinstance(field, PlainTextEdit):
                field.keep()
            elif isinstance(field, LineEdit):
                field.editingFinished.emit()

    def _write(self, key: str, text: str) -> None:
        if not self._filling:
            self.written.emit(key, text)

    def _build(self) -> None:
        inside, look = QWidget(), theme()
        grid = QGridLayout(inside)
        side = look.px(16)
        grid.setContentsMargins(side, look.px(8), side, look.px(12))
        grid.setHorizontalSpacing(look.px(8))
        grid.setVerticalSpacing(look.px(6))
        grid.addWidget(self.name, 0, 0, 1, 2)
        for row, (key, words, lines, hint) in enumerate(_FIELDS, start=1):
            field = self._made(key, _(words), lines, _(hint) if hint else "")
            label = Label(_(words), 12, ink="ink2", wrap=True)
            self.fields[key], self._labels[key] = field, label
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setColumnMinimumWidth(0, look.px(96))
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(_FIELDS) + 1, 1)
        self.setWidget(inside)
        # A scroll area paints its own ground; the card's is wanted.
        for ground in (inside, self.viewport()):
            ground.setAutoFillBackground(False)

    def _made(self, key: str, name: str, lines: int, hint: str) -> ChoiceBox | LineEdit | PlainTextEdit:
        if not lines:
            return self._choice(key, name)
        if lines == 1:
            line = LineEdit(name, "", hint)
            line.text_changed_for_good.connect(lambda text: self._write(key, text))
            return line
        field = PlainTextEdit(name, "", hint)
        field.setFixedHeight(theme().px(12 + 18 * lines))
        field.text_changed_for_good.connect(lambda text: self._write(key, text))
        return field

    def _choice(self, key: str, name: str) -> ChoiceBox:
        box = ChoiceBox(name)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, words in _choices()[key].items():
            box.addItem(words, value)
        box.activated.connect(lambda _at: self._write(key, box.currentData()))
        return box


def _choices() -> dict[str, dict[str, str]]:
    """The values of each choice with their words; the first stands where nothing is said."""
    return {
        "field": {"": _("no field"), **FIELDS},
        "kind": {"": _("still open"), **{kind.value: scoring_words(kind) for kind in ScoringKind}},
        "input": {kind.value: _(words) for kind, words in _INPUTS.items()},
        "not_applicable": {kind.value: _(words) for kind, words in _APPLIES.items()},
    }


def _wanted(found: CriteriaSet, item: Criterion | None) -> frozenset[str]:
    """The fields that mean something for a node."""
    if item is None:
        return frozenset()
    upper = _UPPER if item.level == 1 else frozenset()
    if any(one.parent == item.code for one in found.criteria):
        return upper
    scoring = item.scoring
    if scoring is None:
        return upper | _LEAF
    shown = {key for key, _words, _lines, _hint in _FIELDS} - _UPPER
    if scoring.kind not in SHARES:
        shown.discard("floor")
    if scoring.kind not in COUNTS:
        shown.discard("each")
    if scoring.kind is not ScoringKind.STEPS:
        shown.discard("steps")
    if scoring.kind is not ScoringKind.CHOICE:
        shown.discard("options")
    if item.input.kind not in {InputKind.INDICATOR, InputKind.TARGET}:
        shown.discard("input_code")
    if item.beside:
        shown.discard("not_applicable")
    return upper | frozenset(shown)
