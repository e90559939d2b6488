"""What stands at the head and the foot of the plan: title, number, day, place, issuer, signer, recipients."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xacai.domain.plan import Decision, PlanHead
from xacai.domain.text import squeeze
from xacai.ui.planning.decision_card import DecisionCard
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.form import Kept, labelled
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a field that holds a list, empty ones left out."""
    return tuple(line for line in (squeeze(part) for part in text.split("\n")) if line)


class HeadTab(QScrollArea):
    """Two cards side by side, one above the other where it is narrow."""

    def __init__(self, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: dict[str, Kept] = {}
        self.setProperty("quiet", "true")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme().px(8))
        self._document, self._foot = self._document_card(), self._foot_card()
        self.decision = DecisionCard(desk)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.set_room(Room())

    def set_room(self, room: Room) -> None:
        """One or two columns."""
        for card in (self._document, self._foot, self.decision):
            self._grid.removeWidget(card)
        place = (1, 0) if room.width < 1000 else (0, 1)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._document, 0, 0, top)
        self._grid.addWidget(self._foot, *place, top)
        self._grid.addWidget(self.decision, 2, 0, 1, 2 if place == (0, 1) else 1, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if place == (0, 1) else 0)
        self._grid.setRowStretch(3, 1)

    def show_plan(self) -> None:
        """Show the plan that lies on the desk."""
        head, locked = self._desk.plan.head, self._desk.locked
        decision = head.issued_by or Decision()
        texts = {
            "title": head.title,
            "number": head.number,
            "place": head.place,
            "issuer": head.issuer,
            "signer": head.signer.name,
            "authority": "\n".join(head.signer.authority),
            "recipients": "\n".join(head.recipients),
            "decision": decision.number,
        }
        for name, text in texts.items():
            self._fields[name].show(text, locked=locked)
        for field, day in ((self.day, head.day), (self.decision_day, decision.day)):
            field.set_day(day)
            field.setReadOnly(locked)
        self.decision.show_decision()

    def keep(self) -> None:
        """Keep every field (before the page is left)."""
        for field in self._fields.values():
            field.now()
        self.decision.keep()

    def field(self, name: str) -> LineEdit | PlainTextEdit:
        """A field by its name, for jumps."""
        return self._fields[name].field

    def _document_card(self) -> Card:
        card = Card(_("The document"))
        card.add(labelled(_("Title"), self._text("title", _("Title"), 64)))
        self.day = DateEdit(_("Day of issue"))
        self.day.day_changed.connect(lambda day: self._change(lambda head: replace(head, day=day)))
        card.add(
            _side_by_side(
                labelled(_("Number"), self._line("number", _("Number"), "03/KH-UBND")),
                labelled(_("Day of issue"), self.day),
            )
        )
        card.add(
            _side_by_side(
                labelled(_("Place name"), self._line("place", _("Place name"))),
                labelled(_("Issued by"), self._line("issuer", _("Issued by"))),
            )
        )
        self.decision_day = DateEdit(_("Day of the decision"))
        self.decision_day.day_changed.connect(self._change_decision_day)
        number = self._line("decision", _("Decision that carries the plan"))
        card.add(
            _side_by_side(
                labelled(_("Decision that carries the plan, if any"), number),
                labelled(_("Day of the decision"), self.decision_day),
            )
        )
        return card

    def _foot_card(self) -> Card:
        card = Card(_("Signer and recipients"))
        card.add(
            labelled(
                _("Authority, one line each"), self._text("authority", _("Authority, one line each"), 64)
            )
        )
        card.add(labelled(_("Name of the signer"), self._line("signer", _("Name of the signer"))))
        card.add(
            labelled(
                _("Recipients, one line each"), self._text("recipients", _("Recipients, one line each"), 132)
            )
        )
        return card

    def _line(self, name: str, words: str, hint: str = "") -> LineEdit:
        field = LineEdit(words, hint=hint)
        self._fields[name] = Kept(field, lambda text: self._set(name, text))
        return field

    def _text(self, name: str, words: str, height: int) -> PlainTextEdit:
        field = PlainTextEdit(words)
        field.setFixedHeight(theme().px(height))
        self._fields[name] = Kept(field, lambda text: self._set(name, text))
        return field

    def _set(self, name: str, text: str) -> None:
        self._change(lambda head: _with(head, name, text))

    def _change_decision_day(self, day: date | None) -> None:
        self._change(lambda head: replace(head, issued_by=_decision(head.issued_by, day=day)))

    def _change(self, change: Callable[[PlanHead], PlanHead]) -> None:
        plan = self._desk.plan
        self._desk.edit(_("Edit the head"), replace(plan, head=change(plan.head)))


def _with(head: PlanHead, name: str, text: str) -> PlanHead:
    """The head with one field in other words."""
    if name == "signer":
        return replace(head, signer=replace(head.signer, name=squeeze(text)))
    if name == "authority":
        return replace(head, signer=replace(head.signer, authority=lines_of(text)))
    if name == "recipients":
        return replace(head, recipients=lines_of(text))
    if name == "decision":
        return replace(head, issued_by=_decision(head.issued_by, number=squeeze(text)))
    words: dict[str, Any] = {name: squeeze(text)}
    return replace(head, **words)


def _decision(held: Decision | None, **changes: Any) -> Decision | None:
    """The decision with another number or day; None where nothing is left of it."""
    changed = replace(held or Decision(), **changes)
    return changed if changed != Decision() else None


def _side_by_side(left: QVBoxLayout, right: QVBoxLayout) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(12))
    line.addLayout(left, 1)
    line.addLayout(right, 1)
    return line
