"""Words of WordprocessingML: elements, runs, paragraphs as text; and the widths of words without a font file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfbase.pdfmetrics import stringWidth

from xacai.documents.content import Align, Run
from xacai.documents.page import MM

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARED = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TWIPS = 20
# What XML 1.0 cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile("([\n\t])")
_JUSTIFIED = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}


def clean(text: str) -> str:
    """The text without signs that no XML file can hold."""
    return _FORBIDDEN.sub("", text)


def w(element: str, /, *children: str, **attributes: str | int) -> str:
    """An element of the main vocabulary with attributes of the same."""
    written = "".join(f" w:{key}={quoteattr(clean(str(value)))}" for key, value in attributes.items())
    inner = "".join(children)
    return f"<w:{element}{written}>{inner}</w:{element}>" if inner else f"<w:{element}{written}/>"


def twips(points: float) -> int:
    """Points as twentieths of a point, the unit of lengths in Word."""
    return round(points * TWIPS)


def millimetres(length: float) -> int:
    """Millimetres as twips."""
    return twips(length * MM)


def run(text: str, *, bold: bool = False, italic: bool = False, size: float | None = None) -> str:
    """A run; line ends and tabs inside become Word's own. ``size`` in points departs from the style's."""
    marks = (w("b") if bold else "") + (w("i") if italic else "")
    if size is not None:
        marks += w("sz", val=round(size * 2)) + w("szCs", val=round(size * 2))
    properties = w("rPr", marks) if marks else ""
    return w("r", properties, *(_piece(part) for part in _BREAKS.split(clean(text)) if part))


def _piece(text: str) -> str:
    if text == "\n":
        return w("br")
    return w("tab") if text == "\t" else f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def runs(items: Iterable[Run], size: float | None = None) -> str:
    """Runs of content in a row."""
    return "".join(run(item.text, bold=item.bold, italic=item.italic, size=size) for item in items)


def paragraph(
    inner: str = "",
    style: str = "",
    *,
    align: Align | None = None,
    keep: bool = False,
    before: int | None = None,
    left: int = 0,
    right: int = 0,
    section: str = "",
) -> str:
    """A paragraph: a style by its id, and what departs from it (``before``, ``left``, ``right`` in twips).

    ``section`` is the ``sectPr`` of a section that ends here.
    """
    indents = {name: value for name, value in (("left", left), ("right", right)) if value}
    properties = (
        w("pStyle", val=style) if style else "",
        w("keepNext") if keep else "",
        w("spacing", before=before) if before is not None else "",
        w("ind", **indents) if indents else "",
        w("jc", val=_JUSTIFIED[align]) if align is not None else "",
        section,
    )
    written = w("pPr", *properties) if any(properties) else ""
    return w("p", written, inner)


def line_below(length: float, width: float, style: str = "Line") -> str:
    """A rule of ``length`` in the middle of a strip ``width`` wide (points): an empty, low, bordered paragraph."""
    side = max(0, twips((width - length) / 2))
    border = w("pBdr", w("top", val="single", sz=6, space=0, color="auto"))
    return w("p", w("pPr", w("pStyle", val=style), border, w("ind", left=side, right=side)))


@lru_cache(maxsize=20_000)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a Times face, in points: marks of tone and vowel add nothing to a letter."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    latin = letters.encode("latin-1", "replace").decode("latin-1")
    return float(stringWidth(latin, "Times-Bold" if bold else "Times-Roman", size))
