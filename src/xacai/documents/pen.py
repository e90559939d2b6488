"""Writing text and lines straight into a page's content stream: letters are encoded once per face and size.

ReportLab chooses the codes and embeds the font subsets; this only spares its per-line work.
"""

from __future__ import annotations

from typing import Any

from reportlab.pdfgen.canvas import Canvas

from xacai.documents.fonts import Face
from xacai.documents.signs import sign_operators

_BAR_GREY = 0.72
_HATCH = 3.0
"""Points between the strokes of a hatched bar."""


class _Codes(dict[int, str]):
    """Letters as they stand inside a PDF string of the face's first subset.

    A letter of a further subset carries the switch of font there and back along with it.
    """

    def __init__(self, face: Face, size: float, document: Any) -> None:
        super().__init__()
        self._face, self._size, self._document = face, size, document
        self.start = self._switch(" ")

    def _switch(self, letter: str) -> str:
        font = self._face.font
        ((subset, _),) = font.splitString(letter, self._document)
        return f"{font.getSubsetInternalName(subset, self._document)} {self._size:g} Tf"

    def __missing__(self, letter: int) -> str:
        ((_, code),) = self._face.font.splitString(chr(letter), self._document)
        plain = 0x20 <= code[0] < 0x7F and code not in b"()\\"
        text = code.decode("ascii") if plain else f"\\{code[0]:03o}"
        switch = self._switch(chr(letter))
        if switch != self.start:
            text = f") Tj {switch} ({text}) Tj {self.start} ("
        self[letter] = text
        return text


class Pen:
    """Collects the operators of one page after the other; :meth:`flush` hands them to the canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._codes: dict[tuple[str, float], _Codes] = {}
        self._operators: list[str] = []

    def begin_text(self) -> None:
        """Begin the text object of a page."""
        self._operators.append("BT")
        self._state: tuple[object, float] = (None, 0.0)

    def words(self, x: float, y: float, face: Face, size: float, text: str, stretch: float) -> None:
        """Draw a text with its base line at (x, y), y running up; each space widened by ``stretch``."""
        codes = self._codes.get((face.name, size))
        if codes is None:
            codes = self._codes[face.name, size] = _Codes(face, size, self._canvas._doc)
        lead = ""
        if self._state != (codes.start, stretch):
            lead = f"{codes.start} {stretch:.3f} Tw "
            self._state = (codes.start, stretch)
        self._operators.append(f"{lead}1 0 0 1 {x:.2f} {y:.2f} Tm ({text.translate(codes)}) Tj")

    def end_text(self) -> None:
        """End the text object."""
        self._operators.append("ET")

    def rectangles(self, rectangles: list[tuple[float, float, float, float]], operator: str) -> None:
        """Rectangles (x, y, width, height) in one path, stroked (``S``) or filled (``f``)."""
        if rectangles:
            self._operators.extend(f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re" for x, y, w, h in rectangles)
            self._operators.append(operator)

    def line(self, x: float, y: float, to_x: float, to_y: float, thickness: float) -> None:
        """A straight line."""
        self._operators.append(f"q {thickness:g} w {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S Q")

    def band(self, x: float, y: float, width: float, height: float, hatched: bool) -> None:
        """The bar of a chart, its lower left corner at (x, y)."""
        outline = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        if not hatched:
            self._operators.append(f"q {_BAR_GREY:g} g {outline} B Q")
            return
        feet = (x - height + step * _HATCH for step in range(int((width + height) / _HATCH) + 1))
        strokes = (f"{foot:.2f} {y:.2f} m {foot + height:.2f} {y + height:.2f} l" for foot in feet)
        self._operators.append(f"q {outline} W n {' '.join(strokes)} S Q {outline} S")

    def sign(self, x: float, y: float, size: float, name: str) -> None:
        """A mark of a task's state, its lower left corner at (x, y)."""
        self._operators.extend(sign_operators(name, x, y, size))

    def flush(self) -> None:
        """Hand the page's operators to the canvas."""
        self._canvas.addLiteral("\n".join(self._operators))
        self._operators = []
