"""The first step: which office. Typed, or chosen from a list of offices, which a few letters without accents find."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout

from xacai.domain.office import Office
from xacai.domain.text import plain
from xacai.ui.first_start import answers as asked
from xacai.ui.first_start.steps import StepForm
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _

_FOUND = Qt.ItemDataRole.UserRole
_SHOWN = 8


class OfficeCompleter(QCompleter):
    """Offices below the field; diacritics and case do not count. ``taken(office)`` when one is chosen."""

    taken = Signal(object)

    def __init__(self, offices: Sequence[Office], field: LineEdit) -> None:
        super().__init__(field)
        self._offices = {f"{asked.full_name(office.name)} ({office.code})": office for office in offices}
        model = QStandardItemModel(self)
        for words, office in self._offices.items():
            item = QStandardItem(words)
            item.setData(asked.searched(office), _FOUND)
            item.setSizeHint(QSize(0, theme().px(28)))
            model.appendRow(item)
        self.setModel(model)
        self.setCompletionRole(_FOUND)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_SHOWN)
        self.activated.connect(self._take)

    def splitPath(self, path: str) -> list[str]:
        """What is looked for."""
        return [plain(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """What the field shows till the office is taken."""
        return str(index.data())

    def _take(self, words: str) -> None:
        office = self._offices[words]
        QTimer.singleShot(0, self, lambda: self.taken.emit(office))  # the field takes the words first


class OfficeStep(StepForm):
    """Which office: name, code, place, since when. ``list_wanted`` asks for a list of offices to choose from,
    ``superior_told(code, name)`` says who stands above the chosen one.
    """

    list_wanted = Signal()
    superior_told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(
            _("Which office is it?"),
            _("As it stands on its documents. All of it can be changed later in the settings."),
        )
        self.offices: tuple[Office, ...] = ()
        self.name = LineEdit(_("Name of the office"), hint=_("For example: Ủy ban nhân dân xã …"))
        self.code = LineEdit(_("Code of the office"), hint=_("5 digits"))
        self.place = LineEdit(_("Place in the date line"))
        self.since = DateEdit(_("Works since"))
        self.list_button = Button(_("Choose from a list…"), TEXT, icon="file-in", small=True)
        self.list_button.clicked.connect(self.list_wanted)
        self.first = self.name
        self.name.text_changed_for_good.connect(self._guess)
        self._lay_out()

    def _lay_out(self) -> None:
        name, line = self.put(_("Name of the office"), self.name), QHBoxLayout()
        if (label := name.takeAt(0)) is not None:
            line.addItem(label)
        line.addStretch(1)
        line.addWidget(self.list_button)
        name.insertLayout(0, line)
        self.column.addLayout(name)
        code = self.put(
            _("Code of the office"), self.code, _("Decision 19/2025/QĐ-TTg: a commune 5 digits, a province 2")
        )
        self.pair(
            code,
            self.put(_("Place in the date line"), self.place, _("It stands before “ngày … tháng … năm …”")),
        )
        since = self.put(_("Works since"), self.since, _("For example 01/07/2025. Blank: it existed before."))
        self.pair(since, QVBoxLayout())
        self.column.addStretch(1)

    def offer(self, offices: Sequence[Office]) -> None:
        """Let the office be chosen from a list."""
        self.offices = tuple(offices)
        completer = OfficeCompleter(self.offices, self.name)
        completer.taken.connect(self.take)
        self.name.setCompleter(completer)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, office: Office) -> None:
        """Fill the fields from an office of the list."""
        self.name.set_text(asked.full_name(office.name))
        self.code.set_text(office.code)
        self.place.set_text(asked.listed_place(office))
        self.since.set_day(office.valid_from)
        above = next((item.name for item in self.offices if item.code == office.superior_code), "")
        self.superior_told.emit(office.superior_code, asked.addressee_below(above))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _guess(self, name: str) -> None:
        """Take the only office of the list that fits; else show the name as it will be printed and its place."""
        office = asked.only_one(self.offices, name)
        if office is not None:
            self.take(office)
            return
        self.name.set_text(asked.full_name(name))
        if not self.place.text().strip():
            self.place.set_text(asked.guessed_place(name))
