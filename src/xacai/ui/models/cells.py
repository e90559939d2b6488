"""What a grid shows, as data: cells, columns, rows. Pages fill these; painting stands elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CellKind(StrEnum):
    """How a cell looks and behaves (the design's table "A grid cell")."""

    TEXT = "text"  # words, wrapped where the column wraps
    CODE = "code"  # 12 px, ink2
    NUMBER = "number"  # another period's figure: regular, right
    VALUE = "value"  # a typed figure: semibold, right, on the entry ground
    NIL = "nil"  # the words "không phát sinh"
    NO_DATA = "no_data"  # the words "chưa có số liệu"
    UNTOUCHED = "untouched"  # empty on the entry ground
    DERIVED = "derived"  # a sum or a ratio: cannot be entered
    ERROR = "error"
    WARNING = "warning"
    BOUND = "bound"  # taken from elsewhere, with a link
    DOUBTFUL = "doubtful"  # as written above, what was understood below
    DEADLINE = "deadline"  # as written above, understood below with an icon
    STATUS = "status"  # mark and word
    RATIO = "ratio"  # bar with target tick, mark and word
    TREND = "trend"  # words with a small triangle up or down
    GROUP = "group"  # a heading over the whole width
    EMPTY = "empty"


class Align(StrEnum):
    """Where a column's words stand."""

    LEFT = "left"
    RIGHT = "right"


class Editor(StrEnum):
    """What opens when a cell is edited."""

    NONE = "none"
    NUMBER = "number"  # a figure in Vietnamese writing; K and C are commands
    LINE = "line"
    TEXT = "text"  # several lines
    CHOICE = "choice"  # a line with completion over the column's choices


class BlockState(StrEnum):
    """The state of one task in a block bar."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NOT_STARTED = "not_started"


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell. ``mark`` is an icon or mark name, ``tone`` a colour token for the words, ``second`` the second
    line (deadline, doubtful) or the words at the right end (group, status). ``edit`` is the editor's first text,
    ``spoken`` what a screen reader says instead of the words, ``trend`` +1 or -1, ``ratio`` (value, target) in 0–1.
    """

    kind: CellKind = CellKind.TEXT
    text: str = ""
    second: str = ""
    mark: str = ""
    tone: str = ""
    strong: bool = False
    indent: int = 0
    editable: bool = False
    changed: bool = False
    note: bool = False
    tooltip: str = ""
    spoken: str = ""
    edit: str | None = None
    trend: int = 0
    ratio: tuple[float, float] | None = None
    blocks: tuple[BlockState, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: words of the header (two lines), width in pixels at 100 %, share of the free width.

    ``pad`` is used by header and cells alike (12 where a coloured bar stands). ``entry`` gives typed cells their
    ground and makes K and C commands; ``accent`` sets the header in accent (the period being reported).
    """

    title: str
    second: str = ""
    width: int = 80
    stretch: int = 0
    align: Align = Align.LEFT
    wrap: bool = False
    pad: int = 8
    entry: bool = False
    accent: bool = False
    editor: Editor = Editor.NONE
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: a stable key (a task key, an indicator code), its cells, whether it lies on the derived ground."""

    key: str
    cells: tuple[CellView, ...]
    derived: bool = False

    @property
    def is_group(self) -> bool:
        """Whether the row is a heading over the whole width."""
        return bool(self.cells) and self.cells[0].kind is CellKind.GROUP


def group_row(
    key: str,
    text: str,
    second: str = "",
    blocks: tuple[BlockState, ...] = (),
    ratio: tuple[float, float] | None = None,
) -> GridRow:
    """A heading row: its words, words at the right end, a block bar or a ratio bar before them."""
    return GridRow(key, (CellView(CellKind.GROUP, text, second, blocks=blocks, ratio=ratio),))


OPEN_KINDS = frozenset({CellKind.UNTOUCHED, CellKind.ERROR, CellKind.WARNING, CellKind.DOUBTFUL})
"""Kinds that F8 stops at."""

ENTRY_KINDS = frozenset(
    {
        CellKind.VALUE,
        CellKind.NIL,
        CellKind.NO_DATA,
        CellKind.UNTOUCHED,
        CellKind.ERROR,
        CellKind.WARNING,
        CellKind.BOUND,
    }
)
"""Kinds that lie on the entry ground in an entry column."""
