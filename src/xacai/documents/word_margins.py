"""What stands in the margins of a Word document: page numbers, the names of appendices, the draft's mark."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from xacai.documents.content import Align, Orientation
from xacai.documents.footing import DRAFT
from xacai.documents.page import LANDSCAPE, PORTRAIT
from xacai.documents.word_styles import FACE
from xacai.documents.word_xml import DECLARED, XML_HEAD, millimetres, paragraph, run, twips, w

_HEADER_AT, _FOOTER_AT = 9.0, 8.0
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)


def header_xml(*, numbered: bool, draft: bool, mark: int) -> str:
    """A header: the page's number or none, and the draft's mark behind the text. ``mark`` numbers the mark."""
    inner = _field(" PAGE ", "2") if numbered else ""
    body = paragraph((_draft_mark(mark) if draft else "") + inner, "Header")
    return f"{XML_HEAD}<w:hdr{DECLARED}>{body}</w:hdr>"


def footer_xml(label: str) -> str:
    """The foot of an appendix: ``Phụ lục I, trang 2/7``."""
    inner = run(f"{label}, trang ") + _field(" PAGE ", "1") + run("/") + _field(" SECTIONPAGES ", "1")
    return f"{XML_HEAD}<w:ftr{DECLARED}>{paragraph(inner, 'Footer', align=Align.RIGHT)}</w:ftr>"


def _field(instruction: str, shown: str) -> str:
    return w("fldSimple", run(shown), instr=instruction)


def _draft_mark(number: int) -> str:
    """The word of a draft, large and light across the page."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:420pt;height:90pt;rotation:315;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    path = f"<v:textpath style={quoteattr(f'font-family:{FACE};font-size:1pt')} string={quoteattr(DRAFT)}/>"
    shape = (
        f'<v:shape id="DraftMark{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'style={quoteattr(style)} fillcolor="#f7dede" stroked="f">{path}</v:shape>'
    )
    return w("r", w("rPr", w("noProof")), w("pict", _SHAPE_TYPE + shape))


def section_end(orientation: Orientation, footer: str = "") -> str:
    """The ``sectPr`` of a section: page, margins, numbering from 1 with no number on its first page.

    ``footer`` is the relation of the foot, for appendices.
    """
    across = orientation is Orientation.LANDSCAPE
    shape = LANDSCAPE if across else PORTRAIT
    size: dict[str, str | int] = {"w": twips(shape.width), "h": twips(shape.height)}
    if across:
        size["orient"] = "landscape"
    references = [_reference("header", "default", "rIdHeader"), _reference("header", "first", "rIdFirst")]
    if footer:
        references += [_reference("footer", kind, footer) for kind in ("default", "first")]
    return w(
        "sectPr",
        *references,
        w("type", val="nextPage"),
        w("pgSz", **size),
        w(
            "pgMar",
            top=twips(shape.top),
            right=twips(shape.right),
            bottom=twips(shape.bottom),
            left=twips(shape.left),
            header=millimetres(_HEADER_AT),
            footer=millimetres(_FOOTER_AT),
            gutter=0,
        ),
        w("pgNumType", start=1),
        w("titlePg"),
    )


def _reference(part: str, kind: str, relation: str) -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="{relation}"/>'
