"""Tài liệu kiểm chứng: each document once, what it proves, its file; what is done and not proven yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut

from xacai.domain.evidence import Link, Proven
from xacai.domain.period import Period, PeriodKind, read_period
from xacai.services import filing
from xacai.ui.evidence import view
from xacai.ui.evidence.entering import Entering
from xacai.ui.evidence.keeper import Keeper
from xacai.ui.evidence.linking import Linking
from xacai.ui.evidence.taking import Taking
from xacai.ui.evidence.workplace import MISSING, REGISTER, Workplace
from xacai.ui.operation import guarded
from xacai.ui.page import Page
from xacai.ui.printing.output import open_file
from xacai.ui.widgets.button import PRIMARY, Button
from xacai.wording.language import _


class EvidencePage(Page):
    """Holds nothing but the row being entered; everything else is read from the store."""

    work_page = True

    def title(self) -> str:
        """The page's title."""
        return _("Evidence register")

    def build(self) -> None:
        """The workplace, and who carries out what is pressed in it."""
        self.desk = view.Desk(Period(PeriodKind.YEAR, 2000))
        self.place = Workplace()
        self.keeper = Keeper(self.workspace, self, self.undo_stack, self._renew)
        self.entering = Entering(self.workspace, self, self.keeper, lambda: self.desk)
        self.linking = Linking(self.workspace, self, self.keeper, lambda: self.desk)
        self.taking = Taking(self.workspace, self)
        self.panel_button = self.header.add_action(Button(_("Details"), icon="split", key="F4"))
        self.add_button = self.header.add_action(Button(_("New document"), PRIMARY, icon="plus", key="Ins"))
        self.body.addWidget(self.place, 1)
        self._connect()
        self._connect_panel()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.place.turned.connect(self._show)
        self.place.grid.committed.connect(self.entering.type)
        self.place.grid.opened.connect(self._open_cell)
        self.place.grid.answered.connect(self._answer)
        self.entering.shown.connect(self._show)
        self.entering.entered.connect(self._entered)
        self.entering.changed.connect(self._name_twins)
        self.linking.done.connect(self._stored)
        self.taking.taken.connect(self._took)
        self.add_button.clicked.connect(lambda: self.begin())
        self.panel_button.clicked.connect(self.place.toggle_panel)
        QShortcut(QKeySequence("Ins"), self, lambda: self.begin())
        QShortcut(QKeySequence("F4"), self, self.place.toggle_panel)

    def _connect_panel(self) -> None:
        panel, lacking = self.place.panel, self.place.lack_panel
        panel.wanted.connect(self._act)
        panel.unlink.connect(self._unlink)
        panel.merge.connect(lambda other: self.linking.merge(self.place.chosen, other))
        lacking.wanted.connect(self._prove)
        self.place.lack_grid.opened.connect(lambda _key, _column: self._prove("enter"))
        self.place.take_in.clicked.connect(self.linking.take_in)
        self.place.empty.pressed.connect(self._first_step)

    def refresh(self) -> None:
        """Read the register for the period."""
        guarded(self, self._read)
        self._show()

    def _read(self) -> None:
        period = read_period(self.scope.period) or Period(PeriodKind.YEAR, self.scope.year)
        self.desk = view.read_desk(self.workspace, period)

    def _show(self) -> None:
        self.header.set_words(self.title(), view.subtitle(self.desk))
        self.place.show_desk(self.desk, self.entering.fresh)

    def _renew(self) -> None:
        self.refresh()
        self.changed.emit()

    def fit(self) -> None:
        """The panel is a drawer in narrow rooms."""
        self.panel_button.set_text("" if self.room.tight else _("Details"))
        self.panel_button.setAccessibleName(_("Details"))
        self.place.show_panel(not self.room.narrow)

    def leave(self) -> bool:
        """Keep what is being typed."""
        self.place.grid.commit_open_editor()
        return True

    def show_place(self, place: str) -> None:
        """``missing``, ``evidence 3`` or ``3``."""
        key = place.removeprefix("evidence ")
        self.place.tabs.choose(MISSING if key == MISSING else REGISTER)
        self.place.query.set_text("")
        self.place.grid.go_to(key)

    def begin(self, link: Link | None = None) -> None:
        """Put a row for a new document on top and open its number; ``link`` is what it will prove."""
        self.entering.begin(link)
        self.place.tabs.choose(REGISTER)
        self.place.query.set_text("")
        self._show()
        self.place.grid.setFocus()
        self.place.grid.go_to(view.NEW, view.place_of(view.NUMBER))
        self.place.grid.edit_here()

    def _entered(self, key: str) -> None:
        self._read()
        known = self.desk.proven(key)
        if known is not None:
            self.keeper.entered(known)
        self._renew()
        self.place.grid.go_to(key, view.place_of(view.DAY))
        self._name_twins(key)

    def _name_twins(self, key: str) -> None:
        found = self.desk.twins.get(key, ())
        if found:
            words = _("No. {key}: {twin}. Compare the two, or make one of both.")
            self.tell(words.format(key=key, twin=view.twin_words(found[0])), "warn")

    def _answer(self, key: str, _column: int, number: int) -> None:
        """A number key on a doubtful row makes one of the two."""
        found = self.desk.twins.get(key, ())
        if number == 1 and found:
            self.linking.merge(key, found[0].evidence.key)

    def _stored(self, key: str) -> None:
        """What undo cannot take back was stored."""
        self.undo_stack.clear()
        self._renew()
        if key:
            self.place.grid.go_to(key)

    def _took(self, key: str) -> None:
        self._stored("")
        if key:
            self.place.grid.go_to(key, view.place_of(view.NUMBER))
            self._name_twins(key)

    def _document(self) -> Proven | None:
        return self.desk.proven(self.place.chosen)

    def _act(self, act: str) -> None:
        item = self._document()
        if item is None:
            return
        if act == "link":
            self.linking.link(item, self.place.panel.link_button)
        elif act == "attach":
            self.taking.choose(item.evidence.key)
        elif act == "open" and item.evidence.file is not None:
            open_file(filing.file_path(self.workspace, item.evidence.file))
        elif act == "remove":
            self.linking.remove(item)

    def _unlink(self, at: int) -> None:
        item = self._document()
        if item is not None:
            self.linking.unlink(item, at)

    def _prove(self, act: str) -> None:
        """Give the chosen thing its document: what is named, one of the register, or a new one."""
        lack = self.place.lack
        if lack is None:
            return
        if act == "enter":
            self.linking.enter(lack)
        elif act == "write":
            self.begin(lack.link)
        else:
            self.linking.choose(lack, self.place.lack_panel.choose)

    def _first_step(self, key: str) -> None:
        if key == "new":
            self.begin()
        elif key == MISSING:
            self.place.tabs.choose(MISSING)
        else:
            self.taking.choose("")

    def _open_cell(self, key: str, column: int) -> None:
        """Enter on a file attaches one, on what is proven links."""
        if view.column_of(column) == view.FILE and key != view.NEW:
            self.taking.choose(key)
        elif view.column_of(column) == view.PROVES:
            self.place.show_panel(True)
            self._act("link")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """One file on a row belongs to that document; files elsewhere are new documents."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.taking.take(paths, self._row_under(event) if len(paths) == 1 else "")

    def _row_under(self, event: QDropEvent) -> str:
        """The key of the document under the pointer; empty elsewhere."""
        grid = self.place.grid
        at = grid.viewport().mapFrom(self, event.position().toPoint())
        if not (grid.isVisible() and grid.viewport().rect().contains(at)):
            return ""
        key = grid.grid_model.key_at(grid.indexAt(at).row())
        return "" if key == view.NEW else key
