"""What goes into the bundle beside the data: the files of the report's evidence with their sizes, each with a tick."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.report import Report
from xacai.services.enclosing import Enclosure, Enclosures, choose, enclosures, staying
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.submitting.enclosure_view import line, summary
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.wording.language import _

_MOST = 132
"""Height in design pixels from which the list scrolls."""


class EnclosureCard(Card):
    """Hidden where the report has no files. ``chosen`` after a tick was kept; ``follow`` asks for a second package."""

    chosen = Signal()
    follow = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(_("Evidence files in the package"), " ", parent=parent)
        self._workspace = workspace
        self._report: Report | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self.words = Label("", 12, ink="ink2", wrap=True)
        self._inside, self._area = QWidget(), QScrollArea()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(theme().px(4))
        self._area.setProperty("quiet", "true")
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._inside)
        for ground in (self._area.viewport(), self._inside):
            ground.setAutoFillBackground(False)
        self.follow_button = Button(_("Write left-out files as a package…"), icon="export", small=True)
        self.follow_button.clicked.connect(self.follow)
        self.add_to_head(self.follow_button)
        self.add(self.words)
        self.add(self._area)
        self.hide()

    def show_report(self, report: Report | None) -> None:
        """Show what would travel with the report now; nothing without one."""
        self._report = report
        known: list[Enclosures] = []
        if report is None or not guarded(self, lambda: known.append(enclosures(self._workspace, report))):
            self.hide()
            return
        self._show(known[0])

    def _show(self, known: Enclosures) -> None:
        self.setVisible(bool(known.items))
        words, aside, tone = summary(known)
        self.set_title(_("Evidence files in the package"), aside)
        self.follow_button.setVisible(bool(staying(known)))
        self.words.setText(words)
        self.words.set_ink(tone)
        if list(self.boxes) != [item.file.sha256 for item in known.items]:
            self._make_boxes(known)
        for item in known.items:
            box = self.boxes[item.file.sha256]
            box.setText(line(item))
            box.setChecked(item.travels)
        self._area.setFixedHeight(min(self._inside.sizeHint().height(), theme().px(_MOST)))

    def _make_boxes(self, known: Enclosures) -> None:
        clear(self._lines)
        self.boxes = {item.file.sha256: self._box(item) for item in known.items}
        for box in self.boxes.values():
            self._lines.addWidget(box)

    def _box(self, item: Enclosure) -> QCheckBox:
        box = QCheckBox()
        box.setToolTip(item.file.sha256)
        box.clicked.connect(self._keep)
        return box

    def _keep(self) -> None:
        report = self._report
        if report is None:
            return
        wanted = {sha256 for sha256, box in self.boxes.items() if box.isChecked()}
        guarded(self, lambda: choose(self._workspace, report, wanted))
        self.show_report(report)
        self.chosen.emit()
