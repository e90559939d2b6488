"""Paragraphs as flowables: runs of several styles, four alignments, indents, light widow control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.documents.content import Align, Run
from xacai.documents.flow import Flowable
from xacai.documents.fonts import FontSet
from xacai.documents.page import Mark, Part, Words, base_line
from xacai.documents.wrapping import Line, Piece, wrap

# At least so many lines of a paragraph stand together at the foot and at the head of a page.
_TOGETHER = 2
_WIDEST_SPACE = 1.2


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set, in points. ``indent`` is the first line's, ``hang`` that of all lines."""

    size: float = 14
    leading: float = 18
    align: Align = Align.JUSTIFY
    indent: float = 0
    hang: float = 0
    before: float = 0
    after: float = 0
    keep: bool = False


class Prose:
    """A paragraph wrapped to a width."""

    def __init__(self, lines: Sequence[Line], style: Style, width: float, begins: bool = True) -> None:
        self._lines, self._style, self._width, self._begins = lines, style, width, begins
        self.before = style.before if begins else 0
        self.after, self.keep = style.after, style.keep

    def height(self) -> float:
        """All lines."""
        return len(self._lines) * self._style.leading

    def least(self) -> float:
        """Two lines, or the whole of a short paragraph."""
        count = len(self._lines)
        return (count if count <= _TOGETHER + 1 else _TOGETHER) * self._style.leading

    def fit(self, room: float, force: bool) -> tuple[Part | None, Flowable | None]:
        """As many lines as fit, so that neither page gets a single line."""
        count = len(self._lines)
        fits = count if room >= self.height() else int((room + 0.01) // self._style.leading)
        if fits >= count:
            return self._part(count), None
        fits = min(fits, count - _TOGETHER) if count > _TOGETHER + 1 else 0
        if fits < _TOGETHER:
            if not force:
                return None, self
            fits = max(1, min(count, int(room // self._style.leading)))
        rest = Prose(self._lines[fits:], self._style, self._width, begins=False) if fits < count else None
        return self._part(fits), rest

    def split_last(self, count: int) -> tuple[Prose, Prose] | None:
        """The paragraph without its last lines, and those; None where too few would be left."""
        if len(self._lines) < count + _TOGETHER:
            return None
        head = Prose(self._lines[:-count], self._style, self._width, self._begins)
        return head, Prose(self._lines[-count:], self._style, self._width, begins=False)

    def _part(self, count: int) -> Part:
        marks: list[Mark] = []
        for number, line in enumerate(self._lines[:count]):
            first = self._begins and number == 0
            x = self._style.hang + (self._style.indent if first else 0)
            base = base_line(number * self._style.leading, self._style.leading, self._style.size)
            marks.extend(line_marks(line, x, base, self._width - x, self._style.size, self._style.align))
        return Part(count * self._style.leading, marks)


def prose(runs: Sequence[Run], style: Style, width: float, fonts: FontSet) -> Prose:
    """Wrap runs into a paragraph of the given width."""
    pieces = run_pieces(runs, fonts)
    inner = width - style.hang
    return Prose(wrap(pieces, style.size, inner, inner - style.indent), style, width)


def run_pieces(runs: Sequence[Run], fonts: FontSet) -> list[Piece]:
    """Runs with their faces, as printable text; never empty."""
    pieces = [Piece(fonts.face(run.bold, run.italic), fonts.printable(run.text)) for run in runs]
    return pieces or [Piece(fonts.regular, "")]


def line_marks(line: Line, x: float, base: float, width: float, size: float, align: Align) -> list[Mark]:
    """A line drawn in the strip that begins at ``x`` and is ``width`` wide."""
    spare = width - line.width
    stretch = 0.0
    if align is Align.JUSTIFY and not line.ends and line.spaces:
        stretch = min(spare / line.spaces, _WIDEST_SPACE * size)
    elif align is Align.RIGHT:
        x += spare
    elif align is Align.CENTRE:
        x += spare / 2
    marks: list[Mark] = []
    for face, text in line.pieces:
        if text:
            marks.append(Words(x, base, face, size, text, stretch))
        x += face.widths[text] * size / 1000 + stretch * (text.count(" ") + text.count("\u00a0"))
    return marks
