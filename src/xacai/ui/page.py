"""The base of every page. A page holds widgets and no arithmetic; it asks services through its workspace.

A page is made at its first visit (``PageSpec.factory``), then::

    page.set_room(room)      # how much room there is; again on every resize over a threshold
    page.load(scope)         # at each visit and when year or period change
    page.show_place("3.3.5") # a jump from the search, an issue, another page

``build()`` makes the widgets; language and font scale switch by building the page anew, so no words are cached.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QUndoStack
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xacai.ui.frame import Scope
from xacai.ui.room import Room
from xacai.ui.theme import theme
from xacai.ui.widgets.message_strip import MessageStrip
from xacai.ui.widgets.page_header import PageHeader
from xacai.ui.widgets.popover import Popover

if TYPE_CHECKING:
    from xacai.services.workspace import Workspace

FILE = "file "
"""The place of a page begins with this where a file is to be opened there: ``file C:\\…\\a.xacai``."""


class Page(QWidget):
    """One workplace. Subclasses override ``build``, ``refresh`` and, where they care, ``fit`` and ``show_place``.

    ``go(page key, place)`` asks the window for another page, ``period_wanted(code)`` for another period of the year,
    ``sample_wanted`` for the sample office to practise on;
    ``changed`` says that something was stored, so that
    the frame (saved at, badges, clock) is read again.
    """

    go = Signal(str, str)
    period_wanted = Signal(str)
    sample_wanted = Signal()
    changed = Signal()
    work_page = False
    """A work page has margins of 16 and gaps of 8, a reading page 24 and 16."""
    scrolls = False
    """Whether the body scrolls up and down as a whole where it does not fit (forms, reading pages)."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.scope = Scope(0, "")
        self.room = Room()
        self.undo_stack = QUndoStack(self)
        self.header = PageHeader(self.title())
        self.message = MessageStrip(self)
        self.body = QVBoxLayout()
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.header)
        self._outer.addWidget(self.message)
        self._add_body()
        self.setAccessibleName(self.title())
        self._set_margins()
        self.build()

    def title(self) -> str:
        """The page's title in the language in force."""
        return ""

    def build(self) -> None:
        """Make the widgets once; words come from ``_()`` here and in ``refresh``."""

    def refresh(self) -> None:
        """Read the workspace for ``self.scope`` and show it."""

    def fit(self) -> None:
        """Follow a change of ``self.room``: hide columns, turn side panels into drawers."""

    def show_place(self, place: str) -> None:
        """Put the cursor on a place (an indicator code, a task key, a section)."""

    def leave(self) -> bool:
        """Keep what an open editor holds; False keeps the person here (a question was answered with no)."""
        return True

    def first_place(self) -> QWidget | None:
        """The first widget of the page that takes the focus by Tab."""
        places = (widget for widget in self.findChildren(QWidget) if widget.isVisibleTo(self))
        return next((widget for widget in places if widget.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def load(self, scope: Scope) -> None:
        """Look at a year and a period."""
        if scope != self.scope:
            self.scope = scope
            self.undo_stack.clear()
        self.refresh()

    def set_room(self, room: Room) -> None:
        """Take over how much room there is."""
        self.room = room
        self.header.set_room(room)
        self._set_margins()
        self.fit()

    def tell(
        self, text: str, tone: str = "neutral", action: str = "", then: Callable[[], None] | None = None
    ) -> None:
        """Say a sentence on top of the page: tone neutral, accent, ok, warn, err or wait."""
        self.message.say(text, tone, action, then)

    def hideEvent(self, event: QHideEvent) -> None:
        """A panel that belongs to a place of this page goes with it."""
        super().hideEvent(event)
        for panel in self.window().findChildren(Popover):
            panel.hide()

    def _add_body(self) -> None:
        if not self.scrolls:
            self._outer.addLayout(self.body, 1)
            return
        inside, area = QWidget(), QScrollArea()
        inside.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        area.setProperty("quiet", "true")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._outer.addWidget(area, 1)

    def _set_margins(self) -> None:
        look = theme()
        side = look.px(min(self.room.margin, 16) if self.work_page else self.room.margin)
        self._outer.setContentsMargins(
            side, look.px(8 if self.work_page else 14), side, look.px(12 if self.work_page else 16)
        )
        self._outer.setSpacing(look.px(4 if self.work_page else 8))
        self.body.setSpacing(look.px(8 if self.work_page else 16))
