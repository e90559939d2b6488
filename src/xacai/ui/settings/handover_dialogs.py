"""What is asked before the work goes to another PC, comes from one, or is claimed."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from xacai.domain.handover import ChangeKind
from xacai.domain.text import nfc, squeeze
from xacai.services.taking_work import Offer
from xacai.ui.settings.key_dialogs import AskDialog
from xacai.ui.theme import theme
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.handovers import change_words, done_words
from xacai.wording.language import _

_MARKS = {ChangeKind.NEW: "plus", ChangeKind.CHANGED: "refresh", ChangeKind.GONE: "minus"}


class GiveDialog(AskDialog):
    """To whom, and with which files."""

    def __init__(self, parent: QWidget) -> None:
        lead = _(
            "All work of this office goes into one package for its other PC: plans, progress, reports, evidence. This "
            "PC can only be read from then on, until the work comes back. The key does not travel."
        )
        super().__init__(_("Hand the work over"), lead, _("Choose the folder or stick…"), parent)
        self.to_field = LineEdit(
            _("Who goes on, on which PC"), "", _("For example: PC of Ms Lan, one-stop unit")
        )
        self.evidence = QCheckBox(_("Evidence files go along"))
        self.evidence.setChecked(True)
        self.put(_("Who goes on, on which PC"), self.to_field)
        self.fields.addWidget(self.evidence)
        self.to_field.textChanged.connect(self.judge)
        self.judge()
        self.to_field.setFocus()

    def to(self) -> str:
        """Who goes on."""
        return squeeze(nfc(self.to_field.text()))

    def why_not(self) -> str:
        """Somebody must be named: the bar says it later."""
        return "" if self.to() else _("Write who goes on.")


class ReasonDialog(AskDialog):
    """A dialog that waits for a reason."""

    def add_reason(self, hint: str) -> None:
        """Append the field."""
        self.reason_field = PlainTextEdit(_("Reason"), "", hint)
        self.reason_field.setFixedHeight(theme().px(66))
        self.put(_("Reason"), self.reason_field)
        self.reason_field.textChanged.connect(self.judge)
        self.judge()
        self.reason_field.setFocus()

    def reason(self) -> str:
        """Why, in one line."""
        return squeeze(nfc(self.reason_field.toPlainText()))

    def why_not(self) -> str:
        """A reason."""
        return "" if self.reason() else _("Write the reason first.")


class ClaimDialog(ReasonDialog):
    """Why the other PC cannot go on."""

    def __init__(self, parent: QWidget) -> None:
        lead = _(
            "Only if the other PC broke or the stick is lost. Work goes on here from the day it was handed over; what "
            "was done on the other PC since then is missing. If it had sent something, take in the receipt of the "
            "office above first."
        )
        super().__init__(_("Claim the work"), lead, _("Claim the work"), parent)
        self.add_reason(_("For example: the other PC broke on 12 November"))


class TakeDialog(ReasonDialog):
    """What would be replaced; a reason where work done here would be lost."""

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(_("Take the work over"), _lead(offer), _("Take the work over"), parent)
        self.lost = bool(offer.lost)
        self.list = RowList(_("What is replaced"), keeps_choice=False)
        self.list.set_rows(rows_of(offer))
        self.list.setFixedHeight(theme().px(30 * min(max(len(offer.changes), 1), 8) + 8))
        self.put(_("What is replaced"), self.list)
        if self.lost:
            words = _(
                "Both PCs went on working. What was done here last on {day} would be lost (marked red). A backup is "
                "made first."
            ).format(day=offer.lost_day)
            self.fields.addWidget(Label(words, 13, ink="err", wrap=True))
            self.add_reason(_("Why the other PC's work counts"))
        else:
            self.fields.addWidget(
                Label(_("A backup of what is here is made first."), 12, ink="ink2", wrap=True)
            )
            self.button.setFocus()

    def reason(self) -> str:
        """Why, where something would be lost."""
        return super().reason() if self.lost else ""

    def why_not(self) -> str:
        """A reason where something would be lost."""
        return super().why_not() if self.lost else ""


def rows_of(offer: Offer) -> list[ListRow]:
    """Each part that changes; those whose work here would be lost in red."""
    return [
        ListRow(
            f"{item.kind} {item.key}",
            change_words(item),
            mark=_MARKS[item.change],
            right=done_words(item),
            ink="err" if item in offer.lost else "ink",
        )
        for item in offer.changes
    ] or [ListRow("", _("Nothing differs but who may write."))]


def _lead(offer: Offer) -> str:
    made = f"{date.fromisoformat(offer.made):%d/%m/%Y}" if offer.made else "–"
    return _("Handover {number} of {office}, made on {day}. From now on the work is done on this PC.").format(
        number=offer.number, office=offer.office, day=made
    )
