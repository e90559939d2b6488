"""The card of other offices' keys: taken in, confirmed by the fingerprint typed from paper, revoked from a day on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.db.offices import PinnedCard
from xacai.domain.trust import KeyState
from xacai.exchange.card import OfficeCard
from xacai.exchange.replay import Outcome
from xacai.services import confirming, trusting
from xacai.services.confirming import TakenCard
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded, run
from xacai.ui.page import Page
from xacai.ui.settings import key_rows as view
from xacai.ui.settings.key_dialogs import AskDialog, RevokeDialog
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _, ngettext

GROUPS = 8


class OtherKeysCard(Card):
    """``stored`` after a key's standing changed. A card without a confirmation stands in the list as not confirmed."""

    stored = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(_("Keys of other offices"), flush=True)
        self.asking: AskDialog | None = None
        self._page, self._workspace = page, page.workspace
        self._held: dict[str, PinnedCard] = {}
        self._card: OfficeCard | None = None
        self._make()
        self._lay_out()
        self._connect()

    def _make(self) -> None:
        look = theme()
        self.take_button = Button(_("Take a card in…"), icon="import", small=True)
        self.add_to_head(self.take_button)
        self.grid = Grid(GridModel(view.columns()), _("Keys of other offices"), row_height=34, row_tint=True)
        self.grid.setMinimumHeight(look.px(32 + 6 * 34))
        words = _("No card yet. The office above sends its own; take it in to read its receipts.")
        self.nothing = Label(words, 13, ink="ink2", wrap=True)
        self.print = Label("", 13, mono=True, selectable=True)
        self.more = Label("", 12, ink="ink2", wrap=True)
        self.confirm_button = Button(_("Confirm…"), icon="check", small=True)
        self.revoke_button = Button(_("Revoke…"), TEXT, small=True)
        self.whose = Label("", 14, strong=True, wrap=True)
        hint = "-".join(["XXXX"] * GROUPS)
        self.typed = LineEdit(_("Fingerprint from the sealed sheet"), "", hint)
        self.typed.setMaximumWidth(look.px(520))
        self.verdict = Label("", 12, ink="ink2", wrap=True)
        self.trust_button = Button(_("Trust this office"), PRIMARY)
        self.later_button = Button(_("Later"), TEXT)

    def _lay_out(self) -> None:
        look = theme()
        self.compare = self._make_compare()
        self.compare.hide()
        self.nothing.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        ending = QHBoxLayout()
        ending.setContentsMargins(look.px(16), look.px(8), look.px(12), look.px(8))
        ending.setSpacing(look.px(8))
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(self.print)
        words.addWidget(self.more)
        ending.addLayout(words, 1)
        ending.addWidget(self.revoke_button)
        ending.addWidget(self.confirm_button)
        self.ending = QWidget()
        self.ending.setLayout(ending)
        self.body.setSpacing(0)
        self.add(self.compare)
        self.add(self.nothing)
        self.add(self.grid, 1)
        self.add(self.ending)

    def _make_compare(self) -> QWidget:
        look, inside = theme(), QWidget()
        column, line = QVBoxLayout(inside), QHBoxLayout()
        column.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        column.setSpacing(look.px(6))
        lead = _("Type the fingerprint as it stands on the sheet with signature and seal:")
        line.addWidget(self.trust_button)
        line.addWidget(self.later_button)
        line.addWidget(self.verdict, 1)
        column.addWidget(self.whose)
        column.addWidget(Label(lead, 13, wrap=True))
        column.addWidget(self.typed)
        column.addLayout(line)
        return inside

    def _connect(self) -> None:
        self.take_button.clicked.connect(self._choose)
        self.grid.place_changed.connect(lambda key, column: self._offer())
        self.grid.opened.connect(lambda key, column: self._begin_confirming())
        self.confirm_button.clicked.connect(self._begin_confirming)
        self.revoke_button.clicked.connect(self._ask_revocation)
        self.typed.textChanged.connect(self._judge)
        self.typed.returnPressed.connect(self.trust_button.click)
        self.trust_button.clicked.connect(self._confirm)
        self.later_button.clicked.connect(self.compare.hide)

    def refresh(self) -> None:
        """Show the keys held."""
        guarded(self, self._show)

    def _show(self) -> None:
        held = trusting.held_keys(self._workspace)
        self._held = {card.key_id: card for card in held}
        rows = view.rows(held)
        self.grid.grid_model.set_rows(rows)
        self.grid.setVisible(bool(rows))
        self.ending.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if rows and not self.grid.currentIndex().isValid():
            self.grid.go_to(rows[0].key)
        self._offer()

    def _chosen(self) -> PinnedCard | None:
        return self._held.get(self.grid.place()[0])

    def _offer(self) -> None:
        """What can be done with the key under the cursor."""
        card = self._chosen()
        state = card.standing.state if card is not None else None
        self.print.setText(trusting.fingerprint_of(card) if card is not None else "")
        self.more.setText(view.more_words(card))
        waits = _("It is confirmed already.") if state is KeyState.PINNED else _("It is revoked.")
        self.confirm_button.set_ready(state is KeyState.UNCONFIRMED, waits)
        can_go = state in (KeyState.UNCONFIRMED, KeyState.PINNED)
        self.revoke_button.set_ready(can_go, _("It is revoked."))

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Take a card in…"), "", "*.xacai-card")
        if chosen:
            self.take(Path(chosen))

    def take(self, source: Path) -> None:
        """Take a card in; where no trusted key signed it over its fingerprint is asked for at once."""
        run(
            self,
            lambda progress: confirming.take_card(self._workspace, source),
            done=self._taken,
            title=_("Reading the card…"),
        )

    def _taken(self, taken: TakenCard) -> None:
        self.refresh()
        self.stored.emit()
        self.grid.go_to(taken.card.key_id)
        if taken.confirmed:
            self._tell_trusted(taken)
        else:
            self._ask_for(taken.card)

    def _begin_confirming(self) -> None:
        card = self._chosen()
        if card is not None and card.standing.state is KeyState.UNCONFIRMED:
            self._ask_for(OfficeCard(card.code, card.name, card.public))

    def _ask_for(self, card: OfficeCard) -> None:
        self._card = card
        self.whose.setText(f"{card.name} ({card.code})")
        self.typed.set_text("")
        self._judge()
        self.compare.show()
        self.typed.setFocus()

    def _judge(self) -> None:
        """Say how far the typed letters agree; the button waits for all of them."""
        agree = trusting.groups_that_agree(self._card, self.typed.text()) if self._card is not None else 0
        whole = agree == GROUPS
        if agree < 0:
            words = _(
                "Differs from the card. Look at the sheet again; if it stays so, do not trust this card."
            )
        elif whole:
            words = _("All {count} groups agree.").format(count=GROUPS)
        else:
            words = _("{agree} of {count} groups agree so far.").format(agree=agree, count=GROUPS)
        self.verdict.setText(words)
        self.verdict.set_ink("err" if agree < 0 else "ok" if whole else "ink2")
        self.trust_button.set_ready(whole, words)

    def _confirm(self) -> None:
        card, typed = self._card, self.typed.text()
        if card is not None:
            run(
                self,
                lambda progress: confirming.confirm(self._workspace, card.code, typed),
                done=self._confirmed,
                title=_("Taking in what was kept apart…"),
            )

    def _confirmed(self, taken: TakenCard) -> None:
        self.compare.hide()
        self.refresh()
        self.stored.emit()
        self._tell_trusted(taken)

    def _tell_trusted(self, taken: TakenCard) -> None:
        words = _("{name} is trusted from now on.").format(name=f"{taken.card.name} ({taken.card.code})")
        stored = sum(1 for item in taken.receptions if item.outcome is not Outcome.REFUSED)
        if stored:
            told = ngettext(
                "{count} package that was kept apart is taken in.",
                "{count} packages that were kept apart are taken in.",
                stored,
            )
            words = f"{words} {told.format(count=stored)}"
        self._page.tell(words, "ok")

    def _ask_revocation(self) -> None:
        card = self._chosen()
        if card is None:
            return
        dialog = RevokeDialog(card.name, self._workspace.today(), self)
        dialog.accepted.connect(lambda: self._revoke(card, dialog))
        self.asking = dialog
        dialog.open()

    def _revoke(self, card: PinnedCard, dialog: RevokeDialog) -> None:
        day, reason = dialog.day(), dialog.reason()
        if day is not None and guarded(
            self,
            lambda: trusting.revoke_key(self._workspace, card.code, card.key_id, on=day, reason=reason),
        ):
            self.refresh()
            self.stored.emit()
            words = _("The key of {office} is revoked from {day} on.")
            self._page.tell(words.format(office=card.name, day=f"{day:%d/%m/%Y}"), "ok")
