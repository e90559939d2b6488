"""A newer catalogue over an open report: one line that asks, and a dialog that lists what maps to what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.report import Report
from xacai.services import catalogue_moving
from xacai.services.catalogue_moving import MoveOffer
from xacai.services.workspace import Workspace
from xacai.ui.operation import guarded
from xacai.ui.reporting.catalogue_move_view import lines, questions
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.row_list import RowList
from xacai.wording.catalogue_moves import summary_words
from xacai.wording.language import _


class MoveStrip(MessageStrip):
    """``moved`` after the report stands under the newer catalogue. ``before`` keeps what was typed; False stops."""

    moved = Signal()

    def __init__(
        self, workspace: Workspace, before: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._before = workspace, before
        self._offer: MoveOffer | None = None
        self.look_button = Button(_("See what changes"), TEXT, small=True)
        self.leave_button = Button(_("Leave it as it is"), TEXT, small=True)
        self.close_button.hide()
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.addWidget(self.look_button)
        line.addWidget(self.leave_button)
        self.look_button.clicked.connect(self.look)
        self.leave_button.clicked.connect(self.leave_it)

    def set_report(self, report: Report | None) -> None:
        """Ask where a newer catalogue is there and nobody answered yet; hidden otherwise."""
        self._offer = None if report is None else catalogue_moving.offer_for(self._workspace, report)
        if self._offer is None:
            self.hide()
            return
        title = self._workspace.plain_catalogue(self._offer.move.new).title
        words = _("There is a newer catalogue for this report: {title} ({catalogue}).")
        self.say(words.format(title=title, catalogue=self._offer.move.new), "warn")

    def look(self) -> None:
        """List what maps to what; from there the report can be moved."""
        offer = self._offer
        if offer is None or not self._before():
            return
        dialog = MoveDialog(self._workspace, offer, self)
        dialog.moved.connect(self.moved)
        dialog.open()

    def leave_it(self) -> None:
        """The report stays under its catalogue; it is not asked again about this one."""
        offer = self._offer
        if offer is not None:
            guarded(self, lambda: catalogue_moving.leave(self._workspace, offer.report, offer.move.new))
            self.hide()


class MoveDialog(QDialog):
    """What maps to what, the pairs to be decided as boxes to tick, and the button that moves."""

    moved = Signal()

    def __init__(self, workspace: Workspace, offer: MoveOffer, parent: QWidget) -> None:
        super().__init__(parent)
        look = theme()
        self._workspace, self._offer = workspace, offer
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("A newer catalogue"))
        self.resize(look.px(640), look.px(480))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[look.px(16)] * 4)
        column.setSpacing(look.px(8))
        column.addWidget(Label(summary_words(offer.move), 13, strong=True, wrap=True))
        promise = _(
            "Nothing typed is lost: what has no place in the newer catalogue is set aside and listed."
        )
        column.addWidget(Label(promise, 12, ink="ink2", wrap=True))
        self.boxes = {(item.old, item.new): QCheckBox(item.words) for item in questions(offer.move)}
        for box in self.boxes.values():
            column.addWidget(box)
            box.toggled.connect(self._renew)
        self.rows = RowList(_("What changes"))
        column.addWidget(self.rows, 1)
        column.addLayout(self._buttons())
        self._renew()

    def _buttons(self) -> QHBoxLayout:
        self.move_button = Button(_("Move the report"), PRIMARY)
        self.move_button.clicked.connect(self.take_along)
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.move_button)
        return line

    def _taken(self) -> dict[str, str]:
        return {old: new for (old, new), box in self.boxes.items() if box.isChecked()}

    def _renew(self) -> None:
        """Show what would be set aside as the boxes stand."""
        period, new = self._offer.report.period, self._offer.move.new
        looked = catalogue_moving.move_report(self._workspace, period, new, self._taken(), dry_run=True)
        self.rows.set_rows(lines(self._offer.move, looked.left))

    def take_along(self) -> None:
        """Move the report and close."""
        period, new = self._offer.report.period, self._offer.move.new
        act = guarded(self, lambda: catalogue_moving.move_report(self._workspace, period, new, self._taken()))
        if act:
            self.accept()
            self.moved.emit()
