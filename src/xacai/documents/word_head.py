"""Head and foot of a state document in Word: letterhead, kind and abstract, addressees, bases, signature."""

from __future__ import annotations

from collections.abc import Sequence

from xacai.documents.closing import RECIPIENTS, recipient_lines
from xacai.documents.content import Align, Authority, StateDocument
from xacai.documents.letterhead import COUNTRY, MOTTO, date_text, number_text
from xacai.documents.page import PORTRAIT
from xacai.documents.word_xml import line_below, paragraph, run, text_width, twips, w

_NATION_WIDTH = 280.0
_PART_LINE = 0.4
_LEFT_SHARE = 0.44
_HANG = 1870
_MOST_BESIDE = 40
# Free space above the signature, in twips.
_ABOVE = 240


def letterhead_xml(document: StateDocument) -> str:
    """Organ on the left, nation on the right, number and date below (left out under a decision's reference)."""
    width = PORTRAIT.frame_width
    left, right = width - _NATION_WIDTH, _NATION_WIDTH
    organ = [paragraph(run(line.upper()), "Superior") for line in document.superior]
    organ += [paragraph(run(line.upper()), "Organ") for line in document.issuer]
    widest = max((text_width(line.upper(), 13, bold=True) for line in document.issuer), default=0.0)
    organ.append(line_below(min(widest, left) * _PART_LINE, left))
    nation = [paragraph(run(COUNTRY), "Nation"), paragraph(run(MOTTO), "Motto")]
    nation.append(line_below(text_width(MOTTO, 14, bold=True), right))
    rows = [("".join(organ), "".join(nation))]
    if not document.reference:
        dated = date_text(document.place, document.issued, document.year, document.month)
        number = paragraph(run(number_text(document.number, document.symbol)), "Number")
        rows.append((number, paragraph(run(dated), "PlaceDate")))
    return _side_by_side(rows, (left, right))


def _side_by_side(
    rows: Sequence[tuple[str, str]], widths: tuple[float, float], whole: bool = True, above: int = 0
) -> str:
    """A table of two columns without borders; ``whole`` keeps each row on one page, ``above`` is free (twips)."""
    sizes = [twips(width) for width in widths]
    pads = {"top": above, "left": 0, "right": 0}
    margins = w("tblCellMar", *(w(side, w=pad, type="dxa") for side, pad in pads.items()))
    properties = w("tblPr", w("tblW", w=sum(sizes), type="dxa"), w("tblLayout", type="fixed"), margins)
    lines = [
        w(
            "tr",
            w("trPr", w("cantSplit")) if whole else "",
            *(
                w("tc", w("tcPr", w("tcW", w=size, type="dxa")), cell)
                for size, cell in zip(sizes, row, strict=True)
            ),
        )
        for row in rows
    ]
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=size) for size in sizes)), *lines)


def title_xml(kind: str, abstract: str, reference: str = "") -> str:
    """Kind and abstract, then a short line, or "(Kèm theo Quyết định …)" under a decision."""
    width = PORTRAIT.frame_width
    side = twips(width * 0.08)
    title = paragraph(run(kind.upper()), "Kind")
    title += paragraph(run(abstract), "Abstract", left=side, right=side)
    if reference:
        return title + paragraph(run(reference), "Reference")
    widest = min(text_width(abstract, 14, bold=True), width * 0.84)
    return title + line_below(widest * _PART_LINE, width)


def addressees_xml(names: Sequence[str]) -> str:
    """ "Kính gửi": one receiver on the same line, several as a list of dashes below it."""
    if len(names) == 1:
        return paragraph(run(f"Kính gửi: {closed(names[0], '')}"), "Addressee")
    if not names:
        return ""
    lines = [paragraph(run("Kính gửi:"), "AddresseeItem", left=_HANG, before=120, keep=True)]
    inset = _HANG + twips(text_width("Kính gửi: ", 14))
    for number, name in enumerate(names, 1):
        sign = "." if number == len(names) else ";"
        lines.append(paragraph(run(f"- {closed(name, sign)}"), "AddresseeItem", left=inset))
    return "".join(lines)


def bases_xml(texts: Sequence[str]) -> str:
    """Legal bases: ``;`` behind each, ``.`` behind the last."""
    last = len(texts)
    return "".join(
        paragraph(run(closed(text, "." if number == last else ";")), "Basis")
        for number, text in enumerate(texts, 1)
    )


def closed(text: str, closing: str) -> str:
    """The text with exactly this closing sign."""
    return text.strip().rstrip(";,. ") + closing


def signature_xml(recipients: Sequence[str], authority: Authority) -> str:
    """Recipients on the left, authority, room for signature and seal, and the name on the right."""
    width = PORTRAIT.frame_width
    left = [paragraph(run(RECIPIENTS), "RecipientsHead")] if recipients else []
    left += [paragraph(run(line), "Recipients") for line in recipient_lines(recipients)]
    right = [paragraph(run(line.upper()), "Authority") for line in authority.lines]
    right.append(paragraph(run(authority.signer), "Signer"))
    cells = ("".join(left) or paragraph(align=Align.LEFT), "".join(right))
    whole = len(recipients) <= _MOST_BESIDE
    return _side_by_side([cells], (width * _LEFT_SHARE, width * (1 - _LEFT_SHARE)), whole, _ABOVE)
