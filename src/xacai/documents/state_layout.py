"""From a document's content to its pages: main pages, appendices, check sheet, each numbered on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xacai.documents.check_sheet import TITLE, check_sheet
from xacai.documents.closing import kept_together, signature, with_end
from xacai.documents.code_box import code_box
from xacai.documents.content import (
    Align,
    Appendix,
    Block,
    CodeBox,
    Decision,
    Heading,
    Orientation,
    Paragraph,
    Run,
    StateDocument,
    Table,
)
from xacai.documents.flow import Flowable, fill_pages
from xacai.documents.fonts import FontSet
from xacai.documents.footing import foot_pages, mark_draft, number_pages
from xacai.documents.letterhead import addressees, bases, letterhead, title_block
from xacai.documents.page import LANDSCAPE, MM, PORTRAIT, Page, Shape
from xacai.documents.prose import Style, prose
from xacai.documents.table import table

INDENT = 12.7 * MM
BODY = Style(14, 18, Align.JUSTIFY, indent=INDENT, before=6)


def lay_out(document: StateDocument, fonts: FontSet) -> list[Page]:
    """All pages in printing order."""
    pages: list[Page] = []
    code = document.check.code if document.check else ""
    if document.decision is not None:
        pages += _main_pages(document, _decision_flow(document, document.decision, fonts), fonts)
    pages += _main_pages(document, _main_flow(document, fonts), fonts)
    for appendix in document.appendices:
        shape = LANDSCAPE if appendix.orientation is Orientation.LANDSCAPE else PORTRAIT
        sheets = fill_pages(_appendix_flow(appendix, shape, fonts), shape)
        number_pages(sheets, fonts)
        foot_pages(sheets, appendix.label, code, document.draft, fonts)
        pages += sheets
    if document.check is not None:
        sheets = fill_pages(check_sheet(document, document.check, PORTRAIT.frame_width, fonts), PORTRAIT)
        number_pages(sheets, fonts)
        foot_pages(sheets[1:], TITLE.capitalize(), "", False, fonts)
        pages += sheets
    if document.draft:
        mark_draft(pages)
    return pages


def _main_pages(document: StateDocument, flow: Sequence[Flowable], fonts: FontSet) -> list[Page]:
    pages = fill_pages(flow, PORTRAIT)
    number_pages(pages, fonts)
    if document.check is not None and document.check_on_main_pages:
        foot_pages(pages, "", document.check.code, document.draft, fonts)
    return pages


def _main_flow(document: StateDocument, fonts: FontSet) -> list[Flowable]:
    width = PORTRAIT.frame_width
    flow: list[Flowable] = [letterhead(document, width, fonts)]
    flow.append(title_block(document.kind, document.abstract, width, fonts, document.reference))
    flow += addressees(document.addressees, width, fonts)
    flow += bases(document.bases, width, fonts, INDENT)
    flow += block_flow(with_end(document.blocks), width, fonts)
    signed = signature(document.recipients, document.authority, width, PORTRAIT.frame_height, fonts)
    return kept_together(flow, signed)


def _decision_flow(document: StateDocument, decision: Decision, fonts: FontSet) -> list[Flowable]:
    """The pages of the decision that carries the plan."""
    width = PORTRAIT.frame_width
    head = replace(
        document,
        number=decision.number,
        symbol=decision.symbol,
        issued=decision.issued,
        place=decision.place or document.place,
        reference="",
    )
    flow: list[Flowable] = [letterhead(head, width, fonts)]
    flow.append(title_block("QUYẾT ĐỊNH", decision.abstract, width, fonts))
    centred = Style(14, 18, Align.CENTRE, before=6, after=6, keep=True)
    if decision.authority_title:
        flow.append(prose([Run(decision.authority_title.upper(), bold=True)], centred, width, fonts))
    flow += bases((*decision.bases, *decision.requests), width, fonts, INDENT)
    flow.append(prose([Run("QUYẾT ĐỊNH:", bold=True)], centred, width, fonts))
    flow += block_flow(with_end(decision.articles), width, fonts)
    signed = signature(decision.recipients, decision.authority, width, PORTRAIT.frame_height, fonts)
    return kept_together(flow, signed)


def _appendix_flow(appendix: Appendix, shape: Shape, fonts: FontSet) -> list[Flowable]:
    width = shape.frame_width
    centred = Style(14, 17, Align.CENTRE, keep=True)
    lines = [Run(appendix.label, bold=True), Run(appendix.title.upper(), bold=True)]
    lines.append(Run(appendix.reference, italic=True))
    flow: list[Flowable] = [prose([line], centred, width, fonts) for line in lines if line.text]
    note = replace(centred, size=12, leading=15)
    flow += [prose([Run(text, italic=True)], note, width, fonts) for text in appendix.notes]
    return flow + block_flow(appendix.blocks, width, fonts)


def block_flow(blocks: Sequence[Block], width: float, fonts: FontSet) -> list[Flowable]:
    """Blocks of a body as flowables."""
    return [_block(block, width, fonts) for block in blocks]


def _block(block: Block, width: float, fonts: FontSet) -> Flowable:
    if isinstance(block, Table):
        return table(block, width, fonts)
    if isinstance(block, CodeBox):
        return code_box(block, width, fonts)
    if isinstance(block, Paragraph):
        return prose(block.runs, BODY, width, fonts)
    return _heading(block, width, fonts)


def _heading(heading: Heading, width: float, fonts: FontSet) -> Flowable:
    """Level 1 in bold capitals, 2 in bold, 3 upright; always on the page of what follows."""
    text = heading.text.upper() if heading.level <= 1 else heading.text
    style = replace(BODY, align=Align.LEFT, before=9 if heading.level <= 1 else 6, keep=True)
    return prose([Run(text, bold=heading.level <= 2)], style, width, fonts)
