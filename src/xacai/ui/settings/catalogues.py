"""Danh mục: which catalogues are there, where each part comes from; one taken in, written out, sent down."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from xacai.domain.catalogue import Catalogue
from xacai.exchange.names import SUFFIX as BUNDLE
from xacai.exchange.replay import Outcome
from xacai.files.atomic import write_atomic
from xacai.services.cataloguing import catalogue_file, import_catalogue
from xacai.services.receiving import Reception
from xacai.services.taking_catalogues import take_catalogue
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import run
from xacai.ui.settings.catalogue_rows import catalogue_columns, catalogue_of, catalogue_rows
from xacai.ui.settings.catalogue_sending import CatalogueSending
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _
from xacai.wording.messages import message_of


class CatalogueSection(Section):
    """A grid of sources under a heading for each catalogue."""

    def build(self) -> None:
        """One card."""
        card = Card(_("Catalogues"), flush=True)
        self.import_button = Button(_("Take a file in…"), icon="import", small=True)
        self.export_button = Button(_("Write to a file…"), icon="export", small=True)
        self.import_button.clicked.connect(self._import)
        self.export_button.clicked.connect(self._export)
        card.add_to_head(self.import_button)
        card.add_to_head(self.export_button)
        self.send_button = Button(_("Hand on to the offices below…"), icon="submitting", small=True)
        self.sending = CatalogueSending(self.page)
        self.send_button.clicked.connect(self._send)
        card.add_to_head(self.send_button)
        self.model = GridModel(catalogue_columns(), ())
        self.grid = Grid(self.model, _("Catalogues"), row_height=34, row_tint=True)
        self.grid.setMinimumHeight(theme().px(200))
        card.add(self.grid, 1)
        words = Label(
            _(
                "A catalogue holds reports due, outline, forms and rules. A report keeps the catalogue it began with."
            ),
            12,
            ink="ink2",
            wrap=True,
        )
        words.setContentsMargins(theme().px(16), theme().px(6), theme().px(16), theme().px(12))
        card.add(words)
        self.column.addWidget(card, 1)

    def refresh(self) -> None:
        """Show every catalogue that is there."""
        self.model.set_rows(catalogue_rows(self.workspace.catalogues.values()))
        self.send_button.setVisible(self.workspace.office().receives)

    def _import(self) -> None:
        kinds = _("Catalogues (*.xlsx *.json *.xacai-catalogue *.xacai);;All files (*)")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Take a file in…"), "", kinds)
        if chosen:
            self.take(Path(chosen))

    def take(self, source: Path) -> None:
        """Take a catalogue's file in, or the package that the office above sent it in."""
        if source.suffix.lower() == BUNDLE:
            run(
                self,
                lambda progress: take_catalogue(self.workspace, source),
                done=self._received,
                title=_("Reading the catalogue…"),
            )
            return
        held = frozenset(self.workspace.catalogues)
        run(
            self,
            lambda progress: import_catalogue(self.workspace, source),
            done=lambda catalogue: self._imported(catalogue, held),
            title=_("Reading the catalogue…"),
        )

    def _received(self, told: Reception) -> None:
        self.refresh()
        tone = "err" if told.outcome is Outcome.REFUSED else "warn" if told.reasons else "ok"
        taken = _("The catalogue of the office above was taken in. Open reports ask whether to move to it.")
        self.page.tell(message_of(told.reasons[0]) if told.reasons else taken, tone)
        self.page.changed.emit()

    def _imported(self, catalogue: Catalogue, held: frozenset[str]) -> None:
        self.refresh()
        words = (
            _("{title} is here already. Nothing changed.")
            if catalogue.id in held
            else _("{title} was taken in. Open reports ask whether to move to it.")
        )
        self.page.tell(words.format(title=catalogue.title), "ok")
        self.page.changed.emit()

    def _export(self) -> None:
        catalogue = self._chosen()
        if catalogue is None:
            return
        name = f"{catalogue.name}-{catalogue.version}.xlsx"
        kinds = "Excel (*.xlsx);;JSON (*.json)"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Write to a file…"), name, kinds)
        if chosen:
            run(
                self,
                lambda progress: write_atomic(Path(chosen), catalogue_file(catalogue, Path(chosen))),
                done=lambda written: self.page.tell(_("Written: {path}").format(path=written.path), "ok"),
            )

    def _send(self) -> None:
        catalogue = self._chosen()
        if catalogue is not None:
            self.sending.ask(catalogue)

    def _chosen(self) -> Catalogue | None:
        """The catalogue under the cursor, else the newest."""
        held = self.workspace.catalogues
        key = catalogue_of(self.grid.place()[0])
        return held.get(key) or max(held.values(), key=lambda one: (one.year, one.version), default=None)
