"""Filling pages: a row of flowables goes down the frame of one page after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Protocol

from xacai.documents.page import Mark, Page, Part, Placed, Rule, Shape

_CHAIN = 6


class Flowable(Protocol):
    """A piece of a document laid out for the width it was made with."""

    @property
    def before(self) -> float:
        """Free space wanted above, in points; the larger of two neighbours' wishes counts."""

    @property
    def after(self) -> float:
        """Free space wanted below."""

    @property
    def keep(self) -> bool:
        """Whether it must not be parted from what follows."""

    def height(self) -> float:
        """Height if it stands on one page."""

    def least(self) -> float:
        """The smallest height that its beginning may take on a page."""

    def fit(self, room: float, force: bool) -> tuple[Part | None, Flowable | None]:
        """What stands in ``room`` and what is left over; nothing where too little would stand.

        ``force`` says that the page is empty: something must be placed.
        """


class Solid:
    """Marks of a fixed height that stay together."""

    def __init__(
        self,
        height: float,
        marks: Sequence[Mark] = (),
        before: float = 0,
        after: float = 0,
        keep: bool = False,
    ) -> None:
        self.part = Part(height, marks)
        self.before, self.after, self.keep = before, after, keep

    def height(self) -> float:
        """The whole."""
        return self.part.height

    def least(self) -> float:
        """The whole: it does not part."""
        return self.part.height

    def fit(self, room: float, force: bool) -> tuple[Part | None, Flowable | None]:
        """All or nothing."""
        return (self.part, None) if force or self.part.height <= room else (None, self)


def stack(flowables: Iterable[Flowable], x: float = 0, y: float = 0) -> tuple[list[Mark], float]:
    """Marks of flowables one below the other, however high, and the ``y`` where they end."""
    marks: list[Mark] = []
    after = 0.0
    for number, item in enumerate(flowables):
        y += max(after, item.before) if number else 0
        part, _ = item.fit(float("inf"), True)
        if part is not None:
            marks.extend(shift(part.marks, x, y))
            y += part.height
        after = item.after
    return marks, y


def shift(marks: Iterable[Mark], x: float, y: float) -> list[Mark]:
    """Marks moved right and down."""
    return [_shifted(mark, x, y) for mark in marks]


def _shifted(mark: Mark, x: float, y: float) -> Mark:
    if isinstance(mark, Rule):
        return Rule(mark.x + x, mark.y + y, mark.to_x + x, mark.to_y + y, mark.thickness)
    return mark._replace(x=mark.x + x, y=mark.y + y)


def fill_pages(flowables: Iterable[Flowable], shape: Shape) -> list[Page]:
    """Pages of one shape that hold all flowables in order; at least one page."""
    queue = deque(flowables)
    pages = [Page(shape)]
    y, after = 0.0, 0.0
    while queue:
        item = queue.popleft()
        gap = max(after, item.before) if y else 0.0
        room = shape.frame_height - y - gap
        part, rest = None, item if y and not _chain_fits(item, queue, room, shape) else None
        if rest is None:
            part, rest = item.fit(room, y == 0)
        if part is not None:
            pages[-1].placed.append(Placed(shape.left, shape.top + y + gap, part.marks))
            y, after = y + gap + part.height, item.after
        if rest is not None:
            queue.appendleft(rest)
            pages.append(Page(shape))
            y, after = 0.0, 0.0
    return pages


def _chain_fits(item: Flowable, following: Sequence[Flowable], room: float, shape: Shape) -> bool:
    """Whether a kept item, the kept ones after it and the beginning of what they lead fit in the room."""
    need, current, index = 0.0, item, 0
    while current.keep and index < len(following) and index < _CHAIN:
        succeeding = following[index]
        need += current.height() + max(current.after, succeeding.before)
        current, index = succeeding, index + 1
    need += current.least()
    return need <= room or need > shape.frame_height
