"""The window's frame: rail, upper bar, lower bar and the pages between them. It knows no feature."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QMainWindow, QStackedWidget, QWidget

from xacai.domain.period import read_period
from xacai.ui.bottom_bar import BottomBar
from xacai.ui.frame import FrameView, Hit, Scope
from xacai.ui.notices import Notices
from xacai.ui.page_spec import PageSpec
from xacai.ui.rail import Rail
from xacai.ui.room import Room, room_of
from xacai.ui.theme import theme
from xacai.wording.language import _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from xacai.services.workspace import Workspace
    from xacai.ui.page import Page
    from xacai.ui.search import Ask
    from xacai.ui.top_bar import TopBar

FrameSource = Callable[[Scope], FrameView]


def _no_frame(scope: Scope) -> FrameView:
    return FrameView()


def _no_hits(query: str) -> Sequence[Hit]:
    return ()


class MainWindow(QMainWindow):
    """Shows an empty frame at once; :meth:`open` gives it a workspace, later. Pages are made at their first visit.

    ``scope_changed`` comes after year or period were switched, ``page_shown`` after a page was opened. ``help_wanted``
    asks for help where no page can show it; the ``sample_`` signals for the sample office, a fresh one, the way out.
    """

    scope_changed = Signal(object)
    page_shown = Signal(str)
    help_wanted = Signal()
    sample_wanted = Signal()
    sample_renewed = Signal()
    sample_left = Signal()

    def __init__(self, specs: Sequence[PageSpec] = ()) -> None:
        super().__init__()
        self._specs = tuple(specs)
        self._workspace: Workspace | None = None
        self._scope, self._room = Scope(0, ""), Room()
        self._frame: FrameSource = _no_frame
        self._ask: Ask = _no_hits
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._cover: QWidget | None = None
        self.setWindowTitle(_("Xacai"))
        self.resize(1366, 768)
        self._build()
        self._bind_keys()
        theme().changed.connect(self._follow_theme)
        self._percent = theme().percent

    def open(
        self,
        workspace: Workspace,
        scope: Scope,
        *,
        frame: FrameSource = _no_frame,
        search: Ask = _no_hits,
        page: str = "",
    ) -> None:
        """Take a workspace and show a page (the first one where none is named); pages of another one go."""
        if workspace is not self._workspace:
            self.forget()
        self._workspace, self._scope, self._frame, self._ask = workspace, scope, frame, search
        self.top.search.set_ask(search)
        self.refresh_frame()
        if self._specs:
            self.show_page(page or self._specs[0].key)

    def forget(self) -> None:
        """Let the workspace go, and every page that was made for it."""
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._current = ""
        self._workspace, self._scope, self._frame, self._ask = None, Scope(0, ""), _no_frame, _no_hits

    def let_go(self) -> bool:
        """Keep what an open editor holds; False keeps the person on the page."""
        page = self._pages.get(self._current)
        return page is None or page.leave()

    @property
    def scope(self) -> Scope:
        """The year and period looked at."""
        return self._scope

    @property
    def room(self) -> Room:
        """How much room there is."""
        return self._room

    def page(self, key: str) -> Page | None:
        """A page that was visited, by its key."""
        return self._pages.get(key)

    def show_page(self, key: str, place: str = "") -> None:
        """Open a page, and a place on it; an open editor of the page that is left keeps its text."""
        leaving = self._pages.get(self._current)
        if self._workspace is None or (leaving is not None and key != self._current and not leaving.leave()):
            self.rail.choose(self._current)
            return
        page = self._pages.get(key) or self._make(key)
        if page is None:
            return
        self._current = key
        page.set_room(self._room)
        page.load(self._scope)
        self.stack.setCurrentWidget(page)
        self.rail.choose(key)
        if place:
            page.show_place(place)
        self.page_shown.emit(key)

    def set_scope(self, scope: Scope) -> None:
        """Look at another year or period: the open page loads anew, the others at their next visit."""
        page = self._pages.get(self._current)
        if scope == self._scope or (page is not None and not page.leave()):
            return
        self._scope = scope
        self.refresh_frame()
        if page is not None:
            page.load(scope)
        self.scope_changed.emit(scope)

    def refresh_frame(self) -> None:
        """Read the words of the frame anew (after something was stored, sent or backed up)."""
        view = self._frame(self._scope)
        self.top.set_view(view, self._scope)
        self.bottom.set_view(view)
        self.rail.set_badges(view.badges)
        self.rail.show_receiving(view.receives)
        self.notices.set_view(view)
        self.setWindowTitle(_("Xacai – sample office") if view.sample else _("Xacai"))

    def rebuild(self) -> None:
        """Build frame and pages anew, at the same page: after a switch of language or font scale."""
        if (page := self._pages.get(self._current)) is not None:
            page.leave()
        self._pages.clear()
        self._build()
        self._measure(force=True)
        self.refresh_frame()
        if self._current and self._workspace is not None:
            self.show_page(self._current)

    def cover(self, widget: QWidget) -> None:
        """Lay a widget over the whole frame (the first start) until :meth:`uncover`."""
        self.uncover()
        self._cover = widget
        self._layers.addWidget(widget)
        self._layers.setCurrentWidget(widget)

    def say(self, text: str, tone: str = "neutral") -> None:
        """Say a sentence on what is seen: the cover, else the open page."""
        from xacai.ui.operation import tell

        tell(self._cover or self._pages.get(self._current) or self, text, tone)

    def shows_something(self) -> bool:
        """Whether there is a cover or an open page."""
        return self._cover is not None or self._current in self._pages

    def uncover(self) -> None:
        """Take the cover away."""
        if self._cover is not None:
            self._layers.removeWidget(self._cover)
            self._cover.deleteLater()
            self._cover = None

    def raise_from_second_start(self) -> None:
        """Come to the front: the program was started once more."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell frame and page how much room there is."""
        super().resizeEvent(event)
        self._measure()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what an open editor holds."""
        event.setAccepted(self.let_go())

    def _build(self) -> None:
        self.rail, self.notices, self.bottom = Rail(self._specs), Notices(), BottomBar()
        self._top: TopBar | None = None
        self._top_place = _empty_bar()
        self.stack = QStackedWidget()
        self.stack.setMinimumSize(1, 1)  # a page never makes the window grow
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.rail, 0, 0, 4, 1)
        grid.addWidget(self._top_place, 0, 1)
        grid.addWidget(self.notices, 1, 1)
        grid.addWidget(self.stack, 2, 1)
        grid.addWidget(self.bottom, 3, 1)
        grid.setRowStretch(2, 1)
        self._layers = QStackedWidget()
        self._layers.addWidget(frame)
        self.setCentralWidget(self._layers)
        self._grid = grid
        self.rail.chosen.connect(self.show_page)
        self.notices.away_wanted.connect(lambda: self.show_page("settings", "handover"))
        self.notices.sample_left.connect(self.sample_left)
        self.notices.sample_renewed.connect(self.sample_renewed)

    @property
    def top(self) -> TopBar:
        """The upper bar, made when it is first wanted: it has no words before the workspace, and paint comes first."""
        if self._top is None:
            from xacai.ui.top_bar import TopBar

            self._top = TopBar(self._ask)
            self._grid.replaceWidget(self._top_place, self._top)
            self._top_place.deleteLater()
            self._top.set_room(self._room)
            self._top.year_chosen.connect(self._choose_year)
            self._top.period_chosen.connect(lambda period: self.set_scope(Scope(self._scope.year, period)))
            self._top.other_period_wanted.connect(self._ask_period)
            self._top.search.found.connect(lambda hit: self.show_page(hit.page, hit.place))
        return self._top

    def _make(self, key: str) -> Page | None:
        spec = next((spec for spec in self._specs if spec.key == key), None)
        if spec is None or self._workspace is None or key not in self.rail.shown():
            return None
        page = self._pages[key] = spec.factory(self._workspace)
        page.go.connect(self.show_page)
        page.period_wanted.connect(lambda period: self.set_scope(Scope(self._scope.year, period)))
        page.sample_wanted.connect(self.sample_wanted)
        page.changed.connect(self.refresh_frame)
        self.stack.addWidget(page)
        return page

    def _ask_period(self) -> None:
        """Begin a report for a period that is not in the list, and open it."""
        from xacai.ui.other_period import OtherPeriodDialog

        if self._workspace is not None:
            dialog = OtherPeriodDialog(self._workspace, self._scope.year, self)
            dialog.begun.connect(self._open_period)
            dialog.open()

    def _open_period(self, code: str) -> None:
        period = read_period(code)
        if period is not None:
            self.set_scope(Scope(period.year, code))
            self.refresh_frame()
            self.show_page("reporting")

    def _choose_year(self, year: int) -> None:
        """The same period of another year."""
        self.set_scope(Scope(year, self._scope.period.replace(str(self._scope.year), str(year), 1)))

    def _measure(self, force: bool = False) -> None:
        room = room_of(self.width(), self.height(), theme().percent)
        old, self._room = self._room, room
        if force or _steps(old) != _steps(room):
            self.rail.set_room(room)
            if self._top is not None:
                self._top.set_room(room)
            if (page := self._pages.get(self._current)) is not None:
                page.set_room(room)

    def _follow_theme(self) -> None:
        if theme().percent != self._percent:
            self._percent = theme().percent
            self.rebuild()

    def _bind_keys(self) -> None:
        QShortcut(QKeySequence("Ctrl+K"), self, self._search)
        QShortcut(QKeySequence("F1"), self, self._help)
        QShortcut(QKeySequence("F6"), self, self._change_pane)
        QShortcut(QKeySequence.StandardKey.Undo, self, lambda: self._turn_back("undo"))
        QShortcut(QKeySequence.StandardKey.Redo, self, lambda: self._turn_back("redo"))
        for place in range(1, 10):
            QShortcut(QKeySequence(f"Ctrl+{place}"), self, partial(self._show_numbered, place))

    def _show_numbered(self, place: int) -> None:
        """Open a page by its number in the rail."""
        shown = self.rail.shown()
        if place <= len(shown):
            self.show_page(shown[place - 1])

    def _help(self) -> None:
        if self._cover is not None:
            self.help_wanted.emit()
        else:
            self.show_page("help", f"topic:{self._current}")

    def _search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _change_pane(self) -> None:
        """From the page to the rail and back."""
        if (page := self._pages.get(self._current)) is None:
            return
        inside = page.isAncestorOf(self.focusWidget() or self)
        target = self.rail.buttons[self._current] if inside else page.first_place()
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _turn_back(self, verb: str) -> None:
        if (page := self._pages.get(self._current)) is not None:
            getattr(page.undo_stack, verb)()


def _empty_bar() -> QFrame:
    """What stands in the upper bar's place till it is made."""
    bar = QFrame()
    bar.setProperty("bar", "top")
    bar.setFixedHeight(theme().px(48))
    return bar


def _steps(room: Room) -> tuple[bool, bool, bool, bool]:
    return room.wide, room.narrow, room.low, room.height < 700
