"""The parts of the plan's text: an outline at the left, heading, level and text of the chosen part at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xacai.domain.plan import Section
from xacai.domain.text import squeeze
from xacai.ui.planning.desk import PlanDesk
from xacai.ui.planning.form import Kept, labelled
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.button import OUTLINED, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.segments import Choice, SegmentedControl
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.wording.language import _

LEVELS = ("I.", "1.", "1.1.", "-", "a)")
"""What stands before the headings of levels 1 to 5."""


def outline_rows(sections: tuple[Section, ...]) -> list[ListRow]:
    """The headings, set in by their level."""
    return [
        ListRow(
            str(place),
            "\u2003" * (min(item.level, 5) - 1) + (item.heading or _("(no heading)")),
            strong=item.level == 1,
        )
        for place, item in enumerate(sections)
    ]


class SectionsTab(QWidget):
    """``told`` asks the page to say a sentence; the bool says whether it can be undone."""

    told = Signal(str, bool)

    def __init__(self, desk: PlanDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._place = desk, 0
        self.outline = RowList(_("Parts of the text"), keeps_choice=True, one_line=28)
        self.outline.moved.connect(self._choose)
        look, line = theme(), QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(look.px(8))
        self._left = Card(_("Parts of the text"))
        self._left.add(self.outline, 1)
        self._left.add(self._verbs())
        line.addWidget(self._left)
        line.addWidget(self._editor(), 1)
        self.set_room(Room())

    def set_room(self, room: Room) -> None:
        """A narrower outline where there is little room."""
        self._left.setFixedWidth(theme().px(300 if room.narrow else 400))

    def show_plan(self) -> None:
        """Show the plan that lies on the desk."""
        sections, locked = self._desk.plan.sections, self._desk.locked
        self._place = min(self._place, max(len(sections) - 1, 0))
        self.outline.blockSignals(True)
        self.outline.set_rows(outline_rows(sections))
        self.outline.choose(str(self._place))
        self.outline.blockSignals(False)
        self._show_section()
        for name, button in self.buttons.items():
            button.setVisible(not locked)
            button.setEnabled(name == "add" or bool(sections))

    def keep(self) -> None:
        """Keep the open part (before the page is left)."""
        self._heading.now()
        self._text.now()

    def do(self, verb: str) -> None:
        """Add, up, down or delete at the chosen part."""
        self.keep()
        sections, place = list(self._desk.plan.sections), self._place
        if verb == "add":
            level = sections[place].level if sections else 1
            place = min(place + 1, len(sections))
            sections.insert(place, Section("", level))
        elif verb == "delete" and sections:
            gone = sections.pop(place)
        elif verb in ("up", "down") and 0 <= place + (wanted := -1 if verb == "up" else 1) < len(sections):
            sections.insert(place + wanted, sections.pop(place))
            place += wanted
        else:
            return
        self._place = place
        if self._store(tuple(sections)) and verb == "add":
            self.heading.setFocus()
        elif verb == "delete":
            self.told.emit(_("A part was deleted: {heading}").format(heading=gone.heading), True)

    def _verbs(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(4))
        words = {"add": _("Add"), "up": _("Up"), "down": _("Down"), "delete": _("Delete")}
        self.buttons: dict[str, Button] = {}
        for verb, text in words.items():
            button = Button(text, OUTLINED, icon="plus" if verb == "add" else "", small=True)
            button.clicked.connect(lambda _checked=False, name=verb: self.do(name))
            self.buttons[verb] = button
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _editor(self) -> Card:
        card = Card()
        self.heading, self.text = LineEdit(_("Heading")), PlainTextEdit(_("Text"))
        self._heading = Kept(self.heading, lambda text: self._change(heading=squeeze(text)))
        self._text = Kept(self.text, lambda text: self._change(text=text))
        self.level = SegmentedControl(
            [Choice(str(n), mark) for n, mark in enumerate(LEVELS, start=1)], "1", _("Level")
        )
        self.level.chosen.connect(lambda key: self._change(level=int(key)))
        head = QHBoxLayout()
        head.setSpacing(theme().px(12))
        head.addLayout(labelled(_("Heading"), self.heading), 1)
        head.addLayout(labelled(_("Level"), self.level))
        card.add(head)
        column = QVBoxLayout()
        column.addLayout(labelled(_("Text, one paragraph a line"), self.text))
        card.add(column, 1)
        return card

    def _choose(self, key: str) -> None:
        if key and int(key) != self._place:
            self.keep()
            self._place = int(key)
            self._show_section()

    def _show_section(self) -> None:
        sections, locked = self._desk.plan.sections, self._desk.locked
        section = sections[self._place] if sections else Section("", 1)
        locked = locked or not sections
        self._heading.show(section.heading, locked=locked)
        self._text.show(section.text, locked=locked)
        self.level.setEnabled(not locked)
        self.level.blockSignals(True)
        self.level.choose(str(min(section.level, len(LEVELS))))
        self.level.blockSignals(False)

    def _change(self, **parts: str | int) -> None:
        sections = list(self._desk.plan.sections)
        if sections:
            sections[self._place] = replace(sections[self._place], **parts)  # type: ignore[arg-type]  # by name
            self._store(tuple(sections))

    def _store(self, sections: tuple[Section, ...]) -> bool:
        return self._desk.edit(_("Edit the text"), replace(self._desk.plan, sections=sections))
