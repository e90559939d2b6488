"""Sheets of paper and the marks on them: the display list between layout and bytes.

Lengths are points; ``x`` runs right, ``y`` runs DOWN from the top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xacai.documents.fonts import ASCENT, DESCENT, Face

MM = 72 / 25.4
A4_SHORT, A4_LONG = 210 * MM, 297 * MM
A3_SHORT, A3_LONG = 297 * MM, 420 * MM


class Words(NamedTuple):
    """Text drawn at a stroke: ``y`` is its base line, ``stretch`` what each space is widened by."""

    x: float
    y: float
    face: Face
    size: float
    text: str
    stretch: float = 0.0


class Rule(NamedTuple):
    """A straight black line."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float


class Box(NamedTuple):
    """The outline of a cell."""

    x: float
    y: float
    width: float
    height: float


class Blot(NamedTuple):
    """A filled black rectangle (the modules of a QR code)."""

    x: float
    y: float
    width: float
    height: float


class Band(NamedTuple):
    """The bar of a chart: grey, or white with slanting strokes, always outlined, so that black and white will do."""

    x: float
    y: float
    width: float
    height: float
    hatched: bool


class Sign(NamedTuple):
    """A mark of a task's state (:mod:`xacai.documents.signs`) in a square of ``size``; (x, y) its upper left corner."""

    x: float
    y: float
    size: float
    name: str


class SigningRoom(NamedTuple):
    """Room kept free for a signature and a seal: nothing is drawn there."""

    x: float
    y: float
    width: float
    height: float


Mark = Words | Rule | Box | Blot | Band | Sign | SigningRoom


class Part(NamedTuple):
    """What a flowable puts on one page, measured from its own top left corner."""

    height: float
    marks: Sequence[Mark]


class Placed(NamedTuple):
    """Marks and the corner they are measured from."""

    x: float
    y: float
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True)
class Shape:
    """A sheet and its margins, in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def frame_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def frame_height(self) -> float:
        """Height between the margins."""
        return self.height - self.top - self.bottom


# Decree 30: top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm. On a sheet laid across, the binding edge
# is at its top.
PORTRAIT = Shape(A4_SHORT, A4_LONG, 20 * MM, 20 * MM, 30 * MM, 15 * MM)
LANDSCAPE = Shape(A4_LONG, A4_SHORT, 25 * MM, 20 * MM, 20 * MM, 20 * MM)


@dataclass(slots=True)
class Page:
    """One sheet with everything on it; ``faint`` is written large and light across it, under the text."""

    shape: Shape
    placed: list[Placed] = field(default_factory=list)
    faint: str = ""

    def put(self, x: float, y: float, marks: Sequence[Mark]) -> None:
        """Add marks, measured from the corner (x, y)."""
        self.placed.append(Placed(x, y, marks))

    def words(self) -> Iterator[Words]:
        """Every text on the page, at its place on the sheet."""
        for x, y, marks in self.placed:
            for mark in marks:
                if isinstance(mark, Words):
                    yield mark._replace(x=mark.x + x, y=mark.y + y)


def base_line(top: float, leading: float, size: float) -> float:
    """Where the base line of a line of type stands whose strip begins at ``top``."""
    return top + (leading - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
