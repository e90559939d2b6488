"""Sao lưu: copies made by themselves, a second place for them, the list of all, trying one, bringing one back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from xacai.exchange.keystore import has_key
from xacai.exchange.whole_copy import SUFFIX
from xacai.services.backing_up import all_copies, back_up, kept_by_server, last_backup
from xacai.services.bringing_back import BroughtBack, bring_back, look_at_copy, try_copy
from xacai.services.drilling import last_drill
from xacai.services.holding_work import away_of
from xacai.services.second_place import (
    carry,
    carry_due,
    choose_place,
    forget_second_place,
    reachable,
    second_place,
)
from xacai.ui.choosing import choose_folder
from xacai.ui.models.cells import Align, Column
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import guarded, run
from xacai.ui.settings.anew import begin_anew
from xacai.ui.settings.backup_view import Found, copy_rows, moment_words, place_words, restore_lead
from xacai.ui.settings.key_dialogs import AskDialog
from xacai.ui.settings.section import Section
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _
from xacai.wording.messages import message_of


class BackupSection(Section):
    """State above, then the second place, the list of copies with what can be done with one."""

    def build(self) -> None:
        """Three cards."""
        self.asking: AskDialog | None = None
        self.top, self.place, self.listed = self._make_top(), self._make_place(), self._make_list()
        self.column.addWidget(self.top)
        self.column.addWidget(self.place)
        self.column.addWidget(self.listed, 1)
        self.column.addStretch(0)

    def _make_top(self) -> Card:
        card = Card(_("Copies of the data"))
        self.last, self.tried = Label("", 14, strong=True), Label("", 13, ink="ink2")
        words = _(
            "The program makes a copy by itself when something changed, once a day of work, and tries one each month. "
            "Copies on this PC hold the data without the evidence files."
        )
        self.now_button = Button(_("Make a copy now"), PRIMARY, icon="backup")
        self.now_button.clicked.connect(self._back_up)
        card.add(_beside((self.last, self.tried), self.now_button))
        card.add(Label(words, 12, ink="ink2", wrap=True))
        return card

    def _make_place(self) -> Card:
        card = Card(_("A second place, on another drive"))
        self.place_state, self.place_more = (
            Label("", 13, strong=True, wrap=True),
            Label("", 13, ink="ink2", wrap=True),
        )
        words = _(
            "There the newest five copies are kept, each one file with the data and all evidence files. They are not "
            "sealed or hidden: keep the stick as you keep the files."
        )
        self.choose_button = Button(_("Keep copies in another place too…"), icon="usb")
        self.forget_button = Button(_("No second place any more"), TEXT)
        self.choose_button.clicked.connect(self._choose)
        self.forget_button.clicked.connect(self._forget)
        card.add(_beside((self.place_state, self.place_more), self.forget_button, self.choose_button))
        card.add(Label(words, 12, ink="ink2", wrap=True))
        return card

    def _make_list(self) -> Card:
        look = theme()
        card = Card(_("The copies there are"), _("on this PC: 10 recent, 8 weekly, 12 monthly"), flush=True)
        columns = (
            Column(_("Made at"), width=168, pad=16),
            Column(_("Where"), width=120, stretch=1),
            Column(_("Holds"), width=228),
            Column(_("Size"), width=90, align=Align.RIGHT, pad=16),
        )
        self.model = GridModel(columns, ())
        self.grid = Grid(self.model, _("The copies there are"), row_height=34, row_tint=True)
        self.grid.setMinimumHeight(look.px(32 + 3 * 34))
        self.drill_button = Button(_("Try this copy"), icon="refresh", small=True)
        self.back_button = Button(_("Bring this copy back…"), icon="undo", small=True)
        self.file_button = Button(_("From a file…"), icon="file-in", small=True)
        for button in (self.drill_button, self.back_button):
            button.set_ready(False, _("Make a copy first."))
        self.drill_button.clicked.connect(self._drill)
        self.back_button.clicked.connect(lambda: self.look_at(self.chosen()))
        self.file_button.clicked.connect(self._choose_file)
        line = _line(self.drill_button, self.back_button, self.file_button)
        line.setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(10))
        card.add(self.grid, 1)
        card.add(line)
        return card

    def refresh(self) -> None:
        """Read the days at once; copies and the second place behind the screen, for its drive may be slow."""
        server = kept_by_server(self.workspace)
        if server:
            self._leave_to_server(server)
            return
        self.last.setText(
            _("Last copy: {time}").format(time=moment_words(last_backup(self.workspace), _("none yet")))
        )
        tried = moment_words(last_drill(self.workspace), _("never"))
        self.tried.setText(_("Last restored for a trial: {time}").format(time=tried))
        run(self, lambda progress: self._find(), done=self._show_found)

    def chosen(self) -> Path | None:
        """The copy that the cursor is on; the newest where it is on none."""
        key = self.grid.place()[0] or (self.model.rows[0].key if self.model.rows else "")
        return Path(key) if key else None

    def look_at(self, source: Path | None) -> None:
        """Check a copy from end to end, then ask whether it shall take the place of what is here."""
        if source is not None:
            run(
                self,
                lambda progress: look_at_copy(self.workspace, source),
                done=lambda told: self._ask(source, restore_lead(*told)),
                title=_("Checking the copy…"),
            )

    def _find(self) -> Found:
        return Found(all_copies(self.workspace), reachable(self.workspace) is not None)

    def _show_found(self, found: Found) -> None:
        self.model.set_rows(copy_rows(found.copies))
        why = "" if found.copies else _("Make a copy first.")
        self.drill_button.set_ready(not why, why)
        away = _("The work is with another PC.") if away_of(self.workspace) else ""
        self.back_button.set_ready(not (why or away), why or away)
        self.file_button.set_ready(not away, away)
        self.listed.setVisible(True)
        place = second_place(self.workspace)
        words = place_words(place, found.there)
        self.place_state.setText(words.state)
        self.place_state.set_ink(words.ink)
        self.place_more.setText(words.more)
        self.choose_button.set_text(_("Another place…") if place else _("Keep copies in another place too…"))
        self.forget_button.setVisible(place is not None)

    def _leave_to_server(self, server: str) -> None:
        """Say who makes the copies, and offer none."""
        words = _("The data lies on the server {server}: its administrator makes the copies")
        self.last.setText(words.format(server=server))
        self.now_button.set_ready(False, _("The server's administrator makes the copies."))
        for item in (self.tried, self.listed, self.place):
            item.setVisible(False)

    def _back_up(self) -> None:
        self._work(_("Making a copy…"), self._copy_and_carry, _("Copied and checked: {path}"))

    def _copy_and_carry(self, step: Callable[[int, int], None]) -> Path:
        """A copy, and where the second place can be reached one there; the last that was written."""
        made = back_up(self.workspace)
        return carry(self.workspace, step).written.path if carry_due(self.workspace) else made

    def _drill(self) -> None:
        source = self.chosen()
        if source is not None:
            words = _("Restored for a trial and found whole: {path}")
            self._work(_("Trying the copy…"), lambda step: try_copy(self.workspace, source), words)

    def _choose(self) -> None:
        folder = choose_folder(self, _("Folder on a stick or another drive"))
        if folder is not None:
            self.take_place(folder)

    def take_place(self, folder: Path) -> None:
        """From now on copies go there too; the first one at once."""
        guarded(self, lambda: self._place_taken(folder))

    def _place_taken(self, folder: Path) -> None:
        _place, doubts = choose_place(self.workspace, folder)
        title, done = _("Writing the copy…"), _("Written and read back: {path}. The stick can be taken out.")
        doubt = " ".join(message_of(issue) for issue in doubts)
        self._work(title, self._copy_and_carry, f"{done} {doubt}".strip(), "warn" if doubts else "ok")

    def _forget(self) -> None:
        forget_second_place(self.workspace)
        self._done(_("No copies go to a second place any more. Those that lie there stay."), "ok")

    def _choose_file(self) -> None:
        kinds = _("Copies (*{suffix} *.db);;All files (*)").format(suffix=SUFFIX)
        chosen, _kind = QFileDialog.getOpenFileName(self, _("A copy to bring back"), "", kinds)
        if chosen:
            self.look_at(Path(chosen))

    def _ask(self, source: Path, lead: str) -> None:
        dialog = AskDialog(_("Bring a copy back"), lead, _("Bring it back"), self)
        dialog.accepted.connect(partial(self._bring_back, source))
        _make_room(dialog)
        self.asking = dialog
        dialog.open()

    def _bring_back(self, source: Path) -> None:
        run(
            self,
            lambda progress: bring_back(self.workspace, source),
            done=self._brought,
            title=_("Bringing the copy back…"),
        )

    def _brought(self, brought: BroughtBack) -> None:
        words = _("The copy is in place. What stood here before: {name}").format(name=brought.former.name)
        if not has_key(self.workspace.folder):
            words += " " + _(
                "This PC has no key of the office yet: Keys and trusted offices, Recover the key."
            )
        begin_anew(self, "backups", words)

    def _work(self, title: str, act: Callable[[Any], Path], words: str, tone: str = "ok") -> None:
        """Do something that gives a path, and say it; what is there may have changed even where it failed."""
        run(
            self,
            lambda progress: act(progress.step),
            done=lambda path: self._done(words.format(path=path.name), tone),
            refused=lambda issue: self._done(message_of(issue), "err"),
            title=title,
        )

    def _done(self, words: str, tone: str) -> None:
        self.refresh()
        self.page.changed.emit()
        self.page.tell(words, tone)


def _make_room(dialog: AskDialog) -> None:
    """A dialog of words alone is as high as they need."""
    width, layout = theme().px(560), dialog.layout()
    dialog.setFixedWidth(width)
    if layout is not None:
        dialog.setMinimumHeight(layout.totalHeightForWidth(width))


def _beside(words: tuple[Label, ...], *buttons: Button) -> QHBoxLayout:
    """Words at the left, buttons at the right."""
    line, column = _line(*buttons), QVBoxLayout()
    column.setSpacing(theme().px(4))
    for item in words:
        column.addWidget(item)
    line.takeAt(line.count() - 1)
    line.insertLayout(0, column, 1)
    for button in buttons:
        line.setAlignment(button, Qt.AlignmentFlag.AlignTop)
    return line


def _line(*buttons: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(theme().px(8))
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
