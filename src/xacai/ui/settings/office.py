"""Cơ quan: what documents say of the office. Each field keeps itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from xacai.domain.issue import Issue
from xacai.domain.office import Office
from xacai.domain.text import squeeze
from xacai.services.setting_up import change_office
from xacai.ui.operation import guarded
from xacai.ui.settings.section import Form, Section
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.number_edit import mark_wrong
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _
from xacai.wording.messages import message_of


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a field that hold something."""
    return tuple(line for line in (squeeze(part) for part in text.splitlines()) if line)


class OfficeSection(Section):
    """Name, place, the office above, signer, recipients, validity."""

    def build(self) -> None:
        """Three cards of fields."""
        self.fields: dict[str, QWidget] = {}
        names, above, signing = (
            Card(_("The office")),
            Card(_("Where it reports to")),
            Card(_("Signature and recipients")),
        )
        form = Form(names)
        self.code = Label("", 13, strong=True, selectable=True)
        form.put(_("Code"), self.code)
        self._line(form, "name", _("Name"))
        self._line(form, "place", _("Place name on documents"))
        self._day(form, "valid_from", _("In being since"))
        self._day(form, "valid_to", _("In being until"), _("Empty while the office exists."))
        form = Form(above)
        self._line(form, "superior_name", _("Receiver of the reports"))
        hint = _("Receipts, answers and catalogues of this office are taken in; those of others are not.")
        self._line(form, "superior_code", _("Code of the office above"), hint)
        self.receives = QCheckBox(_("Also receives reports of offices below"))
        self.receives.setAccessibleName(self.receives.text())
        self.receives.clicked.connect(lambda ticked: self.change("receives", ticked))
        form.put("", self.receives, _("Shows the pages for receiving and totals."))
        form = Form(signing)
        self._lines(form, "signer_authority", _("Authority lines"), 2, _("One a line, as under a document."))
        self._line(form, "signer_name", _("Signer"))
        self._lines(form, "recipients", _("Recipients"), 5, _("One a line, without dash and full stop."))
        for card in (names, above, signing):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show the office as stored; a field being typed in is left alone."""
        office = self.workspace.office()
        self.code.setText(office.code)
        self.receives.setChecked(office.receives)
        for name, field in self.fields.items():
            value = getattr(office, name)
            if field.hasFocus():
                continue
            if isinstance(field, DateEdit):
                field.set_day(value)
            elif isinstance(field, (LineEdit, PlainTextEdit)):
                field.set_text(value if isinstance(value, str) else "\n".join(value))

    def change(self, name: str, value: object) -> None:
        """Store one property; refused: the field is marked and the sentence said, nothing is written."""
        office = self.workspace.office()
        if getattr(office, name) == value:
            mark_wrong(self._field(name), False)
            return
        changes: dict[str, Any] = {name: value}
        field = self._field(name)

        def refuse(issue: Issue) -> None:
            mark_wrong(field, True, message_of(issue))
            self.page.tell(message_of(issue), "err")

        if guarded(self, _storing(self.workspace, replace(office, **changes)), refuse):
            mark_wrong(field, False)
            self.page.changed.emit()

    def _field(self, name: str) -> QWidget:
        return self.fields.get(name, self.receives)

    def _line(self, form: Form, name: str, words: str, hint: str = "") -> None:
        field = LineEdit(words)
        self.fields[name] = field
        self.watch(field, lambda text: self.change(name, squeeze(text)))
        form.put(words, field, hint)

    def _lines(self, form: Form, name: str, words: str, count: int, hint: str) -> None:
        field = PlainTextEdit(words)
        field.setFixedHeight(theme().px(24 + 18 * count))
        self.fields[name] = field
        self.watch(field, lambda text: self.change(name, lines_of(text)))
        form.put(words, field, hint)

    def _day(self, form: Form, name: str, words: str, hint: str = "") -> None:
        field = DateEdit(words)
        self.fields[name] = field
        field.day_changed.connect(lambda day: self._change_day(name, day))
        form.put(words, field, hint)

    def _change_day(self, name: str, day: date | None) -> None:
        self.change(name, day)


def _storing(workspace: Any, office: Office) -> Callable[[], Office]:
    return lambda: change_office(workspace, office)
