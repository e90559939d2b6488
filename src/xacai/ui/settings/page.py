"""Cài đặt: sections in a list at the left, the chosen one at the right."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget

from xacai.ui.page import Page
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.wording.language import N_, _

# key, word, icon, module, class
_TABLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("office", N_("Office"), "office", "xacai.ui.settings.office", "OfficeSection"),
    ("departments", N_("Own departments"), "person", "xacai.ui.settings.departments", "DepartmentSection"),
    ("offices", N_("Offices below"), "split", "xacai.ui.settings.offices", "OfficesSection"),
    ("own", N_("Own indicators"), "target", "xacai.ui.settings.own_indicators", "OwnIndicatorSection"),
    ("catalogues", N_("Catalogues"), "table", "xacai.ui.settings.catalogues", "CatalogueSection"),
    ("printing", N_("Printing"), "print", "xacai.ui.settings.printing", "PrintSection"),
    ("keys", N_("Keys and trusted offices"), "key", "xacai.ui.settings.keys", "KeySection"),
    ("backups", N_("Backup"), "backup", "xacai.ui.settings.backups", "BackupSection"),
    ("updates", N_("Updates"), "file-in", "xacai.ui.settings.updates", "UpdateSection"),
    ("handover", N_("Handing over to another PC"), "usb", "xacai.ui.settings.handover", "HandoverSection"),
    ("display", N_("Display"), "text", "xacai.ui.settings.display", "DisplaySection"),
    ("about", N_("About the program"), "info", "xacai.ui.settings.about", "AboutSection"),
)
_RECEIVING = frozenset({"offices"})  # only where offices report to this one


class SettingsPage(Page):
    """Sections are made at their first visit; ``show_place("backups")`` opens one."""

    def title(self) -> str:
        """The page's name."""
        return _("Settings")

    def build(self) -> None:
        """List and stack."""
        look = theme()
        self.header.set_words(self.title(), _("Every change is kept at once."))
        self.sections: dict[str, Section] = {}
        self._areas: dict[str, QScrollArea] = {}
        self.current = ""
        side = Card()
        side.body.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        self.list = RowList(_("Sections of the settings"), keeps_choice=True, one_line=36)
        rows = self._rows()
        self._listed = len(rows)
        self.list.set_rows(rows)
        self.list.moved.connect(self.open_section)
        self.changed.connect(self._list_again)
        side.add(self.list)
        self._side = side
        self.stack = QStackedWidget()
        line = QHBoxLayout()
        line.setSpacing(look.px(16))
        line.addWidget(side)
        line.addWidget(self.stack, 1)
        self.body.addLayout(line, 1)

    def _rows(self) -> list[ListRow]:
        own = self.workspace.find_office()
        receives = own is not None and own.receives
        return [
            ListRow(key, _(word), mark=icon)
            for key, word, icon, _module, _name in _TABLE
            if receives or key not in _RECEIVING
        ]

    def _list_again(self) -> None:
        """An office that receives from now on (or no more) has other sections."""
        rows = self._rows()
        if len(rows) != self._listed:
            self._listed = len(rows)
            self.list.set_rows(rows)
            self.list.choose(self.current)

    def refresh(self) -> None:
        """Show the section that is open, the first one at first."""
        if not self.current:
            self.list.choose(_TABLE[0][0])
        else:
            self.sections[self.current].refresh()

    def fit(self) -> None:
        """A narrower list in a narrow window."""
        self._side.setFixedWidth(theme().px(196 if self.room.narrow else 228))

    def show_place(self, place: str) -> None:
        """Open the section of that key."""
        self.list.choose(place)

    def leave(self) -> bool:
        """Keep what is being typed."""
        for section in self.sections.values():
            section.flush()
        return True

    def open_section(self, key: str) -> None:
        """Show a section; what was being typed in the former one is kept."""
        if self.current in self.sections:
            self.sections[self.current].flush()
        self.current = key
        if key not in self.sections:
            self._make(key)
        self.sections[key].refresh()
        self.stack.setCurrentWidget(self._areas[key])

    def _make(self, key: str) -> None:
        _key, _word, _icon, module, name = next(row for row in _TABLE if row[0] == key)
        section = getattr(import_module(module), name)(self)
        assert isinstance(section, Section)
        area = QScrollArea()
        area.setProperty("quiet", "true")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(section)
        self.sections[key], self._areas[key] = section, area
        self.stack.addWidget(area)
