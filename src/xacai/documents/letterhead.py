"""The head of a state document: organ, national name and motto, number, place and date, kind and abstract.

Components, sizes and styles: Decree 30/2020/NĐ-CP, Appendix I (see the table in the project's documents).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xacai.documents.content import Align, Run, StateDocument
from xacai.documents.flow import Flowable, Solid
from xacai.documents.fonts import Face, FontSet
from xacai.documents.page import Mark, Rule, Words
from xacai.documents.prose import Style, line_marks, prose
from xacai.documents.wrapping import Line, Piece, wrap

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ORGAN_SIZE, MOTTO_SIZE, NUMBER_SIZE, DATE_SIZE, TITLE_SIZE = 13.0, 14.0, 13.0, 14.0, 14.0
_GAP = 8.0
_STEP = 1.2
_STEPS = 6
# Lines under the organ and under the abstract: 1/3 to 1/2 of the text above them.
_PART_LINE = 0.4
_LINE = 0.75
_LEAST_ORGAN = 150.0
_OPEN = "\u00a0" * 8


def number_text(number: str, symbol: str) -> str:
    """``Số: 09/KH-UBND``: a number below 10 gets a leading 0; room is left where there is none yet."""
    clean = number.strip()
    if clean.isdecimal() and len(clean) == 1:
        clean = f"0{clean}"
    return f"Số: {clean or _OPEN}/{symbol}"


def date_text(place: str, issued: date | None, year: int | None = None, month: int | None = None) -> str:
    """``Minh Đức, ngày 25 tháng 7 năm 2025``: leading 0 for days below 10, and for months 1 and 2 only."""
    lead = f"{place}, " if place else ""
    if issued is None:
        return f"{lead}ngày {_OPEN} tháng {_month(month) if month else _OPEN} năm {year or _OPEN}"
    return f"{lead}ngày {issued.day:02d} tháng {_month(issued.month)} năm {issued.year}"


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


class _Block:
    """Lines centred one under another in a strip of the page."""

    def __init__(self, left: float, width: float, y: float = 0) -> None:
        self.left, self.width, self.y = left, width, y
        self.marks: list[Mark] = []
        self.widest = 0.0

    def add(self, text: str, face: Face, size: float) -> None:
        """One text, wrapped if need be into lines of about one length, so that no single word stands alone."""
        for line in _even_lines(Piece(face, text), size, self.width):
            self.y += size * _STEP
            self.marks.extend(line_marks(line, self.left, self.y, self.width, size, Align.CENTRE))
            self.widest = max(self.widest, line.width)

    def underline(self, share: float) -> None:
        """A line as long as a share of the widest text, a little below."""
        length = self.widest * share
        x = self.left + (self.width - length) / 2
        y = self.y + 6
        self.marks.append(Rule(x, y, x + length, y, _LINE))
        self.y = y


def _even_lines(piece: Piece, size: float, width: float) -> list[Line]:
    """As few lines as the width allows, none much longer than it must be for that."""
    lines = wrap([piece], size, width)
    count, low, high = len(lines), width / 2, width
    if count == 1:
        return lines
    for _ in range(_STEPS):
        tried = (low + high) / 2
        narrower = wrap([piece], size, tried)
        if len(narrower) > count or any(line.width > tried for line in narrower):
            low = tried
        else:
            lines, high = narrower, tried
    return lines


def letterhead(document: StateDocument, width: float, fonts: FontSet) -> Solid:
    """The two blocks side by side, number and date below them (left out under a decision's reference)."""
    dated = date_text(document.place, document.issued, document.year, document.month)
    size, right = _right_width(dated, width, fonts)
    organ = _Block(0, width - right - _GAP)
    for line in document.superior:
        organ.add(fonts.printable(line).upper(), fonts.regular, size)
    for line in document.issuer:
        organ.add(fonts.printable(line).upper(), fonts.bold, size)
    organ.underline(_PART_LINE)
    nation = _Block(width - right, right)
    nation.add(COUNTRY, fonts.bold, size)
    nation.widest = 0.0
    nation.add(MOTTO, fonts.bold, size + 1)
    nation.underline(1.0)
    y = max(organ.y, nation.y)
    marks = [*organ.marks, *nation.marks]
    if not document.reference:
        y += DATE_SIZE * _STEP + 4
        left = _Block(0, organ.width, y - NUMBER_SIZE * _STEP)
        left.add(fonts.printable(number_text(document.number, document.symbol)), fonts.regular, NUMBER_SIZE)
        day = _Block(width - right, right, y - (size + 1) * _STEP)
        day.add(fonts.printable(dated), fonts.italic, size + 1)
        marks += [*left.marks, *day.marks]
        y = max(left.y, day.y)
    return Solid(y + 6, marks)


def _right_width(dated: str, width: float, fonts: FontSet) -> tuple[float, float]:
    """Size of the national name (13, or 12 where that leaves the organ too little) and its block's width."""
    for size in (ORGAN_SIZE, ORGAN_SIZE - 1):
        wanted = max(
            fonts.bold.width(COUNTRY, size),
            fonts.bold.width(MOTTO, size + 1),
            fonts.italic.width(dated, size + 1),
        )
        if width - wanted - _GAP >= _LEAST_ORGAN:
            return size, wanted + 1
    return ORGAN_SIZE - 1, fonts.bold.width(COUNTRY, ORGAN_SIZE - 1) + 1


def title_block(
    kind: str, abstract: str, width: float, fonts: FontSet, reference: str = "", before: float = 16
) -> Solid:
    """Kind and abstract in bold, then a short line, or "(Kèm theo Quyết định …)" under a decision."""
    block = _Block(0, width)
    block.add(fonts.printable(kind).upper(), fonts.bold, TITLE_SIZE)
    block.y += 3
    block.widest = 0.0
    inner = _Block(width * 0.08, width * 0.84, block.y)
    inner.add(fonts.printable(abstract), fonts.bold, TITLE_SIZE)
    marks = [*block.marks, *inner.marks]
    if reference:
        note = _Block(0, width, inner.y + 2)
        note.add(fonts.printable(reference), fonts.italic, TITLE_SIZE)
        return Solid(note.y + 6, [*marks, *note.marks], before, 12, keep=True)
    inner.underline(_PART_LINE)
    return Solid(inner.y + 2, [*marks, inner.marks[-1]], before, 12, keep=True)


def addressees(names: Sequence[str], width: float, fonts: FontSet) -> list[Flowable]:
    """ "Kính gửi": one receiver on the same line, several as a list of dashes below it."""
    if not names:
        return []
    lead = "Kính gửi: "
    if len(names) == 1:
        style = Style(align=Align.CENTRE, after=10)
        return [prose([Run(lead + _closed(names[0], ""))], style, width, fonts)]
    hang = width * 0.2
    items: list[Flowable] = [
        prose([Run(lead.strip())], Style(align=Align.LEFT, hang=hang, keep=True), width, fonts)
    ]
    inset = hang + fonts.regular.width(lead, 14)
    for number, name in enumerate(names):
        last = number == len(names) - 1
        style = Style(align=Align.LEFT, hang=inset, after=10 if last else 0, keep=not last)
        items.append(prose([Run(f"- {_closed(name, '.' if last else ';')}")], style, width, fonts))
    return items


def bases(texts: Sequence[str], width: float, fonts: FontSet, indent: float) -> list[Flowable]:
    """Legal bases in italics, one a paragraph: ``;`` behind each, ``.`` behind the last."""
    style = Style(indent=indent, before=6)
    items: list[Flowable] = []
    for number, text in enumerate(texts):
        closing = "." if number == len(texts) - 1 else ";"
        items.append(prose([Run(_closed(text, closing), italic=True)], style, width, fonts))
    return items


def _closed(text: str, closing: str) -> str:
    """The text with exactly this closing sign."""
    return text.strip().rstrip(";,. ") + closing


def words_at(text: str, face: Face, size: float, x: float, y: float, align: Align = Align.LEFT) -> Words:
    """A single line placed by its left end, middle or right end."""
    width = face.width(text, size)
    offset = {Align.CENTRE: width / 2, Align.RIGHT: width}.get(align, 0.0)
    return Words(x - offset, y, face, size, text)
