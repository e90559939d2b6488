"""Sao lưu: when the last copy was made, making one, trying one, how to bring one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout

from xacai.services.backing_up import back_up, copies, drill, kept_by_server, last_backup
from xacai.services.drilling import last_drill
from xacai.ui.models.cells import Align, CellKind, CellView, Column, GridRow
from xacai.ui.models.grid import GridModel
from xacai.ui.operation import run
from xacai.ui.settings.section import Section
from xacai.ui.sizes import size_words
from xacai.ui.theme import theme
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.label import Label
from xacai.wording.language import _


def moment_words(when: datetime | None, never: str) -> str:
    """``15/09/2026, 08:30``; the words for never."""
    return f"{when:%d/%m/%Y, %H:%M}" if when else never


def copy_rows(found: tuple[Path, ...]) -> tuple[GridRow, ...]:
    """Each copy with the moment in its name and its size."""
    return tuple(
        GridRow(
            path.name,
            (
                CellView(CellKind.TEXT, _made(path)),
                CellView(CellKind.TEXT, path.name, tone="ink2"),
                CellView(CellKind.NUMBER, size_words(path.stat().st_size)),
            ),
        )
        for path in found
    )


def _made(path: Path) -> str:
    stamp = "-".join(path.stem.split("-")[1:3])
    try:
        return f"{datetime.strptime(stamp, '%Y%m%d-%H%M%S'):%d/%m/%Y, %H:%M:%S}"
    except ValueError:
        return ""


class BackupSection(Section):
    """State and buttons above, the list of copies, the way back in words."""

    def build(self) -> None:
        """Three cards."""
        look = theme()
        top = Card(_("Copies of the data"))
        self.last, self.tried = Label("", 14, strong=True), Label("", 13, ink="ink2")
        self.now_button = Button(_("Make a copy now"), PRIMARY, icon="backup")
        self.drill_button = Button(_("Try the newest one"), icon="refresh")
        self.now_button.clicked.connect(self._back_up)
        self.drill_button.clicked.connect(self._drill)
        line = QHBoxLayout()
        line.setSpacing(look.px(8))
        line.addWidget(self.now_button)
        line.addWidget(self.drill_button)
        line.addStretch(1)
        for item in (self.last, self.tried):
            top.add(item)
        top.add(line)
        listed = Card(_("The copies there are"), _("10 recent, 8 weekly, 12 monthly are kept"), flush=True)
        columns = (
            Column(_("Made at"), width=180, pad=16),
            Column(_("File"), width=150, stretch=1),
            Column(_("Size"), width=100, align=Align.RIGHT, pad=16),
        )
        self.model = GridModel(columns, ())
        self.grid = Grid(self.model, _("The copies there are"), row_height=34, row_tint=True)
        self.grid.setMinimumHeight(look.px(32 + 3 * 34))
        listed.add(self.grid, 1)
        self.listed = listed
        back = Card(_("Bringing a copy back"))
        words = _(
            "Close the program, then run: xacai backup restore FILE. The copy takes the place of the data; the data as "
            "they were are put aside, nothing is lost. Copies lie in the folder “backups” of the data folder: take one "
            "to another drive from time to time."
        )
        back.add(Label(words, 13, ink="ink2", wrap=True, selectable=True))
        self.back = back
        self.column.addWidget(top)
        self.column.addWidget(listed, 1)
        self.column.addWidget(back)
        self.column.addStretch(0)

    def refresh(self) -> None:
        """Read copies and days."""
        server = kept_by_server(self.workspace)
        if server:
            self._leave_to_server(server)
            return
        made = last_backup(self.workspace)
        self.last.setText(_("Last copy: {time}").format(time=moment_words(made, _("none yet"))))
        tried = moment_words(last_drill(self.workspace), _("never"))
        self.tried.setText(_("Last restored for a trial: {time}").format(time=tried))
        self.drill_button.set_ready(made is not None, _("Make a copy first."))
        self.model.set_rows(copy_rows(copies(self.workspace)))
        self.listed.setVisible(made is not None)

    def _leave_to_server(self, server: str) -> None:
        """Say who makes the copies, and offer none."""
        words = _("The data lies on the server {server}: its administrator makes the copies")
        self.last.setText(words.format(server=server))
        for button in (self.now_button, self.drill_button):
            button.set_ready(False, _("The server's administrator makes the copies."))
        for item in (self.tried, self.listed, self.back):
            item.setVisible(False)

    def _back_up(self) -> None:
        run(
            self,
            lambda progress: back_up(self.workspace),
            done=lambda path: self._done(_("Copied and checked: {path}").format(path=path.name)),
            title=_("Making a copy…"),
        )

    def _drill(self) -> None:
        run(
            self,
            lambda progress: drill(self.workspace),
            done=lambda path: self._done(
                _("Restored for a trial and found whole: {path}").format(path=path.name)
            ),
            title=_("Trying the copy…"),
        )

    def _done(self, words: str) -> None:
        self.refresh()
        self.page.changed.emit()
        self.page.tell(words, "ok")
