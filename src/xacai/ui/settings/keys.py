"""Khóa và đơn vị nhận: the office's own fingerprint and card, the cards of others that are trusted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from xacai.exchange.card import OfficeCard
from xacai.services.setting_up import own_card, trust_card, trusted_cards, write_office_card
from xacai.services.trusting import groups_that_agree, look_at_card
from xacai.ui.operation import guarded, run
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card, Divider
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.layouts import clear
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _

GROUPS = 8


class KeySection(Section):
    """Two cards: ours, theirs. A card of theirs is trusted only after its fingerprint was typed from the paper."""

    def build(self) -> None:
        """The cards."""
        self.column.addWidget(self._make_own())
        self.column.addWidget(self._make_others())
        self.column.addStretch(1)
        self._source: Path | None = None
        self._card: OfficeCard | None = None
        self.compare.hide()

    def refresh(self) -> None:
        """Show fingerprint and list."""
        guarded(self, lambda: self.fingerprint.setText(own_card(self.workspace).fingerprint))
        clear(self._list)
        cards = sorted(trusted_cards(self.workspace).values(), key=lambda card: card.name)
        for place, card in enumerate(cards):
            if place:
                self._list.addWidget(Divider())
            self._list.addLayout(_card_line(card))
        if not cards:
            words = _("No card yet. The office above sends its own; take it in to read its receipts.")
            self._list.addWidget(Label(words, 13, ink="ink2", wrap=True))

    def look_at(self, source: Path) -> None:
        """Show what a card file says and ask for the fingerprint."""
        guarded(self, lambda: self._begin(source))

    def _make_own(self) -> Card:
        card = Card(_("The office's own key"))
        self.fingerprint = Label("", 15, strong=True, mono=True, selectable=True, wrap=True)
        self.fingerprint.setAccessibleName(_("Fingerprint"))
        self.card_button = Button(_("Write the office's card…"), icon="key", small=True)
        self.card_button.clicked.connect(self._write_card)
        card.add_to_head(self.card_button)
        card.add(self.fingerprint)
        hint = _(
            "Send the card to the receiving office. It compares this fingerprint with the sheet that the chair signed "
            "and sealed. The key shows where data come from; it is no legal signature."
        )
        card.add(Label(hint, 12, ink="ink2", wrap=True))
        return card

    def _make_others(self) -> Card:
        card = Card(_("Offices that are trusted"))
        self.trust_button = Button(_("Take a card in…"), icon="import", small=True)
        self.trust_button.clicked.connect(self._choose)
        card.add_to_head(self.trust_button)
        self.compare = self._make_compare()
        card.add(self.compare)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().px(6))
        card.add(self._list)
        return card

    def _make_compare(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, theme().px(8))
        column.setSpacing(theme().px(6))
        self.whose = Label("", 14, strong=True, wrap=True)
        self.typed = LineEdit(
            _("Fingerprint from the sealed sheet"), "", "XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        )
        self.typed.setMaximumWidth(theme().px(520))
        self.typed.textChanged.connect(self._judge)
        self.verdict = Label("", 12, ink="ink2", wrap=True)
        self.confirm = Button(_("Trust this office"), PRIMARY)
        self.confirm.clicked.connect(self._trust)
        cancel = Button(_("Cancel"), TEXT)
        cancel.clicked.connect(inside.hide)
        line = QHBoxLayout()
        line.addWidget(self.confirm)
        line.addWidget(cancel)
        line.addWidget(self.verdict, 1)
        column.addWidget(self.whose)
        column.addWidget(
            Label(_("Type the fingerprint as it stands on the sheet with signature and seal:"), 13, wrap=True)
        )
        column.addWidget(self.typed)
        column.addLayout(line)
        column.addWidget(Divider())
        return inside

    def _write_card(self) -> None:
        name = f"{self.workspace.office().code}.xacai-card"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Write the office's card…"), name, "*.xacai-card")
        if chosen:
            run(
                self,
                lambda progress: write_office_card(self.workspace, Path(chosen)),
                done=lambda written: self.page.tell(
                    _("Card written: {path}").format(path=written.path), "ok"
                ),
            )

    def _choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Take a card in…"), "", "*.xacai-card")
        if chosen:
            self.look_at(Path(chosen))

    def _begin(self, source: Path) -> None:
        self._source, self._card = source, look_at_card(source)
        self.whose.setText(f"{self._card.name} ({self._card.code})")
        self.typed.set_text("")
        self._judge()
        self.compare.show()
        self.typed.setFocus()

    def _judge(self) -> None:
        """Say how far the typed letters agree; the button waits for all of them."""
        agree = groups_that_agree(self._card, self.typed.text()) if self._card is not None else 0
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
        self.confirm.set_ready(whole, words)

    def _trust(self) -> None:
        source, typed = self._source, self.typed.text()
        if source is not None and guarded(
            self, lambda: trust_card(self.workspace, source, fingerprint=typed)
        ):
            self.compare.hide()
            self.refresh()
            self.page.changed.emit()
            self.page.tell(_("{name} is trusted from now on.").format(name=self.whose.text()), "ok")


def _card_line(card: OfficeCard) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(f"{card.name} ({card.code})", 13, strong=True, wrap=True))
    column.addWidget(Label(card.fingerprint, 12, mono=True, ink="ink2", selectable=True, wrap=True))
    return column
