"""The card of issuers of certificates: whose signatures in PDFs are trusted, and what was taken back since."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from xacai.domain.period import write_day
from xacai.services.held_issuers import HeldIssuer, held_issuers, look_at_issuers
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded, run
from xacai.ui.page import Page
from xacai.ui.settings import issuer_rows as view
from xacai.ui.settings.key_dialogs import AskDialog
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _, ngettext

if TYPE_CHECKING:
    from xacai.exchange.pades.anchors import Anchor
    from xacai.exchange.pades.revocations import Revocations


class IssuersCard(Card):
    """A certificate is shown with its fingerprint and taken in by a second press; a list needs its issuer first."""

    def __init__(self, page: Page) -> None:
        super().__init__(_("Issuers of certificates for digital signatures"), flush=True)
        self.asking: AskDialog | None = None
        self._page, self._workspace = page, page.workspace
        self._held: dict[str, HeldIssuer] = {}
        look = theme()
        self.body.setSpacing(0)
        self.add_button = Button(_("Add an issuer's certificate…"), icon="plus", small=True)
        self.list_button = Button(_("Take a revocation list in…"), icon="import", small=True)
        self.add_to_head(self.add_button)
        self.add_to_head(self.list_button)
        name = _("Issuers of certificates for digital signatures")
        self.grid = Grid(GridModel(view.columns()), name, row_height=34, row_tint=True)
        self.grid.setMinimumHeight(look.px(32 + 3 * 34))
        words = _(
            "No issuer yet. Without its issuer's certificate a signature in a PDF is checked but not trusted."
        )
        self.nothing = Label(words, 13, ink="ink2", wrap=True)
        self.print = Label("", 12, mono=True, wrap=True, selectable=True)
        self.more = Label("", 12, ink="ink2", wrap=True)
        self.nothing.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(12))
        self.print.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        self.more.setContentsMargins(look.px(16), look.px(2), look.px(16), look.px(10))
        for widget in (self.nothing, self.grid, self.print, self.more):
            self.add(widget)
        self.add_button.clicked.connect(self._choose_certificate)
        self.list_button.clicked.connect(self._choose_list)
        self.grid.place_changed.connect(lambda key, column: self._tell_more())

    def refresh(self) -> None:
        """Show those held."""
        guarded(self, self._show)

    def _show(self) -> None:
        held = held_issuers(self._workspace)
        self._held = {item.sha256: item for item in held}
        rows = view.rows(held, self._workspace.today())
        self.grid.grid_model.set_rows(rows)
        for widget in (self.grid, self.print, self.more):
            widget.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.list_button.set_ready(bool(rows), _("Take the issuer's certificate in first."))
        if rows and not self.grid.currentIndex().isValid():
            self.grid.go_to(rows[0].key)
        self._tell_more()

    def _tell_more(self) -> None:
        chosen = self._held.get(self.grid.place()[0])
        self.print.setText(f"SHA-256 {view.fingerprint(chosen.sha256)}" if chosen is not None else "")
        self.more.setText(view.more_words(chosen, self._workspace.today()))

    def _choose_certificate(self) -> None:
        kinds = _("Certificates (*.pem *.crt *.cer *.der);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Add an issuer's certificate…"), "", kinds)
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, source: Path) -> None:
        """Show what a file holds and ask before it is trusted."""
        run(
            self,
            lambda progress: look_at_issuers(source),
            done=lambda found: self._ask(source, found),
            title=_("Reading the certificate…"),
        )

    def _ask(self, source: Path, found: tuple[HeldIssuer, ...]) -> None:
        lead = _(
            "Compare the SHA-256 with what the issuer publishes. Every signature with a certificate of this issuer "
            "is trusted afterwards."
        )
        dialog = AskDialog(_("Trust this issuer"), lead, _("Trust this issuer"), self)
        dialog.fields.addWidget(Label(view.question(found), 13, wrap=True, selectable=True))
        dialog.accepted.connect(lambda: self._trust(source))
        self.asking = dialog
        dialog.open()

    def _trust(self, source: Path) -> None:
        def work() -> tuple[Anchor, ...]:
            from xacai.services.signing import trust_issuer

            return trust_issuer(self._workspace, source)

        run(self, lambda progress: work(), done=self._trusted, title=_("Reading the certificate…"))

    def _trusted(self, kept: tuple[Anchor, ...]) -> None:
        self._stored(kept[-1].sha256)
        names = ", ".join(item.name for item in kept)
        self._page.tell(_("Trusted from now on: {names}.").format(names=names), "ok")

    def _choose_list(self) -> None:
        kinds = _("Lists of certificates taken back (*.crl *.pem);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Take a revocation list in…"), "", kinds)
        if chosen:
            self.take_list(Path(chosen))

    def take_list(self, source: Path) -> None:
        """Take a list in; what it names is trusted no longer."""

        def work() -> Revocations:
            from xacai.services.signing import take_revocations

            return take_revocations(self._workspace, source)

        run(self, lambda progress: work(), done=self._list_taken, title=_("Reading the list…"))

    def _list_taken(self, kept: Revocations) -> None:
        self._stored("")
        words = ngettext(
            "The list of {issuer} of {day} was taken in; it names {count} certificate.",
            "The list of {issuer} of {day} was taken in; it names {count} certificates.",
            kept.count,
        )
        day = write_day(date.fromisoformat(kept.day))
        self._page.tell(words.format(issuer=kept.issuer, day=day, count=kept.count), "ok")

    def _stored(self, key: str) -> None:
        self.refresh()
        if key:
            self.grid.go_to(key)
        self._page.changed.emit()
