"""Đơn vị cấp dưới: who reports to this office, their list out of a file, who took over from whom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from xacai.services.rostering import OfficeImport, import_offices, roster_of, succeed_offices
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded, run
from xacai.ui.settings.office_rows import (
    codes_of,
    import_words,
    office_columns,
    office_rows,
    takes_anything,
)
from xacai.ui.settings.section import Form, Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.issue_list import IssueList
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.text_edit import LineEdit
from xacai.wording.language import _


class OfficesSection(Section):
    """The list; a file is looked through first and taken in by a second press; one card for successions."""

    def build(self) -> None:
        """Three cards."""
        self.source: Path | None = None
        self._make_list()
        self._make_trial()
        self._make_succession()

    def _make_list(self) -> None:
        look, card = theme(), Card(_("Offices below"), " ", flush=True)
        self.card = card
        self.search = LineEdit(_("Find an office"), "", _("code or name"))
        self.search.setProperty("finds", True)
        self.search.setFixedWidth(look.px(200))
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.import_button = Button(_("Take in a list…"), icon="import", small=True)
        self.import_button.clicked.connect(self.choose_list)
        card.add_to_head(self.search)
        card.add_to_head(self.import_button)
        self.grid = Grid(GridModel(office_columns()), _("Offices below"), row_height=28, row_tint=True)
        self.grid.setMinimumHeight(look.px(220))
        card.add(self.grid, 1)
        hint = Label(
            _("A CSV file with the columns code and name; place, superior and days may be added."), 12
        )
        hint.set_ink("ink2")
        hint.setContentsMargins(look.px(16), look.px(6), look.px(16), look.px(8))
        card.add(hint)
        self.column.addWidget(card, 1)

    def _make_trial(self) -> None:
        self.trial = Card(_("A list looked through, nothing is written yet"))
        self.told, self.issues = Label("", 13, wrap=True), IssueList()
        self.take_button, self.drop_button = (
            Button(_("Take in"), small=True),
            Button(_("Leave"), TEXT, small=True),
        )
        self.take_button.clicked.connect(self.take_in)
        self.drop_button.clicked.connect(self._leave_trial)
        line = QHBoxLayout()
        line.addWidget(self.take_button)
        line.addWidget(self.drop_button)
        line.addStretch(1)
        self.trial.add(self.told)
        self.trial.add(self.issues)
        self.trial.add(line)
        self.trial.hide()
        self.column.addWidget(self.trial)

    def _make_succession(self) -> None:
        card = Card(_("An office takes over from others"))
        form = Form(card)
        self.old, self.new = LineEdit(_("Codes of the former offices")), LineEdit(_("Code of the successor"))
        self.name, self.day = LineEdit(_("Name of the successor")), DateEdit(_("From"))
        form.put(_("Codes of the former offices"), self.old, _("Several codes, separated by commas."))
        form.put(_("Code of the successor"), self.new)
        form.put(
            _("Name of the successor"), self.name, _("Needed only where the office is not in the list yet.")
        )
        form.put(_("From"), self.day)
        self.succeed_button = Button(_("Note the succession"), small=True)
        self.succeed_button.clicked.connect(self.succeed)
        line = QHBoxLayout()
        line.addWidget(self.succeed_button)
        line.addStretch(1)
        card.add(line)
        self.column.addWidget(card)

    def refresh(self) -> None:
        """Show the list as stored."""
        self.roster = roster_of(self.workspace)
        self._show_rows()

    def choose_list(self) -> None:
        """Ask for a file and look it through."""
        kinds = _("Lists ({patterns})").format(patterns="*.csv *.txt")
        chosen, _kind = QFileDialog.getOpenFileName(self, _("Take in a list…"), str(Path.home()), kinds)
        if chosen:
            self.look_at(Path(chosen))

    def look_at(self, source: Path) -> None:
        """Say what the list would change."""
        workspace = self.workspace
        run(
            self,
            lambda _progress: import_offices(workspace, source, dry_run=True),
            done=lambda found: self._show_trial(source, found),
            title=_("Looking through the list"),
        )

    def take_in(self) -> None:
        """Take in the list that was looked through."""
        source, workspace = self.source, self.workspace
        if source is not None:
            run(self, lambda _progress: import_offices(workspace, source), done=self._taken)

    def succeed(self) -> None:
        """Note that an office took over from others."""
        day = self.day.day()
        old = codes_of(self.old.text())
        if day is None or not old or not self.new.text().strip():
            self.page.tell(_("Give the former offices, the office that takes over, and the day."), "warn")
            return
        words = (self.new.text(), self.name.text())
        if guarded(self, lambda: succeed_offices(self.workspace, old, by=words[0], day=day, name=words[1])):
            for field in (self.old, self.new, self.name):
                field.set_text("")
            self._stored(_("The succession is noted. Old figures stay as they were reported."))

    def _show_rows(self) -> None:
        own = self.workspace.office().code
        rows = office_rows(self.roster, own, self.workspace.today(), self.search.text())
        self.card.set_title(_("Offices below"), str(len(rows)))
        self.grid.grid_model.set_rows(rows)

    def _show_trial(self, source: Path, found: OfficeImport) -> None:
        self.source = source
        self.told.setText(f"{source.name}: {import_words(found)}")
        self.issues.set_issues(found.issues)
        self.issues.setVisible(bool(found.issues))
        self.take_button.set_ready(takes_anything(found), _("There is nothing to take in."))
        self.trial.show()

    def _taken(self, found: OfficeImport) -> None:
        self._leave_trial()
        self._stored(import_words(found))

    def _stored(self, words: str) -> None:
        self.refresh()
        self.page.changed.emit()
        self.page.tell(words, "ok")

    def _leave_trial(self) -> None:
        self.source = None
        self.trial.hide()
