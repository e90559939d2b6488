"""Pages into PDF bytes through ReportLab's canvas: the same pages give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from xacai.documents.fonts import FontSet
from xacai.documents.page import Band, Blot, Box, Page, Rule, Sign, Words
from xacai.documents.pen import Pen

_FAINT_SIZE = 96
_FAINT_COLOUR = (0.97, 0.87, 0.87)
_CELL_LINE = 0.5


def paint(pages: Sequence[Page], fonts: FontSet) -> bytes:
    """The pages as a PDF; only the given fonts are referred to, all embedded as subsets.

    Streams are left uncompressed: preparing the file for archiving compresses them.
    """
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        initialFontName=fonts.regular.name,
        invariant=1,
        pageCompression=0,
        lang="vi-VN",
        pdfVersion=(1, 7),
    )
    pen = Pen(canvas)
    for page in pages:
        canvas.setPageSize((page.shape.width, page.shape.height))
        if page.faint:
            _paint_faint(canvas, page, fonts)
        canvas.setLineWidth(_CELL_LINE)
        _draw_lines(pen, page)
        _draw_words(pen, page)
        pen.flush()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _paint_faint(canvas: Canvas, page: Page, fonts: FontSet) -> None:
    """The mark of a draft: large, light, rising across the sheet, below everything else."""
    canvas.saveState()
    canvas.setFillColorRGB(*_FAINT_COLOUR)
    canvas.setFont(fonts.bold.name, _FAINT_SIZE)
    canvas.translate(page.shape.width / 2, page.shape.height / 2)
    canvas.rotate(45)
    canvas.drawCentredString(0, -_FAINT_SIZE / 3, page.faint)
    canvas.restoreState()


def _draw_lines(pen: Pen, page: Page) -> None:
    boxes: list[tuple[float, float, float, float]] = []
    blots: list[tuple[float, float, float, float]] = []
    for left, top, marks in page.placed:
        foot = page.shape.height - top
        for mark in marks:
            if isinstance(mark, Box):
                boxes.append((left + mark.x, foot - mark.y - mark.height, mark.width, mark.height))
            elif isinstance(mark, Blot):
                blots.append((left + mark.x, foot - mark.y - mark.height, mark.width, mark.height))
            elif isinstance(mark, Rule):
                pen.line(left + mark.x, foot - mark.y, left + mark.to_x, foot - mark.to_y, mark.thickness)
            elif isinstance(mark, Band):
                pen.band(left + mark.x, foot - mark.y - mark.height, mark.width, mark.height, mark.hatched)
            elif isinstance(mark, Sign):
                pen.sign(left + mark.x, foot - mark.y - mark.size, mark.size, mark.name)
    pen.rectangles(boxes, "S")
    pen.rectangles(blots, "f")


def _draw_words(pen: Pen, page: Page) -> None:
    pen.begin_text()
    for left, top, marks in page.placed:
        foot = page.shape.height - top
        for mark in marks:
            if isinstance(mark, Words):
                pen.words(left + mark.x, foot - mark.y, mark.face, mark.size, mark.text, mark.stretch)
    pen.end_text()
