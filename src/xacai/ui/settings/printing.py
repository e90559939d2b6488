"""In ấn: what the office decides about its printed documents."""

from __future__ import annotations

from xacai.services.print_settings import check_on_main_pages, set_check_on_main_pages
from xacai.ui.operation import guarded
from xacai.ui.settings.section import Form, Section
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.wording.language import _

_OFF, _ON = "appendices", "everywhere"


class PrintSection(Section):
    """Where the check code stands."""

    def build(self) -> None:
        """One card."""
        card = Card(_("Printed documents"))
        form = Form(card)
        choices = (Choice(_OFF, _("Appendices only")), Choice(_ON, _("Main pages too")))
        self.places = SegmentedControl(choices, self._place(), _("Check code and QR"))
        form.put(_("Check code and QR"), self.places)
        words = _(
            "The standard layout of Decree 30/2020 has no place for them on the main pages. What was locked before "
            "a change prints again as it did."
        )
        card.add(Label(words, 12, ink="ink2", wrap=True))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.places.chosen.connect(self._decide)

    def refresh(self) -> None:
        """Show what is decided now."""
        self.places.choose(self._place())

    def _place(self) -> str:
        return _ON if check_on_main_pages(self.workspace) else _OFF

    def _decide(self, place: str) -> None:
        if guarded(self, lambda: set_check_on_main_pages(self.workspace, place == _ON)):
            self.page.changed.emit()
