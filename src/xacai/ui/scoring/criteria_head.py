"""The panel of the set itself: its name and version, the year, its source, caps and bands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from xacai.domain.criteria_editing import bands_text
from xacai.domain.criteria_sheets import HEAD, split_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import N_, _

BANDS = "bands"
_LINES = (
    ("title", N_("Name of the set")),
    ("source", N_("Legal basis")),
    ("year", N_("From year")),
    ("name", N_("Code name")),
    ("version", N_("Version")),
    ("bonus_cap", N_("Bonus at most")),
    ("penalty_cap", N_("Penalty at most")),
)


class SetHead(QWidget):
    """``written(column, value)``: the columns of the workbook's first sheet, or ``bands`` with its lines."""

    written = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        grid = QGridLayout(self)
        side = look.px(16)
        grid.setContentsMargins(side, look.px(8), side, look.px(12))
        grid.setVerticalSpacing(look.px(6))
        grid.setHorizontalSpacing(look.px(8))
        self.lines: dict[str, LineEdit] = {}
        for row, (key, words) in enumerate(_LINES):
            field = LineEdit(_(words))
            field.text_changed_for_good.connect(lambda text, name=key: self.written.emit(name, text))
            self.lines[key] = field
            grid.addWidget(Label(_(words), 12, ink="ink2"), row, 0)
            grid.addWidget(field, row, 1)
        self.bands = PlainTextEdit(_("Bands"), "", _("one a line: A = 90"))
        self.bands.setFixedHeight(look.px(92))
        self.bands.text_changed_for_good.connect(lambda text: self.written.emit(BANDS, text))
        self.official = QCheckBox(_("Issued by the province"))
        self.official.clicked.connect(lambda on: self.written.emit("official", on))
        last = len(_LINES)
        grid.addWidget(Label(_("Bands"), 12, ink="ink2"), last, 0)
        grid.addWidget(self.bands, last, 1)
        grid.addWidget(self.official, last + 1, 1)
        grid.setColumnMinimumWidth(0, look.px(96))
        grid.setRowStretch(last + 2, 1)

    def show_set(self, found: CriteriaSet, *, drafted: bool) -> None:
        """Show a set's own line."""
        held = split_criteria(found)[HEAD.name][0]
        for key, field in self.lines.items():
            field.set_text(str(held[key]))
            field.setEnabled(drafted)
        self.bands.set_text(bands_text(found))
        self.official.setChecked(found.official)
        for widget in (self.bands, self.official):
            widget.setEnabled(drafted)

    def keep(self) -> None:
        """Take over what is being typed."""
        for field in self.lines.values():
            field.editingFinished.emit()
        self.bands.keep()
