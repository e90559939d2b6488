"""The styles of a Word document in the layout of Decree 30/2020/NĐ-CP, Appendix I, under Vietnamese names."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.documents.word_xml import DECLARED, XML_HEAD, w

FACE = "Times New Roman"
LANGUAGE = "vi-VN"
# The first line of a paragraph of the body begins 12,7 mm in (Decree 30: 10 or 12,7 mm).
INDENT = 720
# Room for signature and seal, as on the printed page: 28 mm.
SIGNATURE_ROOM = 1588


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style. ``size`` in points; ``before``, ``after``, ``first``, ``line`` in twips (0: one line)."""

    key: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: int = 0
    after: int = 0
    first: int = 0
    line: int = 0
    keep: bool = False
    outline: int | None = None
    exact: bool = False


_BODY = 360
_STYLES = (
    _Style("Nation", "Quốc hiệu", 13, bold=True, align="center"),
    _Style("Motto", "Tiêu ngữ", 14, bold=True, align="center"),
    _Style("Superior", "Cơ quan chủ quản", 13, align="center"),
    _Style("Organ", "Cơ quan ban hành", 13, bold=True, align="center"),
    _Style("Number", "Số, ký hiệu", 13, align="center", before=120),
    _Style("PlaceDate", "Địa danh, ngày tháng", 14, italic=True, align="center", before=120),
    _Style("Kind", "Tên loại văn bản", 14, bold=True, align="center", before=240, keep=True),
    _Style("Abstract", "Trích yếu", 14, bold=True, align="center", before=60, keep=True),
    _Style("Reference", "Kèm theo", 14, italic=True, align="center", keep=True),
    _Style("Line", "Đường kẻ", 2, line=120, before=60, keep=True, exact=True),
    _Style("Addressee", "Kính gửi", 14, align="center", before=120, after=120),
    _Style("AddresseeItem", "Kính gửi, danh sách", 14),
    _Style("Basis", "Căn cứ", 14, italic=True, align="both", before=120, first=INDENT, line=_BODY),
    _Style("BodyText", "Body Text", 14, align="both", before=120, first=INDENT, line=_BODY),
    _Style("Order", "Quyết định", 14, bold=True, align="center", before=120, after=120, keep=True),
    _Style("Heading1", "heading 1", 14, True, before=180, first=INDENT, line=_BODY, keep=True, outline=0),
    _Style("Heading2", "heading 2", 14, True, before=120, first=INDENT, line=_BODY, keep=True, outline=1),
    _Style("Heading3", "heading 3", 14, before=120, first=INDENT, line=_BODY, keep=True, outline=2),
    _Style("RecipientsHead", "Nơi nhận", 12, bold=True, italic=True, keep=True),
    _Style("Recipients", "Nơi nhận, danh sách", 11),
    _Style("Authority", "Quyền hạn, chức vụ", 14, bold=True, align="center", keep=True),
    _Style("Signer", "Họ tên người ký", 14, bold=True, align="center", before=SIGNATURE_ROOM),
    _Style("Appendix", "Phụ lục", 14, bold=True, align="center", line=340, keep=True, outline=0),
    _Style("AppendixTitle", "Tên phụ lục", 14, bold=True, align="center", line=340, keep=True),
    _Style("AppendixNote", "Ghi chú phụ lục", 12, italic=True, align="center", line=300, after=60, keep=True),
    _Style("TableText", "Bảng", 12),
    _Style("Gap", "Khoảng cách", 1, line=20, exact=True),
    _Style("Header", "header", 13, align="center"),
    _Style("Footer", "footer", 9),
)


def styles_xml() -> str:
    """The part ``word/styles.xml``."""
    base = w("rFonts", ascii=FACE, hAnsi=FACE, eastAsia=FACE, cs=FACE)
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    defaults = w(
        "docDefaults",
        w("rPrDefault", w("rPr", base, w("color", val="000000"), *_sizes(14), language)),
        w("pPrDefault", w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto"))),
    )
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    inner = (defaults, normal, _table_style(), *(_written(style) for style in _STYLES))
    return f"{XML_HEAD}<w:styles{DECLARED}>{''.join(inner)}</w:styles>"


def _sizes(points: float) -> tuple[str, str]:
    return w("sz", val=round(points * 2)), w("szCs", val=round(points * 2))


def _written(style: _Style) -> str:
    rule = "exact" if style.exact else "atLeast"
    leading: dict[str, str | int] = {"line": style.line, "lineRule": rule} if style.line else {}
    properties = w(
        "pPr",
        w("keepNext") if style.keep else "",
        w("spacing", before=style.before, after=style.after, **leading),
        w("ind", firstLine=style.first) if style.first else "",
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline) if style.outline is not None else "",
    )
    marks = (w("b") if style.bold else "", w("i") if style.italic else "")
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("qFormat"),
        properties,
        w("rPr", *marks, *_sizes(style.size)),
        type="paragraph",
        styleId=style.key,
    )


def _table_style() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="auto") for side in sides))
    pads = (("top", 40), ("left", 60), ("bottom", 40), ("right", 60))
    margins = w("tblCellMar", *(w(side, w=pad, type="dxa") for side, pad in pads))
    name = w("name", val="Table Grid")
    return w("style", name, w("tblPr", borders, margins), type="table", styleId="TableGrid")


def settings_xml() -> str:
    """The part ``word/settings.xml``."""
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    inner = (
        w("zoom", percent=100),
        w("defaultTabStop", val=INDENT),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", mode),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )
    return f"{XML_HEAD}<w:settings{DECLARED}>{''.join(inner)}</w:settings>"
